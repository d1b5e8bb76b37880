"""Where the commands write: a file, written whole or not at all, or standard output."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from dtt_diff.errors import DttDiffError


def emit(content: str | bytes, output: Path | None) -> None:
    """Write what a command made.

    Args:
        content: text or bytes.
        output: the file; None for standard output.

    Raises:
        DttDiffError: the file cannot be written.
    """
    if output is None:
        # UTF-8 whatever the terminal's encoding: what is not the terminal report is read by programs.
        _write(content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content)
        return
    from dtt_diff.output import write_atomically

    try:
        write_atomically(output, content)
    except OSError as error:
        raise DttDiffError(f"{output}: cannot be written ({error.strerror or error}); choose another file") from error


def _write(content: bytes) -> None:
    """Write to standard output. A reader that has gone has read enough: what it was told goes on to hold."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _drop()
    except OSError as error:
        _drop()
        raise DttDiffError(f"standard output cannot be written ({error.strerror or error})") from error


def _drop() -> None:
    """Send what is left to nowhere: Python would try to write it once more at its end, and end with another status."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
