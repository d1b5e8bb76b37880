"""Linked sentences -> regions: which propositions of the one are to be compared with which of the other.

A sentence with one link is compared whole. Where a sentence was split, merged or lent a side proposition to another, each
proposition goes to the linked sentence that holds most of it, so that what left one sentence is looked for in the others
before it is called dropped.
"""

from __future__ import annotations

from collections.abc import Sequence

from dtt_diff.alignment.similarity import Profile, Weighting
from dtt_diff.changes.findings import Region, Stretch
from dtt_diff.model import Analysis, Link, Proposition

#: A proposition goes over a partial link only where at least this share of it is found there ...
PARTIAL_COVERAGE = 0.35
#: ... and this much more than in the primary partner.
PARTIAL_MARGIN = 0.15

Pair = tuple[int, int]


def pair_regions(
    old: Sequence[Analysis], new: Sequence[Analysis], links: Sequence[Link], weighting: Weighting
) -> tuple[Region, ...]:
    """Return the regions of all links, ordered by sentence.

    Args:
        old: analyses of the old sentences.
        new: analyses of the new sentences.
        links: the links between them.
        weighting: rarity weights over both statements.

    Returns:
        regions in which every token of a linked sentence is owned once.
    """
    by_old: dict[int, list[Link]] = {}
    by_new: dict[int, list[Link]] = {}
    for link in links:
        by_old.setdefault(link.old, []).append(link)
        by_new.setdefault(link.new, []).append(link)
    old_choice = {i: _choose(old[i], [(k.new, new[k.new], k) for k in found], weighting) for i, found in by_old.items()}
    new_choice = {j: _choose(new[j], [(k.old, old[k.old], k) for k in found], weighting) for j, found in by_new.items()}
    regions = []
    for link in sorted(links, key=lambda k: (k.old, k.new)):
        olds = [p for p, partner in old_choice[link.old] if partner == link.new]
        news = [p for p, partner in new_choice[link.new] if partner == link.old]
        if not olds and not news:
            continue
        first = _stretch(old[link.old], olds, news, new[link.new], weighting)
        second = _stretch(new[link.new], news, olds, old[link.old], weighting)
        regions.append(Region(first, second, link.rank == "primary"))
    return tuple(regions)


def _choose(
    item: Analysis, partners: list[tuple[int, Analysis, Link]], weighting: Weighting
) -> list[tuple[Proposition, int | None]]:
    """For each proposition of a sentence, the linked sentence that it goes to; None where it has gone nowhere."""
    ranked = sorted(partners, key=lambda p: (p[2].rank != "primary", -p[2].score, p[0]))
    if len(ranked) == 1 and ranked[0][2].rank == "primary":
        return [(proposition, ranked[0][0]) for proposition in item.propositions]
    if ranked[0][2].rank == "partial":
        # A sentence without a primary link came or went as a whole; its partial links only tell where a trace of it is.
        return [(proposition, None) for proposition in item.propositions]
    whole = {index: weighting.profile(partner.sentence) for index, partner, _ in ranked}
    primary = [index for index, _, link in ranked if link.rank == "primary"]
    partial = [index for index, _, link in ranked if link.rank == "partial"]
    out: list[tuple[Proposition, int | None]] = []
    for proposition in item.propositions:
        profile = _profile(item, proposition, weighting)
        coverage = {index: profile.shared(whole[index]) / profile.total for index in whole}
        best = max(primary, key=coverage.__getitem__, default=None)
        needed = PARTIAL_COVERAGE if best is None else max(PARTIAL_COVERAGE, coverage[best] + PARTIAL_MARGIN)
        better = [index for index in partial if coverage[index] >= needed]
        out.append((proposition, max(better, key=coverage.__getitem__, default=best)))
    return out


def _profile(item: Analysis, proposition: Proposition, weighting: Weighting) -> Profile:
    return weighting.profile(item.sentence, proposition.first, proposition.last + 1)


def _stretch(
    item: Analysis, owned: list[Proposition], others: list[Proposition], partner: Analysis, weighting: Weighting
) -> Stretch:
    """The owned propositions; where there is none, the proposition that holds most of what the other side owns."""
    if owned:
        tokens = tuple(t for p in owned for t in range(p.first, p.last + 1))
        return Stretch(item.sentence.index, tokens, frozenset(tokens))
    profiles = [_profile(partner, proposition, weighting) for proposition in others]

    def held(candidate: Proposition) -> tuple[float, int]:
        profile = _profile(item, candidate, weighting)
        return sum(profile.shared(other) for other in profiles), -candidate.first

    best = max(item.propositions, key=held)
    return Stretch(item.sentence.index, tuple(range(best.first, best.last + 1)), frozenset())
