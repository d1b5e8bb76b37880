"""Where chunks of tasks are compared: in this process, or through any ``concurrent.futures.Executor``."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread
from typing import Any, Protocol

from dtt_diff.batch.comparing import check_worker, compare_chunk
from dtt_diff.batch.values import BatchStoppedError, Outcome, Settings, Task

#: What is done with a chunk of tasks: ``compare_chunk``.
Work = Callable[[tuple[Task, ...], Settings], tuple[Outcome, ...]]
#: So many chunks a worker are under way or wait for their turn to be written: enough that no worker waits for work, few enough
#: that memory stays bounded whatever one slow pair holds up.
CHUNKS_A_WORKER = 6


class WorkerDiedError(Exception):
    """The process that worked on a chunk ended before it was done."""


class Engine(Protocol):
    """What compares chunks of tasks.

    Attributes:
        second_chances: how often a chunk whose worker died is begun again as a whole.
        tries_alone: how often a pair is compared alone, while its worker dies, before it is given up.
    """

    second_chances: int
    tries_alone: int

    def width(self) -> int:
        """How many chunks may be under way at once."""
        ...

    def submit(self, tasks: tuple[Task, ...], settings: Settings) -> Any:
        """Begin a chunk; returns what ``take`` takes."""
        ...

    def take(self, handle: Any) -> tuple[Outcome, ...]:
        """Wait for a chunk. Raises WorkerDiedError where it must be begun again."""
        ...

    def alone(self, task: Task, settings: Settings) -> Outcome:
        """Compare one pair so that, if its worker dies, no other pair can be the reason. Raises WorkerDiedError then."""
        ...

    def close(self) -> None:
        """Leave off what is under way, and end what was started here."""
        ...


class Serial:
    """One chunk after the other in this process."""

    second_chances = 0
    tries_alone = 1

    def __init__(self, work: Work = compare_chunk) -> None:
        self._work = work

    def width(self) -> int:
        """One: a chunk is compared when it is taken."""
        return 1

    def submit(self, tasks: tuple[Task, ...], settings: Settings) -> Any:
        """Keep the chunk until it is taken."""
        return tasks, settings

    def take(self, handle: Any) -> tuple[Outcome, ...]:
        """Compare the chunk."""
        return self._work(*handle)

    def alone(self, task: Task, settings: Settings) -> Outcome:
        """Compare the pair."""
        (outcome,) = self._work((task,), settings)
        return outcome

    def close(self) -> None:
        """Nothing was started."""


class Processes:
    """Processes of this machine, or an executor that was given.

    A pool of processes that breaks, because one of them was killed or ran out of memory, is replaced by a new one.
    """

    second_chances = 1
    tries_alone = 2

    def __init__(self, workers: int | None = None, executor: Executor | None = None, work: Work = compare_chunk) -> None:
        """Start nothing yet.

        Args:
            workers: number of processes; None for one a core that this process may use.
            executor: an executor to use instead; it is not shut down.
            work: what to do with a chunk.
        """
        found = getattr(executor, "_max_workers", None)
        self._workers = workers or (found if isinstance(found, int) else None) or cores()
        self._executor = executor
        self._own: ProcessPoolExecutor | None = None
        self._work = work
        self._under_way: set[Future[tuple[Outcome, ...]]] = set()

    def width(self) -> int:
        """Some chunks for every worker."""
        return self._workers * CHUNKS_A_WORKER

    def submit(self, tasks: tuple[Task, ...], settings: Settings) -> Any:
        """Begin a chunk, in a new pool if the last one broke."""
        try:
            future = self._pool(settings).submit(self._work, tasks, settings)
        except BrokenProcessPool:
            self._forget()
            future = self._pool(settings).submit(self._work, tasks, settings)
        except RuntimeError as error:
            raise BatchStoppedError(f"the executor takes no more work ({error}); start again with another one") from error
        self._under_way.add(future)
        return future

    def take(self, handle: Any) -> tuple[Outcome, ...]:
        """Wait for a chunk."""
        future: Future[tuple[Outcome, ...]] = handle
        self._under_way.discard(future)
        try:
            return future.result()
        except BrokenProcessPool as error:
            raise WorkerDiedError from error
        except BrokenExecutor as error:
            raise BatchStoppedError(f"the executor broke ({error}); start again with another one") from error

    def alone(self, task: Task, settings: Settings) -> Outcome:
        """Compare one pair in a process of its own."""
        with _pool(1) as pool:
            try:
                (outcome,) = pool.submit(self._work, (task,), settings).result()
            except BrokenProcessPool as error:
                raise WorkerDiedError from error
        return outcome

    def close(self) -> None:
        """Leave off what was not begun, and end our own processes."""
        for future in self._under_way:
            future.cancel()
        self._forget()

    def _pool(self, settings: Settings) -> Executor:
        if self._executor is not None:
            return self._executor
        if self._own is None:
            self._own = _pool(self._workers)
            try:
                self._own.submit(_greet, settings).result()
            except BrokenProcessPool as error:
                self._forget()
                raise BatchStoppedError(
                    "the worker processes end as soon as they start; a script must begin its work below "
                    "if __name__ == '__main__': (workers import the file that it is in), or be given workers=1"
                ) from error
        return self._own

    def _forget(self) -> None:
        """Use no more what broke; a pool that was given is not ours to mend, and is replaced."""
        self._executor = None
        if self._own is not None:
            self._own.shutdown(wait=True, cancel_futures=True)
            self._own = None


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _pool(workers: int) -> ProcessPoolExecutor:
    # "spawn" on every system: a copy of this process would copy its threads' locks, too.
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_settle_in)


def _settle_in() -> None:
    """Leave Ctrl-C, which reaches every process of a terminal, to the one that writes the results; and do not outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Without this, the workers of a run that was killed wait for work for ever."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _greet(settings: Settings) -> None:
    check_worker(settings)
