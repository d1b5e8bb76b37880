from __future__ import annotations

import os
import signal
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest

import dtt_diff as dd
from dtt_diff.batch import cluster
from dtt_diff.batch.cluster import Dask, connect, is_client
from dtt_diff.batch.engines import CHUNKS_A_WORKER, Serial
from dtt_diff.batch.running import run
from dtt_diff.batch.values import BatchStoppedError, Pair, Task
from dtt_diff.errors import MissingExtraError
from tests.batch.making import SMALL, content, deadly, edition, record, settings, slow, text_tasks, write_series

needs_distributed = pytest.mark.filterwarnings("default")
distributed = None
try:
    import distributed
except ImportError:
    needs_distributed = pytest.mark.skip(reason="distributed is not installed: pip install 'dtt_diff[dask]'")


@pytest.fixture(scope="module")
def local():
    """A real cluster on this machine: a scheduler and two worker processes of one thread."""
    pytest.importorskip("distributed", reason="distributed is not installed: pip install 'dtt_diff[dask]'")
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, protocol="tcp", silence_logs=50
        ) as made,
        distributed.Client(made, set_as_default=False) as client,
    ):
        client.wait_for_workers(2, timeout=60)
        yield client


@pytest.fixture
def client(local):
    """The client of the cluster, with both workers there again after a test that killed one."""
    local.wait_for_workers(2, timeout=60)
    return local


@needs_distributed
def test_a_cluster_writes_the_same_bytes(client, tmp_path):
    """Those that one process writes."""
    series = write_series(tmp_path / "series", 8, ("ferry talks", "harbour talks"))
    record(series, tmp_path / "one", full=True)
    record(series, tmp_path / "cluster", Dask(client), full=True)
    assert content(tmp_path / "cluster") == content(tmp_path / "one")


@needs_distributed
def test_a_worker_that_is_killed_loses_no_result(client, tmp_path):
    """Killed from outside in the middle of a run, with results in its memory and chunks under way."""
    series = write_series(tmp_path / "series", 40)
    record(series, tmp_path / "one", part_size=10)
    victim = next(iter(client.run(os.getpid).values()))
    killed = []

    def watch(tally):
        if tally.pairs == 9:
            os.kill(victim, signal.SIGKILL)
            killed.append(victim)

    tally = record(series, tmp_path / "cluster", Dask(client, work=slow), part_size=10, watch=watch)
    assert (killed, tally.pairs, tally.failed) == ([victim], 39, 0)
    assert content(tmp_path / "cluster") == content(tmp_path / "one")
    client.wait_for_workers(2, timeout=60)
    assert victim not in client.run(os.getpid).values()


@needs_distributed
def test_a_pair_that_kills_every_worker_fails_alone(client):
    """When it has cost the cluster as many workers as Dask allows; the pairs beside it are compared."""
    tasks = text_tasks(6)
    tasks[2] = Task(Pair("They met.", "They meet.", id="deadly"))
    allowed = client.run_on_scheduler(partial(_allow_failures, 1))
    try:
        outcomes = list(run(tasks, settings(SMALL.parent), Dask(client, work=deadly), chunk=3))
    finally:
        client.run_on_scheduler(partial(_allow_failures, allowed))
    assert [(task.pair.id, outcome.failure.error) for task, outcome in outcomes if outcome.failure] == [
        ("deadly", "WorkerDied")
    ]
    rest = [task for task in tasks if task.pair.id != "deadly"]
    assert [pair for pair in outcomes if not pair[1].failure] == list(run(rest, settings(SMALL.parent), Serial()))


def _allow_failures(number, dask_scheduler=None):
    before, dask_scheduler.allowed_failures = dask_scheduler.allowed_failures, number
    return before


@needs_distributed
def test_compare_many_takes_a_client(client):
    """As it takes an executor; also the one that the client gives."""
    pairs = [(edition(i), edition(i + 1)) for i in range(12)]
    expected = list(dd.compare_many(pairs, workers=1, lexicon=SMALL))
    assert list(dd.compare_many(pairs, client, lexicon=SMALL)) == expected
    assert list(dd.compare_many(pairs, client.get_executor(), lexicon=SMALL)) == expected
    assert client.status == "running"


@needs_distributed
def test_results_leave_the_memory_of_the_cluster(client):
    """However long the run: what was taken is held no more, and what was left is called off."""
    outcomes = run(text_tasks(60), settings(SMALL.parent), Dask(client), chunk=1)
    for _ in range(20):
        next(outcomes)
    assert len(client.futures) <= 2 * CHUNKS_A_WORKER
    outcomes.close()
    assert len(client.futures) == 0


@needs_distributed
def test_a_scheduler_that_is_not_there_is_told(monkeypatch):
    """With its address."""
    pytest.importorskip("distributed", reason="distributed is not installed: pip install 'dtt_diff[dask]'")
    import dask

    with (
        dask.config.set({"distributed.comm.timeouts.connect": "0.5s"}),
        pytest.raises(BatchStoppedError, match=r"tcp://127\.0\.0\.1:9: no Dask scheduler answers"),
    ):
        connect("tcp://127.0.0.1:9")


def test_a_missing_extra_is_told(monkeypatch):
    """With the command that installs it."""
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'dtt_diff\[dask\]'"):
        cluster.connect("tcp://127.0.0.1:8786")


def test_other_executors_are_no_clients():
    """Told without importing distributed."""
    with ThreadPoolExecutor(1) as pool:
        assert not is_client(pool)
