from __future__ import annotations

import itertools
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dtt_diff.edits import word_diff
from dtt_diff.edits.middle_snake import CodeDiff
from dtt_diff.edits.word_diff import Hunk, diff_words, readable

ROWS = st.lists(st.sampled_from("abcdef"), max_size=30)


def patch(old: list[str], new: list[str], hunks: tuple[Hunk, ...]) -> list[str]:
    """What the hunks make of the old row."""
    out, at = [], 0
    for hunk in hunks:
        out += [*old[at : hunk.old_start], *new[hunk.new_start : hunk.new_end]]
        at = hunk.old_end
    return out + old[at:]


def test_what_differs_is_told_word_by_word():
    """A replaced word, a word put in and a word taken out."""
    old, new = ["a", "b", "c", "d", "e"], ["a", "x", "c", "e", "f"]
    assert diff_words(old, new) == (Hunk(1, 2, 1, 2), Hunk(3, 4, 3, 3), Hunk(5, 5, 4, 5))


def test_equal_rows_do_not_differ():
    """Nothing against nothing, too."""
    assert diff_words(["a", "b"], ["a", "b"]) == diff_words([], []) == ()


def test_a_row_against_nothing_is_one_hunk():
    """All of it came."""
    assert diff_words([], ["a", "b"]) == (Hunk(0, 0, 0, 2),)


@given(ROWS, ROWS)
def test_hunks_turn_old_into_new(old, new):
    """Whatever the rows."""
    assert patch(old, new, diff_words(old, new)) == new


@given(ROWS, ROWS)
def test_hunks_do_not_depend_on_which_side_is_called_old(old, new):
    """Swapped rows give the same hunks with their sides exchanged."""
    swapped = tuple(Hunk(h.new_start, h.new_end, h.old_start, h.old_end) for h in diff_words(new, old))
    assert diff_words(old, new) == swapped


@given(ROWS, ROWS)
def test_hunks_do_not_touch(old, new):
    """At least one kept word stands between two hunks, and none is empty."""
    hunks = diff_words(old, new)
    assert all(h.old_start < h.old_end or h.new_start < h.new_end for h in hunks)
    assert all(a.old_end < b.old_start and a.new_end < b.new_start for a, b in itertools.pairwise(hunks))


def test_more_words_than_there_are_codes_below_the_surrogates(monkeypatch):
    """Over 60,000 distinct words, the codes step over the surrogates."""
    coded: list[str] = []
    plain = CodeDiff.diff_main

    def seen(engine: CodeDiff, first: str, second: str, *more: object) -> list[tuple[int, str]]:
        coded.extend((first, second))
        return plain(engine, first, second, *more)

    monkeypatch.setattr(CodeDiff, "diff_main", seen)
    monkeypatch.setattr(word_diff, "MOST_PAIRS", 10**10)
    old = [f"w{i}" for i in range(62_000)]
    new = [*old[:50], "x", *old[60:55_100], "y", "z", *old[55_101:]]
    assert patch(old, new, diff_words(old, new)) == new
    assert len(diff_words(old, new)) == 2
    codes = set("".join(coded))
    assert len(codes) > 55_000
    assert not [code for code in codes if "\ud800" <= code <= "\udfff"]


def test_no_clock_is_involved(monkeypatch):
    """However slow the machine, the hunks are the same."""
    old = [f"w{i % 7}{i % 11}" for i in range(300)]
    new = [f"w{i % 5}{i % 13}" for i in range(300)]
    wanted = diff_words(old, new)
    slow = itertools.count(0, 3600)
    monkeypatch.setattr("time.time", lambda: next(slow))
    assert diff_words(old, new) == wanted


def test_words_with_the_codes_of_others_are_told_apart():
    """Words that are themselves strange characters do not meet the codes."""
    assert diff_words(["\u0100", "\ud800"], ["\u0101", "\ud800"]) == (Hunk(0, 1, 0, 1),)


def test_the_engine_loads_only_when_it_is_needed():
    """Equal rows and the import alone do without diff-match-patch."""
    code = "import sys, dtt_diff.edits.word_diff; print('diff_match_patch' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_hunks_parted_by_a_chance_word_are_joined():
    """Only where the kept words are few and shorter than what was replaced on either side."""
    old, new = ["praised", "the", "harbour", "pilots"], ["criticized", "the", "railway", "engineers"]
    assert readable(diff_words(old, new), old, new) == (Hunk(0, 4, 0, 4),)
    old, new = ["a", "the-long-name-that-stayed", "c"], ["b", "the-long-name-that-stayed", "d"]
    assert readable(diff_words(old, new), old, new) == diff_words(old, new)


