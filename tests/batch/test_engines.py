from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
from attrs import evolve

from dtt_diff.batch.engines import CHUNKS_A_WORKER, Processes, Serial
from dtt_diff.batch.running import run
from dtt_diff.batch.values import Pair, Task
from dtt_diff.errors import DttDiffError
from tests.batch.making import deadly, killed_once, settings, slow, text_tasks
from tests.making import ROOT

ALL = settings(Path(), full=True)


@pytest.fixture(scope="module")
def expected():
    """Outcomes of the tasks, one after the other in this process."""
    return list(run(text_tasks(24), ALL, Serial()))


def test_processes_give_what_one_process_gives(expected):
    """The outcomes are equal, in the same order."""
    assert list(run(text_tasks(24), ALL, Processes(2), chunk=5)) == expected


def test_an_executor_that_is_given_is_used_and_left_open(expected):
    """Threads here; it goes on to take work afterwards."""
    with ThreadPoolExecutor(3) as pool:
        engine = Processes(executor=pool)
        assert engine.width() == 3 * CHUNKS_A_WORKER
        assert list(run(text_tasks(24), ALL, engine)) == expected
        assert pool.submit(len, "open").result() == 4


def test_an_executor_that_was_shut_down_is_told():
    """It takes no work."""
    pool = ThreadPoolExecutor(1)
    pool.shutdown()
    with pytest.raises(DttDiffError, match="takes no more work"):
        list(run(text_tasks(1), ALL, Processes(executor=pool)))


def test_a_killed_worker_loses_nothing(expected, tmp_path):
    """It is killed in the middle of a chunk."""
    tasks = text_tasks(24)
    tasks[13] = Task(evolve(tasks[13].pair, id="unlucky", series=str(tmp_path / "killed")))
    outcomes = list(run(tasks, ALL, Processes(2, work=killed_once), chunk=4))
    assert (tmp_path / "killed").exists()
    assert [outcome.document for _, outcome in outcomes] == [outcome.document for _, outcome in expected]


def test_a_worker_killed_from_outside_loses_nothing(expected):
    """As the system does when memory runs out."""
    engine = Processes(2, work=slow)
    found = []
    for task, outcome in run(text_tasks(24), ALL, engine, chunk=2):
        found.append((task, outcome))
        if len(found) == 5:
            assert engine._own is not None
            os.kill(next(iter(engine._own._processes)), signal.SIGKILL)
    assert found == expected


def test_a_pool_that_was_given_and_breaks_is_replaced(expected, tmp_path):
    """It is not ours to mend; the rest is compared in one of our own."""
    tasks = text_tasks(24)
    tasks[3] = Task(evolve(tasks[3].pair, id="unlucky", series=str(tmp_path / "killed")))
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        outcomes = list(run(tasks, ALL, Processes(executor=pool, work=killed_once), chunk=4))
    assert [outcome.document for _, outcome in outcomes] == [outcome.document for _, outcome in expected]


def test_a_pair_that_kills_every_worker_fails_alone(expected):
    """All others are compared."""
    tasks = text_tasks(24)
    tasks[6] = Task(Pair("They met.", "They meet.", id="deadly"))
    outcomes = list(run(tasks, ALL, Processes(2, work=deadly), chunk=4))
    assert [task.pair.id for task, outcome in outcomes if outcome.failure] == ["deadly"]
    assert outcomes[6][1].failure.error == "WorkerDied"
    assert [pair for i, pair in enumerate(outcomes) if i != 6] == [pair for i, pair in enumerate(expected) if i != 6]


def test_a_run_that_is_left_leaves_no_process():
    """Whoever takes only the first results need not wait for the others."""
    before = threading.active_count()
    engine = Processes(2)
    outcomes = run(text_tasks(200), ALL, engine)
    next(outcomes)
    processes = list(engine._own._processes.values())
    outcomes.close()
    assert processes
    assert not any(process.is_alive() for process in processes)
    assert threading.active_count() <= before


SCRIPT = """
import dtt_diff as dd
for result in dd.compare_many([("They met twice.", "They met once.")], workers=2):
    print(result.pair.name)
"""


def test_a_script_without_a_main_part_is_told_what_to_do(tmp_path):
    """Its workers would start it again and again."""
    path = tmp_path / "study.py"
    path.write_text(SCRIPT, encoding="utf-8")
    done = subprocess.run([sys.executable, str(path)], capture_output=True, text=True, check=False, cwd=ROOT, timeout=60)
    assert done.returncode == 1
    assert "if __name__ == '__main__':" in done.stderr.splitlines()[-1]


KILLED = """
import os, signal
from pathlib import Path
from dtt_diff.batch.engines import Processes
from dtt_diff.batch.running import run
from tests.batch.making import settings, text_tasks
if __name__ == "__main__":
    engine = Processes(2)
    outcomes = run(text_tasks(60), settings(Path()), engine)
    next(outcomes)
    print(*engine._own._processes, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_workers_end_with_a_run_that_was_killed(tmp_path):
    """None waits for work for ever."""
    path = tmp_path / "killed.py"
    path.write_text(KILLED, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    workers = [int(number) for number in done.stdout.split()]
    assert len(workers) == 2
    end = time.monotonic() + 20
    while any(_lives(number) for number in workers) and time.monotonic() < end:
        time.sleep(0.1)
    assert not any(_lives(number) for number in workers)


def _lives(number: int) -> bool:
    status = Path(f"/proc/{number}/stat")
    try:
        return status.read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False
