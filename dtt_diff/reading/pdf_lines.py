"""Pieces of text on a page -> its lines in reading order, columns one after another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from attrs import evolve, frozen

#: Two pieces stand in one line where their base lines differ by at most this share of the type size.
_SAME_LINE = 0.45
#: Raised or small: a piece below this share of the size of its line is no part of its words if it is a mark.
SMALL_SHARE = 0.82
#: Columns begin at least this many points apart, and a new one has at least this share of the lines of a page.
_COLUMN_POINTS = 100
_COLUMN_SHARE = 0.06
_COLUMN_LINES = 4
#: So many times the type size lies between two words at least, where they are pieces of their own.
_WORD_GAP = 0.2
#: So many times the type size lies between two cells of a table at least.
_CELL_GAP = 1.2
#: What parts the cells of a row.
CELL_BAR = " | "
_MARK = re.compile(r"\s*\[?(?:\d{1,3}|[*†‡])\]?\s*")
_POWER = re.compile(r"(?:\d|\b(?:[kcdm]?m|ft))$")


@frozen
class Fragment:
    """A piece of text: where it begins and ends, in points from the lower left corner, and its type size."""

    text: str
    x: float
    y: float
    size: float
    bold: bool
    end: float

    def followed_by_space(self) -> Fragment:
        """The same, parted from what follows."""
        return evolve(self, text=self.text + " ")


@frozen
class Line:
    """One line of a page.

    Attributes:
        text: its words.
        x: where it begins.
        end: about where it ends.
        y: its base line.
        size: its type size.
        bold: whether all of it is bold.
        column: the number of its column, from 0; -1 where it runs over all of them.
        left: where its column begins.
        right: about where its column ends.
        mark: the mark of a note that it begins with, if it is raised.
        marks: the raised marks of notes in it, which are no part of its words.
    """

    text: str
    x: float
    end: float
    y: float
    size: float
    bold: bool
    column: int = 0
    left: float = 0.0
    right: float = 0.0
    mark: str | None = None
    marks: tuple[str, ...] = ()


def make_lines(fragments: Sequence[Fragment]) -> list[Line]:
    """Put pieces of text together to lines, in the order in which they are read.

    Args:
        fragments: the pieces of one page, in the order of the file.
    """
    rows: list[list[Fragment]] = []
    for fragment in fragments:
        if rows and _goes_on(rows[-1], fragment):
            rows[-1].append(fragment)
        else:
            rows.append([fragment])
    lines = [line for row in rows if (line := _line(row))]
    return _in_order(lines)


def _goes_on(row: list[Fragment], fragment: Fragment) -> bool:
    """Whether a piece stands in the line of the one before it, right of it and near."""
    last = row[-1]
    size = max(fragment.size, *(part.size for part in row))
    if abs(last.y - fragment.y) > _SAME_LINE * size and abs(row[0].y - fragment.y) > _SAME_LINE * size:
        return False
    return last.x - 0.5 <= fragment.x <= last.end + 0.02 * (last.end - row[0].x) + 1.2 * size


def _line(row: list[Fragment]) -> Line | None:
    sizes: Counter[float] = Counter()
    for part in row:
        sizes[round(part.size, 1)] += len(part.text.strip())
    size = max(sizes, key=lambda s: (sizes[s], s))
    base = next(part.y for part in row if round(part.size, 1) == size)
    text, mark = "", None
    marks: list[str] = []
    first = True
    for i, part in enumerate(row):
        if part.size < SMALL_SHARE * size and _MARK.fullmatch(part.text) and len(row) > 1:
            if first:
                mark = part.text.strip(" []")
                continue
            if not _POWER.search(text.rstrip()) or part.text.strip(" []").startswith(("*", "†")):
                marks.append(part.text.strip(" []"))
                if part.text.endswith(" ") and not text.endswith(" "):
                    text += " "
                continue
        piece = part.text
        # What lies off is parted; letters of one word that change their font are not.
        if text and not text.endswith(" ") and not piece.startswith(" ") and part.x - row[i - 1].end > _WORD_GAP * size:
            text += " "
        text += piece
        first = False
    text = " ".join(text.split())
    if not text:
        return None
    last = row[-1]
    bold = all(part.bold for part in row if part.text.strip())
    return Line(text, row[0].x, last.end, base, size, bold, mark=mark, marks=tuple(marks))


def _in_order(lines: list[Line]) -> list[Line]:
    """Lines from the top down, a column after the other; a line over all columns parts them."""
    if not lines:
        return []
    starts = _columns(lines)
    placed = [_placed(line, starts) for line in lines]
    out: list[Line] = []
    band: list[Line] = []
    for line in _by_height(placed):
        if line.column < 0:
            out += _band(band)
            band = []
            out.append(line)
        else:
            band.append(line)
    out += _band(band)
    return _with_edges(_merged(out))


def _by_height(lines: list[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: (-round(line.y, 0), line.x))


def _band(lines: list[Line]) -> list[Line]:
    return [line for column in sorted({line.column for line in lines}) for line in lines if line.column == column]


def _columns(lines: list[Line]) -> list[float]:
    """Where the columns of a page begin; one where there is one only."""
    counts: Counter[int] = Counter(round(line.x / 3) for line in lines if len(line.text) > 12)
    needed = max(_COLUMN_LINES, _COLUMN_SHARE * len(lines))
    often = sorted(place * 3.0 for place in counts if counts[place] + counts[place + 1] + counts[place - 1] >= needed)
    starts: list[float] = []
    for place in often:
        if not starts:
            starts.append(place)
            continue
        if place - starts[-1] < _COLUMN_POINTS:
            continue
        left = [line for line in lines if starts[-1] - 6 <= line.x < place - 40 and len(line.text) > 12]
        fitting = [line for line in left if line.end <= place + 0.06 * (place - starts[-1])]
        # Text in the left column fills it; cells of a table do not.
        filled = sum(line.end - line.x for line in fitting) / max(1, len(fitting)) > 0.5 * (place - starts[-1])
        if left and len(fitting) >= 0.6 * len(left) and filled:
            starts.append(place)
    return starts or [min(line.x for line in lines)]


def _placed(line: Line, starts: list[float]) -> Line:
    if len(starts) == 1:
        return line
    column = max((i for i, start in enumerate(starts) if start <= line.x + 4), default=0)
    if column + 1 < len(starts) and line.end > starts[column + 1] + 0.12 * (starts[column + 1] - starts[column]):
        return evolve(line, column=-1)
    return evolve(line, column=column)


def _merged(lines: list[Line]) -> list[Line]:
    """Pieces of one line that stand apart in the file, such as a label and its text, made one."""
    out: list[Line] = []
    for line in lines:
        last = out[-1] if out else None
        if last and last.column == line.column and abs(last.y - line.y) <= 0.3 * min(last.size, line.size) and line.x >= last.x:
            size = last.size if len(last.text) > len(line.text) else line.size
            small = line.size < SMALL_SHARE * last.size and _MARK.fullmatch(line.text)
            # Far apart in one line stand the cells of a table.
            far = line.x - last.end > _CELL_GAP * line.size + 0.02 * (last.end - last.x) and len(last.text) > 4
            text = last.text if small else f"{last.text}{CELL_BAR if far else ' '}{line.text}"
            marks = (*last.marks, *line.marks, *([line.text.strip(" []")] if small else []))
            bold = last.bold and line.bold
            out[-1] = evolve(last, text=text, end=max(last.end, line.end), size=size, bold=bold, marks=marks)
        elif last and last.column == line.column and _is_raised(last, line):
            # A raised mark sorts above the line it belongs to.
            raised = last.text.strip(" []")
            out[-1] = evolve(line, mark=raised) if last.x <= line.x else evolve(line, marks=(*line.marks, raised))
        else:
            out.append(line)
    return out


def _is_raised(mark: Line, line: Line) -> bool:
    return (
        bool(_MARK.fullmatch(mark.text))
        and mark.size < SMALL_SHARE * line.size
        and 0 <= mark.y - line.y <= 0.7 * line.size
        and line.x - 2 * line.size <= mark.x <= line.end * 1.1
    )


def _with_edges(lines: list[Line]) -> list[Line]:
    """Lines with the edges of their columns."""
    out = []
    edges: dict[int, tuple[float, float]] = {}
    for column in {line.column for line in lines}:
        own = [line for line in lines if line.column == column]
        ends = sorted(line.end for line in own)
        edges[column] = (min(line.x for line in own), ends[int(0.9 * (len(ends) - 1))])
    for line in lines:
        left, right = edges[line.column]
        out.append(evolve(line, left=left, right=right))
    return out
