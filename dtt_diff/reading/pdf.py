"""PDF: the text of the pages without running heads and page numbers; notes at the end, paragraphs put together again."""

from __future__ import annotations

import io
import logging
import math
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

from attrs import frozen

from dtt_diff.errors import ReadingError
from dtt_diff.limits import MAX_PAGES, allowed, remedy
from dtt_diff.reading.extras import missing
from dtt_diff.reading.pdf_fonts import Widths
from dtt_diff.reading.pdf_lines import Fragment, Line, make_lines
from dtt_diff.reading.pdf_pages import part_pages
from dtt_diff.reading.pdf_paragraphs import make_parts
from dtt_diff.reading.source import LIGATURES, Source, assemble, tidy

#: Above this share of signs that are no letters of any script, the fonts do not say which letters they show.
_UNKNOWN_SHARE = 0.15
_UNKNOWN = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]|/g\\d+|\\(cid:\\d+\\)")
#: Ligatures; hyphens of every kind, which fonts do not tell apart; arrows back to a note.
_SIGNS = {**LIGATURES, 0x2010: "-", 0x2011: "-", ord("↩"): None, 0xFE0E: None}
#: Text that rises by more than this share of its length runs aslant.
_ASLANT = 0.1
_BROWSER = re.compile(r"skia/pdf|chrom|mozilla|firefox|safari|wkhtmltopdf|webkit|headless", re.IGNORECASE)
_FILE_TITLE = re.compile(r"\.\w{2,5}$|^(?:microsoft word|untitled|document|slide|print)\b|\\|/", re.IGNORECASE)


