"""Lines, and those among them that are page furniture: page numbers, rules, running heads."""

from __future__ import annotations

import re
from collections import Counter

from dtt_diff.model import Span

_LINE = re.compile(r"[^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]*(?:\r\n|[\n\r\v\x1c-\x1e\x85\u2028\u2029]|\f|$)")
#: A line that is a number of a page and nothing else.
PAGE_NUMBER = re.compile(
    r"\s*+(?:page\s++)?[-–—\[(|]*+\s*+\d{1,4}\s*+[-–—\])|]*+(?:\s*+(?:/|of)\s*+\d{1,4})?\s*+$", re.IGNORECASE
)
# What the United Nations print at the edges of a page: the number of the job with the page, the symbol of the document.
_JOB_NUMBER = re.compile(r"\d{2}-\d{5}(?:\s+\([A-Z]\))?(?:\s+\d{1,4}/\d{1,4})?|\d{1,4}/\d{1,4}\s+\d{2}-\d{5}")
_SYMBOL = re.compile(r"[A-Z]{1,4}/(?:[A-Z0-9][\w.()-]*/){0,5}[\w.()-]*\d[\w.()-]*")
_RULE_LINE = re.compile(r"\s*[-–—_=*~.#]{3,}\s*$")
#: How a sentence ends: a stop, closing quotes or brackets, a footnote mark.
TERMINAL = re.compile(r"[.!?:;…][\"'”’)\]»]*(?:\[\d{1,3}\]|[¹²³⁰-⁹]+|\d{1,2})?\s*$")


def split_lines(text: str) -> list[Span]:
    """Return the spans of the lines of a text, with their line ends; a page break ends a line.

    Args:
        text: the text.
    """
    return [m.span() for m in _LINE.finditer(text) if m.end() > m.start()]


def find_furniture(text: str, lines: list[Span]) -> list[Span]:
    """Return page numbers, rules, and running heads: the same short line next to several page breaks.

    Args:
        text: the text.
        lines: its lines.

    Returns:
        the spans of what is furniture, in order, without the white space around it.
    """
    bare = [text[s:e].strip() for s, e in lines]
    breaks = {i for i, (s, e) in enumerate(lines) if "\f" in text[s:e]}
    numbers = {i for i, line in enumerate(bare) if line and (_page_number(bare, i, breaks) or _RULE_LINE.fullmatch(line))}
    near: Counter[str] = Counter()
    places: dict[str, list[int]] = {}
    for i, line in enumerate(bare):
        if not line or i in numbers or len(line) > 90 or TERMINAL.search(line):
            continue
        around = [j for j in _neighbours(bare, i) if j in numbers or j in breaks]
        if around or i in breaks:
            near[line.casefold()] += 2 if _SYMBOL.fullmatch(line) else 1
            places.setdefault(line.casefold(), []).append(i)
    heads = {i for line, count in near.items() if count >= 2 for i in places[line]}
    out = []
    for i in sorted(numbers | heads):
        start, end = lines[i]
        stripped = text[start:end].strip()
        at = text.index(stripped, start)
        out.append((at, at + len(stripped)))
    return out


def _page_number(bare: list[str], i: int, breaks: set[int]) -> bool:
    """Whether a line is a page number: right before a page break, or alone between blank lines, and not the only line."""
    if _JOB_NUMBER.fullmatch(bare[i]) and len(bare) > 1:
        return True
    if not PAGE_NUMBER.fullmatch(bare[i]) or len(bare) == 1:
        return False
    if i in breaks or (i + 1 in breaks and i + 1 < len(bare) and not bare[i + 1]):
        return True
    before = i == 0 or not bare[i - 1] or i - 1 in breaks
    after = i == len(bare) - 1 or not bare[i + 1] or i in breaks
    return before and after


def _neighbours(bare: list[str], i: int) -> list[int]:
    """The nearest lines with text before and after line i."""
    out = []
    for step in (-1, 1):
        j = i + step
        while 0 <= j < len(bare) and not bare[j]:
            j += step
        if 0 <= j < len(bare):
            out.append(j)
    return out
