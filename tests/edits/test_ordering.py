"""The longest run that keeps its order."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from dtt_diff.edits.ordering import longest_rise


@given(st.lists(st.integers(0, 9), max_size=9))
def test_no_longer_rising_run_exists(values):
    """What is returned rises strictly, and no other choice of places that rises is longer."""
    places = longest_rise(values)
    assert all(a < b and values[a] < values[b] for a, b in pairwise(places))
    longer = combinations(range(len(values)), len(places) + 1)
    assert not any(all(values[a] < values[b] for a, b in pairwise(choice)) for choice in longer)


def test_one_that_stands_elsewhere_is_left_out():
    """Of four in order and one out of it, the four are kept."""
    assert longest_rise([0, 4, 1, 2, 3]) == [0, 2, 3, 4]
