"""Times in a text: days, months and years, each with the days that it spans."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from datetime import date
from typing import Literal

from attrs import frozen

from dtt_diff.checking.words import in_order
from dtt_diff.model import Sentence, Token

_YEAR = re.compile(r"(?:19|20)\d\d")
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
_TWO = re.compile(r"\d\d")
_HYPHENS = frozenset("-‑–—/")
#: "Sept." is the one month that has a short form of four letters.
_SHORT = 3


@frozen
class Time:
    """A time that a sentence names.

    Attributes:
        kind: "day", "month" or "year"; a "month day" has no year; "none" is a day that the calendar has not.
        first: its first token.
        last: its last token.
        opens: its first day.
        closes: its last day.
        text: how it is written, in one line.
    """

    kind: Literal["day", "month", "year", "month day", "none"]
    first: int
    last: int
    opens: date
    closes: date
    text: str


def find_times(sentence: Sentence) -> list[Time]:
    """Return the times of a sentence in order; they do not overlap.

    Args:
        sentence: the sentence.
    """
    out: list[Time] = []
    i = 0
    tokens = sentence.tokens
    while i < len(tokens):
        found = _iso(tokens, i) or _day_first(tokens, i) or _month_first(tokens, i) or _year(tokens, i)
        if found:
            out.append(found)
        i = found.last + 1 if found else i + 1
    return out


def month_of(token: Token) -> int | None:
    """Return the number of the month that a token names, with or without its last letters."""
    if not token.is_word or not token.text[:1].isupper():
        return None
    word = token.text.casefold()
    for number, month in enumerate(in_order("months"), 1):
        if word == month or word == month[:_SHORT] or (word == "sept" and number == 9):
            return number
    return None


def _at(tokens: Sequence[Token], i: int) -> str:
    return tokens[i].text if 0 <= i < len(tokens) else ""


def _number(text: str) -> int | None:
    match = _DAY.fullmatch(text)
    return int(match.group(1)) if match else None


def _past_stop(tokens: Sequence[Token], i: int, stops: str) -> int:
    return i + 1 if _at(tokens, i) and _at(tokens, i) in stops else i


def _iso(tokens: Sequence[Token], i: int) -> Time | None:
    parts = [_at(tokens, i + n) for n in range(5)]
    if _YEAR.fullmatch(parts[0]) and parts[1] == parts[3] == "-" and _TWO.fullmatch(parts[2]) and _TWO.fullmatch(parts[4]):
        return _made(tokens, (i, i + 4), (int(parts[0]), int(parts[2]), int(parts[4])))
    return None


def _day_first(tokens: Sequence[Token], i: int) -> Time | None:
    """6 May 2025, 6th of May 2025, 6-7 May 2025."""
    day = _number(_at(tokens, i))
    if day is None:
        return None
    j = i + 1
    if _at(tokens, j) in _HYPHENS and _number(_at(tokens, j + 1)):
        j += 2
    j = j + 1 if _at(tokens, j) == "of" else j
    month = month_of(tokens[j]) if j < len(tokens) else None
    if month is None:
        return None
    k = _past_stop(tokens, j + 1, ".,")
    if _YEAR.fullmatch(_at(tokens, k)):
        return _made(tokens, (i, k), (int(tokens[k].text), month, day))
    return _made(tokens, (i, j), (None, month, day))


def _month_first(tokens: Sequence[Token], i: int) -> Time | None:
    """May 6, 2025; May 6-7, 2025; May 2025; May 6."""
    month = month_of(tokens[i])
    if month is None:
        return None
    j = _past_stop(tokens, i + 1, ".")
    if _YEAR.fullmatch(_at(tokens, j)):
        return _made(tokens, (i, j), (int(tokens[j].text), month, None))
    day = _number(_at(tokens, j))
    if day is None:
        return None
    end = j
    if _at(tokens, j + 1) in _HYPHENS and _number(_at(tokens, j + 2)):
        end = j + 2
    k = _past_stop(tokens, end + 1, ",")
    if _YEAR.fullmatch(_at(tokens, k)):
        return _made(tokens, (i, k), (int(tokens[k].text), month, day))
    return _made(tokens, (i, end), (None, month, day))


def _year(tokens: Sequence[Token], i: int) -> Time | None:
    if not _YEAR.fullmatch(_at(tokens, i)):
        return None
    # A span of years, and a number with a year ("2397/2024"), is no year.
    if _at(tokens, i - 1) in _HYPHENS and _at(tokens, i - 2).isdecimal():
        return None
    if _at(tokens, i + 1) in _HYPHENS and _at(tokens, i + 2).isdecimal():
        return None
    return _made(tokens, (i, i), (int(tokens[i].text), None, None))


def _made(tokens: Sequence[Token], span: tuple[int, int], parts: tuple[int | None, int | None, int | None]) -> Time:
    year, month, day = parts
    text = tokens[span[0]].text
    for before, token in zip(tokens[span[0] : span[1]], tokens[span[0] + 1 : span[1] + 1], strict=True):
        text += ("" if before.end == token.start else " ") + token.text
    try:
        if year is None:
            # The year 4 has a 29th of February; only month and day count.
            opens = closes = date(4, month or 1, day or 1)
            return Time("month day", *span, opens, closes, text)
        if month is None:
            return Time("year", *span, date(year, 1, 1), date(year, 12, 31), text)
        if day is None:
            return Time("month", *span, date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), text)
        return Time("day", *span, date(year, month, day), date(year, month, day), text)
    except ValueError:
        return Time("none", *span, date.min, date.min, text)
