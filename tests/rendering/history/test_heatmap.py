from __future__ import annotations

import re

from dtt_diff.rendering.history.heatmap import MOST_LABELS, axis, grids, movement, presence, strip, ticks
from tests.rendering.history.making import hostile, long_series
from tests.rendering.page import read_page
from tests.tracking.making import council, line_of, tidewater


def shapes(svg: str) -> dict[str, str]:
    """The paths of a picture by what they stand for; an error where it is no SVG that nests."""
    return {path.get("class"): path.get("d") for path in read_page(svg).all("path")}


def test_what_an_edition_did_has_a_shape_of_its_own():
    """Stronger above the bar, softer below it, so that the colours may be missing."""
    history = council()
    found = shapes(strip(line_of(history, "The Council condemns"), history))
    above = re.findall(r"M(\d+) ([\d.]+)h1v([\d.]+)", found["strengthened"])
    below = re.findall(r"M(\d+) ([\d.]+)h1v([\d.]+)", found["softened"])
    assert [edition for edition, *_ in above] == ["1", "3"]
    assert [edition for edition, *_ in below] == ["2"]
    assert all(float(top) + float(height) == 9 for _, top, height in above)
    assert all(float(top) == 11 for _, top, _ in below)


def test_a_line_that_returns_is_dotted_between():
    """It ends with a cross, is dotted while it is away, and stands again from an upright on."""
    history = council()
    found = shapes(strip(line_of(history, "The members will rebuild"), history))
    assert found["away"] == "M2 10H3"
    assert found["begin"] == "M0 2V18M3 2v16"
    assert found["end"].startswith("M1.1 5")
    assert re.findall(r"M(\d)", found["life"]) == ["0", "3"]


def test_few_editions_have_words_and_many_have_none():
    """A sign and its name in each cell of five editions; of two hundred, the shapes alone."""
    history, many = tidewater(), long_series()
    words = read_page(strip(history.lines[1], history)).text()
    assert "▲strengthened" in words
    assert "<text" not in strip(many.lines[0], many)


def test_a_strip_says_in_words_what_it_shows():
    """For those who do not see it."""
    history = council()
    (picture,) = [
        e for e in read_page(strip(line_of(history, "The members will rebuild"), history)).all("svg") if e.get("role")
    ]
    assert picture.get("aria-label") == "in 3 editions, 2020-01-10 to 2025-01-12; 1 returned; standing"


def test_the_strip_of_two_hundred_editions_is_small():
    """What stands unchanged is one shape, not one an edition."""
    many = long_series()
    lighthouse = next(line for line in many.lines if "lighthouse" in line.text)
    assert len(strip(lighthouse, many)) < 8000


def test_the_scale_names_all_editions_or_some_years():
    """As many labels as there is room for, each where its edition stands."""
    assert [label for _, label in ticks(tidewater().editions)] == [e.label for e in tidewater().editions]
    many = long_series()
    found = ticks(many.editions)
    assert 2 <= len(found) <= MOST_LABELS
    assert all(many.editions[k].label.startswith(label) for k, label in found)
    assert [text.text() for text in read_page(axis(many)).all("text")] == [label for _, label in found]
    assert set(shapes(grids(many))) == {"grid"}


def test_the_bars_count_what_the_summaries_count():
    """One figure a bar where editions are few; the mixed count on both sides."""
    history = council()
    force, going = movement(history)
    figures = [text.text() for text in read_page(force).all("text", "strengthened")]
    assert figures == [str(n) for s in history.summaries if (n := s.steps["strengthened"] + s.steps["mixed"])]
    gone = [text.text() for text in read_page(going).all("text", "dropped")]
    assert gone == [str(s.steps["dropped"]) for s in history.summaries if s.steps["dropped"]]


def test_a_phrase_has_a_block_in_each_edition_that_has_it():
    """Apart, the editions that have it in another form only."""
    history = council()
    found = shapes(presence(history.phrase("in the strongest terms"), history))
    assert re.findall(r"M(\d)", found["exact"]) == ["1", "3", "4"]
    assert "inflected" not in found
    other = shapes(presence(history.phrase("rebuilding"), history))
    assert re.findall(r"M(\d)", other["inflected"]) == ["0", "3", "4"]


def test_labels_cannot_break_out():
    """What an edition is called and what a phrase says is text."""
    history = hostile()
    for picture in (
        axis(history),
        *(strip(line, history) for line in history.lines),
        presence(history.phrase('"><script>'), history),
    ):
        assert "<script" not in picture
        assert "<img" not in picture
