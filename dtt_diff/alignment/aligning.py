"""Analysed sentences -> links -> groups.

Sentences of the same words anchor. For the others the link model says how likely a pair is tied; splits and merges need no
rule of their own, since a sentence may be tied to several. What falls short of a primary link may still be a partial one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from dtt_diff.alignment.link_model import estimate
from dtt_diff.alignment.similarity import Weighting
from dtt_diff.edits.ordering import longest_rise
from dtt_diff.model import Analysis, Group, Link, Rank, Sentence, Shape
from dtt_diff.tokens import words

#: The least probability of a primary link ...
PRIMARY_PROBABILITY = 0.42
#: ... and of a partial one. F1 out of sample is about level from 0.26 to 0.42; the upper end turns round fewer directions.
PARTIAL_PROBABILITY = 0.36
#: Propositions as alike as this were carried over from one sentence to the other: a partial link, wherever they stand.
CARRIED_OVER = 0.95

Pair = tuple[int, int]


def align(old: Sequence[Analysis], new: Sequence[Analysis], weighting: Weighting) -> tuple[Link, ...]:
    """Tie the sentences of two statements.

    Args:
        old: analyses of the old sentences.
        new: analyses of the new sentences.
        weighting: rarity weights over both statements.

    Returns:
        primary and partial links, ordered by old and new index.
    """
    anchors = find_anchors([item.sentence for item in old], [item.sentence for item in new])
    ranks: dict[Pair, Rank] = {}
    scores: dict[Pair, float] = {}
    for pair, likely in estimate(old, new, weighting, anchors).items():
        if likely.primary >= PRIMARY_PROBABILITY:
            ranks[pair], scores[pair] = "primary", likely.primary
        elif old[pair[0]].sentence.is_frame:
            continue
        elif likely.any >= PARTIAL_PROBABILITY or likely.proposition >= CARRIED_OVER:
            ranks[pair], scores[pair] = "partial", likely.primary
    for pair in anchors:
        ranks[pair], scores[pair] = "primary", 1.0
    return tuple(Link(i, j, ranks[i, j], round(scores[i, j], 4)) for i, j in sorted(ranks))


def find_anchors(old: Sequence[Sentence], new: Sequence[Sentence]) -> list[Pair]:
    """Return the pairs of sentences of the same words, the n-th on the one side with the n-th on the other.

    Args:
        old: the old sentences.
        new: the new sentences.
    """
    places: dict[tuple[bool, tuple[str, ...]], list[int]] = {}
    for j, sentence in enumerate(new):
        places.setdefault((sentence.is_frame, words(sentence.tokens)), []).append(j)
    out = []
    for i, sentence in enumerate(old):
        waiting = places.get((sentence.is_frame, words(sentence.tokens)))
        if waiting:
            out.append((i, waiting.pop(0)))
    return out


def in_order(groups: Sequence[Group]) -> tuple[Group, ...]:
    """Return groups in the order of the new edition; a dropped one stands after the group of the old sentence before it.

    Args:
        groups: the groups, in any order.
    """
    tied = sorted((g.old[0], g.new[0]) for g in groups if g.old and g.new)

    def place(item: Group) -> tuple[int, int, int]:
        if item.new:
            return item.new[0], 0, item.old[0] if item.old else -1
        before = bisect_left(tied, (item.old[0], -1))
        return (tied[before - 1][1] if before else -1), 1, item.old[0]

    return tuple(sorted(groups, key=place))


def group(links: Sequence[Link], old: Sequence[Sentence], new: Sequence[Sentence]) -> tuple[Group, ...]:
    """Return the connected components over primary links, in no particular order.

    Args:
        links: the links of the two statements.
        old: the sentences of the old edition.
        new: the sentences of the new edition.

    Returns:
        groups in which every sentence stands once; verdicts are still open ("not compared").
    """
    parent: dict[tuple[int, int], tuple[int, int]] = {(0, i): (0, i) for i in range(len(old))}
    parent |= {(1, j): (1, j) for j in range(len(new))}

    def root(node: tuple[int, int]) -> tuple[int, int]:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for link in links:
        if link.rank == "primary":
            a, b = sorted((root((0, link.old)), root((1, link.new))))
            parent[b] = a
    members: dict[tuple[int, int], tuple[list[int], list[int]]] = {}
    for side, index in parent:
        members.setdefault(root((side, index)), ([], []))[side].append(index)
    moved = _moved([(tuple(a), tuple(b)) for a, b in members.values() if a and b])
    groups = [
        Group(tuple(a), tuple(b), _shape(len(a), len(b)), (tuple(a), tuple(b)) in moved, "not compared")
        for a, b in members.values()
    ]
    return tuple(groups)


def _shape(olds: int, news: int) -> Shape:
    if not news:
        return "dropped"
    if not olds:
        return "added"
    if olds == news == 1:
        return "1-1"
    if olds == 1:
        return "split"
    return "merge" if news == 1 else "n-m"


def _moved(pairs: list[tuple[tuple[int, ...], tuple[int, ...]]]) -> set[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Groups outside the longest run that keeps the order of both editions."""
    ordered = sorted(pairs)
    kept = set(longest_rise([news[0] for _, news in ordered]))
    return {pair for k, pair in enumerate(ordered) if k not in kept}
