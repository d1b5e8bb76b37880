"""Sentences -> links -> groups.

Three passes over one table of similarities (Zhang et al. 2017 and Jiang et al. 2020 align revisions in the same order of
confidence): near-identical sentences anchor; the others compete for a partner, with a bonus for standing between linked
neighbours; then splits and merges are found by what a linked sentence still has to give ("residual").
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from dtt_diff.model import Group, Link, Rank, Sentence, Shape
from dtt_diff.similarity import Profile, Weighting, profiles, similarity
from dtt_diff.tokens import words

#: Sentences at least this similar anchor the alignment.
ANCHOR = 0.75
#: The least similarity of a primary link; with the greatest place bonus it can fall to PRIMARY - PLACE_BONUS.
PRIMARY = 0.30
#: What standing at the same relative place adds to a similarity.
PLACE_BONUS = 0.10
#: What a linked neighbour on either side adds.
NEIGHBOUR_BONUS = 0.08
#: A sentence is part of a split or merge where this share of it is found in what its host has left over.
SPLIT_SHARE = 0.25
#: Less than that, down to this share, is a partial link.
PARTIAL_SHARE = 0.12

Pair = tuple[int, int]


@frozen
class _Side:
    sentences: Sequence[Sentence]
    profiles: list[Profile]


def align(old: Sequence[Sentence], new: Sequence[Sentence], weighting: Weighting) -> tuple[Link, ...]:
    """Tie the sentences of two statements.

    Args:
        old: the sentences of the old edition.
        new: the sentences of the new edition.
        weighting: rarity weights over both statements.

    Returns:
        primary and partial links, ordered by old and new index.
    """
    first, second = _Side(old, profiles(weighting, old)), _Side(new, profiles(weighting, new))
    table = _table(first, second)
    one_to_one = _anchors(old, new)
    _compete(table, one_to_one, first, second, ANCHOR)
    _compete(table, one_to_one, first, second, PRIMARY, context=True)
    ranks: dict[Pair, Rank] = dict.fromkeys(one_to_one, "primary")
    ranks.update(_residual_links(table, one_to_one, first, second))
    return tuple(Link(i, j, ranks[i, j], round(table.get((i, j), 1.0), 4)) for i, j in sorted(ranks))


def _table(first: _Side, second: _Side) -> dict[Pair, float]:
    """Similarities of all pairs that share a term and are of one kind (frame with frame, body with body)."""
    by_term: dict[object, list[int]] = {}
    for j, profile in enumerate(second.profiles):
        for term in profile.terms:
            by_term.setdefault(term, []).append(j)
    table: dict[Pair, float] = {}
    for i, profile in enumerate(first.profiles):
        partners = {j for term in profile.terms for j in by_term.get(term, ())}
        for j in sorted(partners):
            if first.sentences[i].is_frame == second.sentences[j].is_frame:
                table[i, j] = similarity(profile, second.profiles[j])
    return table


def _anchors(old: Sequence[Sentence], new: Sequence[Sentence]) -> dict[Pair, None]:
    """Tie sentences of the same words, the n-th on the one side with the n-th on the other."""
    places: dict[tuple[bool, tuple[str, ...]], list[int]] = {}
    for j, sentence in enumerate(new):
        places.setdefault((sentence.is_frame, words(sentence.tokens)), []).append(j)
    out: dict[Pair, None] = {}
    for i, sentence in enumerate(old):
        waiting = places.get((sentence.is_frame, words(sentence.tokens)))
        if waiting:
            out[i, waiting.pop(0)] = None
    return out


def _compete(
    table: dict[Pair, float], links: dict[Pair, None], first: _Side, second: _Side, threshold: float, *, context: bool = False
) -> None:
    """Add one-to-one links, best first, until the threshold is reached."""
    taken_old, taken_new = {i for i, _ in links}, {j for _, j in links}
    scale = max(len(first.sentences), len(second.sentences), 2) - 1
    scored = []
    for (i, j), value in table.items():
        score = value
        if context:
            place = abs(i / max(1, len(first.sentences) - 1) - j / max(1, len(second.sentences) - 1))
            score += PLACE_BONUS * (0.2 - place) + NEIGHBOUR_BONUS * (((i - 1, j - 1) in links) + ((i + 1, j + 1) in links))
        scored.append((-score, abs(i - j) / scale, i, j))
    for negative, _, i, j in sorted(scored):
        if -negative < threshold:
            break
        if i not in taken_old and j not in taken_new:
            links[i, j] = None
            taken_old.add(i)
            taken_new.add(j)


def _residual_links(
    table: dict[Pair, float], one_to_one: dict[Pair, None], first: _Side, second: _Side
) -> dict[Pair, Rank]:
    """Find splits, merges and partial links: what of a sentence stands in what its host has left over."""
    old_partner, new_partner = dict(one_to_one.keys()), {j: i for i, j in one_to_one}
    out: dict[Pair, Rank] = {}
    for i, j in sorted(table):
        if (i, j) in one_to_one or first.sentences[i].is_frame:
            continue
        shares = []
        if i in old_partner:
            rest = first.profiles[i].without(second.profiles[old_partner[i]])
            shares.append((rest.shared(second.profiles[j]) / second.profiles[j].total, j not in new_partner))
        if j in new_partner:
            rest = second.profiles[j].without(first.profiles[new_partner[j]])
            shares.append((rest.shared(first.profiles[i]) / first.profiles[i].total, i not in old_partner))
        for share, free in shares:
            if share >= SPLIT_SHARE and free:
                out[i, j] = "primary"
            elif share >= PARTIAL_SHARE:
                out.setdefault((i, j), "partial")
    return out


def group(links: Sequence[Link], old: Sequence[Sentence], new: Sequence[Sentence]) -> tuple[Group, ...]:
    """Return the connected components over primary links, in the order of the new edition; dropped ones follow their neighbours.

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
        Group(tuple(a), tuple(b), _shape(len(a), len(b)), (tuple(a), tuple(b)) in moved, "not compared") for a, b in members.values()
    ]
    return tuple(sorted(groups, key=lambda g: _place(g, groups)))


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
    """Groups outside the longest run that keeps the order of both editions (longest increasing subsequence)."""
    ordered = sorted(pairs)
    best: list[tuple[int, int]] = []  # (length of the longest run that ends here, the one before)
    for k, (_, news) in enumerate(ordered):
        length, before = 1, -1
        for p in range(k):
            if ordered[p][1][0] < news[0] and best[p][0] + 1 > length:
                length, before = best[p][0] + 1, p
        best.append((length, before))
    kept: set[int] = set()
    at = max(range(len(best)), key=lambda k: best[k][0], default=-1)
    while at >= 0:
        kept.add(at)
        at = best[at][1]
    return {pair for k, pair in enumerate(ordered) if k not in kept}


def _place(item: Group, groups: list[Group]) -> tuple[float, int, int]:
    """Sort key: the place in the new edition; a dropped group stands after the group of the sentence before it."""
    if item.new:
        return (float(item.new[0]), 0, item.old[0] if item.old else -1)
    before = [g.new[0] for g in groups if g.new and g.old and g.old[0] < item.old[0]]
    last = max(((g.old[0], g.new[0]) for g in groups if g.new and g.old and g.old[0] < item.old[0]), default=None)
    return (float(last[1]) if last and before else -1.0, 1, item.old[0])
