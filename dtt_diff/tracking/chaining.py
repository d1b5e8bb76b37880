"""Groups of a comparison -> who goes on as what: every old sentence has at most one heir, every new one at most one forebear.

A line of descent has one sentence an edition, so that lines neither flow together for ever nor swell. Where a sentence was
split, the part that is tied most closely goes on and the others are split off; where sentences were merged, the one that is
tied most closely goes on and the others are merged into it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from attrs import frozen

from dtt_diff.model import Change, ComparisonResult, Group
from dtt_diff.tracking.values import StepKind

#: Ties are told apart by closeness in steps of one to this number; the parts of a sentence that was cut in two are often tied
#: about equally, and then the first part goes on, today and in ten years.
CLOSENESS_STEPS = 5

Pair = tuple[int, int]


@frozen
class Succession:
    """What became of the sentences of one edition in another; titles, datelines, headings and signatures are left out.

    Attributes:
        heirs: pairs of old and new sentence that are one line.
        merged: old sentences without an heir, each with the new sentence it went into.
        split: new sentences without a forebear, each with the old sentence it was split off from.
        dropped: old sentences that are tied to nothing.
        added: new sentences that are tied to nothing.
        groups: the group of every old (0) and every new (1) sentence of the body.
        traces: by old sentence, the new sentences in which a side proposition of it lives on.
    """

    heirs: tuple[Pair, ...]
    merged: tuple[Pair, ...]
    split: tuple[Pair, ...]
    dropped: tuple[int, ...]
    added: tuple[int, ...]
    groups: Mapping[tuple[int, int], Group]
    traces: Mapping[int, tuple[int, ...]]


def find_succession(comparison: ComparisonResult) -> Succession:
    """Return what became of the sentences of the old edition in the new one.

    Args:
        comparison: the two editions.
    """
    scores = {(link.old, link.new): link.score for link in comparison.links if link.rank == "primary"}
    heirs: list[Pair] = []
    merged: list[Pair] = []
    split: list[Pair] = []
    dropped: list[int] = []
    added: list[int] = []
    groups: dict[tuple[int, int], Group] = {}
    for group in comparison.groups:
        if group.verdict == "not compared":
            continue
        groups |= {(0, i): group for i in group.old} | {(1, j): group for j in group.new}
        if not group.new:
            dropped += group.old
        elif not group.old:
            added += group.new
        else:
            ties = _by_closeness(group, scores)
            own = _choose(ties)
            heirs += own
            merged += _others(ties, own, 0)
            split += [(i, j) for j, i in _others(ties, own, 1)]
    traces: dict[int, tuple[int, ...]] = {}
    for link in comparison.links:
        if link.rank == "partial":
            traces[link.old] = (*traces.get(link.old, ()), link.new)
    return Succession(
        heirs=tuple(sorted(heirs)),
        merged=tuple(sorted(merged)),
        split=tuple(sorted(split)),
        dropped=tuple(sorted(dropped)),
        added=tuple(sorted(added)),
        groups=groups,
        traces=traces,
    )


def _by_closeness(group: Group, scores: Mapping[Pair, float]) -> list[Pair]:
    """The ties of a group, the closest first; of those about equal the one that keeps the order of the text best."""
    pairs = [(i, j) for i in group.old for j in group.new if (i, j) in scores]

    def rank(pair: Pair) -> tuple[int, int, int, int]:
        i, j = pair
        return -round(scores[pair] * CLOSENESS_STEPS), abs(group.old.index(i) - group.new.index(j)), i, j

    return sorted(pairs, key=rank)


def _choose(ties: list[Pair]) -> list[Pair]:
    """Heirs, taken from the closest tie on."""
    taken: tuple[set[int], set[int]] = set(), set()
    out = []
    for i, j in ties:
        if i not in taken[0] and j not in taken[1]:
            out.append((i, j))
            taken[0].add(i)
            taken[1].add(j)
    return out


def _others(ties: list[Pair], own: list[Pair], side: int) -> list[Pair]:
    """The sentences of one side that were left over, each with the one of the other side that it is tied to most closely."""
    done = {pair[side] for pair in own}
    out: dict[int, int] = {}
    for pair in ties:
        if pair[side] not in done:
            out.setdefault(pair[side], pair[1 - side])
    return list(out.items())


def name_step(group: Group) -> StepKind:
    """Return what is said of a line that goes on: what moved force or facts, else what moved the sentence, else the wording.

    Args:
        group: its group, which has sentences on both sides.
    """
    if group.verdict in ("strengthened", "softened", "mixed", "updated"):
        return group.verdict
    if group.shape in ("split", "merge", "n-m"):
        return "split" if len(group.new) > len(group.old) else "merged" if len(group.new) < len(group.old) else "reworded"
    if group.moved and group.verdict == "unchanged":
        return "moved"
    return "kept" if group.verdict == "unchanged" else "reworded"


def touching(
    comparison: ComparisonResult, group: Group, old: Collection[int], new: Collection[int]
) -> Iterator[tuple[Change, float]]:
    """Yield the changes of a group that touch some of its sentences, each with its weight in the verdict.

    Args:
        comparison: the two editions.
        group: the group.
        old: old sentences of the group.
        new: new sentences of the group.
    """
    changes = {change.id: change for change in comparison.changes}
    for reason in group.reasons:
        change = changes[reason.change]
        if set(change.old_sentences) & set(old) or set(change.new_sentences) & set(new):
            yield change, reason.weight
