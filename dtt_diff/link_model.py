"""How likely two sentences are tied: the features of a pair and of its surroundings, weighted.

A first probability of every pair is worked out from the two sentences alone; the ties that are likely after it are the
surroundings in which every pair is looked at again. The weights are logistic regressions on the links of labelled pairs of
statements and of drafts of essays (ArgRewrite V.2), fitted leaving one pair out at a time: ``tests/accuracy/fit_links.py``
prints this table and the figures out of sample; see docs/accuracy.md.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence

from attrs import astuple, frozen

from dtt_diff.linking import Features, find_features
from dtt_diff.model import Analysis
from dtt_diff.similarity import Weighting
from dtt_diff.surroundings import Surroundings, survey

Pair = tuple[int, int]


@frozen
class Weights:
    """A weight for each feature of the pair and, after the first pass, of its surroundings; and the bias."""

    features: Features
    surroundings: Surroundings | None
    bias: float

    def probability(self, features: Features, surroundings: Surroundings | None = None) -> float:
        """Return the probability that the pair is linked."""
        score = self.bias + _product(self.features, features)
        if self.surroundings is not None and surroundings is not None:
            score += _product(self.surroundings, surroundings)
        return 1 / (1 + math.exp(-score))


def _product(weights: Features | Surroundings, values: Features | Surroundings) -> float:
    return math.fsum(w * x for w, x in zip(astuple(weights), astuple(values), strict=True))


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
        dice=1.05,
        coverage=0.30,
        proposition=-0.39,
        act=1.09,
        shared=1.70,
        exclusive=1.89,
        exclusive_lead=0.72,
        lead=2.59,
        best_lead=0.58,
        place=0.21,
        neighbours=0.29,
        edge=0.69,
        best=0.88,
        matter_coverage=2.01,
        matter_exclusive=0.09,
        matter_rarest=0.71,
        matter_proposition=-0.13,
        matter_lead=0.34,
    ),
    Surroundings(
        around=1.00,
        astray=-1.34,
        taken=-0.47,
        next=0.93,
        detour=-1.35,
        prose=-1.35,
        prose_detour=-2.71,
        prose_first=-0.59,
    ),
    bias=-3.48,
)
#: Of any link, primary or partial, surroundings known.
ANY = Weights(
    Features(
        dice=0.17,
        coverage=-0.41,
        proposition=0.73,
        act=0.76,
        shared=1.15,
        exclusive=3.42,
        exclusive_lead=0.46,
        lead=2.95,
        best_lead=0.74,
        place=0.43,
        neighbours=0.38,
        edge=0.83,
        best=0.65,
        matter_coverage=2.03,
        matter_exclusive=0.08,
        matter_rarest=0.95,
        matter_proposition=0.84,
        matter_lead=0.03,
    ),
    Surroundings(
        around=1.37,
        astray=-1.23,
        taken=-0.26,
        next=0.67,
        detour=-1.25,
        prose=-2.12,
        prose_detour=-3.09,
        prose_first=-0.70,
    ),
    bias=-3.45,
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
        pair: Estimate(
            PRIMARY.probability(values, around[pair]), ANY.probability(values, around[pair]), values.proposition
        )
        for pair, values in features.items()
    }