def read_pdf(content: bytes, name: str) -> Source:
    """Read the text of a PDF file.

    Args:
        content: the bytes of the file.
        name: what to call it in messages.

    Returns:
        its text, with hints for paragraphs, headings and notes.

    Raises:
        MissingExtraError: pypdf is not installed.
        ReadingError: it is broken, encrypted, too long, or its pages are pictures without text.
    """
    try:
        import pypdf
    except ImportError as error:
        raise missing(name, "a PDF file", "pypdf") from error
    with _quiet():
        try:
            reader = pypdf.PdfReader(io.BytesIO(content))
            if reader.is_encrypted:
                _unlock(reader, name)
            count = len(reader.pages)
            if count > allowed("MAX_PAGES", MAX_PAGES):
                raise ReadingError(f"{name}: {count} pages; no statement is that long; {remedy('MAX_PAGES')}")
            widths = Widths()
            pages = [make_lines(_fragments(page, widths)) for page in reader.pages]
            edges = [_edges(page, lines) for page, lines in zip(reader.pages, pages, strict=True)]
            title = tidy(str(reader.metadata.title or "")) if reader.metadata else ""
            maker = f"{reader.metadata.creator} {reader.metadata.producer}" if reader.metadata else ""
        except ReadingError:
            raise
        except Exception as error:  # a broken file makes pypdf raise errors of every kind
            reason = " ".join(str(error).split())[:200] or type(error).__name__
            raise ReadingError(
                f"{name}: this PDF file is broken ({reason}); get it again, or print it to a new PDF file"
            ) from error
    _check_text(pages, name)
    body = part_pages(pages, edges)
    text, hints = assemble(make_parts(body, printed=bool(_BROWSER.search(maker))))
    if not text.strip():
        raise ReadingError(
            f"{name}: no text but page numbers and running heads was found in this PDF file; give the text of the statement"
        )
    empty = [number for number, lines in enumerate(pages, 1) if not lines]
    notes = ["read as PDF", *body.told]
    if empty:
        notes.append(f"no text on page(s) {', '.join(map(str, empty))}: empty, or pictures of text, which are not read")
    return Source(text, notes=tuple(notes), hints=hints, title=title if title and not _FILE_TITLE.search(title) else None)


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep what pypdf logs of slips in a file to itself: they are its own to mend, and errors are told as errors."""
    logger = logging.getLogger("pypdf")
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(level)


def _unlock(reader: Any, name: str) -> None:
    """Open a file that forbids only copying or printing; one that asks for a password stays shut."""
    remedy = f"{name}: this PDF file is encrypted; open it with its password and save or print it without one"
    try:
        opened = reader.decrypt("")
    except Exception as error:  # an unknown cipher, or one that needs a further package
        raise ReadingError(remedy) from error
    if not opened:
        raise ReadingError(remedy)


def _edges(page: Any, lines: list[Line]) -> tuple[float, float]:
    """The lower and the upper edge of a page; out of reach where its text was turned, for then they are not these."""
    low, high = float(page.mediabox.bottom), float(page.mediabox.top)
    return (low, high) if all(low <= line.y <= high for line in lines) else (-math.inf, math.inf)


def _fragments(page: Any, widths: Widths) -> list[Fragment]:
    """The pieces of text of one page, with where they begin and how large they are.

    Text that is turned against the rest, such as a stamp in the margin, is no part of a statement; a page that is turned as a
    whole is turned back.
    """
    ways: dict[Way, list[Fragment]] = {"level": [], "up": [], "down": []}

    def visit(text: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        place = _place(cm, tm)
        if place is None:
            return
        out = ways[place.way]
        if not text.strip():
            # White space that a piece begins or ends with parts it from its neighbours.
            if out and text and "\n" not in text:
                out[-1] = out[-1].followed_by_space()
            return
        height = float(size or 1.0) * place.high
        bold = bool(font) and bool(re.search(r"bold|black|heavy|demi", str(font.get("/BaseFont", "")), re.IGNORECASE))
        for number, piece in enumerate(text.translate(_SIGNS).split("\n")):
            if piece.strip():
                end = place.x + widths.measure(piece.rstrip(), float(size or 1.0), font) * place.wide
                out.append(Fragment(piece, place.x, place.y - number * 1.2 * height, height, bold, end))

    page.extract_text(visitor_text=visit)
    return max(ways.values(), key=lambda pieces: sum(len(piece.text) for piece in pieces))


Way = Literal["level", "up", "down"]


@frozen
class _Place:
    """Where a piece of text begins, which way it runs, and how much larger than its type size it is shown."""

    way: Way
    x: float
    y: float
    wide: float
    high: float


def _place(cm: list[float], tm: list[float]) -> _Place | None:
    """The place of a piece of text, from the matrices of the page and of the text; None where it runs aslant."""
    right, up = tm[0] * cm[0] + tm[1] * cm[2], tm[0] * cm[1] + tm[1] * cm[3]
    x, y = tm[4] * cm[0] + tm[5] * cm[2] + cm[4], tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
    high = math.hypot(tm[2] * cm[0] + tm[3] * cm[2], tm[2] * cm[1] + tm[3] * cm[3]) or 1.0
    wide = math.hypot(right, up) or 1.0
    if right > 0 and abs(up) <= _ASLANT * right:
        return _Place("level", float(x), float(y), wide, high)
    if abs(right) <= _ASLANT * abs(up):
        # Turned by a quarter: its own left is the foot or the head of the page.
        return _Place("up", float(y), -float(x), wide, high) if up > 0 else _Place("down", -float(y), float(x), wide, high)
    return None


def _check_text(pages: list[list[Line]], name: str) -> None:
    """Refuse pages without text, and text whose letters are not known."""
    text = "".join(line.text for lines in pages for line in lines)
    if not re.search(r"[^\W_]", text):
        raise ReadingError(
            f"{name}: this PDF file has no text; its pages are pictures (scanned): have the text recognized (OCR) first"
        )
    if len("".join(_UNKNOWN.findall(text))) > _UNKNOWN_SHARE * len(text):
        raise ReadingError(
            f"{name}: the fonts of this PDF file do not say which letters they show; "
            "print it to a new PDF file, or give its text"
        )
