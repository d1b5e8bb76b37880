from __future__ import annotations

import pytest

from dtt_diff.comparison import compare
from dtt_diff.model import Passage, Review, ReviewEntry
from dtt_diff.rendering.pieces import capitalized, one_line, pieces, points, printable, review_line
from tests.making import samples


def passage(text: str, marks: tuple[tuple[int, int], ...], spans: tuple[tuple[int, int], ...] | None = None) -> Passage:
    """A quotation of a text."""
    return Passage(spans or ((0, len(text)),), text, marks)


def test_pieces_are_the_quote_in_one_line():
    """Marked words are told from others; white space is folded, never lost."""
    text = "share  radar\n data in time"
    assert list(pieces(passage(text, ((7, 12), (14, 18))), text)) == [
        ("share", False),
        (" ", False),
        ("radar data", True),
        (" ", False),
        ("in time", False),
    ]


def test_spans_that_furniture_parts_are_joined_by_a_space():
    """A mark on both sides of a page number is two."""
    text = "share radar\n7\ndata"
    assert "".join(part for part, _ in pieces(passage(text, ((6, 18),), ((0, 11), (14, 18))), text)) == "share radar data"


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\u202e", "\u200f", "\ud800", "\u2028"])
def test_what_steers_a_view_is_left_out(sign):
    """Control and direction characters, and halves of characters."""
    assert printable(f"a{sign}b") == "ab"
    assert one_line(f"a{sign} b\n\tc") == "a b c"


@pytest.mark.parametrize(("share", "text"), [(0.034, "+3 pp"), (-0.02, "−2 pp"), (0.001, "±0 pp"), (-0.001, "±0 pp")])
def test_differences_of_shares_have_a_sign(share, text):
    """Whole percentage points."""
    assert points(share) == text


def test_headings_begin_with_a_capital():
    """The rest is as it stands: "DPRK" stays."""
    assert [capitalized(text) for text in ("radar DPRK", "", "éa")] == ["Radar DPRK", "", "Éa"]


def test_a_review_is_told_by_the_changes_it_decided():
    """An entry on a change that is not there decided nothing; changes without a decision are open, with an entry or without."""
    comparison = compare(*samples()[-2:])
    assert review_line(comparison) == ""
    first, second, third, *rest = comparison.changes
    entries = (
        ReviewEntry(first.id, "rejected"),
        ReviewEntry("000000000000", "rejected"),
        ReviewEntry(second.id, "accepted"),
        ReviewEntry(third.id, "open", None, "to be discussed"),
    )
    told = review_line(comparison.with_review(Review(entries, "I. Brandt")))
    assert told == f"Reviewed by I. Brandt: 1 accepted, 1 rejected, {len(rest) + 1} open."
