"""Bytes -> the name of their format; the content decides, a suffix only where the content leaves it open."""

from __future__ import annotations

import codecs
import io
import json
import re
from typing import Literal

from dtt_diff.errors import ReadingError

Format = Literal["text", "Markdown", "HTML", "DOCX", "PDF"]

SUFFIXES: dict[str, Format] = {
    ".md": "Markdown",
    ".markdown": "Markdown",
    ".mdown": "Markdown",
    ".mkd": "Markdown",
    ".html": "HTML",
    ".htm": "HTML",
    ".xhtml": "HTML",
    ".docx": "DOCX",
    ".docm": "DOCX",
    ".dotx": "DOCX",
    ".pdf": "PDF",
}
#: What a web server says of what it sends.
CONTENT_TYPES: dict[str, Format] = {
    "text/html": "HTML",
    "application/xhtml+xml": "HTML",
    "text/markdown": "Markdown",
    "text/x-markdown": "Markdown",
    "text/plain": "text",
    "application/pdf": "PDF",
    "application/x-pdf": "PDF",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "DOCX",
}
_REFUSED = (
    (
        b"\xd0\xcf\x11\xe0",
        "an old Office document, or an encrypted one; open it in a word processor and save it as DOCX without a password",
    ),
    (b"{\\rtf", "an RTF document; open it in a word processor and save it as DOCX"),
    (b"\x1f\x8b", "a gzip archive; unpack it first"),
    (b"BZh", "a bzip2 archive; unpack it first"),
    (b"\xfd7zXZ", "an xz archive; unpack it first"),
    (b"7z\xbc\xaf", "a 7-Zip archive; unpack it first"),
    (b"Rar!", "a RAR archive; unpack it first"),
    (b"\x89PNG", "a picture; give the text, or the page or PDF file with the words in it"),
    (b"\xff\xd8\xff", "a picture; give the text, or the page or PDF file with the words in it"),
    (b"GIF8", "a picture; give the text, or the page or PDF file with the words in it"),
    (b"%!PS", "a PostScript file; make a PDF file of it first"),
    (b"MIME-Version: 1.0", "a web archive or an e-mail; save the page as HTML"),
)
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|article|main|section|header)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_BLOCKS = re.compile(r"</?(?:p|div|h[1-6]|li|table|body|br)\b[^<>]{0,300}>", re.IGNORECASE)
#: Bytes at the start that are looked at.
_HEAD = 4096


def detect(content: bytes, name: str, suffix: str, claimed: Format | None = None) -> tuple[Format, tuple[str, ...]]:
    """Tell the format of a source.

    Args:
        content: its bytes.
        name: what to call it in messages.
        suffix: the suffix of its name, with the dot, or "".
        claimed: what the server that sent it says it is.

    Returns:
        the format, and a note where the name or the server says another.

    Raises:
        ReadingError: it is a format that is not read, or not what its suffix says.
    """
    named = SUFFIXES.get(suffix.casefold()) or claimed
    for start, what in _REFUSED:
        if content.startswith(start):
            raise ReadingError(f"{name}: this is {what}")
    if what := _data(content):
        raise ReadingError(f"{name}: this is {what}")
    found = _found(content, name)
    said = f"its name ends in {suffix}" if suffix.casefold() in SUFFIXES or not claimed else f"the server calls it {claimed}"
    if found is None:
        if named in {"PDF", "DOCX"}:
            raise ReadingError(f"{name}: {said}, but this is no {named} file; check it, or give it the suffix of what it is")
        return named or "text", ()
    if found == "HTML" and named == "Markdown":
        return "Markdown", ()
    if named != found and (suffix or claimed):
        return found, (f"{said}, but it is {'an' if found == 'HTML' else 'a'} {found} file, and was read as one",)
    return found, ()


def _found(content: bytes, name: str) -> Format | None:
    head = content[:_HEAD]
    if b"%PDF-" in head[:1024]:
        return "PDF"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _container(content, name)
    text = _glance(head)
    return "HTML" if _HTML_START.match(text) else None


def _data(content: bytes) -> str:
    """What a source is that holds a JSON object, and what to do; "" if it holds none."""
    bare = content.removeprefix(codecs.BOM_UTF8).strip()
    if not (bare.startswith(b"{") and bare.endswith(b"}")):
        return ""
    try:
        data = json.loads(bare)
    except (ValueError, RecursionError):
        return ""
    if "schema_version" in data or "library" in data:
        return "a result of dtt_diff that was saved as JSON, and no statement; give the statements themselves"
    return "JSON, and no statement; give a file with the words of the statement in it"


def looks_like_html(text: str) -> bool:
    """Whether a text without an HTML start holds the block tags of a piece of HTML.

    Args:
        text: the text.
    """
    return len(_HTML_BLOCKS.findall(text[:200_000])) >= 2


def _glance(head: bytes) -> str:
    """The first bytes as letters, whatever their encoding: enough to see tags."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\x00" in head[:8]:
        head = head.replace(b"\x00", b"")
    return head.lstrip(b"\xef\xbb\xbf\xff\xfe").decode("latin-1")


def _container(content: bytes, name: str) -> Format:
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
            kind = (
                archive.read("mimetype")[:80].decode("latin-1")
                if "mimetype" in names and archive.getinfo("mimetype").file_size < 200
                else ""
            )
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError, RuntimeError, KeyError) as error:
        raise ReadingError(f"{name}: this is a broken ZIP container or DOCX file ({error}); get the file again") from error
    if any(part.startswith("word/") for part in names) or (
        "[Content_Types].xml" in names and not any(part.startswith(("xl/", "ppt/")) for part in names)
    ):
        return "DOCX"
    what = (
        "an OpenDocument text; open it in a word processor and save it as DOCX"
        if "opendocument" in kind
        else "an e-book; give the text, a page or a PDF file"
        if "epub" in kind
        else "a spreadsheet; give the text of the statement"
        if any(part.startswith("xl/") for part in names)
        else "a set of slides; give the text of the statement"
        if any(part.startswith("ppt/") for part in names)
        else "a ZIP archive and no DOCX file; unpack it first"
    )
    raise ReadingError(f"{name}: this is {what}")
