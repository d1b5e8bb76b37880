from __future__ import annotations

from tests.rendering.history.making import hostile, long_series
from tests.rendering.page import read_page
from tests.tracking.making import tidewater


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
