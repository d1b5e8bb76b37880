"""What is left of a sentence beside its other likely ties: a pair is tied by what nothing else explains.

Where a sentence was split or merged, each tie holds a part of it; where a sentence only echoes one that has its counterpart
already, what the two share stands in that counterpart too. Worked out from a first probability of every candidate pair.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from attrs import frozen

from dtt_diff.alignment.similarity import Profile, Term, Weighting
from dtt_diff.model import Analysis

#: A pair below this first probability is no rival: it explains nothing of its two sentences.
RIVAL = 0.1
#: A pair below this first probability is not looked at again: the readers tie hardly any of them.
HOPELESS = 0.002
#: The least weight of which a share is taken: a share of next to nothing says nothing.
LEAST_WEIGHT = 5.0
#: The sentences of a paragraph within so many of one are its context.
NEAR = 8

Pair = tuple[int, int]
#: The likely partners of a sentence: index and first probability.
Partners = Mapping[int, float]
#: By term, how likely the likeliest partner with it is, which one that is, and how likely the next one is.
Claims = dict[Term, tuple[float, int, float]]


@frozen
class Remainder:
    """What is known of a pair from what its two sentences say beside their other likely ties.

    Attributes:
        unclaimed: the share of what the two have in common that no likely rival of the pair has as well.
        explained: of what its other likely ties leave open of a sentence, the share that this one explains; the greater of the
            two sentences'.
        paragraph: the share of a sentence that is found in the sentences around the other, in its paragraph; the greater of the
            two sentences'.
    """

    unclaimed: float
    explained: float
    paragraph: float


def find_remainders(
    first: Mapping[Pair, float], old: Sequence[Analysis], new: Sequence[Analysis], weighting: Weighting
) -> dict[Pair, Remainder]:
    """Return the remainders of every candidate pair that is not hopeless.

    Args:
        first: a first probability of every pair; 1 for sentences of the same words.
        old: analyses of the old sentences.
        new: analyses of the new sentences.
        weighting: rarity weights over both statements.
    """
    sides = _Side(old, weighting), _Side(new, weighting)
    partners: tuple[dict[int, dict[int, float]], ...] = ({}, {})
    for (i, j), p in sorted(first.items()):
        if p >= RIVAL:
            partners[0].setdefault(i, {})[j] = p
            partners[1].setdefault(j, {})[i] = p
    claims: tuple[dict[int, Claims], ...] = ({}, {})
    for n, (own, other) in enumerate((sides, sides[::-1])):
        for index, likely in partners[n].items():
            claims[n][index] = _claims(own.profile(index), other, likely)
    out = {}
    for (i, j), p in first.items():
        if p < HOPELESS:
            continue
        left, right = sides[0].profile(i), sides[1].profile(j)
        common = {term: min(weight, right.terms[term]) for term, weight in left.terms.items() if term in right.terms}
        taken = _taken(claims[0].get(i, {}), but=j), _taken(claims[1].get(j, {}), but=i)
        both = math.fsum(common.values())
        free = math.fsum(w * (1 - taken[0].get(t, 0.0)) * (1 - taken[1].get(t, 0.0)) for t, w in common.items())
        out[i, j] = Remainder(
            unclaimed=free / both if both else 0.0,
            explained=max(_explained(left, common, taken[0]), _explained(right, common, taken[1])),
            paragraph=max(_found(left, sides[1].around(j)), _found(right, sides[0].around(i))),
        )
    return out


class _Side:
    """The sentences of one edition, weighed as they are asked for."""

    def __init__(self, items: Sequence[Analysis], weighting: Weighting) -> None:
        self._items = items
        self._weighting = weighting
        self._profiles: dict[int, Profile] = {}
        self._around: dict[int, frozenset[Term]] = {}

    def profile(self, index: int) -> Profile:
        """The weighted terms of a sentence."""
        if index not in self._profiles:
            self._profiles[index] = self._weighting.profile(self._items[index].sentence)
        return self._profiles[index]

    def around(self, index: int) -> frozenset[Term]:
        """The terms of the sentences near one in its paragraph; a heading has none."""
        if index not in self._around:
            paragraph = self._items[index].sentence.paragraph
            near = range(max(0, index - NEAR), min(len(self._items), index + NEAR + 1)) if paragraph else ()
            same = [k for k in near if k != index and self._items[k].sentence.paragraph == paragraph]
            self._around[index] = frozenset().union(*(self.profile(k).terms for k in same))
        return self._around[index]


def _claims(profile: Profile, other: _Side, partners: Partners) -> Claims:
    """Who holds each term of a sentence: the likeliest of its partners that have it, and how likely the next one is."""
    out: Claims = {}
    for partner, p in partners.items():
        for term in profile.terms.keys() & other.profile(partner).terms.keys():
            most, who, next_most = out.get(term, (0.0, -1, 0.0))
            out[term] = (p, partner, most) if p > most else (most, who, max(p, next_most))
    return out


def _taken(claims: Claims, but: int) -> dict[Term, float]:
    """How likely each term of a sentence is held by a partner other than one."""
    found = {term: next_most if who == but else most for term, (most, who, next_most) in claims.items()}
    return {term: p for term, p in found.items() if p}


def _explained(profile: Profile, common: Mapping[Term, float], taken: Mapping[Term, float]) -> float:
    """Of what a sentence says and others do not hold, the share that is common to the pair."""
    left = profile.total - math.fsum(profile.terms[term] * p for term, p in taken.items())
    return math.fsum(weight * (1 - taken.get(term, 0.0)) for term, weight in common.items()) / max(LEAST_WEIGHT, left)


def _found(profile: Profile, terms: frozenset[Term]) -> float:
    """The share of a sentence that is among some terms."""
    return math.fsum(weight for term, weight in profile.terms.items() if term in terms) / max(LEAST_WEIGHT, profile.total)
