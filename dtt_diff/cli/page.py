"""Reports on the terminal: in its width, its colours and its encoding, and written in one piece."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import TYPE_CHECKING

from dtt_diff.cli.output import emit

if TYPE_CHECKING:
    from rich.console import Console

#: Columns of a report in a file.
PLAIN = 80
#: Columns of a terminal that says it has fewer: a report would be empty in none.
NARROWEST = 20


def show(view: Callable[[Console], None], width: int | None) -> None:
    """Print a view to standard output.

    It is not rich that writes it: rich ends a program whose reader has gone with 1, which means findings to a pipeline.

    Args:
        view: prints itself to a rich console.
        width: columns to wrap at; None for those of the terminal.
    """
    from rich.console import Console

    terminal = Console()
    raw = io.BytesIO()
    # A statement may hold characters that the terminal's encoding lacks: they become question marks.
    file = io.TextIOWrapper(raw, encoding=terminal.encoding, errors="replace", newline="")
    view(
        Console(
            file=file,
            width=width or max(NARROWEST, terminal.width),
            color_system=None if terminal.legacy_windows else terminal.color_system,  # type: ignore[arg-type]  # it is one
            force_terminal=terminal.is_terminal,
            legacy_windows=False,
            highlight=False,
            emoji=False,
            markup=False,
        )
    )
    file.flush()
    emit(_trimmed(raw.getvalue()), None)


def _trimmed(report: bytes) -> bytes:
    """The report without the blanks that fill its lines up: pipes and files have no use for them."""
    return b"\n".join(line.rstrip(b" ") for line in report.split(b"\n"))
