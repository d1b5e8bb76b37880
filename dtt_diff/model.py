"""The values that the library works with, in the order in which they appear; no algorithms.

All offsets count code points of the statement's own text. A span is a half-open pair ``(start, end)``; what page furniture
interrupts is a tuple of spans.
"""

from __future__ import annotations

from typing import Literal

from attrs import field, frozen

Span = tuple[int, int]
BlockKind = Literal["title", "dateline", "heading", "paragraph", "list item", "signature", "furniture"]
Rank = Literal["primary", "partial"]
Shape = Literal["1-1", "split", "merge", "n-m", "dropped", "added"]
Kind = Literal["added", "dropped", "strengthened", "softened", "updated"]
#: All kinds, in the order in which reports count them.
KINDS: tuple[Kind, ...] = ("added", "dropped", "strengthened", "softened", "updated")
Verdict = Literal["unchanged", "reworded", "updated", "strengthened", "softened", "mixed", "dropped", "added", "not compared"]
Confidence = Literal["high", "medium", "low"]
EditOp = Literal["keep", "move", "delete", "insert"]
Decision = Literal["accepted", "rejected", "relabelled", "open"]

#: Block kinds that are aligned with each other but carry no verdict and no change of force.
FRAME_KINDS: frozenset[BlockKind] = frozenset({"title", "dateline", "heading", "signature"})


@frozen
class Token:
    """One word, number or punctuation mark.

    Attributes:
        text: the token as it stands in the statement.
        start: offset of its first character.
        end: offset after its last character.
        norm: lower case, straight quotes, one spelling; equal norms are "the same word".
        stem: the norm without inflection; equal stems are forms of one word.
        is_word: false for punctuation.
    """

    text: str
    start: int
    end: int
    norm: str
    stem: str
    is_word: bool


@frozen
class Block:
    """A paragraph, heading, list item or piece of page furniture, with its list label if it has one."""

    kind: BlockKind
    spans: tuple[Span, ...]
    label: str | None = None


@frozen
class Sentence:
    """One sentence of a statement.

    Attributes:
        index: its place among the sentences of the statement, from 0.
        spans: where it stands; more than one span where page furniture interrupts it.
        paragraph: the number of its paragraph, from 1; titles, datelines and headings count as 0.
        label: the list label of its block ("2.", "(a)") if it is the first sentence of a labelled block.
        kind: the kind of block in which it stands.
        tokens: its words and punctuation marks.
    """

    index: int
    spans: tuple[Span, ...]
    paragraph: int
    label: str | None
    kind: BlockKind
    tokens: tuple[Token, ...] = field(repr=False)

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Offset after the last character."""
        return self.spans[-1][1]

    @property
    def is_frame(self) -> bool:
        """Whether it is a title, dateline, heading or signature, which carry no verdict."""
        return self.kind in FRAME_KINDS


@frozen
class Statement:
    """One edition of a statement, as read.

    Attributes:
        text: the text, never altered (a byte order mark is not part of it).
        blocks: its blocks in order, furniture included.
        sentences: its sentences in order.
        digest: SHA-256 of the text in UTF-8, as hexadecimal digits.
        title: its title, if one was found.
        date: its date as ``YYYY-MM-DD``, if one was found.
        edition: its number in the series (13 for "13th Talks"), if one was found.
        parties: who issues it, as far as the title says so.
        source: the file, address or "-" it was read from; None for text given directly.
        notes: what the reader decided, in plain words.
    """

    text: str = field(repr=False)
    blocks: tuple[Block, ...] = field(repr=False)
    sentences: tuple[Sentence, ...] = field(repr=False)
    digest: str
    title: str | None = None
    date: str | None = None
    edition: int | None = None
    parties: tuple[str, ...] = ()
    source: str | None = None
    notes: tuple[str, ...] = ()

    def quote(self, spans: tuple[Span, ...]) -> str:
        """Return the text under the spans; parts that furniture separates are joined by one space."""
        return " ".join(self.text[start:end] for start, end in spans)


@frozen
class Cue:
    """Words that carry force, and where they stand on their scale.

    Attributes:
        entry: id of the lexicon entry.
        scale: id of the scale.
        dimension: one of the ten dimensions of the labelling guide.
        rank: name of the rank on the scale.
        sources: ids of the sources of the entry.
        first: index of its first token in the sentence.
        last: index of its last token in the sentence.
        head: index of the token that it strengthens or weakens, for scales that govern a head.
        negated: whether a negation stands over it.
        text: its words, as they stand in the text.
        span: where they stand.
    """

    entry: str
    scale: str
    dimension: str
    rank: str
    sources: tuple[str, ...]
    first: int
    last: int
    head: int | None
    negated: bool
    text: str
    span: Span


@frozen
class Fact:
    """A date, number, edition, place, name or role that can be replaced by another of its kind."""

    kind: str
    first: int
    last: int
    value: str


@frozen
class Proposition:
    """One speech act, subordinate statement or list item of a sentence.

    Attributes:
        sentence: index of its sentence.
        first: index of its first token in the sentence.
        last: index of its last token in the sentence (inclusive).
        role: "main" (an act or a statement), "clause" (subordinate or participial) or "item" (of an enumeration).
        act: index of the token that opens its act (its verb), if one was found.
        cues: the cues in it.
        facts: the facts in it.
    """

    sentence: int
    first: int
    last: int
    role: Literal["main", "clause", "item"]
    act: int | None
    cues: tuple[Cue, ...] = ()
    facts: tuple[Fact, ...] = ()


@frozen
class Analysis:
    """A sentence with what was found in it."""

    sentence: Sentence
    cues: tuple[Cue, ...]
    facts: tuple[Fact, ...]
    propositions: tuple[Proposition, ...]


@frozen
class Link:
    """A tie between an old and a new sentence, given by their indices."""

    old: int
    new: int
    rank: Rank
    score: float


@frozen
class Passage:
    """A quotation: its spans, the text under them to the letter, and the words in it that the other side does not have."""

    spans: tuple[Span, ...]
    text: str
    marks: tuple[Span, ...] = ()

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Offset after the last character."""
        return self.spans[-1][1]


