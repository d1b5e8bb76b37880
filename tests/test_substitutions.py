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
