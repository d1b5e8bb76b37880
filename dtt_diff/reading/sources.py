"""Files, addresses, standard input and bytes -> text, with clear errors for what cannot be read."""

from __future__ import annotations

import re
import sys
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from attrs import evolve

from dtt_diff.errors import ReadingError
from dtt_diff.limits import MAX_BYTES, allowed, remedy
from dtt_diff.reading.decoding import decode
from dtt_diff.reading.detecting import CONTENT_TYPES, Format, detect, looks_like_html
from dtt_diff.reading.markdown import read_markdown
from dtt_diff.reading.notes import find_note_marks
from dtt_diff.reading.source import Source, check_length

#: What begins like an address of the web, or of another place that is not read.
ADDRESS = re.compile(r"(?<![A-Za-z0-9+.-])[A-Za-z][A-Za-z0-9+.-]++://")
#: The name that stands for standard input.
STDIN = Path("-")
# What is left of an address when it was made a path: the second slash goes.
_COLLAPSED = re.compile(r"(https?):[/\\]+(?=[^/\\])", re.IGNORECASE)


def read_source(source: Path | str | bytes) -> Source:
    """Read a file, an address, standard input for ``-``, or bytes.

    Args:
        source: the path of a file, an address that begins with ``https://`` or ``http://``, or the bytes of a file.

    Returns:
        its text, and what its format says of it.

    Raises:
        ReadingError: it is missing, a folder, not readable, too large, broken, of a format that is not read, or empty.
        MissingExtraError: its format needs a package that is not installed.
    """
    if isinstance(source, bytes):
        return evolve(_read(source, "the bytes", "", None), name=None)
    if isinstance(source, str) and ADDRESS.match(source.strip()):
        return _read_address(source.strip())
    path = Path(source)
    if path == STDIN:
        return evolve(_read(_standard_input(), "standard input", "", None), name="-")
    return evolve(_read(_bytes(path), str(path), path.suffix, None), name=str(path))


def _read_address(url: str) -> Source:
    from dtt_diff.reading.web import fetch

    fetched = fetch(url)
    suffix = PurePosixPath(urlsplit(fetched.url).path).suffix
    claimed = CONTENT_TYPES.get(fetched.content_type)
    source = _read(fetched.content, url, "" if claimed else suffix, claimed, fetched.charset)
    moved = (f"the address led to {fetched.url}",) if fetched.url.rstrip("/") != url.rstrip("/") else ()
    return evolve(source, name=url, notes=(*moved, *source.notes))


def _read(content: bytes, name: str, suffix: str, claimed: Format | None, charset: str | None = None) -> Source:
    """Read bytes with the reader of their format."""
    _check_size(len(content), name)
    form, notes = detect(content, name, suffix, claimed)
    if form == "HTML" and b"<" not in content:
        form, notes = "text", (*notes, "no HTML tag was found in it: read as plain text")
    if form == "PDF":
        from dtt_diff.reading.pdf import read_pdf

        source = read_pdf(content, name)
    elif form == "DOCX":
        from dtt_diff.reading.docx import read_docx

        source = read_docx(content, name)
    elif form == "HTML":
        from dtt_diff.reading.html import read_html

        source = read_html(content, name, charset)
    else:
        source = _read_text(content, name, form, charset)
    check_length(source.text, name)
    return evolve(source, notes=(*notes, *source.notes))


def _read_text(content: bytes, name: str, form: Format, charset: str | None) -> Source:
    text, notes = decode(content, name, charset)
    if form == "Markdown":
        return read_markdown(text, name, notes)
    if looks_like_html(text):
        notes = (*notes, "read as plain text although HTML tags stand in it; give the file the suffix .html to have them read")
    return Source(text, find_note_marks(text), name, notes)


def _standard_input() -> bytes:
    try:
        content = sys.stdin.buffer.read(allowed("MAX_BYTES", MAX_BYTES) + 1)
    except (OSError, ValueError, AttributeError) as error:
        raise ReadingError(f"standard input: cannot be read ({error})") from error
    return content


def _bytes(path: Path) -> bytes:
    name = str(path)
    try:
        if path.is_file():
            _check_size(path.stat().st_size, name)
        with path.open("rb") as file:
            return file.read(allowed("MAX_BYTES", MAX_BYTES) + 1)
    except FileNotFoundError:
        if _COLLAPSED.match(name):
            address = _COLLAPSED.sub(r"\1://", name, count=1)
            raise ReadingError(
                f"{name}: this is an address, and a Path is always a file; give it as text: read({address!r})"
            ) from None
        raise ReadingError(f"{name}: no such file; check the path") from None
    except IsADirectoryError:
        raise ReadingError(f"{name}: this is a folder; give a file in it") from None
    except PermissionError:
        if path.is_dir():  # what Windows says of a folder
            raise ReadingError(f"{name}: this is a folder; give a file in it") from None
        raise ReadingError(f"{name}: no permission to read it; check the rights of the file") from None
    except ReadingError:
        raise
    except (OSError, ValueError) as error:
        raise ReadingError(f"{name}: cannot be read ({error})") from error


def _check_size(size: int, name: str) -> None:
    most = allowed("MAX_BYTES", MAX_BYTES)
    if size > most:
        raise ReadingError(f"{name}: more than {most // 1_000_000} MB; no statement is that large; {remedy('MAX_BYTES')}")
