"""What the tests of the views of histories look at."""

from __future__ import annotations

from functools import lru_cache

import dtt_diff as dd
from dtt_diff.tracking.survey import Survey
from dtt_diff.tracking.surveying import survey
from tests.rendering.page import Element, read_page
from tests.tracking.making import council, tidewater

#: What a statement may carry: markup, ends of sections, turns of direction, controls, half of a character, emoji, a long word.
HOSTILE = (
    "Statement of the <script>alert(1)</script> Council ]]>\n\nJanuary 10, 2020\n\n"
    "The Council condemns the <img src=x onerror=alert(1)> blockade "
    "of the \u202enorthern\u202c strait \U0001f6a2 & \"more\" 'still'.\n"
    f"The members will rebuild the {'light' * 60} at \ud800 Kesh -->.\n",
    "Statement of the <script>alert(1)</script> Council ]]>\n\nJanuary 12, 2021\n\n"
    "The Council strongly condemns the </script><b>blockade</b> "
    "of the \u202enorthern\u202c strait \U0001f6a2 & \"more\" 'still'.\n",
)


@lru_cache
def sample() -> Survey:
    """The sample series with a phrase and a matter."""
    return survey(tidewater(), phrases=("ironclad",), matters=("safe passage",))


@lru_cache
def sample_page() -> Element:
    """The same as a page."""
    return read_page(tidewater().to_html(phrases=("ironclad",), matters=("safe passage",)))


@lru_cache
def hostile() -> dd.History:
    """Two editions that carry what a page must not."""
    return council(*HOSTILE)


@lru_cache
def long_series(editions: int = 200) -> dd.History:
    """A series of many editions in which a line swings between two strengths and another comes and goes."""
    texts = []
    for number in range(editions):
        month, year = number % 12 + 1, 1990 + number // 12
        verb = "strongly condemns" if number % 2 else "condemns"
        extra = "The members will rebuild the burnt lighthouse at Kesh within two years. " if number % 10 < 7 else ""
        texts.append(f"{year}-{month:02d}-01\n\nThe Council {verb} the blockade of the northern strait. {extra}\n")
    return council(*texts, ordering="given")
