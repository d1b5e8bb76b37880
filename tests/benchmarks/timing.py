"""How long something takes: processor time, the least of several runs, so that other work on the machine matters least."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence


def best(run: Callable[[], object], times: int, *, before: Callable[[], object] = lambda: None) -> float:
    """Return the least processor time of some runs, in seconds, after one that is not counted.

    Args:
        run: what is timed.
        times: how many runs count.
        before: what is done before each run and not counted.
    """
    run()
    found = []
    for _ in range(times):
        before()
        start = time.process_time()
        run()
        found.append(time.process_time() - start)
    return min(found)


def once(run: Callable[[], object]) -> float:
    """Return the processor time of one run, in seconds."""
    start = time.process_time()
    run()
    return time.process_time() - start


def best_process(arguments: Sequence[str], times: int) -> float:
    """Return the least processor time of some runs of a whole process of this Python, in seconds, after one not counted.

    Args:
        arguments: what follows ``python`` on the command line.
        times: how many runs count.
    """
    return min([_process(arguments)[0] for _ in range(times + 1)][1:])


def peak_memory(arguments: Sequence[str]) -> float:
    """Return the most memory that a process of this Python held, in MB."""
    return _process(arguments)[1]


def _process(arguments: Sequence[str]) -> tuple[float, float]:
    with subprocess.Popen([sys.executable, *arguments], stdout=subprocess.DEVNULL) as running:
        _, status, used = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode:
        raise RuntimeError(f"python {' '.join(arguments)} ended with {running.returncode}")
    # Kilobytes on Linux, bytes on macOS.
    return used.ru_utime + used.ru_stime, used.ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)
