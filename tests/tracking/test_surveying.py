from __future__ import annotations

import pytest

from dtt_diff.errors import ReportError
from dtt_diff.tracking.surveying import survey
from tests.tracking.making import EDITIONS, council, shipped_council


def test_a_survey_holds_what_the_questions_answer():
    """The same answers as one by one."""
    history = shipped_council()
    found = survey(history, phrases=["lighthouse"], matters=["ferry"])
    assert found.dropped == history.dropped_in()
    assert found.returned == history.returned_in()
    assert found.appeared == history.appeared_in()
    assert found.longest == history.longest_standing()
    assert found.eroded == history.steady_erosion()
    assert (found.ledgers[0].use, found.ledgers[0].news) == (history.phrase("lighthouse"), history.first_time("lighthouse"))
    assert found.timelines[0].moments == history.timeline("ferry")


def test_in_one_edition_nothing_is_new():
    """All of it is."""
    assert survey(council(EDITIONS[0])).appeared == ()


def test_words_without_brackets_are_refused():
    """A text is not taken for a list of letters."""
    with pytest.raises(ReportError, match="brackets"):
        survey(council(), phrases="patient")
    with pytest.raises(ReportError, match="no word"):
        survey(council(), matters=["…"])