@given(ROWS, ROWS)
def test_joining_hunks_does_not_depend_on_the_sides(old, new):
    """The same joins, mirrored."""
    joined = readable(diff_words(old, new), old, new)
    mirrored = readable(diff_words(new, old), new, old)
    assert joined == tuple(Hunk(h.new_start, h.new_end, h.old_start, h.old_end) for h in mirrored)


# Rows too long to hold every word of the one against every word of the other


def bounded(old: str, new: str, most: int = 4) -> tuple[Hunk, ...]:
    """The hunks of two rows of letters where so many pairs of words are held against each other at most."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(word_diff, "MOST_PAIRS", most)
        return diff_words(list(old), list(new))


def test_long_rows_are_cut_at_words_that_each_has_once():
    """Between two cuts they are compared word by word."""
    assert bounded("pqAxyBrs", "ptAzwBus") == (Hunk(1, 2, 1, 2), Hunk(3, 5, 3, 5), Hunk(6, 7, 6, 7))
    assert bounded("qAxB", "tABx") == (Hunk(0, 1, 0, 1), Hunk(2, 3, 2, 2), Hunk(4, 4, 3, 4))


def test_a_long_stretch_between_two_cuts_is_replaced_as_a_whole():
    """Though it holds the same words in another order; one of as many pairs as may be is compared."""
    assert bounded("qAxxyyBr", "tAyyxxBu") == (Hunk(0, 1, 0, 1), Hunk(2, 6, 2, 6), Hunk(7, 8, 7, 8))
    assert len(bounded("qAxxyyBr", "tAyyxxBu", 16)) == 4
    assert len(bounded("qAxxyyBr", "tAyyxxBu", 15)) == 3


def test_a_word_that_one_side_repeats_is_no_place_to_cut():
    """Nothing says which of its places answers to which."""
    assert bounded("qWxWr", "tyWzu") == (Hunk(0, 5, 0, 5),)
    assert bounded("tyWzu", "qWxWr") == (Hunk(0, 5, 0, 5),)


def test_cuts_keep_the_order_of_both_rows():
    """Of words that stand in another order only those of the longest run that keeps it are cuts."""
    assert bounded("qABCr", "tCABu") == (Hunk(0, 1, 0, 2), Hunk(3, 5, 4, 5))


@given(
    st.lists(st.sampled_from("abcdefghij"), max_size=14),
    st.lists(st.sampled_from("abcdefghij"), max_size=14),
    st.integers(0, 9),
)
def test_hunks_of_long_rows_hold_the_same_laws(old, new, most):
    """They turn old into new, do not touch, are not empty, and do not depend on which side is called old."""
    hunks = bounded("".join(old), "".join(new), most)
    assert patch(old, new, hunks) == new
    assert all(h.old_start < h.old_end or h.new_start < h.new_end for h in hunks)
    assert all(a.old_end < b.old_start and a.new_end < b.new_start for a, b in itertools.pairwise(hunks))
    mirrored = bounded("".join(new), "".join(old), most)
    assert hunks == tuple(Hunk(h.new_start, h.new_end, h.old_start, h.old_end) for h in mirrored)


# What is joined


@pytest.mark.parametrize(
    ("old", "new", "joined"),
    [
        # Three kept words are few, four are not.
        ("long1 a b c long2", "other a b c words", True),
        ("long1 a b c d long2", "other a b c d words", False),
        # As long as what was replaced is still a coincidence; longer is not.
        ("aaaa the bbb", "cccc the ddd", True),
        ("aaaa them bbb", "cccc them ddd", False),
        # The longer side of a replacement counts, and the shorter of the two replacements.
        ("aaaa them b", "cccc them dddd", True),
        ("a them bbbb", "c them dddd", False),
        # A word that only came is a replacement of nothing.
        ("the end", "aaaa the bbbb end", True),
    ],
)
def test_few_kept_words_between_longer_replacements_are_a_coincidence(old, new, joined):
    """No more than three, and no longer in letters than what was replaced on either side of them."""
    before, after = old.split(), new.split()
    hunks = diff_words(before, after)
    assert len(hunks) == 2
    assert len(readable(hunks, before, after)) == (1 if joined else 2)
