"""Series, manifests and workers for the tests of a batch."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from dtt_diff.batch.comparing import compare_chunk
from dtt_diff.batch.engines import Engine, Serial
from dtt_diff.batch.manifest import open_pairs
from dtt_diff.batch.parts import finished
from dtt_diff.batch.recording import Recorder, Tally
from dtt_diff.batch.results import settings_for
from dtt_diff.batch.values import Outcome, Pair, Settings, Task
from tests.making import DATA

SMALL = DATA / "small.toml"
#: Verbs of different force, so that editions differ in it.
_VERBS = ("condemned", "strongly condemned", "deplored", "noted", "expressed concern over")


def edition(number: int, port: str = "Norvale") -> str:
    """An edition of an invented series."""
    verb, places = _VERBS[number % len(_VERBS)], ("Sarenia", "Oskara", port)
    return (
        f"The ministers {verb} the seizure of the ferry off {port}. They agreed to meet {number + 2} times a year.\n\n"
        f"The ministers reaffirmed their commitment to safe passage. {places[number % 3]} will host the next talks.\n"
    )


def write_series(folder: Path, editions: int = 6, series: tuple[str, ...] = ("ferry talks",)) -> Path:
    """A folder of series, one text file an edition."""
    for name in series:
        (folder / name).mkdir(parents=True)
        for number in range(editions):
            (folder / name / f"{number + 1}.txt").write_text(edition(number, name.title()), encoding="utf-8")
    return folder


def settings(root: Path, **changed: object) -> Settings:
    """Settings under the small lexicon, which loads at once."""
    from attrs import evolve

    return evolve(settings_for("diplomatic", SMALL, root), **changed)


def record(pairs: Path, out: Path, engine: Engine | None = None, *, full: bool = False, **options: object) -> Tally:
    """A run over a manifest or folder into a folder of results."""
    source = open_pairs(pairs)
    return Recorder(out, settings(source.root, full=full), **{"part_size": 3, **options}).record(source, engine or Serial())


def content(out: Path) -> dict[str, bytes]:
    """All files of a folder of results by their names, hidden ones too."""
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}


def lines(out: Path, table: str) -> list[bytes]:
    """The lines of a table through all finished parts."""
    return [line for part in finished(out) for line in (out / part / f"{table}.jsonl").read_bytes().splitlines()]


def text_tasks(number: int) -> list[Task]:
    """Tasks whose editions are texts; every text names its pair."""
    return [
        Task(Pair(f"Pair {i} was noted. {edition(i)}", f"Pair {i} was noted. {edition(i + 1)}", id=f"pair {i}"))
        for i in range(number)
    ]


def deadly(tasks: tuple[Task, ...], settings: Settings) -> tuple[Outcome, ...]:
    """A worker that is killed by the pair with the id "deadly"."""
    if any(task.pair.id == "deadly" for task in tasks):
        os.kill(os.getpid(), signal.SIGKILL)
    return compare_chunk(tasks, settings)


def slow(tasks: tuple[Task, ...], settings: Settings) -> tuple[Outcome, ...]:
    """A worker that leaves time to be killed."""
    time.sleep(0.15)
    return compare_chunk(tasks, settings)


def killed_once(tasks: tuple[Task, ...], settings: Settings) -> tuple[Outcome, ...]:
    """A worker that is killed at the pair "unlucky", unless the file that the pair's series names tells that it was already."""
    for task in tasks:
        mark = Path(task.pair.series or "")
        if task.pair.id == "unlucky" and not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
    return compare_chunk(tasks, settings)
