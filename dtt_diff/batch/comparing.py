"""A worker's part of a batch: tasks -> outcomes, by functions that keep nothing between two calls but the lexicon."""

from __future__ import annotations

import hashlib
import json
import traceback
from functools import lru_cache
from pathlib import Path

from attrs import evolve

from dtt_diff.batch.lines import change_lines, comparison_line
from dtt_diff.batch.values import Failure, Outcome, Pair, Settings, Side, Task, name_of
from dtt_diff.comparison import Analysed, analyse, compare_analysed
from dtt_diff.errors import DttDiffError, ReadingError
from dtt_diff.lexicon import Lexicon
from dtt_diff.limits import MAX_BYTES, allowed
from dtt_diff.model import Statement
from dtt_diff.profiles import resolve_lexicon
from dtt_diff.serialization import to_json
from dtt_diff.statements import from_text, read
from dtt_diff.version import VERSION

#: Raised when the lines of the tables change, so that results of both shapes are never mixed in one folder.
LINES_VERSION = "1"
#: So many editions are kept analysed within a chunk: the new edition of one pair is most often the old one of the next.
_KEPT = 2

_Editions = dict[tuple[str | None, str, int], Analysed]


def compare_chunk(tasks: tuple[Task, ...], settings: Settings) -> tuple[Outcome, ...]:
    """Compare some pairs, one after the other; what fails is told in its outcome and does not stop the others.

    Args:
        tasks: the pairs, with the keys of what is there already.
        settings: what the batch was started with.

    Returns:
        one outcome a task, in their order.

    Raises:
        DttDiffError: this worker has another version of the library or of the lexicon than the one that started the batch.
    """
    words = check_worker(settings)
    editions: _Editions = {}
    return tuple(_outcome(task, settings, words, editions) for task in tasks)


def check_worker(settings: Settings) -> Lexicon:
    """Return the lexicon of a batch, after making sure that results made here are those that were asked for.

    Args:
        settings: what the batch was started with.

    Raises:
        DttDiffError: this worker has another version of the library or of the lexicon than the one that started the batch.
    """
    if settings.version != VERSION:
        raise DttDiffError(
            f"a worker has dtt_diff {VERSION} and the batch was started with {settings.version}; install the same"
        )
    return _lexicon(settings.profile, settings.lexicon, settings.digest)


@lru_cache(maxsize=4)
def _lexicon(profile: str, path: Path | None, digest: str) -> Lexicon:
    words = resolve_lexicon(profile, path)
    if words.digest != digest:
        raise DttDiffError(
            f"{path or 'the shipped lexicon'}: a worker found other words in it than the batch was started with; "
            "give all workers the same files and start again"
        )
    return words


def _outcome(task: Task, settings: Settings, words: Lexicon, editions: _Editions) -> Outcome:
    pair = task.pair
    try:
        digests = tuple(_digest(side, settings.root) for side in (pair.old, pair.new))
        key = _key(pair, settings, digests)
        if key in task.known:
            return Outcome(key, same=True)
        old, new = (
            _edition(side, digest, settings.root, words, editions)
            for side, digest in zip((pair.old, pair.new), digests, strict=True)
        )
        comparison = compare_analysed(old, new, words, with_script=settings.full)
        outcome = Outcome(key, document=to_json(comparison, indent=None) if settings.full else "")
        if settings.tables:
            changes = change_lines(comparison, pair)
            outcome = evolve(outcome, comparison=comparison_line(comparison, pair, key), changes=changes)
    except DttDiffError as error:
        return Outcome(failure=Failure(type(error).__name__, _as_given(str(error), pair, settings.root)))
    # Whatever one pair runs into, the others are compared.
    except Exception as error:
        return Outcome(failure=Failure(type(error).__name__, _fault(error)))
    return outcome


def _path(side: Path, root: Path | None) -> Path:
    return root / side if root is not None else side


def _digest(side: Side, root: Path | None) -> str:
    """SHA-256 of the bytes of a file, or of a text; empty for a file that ``read`` has something to say about."""
    if isinstance(side, Statement):
        found = (side.digest, side.title, side.date, side.edition, side.parties, side.notes)
        return hashlib.sha256(repr(found).encode("utf-8", "backslashreplace")).hexdigest()
    if isinstance(side, str):
        return hashlib.sha256(side.encode("utf-8", "surrogatepass")).hexdigest()
    path = _path(side, root)
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            raise ReadingError(f"{path}: not a regular file; a batch reads files only")
        if not path.is_file() or path.stat().st_size > allowed("MAX_BYTES", MAX_BYTES):
            return ""
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except (OSError, ValueError) as error:
        if isinstance(error, ReadingError):
            raise
        return ""


def _key(pair: Pair, settings: Settings, digests: tuple[str, ...]) -> str:
    """Everything that the lines of a result depend on, in one digest."""
    made_with = [LINES_VERSION, settings.version, settings.digest, settings.profile, settings.full]
    made_of = [pair.name, pair.series, name_of(pair.old), name_of(pair.new), *digests]
    return hashlib.sha256(json.dumps([*made_with, *made_of]).encode()).hexdigest()


def _edition(side: Side, digest: str, root: Path | None, words: Lexicon, editions: _Editions) -> Analysed:
    """A side, read and analysed; the last editions of the chunk are not analysed again."""
    # Statements of the same text may differ in what was found besides.
    place = (name_of(side), digest, id(side) if isinstance(side, Statement) else 0)
    if place in editions:
        return editions[place]
    statement = _statement(side, root)
    if isinstance(side, Path) and not digest:
        raise ReadingError(f"{_path(side, root)}: it changed while it was read; run the batch again")
    made = (statement, analyse(statement, words))
    while len(editions) >= _KEPT:
        del editions[next(iter(editions))]
    editions[place] = made
    return made


def _statement(side: Side, root: Path | None) -> Statement:
    if isinstance(side, Statement):
        return side
    if isinstance(side, str):
        return from_text(side)
    # Results name files as the manifest does: they are the same bytes wherever the folder lies.
    return evolve(read(_path(side, root)), source=name_of(side))


def _as_given(reason: str, pair: Pair, root: Path | None) -> str:
    for side in (pair.old, pair.new):
        if isinstance(side, Path) and root is not None:
            reason = reason.replace(str(_path(side, root)), side.as_posix())
    return reason


def _fault(error: Exception) -> str:
    """What an error that nobody expected says, with its place in the library, the same on every machine."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if "dtt_diff" in Path(f.filename).parts]
    last = frames[-1] if frames else None
    where = f" (in {Path(last.filename).name}, {last.name})" if last else ""
    return f"{error or 'no message'}{where}; this is a fault of dtt_diff, please report it with the two texts"
