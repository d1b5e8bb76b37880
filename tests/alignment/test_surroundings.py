from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dtt_diff.alignment.surroundings import survey
from tests.making import analysis

SIX = [analysis(f"They condemned matter number {n}.", index=n) for n in range(6)]
PROSE = [analysis(f"The harvest of year {n} was late.", index=n) for n in range(6)]
DIAGONAL = {(k, k): 0.9 for k in range(6)}


def test_ties_around_a_pair_speak_for_it():
    """The same pair stands better among likely ties than alone."""
    alone, among = survey({(2, 2): 0.4}, SIX, SIX), survey(DIAGONAL | {(2, 2): 0.4}, SIX, SIX)
    assert among[2, 2].around > alone[2, 2].around == 0
    assert among[2, 2].next > alone[2, 2].next == 0


def test_a_pair_off_the_way_of_its_neighbours_is_astray():
    """Neighbours lead along the diagonal."""
    found = survey(DIAGONAL | {(1, 5): 0.4}, SIX, SIX)
    assert found[1, 5].astray > found[1, 1].astray


def test_texts_without_acts_are_prose():
    """Statements have acts; order weighs more where there are none."""
    assert survey(DIAGONAL, SIX, SIX)[0, 0].prose == 0
    found = survey(DIAGONAL | {(1, 5): 0.4}, PROSE, PROSE)
    assert 0 < found[1, 5].prose < 1
    assert found[1, 5].prose_detour > found[1, 1].prose_detour == 0


def test_a_few_sentences_without_acts_are_no_prose():
    """Too little is known of them."""
    assert survey({(0, 0): 0.9}, PROSE[:1], PROSE[:1])[0, 0].prose == 0


def test_surroundings_are_the_same_from_either_side():
    """Exchanging the sides exchanges the pairs and nothing else."""
    first = DIAGONAL | {(1, 5): 0.4, (4, 2): 0.6, (0, 3): 0.2}
    turned = survey({(j, i): p for (i, j), p in first.items()}, SIX, SIX)
    assert {(j, i): found for (i, j), found in turned.items()} == survey(first, SIX, SIX)


# The same quantities, worked out from their definitions

MANY = [analysis(f"The harvest of year {n} was late.", index=n) for n in range(24)]
TIES = st.dictionaries(
    st.tuples(st.integers(0, 23), st.integers(0, 23)), st.integers(1, 99).map(lambda p: p / 100), max_size=40
)


def heaviest_through(first: dict[tuple[int, int], float], pair: tuple[int, int]) -> float:
    """The weight of the heaviest run of pairs through one that rises on both sides."""

    def best(pairs: list[tuple[int, int]]) -> float:
        weights: dict[tuple[int, int], float] = {}
        for i, j in sorted(pairs):
            weights[i, j] = first[i, j] + max((w for (a, b), w in weights.items() if a < i and b < j), default=0.0)
        return max(weights.values(), default=0.0)

    before = best([(i, j) for i, j in first if i < pair[0] and j < pair[1]])
    return first[pair] + before + best([(i, j) for i, j in first if i > pair[0] and j > pair[1]])


@given(TIES)
def test_a_detour_is_what_the_heaviest_run_loses(first):
    """If it has to take the pair; three ties at most count, and only as far as the texts are prose."""
    found = survey(first, MANY, MANY)
    heaviest = max((heaviest_through(first, pair) for pair in first), default=0.0)
    for pair, there in found.items():
        lost = min(3.0, heaviest - heaviest_through(first, pair)) / 3
        assert there.prose_detour == pytest.approx(there.prose * lost, abs=1e-6)


@given(TIES)
def test_ties_near_both_sentences_are_around_a_pair(first):
    """Those within six sentences on either side that are likely at all and are not its own, fading with the distance."""
    for (i, j), there in survey(first, MANY, MANY).items():
        near = [
            p * math.exp(-(abs(a - i) + abs(b - j)) / 2)
            for (a, b), p in first.items()
            if p >= 0.15 and 1 <= abs(a - i) <= 6 and 1 <= abs(b - j) <= 6
        ]
        assert there.around == pytest.approx(min(3.0, math.fsum(near)))
        assert there.next == pytest.approx(first.get((i - 1, j - 1), 0.0) + first.get((i + 1, j + 1), 0.0))


@given(TIES)
def test_a_pair_is_astray_where_its_neighbours_lead_elsewhere(first):
    """The ties of nine sentences on either side say where the partner stands; the better of the two views counts."""

    def astray(i: int, j: int, ties: list[tuple[int, int, float]]) -> float:
        near = [(p * p * math.exp(-abs(a - i) / 3), b) for a, b, p in ties if p >= 0.15 and 1 <= abs(a - i) <= 9]
        mass = math.fsum(weight for weight, _ in near)
        return abs(j - math.fsum(weight * b for weight, b in near) / mass) / 23 * min(1.0, mass) if mass else 0.0

    ties = [(a, b, p) for (a, b), p in first.items()]
    for (i, j), there in survey(first, MANY, MANY).items():
        views = astray(i, j, ties), astray(j, i, [(b, a, p) for a, b, p in ties])
        assert there.astray == pytest.approx(min(views), abs=1e-9)


def test_prose_grows_with_the_sentences_that_have_no_act():
    """Half of them, and eight more, may be without; from there it grows to 1."""
    for count, prose in ((4, 0.0), (8, 1 / 3), (24, 5 / 7)):
        (there,) = survey({(0, 0): 0.5}, MANY[:count], MANY[:count]).values()
        assert there.prose == pytest.approx(max(0.0, 2 * count / (2 * count + 8) - 0.5) / 0.5)
        assert there.prose == pytest.approx(prose)


@pytest.mark.parametrize(("p", "odds"), [(0.5, 1.0), (0.8, 4.0), (1.0, 1e4), (0.0, 1e-4)])
def test_the_first_probability_counts_as_its_log_odds(p, odds):
    """In prose; what is certain or impossible is cut off at one in ten thousand."""
    (there,) = survey({(0, 0): p}, MANY, MANY).values()
    assert there.prose_first == pytest.approx(there.prose * math.log(odds), rel=1e-3)
