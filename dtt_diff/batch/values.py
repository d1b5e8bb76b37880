"""The values of a batch: pairs, settings, what a worker is given and what it gives back. All of them pickle."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from attrs import frozen

from dtt_diff.errors import DttDiffError
from dtt_diff.model import Statement

#: A side of a pair: the path of a file, a text, or a statement that was read already.
Side = Path | str | Statement


class BatchStoppedError(DttDiffError):
    """A batch ended before all pairs were done; what it had done is kept. The message says why and how to go on."""


@frozen
class Pair:
    """Two editions to compare.

    Attributes:
        old: the old edition: the path of a file, the text itself (a ``str`` is always text), or a statement.
        new: the new edition, likewise.
        id: what the pair is called in results; unique in a batch. Empty for a name made of the two paths.
        series: the series that it belongs to, if any; carried into the results.
    """

    old: Side
    new: Side
    id: str = ""
    series: str | None = None

    @property
    def name(self) -> str:
        """The id, or one made of the paths: ``2023.txt..2024.txt``."""
        return legible(self.id) if self.id else "..".join(name_of(side) or "text" for side in (self.old, self.new))


@frozen
class Settings:
    """What all comparisons of a batch have in common; small, since it goes to the workers with every task.

    Attributes:
        profile: the order of force.
        lexicon: the path of a lexicon of the user's own; None for the one that ships.
        digest: SHA-256 of the lexicon; a worker that loads another one refuses to work.
        version: version of the library; a worker of another version refuses to work.
        root: the folder that relative paths start from; None for the working folder.
        full: whether the whole comparison is wanted as JSON.
        tables: whether the lines of the tables are wanted.
    """

    profile: str
    lexicon: Path | None
    digest: str
    version: str
    root: Path | None = None
    full: bool = False
    tables: bool = True


@frozen
class Task:
    """A pair, and the keys of results that are there already under its name."""

    pair: Pair
    known: tuple[str, ...] = ()


@frozen
class Failure:
    """Why a pair was not compared.

    Attributes:
        error: the class of the error, such as "ReadingError".
        reason: what happened, where, and what to do.
    """

    error: str
    reason: str


@frozen
class Outcome:
    """What became of a task.

    Attributes:
        key: SHA-256 over everything the result depends on; empty if the pair failed.
        same: whether the result is there already, under this key.
        failure: why there is no result, if there is none.
        comparison: the line of the table of comparisons.
        changes: the lines of the table of changes, one a change.
        document: the whole comparison as JSON in one line, if it was asked for.
    """

    key: str = ""
    same: bool = False
    failure: Failure | None = None
    comparison: str = ""
    changes: tuple[str, ...] = ()
    document: str = ""


class Source(Protocol):
    """Pairs that can be gone through more than once: to count them, and to compare them."""

    def __iter__(self) -> Iterator[Pair]:
        """Go through the pairs."""
        ...


def name_of(side: Side) -> str | None:
    """Return the path of a side as it was given; None for a text.

    Args:
        side: the side.
    """
    if isinstance(side, Path):
        return legible(side.as_posix())
    return side.source if isinstance(side, Statement) else None


def legible(text: str) -> str:
    """Return a name that every reader of UTF-8 takes: the bytes of file names that are no characters are written as escapes.

    Args:
        text: the name.
    """
    return text.encode("utf-8", "backslashreplace").decode()
