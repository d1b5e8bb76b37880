"""Lines of a PDF file -> paragraphs, those that a page or column cuts put together again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from attrs import define, evolve, field

from dtt_diff.reading.hyphens import Joiner
from dtt_diff.reading.page_words import is_page_heading, is_page_line
from dtt_diff.reading.pdf_fonts import guess
from dtt_diff.reading.pdf_lines import CELL_BAR, Line
from dtt_diff.reading.pdf_pages import Pages
from dtt_diff.reading.source import Part
from dtt_diff.segmentation.frame import is_dateline, looks_like_heading, looks_titled
from dtt_diff.segmentation.furniture import TERMINAL
from dtt_diff.segmentation.pieces import LABEL, OPEN_END

#: A step from line to line above this many times the usual one parts paragraphs.
_GAP = 1.28
#: A line that ends before this share of its column is short: it ends a paragraph.
_SHORT = 0.8
#: A line that reaches this share of its column is full: its paragraph may go on.
_FULL = 0.86
#: Type of at least this many times the size of the text is a heading.
_LARGE = 1.15
#: A first line this many points further in than the others is indented.
_INDENT = 7.0
#: So much of a column the widths may be wrong by.
_DOUBT = 0.03


@define
class _Open:
    """A paragraph that is being put together."""

    lines: list[Line] = field(factory=list)


def make_parts(pages: Pages, *, printed: bool = False) -> list[Part]:
    """Put lines together to paragraphs.

    Args:
        pages: the lines of the text, and the notes.
        printed: whether a browser printed the file: then share buttons and related links may stand in it.

    Returns:
        the paragraphs in order, the notes last.
    """
    every = [line for lines in pages.pages for line in lines]
    join = Joiner([line.text for line in every])
    step = _usual_step(pages.pages)
    groups: list[_Open] = []
    for lines in pages.pages:
        for i, line in enumerate(lines):
            before = groups[-1].lines[-1] if groups else None
            first_of_flow = i == 0 or lines[i - 1].column != line.column
            if before is not None and not _opens(groups[-1].lines, line, step, pages.size, first_of_flow=first_of_flow):
                groups[-1].lines.append(line)
            else:
                groups.append(_Open([line]))
    largest = max((line.size for line in pages.pages[0]), default=0.0) if pages.pages else 0.0
    parts: list[Part] = []
    for group in groups:
        size = group.lines[0].size
        text = join.lines([line.text for line in group.lines])
        kind = None
        if size >= _LARGE * pages.size and len(text) < 400:
            kind = "heading"
            if size >= 0.98 * largest and not any(part.kind == "title" for part in parts) and len(parts) < 8:
                kind = "title"
        parts.append(Part(text, kind))  # type: ignore[arg-type]
    parts = _titled(parts, groups)
    if printed:
        parts = _without_page_lines(parts)
    return parts + [Part(join.lines([line.text for line in lines]), None, f"[{mark}]") for mark, lines in pages.notes]


def _without_page_lines(parts: list[Part]) -> list[Part]:
    """Parts without the lines of a web page, what stands above the title, and what follows a heading of related links."""
    out: list[Part] = []
    titled = next((i for i, part in enumerate(parts) if part.kind == "title"), 0)
    for i, part in enumerate(parts):
        text = part.text
        if i < titled and not is_dateline(text):
            continue
        if i > len(parts) / 2 and part.kind == "heading" and is_page_heading(text) and not _has_prose(parts[i:]):
            break
        if not is_page_line(text):
            out.append(part)
    return out


def _has_prose(parts: Sequence[Part]) -> bool:
    return any(len(part.text.split()) >= 25 and TERMINAL.search(part.text) for part in parts)


def _titled(parts: list[Part], groups: Sequence[_Open]) -> list[Part]:
    """Title lines that were parted by a wide step are one title."""
    for i in range(len(parts) - 1):
        if parts[i].kind == "title" and parts[i + 1].kind == "heading" and not TERMINAL.search(parts[i].text):
            last, first = groups[i].lines[-1], groups[i + 1].lines[0]
            if abs(last.size - first.size) < 0.3 and 0 < last.y - first.y < 2.0 * last.size:
                joined = evolve(parts[i], text=f"{parts[i].text} {parts[i + 1].text}")
                return [*parts[:i], joined, *parts[i + 2 :]]
    return parts


def _usual_step(pages: Sequence[Sequence[Line]]) -> float:
    """The usual distance of two lines, in shares of the type size."""
    steps: Counter[float] = Counter()
    for lines in pages:
        for before, line in pairwise(lines):
            step = (before.y - line.y) / line.size if line.size else 0.0
            if before.column == line.column and 0.8 < step < 2.6 and len(before.text) > 30:
                steps[round(step, 1)] += 1
    # Of steps that are about as frequent, the smaller one: it lies inside paragraphs.
    most = max(steps.values(), default=0)
    return min((step for step in steps if steps[step] >= 0.5 * most), default=1.2)


def _opens(lines: Sequence[Line], line: Line, step: float, size: float, *, first_of_flow: bool) -> bool:
    """Whether a line opens a paragraph."""
    before = lines[-1]
    if _is_labelled(line, before):
        return True
    if abs(before.size - line.size) > 0.08 * max(before.size, line.size) and not first_of_flow:
        return True
    if CELL_BAR in line.text or CELL_BAR in before.text:
        return True  # a row of a table
    large = line.size >= _LARGE * size
    if large != (before.size >= _LARGE * size):
        return True
    if first_of_flow:
        return _opens_flow(lines, line)
    gap = (before.y - line.y) / max(line.size, 1.0)
    if gap > _GAP * step + 0.05 or gap < 0:
        return True
    if large:
        return False
    return _ends(lines, before, line)


def _is_labelled(line: Line, before: Line) -> bool:
    label = LABEL.match(line.text)
    if not label:
        return False
    # "... of Article\n5. The" is no label: the sentence before it is open, and the line stands where the others do.
    open_sentence = not TERMINAL.search(before.text) and not before.text.endswith(",")
    return not (
        label["label"][:1] in "0123456789-–—" and open_sentence and abs(before.x - line.x) < 1.5 and _reach(before) > _FULL
    )


def _reads_as_heading(text: str) -> bool:
    return looks_like_heading(text) and looks_titled(text)


def _opens_flow(lines: Sequence[Line], line: Line) -> bool:
    """Whether the first line of a page or column opens a paragraph: it does not where the sentence before is open."""
    before = lines[-1]
    if line.bold and not before.bold and not line.text[:1].islower():
        return True
    if not TERMINAL.search(before.text):
        opened = line.text[:1].islower() or bool(OPEN_END.search(before.text)) or before.text.endswith((",", "-"))
        return not (opened or (_reach(before) > _FULL and not (len(lines) == 1 and _reads_as_heading(before.text))))
    return not (_reach(before) > 0.93 and line.x - line.left < _INDENT)


def _ends(lines: Sequence[Line], before: Line, line: Line) -> bool:
    """Whether the line before ends its paragraph although the next one follows at the usual step."""
    if line.text[:1].islower() or before.text.endswith(("-", "—")) or OPEN_END.search(before.text):
        return False
    if line.text.startswith("(") and not TERMINAL.search(before.text):
        return False
    if len(lines) == 1 and _reads_as_heading(before.text) and _reach(before) < _SHORT and line.text[:1].isupper():
        return True
    if before.bold != line.bold and len(lines) <= 2 and before.bold and not TERMINAL.search(before.text):
        return True
    indented = line.x - before.x > _INDENT and len(lines) > 1 and abs(line.x - lines[0].x) < 3
    indented = indented or (line.x - before.x > _INDENT and line.x - line.left > _INDENT and bool(TERMINAL.search(before.text)))
    if indented and (TERMINAL.search(before.text) or _reach(before) < _SHORT or line.text[:1].isupper()):
        return True
    return _room(before, line)


def _room(before: Line, line: Line) -> bool:
    """Whether the first word of a line would have fitted at the end of the line before, where only a paragraph ends."""
    word = re.split(r"\s", line.text, maxsplit=1)[0]
    doubt = _DOUBT * (before.right - before.left)
    if not TERMINAL.search(before.text):
        doubt += _DOUBT * (before.right - before.left)
    return before.end + before.size * sum(map(guess, f" {word}")) + doubt < before.right


def _reach(line: Line) -> float:
    """How far a line reaches into its column, from 0 to about 1."""
    return (line.end - line.left) / max(line.right - line.left, 1.0)
