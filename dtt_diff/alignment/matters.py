"""What two sentences are about, beside the words they share: matters of the lexicon, weighted by their rarity.

"Abductees" and "prisoners of war" share no word and name one matter. A matter that half of the sentences have says nothing.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from dtt_diff.alignment.similarity import Weighting
from dtt_diff.model import Analysis

#: A matter counts up to so many times in one sentence (in the halves of ``similarity``).
FULL_MATTER = 4
#: Weight of what a sentence says beside its matters: a lone shared matter does not make two sentences one.
UNNAMED = 2.0
UNNAMED_PROPOSITION = 1.5
#: Matters shared by no other pair say all that exclusive matters can say at this sum.
FULL_EXCLUSIVE = 2.0
#: The rarity that counts as one.
FULL_RARITY = 5.0

Pair = tuple[int, int]


@frozen
class Shared:
    """What two sentences have in common by matter.

    Attributes:
        dice: Dice overlap of their weighted matters.
        coverage: the share of the one with fewer matters that is found in the other.
        exclusive: how far the matters that they share stand in no other sentence of either statement, up to a ceiling.
        rarest: the rarity of the rarest matter that they share.
        proposition: Dice overlap of their two propositions that are most alike in matter.
    """

    dice: float
    coverage: float
    exclusive: float
    rarest: float
    proposition: float


#: What two sentences without a common matter share.
_NOTHING = Shared(dice=0.0, coverage=0.0, exclusive=0.0, rarest=0.0, proposition=0.0)


def share_matters(
    pairs: Iterable[Pair], old: Sequence[Analysis], new: Sequence[Analysis], weighting: Weighting
) -> dict[Pair, Shared]:
    """Return what each pair of sentences shares by matter.

    Args:
        pairs: (old index, new index) of the pairs to look at.
        old: analyses of the old sentences.
        new: analyses of the new sentences.
        weighting: finds the matters of a sentence.
    """
    named = [[weighting.matters(item.sentence) for item in side] for side in (old, new)]
    parts = [
        [[weighting.matters(item.sentence, p.first, p.last + 1) for p in item.propositions] for item in side]
        for side in (old, new)
    ]
    counts = [Counter(matter for item in side for matter in item) for side in named]
    rarity = {
        matter: math.log((1 + len(old) + len(new)) / (counts[0][matter] + counts[1][matter]))
        for matter in sorted(counts[0].keys() | counts[1].keys())
    }

    def weigh(matters: Mapping[str, int]) -> float:
        return math.fsum([rarity[m] * min(FULL_MATTER, n) / 2 for m, n in matters.items()])

    totals = [[weigh(item) for item in side] for side in named]
    part_totals = [[[weigh(part) for part in item] for item in side] for side in parts]
    out = {}
    for i, j in pairs:
        if named[0][i].keys().isdisjoint(named[1][j]):
            out[i, j] = _NOTHING
            continue
        common = _common(named[0][i], named[1][j])
        shared = weigh(common)
        less, more = sorted((totals[0][i] + UNNAMED, totals[1][j] + UNNAMED))
        best = 0.0
        for a, whole_a in zip(parts[0][i], part_totals[0][i], strict=True):
            for b, whole_b in zip(parts[1][j], part_totals[1][j], strict=True):
                if not a.keys().isdisjoint(b):
                    best = max(best, 2 * weigh(_common(a, b)) / (whole_a + whole_b + 2 * UNNAMED_PROPOSITION))
        out[i, j] = Shared(
            dice=2 * shared / (less + more),
            coverage=shared / less,
            exclusive=min(FULL_EXCLUSIVE, math.fsum(1 / (counts[0][m] * counts[1][m]) for m in common)) / FULL_EXCLUSIVE,
            rarest=max(rarity[m] for m in common) / FULL_RARITY,
            proposition=best,
        )
    return out


def _common(first: Mapping[str, int], second: Mapping[str, int]) -> dict[str, int]:
    """What two counts have in common."""
    return {matter: min(count, second[matter]) for matter, count in first.items() if matter in second}
