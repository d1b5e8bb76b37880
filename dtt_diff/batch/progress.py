"""How far a batch is, in one line of a terminal: done, rate, time left."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from typing import TextIO

from attrs import define, field

from dtt_diff.batch.recording import Tally

#: Seconds between two updates of the line.
_BETWEEN = 0.2


@define
class Progress:
    """Writes to a terminal, and to nothing else.

    Attributes:
        stream: where to; nothing is written unless it is a terminal.
        total: number of all pairs.
        clock: seconds, counted from anywhere.
    """

    stream: TextIO
    total: int
    clock: Callable[[], float] = time.monotonic
    _begun: float | None = field(default=None, init=False)
    _shown: float = field(default=0.0, init=False)

    def __call__(self, tally: Tally) -> None:
        """Show how far the run is."""
        now = self.clock()
        if self._begun is None:
            self._begun = now
        if self.stream.isatty() and (now - self._shown >= _BETWEEN or tally.pairs == self.total):
            self._shown = now
            self._write(self.line(tally, now - self._begun))

    def line(self, tally: Tally, seconds: float) -> str:
        """Return the line: what was there already is not in the rate, since it takes no time to speak of.

        Args:
            tally: how far the run is.
            seconds: how long it has taken.
        """
        parts = [f"{tally.pairs}/{self.total} pairs"]
        worked = tally.pairs - tally.same
        if worked and seconds > 0:
            rate = worked / seconds
            parts += [f"{rate:.1f} a second", f"{duration((self.total - tally.pairs) / rate)} left"]
        if tally.same:
            parts.append(f"{tally.same} were there")
        if tally.failed:
            parts.append(f"{tally.failed} failed")
        return ", ".join(parts)

    def end(self) -> None:
        """Clear the line."""
        if self.stream.isatty():
            self._write("")

    def _write(self, line: str) -> None:
        # A terminal that was closed is no reason to end a run.
        with suppress(OSError):
            self.stream.write(f"\r\x1b[K{line}")
            self.stream.flush()


def duration(seconds: float) -> str:
    """Return a duration in its two largest units: ``2 h 05 min``.

    Args:
        seconds: the duration.
    """
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    if days:
        return f"{days} d {hours:02d} h"
    if hours:
        return f"{hours} h {minutes:02d} min"
    return f"{minutes} min {rest:02d} s" if minutes else f"{rest} s"
