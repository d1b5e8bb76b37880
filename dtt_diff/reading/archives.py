"""The parts of a DOCX file, unpacked under limits."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib

from attrs import field, frozen

from dtt_diff.errors import ReadingError
from dtt_diff.limits import MAX_ENTRIES, MAX_EXPANSION, MAX_UNPACKED, allowed

#: Under this size a part may be as well packed as it likes.
_SMALL = 5_000_000


@frozen
class Package:
    """The XML parts of a DOCX file by name; nothing is written to the disk, so names lead nowhere."""

    parts: dict[str, bytes] = field(repr=False)
    document: str

    def part(self, name: str) -> bytes | None:
        """Return a part that stands beside the document, or None."""
        return self.parts.get(posixpath.join(posixpath.dirname(self.document), name))


def unpack(content: bytes, name: str) -> Package:
    """Unpack the XML parts of a DOCX file.

    Args:
        content: the bytes of the file.
        name: what to call it in messages.

    Returns:
        its XML parts.

    Raises:
        ReadingError: it is broken, encrypted, packed to burst, or holds no document.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            _check(entries, name)
            parts: dict[str, bytes] = {}
            for entry in entries:
                if not entry.filename.endswith((".xml", ".rels")) or entry.filename in parts:
                    continue
                if entry.flag_bits & 1:
                    raise ReadingError(f"{name}: this DOCX file is encrypted; save it without a password")
                parts[entry.filename] = archive.read(entry)
    except ReadingError:
        raise
    except (
        zipfile.BadZipFile,
        zlib.error,
        OSError,
        EOFError,
        ValueError,
        RuntimeError,
        NotImplementedError,
        KeyError,
    ) as error:
        raise ReadingError(
            f"{name}: this DOCX file is broken ({error}); get it again, or open it in a word processor and save it"
        ) from error
    document = _document(parts)
    if document is None:
        raise ReadingError(f"{name}: this ZIP container holds no Word document; give a DOCX file")
    return Package(parts, document)


def _check(entries: list[zipfile.ZipInfo], name: str) -> None:
    xml = [entry for entry in entries if entry.filename.endswith((".xml", ".rels"))]
    unpacked = sum(entry.file_size for entry in xml)
    packed = sum(entry.compress_size for entry in xml)
    if (
        len(entries) > allowed("MAX_ENTRIES", MAX_ENTRIES)
        or unpacked > allowed("MAX_UNPACKED", MAX_UNPACKED)
        or (unpacked > _SMALL and unpacked > allowed("MAX_EXPANSION", MAX_EXPANSION) * max(packed, 1))
    ):
        raise ReadingError(
            f"{name}: unpacked this DOCX file would take {unpacked / 1e6:.0f} MB in {len(entries)} parts; "
            "no statement is that large"
        )


def _document(parts: dict[str, bytes]) -> str | None:
    """The part that the package names as its document."""
    for element in re.findall(rb"<(?:\w+:)?Relationship\b[^>]*>", parts.get("_rels/.rels", b"")):
        if b'/officeDocument"' in element or b"/officeDocument'" in element:
            target = re.search(rb"Target\s*=\s*[\"']/?([^\"']+)[\"']", element)
            if target and target.group(1).decode("utf-8", "replace") in parts:
                return target.group(1).decode("utf-8", "replace")
    return "word/document.xml" if "word/document.xml" in parts else None
