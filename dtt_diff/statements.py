"""Sources -> Statement: read, find markup, cut into blocks and sentences, look for title, date and edition."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path

from dtt_diff.errors import ReadingError
from dtt_diff.model import Span, Statement
from dtt_diff.reading import find_metadata, read_source
from dtt_diff.segmentation import find_blocks, find_sentences

_FILE_NAME = re.compile(r"[^\n]{1,400}\.[A-Za-z]{2,5}")


def read(path: Path | str) -> Statement:
    """Read a statement from a file: plain text or Markdown.

    Args:
        path: the file; ``-`` is standard input.

    Returns:
        the statement, cut into blocks and sentences. Its text is the text of the file, without its byte order mark.

    Raises:
        ReadingError: the source is missing, a folder, not text, undecodable or empty.
    """
    source = read_source(Path(path))
    return _statement(source.text, source.markup, source.name, source.notes)


def from_text(text: str) -> Statement:
    """Make a statement of a text.

    Args:
        text: the text itself.

    Returns:
        the statement.

    Raises:
        ReadingError: the text is empty, or is the name of a file.
    """
    if not text.strip():
        raise ReadingError("the text is empty; give the words of a statement")
    if _names_a_file(text):
        raise ReadingError(
            f"the text {text!r} looks like a file name; a str is always the text itself: give Path({text!r}) to read the file"
        )
    return _statement(text, (), None, ())


def _names_a_file(text: str) -> bool:
    """Whether a text is one line that ends like a file name, with no more words than a path has."""
    line = text.strip()
    if not _FILE_NAME.fullmatch(line) or line.count(" ") > 3:
        return False
    return (
        " " not in line
        or "/" in line
        or "\\" in line
        or Path(line).suffix.casefold() in {".txt", ".md", ".pdf", ".docx", ".html", ".htm"}
    )


def _statement(text: str, markup: Sequence[Span], source: str | None, notes: tuple[str, ...]) -> Statement:
    blocks, decisions = find_blocks(text, markup)
    sentences = find_sentences(text, blocks)
    if not sentences:
        raise ReadingError(f"{source or 'the text'}: no word was found in it; give a file with a statement in it")
    metadata = find_metadata(text, sentences)
    return Statement(
        text=text,
        blocks=blocks,
        sentences=sentences,
        digest=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        title=metadata.title,
        date=metadata.date,
        edition=metadata.edition,
        parties=metadata.parties,
        source=source,
        notes=(*notes, *decisions),
    )
