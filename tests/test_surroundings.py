from __future__ import annotations

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
