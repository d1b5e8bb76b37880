"""Title, date, edition and parties, where a statement says them itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from attrs import frozen

from dtt_diff.invisible import drop_invisible
from dtt_diff.model import Sentence

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DATES = (
    re.compile(rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b", re.IGNORECASE),
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH},?\s+(?P<year>\d{{4}})\b", re.IGNORECASE),
    re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<number>\d\d)-(?P<day>\d\d)\b"),
)
_EDITION = re.compile(r"\b(\d{1,3})(?:st|nd|rd|th)\b(?!\s+(?:century|anniversary|floor|parallel))", re.IGNORECASE)
_ORDINAL_WORDS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
    *("eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"),
    "twentieth",
)
_ORDINALS = {word: number for number, word in enumerate(_ORDINAL_WORDS, 1)}
_ORDINAL_WORD = re.compile(rf"\b({'|'.join(_ORDINALS)})\b", re.IGNORECASE)
_PARTIES = re.compile(
    r"\b(?:of|by|between|among)\s+(?:the\s+)?(?:\w+\s+(?:of|for)\s+(?:the\s+)?)?((?:[A-Z][\w.'’-]*\s?){1,4}(?:,\s(?:the\s)?(?:[A-Z][\w.'’-]*\s?){1,4})*,?\sand\s(?:the\s)?(?:[A-Z][\w.'’-]*\s?){1,5})"
)
#: The date and the edition are looked for in the frame and in this many first sentences.
FIRST_SENTENCES = 2


@frozen
class Metadata:
    """What a statement says about itself."""

    title: str | None
    date: str | None
    edition: int | None
    parties: tuple[str, ...]


def find_metadata(text: str, sentences: Sequence[Sentence]) -> Metadata:
    """Return title, date, edition and parties as far as the title, the dateline and the first sentences say them.

    Args:
        text: the statement's text.
        sentences: its sentences.

    Returns:
        the metadata; what is not found is None or empty.
    """
    titles = [s for s in sentences if s.kind == "title"]
    frame = [*[s for s in sentences if s.kind == "dateline"], *titles]
    first = [s for s in sentences if not s.is_frame][:FIRST_SENTENCES]
    title = " ".join(_text(text, titles[0]).split()) if titles else None
    searched = [_text(text, s) for s in (*frame, *first)]
    day = next((found for part in searched if (found := find_date(part))), None)
    named = [_text(text, s) for s in (*titles, *first)]
    edition = next((number for part in named if (number := _edition(part))), None)
    return Metadata(title, day, edition, _parties(title) if title else ())


def _text(text: str, sentence: Sentence) -> str:
    return drop_invisible(" ".join(text[start:end] for start, end in sentence.spans))[0]


def find_date(text: str) -> str | None:
    """Return the first date in a text as ``YYYY-MM-DD``.

    Args:
        text: a line or sentence.
    """
    for pattern in _DATES:
        match = pattern.search(text)
        if match:
            parts = match.groupdict()
            month = int(parts["number"]) if parts.get("number") else _MONTHS.index(parts["month"].casefold()[:3]) + 1
            try:
                return date(int(parts["year"]), month, int(parts["day"])).isoformat()
            except ValueError:
                continue  # no such day in the calendar
    return None


def _edition(text: str) -> int | None:
    match = _EDITION.search(text)
    if match:
        return int(match.group(1))
    word = _ORDINAL_WORD.search(text)
    return _ORDINALS[word.group(1).casefold()] if word else None


def _parties(title: str) -> tuple[str, ...]:
    match = _PARTIES.search(title)
    if not match:
        return ()
    parts = re.split(r",\s*(?:and\s+)?|\s+and\s+", match.group(1))
    return tuple(part.removeprefix("the ").strip() for part in parts if part.strip())
