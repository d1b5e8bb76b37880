from __future__ import annotations

from tests.rendering.history.making import hostile, long_series
from tests.rendering.page import read_page
from tests.tracking.making import council, tidewater


def test_the_notebook_shows_news_and_strips():
    """In inline styles alone, with signs beside the colours."""
    shown = tidewater()._repr_html_()
    page = read_page(shown)
    assert not [e for e in page.all() if e.name in {"script", "style", "link"} or "class" in e.attributes]
    assert "× gone in 2025-05-06" in page.text()
    assert "+▲▼▲±" in page.text()
    assert len(shown) < 30_000


def test_the_notebook_is_safe():
    """What statements carry is text there, too."""
    shown = hostile()._repr_html_()
    shown.encode("utf-8")
    assert not {e.name for e in read_page(shown).all()} & {"script", "img", "b"}


def test_the_notebook_is_small_for_many_editions():
    """It shows the latest ones."""
    assert len(long_series()._repr_html_()) < 60_000


def test_one_edition_alone_was_compared_with_nothing():
    """And a notebook says so."""
    said = "note: One edition alone: there is none before it, so nothing was compared."
    assert said in read_page(council(*council().statements[:1])._repr_html_()).text()
    assert said not in read_page(council()._repr_html_()).text()


def test_words_that_came_or_went_stand_in_their_sentence():
    """In bold: alone they may say nothing."""
    assert "“They <strong>stated that these actions</strong> are inconsistent" in tidewater()._repr_html_()
