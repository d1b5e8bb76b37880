"""Files beside the statements, read whole and under a limit: policies, lexicons, reviews, histories, baselines."""

from __future__ import annotations

import errno
from pathlib import Path

from dtt_diff.limits import MAX_DOCUMENT_BYTES, MAX_TABLE_BYTES, allowed, remedy


def read_table(path: Path) -> bytes:
    """Return the bytes of a file that was written by hand: a policy, lexicon, table of themes or review.

    Args:
        path: the file.

    Raises:
        OSError: it cannot be read, or is larger than any such file; ``strerror`` says so, with the remedy.
        ReadingError: the variable that sets the limit is no number.
    """
    return _read(path, "MAX_TABLE_BYTES", MAX_TABLE_BYTES)


def read_document(path: Path) -> bytes:
    """Return the bytes of a file that the library wrote: a history or a baseline.

    Args:
        path: the file.

    Raises:
        OSError: it cannot be read, or is larger than any such file; ``strerror`` says so, with the remedy.
        ReadingError: the variable that sets the limit is no number.
    """
    return _read(path, "MAX_DOCUMENT_BYTES", MAX_DOCUMENT_BYTES)


def _read(path: Path, limit: str, default: int) -> bytes:
    # A device has no size and no end: the file is read up to the limit, whatever is said of it.
    most = allowed(limit, default)
    with path.open("rb") as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise OSError(errno.EFBIG, f"it has more than {most / 1e6:g} MB; {remedy(limit)}")
    return content
