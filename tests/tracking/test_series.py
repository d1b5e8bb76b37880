"""Whole series: the sample against its labelled lines, and real ones against their texts and against public history."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path

import pytest

import dtt_diff as dd
from tests.tracking.making import corpus, tidewater

LABELLED = tomllib.loads((Path(__file__).parent / "sample_lines.toml").read_text(encoding="utf-8"))


def flat(text: str) -> str:
    """A text in one line, in small letters, with plain quotes."""
    return " ".join(text.replace("’", "'").split()).casefold()


@pytest.mark.parametrize("expected", LABELLED["line"], ids=lambda item: item["text"][:40])
def test_the_labelled_lines_are_found(expected):
    """What became of each proposition, edition by edition."""
    history = tidewater()
    found = [line for line in history.lines if any(step.text == expected["text"] for step in line.steps)]
    assert len(found) == 1
    states = {year: found[0].state(history.edition(year).index) for year in expected["steps"]}
    assert states == expected["steps"]


@pytest.mark.parametrize("expected", LABELLED["words"], ids=lambda item: f"{item['year']}-{item['text'][:30]}")
def test_the_labelled_words_are_found(expected):
    """What appeared, went and returned inside sentences."""
    history = tidewater()
    ask = {"appeared": history.appeared_in, "dropped": history.dropped_in, "returned": history.returned_in}[expected["kind"]]
    found = [item for item in ask(str(expected["year"])) if flat(expected["text"]) in flat(item.text)]
    assert len(found) == 1
    assert found[0].first.label[:4] == str(expected.get("first", expected["year"]))


def test_the_sample_series_in_figures():
    """Nothing is told of it but where its dates come from; 28 lines, one of which returned as a whole."""
    history = tidewater()
    assert history.notes == ("the dates are those of the texts",)
    assert sum(step.kind == "returned" for line in history.lines for step in line.steps) == 1
    assert [edition.number for edition in history.editions] == [1, 2, 3, 4, 5]


# Real series


@lru_cache
def committee(since: str, until: str) -> dd.History:
    """A stretch of the central bank's statements."""
    return dd.track(corpus("fomc", since, until), profile="central-bank")


def assert_ledger(history: dd.History, phrase: str) -> None:
    """The ledger says what a plain search through the texts says."""
    words = r"[\s\u00a0-]+".join(map(re.escape, phrase.split()))
    pattern = re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)
    wanted = [e for e, s in zip(history.editions, history.statements, strict=True) if pattern.search(s.text)]
    assert list(history.phrase(phrase).exact) == wanted


@pytest.mark.parametrize(
    ("since", "until", "phrase", "first", "last"),
    [
        ("2003-06", "2004-05", "considerable period", "2003-08-12", "2003-12-09"),
        ("2014-10", "2015-05", "patient", "2014-12-17", "2015-01-28"),
        ("2014-10", "2015-05", "considerable time", "2014-10-29", "2014-12-17"),
        ("2021-01", "2022-02", "transitory", "2021-04-28", "2021-11-03"),
        ("2021-01", "2022-02", "for some time", "2021-01-27", "2021-12-15"),
    ],
)
def test_phrases_come_and_go_when_they_did(since, until, phrase, first, last):
    """Public history: the guidance of the central bank, word by word."""
    history = committee(since, until)
    use = history.phrase(phrase)
    assert (use.first.label, use.last.label, use.gaps) == (first, last, ())
    for words in (phrase, "inflation", "federal funds rate", "Committee"):
        assert_ledger(history, words)


def test_the_end_of_transitory_is_news():
    """In one sentence; the line that had it was dropped."""
    history = committee("2021-01", "2022-02")
    assert history.first_time("transitory", "2021-12") == (
        "“transitory” is not mentioned in 2021-12-15, for the first time since 2021-03-17; all 5 editions between mentioned it."
    )
    assert any("transitory" in item.text for item in history.dropped_in("2021-12"))


def test_the_end_of_patience_is_news():
    """March 2015: the sentence with "patient" is gone."""
    history = committee("2014-10", "2015-05")
    assert [item.whole for item in history.dropped_in("2015-03") if "patient" in item.text] == [True]
    guidance, dissent = sorted(history.find("patient"), key=lambda line: "Voting" in line.steps[0].text)
    assert guidance.state(history.edition("2015-03").index) == "dropped"
    assert dissent.state(history.edition("2015-03").index) == "absent"


def test_the_roster_is_one_line():
    """Members come and go; who voted for the action is said in one line of descent."""
    history = committee("2021-01", "2022-02")
    rosters = [line for line in history.lines if line.text.startswith("Voting for the monetary policy action")]
    assert [len(line.editions) for line in rosters] == [len(history.editions)]


def test_a_stretch_appended_is_the_stretch_tracked():
    """On real statements, through JSON."""
    paths = corpus("fomc", "2020-01", "2020-08")
    grown = dd.track(paths[:4], profile="central-bank")
    for path in paths[4:]:
        grown = dd.History.from_json(grown.to_json()).append(path)
    assert grown == dd.track(paths, profile="central-bank")


def test_an_emergency_statement_between_regular_ones_drops_nothing_for_good():
    """March 2020: what the short statement of March 3 left out returned on March 15."""
    history = committee("2020-01", "2020-08")
    assert len([item for item in history.returned_in("2020-03-15") if item.whole]) >= 5
    mandate = next(line for line in history.lines if line.text.startswith("Consistent with its statutory mandate"))
    assert mandate.step(1).sentence is None
    assert mandate.state(2) == "returned"


def test_a_resolution_left_out_of_the_rhythm():
    """The renewal of June 1985 said little; what it left out returned in December."""
    history = dd.track(corpus("unsc_unficyp_mandate", "1983-06", "1986-12"))
    offices = next(line for line in history.lines if "mission of good offices" in line.text)
    states = {e.label[:7]: offices.state(e.index) for e in history.editions}
    assert (states["1984-12"], states["1985-06"], states["1985-12"]) == ("updated", "dropped", "returned")
    assert history.notes[0] == "the dates are those of the file names"


def test_the_advisers_of_three_states():
    """Four statements of different make: names and places are told apart from commitments."""
    history = dd.track(corpus("dip_us_japan_rok_nsa"))
    assert [edition.label for edition in history.editions] == ["2021-04-02", "2023-06-15", "2023-12-08", "2024-10-25"]
    assert_ledger(history, "Taiwan Strait")
    assert history.first_seen("Taiwan Strait").label == "2023-12-08"
    assert "2024-10-25" in history.first_time("North Korea")
