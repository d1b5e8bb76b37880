"""How likely two sentences are tied: the features of a pair, of its surroundings and of what its rivals leave, weighted.

A first probability of every pair is worked out from the two sentences alone; the ties that are likely after it are the
surroundings in which every pair is looked at again, and its rivals. (What rivals leave tells a tie from none; it does not tell
a primary one from a partial one, and is left out there.) The weights are logistic regressions on the links of labelled pairs
of statements and of drafts of essays (ArgRewrite V.2), fitted leaving one pair out at a time: ``tests/accuracy/fit_links.py``
prints this table and the figures out of sample; see docs/accuracy.md.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from operator import attrgetter, mul

from attrs import field, fields, frozen

from dtt_diff.alignment.features import Features, find_features
from dtt_diff.alignment.remainders import Remainder, find_remainders
from dtt_diff.alignment.similarity import Weighting
from dtt_diff.alignment.surroundings import Surroundings, survey
from dtt_diff.model import Analysis

Pair = tuple[int, int]


# The values of all fields in order; ``attrs.astuple`` looks into each value and takes ten times as long.
_FEATURES = attrgetter(*(x.name for x in fields(Features)))
_SURROUNDINGS = attrgetter(*(x.name for x in fields(Surroundings)))
_REMAINDER = attrgetter(*(x.name for x in fields(Remainder)))


@frozen
class Weights:
    """A weight for each feature of the pair, after the first pass of its surroundings and its remainder; and the bias."""

    features: Features
    surroundings: Surroundings | None
    bias: float
    remainder: Remainder | None = None
    # The weights as rows, in the order in which the values of a pair are taken.
    _of_pair: tuple[float, ...] = field(init=False, repr=False, eq=False)
    _around: tuple[float, ...] = field(init=False, repr=False, eq=False)
    _left: tuple[float, ...] = field(init=False, repr=False, eq=False)

    @_of_pair.default
    def _pair_row(self) -> tuple[float, ...]:
        return _FEATURES(self.features)

    @_around.default
    def _around_row(self) -> tuple[float, ...]:
        return _SURROUNDINGS(self.surroundings) if self.surroundings is not None else ()

    @_left.default
    def _left_row(self) -> tuple[float, ...]:
        return _REMAINDER(self.remainder) if self.remainder is not None else ()

    def probability(
        self, features: Features, surroundings: Surroundings | None = None, remainder: Remainder | None = None
    ) -> float:
        """Return the probability that the pair is linked."""
        score = self.bias + math.fsum(map(mul, self._of_pair, _FEATURES(features)))
        if self.surroundings is not None and surroundings is not None:
            score += math.fsum(map(mul, self._around, _SURROUNDINGS(surroundings)))
        if self.remainder is not None and remainder is not None:
            score += math.fsum(map(mul, self._left, _REMAINDER(remainder)))
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
        dice=-0.18,
        coverage=-0.18,
        proposition=0.12,
        act=0.49,
        shared=0.88,
        exclusive=3.28,
        exclusive_lead=0.21,
        lead=2.80,
        best_lead=0.31,
        place=-0.46,
        neighbours=0.03,
        edge=0.95,
        best=0.68,
        matter_coverage=2.10,
        matter_exclusive=0.33,
        matter_rarest=0.64,
        matter_proposition=1.02,
        matter_lead=0.18,
    ),
    Surroundings(
        around=1.11,
        astray=-1.14,
        next=1.05,
        prose=-2.19,
        prose_detour=-3.49,
        prose_first=-0.65,
    ),
    bias=-5.68,
    remainder=Remainder(unclaimed=1.80, explained=1.56, paragraph=1.92),
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
    known = first | dict.fromkeys(anchors, 1.0)
    around = survey(known, old, new)
    left = find_remainders(known, old, new, weighting)
    out = {}
    for pair, values in features.items():
        primary = PRIMARY.probability(values, around[pair])
        likely = ANY.probability(values, around[pair], left[pair]) if pair in left else first[pair]
        out[pair] = Estimate(primary, likely, values.proposition)
    return out
