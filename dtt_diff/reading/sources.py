"""Files and standard input -> text, with clear errors for what cannot be read."""

from __future__ import annotations

import sys
from pathlib import Path

from attrs import frozen

from dtt_diff.errors import ReadingError
from dtt_diff.model import Span
from dtt_diff.reading.decoding import decode
from dtt_diff.reading.markdown import find_markup

MARKDOWN_SUFFIXES = frozenset({".md", ".markdown", ".mdown", ".mkd"})
#: The name that stands for standard input.
STDIN = Path("-")


@frozen
class Source:
    """The text of a source, what in it is markup, where it came from, and what the reader decided."""

    text: str
    markup: tuple[Span, ...]
    name: str | None
    notes: tuple[str, ...]


def read_source(path: Path) -> Source:
    """Read a file, or standard input for ``-``.

    Args:
        path: the file.

    Returns:
        its text.

    Raises:
        ReadingError: it is missing, a folder, not readable, not text, or empty.
    """
    name = "standard input" if path == STDIN else str(path)
    text, notes = decode(_bytes(path, name), name)
    markup: tuple[Span, ...] = ()
    if path.suffix.casefold() in MARKDOWN_SUFFIXES:
        markup = find_markup(text)
        notes = (*notes, "read as Markdown")
    return Source(text, markup, "-" if path == STDIN else str(path), notes)


def _bytes(path: Path, name: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if path == STDIN else path.read_bytes()
    except FileNotFoundError:
        raise ReadingError(f"{name}: no such file; check the path") from None
    except IsADirectoryError:
        raise ReadingError(f"{name}: this is a folder; give a file in it") from None
    except PermissionError:
        raise ReadingError(f"{name}: no permission to read it; check the rights of the file") from None
    except (OSError, ValueError) as error:
        raise ReadingError(f"{name}: cannot be read ({error})") from error
