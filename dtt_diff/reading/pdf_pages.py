"""Lines of pages -> the lines of the text, and the notes at their feet; running heads and page numbers are left out."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from attrs import evolve, frozen

from dtt_diff.reading.pdf_lines import Line
from dtt_diff.segmentation.furniture import PAGE_NUMBER, TERMINAL

#: So many lines at the top and at the foot of a page may be running heads.
_EDGE_LINES = 4
#: The same running head stands at the same height, to so many points.
_SAME_HEIGHT = 8.0
#: The outermost share of the height of a page, where no text stands; and the least step from there to the text, in points.
_MARGIN_SHARE = 0.07
_MARGIN_STEP = 20.0
#: A line in the upper margin that is set larger than this many times the text is a title.
_HEAD_SIZE = 1.2
#: Notes are set smaller than this share of the size of the text.
_NOTE_SHARE = 0.94
#: Notes set as large as the text stand below this share of the lines of a page.
_TEXT_SHARE = 0.4
_NOTE_START = re.compile(r"\[?(?P<mark>\d{1,3}|[*†‡])\]?[.)]?\s+(?=\S)")
_ROMAN = re.compile(r"[ivxl]{1,6}", re.IGNORECASE)
_COUNTED = re.compile(r"\b\d{1,4}\s*(?:/|of)\s*\d{1,4}\b", re.IGNORECASE)
_PRINTED = re.compile(r"(?:https?|file)://\S+|\d{1,2}/\d{1,2}/\d{2,4},?\s+\d{1,2}:\d\d", re.IGNORECASE)


@frozen
class Pages:
    """The text of a file, page by page.

    Attributes:
        pages: the lines of the text of each page, in reading order.
        notes: mark and lines of each note, in order.
        size: the type size of the text.
        told: what was left out or moved, in plain words.
    """

    pages: tuple[tuple[Line, ...], ...]
    notes: tuple[tuple[str, tuple[Line, ...]], ...]
    size: float
    told: tuple[str, ...]


def part_pages(pages: Sequence[Sequence[Line]], edges: Sequence[tuple[float, float]]) -> Pages:
    """Part the text of pages from what frames it.

    Args:
        pages: the lines of each page, in reading order.
        edges: the lower and the upper edge of each page, in points.
    """
    size = _text_size(pages)
    framing = _framing(pages, size) | _in_margins(pages, edges, size)
    kept: list[tuple[Line, ...]] = []
    notes: list[tuple[str, list[Line]]] = []
    for number, lines in enumerate(pages):
        body = [line for i, line in enumerate(lines) if (number, i) not in framing]
        body, found = _without_notes(body, size, notes)
        notes += found
        kept.append(tuple(body))
    told = []
    left_out = list(
        dict.fromkeys(
            pages[number][i].text for number, i in sorted(framing) if not PAGE_NUMBER.fullmatch(pages[number][i].text)
        )
    )
    if framing:
        named = "; ".join(f"“{text[:60]}”" for text in left_out[:4])
        told.append(
            f"{len(framing)} line(s) taken for page numbers or running heads and left out" + (f": {named}" if named else "")
        )
    if notes:
        told.append(f"{len(notes)} note(s) at the foot of pages set at the end of the text")
    return Pages(tuple(kept), tuple((mark, tuple(lines)) for mark, lines in notes), size, tuple(told))


def _text_size(pages: Sequence[Sequence[Line]]) -> float:
    sizes: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            sizes[round(line.size, 1)] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], size), default=10.0)


def _framing(pages: Sequence[Sequence[Line]], size: float) -> set[tuple[int, int]]:
    """Page and place of the lines that are page numbers, running heads or running feet."""
    edges: dict[tuple[int, int], str] = {}
    seen: dict[str, list[tuple[int, float, float]]] = defaultdict(list)
    for number, lines in enumerate(pages):
        for i in _edge_places(lines):
            key = re.sub(r"\d+", "#", " ".join(lines[i].text.casefold().split()))
            key = re.sub(r"\b[ivxl]{1,5}\b$", "#", key)
            edges[number, i] = key
            seen[key].append((number, lines[i].y, lines[i].size))
    out = set()
    for (number, i), key in edges.items():
        line = pages[number][i]
        others = {
            other
            for other, y, other_size in seen[key]
            if other != number and abs(y - line.y) <= _SAME_HEIGHT and abs(other_size - line.size) < 0.6
        }
        if (others and not _is_long_text(line, size)) or _is_number(pages[number], i, len(pages)) or _is_printed(line, size):
            out.add((number, i))
    return _with_inner_edges(pages, out)


def _in_margins(pages: Sequence[Sequence[Line]], edges: Sequence[tuple[float, float]], size: float) -> set[tuple[int, int]]:
    """Lines in the margin of a page, where word processors set running heads, with a clear step to the text."""
    out: set[tuple[int, int]] = set()
    for number, (lines, (bottom, top)) in enumerate(zip(pages, edges, strict=True)):
        margin = _MARGIN_SHARE * (top - bottom)
        high = {i for i, line in enumerate(lines) if line.y > top - margin}
        low = {i for i, line in enumerate(lines) if line.y < bottom + margin}
        rest = [line.y for i, line in enumerate(lines) if i not in high | low]
        if not rest:
            continue
        if (
            high
            and min(lines[i].y for i in high) - max(rest) > _MARGIN_STEP
            and all(lines[i].size < _HEAD_SIZE * size for i in high)
        ):
            out |= {(number, i) for i in high}
        if low and min(rest) - max(lines[i].y for i in low) > _MARGIN_STEP:
            out |= {(number, i) for i in low}
    return {(number, i) for number, i in out if _may_frame(pages[number][i], size, alone=len(pages) == 1)}


def _may_frame(line: Line, size: float, *, alone: bool) -> bool:
    """Whether a line in a margin reads as a running head or foot: no sentence, and on several pages smaller than the text."""
    sentence = len(line.text) > 100 or line.text[:1].islower() or (TERMINAL.search(line.text) and len(line.text.split()) > 8)
    return not sentence and (alone or line.size < 0.95 * size)


def _edge_places(lines: Sequence[Line]) -> list[int]:
    """The places of the highest and the lowest lines of a page."""
    order = sorted(range(len(lines)), key=lambda i: -lines[i].y)
    return sorted({*order[:_EDGE_LINES], *order[-_EDGE_LINES:]})


def _is_long_text(line: Line, size: float) -> bool:
    """Whether a line that stands on several pages is a line of running text all the same, such as a repeated formula."""
    return len(line.text) > 110 and line.size >= 0.97 * size


def _is_number(lines: Sequence[Line], i: int, pages: int) -> bool:
    """Whether a line is the number of the page: digits alone, above or below all others."""
    line = lines[i]
    if not (PAGE_NUMBER.fullmatch(line.text) or (_ROMAN.fullmatch(line.text) and pages > 1)):
        return False
    others = [other.y for j, other in enumerate(lines) if j != i and not PAGE_NUMBER.fullmatch(other.text)]
    if not others:
        return pages > 1
    clear = 1.2 * line.size
    return line.y <= min(others) - clear or line.y >= max(others) + clear or _is_beside(lines, i, min(others), max(others))


def _is_beside(lines: Sequence[Line], i: int, low: float, high: float) -> bool:
    """Whether a number stands in one line with the highest or lowest line, apart from it: the number beside a running head."""
    line = lines[i]
    return any(
        j != i and other.y in (low, high) and abs(other.y - line.y) < 2 and other.column != line.column
        for j, other in enumerate(lines)
    )


def _is_printed(line: Line, size: float) -> bool:
    """Whether a line is what a browser prints at the edges of a page: address, time, page of pages."""
    return line.size < 0.9 * size and bool(_PRINTED.search(line.text) or _COUNTED.fullmatch(line.text)) and len(line.text) < 200


def _with_inner_edges(pages: Sequence[Sequence[Line]], out: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """Drop from the found lines those that have text beyond them: a running head has nothing but running heads above it."""
    kept = set()
    for number, i in out:
        y = pages[number][i].y
        rest = [line.y for j, line in enumerate(pages[number]) if (number, j) not in out]
        if not rest or y > max(rest) - 1 or y < min(rest) + 1:
            kept.add((number, i))
    return kept


def _without_notes(
    lines: Sequence[Line], size: float, before: Sequence[tuple[str, list[Line]]]
) -> tuple[list[Line], list[tuple[str, list[Line]]]]:
    """Part the notes at the foot of a page, and of each of its columns, from its text."""
    marks = {mark for line in lines for mark in line.marks}
    body: list[Line] = []
    notes: list[tuple[str, list[Line]]] = []
    for column in dict.fromkeys(line.column for line in lines):
        own = [line for line in lines if line.column == column]
        start = _notes_start(own, size, marks, goes_on=bool(before or notes))
        body += own[:start]
        for line in own[start:]:
            mark = _mark(line, size, marks)
            if mark:
                notes.append((mark[0], [evolve(line, text=mark[1])]))
            elif notes:
                notes[-1][1].append(line)
            elif before:
                before[-1][1].append(line)  # the note of the page before goes on
    kept = {id(line) for line in body}
    return [line for line in lines if id(line) in kept], notes


def _mark(line: Line, size: float, marks: set[str]) -> tuple[str, str] | None:
    """The mark of a note and the rest of its line; in type of the size of the text, only a mark that the text has."""
    if line.mark:
        return line.mark, line.text
    found = _NOTE_START.match(line.text)
    if not found:
        return None
    small = line.size < _NOTE_SHARE * size
    named = found["mark"] in marks and re.match(r"[\]\s]+[A-Z“\"]", line.text[found.end("mark") :])
    return (found["mark"], line.text[found.end() :]) if small or named else None


def _notes_start(lines: Sequence[Line], size: float, marks: set[str], *, goes_on: bool) -> int:
    """The place of the first line of the notes among the lines of a column; their number where there are none."""
    at = len(lines)
    while at and lines[at - 1].size < _NOTE_SHARE * size:
        at -= 1
    while at < len(lines) and not _mark(lines[at], size, marks):
        if goes_on and at and not TERMINAL.search(lines[at - 1].text):
            break  # the text is cut here by the page, and so was the note before
        at += 1
    if at < len(lines):
        return at
    # Notes in type of the size of the text: below it, after the end of a sentence, with a mark that the text has.
    for place in range(int(_TEXT_SHARE * len(lines)), len(lines)):
        mark = _mark(lines[place], size, marks)
        if mark and mark[0] in marks and place and TERMINAL.search(lines[place - 1].text):
            return place
    return len(lines)
