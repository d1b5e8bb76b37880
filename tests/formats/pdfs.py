"""A small writer of PDF files, and the edition in it: running heads, page numbers, columns, cut words, notes at the foot of pages."""

# ruff: noqa: E501 - sentences and tags of the edition stand in one line

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import define, field, frozen

from tests.formats.edition import DATELINE, NOTES, PIECES, TITLE
from tests.formats.texts import labels

#: Widths of the letters of Helvetica from the space to the tilde, in thousandths of the type size.
_WIDTHS = (
    *(
        278,
        278,
        355,
        556,
        556,
        889,
        667,
        191,
        333,
        333,
        389,
        584,
        278,
        333,
        278,
        278,
        556,
        556,
        556,
        556,
        556,
        556,
        556,
        556,
        556,
        556,
    ),
    *(
        278,
        278,
        584,
        584,
        584,
        556,
        1015,
        667,
        667,
        722,
        722,
        667,
        611,
        778,
        722,
        278,
        500,
        667,
        556,
        833,
        722,
        778,
        667,
        778,
        722,
        667,
    ),
    *(
        611,
        722,
        667,
        944,
        667,
        667,
        611,
        278,
        278,
        278,
        469,
        556,
        333,
        556,
        556,
        500,
        556,
        556,
        278,
        556,
        556,
        222,
        222,
        500,
        222,
        833,
    ),
    *(556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584),
)
WIDTH, HEIGHT = 595.0, 842.0
#: Where a word may be cut: the edition's longer words.
_CUTS = {
    "cooperation": 5,
    "declaration": 7,
    "unilateral": 3,
    "professionalism": 12,
    "assessments": 6,
    "communities": 7,
    "reaffirmed": 5,
    "resolutions": 5,
}


@frozen
class Text:
    """A piece of text on a page: left edge and base line in points, type size, bold or not."""

    x: float
    y: float
    size: float
    text: str
    bold: bool = False


def width(text: str, size: float) -> float:
    """How wide a text is in Helvetica, in points."""
    return sum(_WIDTHS[ord(c) - 32] if " " <= c <= "~" else 556 for c in text) * size / 1000


