"""What a view prints to a terminal, as plain text: for files, for tests, and where there is no terminal."""

from __future__ import annotations

from collections.abc import Callable
from io import StringIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

#: No view can be read in fewer columns.
NARROWEST = 20


def printed(show: Callable[[Console], None], width: int) -> str:
    """Return what a view prints, without colour and without spaces at the ends of lines.

    Args:
        show: prints the view to a rich console.
        width: columns to wrap at.
    """
    from rich.console import Console

    out = StringIO()
    show(
        Console(
            file=out,
            width=max(width, NARROWEST),
            color_system=None,
            force_terminal=False,
            highlight=False,
            emoji=False,
            markup=False,
        )
    )
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"
