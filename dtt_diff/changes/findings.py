"""The values that the stages between analysis and result hand on, in the order in which they appear; no algorithms."""

from __future__ import annotations

from attrs import field, frozen

from dtt_diff.lexicon import Scale
from dtt_diff.model import Confidence, Cue, Kind


@frozen
class Stretch:
    """Tokens of one sentence, with the note which of them the region answers for.

    Tokens that another region answers for are there to be compared with; what is only in them is not told twice.
    """

    sentence: int
    tokens: tuple[int, ...]
    owned: frozenset[int]


@frozen
class Region:
    """A stretch of an old sentence to be compared with a stretch of a new one."""

    old: Stretch
    new: Stretch
    primary: bool


@frozen
class Side:
    """One side of a difference: token indices of one sentence, ascending; empty where the words are only on the other side."""

    sentence: int
    tokens: tuple[int, ...]

    def __bool__(self) -> bool:
        """Whether there are words on this side."""
        return bool(self.tokens)


@frozen
class Difference:
    """Words of the old side against words of the new side, and where the kept words around them correspond.

    Attributes:
        old: the old words.
        new: the new words.
        region: the region they stand in.
        is_item: whether they are the whole of an item of an enumeration.
        counterparts: for kept words of the region, old token index -> new token index.
    """

    old: Side
    new: Side
    region: Region
    is_item: bool
    counterparts: dict[int, int] = field(repr=False, eq=False)

    def counterpart(self, token: int, *, of_old: bool) -> int | None:
        """The kept word on the other side that corresponds to a word of this side."""
        if of_old:
            return self.counterparts.get(token)
        return next((o for o, n in self.counterparts.items() if n == token), None)


@frozen
class Shift:
    """Force that moved between two cues, or between a cue and its absence.

    Attributes:
        steps: how far, from old to new; positive is more force.
        scale: the scale on which they were compared.
        old_cue: the cue on the old side; None where it is absent.
        new_cue: the cue on the new side; None where it is absent.
        old_rank: the rank of the old side.
        new_rank: the rank of the new side.
        sources: who orders the two ranks.
    """

    steps: int
    scale: Scale
    old_cue: Cue | None
    new_cue: Cue | None
    old_rank: str
    new_rank: str
    sources: tuple[str, ...]


@frozen
class Bearing:
    """What a passage that came or went bears on the verdict, beside its being there.

    Attributes:
        stresses: the cues in it that stress what it says, in order.
        idle: why it adds no force by itself ("reason", "reference", "fall", "wording"); None where it may.
    """

    stresses: tuple[Cue, ...] = ()
    idle: str | None = None


@frozen
class Finding:
    """A named difference.

    Attributes:
        kind: the kind of change.
        old: the old words to quote; None where there are none.
        new: the new words to quote.
        dimensions: the dimensions of force.
        salience: 1 to 3.
        rule: the rule that fired.
        shifts: the shifts of force that it rests on.
        confidence: how sure the label is.
        bearing: for what came or went, what it bears on the verdict.
    """

    kind: Kind
    old: Side | None
    new: Side | None
    dimensions: tuple[str, ...]
    salience: int
    rule: str
    shifts: tuple[Shift, ...] = ()
    confidence: Confidence = "medium"
    bearing: Bearing = Bearing()
