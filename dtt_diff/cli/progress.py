"""How far long work has come, on a terminal only: files and pipes get nothing of it."""

from __future__ import annotations

import shutil
import sys
import time

from attrs import define, field

_CLEAR = "\r\x1b[K"


@define
class Progress:
    """One line on standard error that is written over as the work goes on."""

    _begun: float = field(factory=time.monotonic, init=False)
    _first: float | None = field(default=None, init=False)
    _shown: bool = field(default=False, init=False)

    def seconds(self) -> float:
        """Return the seconds since the work began."""
        return time.monotonic() - self._begun

    def say(self, words: str) -> None:
        """Show some words in place of those before.

        Args:
            words: what is being done.
        """
        if not sys.stderr.isatty():
            return
        room = max(20, shutil.get_terminal_size().columns - 1)
        plain = "".join(letter for letter in words if letter.isprintable())
        encoded = plain[:room].encode(sys.stderr.encoding or "ascii", "replace")
        sys.stderr.write(_CLEAR + encoded.decode(sys.stderr.encoding or "ascii"))
        sys.stderr.flush()
        self._shown = True

    def step(self, done: int, total: int, label: str) -> None:
        """Show how many are done, at what rate, and how long the others will take.

        Args:
            done: how many are done, at least one.
            total: how many there are.
            label: what the last one is called.
        """
        if self._first is None:
            # The first one does not count for the rate: with it the lexicon is read.
            self._first = self.seconds()
        words = f"{done} of {total} editions, {label}"
        spent = self.seconds() - self._first
        if done > 1 and spent > 0:
            rate = (done - 1) / spent
            words += f"; {rate:.1f} a second, {(total - done) / rate:.0f} s left"
        self.say(words)

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            sys.stderr.write(_CLEAR)
            sys.stderr.flush()
            self._shown = False
