"""What the likely ties around a pair of sentences say of it: a tie seldom stands alone, and statements keep their order.

Worked out from a first probability of every candidate pair. Nothing here looks at words.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from attrs import frozen

from dtt_diff.model import Analysis

#: A pair below this probability says nothing of the pairs around it.
LIKELY = 0.15
#: Within so many sentences the ties around a pair count, each less by a factor of e for every two sentences.
NEAR, NEAR_FADES = 6, 2.0
#: Ties within so many sentences say where the partner of a sentence should stand, fading by e for every three.
FAR, FAR_FADES = 9, 3.0
_NEAR_WEIGHTS = tuple(math.exp(-distance / NEAR_FADES) for distance in range(2 * NEAR + 1))
_FAR_WEIGHTS = tuple(math.exp(-distance / FAR_FADES) for distance in range(FAR + 1))
#: So many ties around a pair say all that they can say.
FULL_AROUND = 3.0
#: So many ties lost say all that a lost order can say.
FULL_DETOUR = 3.0
#: The share of sentences without an act up to which a text is a statement throughout; without any act, it is no statement.
STATEMENT_ACTLESS = 0.5
#: A text is taken for a statement until so many sentences more than that speak against it: a few lines tell nothing.
STATEMENT_SENTENCES = 8

Pair = tuple[int, int]
Row = dict[int, float]


@frozen
class Surroundings:
    """What is known of a pair from the likely ties around it.

    Attributes:
        around: likely ties between the sentences near the one and those near the other, up to a ceiling.
        astray: how far the pair stands from where the ties around it lead, as a share of the statement.
        next: how likely the sentences before them, and after them, are tied.
        prose: how far the texts are without acts: an essay ties sentences in order, one to one, and asks for closer wording.
        prose_detour: in such texts, the ties that the heaviest run in the order of both loses if it takes the pair, up to a
            ceiling. (In statements sentences move freely, and a detour says little.)
        prose_first: the first log odds of the pair, in such texts.
    """

    around: float
    astray: float
    next: float
    prose: float
    prose_detour: float
    prose_first: float


def survey(first: Mapping[Pair, float], old: Sequence[Analysis], new: Sequence[Analysis]) -> dict[Pair, Surroundings]:
    """Return the surroundings of every candidate pair.

    Args:
        first: a first probability of every candidate pair; 1 for sentences of the same words.
        old: analyses of the old sentences.
        new: analyses of the new sentences.
    """
    rows: tuple[dict[int, Row], dict[int, Row]] = ({}, {})
    for (i, j), p in sorted(first.items()):
        if p >= LIKELY:
            rows[0].setdefault(i, {})[j] = p
            rows[1].setdefault(j, {})[i] = p
    places = [_expected(rows[side], len(items)) for side, items in enumerate((old, new))]
    near = [_near(rows[0], i) for i in range(len(old))]
    detours = _detours(first, len(new))
    prose = _prose(old, new)
    out = {}
    for (i, j), p in first.items():
        detour = min(FULL_DETOUR, detours[i, j]) / FULL_DETOUR
        astray = (_astray(places[0][i], j, len(new)), _astray(places[1][j], i, len(old)))
        out[i, j] = Surroundings(
            around=min(FULL_AROUND, _around(near[i], j)),
            astray=min(astray),
            next=first.get((i - 1, j - 1), 0.0) + first.get((i + 1, j + 1), 0.0),
            prose=prose,
            prose_detour=prose * detour,
            prose_first=prose * _log_odds(p),
        )
    return out


def _near(rows: Mapping[int, Row], i: int) -> list[tuple[int, int, float]]:
    """The likely ties of the sentences near one of them: how far away, where they lead, how likely."""
    places = (a for a in range(i - NEAR, i + NEAR + 1) if a != i and a in rows)
    return [(abs(a - i), b, p) for a in places for b, p in rows[a].items()]


def _around(near: Sequence[tuple[int, int, float]], j: int) -> float:
    """The likely ties near a pair, other than those of its own two sentences."""
    return math.fsum([p * _NEAR_WEIGHTS[away + abs(b - j)] for away, b, p in near if j - NEAR <= b <= j + NEAR and b != j])


def _expected(rows: Mapping[int, Row], count: int) -> list[tuple[float, float]]:
    """For each sentence of one side, where the ties of its neighbours lead on the other, and how much stands behind that."""
    out = []
    for i in range(count):
        near = [
            (p * p * _FAR_WEIGHTS[abs(a - i)], b)
            for a in range(i - FAR, i + FAR + 1)
            if a != i and a in rows
            for b, p in rows[a].items()
        ]
        mass = math.fsum(weight for weight, _ in near)
        out.append((math.fsum(weight * b for weight, b in near) / mass if mass else 0.0, mass))
    return out


def _astray(expected: tuple[float, float], at: int, count: int) -> float:
    place, mass = expected
    return abs(at - place) / max(1, count - 1) * min(1.0, mass)


def _detours(first: Mapping[Pair, float], width: int) -> dict[Pair, float]:
    """For each pair, what the heaviest run of pairs that rise on both sides loses if it has to take it; 0 on such a run."""
    pairs = sorted(first)
    before = _best_runs(pairs, first, width)
    turned = {(-i, width - 1 - j): first[i, j] for i, j in pairs}
    after = _best_runs(sorted(turned), turned, width)
    through = {(i, j): before[i, j] + after[-i, width - 1 - j] + first[i, j] for i, j in pairs}
    heaviest = max(through.values(), default=0.0)
    return {pair: round(heaviest - value, 9) for pair, value in through.items()}


def _best_runs(pairs: Sequence[Pair], weights: Mapping[Pair, float], width: int) -> dict[Pair, float]:
    """The weight of the heaviest rising run that ends before each pair, on both sides (a Fenwick tree of maxima)."""
    tree = [0.0] * (width + 1)
    out: dict[Pair, float] = {}
    waiting: list[Pair] = []
    for pair in pairs:
        if waiting and waiting[0][0] != pair[0]:
            for done in waiting:
                place, value = done[1] + 1, out[done] + weights[done]
                while place <= width:
                    tree[place] = max(tree[place], value)
                    place += place & -place
            waiting = []
        best, place = 0.0, pair[1]
        while place > 0:
            best = max(best, tree[place])
            place -= place & -place
        out[pair] = best
        waiting.append(pair)
    return out


def _prose(old: Sequence[Analysis], new: Sequence[Analysis]) -> float:
    """How far the two texts together are without acts, from 0 (statements) to 1 (no act at all)."""
    acts = [any(cue.dimension == "act" for cue in item.cues) for item in (*old, *new)]
    share = acts.count(False) / (len(acts) + STATEMENT_SENTENCES)
    return max(0.0, share - STATEMENT_ACTLESS) / (1 - STATEMENT_ACTLESS)


def _log_odds(p: float) -> float:
    return math.log(max(p, 1e-4) / max(1 - p, 1e-4))
