"""What the questions about a history are answered with; no algorithms."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

from dtt_diff.tracking.values import Edition, StepKind, Touch, short

#: What an occurrence says of an edition.
OccurrenceKind = Literal["appeared", "dropped", "returned"]


@frozen
class PhraseUse:
    """The ledger of a phrase: the editions that have it.

    Upper and lower case, kinds of quotes, spelling and line breaks do not count. "Inflected" also takes other forms of its
    words ("reaffirm" for "reaffirmed").

    Attributes:
        phrase: the phrase, as asked for.
        exact: the editions that have these very words.
        inflected: the editions that have them in any form; all of ``exact`` are among them.
        counts: how often each edition of the series has it in any form.
        forms: the forms that were found, in lower case, in alphabetical order.
        runs: first and last edition of each unbroken run of ``inflected``.
        gaps: first and last edition of each stretch between two runs, in which it is missing.
        sentence: all of this in one plain sentence.
    """

    phrase: str
    exact: tuple[Edition, ...]
    inflected: tuple[Edition, ...]
    counts: tuple[int, ...]
    forms: tuple[str, ...]
    runs: tuple[tuple[Edition, Edition], ...]
    gaps: tuple[tuple[Edition, Edition], ...]
    sentence: str

    @property
    def first(self) -> Edition | None:
        """The first edition that has it in any form."""
        return self.inflected[0] if self.inflected else None

    @property
    def last(self) -> Edition | None:
        """The last edition that has it in any form."""
        return self.inflected[-1] if self.inflected else None

    def __str__(self) -> str:
        return self.sentence

    def __repr__(self) -> str:
        return f"<PhraseUse {short(self.phrase)}: {len(self.inflected)} of {len(self.counts)} editions>"


@frozen
class Mention:
    """A sentence that mentions a matter.

    Attributes:
        line: index of its line of descent; None for titles, datelines, headings and signatures.
        sentence: index of the sentence in its edition.
        text: the sentence in one line.
        kind: what the edition did with its line; for what is gone, what the next edition did with it.
    """

    line: int | None
    sentence: int
    text: str
    kind: StepKind | None

    def __repr__(self) -> str:
        return f"<Mention{f' {self.kind}' if self.kind else ''}: {short(self.text)}>"


@frozen
class Moment:
    """What one edition says of a matter.

    Attributes:
        edition: the edition.
        mentions: the sentences that mention it.
        gone: sentences of the edition before that mentioned it, whose line was dropped or mentions it no longer.
        changes: what changed in the sentences that mention it or did before.
        sentence: all of this in one plain sentence.
    """

    edition: Edition
    mentions: tuple[Mention, ...]
    gone: tuple[Mention, ...]
    changes: tuple[Touch, ...]
    sentence: str

    def __str__(self) -> str:
        return self.sentence

    def __repr__(self) -> str:
        return f"<Moment {short(self.sentence)}>"


@frozen
class Occurrence:
    """Something that appeared, was dropped or returned in an edition: a whole line, or words inside one that goes on.

    Attributes:
        edition: the edition.
        kind: what happened.
        line: index of its line.
        whole: whether it is the whole sentence; else it is a part of one.
        text: the sentence or the words, in one line; of what was dropped as they last stood.
        first: the first edition that had it.
        last_had: the last edition before this one that had it; None for what appeared.
        count: how many editions before this one had it.
        salience: 3 leads the memo, 2 belongs in it, 1 is noted by a careful reader; None for whole sentences.
        sentence: all of this in one plain sentence.
    """

    edition: Edition
    kind: OccurrenceKind
    line: int
    whole: bool
    text: str
    first: Edition
    last_had: Edition | None
    count: int
    salience: int | None
    sentence: str

    def __str__(self) -> str:
        return self.sentence

    def __repr__(self) -> str:
        part = "" if self.whole else " in a sentence"
        return f"<Occurrence {self.kind}{part} in {short(self.edition.label)}: {short(self.text)}>"
