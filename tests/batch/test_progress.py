from __future__ import annotations

import io

import pytest

from dtt_diff.batch.progress import Progress, duration
from dtt_diff.batch.recording import Tally


class Terminal(io.StringIO):
    """A stream that is a terminal."""

    def isatty(self):
        """It is."""
        return True


def test_rate_and_time_left_are_shown():
    """Of the pairs that were compared: those that were there already take no time to speak of."""
    line = Progress(Terminal(), 1000).line(Tally(pairs=300, same=100, failed=2), 10.0)
    assert line == "300/1000 pairs, 20.0 a second, 35 s left, 100 were there, 2 failed"


def test_the_line_is_written_over_and_cleared():
    """A few times a second, and at the end."""
    now = iter([0.0, 0.1, 1.0, 1.05, 1.1])
    stream = Terminal()
    progress = Progress(stream, 5, lambda: next(now))
    for pairs in range(1, 6):
        progress(Tally(pairs=pairs))
    progress.end()
    shown = stream.getvalue().split("\r\x1b[K")
    assert shown == ["", "3/5 pairs, 3.0 a second, 1 s left", "5/5 pairs, 4.5 a second, 0 s left", ""]


def test_nothing_is_written_where_nobody_looks():
    """A log keeps one line at the end and no thousand."""
    stream = io.StringIO()
    progress = Progress(stream, 1)
    progress(Tally(pairs=1))
    progress.end()
    assert stream.getvalue() == ""


def test_a_terminal_that_went_does_not_end_the_run():
    """The results matter."""

    class Gone(Terminal):
        def write(self, text):
            raise BrokenPipeError

    Progress(Gone(), 1)(Tally(pairs=1))


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0.4, "0 s"), (59.6, "1 min 00 s"), (3599, "59 min 59 s"), (7500, "2 h 05 min"), (200_000, "2 d 07 h")],
)
def test_durations_have_two_units(seconds, said):
    """As people say them."""
    assert duration(seconds) == said
