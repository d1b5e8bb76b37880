"""Files that are either written whole or left as they were."""

from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path

#: So many letters of a name stand in that of the temporary file, which must not be too long where the name is not.
_SHOWN = 40


def write_atomically(path: Path, content: str | bytes) -> None:
    """Write a file so that an interrupted run leaves the old one.

    The file keeps the rights that it has. What is no file, such as ``/dev/stdout`` or a named pipe, is written to.

    Args:
        path: the file to write or replace.
        content: its content; text is written as UTF-8 with the newlines it has.

    Raises:
        OSError: the folder is missing or not writable.
    """
    # A link goes on to lead to its file, and a device or pipe stays what it is: only a file is replaced.
    path = Path(os.path.realpath(path)) if path.is_symlink() else path
    if path.exists() and not path.is_file():
        with path.open("wb") as stream:
            stream.write(_bytes(content))
        return
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:_SHOWN]}.", suffix=".tmp")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(_bytes(content))
        temporary.chmod(stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o666 & ~_umask())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _bytes(content: str | bytes) -> bytes:
    return content.encode("utf-8") if isinstance(content, str) else content


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
