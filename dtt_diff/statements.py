"""Sources -> Statement: read, find markup, cut into blocks and sentences, look for title, date and edition."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from pathlib import Path

from attrs import evolve

from dtt_diff.errors import ReadingError
from dtt_diff.invisible import drop_invisible, tell_invisible, to_whole
from dtt_diff.limits import MAX_SENTENCES, allowed, remedy
from dtt_diff.model import Block, Sentence, Statement
from dtt_diff.reading import ADDRESS, Source, check_length, find_date, find_metadata, find_note_marks, read_source
from dtt_diff.segmentation import find_blocks, find_sentences
from dtt_diff.tokens import tokenize

_FILE_NAME = re.compile(r"[^\n]{1,400}\.[A-Za-z]{2,5}")


def read(source: Path | str | bytes) -> Statement:
    """Read a statement: plain text, Markdown, HTML, DOCX or PDF, from a file, an address, standard input or bytes.

    What it is, its content decides; a suffix that says otherwise gives a note or an error. HTML, DOCX and PDF need the packages
    of ``pip install 'dtt_diff[formats]'``. No request is made unless an address is given.

    Args:
        source: the path of a file (``-`` is standard input), an address that begins with ``https://`` or ``http://``, or the
            bytes of a file.

    Returns:
        the statement, cut into blocks and sentences. Its text is the text of a plain text file, without its byte order mark, or
        what was taken from the other formats; its notes say what the reader decided.

    Raises:
        ReadingError: the source is missing, a folder, out of reach, broken, encrypted, too large, of a format that is not read,
            or has no text.
        MissingExtraError: its format needs a package that is not installed.
    """
    return _statement(read_source(source))


def from_text(text: str) -> Statement:
    """Make a statement of a text.

    Args:
        text: the text itself.

    Returns:
        the statement.

    Raises:
        ReadingError: the text is empty, or is the name of a file.
    """
    check_length(text, "the text")
    if not text.strip():
        raise ReadingError("the text is empty; give the words of a statement")
    if ADDRESS.match(text.strip()) and len(text.split()) == 1:
        raise ReadingError(
            f"the text {text!r} is an address; a str is always the text itself: give read({text.strip()!r}) to fetch it"
        )
    if _names_a_file(text):
        raise ReadingError(
            f"the text {text!r} looks like a file name; a str is always the text itself: give Path({text!r}) to read the file"
        )
    return _statement(Source(text, find_note_marks(text)))


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


def _statement(source: Source) -> Statement:
    text = source.text
    blocks, sentences, decisions = _segment(source)
    if not sentences:
        raise ReadingError(f"{source.name or 'the text'}: no word was found in it; give a file with a statement in it")
    if len(sentences) > allowed("MAX_SENTENCES", MAX_SENTENCES):
        raise ReadingError(
            f"{source.name or 'the text'}: {len(sentences):,} sentences; no statement has that many; {remedy('MAX_SENTENCES')}"
        )
    metadata = find_metadata(text, sentences)
    return Statement(
        text=text,
        blocks=blocks,
        sentences=sentences,
        digest=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        title=metadata.title or source.title or None,
        date=metadata.date or (find_date(source.date) if source.date else None),
        edition=metadata.edition,
        parties=metadata.parties,
        source=source.name,
        notes=(*source.notes, *tell_invisible(text), *decisions),
    )


def _segment(source: Source) -> tuple[tuple[Block, ...], tuple[Sentence, ...], tuple[str, ...]]:
    """Blocks, sentences and decisions; they are found in the text as a reader sees it and point into the whole one."""
    seen, kept = drop_invisible(source.text)
    if len(seen) == len(source.text):
        blocks, decisions = find_blocks(source.text, source.markup, source.hints)
        return blocks, find_sentences(source.text, blocks), decisions

    def place(offset: int) -> int:
        return bisect_left(kept, offset)

    markup = tuple((place(start), place(end)) for start, end in source.markup)
    hints = source.hints and tuple(evolve(hint, start=place(hint.start), end=place(hint.end)) for hint in source.hints)
    blocks, decisions = find_blocks(
        seen, tuple(span for span in markup if span[0] < span[1]), hints and tuple(h for h in hints if h.start < h.end)
    )
    whole = to_whole(kept)
    sentences = []
    for sentence in find_sentences(seen, blocks):
        spans = tuple(map(whole, sentence.spans))
        sentences.append(evolve(sentence, spans=spans, tokens=tokenize(source.text, spans)))
    return tuple(evolve(block, spans=tuple(map(whole, block.spans))) for block in blocks), tuple(sentences), decisions
