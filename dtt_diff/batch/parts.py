"""A folder of results, in parts: each part is a folder that is there whole or not at all, and holds the tables as JSON Lines.

    out/batch.json                   what the results were made with, and whether all pairs were gone through
    out/part-00000/comparisons.jsonl one line a pair that was compared
    out/part-00000/changes.jsonl     one line a change
    out/part-00000/failures.jsonl    one line a pair that failed
    out/part-00000/documents.jsonl   with full=True: whole comparisons, line by line those of comparisons.jsonl

A part that is being written is ``.part-00000.new``. What an interrupted run, or a run over other pairs, left behind is
``.part-00000.old-1`` and so on: later runs take results from there, and the run that comes to its end removes it.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import suppress
from io import FileIO
from pathlib import Path

from attrs import define, field, frozen

from dtt_diff.batch.lines import failure_line
from dtt_diff.batch.values import Outcome, Pair

COMPARISONS, CHANGES, FAILURES, DOCUMENTS = "comparisons.jsonl", "changes.jsonl", "failures.jsonl", "documents.jsonl"

_LEFT_BEHIND = re.compile(r"\.part-\d{5,}\.(?:new|old-\d+)")
_FINISHED = re.compile(r"part-\d{5,}")


@frozen
class Extent:
    """Where the lines of a result stand: offset and length in bytes in one file."""

    at: int
    size: int


@frozen
class Place:
    """Where a result stands.

    Attributes:
        folder: name of the folder of its part.
        extents: where its lines are, by file.
    """

    folder: str
    extents: tuple[tuple[str, Extent], ...]


def tables(*, full: bool) -> tuple[str, ...]:
    """Return the files of a part.

    Args:
        full: whether whole comparisons are kept.
    """
    return (DOCUMENTS, CHANGES, FAILURES, COMPARISONS) if full else (CHANGES, FAILURES, COMPARISONS)


def finished_name(number: int) -> str:
    """Return the name of a finished part.

    Args:
        number: its number, from 0.
    """
    return f"part-{number:05d}"


def finished(out: Path) -> list[str]:
    """Return the names of the finished parts, in order.

    Args:
        out: the folder of results.
    """
    return sorted((path.name for path in out.iterdir() if _FINISHED.fullmatch(path.name)), key=lambda name: (len(name), name))


def left_behind(out: Path) -> list[str]:
    """Return the names of what earlier runs left behind.

    Args:
        out: the folder of results.
    """
    return sorted(path.name for path in out.iterdir() if _LEFT_BEHIND.fullmatch(path.name))


def set_aside(out: Path, name: str) -> str:
    """Give a part, finished or not, the name of something left behind.

    Args:
        out: the folder of results.
        name: the name of the part.

    Returns:
        its new name.
    """
    stem = name.strip(".").removesuffix(".new")
    number = 1
    while (out / f".{stem}.old-{number}").exists():
        number += 1
    (out / name).rename(out / f".{stem}.old-{number}")
    return f".{stem}.old-{number}"


def remove(out: Path, name: str) -> None:
    """Remove a part or what was left behind of one.

    Args:
        out: the folder of results.
        name: its name.
    """
    shutil.rmtree(out / name)


@define
class PartWriter:
    """A part that is being written: every result is with the system when the next one comes, so that a killed run loses none.

    Attributes:
        out: the folder of results.
        number: the number of the part, from 0.
        full: whether whole comparisons are kept.
    """

    out: Path
    number: int
    full: bool
    _files: dict[str, FileIO] = field(factory=dict, init=False)

    @property
    def folder(self) -> Path:
        """The folder while it is being written."""
        return self.out / f".{finished_name(self.number)}.new"

    def open(self) -> None:
        """Make the folder and its files."""
        self.folder.mkdir()
        for name in tables(full=self.full):
            self._files[name] = FileIO(self.folder / name, "xb")

    def add(self, pair: Pair, outcome: Outcome) -> None:
        """Write what became of a pair. The line that says it is done comes last, after all that belongs to it."""
        if outcome.failure is not None:
            self._write(FAILURES, (failure_line(pair, outcome.failure),))
            return
        if self.full:
            self._write(DOCUMENTS, (outcome.document,))
        self._write(CHANGES, outcome.changes)
        self._write(COMPARISONS, (outcome.comparison,))

    def copy(self, place: Place) -> None:
        """Write a result that is there already, from where it stands."""
        for name, extent in place.extents:
            with (self.out / place.folder / name).open("rb") as file:
                file.seek(extent.at)
                self._put(name, file.read(extent.size))

    def commit(self) -> str | None:
        """Make the part a finished one, on disk for good.

        Returns:
            the name that an earlier part of this number got, if there was one.
        """
        for file in self._files.values():
            os.fsync(file.fileno())
            file.close()
        target = self.out / finished_name(self.number)
        aside = set_aside(self.out, target.name) if target.exists() else None
        self.folder.rename(target)
        return aside

    def close(self) -> None:
        """Leave it as it is, for a later run to go on with."""
        for file in self._files.values():
            with suppress(OSError):
                file.close()

    def _write(self, name: str, lines: tuple[str, ...]) -> None:
        self._put(name, "".join(f"{line}\n" for line in lines).encode())

    def _put(self, name: str, content: bytes) -> None:
        left = memoryview(content)
        while left:
            # On a disk that is nearly full, less is written than was given, and the next attempt tells why.
            left = left[self._files[name].write(left) :]


def lines_of(path: Path) -> Iterator[tuple[Extent, bytes]]:
    """Go through the lines of a file that end as lines do, with where they stand; a torn last line is not among them.

    Args:
        path: the file.
    """
    at = 0
    with path.open("rb") as file:
        for line in file:
            if not line.endswith(b"}\n"):
                return
            yield Extent(at, len(line)), line
            at += len(line)
