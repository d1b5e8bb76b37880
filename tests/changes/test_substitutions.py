"""What it is when words replaced others."""

from __future__ import annotations

import pytest

import dtt_diff as dd


@pytest.mark.parametrize(
    ("vague", "exact"),
    [
        ("The port will stay closed for some time.", "The port will stay closed until May 2031."),
        ("The board will report to the islands from time to time.", "The board will report to the islands by 3 June 2031."),
        ("The board will send a contingent of pilots to the strait.", "The board will send 450 of pilots to the strait."),
    ],
)
def test_a_date_or_figure_is_more_exact(vague, exact):
    """Than words that leave it open; the other way round it is less exact."""
    for texts, kind in (((vague, exact), "strengthened"), ((exact, vague), "softened")):
        (change,) = dd.compare(*texts).changes
        assert (change.kind, change.dimensions, change.evidence[0].rule) == (kind, ("specificity",), "exactness")


def test_a_date_for_another_matter_has_no_direction():
    """Words that leave nothing open were replaced by it."""
    (change,) = dd.compare("They met in the old customs house.", "They met in the old May 2031.").changes
    assert change.kind == "updated"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The ban rests on the Harbour Act (50 T.C. 1701-1706).", "The ban rests on the Harbour Act (50 T.C. et seq.)."),
        ("The rate was cut by 25 basis points.", "The rate was left unchanged."),
        ("The ban rests on the Harbour Act (50 T.C. 1701).", "The ban rests on the Harbour Act (50 T.C. l)."),
    ],
)
def test_a_number_that_counts_nothing_is_no_more_exact_than_words(old, new):
    """The number of a law, a rate that did not move, a slip for a digit."""
    for texts in ((old, new), (new, old)):
        assert all(change.evidence[0].rule != "exactness" for change in dd.compare(*texts).changes)


def test_where_words_are_parted_is_no_change():
    """A compound with a hyphen, with a space, and in one word."""
    spellings = [f"The sides keep to the {name} plan for the ferry." for name in ("ten-point", "ten point", "tenpoint")]
    assert all(dd.compare(old, new).changes == () for old in spellings for new in spellings)
