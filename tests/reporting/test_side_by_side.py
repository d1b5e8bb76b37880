from __future__ import annotations

from itertools import pairwise

import pytest

import dtt_diff as dd
from dtt_diff.model import Sentence, Span, Statement
from dtt_diff.statements import from_text
from dtt_diff.tokens import tokenize
from tests.making import samples, shared_pairs


def left_over(statement: Statement, members: tuple[int, ...], marks: tuple[Span, ...]) -> list[str]:
    """The words of some sentences without the marked ones."""
    sentences: list[Sentence] = [statement.sentences[i] for i in members]
    return [
        token.norm
        for sentence in sentences
        for token in tokenize(statement.text, sentence.spans)
        if token.is_word and not any(start <= token.start < end for start, end in marks)
    ]


def check(comparison: dd.Comparison) -> None:
    """Marks lie in their sentences, and without the marked words both sides have the same."""
    rows = comparison.report().rows
    assert [row.group for row in rows] == list(comparison.groups)
    for row in rows:
        for statement, members, marks in (
            (comparison.old, row.group.old, row.old_marks),
            (comparison.new, row.group.new, row.new_marks),
        ):
            spans = [span for i in members for span in statement.sentences[i].spans]
            assert all(any(a <= start < end <= b for a, b in spans) for start, end in marks)
        old = left_over(comparison.old, row.group.old, row.old_marks)
        assert old == left_over(comparison.new, row.group.new, row.new_marks)


@pytest.mark.parametrize("pair", list(pairwise(samples())), ids=lambda pair: pair[0].stem)
def test_without_the_marked_words_both_sides_are_the_same(pair):
    """So no difference of words goes unmarked, and nothing that is the same is marked."""
    check(dd.compare(*pair))


@pytest.mark.parametrize("folder", shared_pairs())
def test_real_pairs_are_marked_as_exactly(folder):
    """Sentences broken by a page break included."""
    check(dd.compare(folder / "old.txt", folder / "new.txt"))


def test_one_sided_rows_are_marked_as_a_whole():
    """What was added or dropped differs in every word."""
    comparison = dd.compare(from_text("Grain ships sail in May."), from_text("They will share radar data."))
    dropped, added = comparison.report().rows
    assert (dropped.new_marks, added.old_marks) == ((), ())
    assert [comparison.old.text[a:b] for a, b in dropped.old_marks] == ["Grain ships sail in May"]
    assert [comparison.new.text[a:b] for a, b in added.new_marks] == ["They will share radar data"]
    assert (*dropped.changes, *added.changes) == comparison.changes


def test_rows_know_their_theme_and_their_changes():
    """Titles have no theme; every change is in some row."""
    comparison = dd.compare(*samples()[:2])
    report = comparison.report()
    names = {theme.name for theme in report.themes}
    assert all((row.theme in names) == (row.group.verdict != "not compared") for row in report.rows)
    assert {c.id for row in report.rows for c in row.changes} == {c.id for c in comparison.changes}
