"""Questions about lines."""

from __future__ import annotations

import pytest

import dtt_diff as dd
from tests.tracking.making import council, line_of, shipped_council, tidewater


def test_an_edition_by_label_beginning_and_index():
    """And by itself."""
    history = council()
    wanted = history.editions[1]
    assert [history.edition(ask) for ask in ("2021-01-12", "2021", 1, -4, wanted)] == [wanted] * 5


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("2020s", r"no edition '2020s'; give a label of history.editions \(2020-01-10 to 2025-01-12\)"),
        ("20", "'20' fits 5 editions, from 2020-01-10 to 2025-01-12; give one label"),
        ("", "no edition ''"),
        (5, "no edition 5; the history has 5, from 0 on"),
        (-6, "no edition -6"),
    ],
)
def test_an_edition_that_is_not_there_is_refused(asked, told):
    """The message says what can be asked for."""
    with pytest.raises(dd.ReportError, match=told):
        council().edition(asked)


def test_first_seen_of_phrases_and_lines():
    """By the phrase, the line or its index."""
    history = tidewater()
    assert history.first_seen("ironclad").label == "2022-06-03"
    assert history.first_seen("outer space") is None
    fund = line_of(history, "Some delegations proposed a joint fund")
    assert history.first_seen(fund) == history.first_seen(fund.index) == history.edition("2024")
    with pytest.raises(dd.ReportError, match="no line 999"):
        history.first_seen(999)


def test_a_part_that_was_split_off_was_seen_first_in_the_whole():
    """The coast guards were welcomed from the first edition on, within a longer sentence."""
    history = tidewater()
    part = line_of(history, "They also welcomed the work of the regional coast guards")
    assert (part.first, history.first_seen(part).label) == (1, "2021-05-12")


def test_lines_are_found_by_words_of_any_edition():
    """In any form."""
    history = council()
    assert (
        history.find("will rebuild")
        == history.find("WILL REBUILT"[:-2] + "lds")
        == (line_of(history, "The members will rebuild"),)
    )
    assert len(history.find("the members")) == 2
    assert history.find("outer space") == ()


def test_longest_standing():
    """Without a break until the latest edition; what is gone counts when asked for, by its longest run."""
    history = council()
    blockade, crews = line_of(history, "The Council condemns"), line_of(history, "The members will fully support")
    pledge, call = line_of(history, "The members will rebuild"), line_of(history, "The Council calls on Oskara")
    assert history.longest_standing() == (blockade, crews, pledge)
    assert [line.standing_since for line in (blockade, crews, pledge, call)] == [0, 0, 3, None]
    assert history.longest_standing(1) == (blockade,)
    assert history.longest_standing(dropped=True) == (blockade, crews, pledge, call)
    assert history.longest_standing(0) == ()


def test_steady_erosion():
    """Softened four times, a little each time; what goes to and fro or falls in one step does not count."""
    history = shipped_council()
    assert history.steady_erosion() == (line_of(history, "The members will fully support"),)
    assert history.steady_erosion(4) == history.steady_erosion()
    assert history.steady_erosion(5) == ()
    assert tidewater().steady_erosion() == ()


def test_one_big_step_is_no_erosion():
    """Nor are two of them."""
    first = "The Council condemns the blockade of the northern strait in the strongest terms."
    history = dd.track(
        [
            first,
            "The Council condemns the blockade of the northern strait.",
            "The Council notes the blockade of the northern strait.",
        ]
    )
    assert history.lines[0].force[2] < 0
    assert history.steady_erosion() == ()


def test_a_comparison_is_made_where_it_is_asked_for():
    """Of an edition with the one before, or with any earlier one."""
    history = shipped_council()
    assert history.comparison("2021") == dd.compare(*history.statements[:2])
    assert history.comparison("2023", "2020") == dd.compare(history.statements[0], history.statements[3])
    with pytest.raises(dd.ReportError, match="2020-01-10 is the first edition"):
        history.comparison(0)
    with pytest.raises(dd.LexiconError, match="another lexicon"):
        council().comparison(1)
