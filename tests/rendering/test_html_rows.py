from __future__ import annotations

import pytest

from dtt_diff.model import Group
from dtt_diff.rendering.html_rows import beginnings, first_sentences, places
from dtt_diff.reporting.values import Row
from tests.making import compare


def row(old: tuple[int, ...], new: tuple[int, ...], *, moved: bool = False) -> Row:
    """A row of which only the group matters."""
    return Row(Group(old, new, "1-1", moved, "unchanged"), "", (), (), ())


def shown(*rows: Row) -> list[str]:
    """The places as their numbers, notes in brackets."""
    return [f"({place.number})" if place.is_note else str(place.number) for place in places(rows)]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([row((0,), (0,)), row((1,), (1,))], ["1", "2"]),
        ([row((2,), (0,), moved=True), row((0,), (1,)), row((1,), (2,))], ["1", "2", "3", "(1)"]),
        ([row((0,), (0,)), row((2,), (1,)), row((1,), (2,), moved=True)], ["1", "(3)", "2", "3"]),
        ([row((1,), (0,)), row((0,), (1,), moved=True)], ["(2)", "1", "2"]),
        ([row((2,), (0,), moved=True), row((1,), (1,), moved=True), row((0,), (2,))], ["1", "2", "3", "(1)", "(2)"]),
        ([row((), (0,)), row((0,), ()), row((1,), (1,))], ["1", "2", "3"]),
    ],
)
def test_a_moved_sentence_leaves_a_note_where_it_stood(rows, expected):
    """After the nearest earlier sentence that did not move; at the head where there is none."""
    assert shown(*rows) == expected


def test_paragraphs_begin_with_their_first_sentence():
    """Titles and datelines begin none."""
    text = "Joint Statement of the 4th Norvale Talks\n\nThe sides met. They talked.\n\nThey agreed to meet again.\n"
    statement = compare(text, text).old
    assert [statement.sentences[i].paragraph for i in sorted(first_sentences(statement.sentences))] == [1, 2]


def test_changes_begin_where_their_quotations_do():
    """On the side that has one."""
    comparison = compare("They condemned the launch in the strongest terms.", "They condemned the launch.")
    (change,) = comparison.softened
    assert beginnings([change], "old") == {change.old.start: [change]}
    assert beginnings([change], "new") == {change.new.start: [change]}
    assert beginnings(comparison.dropped, "new") == {}
