"""Units of text -> subjects: bottom up, by how alike their words and matters are.

Ward's criterion (Ward 1963) in the recurrence of Lance and Williams (1967), on one minus the cosine. It keeps subjects of a
size: to join a large one costs more than to join two small ones, so that no subject swallows the others. Neighbours are nearer.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

#: Subjects are joined while it costs less than this: for two units of one weight, while their cosine is above .2.
COST = 0.8
#: How much nearer two units are that stand side by side.
NEIGHBOURS = 0.9
#: Costs that are equal to so many places are equal.
PLACES = 9
#: A report has at most so many subjects.
MOST_SUBJECTS = 12


def cluster(
    vectors: Sequence[Mapping[str, float]], sizes: Sequence[int], neighbours: frozenset[tuple[int, int]]
) -> list[list[int]]:
    """Return the units that are about one subject together.

    Args:
        vectors: the weighted words of each unit.
        sizes: the weight of each unit.
        neighbours: pairs of units, the lower number first, that stand side by side in a text.

    Returns:
        lists of unit numbers, ascending, in the order of their first units.
    """
    members = {k: [k] for k in range(len(vectors))}
    weight = {k: math.sqrt(max(1, size)) for k, size in enumerate(sizes)}
    norms = [_norm(vector) for vector in vectors]
    away: list[dict[int, float]] = [{} for _ in vectors]
    for j in range(len(vectors)):
        for i in range(j):
            distance = 1.0 - _cosine(vectors[i], vectors[j], norms[i] * norms[j])
            if (i, j) in neighbours:
                distance *= NEIGHBOURS
            cost = 2 * distance * weight[i] * weight[j] / (weight[i] + weight[j])
            away[i][j] = away[j][i] = cost
    nearest = {k: _nearest(away[k], weight) for k in members}
    while len(members) > 1:
        # Of pairs that cost the same, the lighter one: otherwise the first subject would grow and grow.
        cost, _, i, j = min((near[0], weight[k] + near[1], min(k, near[2]), max(k, near[2])) for k, near in nearest.items())
        if cost >= COST and len(members) <= MOST_SUBJECTS:
            break
        _join(i, j, members, weight, away)
        del nearest[j]
        for k in members:
            if k == i or nearest[k][2] in (i, j) or round(away[k][i], PLACES) < nearest[k][0]:
                nearest[k] = _nearest(away[k], weight)
    return [members[k] for k in sorted(members)]


def _join(i: int, j: int, members: dict[int, list[int]], weight: dict[int, float], away: list[dict[int, float]]) -> None:
    between = away[i].pop(j)
    for k in members:
        if k in (i, j):
            continue
        total = weight[i] + weight[j] + weight[k]
        joined = (weight[i] + weight[k]) * away[i][k] + (weight[j] + weight[k]) * away[j][k] - weight[k] * between
        away[i][k] = away[k][i] = joined / total
        del away[k][j]
    members[i] = sorted(members[i] + members.pop(j))
    weight[i] += weight.pop(j)
    away[j] = {}


def _nearest(costs: dict[int, float], weight: dict[int, float]) -> tuple[float, float, int]:
    """The unit that it costs least to join: cost, weight and number."""
    return min(((round(cost, PLACES), weight[k], k) for k, cost in costs.items()), default=(math.inf, 0.0, -1))


def cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """Return how alike two vectors are, 0 to 1.

    Args:
        a: words with their weights.
        b: likewise.
    """
    return _cosine(a, b, _norm(a) * _norm(b))


def _norm(vector: Mapping[str, float]) -> float:
    return math.sqrt(math.fsum(value * value for value in vector.values()))


def _cosine(a: Mapping[str, float], b: Mapping[str, float], norms: float) -> float:
    few, many = (a, b) if len(a) <= len(b) else (b, a)
    product = math.fsum(weight * many[word] for word, weight in few.items() if word in many)
    return product / norms if norms else 0.0
