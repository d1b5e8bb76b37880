"""Histories in files: read, and saved while they grow, so that stopping the work loses nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from attrs import define, field

from dtt_diff.cli.output import emit
from dtt_diff.cli.progress import Progress
from dtt_diff.errors import DttDiffError
from dtt_diff.input import read_document

if TYPE_CHECKING:
    from dtt_diff.tracking.history import History

#: The time to the next saving, in units of what the last one took.
SPARED = 9.0


def load_history(path: Path) -> History:
    """Return the history that a file holds.

    Args:
        path: the JSON of a history.

    Raises:
        DttDiffError: it is missing, cannot be read, or is no history.
    """
    from dtt_diff.tracking.history import History

    try:
        text = read_document(path).decode("utf-8-sig")
    except FileNotFoundError as error:
        raise DttDiffError(f"{path}: is not there; begin a history with: dtt-diff track FILES -o {path}") from error
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8"
        raise DttDiffError(f"{path}: the history cannot be read ({reason}); give the JSON of a history") from error
    try:
        return History.from_json(text)
    except DttDiffError as error:
        raise DttDiffError(f"{path}: {error}") from error


def dumped(history: History) -> str:
    """Return a history as its file has it.

    Args:
        history: the history.
    """
    return history.to_json(indent=None) + "\n"


@define
class Keeper:
    """Saves the history as the work goes on, so that stopping it loses nothing.

    Attributes:
        path: where to; None to save nothing.
        progress: how long the work takes.
        saved: the history as it was saved last.
        latest: the history as it is.
    """

    path: Path | None
    progress: Progress
    saved: History | None = None
    latest: History | None = None
    _next: float = field(default=0.0, init=False)

    def take(self, history: History) -> None:
        """Take in the history with one edition more; it is saved at once unless saving would take up most of the time."""
        self.latest = history
        if self.progress.seconds() >= self._next:
            self.save()

    def save(self) -> None:
        """Save what is not saved yet."""
        if self.path is None or self.latest is None or self.latest is self.saved:
            return
        before = self.progress.seconds()
        emit(dumped(self.latest), self.path)
        self.saved = self.latest
        # A history grows: saved after each of hundreds of editions, it would be written for longer than it is made.
        self._next = self.progress.seconds() + SPARED * (self.progress.seconds() - before)

    def told(self) -> str:
        """What a user who is stopped here should know."""
        if self.latest is None:
            return "no edition is done"
        done = f"{_count(self.latest)} done, the last {self.latest.editions[-1].label}"
        return f"{done}; saved in {self.path}" if self.path else f"{done}; nothing is saved"

    def way_on(self) -> str:
        """How a user who is stopped here goes on."""
        if self.path and self.saved is not None:
            return f"Go on with the same files: dtt-diff track --append {self.path} FILES"
        return "With -o history.json the work is saved as it goes"


def keeper_for(kept: Path | None, output: Path | None, progress: Progress) -> Keeper:
    """Return what saves a history that grows.

    Args:
        kept: the history that is gone on with.
        output: the file that is to hold the history, if it does not go on with one. While a finished history has that name,
            unfinished work is kept beside it.
        progress: how long the work takes.
    """
    if kept is not None or output is None or not output.exists():
        return Keeper(kept or output, progress)
    return Keeper(output.with_name(f"{output.stem}.partial{output.suffix}"), progress)


def _count(history: History) -> str:
    return f"{len(history.editions)} edition{'s' * (len(history.editions) != 1)}"
