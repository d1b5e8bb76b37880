"""Count how far one opinion on a pair agrees with another; ``tests/accuracy/figures.py`` makes figures of the counts.

The library is scored against each reader of each pair, and the counts are added up before anything is divided, so that every
figure is the mean over readers, each weighted by how much there was to judge. Where a pair has two readers or more, they are
scored against each other in the same way: a library that reaches those figures agrees with a reader as well as another does.

- Links: F1 of the ties; "edited only" leaves out ties between sentences with the same words.
- Verdicts: over the sentences on which the reader gave one; macro-F1 is the plain mean of the four labels that occur.
- Direction right: of the sentences that the reader calls strengthened or softened, the share with the same verdict;
  opposite: of those that both call one or the other, the share in which they differ.
- Changes opposite: the same for changes at one place.
- Changes: one is found where the other opinion has one at its place (and of its kind). Recall asks for those to which the
  reader gave salience 2 or 3; precision is over all that are said, and any change of the reader's makes one right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from itertools import permutations

from attrs import field, frozen

from dtt_diff.profiles import DEFAULT_PROFILE
from tests.accuracy.labelled_pairs import LabelledChange, LabelledPair, Opinion, Tie, opinion_of_library, overlap

#: The labels over which macro-F1 is taken.
FOUR = ("added", "dropped", "strengthened", "softened")
DIRECTED = ("strengthened", "softened")
#: A change of at least this salience is asked for; lesser ones may be told or left.
ASKED_SALIENCE = 2
#: Two quotes are at one place when they share at least this much of the shorter one ...
SHARED_OF_SHORTER = 0.5
#: ... and their Dice overlap is at least this.
LEAST_DICE = 0.25
#: Stands for the verdict on a sentence on which an opinion gives none.
NO_VERDICT = "none"


@frozen
class Share:
    """A part of a whole; shares add up part by part."""

    part: int = 0
    whole: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(self.part + other.part, self.whole + other.whole)

    @property
    def value(self) -> float | None:
        """The share; None where there is nothing to share."""
        return self.part / self.whole if self.whole else None


@frozen
class Found:
    """How much of what was asked for was found, and how much of what was said is right."""

    recall: Share = Share()
    precision: Share = Share()

    def __add__(self, other: Found) -> Found:
        return Found(self.recall + other.recall, self.precision + other.precision)

    @property
    def f1(self) -> float | None:
        """Harmonic mean of recall and precision; None where nothing was asked for and nothing said."""
        recall, precision = self.recall.value, self.precision.value
        if recall is None and precision is None:
            return None
        return 2 * recall * precision / (recall + precision) if recall and precision else 0.0


@frozen
class Tally:
    """What is counted when one opinion is held against another; tallies of several pairs add up.

    Attributes:
        primary: primary ties.
        edited: primary ties between sentences whose words differ.
        ties: ties of any rank.
        verdicts: how often each verdict of the first opinion met each of the second.
        opposed: of the directed changes of both at one place, those with opposite directions.
        exact: changes by kind and place.
        placed: changes by place only.
        told: how many changes the first opinion has, beside how many the second has.
    """

    primary: Found = Found()
    edited: Found = Found()
    ties: Found = Found()
    verdicts: Counter[tuple[str, str]] = field(factory=Counter)
    opposed: Share = Share()
    exact: Found = Found()
    placed: Found = Found()
    told: Share = Share()

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.primary + other.primary,
            self.edited + other.edited,
            self.ties + other.ties,
            self.verdicts + other.verdicts,
            self.opposed + other.opposed,
            self.exact + other.exact,
            self.placed + other.placed,
            self.told + other.told,
        )


# Counting


def hold_against(pair: LabelledPair, opinion: Opinion, reader: Opinion) -> Tally:
    """Count where an opinion agrees with a reader's.

    Args:
        pair: the pair.
        opinion: what is judged.
        reader: what it is judged by.
    """
    same = pair.identical()
    mine, theirs = ({tie for tie, rank in o.links.items() if rank == "primary"} for o in (opinion, reader))
    verdicts = Counter((opinion.verdicts.get(seat, NO_VERDICT), verdict) for seat, verdict in reader.verdicts.items())
    return Tally(
        _ties(mine, theirs),
        _ties(mine - same, theirs - same),
        _ties(opinion.links.keys(), reader.links.keys()),
        verdicts,
        opposition(opinion.changes, reader.changes),
        _changes(opinion.changes, reader.changes, same_kind=True),
        _changes(opinion.changes, reader.changes, same_kind=False),
        Share(len(opinion.changes), len(reader.changes)),
    )


def score_library(pair: LabelledPair, profile: str = DEFAULT_PROFILE) -> Tally:
    """Hold the library against every reader of a pair.

    Args:
        pair: the pair.
        profile: the order of force to go by.
    """
    return score_opinion(pair, opinion_of_library(pair, profile))


def score_opinion(pair: LabelledPair, opinion: Opinion) -> Tally:
    """Hold one opinion against every reader of a pair.

    Args:
        pair: the pair.
        opinion: the opinion.
    """
    return total(hold_against(pair, opinion, reader) for reader in pair.readers.values())


def score_readers(pair: LabelledPair) -> Tally | None:
    """Hold the readers of a pair against each other, each in turn; None where there is but one.

    Args:
        pair: the pair.
    """
    if len(pair.readers) < 2:
        return None
    return total(hold_against(pair, first, second) for first, second in permutations(pair.readers.values(), 2))


def total(tallies: Iterable[Tally]) -> Tally:
    """Return the sum of tallies.

    Args:
        tallies: the tallies.
    """
    return sum(tallies, start=Tally())


def _ties(mine: Set[Tie], theirs: Set[Tie]) -> Found:
    hits = len(mine & theirs)
    return Found(Share(hits, len(theirs)), Share(hits, len(mine)))


def _changes(mine: Sequence[LabelledChange], theirs: Sequence[LabelledChange], *, same_kind: bool) -> Found:
    asked = [change for change in theirs if change.salience >= ASKED_SALIENCE]
    found = len(match_changes(asked, mine, same_kind=same_kind))
    right = len(match_changes(mine, theirs, same_kind=same_kind))
    return Found(Share(found, len(asked)), Share(right, len(mine)))


# Places


def nearness(first: LabelledChange, second: LabelledChange) -> float:
    """Return the Dice overlap of two changes on the side where it is greater; 0 where they are at different places.

    Args:
        first: a change.
        second: another.
    """
    best = 0.0
    for one, other in ((first.old, second.old), (first.new, second.new)):
        if one is None or other is None:
            continue
        lengths = (one[1] - one[0], other[1] - other[0])
        shared = overlap(one, other)
        dice = 2 * shared / sum(lengths) if sum(lengths) else 0.0
        if shared >= SHARED_OF_SHORTER * min(lengths) and dice >= LEAST_DICE:
            best = max(best, dice)
    return best


def match_changes(
    first: Sequence[LabelledChange], second: Sequence[LabelledChange], *, same_kind: bool
) -> list[tuple[int, int]]:
    """Pair off changes at one place, the nearest first, each with one other at most.

    Args:
        first: changes.
        second: the changes with which they are paired off.
        same_kind: whether both of a couple must be of one kind.

    Returns:
        couples of indices.
    """
    near = [
        (-value, i, j)
        for i, one in enumerate(first)
        for j, other in enumerate(second)
        if (one.kind == other.kind or not same_kind) and (value := nearness(one, other))
    ]
    couples: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(near):
        if i not in couples and j not in taken:
            couples[i] = j
            taken.add(j)
    return list(couples.items())


def opposition(first: Sequence[LabelledChange], second: Sequence[LabelledChange]) -> Share:
    """Return the share of opposite directions among the directed changes of two opinions that are at one place.

    Args:
        first: the changes of one opinion.
        second: those of the other.
    """
    mine, theirs = ([change for change in changes if change.kind in DIRECTED] for changes in (first, second))
    couples = match_changes(mine, theirs, same_kind=False)
    return Share(sum(mine[i].kind != theirs[j].kind for i, j in couples), len(couples))
