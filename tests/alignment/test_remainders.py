from __future__ import annotations

import math

import pytest

from dtt_diff.alignment.remainders import HOPELESS, Remainder, find_remainders
from dtt_diff.alignment.similarity import Weighting
from dtt_diff.profiles import DEFAULT_PROFILE, resolve_lexicon
from tests.making import analysis

GRAIN = "They condemned the blockade of grain convoys."
FERRY = "They urged a search for the lost ferry."
BOTH = "They condemned the blockade of grain convoys and urged a search for the lost ferry."


def remainders(first: dict[tuple[int, int], float], old: list[str], new: list[str]) -> dict[tuple[int, int], Remainder]:
    """The remainders of pairs of sentences, each side one paragraph."""
    sides = [[analysis(words, index=k) for k, words in enumerate(side)] for side in (old, new)]
    lexicon = resolve_lexicon(DEFAULT_PROFILE, None)
    return find_remainders(first, *sides, Weighting([item.sentence for side in sides for item in side], lexicon))


def test_a_lone_pair_leaves_nothing_claimed():
    """No rival has what it shares."""
    assert remainders({(0, 0): 0.4}, [GRAIN], [GRAIN])[0, 0].unclaimed == pytest.approx(1)


def test_what_a_rival_has_as_well_is_claimed():
    """By as much as the rival is likely; a rival that is unlikely claims nothing."""
    sentences = [GRAIN], [GRAIN, GRAIN]
    assert remainders({(0, 0): 0.4, (0, 1): 0.8}, *sentences)[0, 0].unclaimed == pytest.approx(0.2)
    assert remainders({(0, 0): 0.4, (0, 1): 0.05}, *sentences)[0, 0].unclaimed == pytest.approx(1)


def test_the_second_half_of_a_split_explains_what_the_first_leaves():
    """A tie that is certain for the one half leaves the other half to the other, and nothing to a copy of the first."""
    found = remainders({(0, 0): 1.0, (0, 1): 0.4, (0, 2): 0.4}, [BOTH], [GRAIN, FERRY, GRAIN])
    assert found[0, 1].unclaimed > found[0, 2].unclaimed == pytest.approx(0)
    alone = remainders({(0, 1): 0.4}, [BOTH], [GRAIN, FERRY, GRAIN])
    assert found[0, 1].explained >= alone[0, 1].explained > 0


def test_the_paragraph_of_a_sentence_speaks_for_it():
    """What a sentence says is found beside its partner."""
    found = remainders({(0, 0): 0.4}, [GRAIN], [FERRY, GRAIN])
    assert found[0, 0].paragraph > 0.8
    assert remainders({(0, 0): 0.4}, [GRAIN], [FERRY])[0, 0].paragraph == 0


def test_a_hopeless_pair_is_left_alone():
    """Nothing is worked out for it."""
    assert set(remainders({(0, 0): HOPELESS, (0, 1): HOPELESS / 2}, [GRAIN], [GRAIN, FERRY])) == {(0, 0)}


def test_remainders_are_the_same_from_either_side():
    """Exchanging the sides exchanges the pairs and nothing else."""
    old, new = [BOTH, FERRY], [GRAIN, FERRY, BOTH]
    first = {(0, 0): 0.7, (0, 1): 0.3, (1, 1): 0.9, (0, 2): 0.5}
    there = remainders(first, old, new)
    turned = remainders({(j, i): p for (i, j), p in first.items()}, new, old)
    for (i, j), found in there.items():
        back = turned[j, i]
        for one, other in (
            (found.unclaimed, back.unclaimed),
            (found.explained, back.explained),
            (found.paragraph, back.paragraph),
        ):
            assert math.isclose(one, other, abs_tol=1e-9)
