"""Where the commands write: a file, written whole or not at all, or standard output."""

from __future__ import annotations

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
        sys.stdout.flush()
        sys.stdout.buffer.write(content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content)
        sys.stdout.buffer.flush()
        return
    from dtt_diff.output import write_atomically

    try:
        write_atomically(output, content)
    except OSError as error:
        raise DttDiffError(f"{output}: cannot be written ({error.strerror or error}); choose another file") from error
