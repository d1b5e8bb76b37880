"""What is known of many editions of one statement; no algorithms.

Editions are named by their index, oldest first, from 0. A **line of descent** follows one sentence of the body through the
editions: it has one sentence an edition, or none where the matter is gone.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from attrs import field, frozen

from dtt_diff.model import Kind, Shape, Statement, Verdict

#: What an edition did with a line of descent.
StepKind = Literal[
    "appeared",
    "kept",
    "reworded",
    "moved",
    "updated",
    "strengthened",
    "softened",
    "mixed",
    "split",
    "merged",
    "dropped",
    "returned",
]
#: All of them, in the order in which summaries count them.
STEP_KINDS: tuple[StepKind, ...] = (
    *("appeared", "kept", "reworded", "moved", "updated", "strengthened", "softened", "mixed"),
    *("split", "merged", "dropped", "returned"),
)
#: How a line stands in any edition: what was done with it, or that it is not there.
State = Literal[StepKind, "not yet", "absent"]
#: Where the order of the editions comes from: their dates, or the order in which they were given.
Ordering = Literal["dates", "given"]
#: So many characters of a text are enough to know it by where a value is printed.
_SHOWN = 80


def short(text: str) -> str:
    """Return the beginning of a text, quoted, for the printed form of a value.

    Args:
        text: the text; what could steer a terminal is written as an escape.
    """
    if len(text) <= _SHOWN:
        return repr(text)
    return repr(f"{text[:_SHOWN].rpartition(' ')[0] or text[:_SHOWN]} …")


@frozen
class Edition:
    """One edition of a series.

    Attributes:
        index: its place in the series, from 0.
        label: what reports call it, unique in the series: its date, else its number, else the name of its file.
        date: the day it is filed under, as ``YYYY-MM-DD`` (or a bare year), from the file name or the text; None without one.
        number: its number in the series, if the text says it.
        title: its title, if one was found.
        source: the file it was read from; None for text given directly.
        digest: SHA-256 of its text.
    """

    index: int
    label: str
    date: str | None
    number: int | None
    title: str | None
    source: str | None
    digest: str

    def __str__(self) -> str:
        return self.label

    def __repr__(self) -> str:
        return f"<Edition {self.index}: {short(self.label)}>"


@frozen
class Touch:
    """One change, as far as it touches a line.

    Attributes:
        id: the id of the change in the comparison of the two editions.
        kind: added, dropped, strengthened, softened or updated.
        old: the words of the edition compared with; None for what was added.
        new: the words of this edition; None for what was dropped.
        dimensions: the dimensions of force it concerns.
        salience: 3 leads the memo, 2 belongs in it, 1 is noted by a careful reader.
        shift: how far force moved, in steps of its scale; None where there is no direction.
        weight: what it adds to the verdict, positive for more force.
        explanation: one plain sentence.
        last_had: index of the last earlier edition that had the new words, where the edition compared with had not: they are
            not new, they came back.
    """

    id: str
    kind: Kind
    old: str | None
    new: str | None
    dimensions: tuple[str, ...]
    salience: int
    shift: float | None
    weight: float
    explanation: str
    last_had: int | None = None

    def __repr__(self) -> str:
        quotes = " → ".join(short(text) for text in (self.old, self.new) if text is not None)
        return f"<Touch {self.kind}: {quotes}>"


@frozen
class Step:
    """What one edition did with a line.

    Attributes:
        edition: index of the edition.
        kind: in one word, what was done. Where force or facts moved the verdict is named; "split", "merged" and "moved" are
            named where nothing else happened. A line that begins or goes on as a part of another one's sentence is "split";
            one whose sentence went into another line's is "merged".
        sentence: index of its sentence in that edition; None where it has none (dropped, or merged into another line).
        text: that sentence in one line; empty where it has none.
        base: index of the edition that this one was compared with: the one before, or for what returned the last that had
            it; None where there is nothing to compare with.
        verdict: the verdict on its group in that comparison; None in the first edition.
        shape: the shape of that group; None in the first edition.
        moved: whether it stands elsewhere in the order of the text.
        shift: by how much the force of the line moved: the sum of the weights of its changes.
        changes: the changes that touch its sentence.
        others: indices of the lines it was split off from, went into, or took in.
        traces: indices of the sentences of this edition in which a side proposition of a dropped line lives on.
    """

    edition: int
    kind: StepKind
    sentence: int | None
    text: str
    base: int | None = None
    verdict: Verdict | None = None
    shape: Shape | None = None
    moved: bool = False
    shift: float = 0.0
    changes: tuple[Touch, ...] = ()
    others: tuple[int, ...] = ()
    traces: tuple[int, ...] = ()

    def __repr__(self) -> str:
        shift = f" {self.shift:+.4g}" if self.shift else ""
        return f"<Step in edition {self.edition}: {self.kind}{shift}{f', {short(self.text)}' if self.text else ''}>"


@frozen
class Line:
    """A line of descent: one sentence of the body through the editions.

    Attributes:
        index: its number, from 0, in the order in which lines appeared.
        steps: what the editions did with it, oldest first. There is no step before it appeared nor while it is gone.
    """

    index: int
    steps: tuple[Step, ...]

    @property
    def editions(self) -> tuple[int, ...]:
        """Indices of the editions that have it."""
        return tuple(step.edition for step in self.steps if step.sentence is not None)

    @property
    def first(self) -> int:
        """Index of the edition in which it appeared."""
        return self.steps[0].edition

    @property
    def last(self) -> int:
        """Index of the last edition that has it."""
        return self.editions[-1]

    @property
    def text(self) -> str:
        """Its sentence as it last stood, in one line."""
        return next(step.text for step in reversed(self.steps) if step.sentence is not None)

    @property
    def standing(self) -> bool:
        """Whether it was there when the series ended: its last step has a sentence."""
        return self.steps[-1].sentence is not None

    @property
    def standing_since(self) -> int | None:
        """Index of the first edition of the unbroken run in which it still stands; None where it is gone."""
        if not self.standing:
            return None
        run = self.steps[-1].edition
        for step in reversed(self.steps):
            if step.sentence is None:
                break
            run = step.edition
        return run

    @property
    def force(self) -> dict[int, float]:
        """The curve of its force: by index of the editions that have it, the sum of all shifts so far; 0 where it appeared."""
        total, out = 0.0, {}
        for step in self.steps:
            if step.sentence is not None:
                total = out[step.edition] = round(total + step.shift, 4)
        return out

    def step(self, edition: int) -> Step | None:
        """Return what an edition did with it; None where it did nothing: before it appeared, and while it is gone."""
        return next((step for step in self.steps if step.edition == edition), None)

    def state(self, edition: int) -> State:
        """Return how it stands in an edition: what was done with it, "not yet", "absent", or "merged" while in another line."""
        before = [step for step in self.steps if step.edition <= edition]
        if not before:
            return "not yet"
        latest = before[-1]
        inside_another = latest.kind == "merged" and latest.sentence is None
        return latest.kind if latest.edition == edition or inside_another else "absent"

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        count = len(self.editions)
        span = f"edition {self.first}" if count == 1 else f"{count} editions, {self.first} to {self.last}"
        return f"<Line {self.index}: {short(self.text)}, {span}{'' if self.standing else ', gone'}>"


@frozen
class Summary:
    """What changed from one edition to the next, in figures.

    Attributes:
        edition: index of the newer edition; the older one is the one before.
        changes: number of changes of each kind, in the comparison of the two.
        steps: number of lines by what the edition did with them; what returned counts here and not as appeared.
        notes: what the comparison says of itself ("both sides are the same text").
    """

    edition: int
    changes: Mapping[Kind, int]
    steps: Mapping[StepKind, int]
    notes: tuple[str, ...] = ()


@frozen
class HistoryResult:
    """Everything that is known of a series of editions.

    Attributes:
        statements: the editions themselves, oldest first.
        editions: what they are called and where they come from, in the same order.
        lines: the lines of descent; every sentence of the body of every edition is in exactly one.
        summaries: what changed from each edition to the next, in figures; one fewer than editions.
        told: notes on how the statements were given: put in order, given twice.
        notes: what a reader should know: ``told``, where the dates come from, editions that are missing or say the same.
        ordering: whether the editions stand in the order of their dates or as given.
        profile: name of the profile of force.
        lexicon: digest of the lexicon.
        version: version of the library.
    """

    statements: tuple[Statement, ...] = field(repr=False)
    editions: tuple[Edition, ...] = field(repr=False)
    lines: tuple[Line, ...] = field(repr=False)
    summaries: tuple[Summary, ...] = field(repr=False)
    told: tuple[str, ...]
    notes: tuple[str, ...]
    ordering: Ordering
    profile: str
    lexicon: str
    version: str

    @property
    def provenance(self) -> dict[str, str]:
        """What is needed to make this again: library, profile, and the digests of the lexicon and of every text."""
        return {
            "library": f"dtt_diff {self.version}",
            "profile": self.profile,
            "lexicon sha256": self.lexicon,
            **{f"{edition.label} sha256": edition.digest for edition in self.editions},
        }
