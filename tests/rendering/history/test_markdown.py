from __future__ import annotations

import re

from tests.rendering.history.making import hostile
from tests.tracking.making import council, shipped_council, tidewater


def test_the_memo_tells_the_news():
    """Gone, back and new as sentences; erosion; each edition in figures."""
    text = shipped_council().to_markdown(phrases=["lighthouse"], matters=["lighthouse"])
    assert text.startswith("# History of Statement of the 6th Norvale Council\n")
    assert "- Gone in 2025-01-12: “The Council calls on Oskara" in text
    assert "## Steady erosion" in text
    assert "“lighthouse” stands in 3 of the 5 editions" in text
    assert text.count("| 2021-01-12 |") == 1


def test_the_memo_has_no_markup_of_the_statements():
    """What Markdown and HTML would take for their own is plain."""
    text = hostile().to_markdown(phrases=["northern"])
    assert not re.search(r"(?<!\\)<script", text)
    text.encode("utf-8")


def test_one_edition_alone_was_compared_with_nothing():
    """And the memo says so."""
    said = "One edition alone: there is none before it, so nothing was compared."
    assert said in council(*council().statements[:1]).to_markdown()
    assert said not in council().to_markdown()


def test_words_that_came_or_went_stand_in_their_sentence():
    """In bold: alone they may say nothing."""
    memo = tidewater().to_markdown()
    assert "The sentence: “They **stated that these actions** are inconsistent with" in memo
    assert "and they **called on it to return to the talks on safe passage**.”" in memo
