"""Whether the confidence that the library gives a direction of force is worth what it says."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import field, frozen

from tests.accuracy.labelled_pairs import LabelledPair, Opinion
from tests.accuracy.scoring import DIRECTED, Share, match_changes

CONFIDENCES = ("high", "medium", "low")


@frozen
class Trust:
    """How the directed changes of one confidence fare with the readers.

    Attributes:
        right: those that match a change of at least one reader in kind and place.
        opposite: those at the place of an opposite change of a reader, and right with no reader.
    """

    right: Share = field(factory=Share)
    opposite: Share = field(factory=Share)

    def __add__(self, other: Trust) -> Trust:
        return Trust(self.right + other.right, self.opposite + other.opposite)


def calibrate(opinions: Iterable[tuple[LabelledPair, Opinion]]) -> dict[str, Trust]:
    """Return what each confidence is worth.

    Args:
        opinions: pairs, each with what the library says of it.
    """
    out = dict.fromkeys(CONFIDENCES, Trust())
    for pair, opinion in opinions:
        right, opposite = _right(pair, opinion), _opposite(pair, opinion)
        for i, change in enumerate(opinion.changes):
            if change.kind in DIRECTED and change.confidence is not None:
                is_right = i in right
                is_opposite = i in opposite and not is_right
                out[change.confidence] += Trust(Share(int(is_right), 1), Share(int(is_opposite), 1))
    return out


def _right(pair: LabelledPair, opinion: Opinion) -> set[int]:
    """Changes of which a reader has the like."""
    return {i for reader in pair.readers.values() for i, _ in match_changes(opinion.changes, reader.changes, same_kind=True)}


def _opposite(pair: LabelledPair, opinion: Opinion) -> set[int]:
    """Changes at the place of which a reader has the opposite."""
    directed = [i for i, change in enumerate(opinion.changes) if change.kind in DIRECTED]
    mine = [opinion.changes[i] for i in directed]
    out: set[int] = set()
    for reader in pair.readers.values():
        theirs = [change for change in reader.changes if change.kind in DIRECTED]
        couples = match_changes(mine, theirs, same_kind=False)
        out |= {directed[i] for i, j in couples if mine[i].kind != theirs[j].kind}
    return out
