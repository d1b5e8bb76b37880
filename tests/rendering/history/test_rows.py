from __future__ import annotations

import dtt_diff.rendering.history.rows as module
from dtt_diff.rendering.history.rows import find_rows, find_turns
from tests.tracking.making import council, tidewater


def test_every_line_is_in_one_section():
    """Standing ones first, in the order of the latest edition."""
    history = tidewater()
    sections, left_out = find_rows(history)
    rows = [row.line.index for section in sections for row in section.rows]
    assert sorted(rows) == [line.index for line in history.lines]
    assert left_out == 0
    standing = sections[0].rows
    assert all(row.line.standing for row in standing)
    assert [row.line.steps[-1].sentence for row in standing] == sorted(row.line.steps[-1].sentence for row in standing)


def test_what_many_lines_have_too_much_of_is_left_out_and_told(monkeypatch):
    """The page stays small: lines of the shortest life go first, and their number is known."""
    history = council()
    standing = sum(line.standing for line in history.lines)
    monkeypatch.setattr(module, "MOST_LINES", standing)
    sections, left_out = find_rows(history)
    assert left_out == len(history.lines) - standing > 0
    assert all(row.line.standing for section in sections for row in section.rows)


def test_quotes_beyond_the_bound_are_left_out_and_told(monkeypatch):
    """Every line keeps its first quote."""
    monkeypatch.setattr(module, "MOST_QUOTED", 0)
    sections, _ = find_rows(tidewater())
    rows = [row for section in sections for row in section.rows]
    assert not all(row.is_quoted for row in rows)
    assert all(
        row.entries[0].text and not any(entry.text for entry in row.entries[1:] if row.is_quoted is False) for row in rows
    )


def test_editions_that_kept_the_words_are_one_entry():
    """And its words are there once."""
    history = tidewater()
    for section in find_rows(history)[0]:
        for row in section.rows:
            assert row.entries[0].step is row.line.steps[0]
            covered = [k for entry in row.entries for k in range(entry.step.edition, entry.last + 1)]
            assert covered == [step.edition for step in row.line.steps]


def test_marks_are_the_words_of_the_changes():
    """And never most of a sentence."""
    marked = 0
    for section in find_rows(tidewater())[0]:
        for row in section.rows:
            for entry in row.entries:
                new = {touch.new for touch in entry.touches}
                for low, high in entry.marks:
                    marked += 1
                    assert any(words and words in entry.text[low:high] for words in new)
                    assert high - low < len(entry.text)
    assert marked > 10


def test_editions_tell_what_came_and_went():
    """The latest first, with the figures of the summaries."""
    history = council()
    turns = find_turns(history)
    assert [turn.edition.index for turn in turns] == [4, 3, 2, 1]
    assert dict(turns[1].changed)["returned"][0][0].index == next(
        line.index for line in history.lines if line.steps[0].text.startswith("The members will rebuild")
    )
    assert dict(turns[0].counts)["dropped"] == history.summaries[-1].steps["dropped"] == 1
