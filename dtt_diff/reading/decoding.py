"""Bytes -> text: the encoding is found out, newlines are kept, and what is no text is refused."""

from __future__ import annotations

import codecs
import re

from dtt_diff.errors import ReadingError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: First bytes of formats that are not text, with the remedy.
_FORMATS = (
    (b"%PDF", "a PDF file, not text"),
    (b"PK\x03\x04", "a ZIP container (DOCX, ODT, ...), not text"),
    (b"\xd0\xcf\x11\xe0", "an old Office document; save it as plain text first"),
    (b"{\\rtf", "an RTF document; save it as plain text first"),
    (b"\x1f\x8b", "a gzip archive; unpack it first"),
)
#: Encodings that Python knows and no page has: they take escapes for letters, or time that grows faster than the text.
NO_CHARSETS = frozenset(
    {"unicode-escape", "raw-unicode-escape", "unicode_escape", "raw_unicode_escape", "punycode", "idna", "undefined"}
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\x80-\x84\x86-\x9f]")
#: A text that did not say its encoding may hold at most this share of control characters.
_CONTROL_SHARE = 0.002


def decode(content: bytes, name: str, charset: str | None = None) -> tuple[str, tuple[str, ...]]:
    """Return the text of a file, without its byte order mark and with its newlines as they are.

    Args:
        content: the bytes.
        name: what to call them in messages.
        charset: the encoding that a server named for them; believed where they are not UTF-8 and it fits.

    Returns:
        the text, and notes on how it was decoded.

    Raises:
        ReadingError: the bytes are no text, or hold nothing.
    """
    for start, what in _FORMATS:
        if content.startswith(start):
            raise ReadingError(f"{name}: this is {what}")
    notes: tuple[str, ...]
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            text = _strict(content[len(mark) :], encoding, name)
            notes = () if encoding == "utf-8" else (f"decoded as {encoding}, as its byte order mark says",)
            break
    else:
        text, notes = _named(content, charset) or _guess(content, name)
    if not text.strip():
        raise ReadingError(f"{name}: the text is empty; give a file with a statement in it")
    return text, notes


def _strict(content: bytes, encoding: str, name: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadingError(
            f"{name}: byte {error.start} is not {encoding.upper()}, which its byte order mark announces; save the file as UTF-8"
        ) from error


def _named(content: bytes, charset: str | None) -> tuple[str, tuple[str, ...]] | None:
    """The text in the encoding that a server named, if it has a name for one that is not UTF-8 and the bytes fit it."""
    if not charset:
        return None
    try:
        codec = codecs.lookup(charset).name
        codec = "cp1252" if codec in {"iso8859-1", "ascii"} else codec
        if codec.startswith("utf-8") or codec in NO_CHARSETS:
            return None
        content.decode("ascii")
    except UnicodeDecodeError:
        pass
    except LookupError:
        return None
    else:
        return None  # ASCII is the same in all of them
    try:
        text = content.decode(codec)
    except (UnicodeError, LookupError, ValueError):
        return None
    return (text, (f"decoded as {codec}, as the server says",)) if isinstance(text, str) else None


def _guess(content: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    if wide := _unmarked_wide(content):
        return wide
    if b"\x00" in content:
        raise ReadingError(f"{name}: this is a binary file, not text; give a plain text or Markdown file")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        return _western(content, name, error.start)
    if len(_CONTROL.findall(text)) > max(1, _CONTROL_SHARE * len(text)):
        raise ReadingError(f"{name}: this is a binary file, not text; give a plain text or Markdown file")
    return text, ()


def _unmarked_wide(content: bytes) -> tuple[str, tuple[str, ...]] | None:
    """UTF-16 without a mark: in a text of mostly Latin letters every second byte is zero."""
    sample = content[:4000]
    if len(content) % 2 or len(sample) < 4:
        return None
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros = sample[offset::2].count(0)
        if zeros >= 0.7 * len(sample[offset::2]) and not sample[1 - offset :: 2].count(0):
            try:
                text = content.decode(encoding)
            except UnicodeDecodeError:
                return None
            return None if _CONTROL.search(text) else (text, (f"decoded as {encoding}: every second byte is zero",))
    return None


def _western(content: bytes, name: str, place: int) -> tuple[str, tuple[str, ...]]:
    """Windows-1252, the one encoding without a mark in which official English texts still arrive."""
    remedy = f"{name}: byte {place} is neither UTF-8 nor Windows-1252 text; save the file as UTF-8"
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError as error:
        raise ReadingError(remedy) from error
    letters = sum(character.isascii() or character.isalpha() or character in "‘’“”–—…•£€§°·¹²³½¼¾©®™«»" for character in text)
    if _CONTROL.search(text) or letters < 0.98 * len(text) or sum(c.isascii() for c in text) < 0.7 * len(text):
        raise ReadingError(remedy)
    return text, ("decoded as Windows-1252: it is not valid UTF-8",)
