"""Tasks -> outcomes in the order of the tasks, a bounded number of them under way, whatever becomes of a worker."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterable, Iterator
from itertools import islice
from typing import Any

from attrs import define

from dtt_diff.batch.engines import Engine, WorkerDiedError
from dtt_diff.batch.values import Failure, Outcome, Settings, Task

#: Pairs that go to a worker at once: the trip costs less than one of them, and neighbours share an edition, analysed once.
CHUNK = 8
_DIED = (
    "its worker process ended each time it compared this pair, alone at the last; it was killed, most often for want of "
    "memory: compare the pair by itself on a machine with more"
)


@define
class _Flight:
    """A chunk under way."""

    tasks: tuple[Task, ...]
    handle: Any


def run(
    tasks: Iterable[Task], settings: Settings, engine: Engine, chunk: int = CHUNK
) -> Generator[tuple[Task, Outcome], None, None]:
    """Compare pairs and yield what became of them, in their order.

    Args:
        tasks: the pairs; taken from the iterable only as fast as they are compared.
        settings: what they have in common.
        engine: where they are compared; closed at the end.
        chunk: how many go to a worker at once.

    Yields:
        each task with its outcome.

    Raises:
        DttDiffError: no worker can go on: its library or lexicon is another one, or there is none left.
    """
    waiting: deque[_Flight] = deque()
    source = iter(tasks)
    try:
        while batch := tuple(islice(source, chunk)):
            waiting.append(_Flight(batch, engine.submit(batch, settings)))
            while len(waiting) >= engine.width():
                yield from _land(waiting.popleft(), settings, engine)
        while waiting:
            yield from _land(waiting.popleft(), settings, engine)
    finally:
        engine.close()


def _land(flight: _Flight, settings: Settings, engine: Engine) -> Iterator[tuple[Task, Outcome]]:
    """Wait for a chunk; begin it again if its worker died, then pair by pair: only the pair that kills workers fails."""
    outcomes: tuple[Outcome, ...] | None = None
    for chance in range(engine.second_chances + 1):
        try:
            outcomes = engine.take(flight.handle if not chance else engine.submit(flight.tasks, settings))
            break
        except WorkerDiedError:
            continue
    yield from zip(flight.tasks, outcomes or (_alone(task, settings, engine) for task in flight.tasks), strict=True)


def _alone(task: Task, settings: Settings, engine: Engine) -> Outcome:
    for _ in range(engine.tries_alone):
        try:
            return engine.alone(task, settings)
        except WorkerDiedError:
            continue
    return Outcome(failure=Failure("WorkerDied", _DIED))
