"""How likely two sentences are tied: the features of a pair and of its surroundings, weighted.

A first probability of every pair is worked out from the two sentences alone; the ties that are likely after it are the
surroundings in which every pair is looked at again. The weights are logistic regressions on the links of labelled pairs of
statements and of drafts of essays (ArgRewrite V.2), fitted leaving one pair out at a time: ``tests/accuracy/fit_links.py``
prints this table and the figures out of sample; see docs/accuracy.md.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from operator import attrgetter, mul

from attrs import field, fields, frozen

from dtt_diff.linking import Features, find_features
from dtt_diff.model import Analysis
from dtt_diff.similarity import Weighting
from dtt_diff.surroundings import Surroundings, survey

Pair = tuple[int, int]


# The values of all fields in order; ``attrs.astuple`` looks into each value and takes ten times as long.
_FEATURES = attrgetter(*(x.name for x in fields(Features)))
_SURROUNDINGS = attrgetter(*(x.name for x in fields(Surroundings)))


@frozen
class Weights:
    """A weight for each feature of the pair and, after the first pass, of its surroundings; and the bias."""

    features: Features
    surroundings: Surroundings | None
    bias: float
    # The weights as rows, in the order in which the values of a pair are taken.
    _of_pair: tuple[float, ...] = field(init=False, repr=False, eq=False)
    _around: tuple[float, ...] = field(init=False, repr=False, eq=False)

    @_of_pair.default
    def _pair_row(self) -> tuple[float, ...]:
        return _FEATURES(self.features)

    @_around.default
    def _around_row(self) -> tuple[float, ...]:
        return _SURROUNDINGS(self.surroundings) if self.surroundings is not None else ()

    def probability(self, features: Features, surroundings: Surroundings | None = None) -> float:
        """Return the probability that the pair is linked."""
        score = self.bias + math.fsum(map(mul, self._of_pair, _FEATURES(features)))
        if self.surroundings is not None and surroundings is not None:
            score += math.fsum(map(mul, self._around, _SURROUNDINGS(surroundings)))
        return 1 / (1 + math.exp(-score))


#: Of a primary link, by the two sentences alone.
FIRST = Weights(
    Features(
        dice=0.40,
        coverage=-0.27,
        proposition=-0.77,
        act=1.60,
        shared=1.36,
        exclusive=1.76,
        exclusive_lead=0.93,
        lead=3.19,
        best_lead=0.44,
        place=-1.60,
        neighbours=1.74,
        edge=0.68,
        best=1.07,
        matter_coverage=2.01,
        matter_exclusive=0.32,
        matter_rarest=0.60,
        matter_proposition=0.00,
        matter_lead=0.50,
    ),
    None,
    bias=-3.53,
)
#: Of a primary link, surroundings known.
PRIMARY = Weights(
    Features(
        dice=0.89,
        coverage=0.16,
        proposition=-0.54,
        act=1.12,
        shared=1.36,
        exclusive=1.88,
        exclusive_lead=1.11,
        lead=3.26,
        best_lead=0.68,
        place=-0.79,
        neighbours=0.29,
        edge=0.88,
        best=0.97,
        matter_coverage=1.96,
        matter_exclusive=0.23,
        matter_rarest=0.53,
        matter_proposition=-0.09,
        matter_lead=0.59,
    ),
    Surroundings(
        around=1.10,
        astray=-1.81,
        next=1.13,
        prose=-1.39,
        prose_detour=-3.50,
        prose_first=-0.68,
    ),
    bias=-3.61,
)
#: Of any link, primary or partial, surroundings known.
ANY = Weights(
    Features(
        dice=0.05,
        coverage=-0.50,
        proposition=0.57,
        act=0.78,
        shared=0.90,
        exclusive=3.49,
        exclusive_lead=0.70,
        lead=3.44,
        best_lead=0.89,
        place=-0.51,
        neighbours=0.41,
        edge=1.01,
        best=0.71,
        matter_coverage=2.01,
        matter_exclusive=0.24,
        matter_rarest=0.78,
        matter_proposition=0.88,
        matter_lead=0.25,
    ),
    Surroundings(
        around=1.44,
        astray=-1.68,
        next=0.87,
        prose=-2.20,
        prose_detour=-3.92,
        prose_first=-0.80,
    ),
    bias=-3.57,
)


@frozen
class Estimate:
    """How likely a pair has a primary link, and any link; and how alike the two propositions are that are most alike."""

    primary: float
    any: float
    proposition: float


def estimate(
    old: Sequence[Analysis], new: Sequence[Analysis], weighting: Weighting, anchors: Collection[Pair]
) -> dict[Pair, Estimate]:
    """Return how likely each candidate pair is tied.

    Args:
        old: analyses of the old sentences.
        new: analyses of the new sentences.
        weighting: rarity weights over both statements.
        anchors: pairs that are tied for certain.
    """
    features = find_features(old, new, weighting)
    first = {pair: FIRST.probability(values) for pair, values in features.items()}
    around = survey(first | dict.fromkeys(anchors, 1.0), old, new)
    return {
        pair: Estimate(PRIMARY.probability(values, around[pair]), ANY.probability(values, around[pair]), values.proposition)
        for pair, values in features.items()
    }
