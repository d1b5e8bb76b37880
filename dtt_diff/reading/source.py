"""What a reader returns, and how the readers of formats with paragraphs put their text together."""

from __future__ import annotations

import re
from collections.abc import Iterable

from attrs import field, frozen

from dtt_diff.errors import ReadingError
from dtt_diff.limits import MAX_CHARACTERS, allowed, remedy
from dtt_diff.model import BlockKind, Span
from dtt_diff.segmentation.hints import Hint

_IGNORED = re.compile("[\u00ad\u200b\u2060\ufeff]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
#: Letters that are set as one sign.
LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})

#: Digits as they are written in powers.
RAISED_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@frozen
class Source:
    """The text of a source and what its format says of it.

    Attributes:
        text: the text; what the statement's offsets count.
        markup: spans of it that are no part of the statement.
        name: the file, address or "-" that it came from; None for bytes.
        notes: what the reader decided, in plain words.
        hints: its paragraphs, where the format has them; None where the lines of the text decide.
        title: the title that stands outside the text (in the properties of the document), for a text without one.
        date: the date that stands outside the text, as ``YYYY-MM-DD``, for a text without one.
    """

    text: str
    markup: tuple[Span, ...] = ()
    name: str | None = None
    notes: tuple[str, ...] = ()
    hints: tuple[Hint, ...] | None = None
    title: str | None = None
    date: str | None = None


def check_length(text: str, name: str) -> None:
    """Refuse a text that no statement is as long as.

    Args:
        text: the text.
        name: what to call it in the message.

    Raises:
        ReadingError: it is too long.
    """
    if len(text) > allowed("MAX_CHARACTERS", MAX_CHARACTERS):
        raise ReadingError(f"{name}: a text of {len(text):,} characters; no statement is that long; {remedy('MAX_CHARACTERS')}")


@frozen
class Part:
    """One paragraph, heading, list item, table row or note, before it is put into the text.

    Attributes:
        text: its words, in one line.
        kind: what it is, where the format says so.
        label: its list label or the mark of its note.
        level: of a heading, from 1.
        linked: the share of its letters that are links, from 0 to 1.
        away: the share of its letters that are links to other pages.
        place: the number of the element it came from, in the order of the document.
    """

    text: str
    kind: BlockKind | None = None
    label: str | None = None
    level: int = field(default=0, kw_only=True)
    linked: float = field(default=0.0, kw_only=True)
    away: float = field(default=0.0, kw_only=True)
    place: int = field(default=0, kw_only=True)


def tidy(text: str) -> str:
    """Return a text in one line: white space is one space, soft hyphens, ligatures and control characters are resolved.

    Args:
        text: what a file holds of a paragraph.
    """
    return " ".join(_CONTROL.sub(" ", _IGNORED.sub("", text).translate(LIGATURES)).split())


def assemble(parts: Iterable[Part]) -> tuple[str, tuple[Hint, ...]]:
    """Put paragraphs together to a text, a blank line between two of them.

    Args:
        parts: the paragraphs in order; those without text are left out.

    Returns:
        the text, and one hint a paragraph.
    """
    pieces: list[str] = []
    hints: list[Hint] = []
    at = 0
    for part in parts:
        text = tidy(part.text)
        if not text:
            continue
        label = f"{part.label} " if part.label else ""
        start = at + len(label)
        hints.append(Hint(start, start + len(text), part.kind, part.label))
        pieces.append(label + text)
        at = start + len(text) + 2
    return "\n\n".join(pieces) + ("\n" if pieces else ""), tuple(hints)
