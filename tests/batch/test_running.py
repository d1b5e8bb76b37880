from __future__ import annotations

from pathlib import Path

import pytest

from dtt_diff.batch.engines import Serial, WorkerDiedError
from dtt_diff.batch.running import run
from dtt_diff.batch.values import Outcome, Settings, Task
from dtt_diff.errors import DttDiffError
from tests.batch.making import settings, text_tasks


class Fake:
    """An engine in this process whose workers die as a test wants."""

    second_chances = 1
    tries_alone = 2

    def __init__(self, width: int = 4, dies=lambda tasks: False) -> None:
        self.wide, self.dies, self.closed = width, dies, False
        self.submitted, self.taken, self.alone_with = 0, 0, []

    def width(self) -> int:
        """How many chunks at once."""
        return self.wide

    def submit(self, tasks: tuple[Task, ...], settings: Settings):
        """Begin nothing."""
        self.submitted += len(tasks)
        return tasks

    def take(self, handle):
        """Give the names of the pairs back, or die."""
        self.taken += len(handle)
        if self.dies(handle):
            raise WorkerDiedError
        return tuple(Outcome(key=task.pair.id) for task in handle)

    def alone(self, task, settings):
        """Take note of it."""
        self.alone_with.append(task.pair.id)
        if self.dies((task,)):
            raise WorkerDiedError
        return Outcome(key=task.pair.id)

    def close(self):
        """Take note of it."""
        self.closed = True


NOTHING = settings(Path())


def test_outcomes_come_in_the_order_of_the_tasks():
    """Whatever the size of the chunks."""
    tasks = text_tasks(11)
    for chunk in (1, 3, 20):
        assert [(task, outcome.key) for task, outcome in run(tasks, NOTHING, Fake(), chunk)] == [(t, t.pair.id) for t in tasks]


def test_tasks_are_taken_only_as_fast_as_outcomes_are():
    """Neither pairs nor results pile up, however many there are."""
    drawn = 0

    def endless():
        nonlocal drawn
        while True:
            drawn += 1
            yield from text_tasks(1)

    engine = Fake(width=4)
    outcomes = run(endless(), NOTHING, engine, chunk=5)
    for taken in range(1, 200):
        next(outcomes)
        assert drawn <= taken + 4 * 5 + 5
    outcomes.close()
    assert engine.closed


def test_a_chunk_whose_worker_died_is_begun_again():
    """As a whole at first: most often the worker was killed for another reason."""
    died = []

    def once(tasks):
        return "pair 3" in {task.pair.id for task in tasks} and not died and not died.append(1)

    engine = Fake(dies=once)
    assert [outcome.key for _, outcome in run(text_tasks(8), NOTHING, engine, 4)] == [f"pair {i}" for i in range(8)]
    assert engine.alone_with == []


def test_only_the_pair_that_kills_workers_fails():
    """Its neighbours are compared alone, and the pairs behind it as ever."""
    engine = Fake(dies=lambda tasks: "pair 5" in {task.pair.id for task in tasks})
    outcomes = {task.pair.id: outcome for task, outcome in run(text_tasks(12), NOTHING, engine, 4)}
    failures = {pair: outcome.failure for pair, outcome in outcomes.items() if outcome.failure}
    assert list(failures) == ["pair 5"]
    assert failures["pair 5"].error == "WorkerDied"
    assert engine.alone_with == ["pair 4", "pair 5", "pair 5", "pair 6", "pair 7"]


def test_what_stops_the_workers_stops_the_run():
    """A worker of another version is no matter of one pair; the engine is closed."""
    with pytest.raises(DttDiffError, match="install the same"):
        list(run(text_tasks(3), settings(Path(), version="0"), Serial()))
