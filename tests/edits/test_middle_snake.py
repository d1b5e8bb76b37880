"""The search of diff-match-patch, made quicker."""

from __future__ import annotations

import itertools

from diff_match_patch import diff_match_patch
from hypothesis import given
from hypothesis import strategies as st

from dtt_diff.edits.middle_snake import CodeDiff

ROWS = st.text(alphabet="abcdefg", max_size=30)


@given(ROWS, ROWS)
def test_steps_are_those_of_diff_match_patch(first, second):
    """To the letter, not only equally short."""
    theirs = diff_match_patch()
    theirs.Diff_Timeout = 0
    assert CodeDiff().diff_main(first, second, False) == theirs.diff_main(first, second, False)


def test_rows_without_a_common_word_are_replaced_as_a_whole():
    """There is nothing to search for."""
    assert CodeDiff().diff_main("abc", "defg", False) == [(-1, "abc"), (1, "defg")]


def test_the_steps_of_all_short_rows_are_those_of_diff_match_patch():
    """Every pair of rows of up to five words of two kinds."""
    theirs, ours = diff_match_patch(), CodeDiff()
    theirs.Diff_Timeout = 0
    rows = ["".join(row) for size in range(6) for row in itertools.product("ab", repeat=size)]
    for first, second in itertools.product(rows, rows):
        assert ours.diff_main(first, second, False) == theirs.diff_main(first, second, False)


@given(st.text(alphabet="abc", min_size=20, max_size=60), st.text(alphabet="abc", max_size=12))
def test_rows_of_unequal_length_are_searched_likewise(first, second):
    """Paths leave the rows on their short side long before they meet."""
    theirs = diff_match_patch()
    theirs.Diff_Timeout = 0
    assert CodeDiff().diff_main(first, second, False) == theirs.diff_main(first, second, False)
    assert CodeDiff().diff_main(second, first, False) == theirs.diff_main(second, first, False)
