"""How titles, datelines, headings and signatures are worded."""

from __future__ import annotations

import re

from dtt_diff.segmentation.furniture import TERMINAL

#: A heading has at most this many words (longer ones in the corpora are paragraphs without a stop).
HEADING_WORDS = 14
#: A title may be longer than a heading: it names the meeting, the parties and the date.
TITLE_WORDS = 40
#: A dateline is a place and a date, nothing more.
DATELINE_WORDS = 12

_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?)"
)
_DATE = re.compile(
    rf"\b{_MONTH}\s+\d{{1,2}},?\s+\d{{4}}\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+\d{{4}}\b|\b\d{{4}}-\d\d-\d\d\b|\b{_MONTH}\s+\d{{4}}\b",
    re.IGNORECASE,
)
SIGNATURE = re.compile(
    r"\s*(?:/s/|\(?signed\)?\b|for the (?:government|delegation|minist\w+|department) of\b|done (?:at|in)\b)", re.IGNORECASE
)
_SMALL = frozenset(
    {
        *("a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with", "vs"),
        *("between", "among", "toward", "towards"),
    }
)


def title_meets_dateline(title: str, line: str) -> bool:
    """Whether the first line of a text reads as a title and the second as a dateline: a place, and a date at its end."""
    dates = list(_DATE.finditer(line.strip()))
    ends = bool(dates) and dates[-1].end() == len(line.strip())
    return ends and is_dateline(line) and looks_titled(title) and not TERMINAL.search(title)


def is_dateline(body: str) -> bool:
    """Whether a line is a date, with a place or a word or two around it."""
    return bool(_DATE.search(body)) and len(body.split()) <= DATELINE_WORDS


def looks_titled(body: str) -> bool:
    """Whether a first line without a final stop reads as a title: most of its longer words begin with a capital."""
    return _capital_share(body) >= 0.6


def looks_like_heading(body: str) -> bool:
    """Whether a line without a stop heads what follows: few words, most of them with a capital."""
    words = body.split()
    if not 0 < len(words) <= HEADING_WORDS or TERMINAL.search(body) or body.endswith(","):
        return False
    letters = [c for c in body if c.isalpha()]
    if not letters:
        return False
    if all(c.isupper() for c in letters):
        return True
    return _capital_share(body) >= 0.7 or (len(words) <= 6 and body[:1].isupper() and not body[-1:].isdigit())


def _capital_share(body: str) -> float:
    content = [w for w in re.findall(r"[^\W_]+", body) if w.lower() not in _SMALL]
    return sum(not w[0].islower() for w in content) / len(content) if content else 0.0
