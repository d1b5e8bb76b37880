"""Pairs -> a folder of results, in the order of the pairs, whatever compares them and however often a run is interrupted."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from itertools import chain, islice
from pathlib import Path

from attrs import define, evolve, field, frozen

from dtt_diff.batch.engines import Engine
from dtt_diff.batch.parts import PartWriter, finished, finished_name, left_behind, remove
from dtt_diff.batch.resuming import Index
from dtt_diff.batch.running import run
from dtt_diff.batch.values import BatchStoppedError, Outcome, Pair, Settings, Task
from dtt_diff.errors import DttDiffError
from dtt_diff.input import read_table
from dtt_diff.output import write_atomically

#: Version of the layout of the folder.
LAYOUT_VERSION = "1"
#: Pairs a part.
PART_SIZE = 1000
_ABOUT = "batch.json"
_LOCK = ".lock"
#: What makes other results of the same pairs.
_REPLACING = ("library_version", "lexicon_sha256", "profile", "full")


@frozen
class Tally:
    """How far a run is.

    Attributes:
        pairs: pairs gone through.
        same: those of them whose result was there already.
        failed: those of them that failed.
        repaired: parts of which something torn or damaged was left aside and made again.
        replaced: what the results that were there had been made with, where that was something else; empty else.
    """

    pairs: int = 0
    same: int = 0
    failed: int = 0
    repaired: int = 0
    replaced: str = ""

    @property
    def compared(self) -> int:
        """Pairs that were compared in this run."""
        return self.pairs - self.same - self.failed


Watch = Callable[[Tally], None]


@define
class Recorder:
    """Compares pairs and writes what became of them into a folder; what is there already and still holds is not done again.

    Attributes:
        out: the folder; made if it is missing.
        settings: what the pairs have in common.
        part_size: pairs a part.
        fresh: do all of them again.
        watch: told after every pair how far the run is.
        tally: how far the run is.
    """

    out: Path
    settings: Settings
    part_size: int = field(default=PART_SIZE, kw_only=True)
    fresh: bool = field(default=False, kw_only=True)
    watch: Watch = field(default=lambda tally: None, kw_only=True)
    tally: Tally = field(factory=Tally, init=False)

    def record(self, pairs: Iterable[Pair], engine: Engine) -> Tally:
        """Compare pairs and write the results.

        Args:
            pairs: the pairs; read as a stream.
            engine: where they are compared; closed at the end.

        Returns:
            the tally at the end.

        Raises:
            DttDiffError: the folder is another one's, or is in use by another run.
            BatchStoppedError: the run ended before all pairs were done, for want of room on the disk or of workers; what is
                done is kept, and the same call goes on.
        """
        try:
            with _lock(self.out):
                return self._record(pairs, engine)
        except (OSError, sqlite3.Error) as error:
            reason = (error.strerror if isinstance(error, OSError) else None) or error
            raise BatchStoppedError(
                f"{self.out}: cannot be written ({reason}) after {self.tally.pairs} pairs of this run; what is done is kept: "
                "make room, or see to the folder, and run the same again to go on"
            ) from error
        finally:
            engine.close()

    def _record(self, pairs: Iterable[Pair], engine: Engine) -> Tally:
        about = self._about()
        before = _made_with(self.out / _ABOUT)
        write_atomically(self.out / _ABOUT, _dump({**about, "complete": False}))
        number = 0
        with closing(Index(self.out, self.settings.full)) as index:
            replaced = [name for name in _REPLACING if before and before.get(name) != about[name]]
            # Parts of another shape are not damaged: they are of no use, and that is told already.
            self.tally = Tally(repaired=0 if replaced else index.repaired, replaced=", ".join(replaced))
            with closing(run(self._tasks(pairs, index), self.settings, engine)) as results:
                while part := next(results, None):
                    self._part(number, chain((part,), islice(results, self.part_size - 1)), index)
                    number += 1
        for name in (*left_behind(self.out), *finished(self.out)[number:]):
            remove(self.out, name)
        counts = {"pairs": self.tally.pairs, "failed": self.tally.failed, "parts": number}
        write_atomically(self.out / _ABOUT, _dump({**about, "complete": True, **counts}))
        return self.tally

    def _about(self) -> dict[str, object]:
        return {
            "layout": LAYOUT_VERSION,
            "library_version": self.settings.version,
            "lexicon_sha256": self.settings.digest,
            "profile": self.settings.profile,
            "full": self.settings.full,
            "part_size": self.part_size,
        }

    def _tasks(self, pairs: Iterable[Pair], index: Index) -> Iterator[Task]:
        for pair in pairs:
            yield Task(pair, () if self.fresh else index.keys(pair.name))

    def _part(self, number: int, results: Iterator[tuple[Task, Outcome]], index: Index) -> None:
        """Write a part; one that is there already, pair by pair the same, is left as it is."""
        there = index.sequence(number)
        kept: list[tuple[str, str]] = []
        writer: PartWriter | None = None
        try:
            for task, outcome in results:
                known = (task.pair.name, outcome.key)
                if writer is None and outcome.same and there[len(kept) : len(kept) + 1] == (known,):
                    kept.append(known)
                else:
                    writer = writer or self._begin(number, kept, index)
                    if outcome.same:
                        writer.copy(index.place(*known))
                    else:
                        writer.add(task.pair, outcome)
                self._count(outcome)
            if writer is None and len(kept) != len(there):
                writer = self._begin(number, kept, index)
            if writer is not None and (aside := writer.commit()):
                index.moved(finished_name(number), aside)
        finally:
            if writer is not None:
                writer.close()

    def _begin(self, number: int, kept: list[tuple[str, str]], index: Index) -> PartWriter:
        writer = PartWriter(self.out, number, self.settings.full)
        try:
            writer.open()
            for known in kept:
                writer.copy(index.place(*known))
        except OSError:
            writer.close()
            raise
        return writer

    def _count(self, outcome: Outcome) -> None:
        tally = self.tally
        self.tally = evolve(
            tally, pairs=tally.pairs + 1, same=tally.same + outcome.same, failed=tally.failed + (outcome.failure is not None)
        )
        self.watch(self.tally)


def prepare(out: Path) -> None:
    """Make the folder, or see that it is one of results.

    Args:
        out: the folder.

    Raises:
        DttDiffError: it cannot be made, or holds something else.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        strange = sorted(path.name for path in out.iterdir() if path.name not in {_ABOUT, _LOCK})
    except OSError as error:
        raise DttDiffError(f"{out}: cannot be used as a folder ({error.strerror or error}); choose another one") from error
    if strange and not (out / _ABOUT).exists():
        raise DttDiffError(
            f"{out}: holds other files ({strange[0]}) and no results of a batch; choose an empty or a new folder"
        )


def _made_with(path: Path) -> dict[str, object]:
    try:
        found = json.loads(read_table(path))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError) as error:
        raise DttDiffError(f"{path}: not the record of a batch ({error}); choose another folder") from error
    if not isinstance(found, dict) or found.get("layout") != LAYOUT_VERSION:
        raise DttDiffError(f"{path}: not the record of a batch of this layout; choose another folder")
    return found


def _dump(about: dict[str, object]) -> str:
    return json.dumps(about, indent=2) + "\n"


@contextmanager
def _lock(out: Path) -> Iterator[None]:
    """Keep a second run out of the folder; the system lets go of the lock when this process ends in any way."""
    prepare(out)
    try:
        import fcntl
    except ImportError:  # Windows
        yield
        return
    with (out / _LOCK).open("wb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise DttDiffError(f"{out}: another run writes here; wait for it or choose another folder") from error
        yield
        (out / _LOCK).unlink(missing_ok=True)
