from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dtt_diff.checking.places import Locator
from dtt_diff.statements import from_text


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_and_columns_are_counted_from_one(end):
    """Whatever ends the lines; columns count code points."""
    text = f"A title here{end}{end}The 🙂 ministers met.{end}They agreed."
    locator = Locator(from_text(text), "new")
    at = text.index("ministers")
    place = locator.place(((at, at + 9),))
    assert (place.line, place.column, place.end_line, place.end_column) == (3, 7, 3, 16)
    assert (place.side, place.quote, place.source) == ("new", "ministers", None)


def test_a_place_over_a_line_end_ends_on_the_next_line():
    """The column after the last character is one of the last line."""
    text = "The ministers agreed\nto meet again."
    place = Locator(from_text(text), "new").place(((14, 28),))
    assert (place.line, place.column, place.end_line, place.end_column) == (1, 15, 2, 8)


def test_a_place_knows_its_paragraph():
    """Titles are 0, paragraphs are counted from 1."""
    text = "Joint Statement of the Talks\n\nThe ministers met here.\n\nThey agreed to it."
    locator = Locator(from_text(text), "old")
    assert [locator.place(((text.index(w), text.index(w) + 3),)).paragraph for w in ("Joint", "met", "agreed")] == [0, 1, 2]


def test_page_furniture_is_cut_out_of_a_place():
    """What interrupts a sentence is no part of its quote."""
    text = "The ministers agreed to exchange officers and to\n\n2\n\nprotect ships by the end of the year.\n"
    statement = from_text(text)
    place = Locator(statement, "new").tokens(statement.sentences[0].tokens)
    assert len(place.spans) == 2
    assert "2" not in place.quote


@given(st.text(alphabet="ab \n\r.\U0001f642", min_size=1, max_size=60))
def test_line_and_column_lead_to_the_quote(text):
    """Splitting the file at its line ends and counting leads back to the first character."""
    full = f"Words {text}"
    place = Locator(from_text(full), "new").place(((3, len(full)),))
    lines = full.replace("\r\n", "\n\n").replace("\r", "\n")
    before = full[: place.spans[0][0]]
    assert place.line == before.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    assert lines[3] == full[3] or full[3] == "\r"
    assert place.column >= 1
