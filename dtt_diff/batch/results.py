"""What ``compare_many`` is made of: results, and the settings and the engine that a call asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from pathlib import Path
from typing import Any, cast

from attrs import evolve, field, frozen

from dtt_diff.batch.cluster import Dask, is_client
from dtt_diff.batch.engines import Engine, Processes, Serial, cores
from dtt_diff.batch.running import run
from dtt_diff.batch.values import Failure, Pair, Settings, Side, Task, name_of
from dtt_diff.errors import DttDiffError
from dtt_diff.model import Statement
from dtt_diff.profiles import resolve_lexicon
from dtt_diff.result import Comparison
from dtt_diff.version import VERSION


@frozen
class Result:
    """What became of a pair.

    Attributes:
        pair: the pair; without an id of its own it has its paths or, for texts, its number from 0.
        failure: why it was not compared; None if it was.
    """

    pair: Pair
    failure: Failure | None
    _document: str = field(repr=False)

    @property
    def comparison(self) -> Comparison:
        """The comparison that ``compare`` gives for the pair; made anew from JSON at every call.

        Raises:
            DttDiffError: the pair failed; the message says why.
        """
        return Comparison.from_json(self.to_json())

    def to_json(self) -> str:
        """Return the comparison as JSON in one line, in the versioned schema.

        Raises:
            DttDiffError: the pair failed; the message says why.
        """
        if self.failure is not None:
            raise DttDiffError(f"{self.pair.name}: {self.failure.reason}")
        return self._document


def results(pairs: Iterable[Pair | tuple[Side, Side]], settings: Settings, engine: Engine) -> Iterator[Result]:
    """Compare pairs and yield what became of them, in their order.

    Args:
        pairs: the pairs.
        settings: what they have in common.
        engine: where they are compared.

    Raises:
        DttDiffError: a pair is none, or the workers cannot go on.
    """
    for task, outcome in run(map(Task, map(_pair, enumerate(pairs))), settings, engine):
        yield Result(task.pair, outcome.failure, outcome.document)


def _pair(numbered: tuple[int, Any]) -> Pair:
    number, given = numbered
    pair = given if isinstance(given, Pair) else Pair(*given) if isinstance(given, tuple) and len(given) == 2 else None
    if pair is None or not all(isinstance(side, (str, Path, Statement)) for side in (pair.old, pair.new)):
        raise DttDiffError(f"pair {number}: not two editions; give (old, new), each a Path, a text or a Statement")
    if Path("-") in (pair.old, pair.new):
        raise DttDiffError(f"pair {number}: workers have no standard input; give paths of files or texts")
    named = pair.id or all(name_of(side) for side in (pair.old, pair.new))
    return pair if named else evolve(pair, id=str(number))


def settings_for(profile: str, lexicon: Path | None, root: Path | None = None) -> Settings:
    """Return the settings of a batch, after making sure that its lexicon is usable.

    Args:
        profile: the order of force.
        lexicon: the path of a lexicon of the user's own; None for the one that ships.
        root: the folder that relative paths of the pairs start from; None for the working folder.

    Raises:
        LexiconError: the lexicon or the profile is not usable.
    """
    words = resolve_lexicon(profile, lexicon)
    # Workers need not have our working folder.
    return Settings(profile, lexicon and lexicon.absolute(), words.digest, VERSION, (root or Path()).absolute())


def engine_for(executor: Executor | Any | None, workers: int | None = None) -> Engine:
    """Return what compares the pairs.

    Args:
        executor: an executor or a ``distributed.Client``; None for processes of this machine.
        workers: number of processes where no executor is given; None for one a core, 1 for none besides this one.

    Raises:
        DttDiffError: the executor is none, or there is a number of workers besides.
    """
    if workers is not None and (executor is not None or workers < 1):
        raise DttDiffError("workers is a number of processes from 1 on, where no executor is given")
    if executor is None:
        number = workers or cores()
        return Serial() if number == 1 else Processes(number)
    if is_client(executor):
        if getattr(executor, "asynchronous", False):
            raise DttDiffError("the Dask client is asynchronous; give one that was made without asynchronous=True")
        return Dask(executor)
    if not callable(getattr(executor, "submit", None)):
        raise DttDiffError(
            f"{type(executor).__name__} is no executor; give a concurrent.futures.Executor or a distributed.Client"
        )
    return Processes(executor=cast("Executor", executor))
