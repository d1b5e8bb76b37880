"""Chunks of tasks on the workers of a Dask cluster: one machine or many. Needs the extra "dask"."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from dtt_diff.batch.comparing import compare_chunk
from dtt_diff.batch.engines import CHUNKS_A_WORKER, Work, WorkerDiedError
from dtt_diff.batch.values import BatchStoppedError, Outcome, Settings, Task
from dtt_diff.errors import MissingExtraError

#: The size of the cluster is asked for again after so many chunks: workers come and go.
_ASK_AGAIN = 64


class Dask:
    """The workers of a cluster. A worker that is lost loses nothing: the scheduler gives its chunks to the others."""

    # What Dask reports as killed has cost several workers already ("distributed.scheduler.allowed-failures").
    second_chances = 0
    tries_alone = 1

    def __init__(self, client: Any, work: Work = compare_chunk, *, close: bool = False) -> None:
        """Use a client.

        Args:
            client: a ``distributed.Client``.
            work: what to do with a chunk.
            close: whether the client is ours to close at the end.
        """
        self._client, self._work, self._closes = client, work, close
        self._under_way: dict[int, Any] = {}
        self._width, self._submitted = 0, 0

    def width(self) -> int:
        """Some chunks for every thread of the cluster; a few while it has no worker yet."""
        if not self._width or self._submitted % _ASK_AGAIN == 0:
            self._width = max(1, sum(self._client.nthreads().values())) * CHUNKS_A_WORKER
        return self._width

    def submit(self, tasks: tuple[Task, ...], settings: Settings) -> Any:
        """Begin a chunk."""
        self._submitted += 1
        try:
            # Not pure: Dask would hash the texts to look for a task that is the same.
            future = self._client.submit(self._work, tasks, settings, pure=False)
        except Exception as error:
            raise self._stopped(error) from error
        self._under_way[id(future)] = future
        return future

    def take(self, handle: Any) -> tuple[Outcome, ...]:
        """Wait for a chunk; its result leaves the cluster's memory then."""
        self._under_way.pop(id(handle), None)
        distributed = import_module("distributed")
        try:
            outcomes: tuple[Outcome, ...] = handle.result()
        except distributed.KilledWorker as error:
            raise WorkerDiedError from error
        except (distributed.CancelledError, distributed.comm.CommClosedError, OSError) as error:
            raise self._stopped(error) from error
        finally:
            handle.release()
        return outcomes

    def alone(self, task: Task, settings: Settings) -> Outcome:
        """Compare one pair as a task of its own; Dask gives it up when it has cost several workers."""
        (outcome,) = self.take(self.submit((task,), settings))
        return outcome

    def close(self) -> None:
        """Leave off what is under way."""
        for future in self._under_way.values():
            future.cancel()
        self._under_way.clear()
        if self._closes:
            self._client.close()

    @staticmethod
    def _stopped(error: Exception) -> BatchStoppedError:
        return BatchStoppedError(
            f"the Dask scheduler was lost ({error or type(error).__name__}); start it and run the batch again"
        )


def is_client(executor: object) -> bool:
    """Tell whether an object is a ``distributed.Client``, without importing distributed.

    Args:
        executor: the object.
    """
    return any(
        kind.__module__.partition(".")[0] == "distributed" and kind.__name__ == "Client" for kind in type(executor).__mro__
    )


def connect(address: str) -> Dask:
    """Return the cluster of a scheduler.

    Args:
        address: its address, such as ``tcp://10.0.0.5:8786``.

    Raises:
        MissingExtraError: the extra "dask" is not installed.
        BatchStoppedError: there is no scheduler at this address.
    """
    try:
        distributed = import_module("distributed")
    except ImportError as error:
        raise MissingExtraError("a batch on Dask needs distributed: pip install 'dtt_diff[dask]'") from error
    try:
        return Dask(distributed.Client(address, set_as_default=False), close=True)
    except (OSError, ValueError) as error:
        raise BatchStoppedError(
            f"{address}: no Dask scheduler answers ({error or type(error).__name__}); check the address"
        ) from error