@frozen
class Evidence:
    """Why a change has its label.

    Attributes:
        rule: the rule that fired ("scale", "intensifier", "list item", "fact replaced", ...).
        why: one plain sentence.
        old_cue: the cue on the old side, if the rule rests on one.
        new_cue: the cue on the new side, if the rule rests on one.
        scale: id of the scale on which the two sides were compared, if any.
        old_rank: the rank of the old side on it.
        new_rank: the rank of the new side on it.
        sources: ids of the sources that order the two ranks.
    """

    rule: str
    why: str
    old_cue: Cue | None = None
    new_cue: Cue | None = None
    scale: str | None = None
    old_rank: str | None = None
    new_rank: str | None = None
    sources: tuple[str, ...] = ()


@frozen
class Opinion:
    """What a reviewer said of a change.

    Attributes:
        decision: accepted, rejected, relabelled, or open where the reviewer only commented.
        original: the kind that the library had given.
        note: the reviewer's comment; empty if there is none.
        original_shift: the shift that the library had given.
    """

    decision: Decision
    original: Kind
    note: str = ""
    original_shift: float | None = None


@frozen
class Change:
    """One thing that an analyst would name in a sentence of a memo.

    Attributes:
        id: hash of kind, normalized quotes and ordinal among equals; reflow, renumbering and moving leave it alone.
        kind: added, dropped, strengthened, softened or updated.
        old: the quotation from the old edition; None for what was added.
        new: the quotation from the new edition; None for what was dropped.
        old_sentences: indices of the old sentences it touches.
        new_sentences: indices of the new sentences it touches.
        dimensions: the dimensions of force it concerns; empty for plain facts.
        salience: 3 leads the memo, 2 belongs in it, 1 is noted by a careful reader.
        shift: how far force moved, in steps of its scale; positive is more force; None where there is no direction.
        confidence: how sure the label is.
        evidence: what the label rests on.
        explanation: one plain sentence.
        opinion: what a reviewer said of it; ``kind`` is the reviewed one then, ``opinion.original`` the library's own.
    """

    id: str
    kind: Kind
    old: Passage | None
    new: Passage | None
    old_sentences: tuple[int, ...]
    new_sentences: tuple[int, ...]
    dimensions: tuple[str, ...]
    salience: int
    shift: float | None
    confidence: Confidence
    evidence: tuple[Evidence, ...]
    explanation: str
    opinion: Opinion | None = None

    def explain(self) -> str:
        """Return one plain sentence that quotes both sides and says why the change has its label."""
        return self.explanation

    def _repr_html_(self) -> str:
        # The one place where a value knows a view: notebooks ask the value itself.
        from dtt_diff.rendering.notebook import render_change

        return render_change(self)


@frozen
class Reason:
    """What one change adds to the verdict of a group: a signed weight, positive for more force."""

    change: str
    kind: Kind
    weight: float
    text: str


@frozen
class Group:
    """Sentences that primary links tie together, and the verdict on them.

    Attributes:
        old: indices of its old sentences.
        new: indices of its new sentences.
        shape: "1-1", "split", "merge", "n-m", "dropped" or "added".
        moved: whether it stands elsewhere in the order of the new edition.
        verdict: what its changes add up to; "not compared" for titles, datelines, headings and signatures.
        reasons: the changes that were added up.
    """

    old: tuple[int, ...]
    new: tuple[int, ...]
    shape: Shape
    moved: bool
    verdict: Verdict
    reasons: tuple[Reason, ...] = ()

    def explain(self) -> str:
        """Return the verdict with the changes that were added up, a line each."""
        lines = [f"{self.verdict} ({self.shape}{', moved' if self.moved else ''})"]
        lines += [f"{reason.weight:+.1f}  {reason.text}" for reason in self.reasons]
        return "\n".join(lines)


