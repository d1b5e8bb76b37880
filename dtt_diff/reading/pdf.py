"""PDF: the text of the pages without running heads and page numbers; notes at the end, paragraphs put together again."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from dtt_diff.errors import ReadingError
from dtt_diff.reading.extras import missing
from dtt_diff.reading.limits import MAX_PAGES
from dtt_diff.reading.pdf_fonts import Widths
from dtt_diff.reading.pdf_lines import Fragment, Line, make_lines
from dtt_diff.reading.pdf_pages import part_pages
from dtt_diff.reading.pdf_paragraphs import make_parts
from dtt_diff.reading.source import Source, assemble, tidy

#: Above this share of signs that are no letters of any script, the fonts do not say which letters they show.
_UNKNOWN_SHARE = 0.15
_UNKNOWN = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]|/g\\d+|\\(cid:\\d+\\)")
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
            if count > MAX_PAGES:
                raise ReadingError(f"{name}: {count} pages; no statement is that long")
            widths = Widths()
            pages = [make_lines(_fragments(page, widths)) for page in reader.pages]
            edges = [(float(page.mediabox.bottom), float(page.mediabox.top)) for page in reader.pages]
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


def _fragments(page: Any, widths: Widths) -> list[Fragment]:
    """The pieces of text of one page, with where they begin and how large they are; turned text is no part of a statement."""
    out: list[Fragment] = []

    def visit(text: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        if not text.strip():
            # White space that a piece begins or ends with parts it from its neighbours.
            if out and text and "\n" not in text:
                out[-1] = out[-1].followed_by_space()
            return
        turned = abs(tm[1] * cm[0] + tm[0] * cm[1]) > 0.1 * (abs(tm[0] * cm[0]) + 1e-9) or (tm[0] == 0 and tm[3] == 0)
        if turned:
            return
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        scale = abs(tm[3] * cm[3]) or 1.0
        height = float(size or 1.0) * scale
        bold = bool(font) and bool(re.search(r"bold|black|heavy|semibold|demi", str(font.get("/BaseFont", "")), re.IGNORECASE))
        # An arrow leads back from a note to its mark, on paper too.
        for number, piece in enumerate(text.replace("↩", "").replace("\ufe0e", "").split("\n")):
            if piece.strip():
                across = abs(tm[0] * cm[0]) or 1.0
                end = float(x) + widths.measure(piece.rstrip(), float(size or 1.0), font) * across
                out.append(Fragment(piece, float(x), float(y) - number * 1.2 * height, height, bold, end))

    page.extract_text(visitor_text=visit)
    return out


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
