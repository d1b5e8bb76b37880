"""Places for programs: whether a file has lines, and its name as a path or as a URI."""

from __future__ import annotations

import posixpath
import re
from pathlib import PurePath, PureWindowsPath
from urllib.parse import quote

from dtt_diff.checking.values import Place

# In these, lines and columns never count the file.
_WITHOUT_LINES = (".docx", ".docm", ".dotx", ".doc", ".odt", ".rtf", ".pdf", ".epub")
_ADDRESS = re.compile(r"(?<![A-Za-z0-9+.-])[A-Za-z][A-Za-z0-9+.-]++://")
_DRIVE = re.compile(r"[A-Za-z]:[\\/]")


def has_lines(place: Place) -> bool:
    """Return whether lines and columns of a place are those of its file.

    Args:
        place: the place.
    """
    source = place.source
    return place.in_file and (source is None or not (_ADDRESS.match(source) or source.casefold().endswith(_WITHOUT_LINES)))


def path(source: str) -> str:
    """Return a file as a path with forward slashes and without detours, as code hosts name it; an address as it is.

    Args:
        source: the file or address.
    """
    if _ADDRESS.match(source):
        return source
    # A backslash is a separator on Windows alone; elsewhere it may be part of a name.
    parts = PureWindowsPath(source) if _DRIVE.match(source) else PurePath(source)
    return posixpath.normpath(parts.as_posix())


def uri(source: str) -> str:
    """Return a file as a URI: a relative one for a relative path, ``file:`` for an absolute one; percent-encoded.

    Args:
        source: the file or address.
    """
    if _ADDRESS.match(source):
        return _encoded(source, "/:?#[]@!$&'()*+,;=%~")
    name = path(source)
    if _DRIVE.match(name):
        return f"file:///{name[0]}:{_encoded(name[2:], '/')}"
    return f"file://{_encoded(name, '/')}" if name.startswith("/") else _encoded(name, "/")


def _encoded(text: str, safe: str) -> str:
    """Percent-encoded UTF-8; a byte of a file name that is no UTF-8 stays that byte."""
    try:
        octets = text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        octets = text.encode("utf-8", "surrogatepass")
    return quote(octets, safe=safe)
