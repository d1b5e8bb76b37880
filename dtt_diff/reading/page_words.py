"""Lines that belong to a web page and not to the text on it: share buttons, notices, tags, ways back."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

#: A line of a page that has more words is text.
_LINE_WORDS = 40


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The patterns of headings and of lines, as ``page_words.toml`` has them."""
    data = tomllib.loads(files("dtt_diff.reading").joinpath("page_words.toml").read_text(encoding="utf-8"))
    heading, line = ("|".join(f"(?:{pattern})" for pattern in data[name]["patterns"]) for name in ("heading", "line"))
    return re.compile(heading, re.IGNORECASE), re.compile(line, re.IGNORECASE)


def is_page_heading(text: str) -> bool:
    """Whether a heading heads what belongs to the page: related links, share buttons, tags.

    Args:
        text: the heading.
    """
    return bool(_patterns()[0].fullmatch(text.strip().rstrip(":")))


def is_page_line(text: str) -> bool:
    """Whether a line belongs to the page; one of several words between bars does where each of them does.

    Args:
        text: the line.
    """
    if len(text.split()) > _LINE_WORDS:
        return False
    line = _patterns()[1]
    pieces = [piece.strip() for piece in re.split(r"\s[|·•/]\s", text) if piece.strip()]
    return bool(line.fullmatch(text.strip())) or (len(pieces) > 1 and all(line.fullmatch(piece) for piece in pieces))