def write(pages: Sequence[Sequence[Text]], *, title: str = "") -> bytes:
    """A PDF file of pages of text in Helvetica."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    for name in ("Helvetica", "Helvetica-Bold"):
        objects.append(f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>".encode())
    kids = []
    for page in pages:
        parts = []
        for text in page:
            shown = text.text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
            parts.append(b"BT /F%d %.2f Tf %.2f %.2f Td (%s) Tj ET" % (2 if text.bold else 1, text.size, text.x, text.y, shown))
        stream = b"\n".join(parts)
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        kids.append(len(objects) + 1)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents %d 0 R >>"
            % (WIDTH, HEIGHT, len(objects))
        )
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(b"%d 0 R" % kid for kid in kids), len(kids))
    objects.append(b"<< /Title (%s) >>" % title.encode("latin-1", "replace"))
    out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        len(objects),
        start,
    )
    return bytes(out)


@frozen
class Layout:
    """How the edition is set.

    Attributes:
        columns: columns of a page.
        size: type size of the text.
        cut: whether words are cut at line ends.
        indent: how far the first line of a paragraph is indented; paragraphs are parted by space where it is 0.
        head: the running head; none where it is empty.
        foot: the running foot, "#" standing for the number of the page.
        bottom: the lower edge of the text: the higher, the more pages.
    """

    columns: int = 1
    size: float = 11.0
    cut: bool = False
    indent: float = 0.0
    head: str = "Halden Strait Ministerial Meeting"
    foot: str = "Page #"
    bottom: float = 420.0


@define
class _Setter:
    """Sets lines into the columns of pages."""

    layout: Layout
    pages: list[list[Text]] = field(factory=list)
    column: int = 0
    y: float = 0.0
    notes: list[int] = field(factory=list)

    @property
    def measure(self) -> float:
        """The width of a column."""
        return (WIDTH - 144 - 24 * (self.layout.columns - 1)) / self.layout.columns

    @property
    def left(self) -> float:
        """The left edge of the column."""
        return 72 + self.column * (self.measure + 24)

    def open_page(self) -> None:
        """Begin a page, after setting the notes of the one before."""
        self.close_page()
        self.pages.append([])
        self.column, self.y = 0, HEIGHT - 90
        if self.layout.head:
            self.pages[-1].append(Text(72, HEIGHT - 50, 9, self.layout.head))

    def close_page(self) -> None:
        """Set the notes and the running foot of a page."""
        if not self.pages:
            return
        y = self.layout.bottom - 30
        for number in self.notes:
            for i, line in enumerate(_wrapped(NOTES[number - 1], WIDTH - 144, 8.5, cut=False)):
                if i == 0:
                    self.pages[-1].append(Text(72, y + 3, 5.5, str(number)))
                self.pages[-1].append(Text(77 if i == 0 else 72, y, 8.5, line))
                y -= 10
        self.notes = []
        if self.layout.foot:
            foot = self.layout.foot.replace("#", str(len(self.pages)))
            self.pages[-1].append(Text((WIDTH - width(foot, 9)) / 2, 36, 9, foot))

    def line(self, text: str, size: float, *, x: float = 0.0, bold: bool = False, mark: int | None = None) -> None:
        """Set one line, in the next column or page where this one is full."""
        if not self.pages:
            self.open_page()
        if self.y < self.layout.bottom:
            if self.column + 1 < self.layout.columns:
                self.column, self.y = self.column + 1, HEIGHT - 90
            else:
                self.open_page()
        self.pages[-1].append(Text(self.left + x, self.y, size, text, bold))
        if mark:
            self.pages[-1].append(Text(self.left + x + width(text, size), self.y + 0.35 * size, 0.6 * size, str(mark)))
            self.notes.append(mark)
        self.y -= 1.25 * size


def _wrapped(text: str, measure: float, size: float, *, cut: bool, first: float = 0.0) -> Iterator[str]:
    """The lines of a text, its longer words cut where they may be."""
    line = ""
    room = measure - first
    for word in text.split():
        wider = f"{line} {word}".strip()
        if width(wider, size) <= room:
            line = wider
            continue
        bare = word.strip(".,;()").casefold()
        at = _CUTS.get(bare, 0) + (len(word) - len(word.lstrip("("))) if cut and bare in _CUTS else word.find("-") + 1
        if at and width(f"{line} {word[:at]}-", size) <= room:
            yield f"{line} {word[:at]}" + ("" if word[at - 1] == "-" else "-")
            line = word[at:]
        else:
            yield line
            line = word
        room = measure
    yield line


def edition(layout: Layout) -> bytes:
    """The edition as a PDF file."""
    setter = _Setter(layout)
    for text in _wrapped(TITLE, setter.measure, 1.4 * layout.size, cut=False):
        setter.line(text, 1.4 * layout.size, bold=True)
    setter.y -= 8
    setter.line(DATELINE, layout.size)
    for piece, label in zip(PIECES, labels(), strict=True):
        setter.y -= 0 if layout.indent and piece.kind == "paragraph" else 0.8 * layout.size
        heading = piece.kind == "heading"
        size = layout.size + (1 if heading else 0)
        inside = 20.0 if label else 0.0
        first = layout.indent if piece.kind == "paragraph" else 0.0
        lines = list(_wrapped(piece.text, setter.measure - inside, size, cut=layout.cut, first=first))
        for i, line in enumerate(lines):
            mark = piece.note if i == len(lines) - 1 else None
            x = inside + (first if i == 0 else 0.0)
            setter.line(line, size, x=x, bold=heading, mark=mark)
            if i == 0 and label:
                setter.pages[-1].insert(-1 - bool(mark), Text(setter.left, setter.y + 1.25 * size, size, label))
    setter.close_page()
    return write(setter.pages)


LAYOUTS = {
    "one column": Layout(),
    "one page": Layout(size=8, bottom=150),
    "cut words": Layout(cut=True, size=12, head="", foot="- # -"),
    "two columns": Layout(columns=2, size=10, foot="#"),
    "two columns with cut words": Layout(columns=2, size=10, cut=True, bottom=500),
    "indented paragraphs": Layout(indent=18, bottom=560, head="NORVALE MINISTRY OF DEFENCE", foot="#/4"),
    "short pages": Layout(bottom=640, foot="Halden Strait | #"),
}