@frozen
class Edit:
    """One step of the script that turns the old text into the new one.

    The steps stand in the order of the new text. ``keep`` and ``move`` carry an old span over as it is, ``insert`` puts in
    the text of a new span, ``delete`` leaves an old span out.
    """

    op: EditOp
    old: Span | None
    new: Span | None


@frozen
class ReviewEntry:
    """What a reviewer decided on the change that has the id ``change``.

    Attributes:
        decision: accepted, rejected, relabelled, or open where nothing is decided.
        kind: the kind it should have, if relabelled.
        note: a comment; empty if there is none.
        about: the change as the library told it when the review was written, in one line: its kind and its quotes.
    """

    change: str
    decision: Decision
    kind: Kind | None = None
    note: str = ""
    about: str = ""


@frozen
class Review:
    """What an analyst decided and commented on the changes of one comparison.

    Attributes:
        entries: the decisions.
        reviewer: who decided, as the file says; empty if it does not.
        source: the file, if it was read from one.
        old_digest: SHA-256 of the old text that was reviewed; empty if the review does not say.
        new_digest: likewise of the new text.
        library: the version of the library that gave the changes ("dtt_diff 0.1.0"); empty if the review does not say.
        profile: the profile of force it went by; empty if the review does not say.
        lexicon: the digest of the lexicon it went by; empty if the review does not say.
    """

    entries: tuple[ReviewEntry, ...]
    reviewer: str = ""
    source: str | None = None
    old_digest: str = ""
    new_digest: str = ""
    library: str = ""
    profile: str = ""
    lexicon: str = ""


@frozen
class ComparisonResult:
    """Everything that is known of two editions side by side.

    Attributes:
        old: the old edition.
        new: the new edition.
        links: ties between sentences.
        groups: the connected components over primary links, with their verdicts, in the order of the new edition.
        changes: what changed, in the order of the old edition, then of the new one.
        edits: the script that turns the old text into the new one, to the letter.
        profile: name of the profile of force that was used.
        lexicon: digest of the lexicon that was used.
        version: version of the library.
        notes: what a reader of the result should know (for instance that both texts are the same).
        selection: in plain words, which changes a filter left; empty where all are there.
        review: the review that was applied, if any.
        rejected: changes that the review took out.
    """

    old: Statement
    new: Statement
    links: tuple[Link, ...] = field(repr=False)
    groups: tuple[Group, ...] = field(repr=False)
    changes: tuple[Change, ...] = field(repr=False)
    edits: tuple[Edit, ...] = field(repr=False)
    profile: str
    lexicon: str = field(repr=False)
    version: str
    notes: tuple[str, ...] = ()
    selection: str = ""
    review: Review | None = None
    rejected: tuple[Change, ...] = field(default=(), repr=False)

    def of_kind(self, kind: Kind) -> tuple[Change, ...]:
        """Return the changes of one kind."""
        return tuple(change for change in self.changes if change.kind == kind)

    @property
    def added(self) -> tuple[Change, ...]:
        """What the new edition has and the old one had not."""
        return self.of_kind("added")

    @property
    def dropped(self) -> tuple[Change, ...]:
        """What the old edition had and the new one no longer has."""
        return self.of_kind("dropped")

    @property
    def strengthened(self) -> tuple[Change, ...]:
        """What is said with more force."""
        return self.of_kind("strengthened")

    @property
    def softened(self) -> tuple[Change, ...]:
        """What is said with less force."""
        return self.of_kind("softened")

    @property
    def updated(self) -> tuple[Change, ...]:
        """What was replaced without a direction of force that can be vouched for."""
        return self.of_kind("updated")

    @property
    def leading(self) -> tuple[Change, ...]:
        """All changes, those of most salience first; the order of the text within equals."""
        return tuple(sorted(self.changes, key=lambda change: -change.salience))

    @property
    def counts(self) -> dict[Kind, int]:
        """Number of changes of each kind."""
        return {kind: len(self.of_kind(kind)) for kind in KINDS}

    @property
    def provenance(self) -> dict[str, str]:
        """What is needed to make this result again: library, profile, and the digests of the lexicon and of both texts."""
        return {
            "library": f"dtt_diff {self.version}",
            "profile": self.profile,
            "lexicon sha256": self.lexicon,
            "old text sha256": self.old.digest,
            "new text sha256": self.new.digest,
        }

    def verdict(self, sentence: int, *, of_old: bool = False) -> Verdict:
        """Return the verdict on a sentence of the new edition (or of the old one), given by its index."""
        for group in self.groups:
            if sentence in (group.old if of_old else group.new):
                return group.verdict
        raise IndexError(f"the {'old' if of_old else 'new'} edition has no sentence {sentence}")
