from __future__ import annotations

import re

from tests.rendering.history.making import hostile
from tests.tracking.making import shipped_council


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
