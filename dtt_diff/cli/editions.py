"""Editions that a check is given -> the draft, the last edition, and those before it; files named from the folder we are in."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from attrs import evolve, frozen

from dtt_diff.checking.values import Place
from dtt_diff.cli.histories import load_history
from dtt_diff.errors import DttDiffError
from dtt_diff.model import Statement

#: What is told where the order in which editions were given decides.
UNDATED = (
    "not every edition has a date or a number: they count in the order in which they were given, the last one as the latest"
)


@frozen
class Editions:
    """The editions of a check, and what is to be told of how they were found.

    Attributes:
        draft: the draft.
        last: the latest edition before it.
        earlier: the editions before that one, the oldest first.
        notes: how they were put in order, and what the reader decided on the two that are compared.
    """

    draft: Statement
    last: Statement
    earlier: tuple[Statement, ...]
    notes: tuple[str, ...]


def gather(draft: Statement, against: Sequence[Path], history: Path | None) -> Editions:
    """Return the editions of a check in order.

    Args:
        draft: the draft.
        against: files of earlier editions; the latest of them is compared.
        history: the JSON file of a history; its latest edition is compared if there are no others.

    Raises:
        ReadingError: a file cannot be read.
        DttDiffError: there is no edition before the draft.
    """
    from dtt_diff.statements import read

    told = load_history(history).statements if history is not None else ()
    given = _in_order([read(path) for path in against])
    series = [item for item in told if item.digest != draft.digest]
    if not given and not series:
        raise DttDiffError(f"{history}: it has no edition but the draft; give the last edition with --against")
    last = given[-1] if given else series[-1]
    known = {item.digest for item in given}
    row = _in_order([*(item for item in series if item.digest not in known | {last.digest}), *given[:-1], last])
    place = next(i for i, item in enumerate(row) if item is last)
    sides = (("draft", draft), ("last edition", last))
    decided = [f"{name}: {note}" for name, statement in sides for note in statement.notes]
    undated = [] if given == _in_order([*reversed(given)]) else [UNDATED]
    return Editions(draft, last, row[:place], (*undated, *decided))


def _in_order(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    from dtt_diff.tracking.ordering import put_in_order

    return put_in_order(statements, "dates")[0] if statements else ()


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file that was read.

    Args:
        path: the file.
    """
    return hashlib.sha256(path.read_bytes()).hexdigest()


def below_here(source: str) -> str:
    """Return a file below the folder we are in by its path from here; others as they are.

    Args:
        source: the file or address.
    """
    path = Path(source)
    if path.is_absolute() and path.is_relative_to(Path.cwd()):
        return path.relative_to(Path.cwd()).as_posix()
    return source


def place_below_here(place: Place | None) -> Place | None:
    """Return a place with its file named from here.

    Args:
        place: the place.
    """
    return evolve(place, source=below_here(place.source)) if place and place.source else place
