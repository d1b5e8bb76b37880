"""The search of diff-match-patch, made quicker."""

from __future__ import annotations

from diff_match_patch import diff_match_patch
from hypothesis import given
from hypothesis import strategies as st

from dtt_diff.middle_snake import CodeDiff

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
