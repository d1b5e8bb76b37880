from __future__ import annotations

import pytest

from dtt_diff.surroundings import survey
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


def test_a_pair_that_crosses_others_is_a_detour():
    """The heaviest run in order loses what it crosses, and nothing where the pair is on it."""
    found = survey(DIAGONAL | {(1, 5): 0.4}, SIX, SIX)
    assert found[1, 5].detour > found[1, 1].detour == 0


def test_likely_rivals_take_a_sentence():
    """The partner of another is taken."""
    found = survey({(0, 0): 0.9, (0, 1): 0.4}, SIX, SIX)
    assert found[0, 1].taken == pytest.approx(0.9)
    assert found[0, 0].taken == pytest.approx(0.4)


def test_texts_without_acts_are_prose():
    """Statements have acts; order weighs more where there are none."""
    assert survey(DIAGONAL, SIX, SIX)[0, 0].prose == 0
    crossing = survey(DIAGONAL | {(1, 5): 0.4}, PROSE, PROSE)[1, 5]
    assert 0 < crossing.prose < 1
    assert crossing.prose_detour == pytest.approx(crossing.prose * crossing.detour)


def test_a_few_sentences_without_acts_are_no_prose():
    """Too little is known of them."""
    assert survey({(0, 0): 0.9}, PROSE[:1], PROSE[:1])[0, 0].prose == 0


def test_surroundings_are_the_same_from_either_side():
    """Exchanging the sides exchanges the pairs and nothing else."""
    first = DIAGONAL | {(1, 5): 0.4, (4, 2): 0.6, (0, 3): 0.2}
    turned = survey({(j, i): p for (i, j), p in first.items()}, SIX, SIX)
    assert {(j, i): found for (i, j), found in turned.items()} == survey(first, SIX, SIX)
