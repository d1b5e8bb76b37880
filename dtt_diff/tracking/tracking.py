"""``track()``: the editions of a series, one after the other -> their history."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from dtt_diff.errors import DttDiffError, LexiconError, ReadingError
from dtt_diff.lexicon import DEFAULT_PROFILE, Lexicon
from dtt_diff.model import Statement
from dtt_diff.profiles import resolve_lexicon
from dtt_diff.statements import from_text, read
from dtt_diff.tracking.history import History
from dtt_diff.tracking.ordering import describe, is_repetition, name_editions, put_in_order, repetition_note, tell
from dtt_diff.tracking.values import HistoryResult, Ordering
from dtt_diff.tracking.weaving import Loom
from dtt_diff.version import VERSION

#: Told after every edition: how many are done, how many there are, and what this one is called.
Progress = Callable[[int, int, str], None]


def track(
    statements: Iterable[Statement | Path | str],
    *,
    profile: str = DEFAULT_PROFILE,
    lexicon: Lexicon | Path | None = None,
    ordering: Ordering = "dates",
    progress: Progress | None = None,
) -> History:
    """Follow every commitment through the editions of a statement.

    Args:
        statements: the editions, in any order: statements, paths of files, or texts (a ``str`` is always text). One is enough.
        profile: the order of force to go by, as for ``compare``.
        lexicon: a lexicon of your own, or its path; None for the one that ships.
        ordering: "dates" to put the editions in the order of their dates, those of the file names first; "given" to leave them
            in the order given.
        progress: called after every edition with the number done, the number of all, and the label of the edition.

    Returns:
        the history.

    Raises:
        ReadingError: there is no statement, or one cannot be read.
        LexiconError: the lexicon or the profile is not usable.
    """
    words = resolve_lexicon(profile, lexicon)
    ordered, told = put_in_order(_statements(statements), _ordering(ordering))
    if not ordered:
        raise ReadingError("there is no statement to track; give at least one")
    loom = Loom(words)
    for _ in _weave(loom, ordered, progress):
        pass
    return _freeze(loom, words, ordering, told)


def grow(
    history: History | None,
    statements: Iterable[Statement | Path | str],
    *,
    profile: str = DEFAULT_PROFILE,
    lexicon: Lexicon | Path | None = None,
    ordering: Ordering = "dates",
    progress: Progress | None = None,
) -> Iterator[History]:
    """Follow the editions as ``track`` does and yield the history after each, so that long work can be saved as it goes.

    Args:
        history: what was tracked before; None to begin. Its profile and ordering are kept; editions that it has are passed
            over, so that the same list of files can be given again after an interruption.
        statements: the editions; those that the history has not must come after it.
        profile: as for ``track``; only to begin with.
        lexicon: as for ``track``; for a history made with a lexicon of your own, that lexicon.
        ordering: as for ``track``; only to begin with.
        progress: as for ``track``.

    Yields:
        the history with one edition more.

    Raises:
        ReadingError: there is nothing to begin with, a statement cannot be read or was changed since it was tracked, an
            edition does not come after the history, or the history was made by another version.
        LexiconError: the lexicon or the profile is not usable, or is not the one of the history.
    """
    given = _statements(statements)
    if history is None:
        words = resolve_lexicon(profile, lexicon)
        ordered, told = put_in_order(given, _ordering(ordering))
        if not ordered:
            raise ReadingError("there is no statement to track; give at least one")
        loom = Loom(words)
    else:
        words, ordering = lexicon_of(history, lexicon), history.ordering
        new = [statement for statement in given if not _is_known(history, statement)]
        ordered, told = put_in_order(new, ordering)
        _check_order(history, ordered)
        told = (*history.told, *told)
        loom = Loom(words, history.statements, history.lines, history.summaries)
    for _ in _weave(loom, ordered, progress):
        yield _freeze(loom, words, ordering, told)


def append(history: History, statement: Statement | Path | str, *, lexicon: Lexicon | Path | None = None) -> History:
    """Return a history with one edition more; the editions that it has are not compared again.

    Args:
        history: the history.
        statement: the newest edition.
        lexicon: for a history made with a lexicon of your own, that lexicon or its path.

    Returns:
        the history that ``track`` gives for all editions. For an edition that the history has already, the same history with a
        note.

    Raises:
        ReadingError: the statement cannot be read or was changed since it was tracked, or does not come last, or the history
            was made by another version.
        LexiconError: the lexicon is not the one of the history.
    """
    statement = _statement(statement)
    for longer in grow(history, [statement], lexicon=lexicon):
        return longer
    words = lexicon_of(history, lexicon)
    told = (*history.told, repetition_note(statement))
    return _freeze(Loom(words, history.statements, history.lines, history.summaries), words, history.ordering, told)


def lexicon_of(history: HistoryResult, lexicon: Lexicon | Path | None) -> Lexicon:
    """Return the lexicon that a history was made with.

    Args:
        history: the history.
        lexicon: that lexicon or its path, if it is one of the user's own.

    Raises:
        LexiconError: it is another one.
        ReadingError: the history was made by another version of the library.
    """
    if history.version != VERSION:
        raise ReadingError(
            f"the history was made by dtt_diff {history.version}, this is {VERSION}, which may judge otherwise; "
            "make it anew from its own statements: track(history.statements)"
        )
    words = resolve_lexicon(history.profile, lexicon)
    if words.digest != history.lexicon:
        raise LexiconError(
            f"the history was made with another lexicon (sha256 {history.lexicon[:12]}…, here {words.digest[:12]}…); "
            "give that one, lexicon=..., or make the history anew: track(history.statements)"
        )
    return words


def _statements(items: Iterable[Statement | Path | str]) -> list[Statement]:
    if isinstance(items, (str, Path, Statement)):
        raise ReadingError("a single statement was given where a list of them is expected; put it into brackets: track([...])")
    return [_statement(item) for item in items]


def _statement(item: Statement | Path | str) -> Statement:
    if isinstance(item, Statement):
        return item
    return read(item) if isinstance(item, Path) else from_text(item)


def _ordering(ordering: Ordering) -> Ordering:
    if ordering not in ("dates", "given"):
        raise ReadingError(f"there is no ordering {ordering!r}; choose 'dates' or 'given'")
    return ordering


def _weave(loom: Loom, statements: tuple[Statement, ...], progress: Progress | None) -> Iterator[None]:
    """Take in the statements one by one; what fails says at which edition."""
    done = len(loom.statements)
    names = name_editions((*loom.statements, *statements))
    for place, (edition, statement) in enumerate(zip(names[done:], statements, strict=True), 1):
        where = f"at the edition {edition.label} ({place} of {len(statements)})"
        try:
            loom.add(statement)
        except DttDiffError as error:
            raise type(error)(f"{where}: {error}") from error
        except Exception as error:
            error.add_note(where)
            raise
        if progress:
            progress(place, len(statements), edition.label)
        yield


def _freeze(loom: Loom, words: Lexicon, ordering: Ordering, told: tuple[str, ...]) -> History:
    editions = name_editions(loom.statements)
    return History(
        statements=loom.statements,
        editions=editions,
        lines=loom.lines,
        summaries=loom.summaries,
        told=told,
        notes=(*told, *tell(editions, loom.statements, ordering)),
        ordering=ordering,
        profile=words.profile,
        lexicon=words.digest,
        version=VERSION,
    )


# Going on


def _is_known(history: HistoryResult, statement: Statement) -> bool:
    """Whether a history has an edition; a text that was changed since is refused."""
    if any(is_repetition(statement, other) for other in history.statements):
        return True
    for edition, other in zip(history.editions, history.statements, strict=True):
        if statement.source is not None and statement.source == other.source and statement.source != "-":
            raise ReadingError(
                f"{statement.source}: the text was changed since it was tracked as {edition.label} (sha256 "
                f"{other.digest[:12]}…, now {statement.digest[:12]}…); restore it, or track all editions anew"
            )
    return False


def _check_order(history: HistoryResult, new: tuple[Statement, ...]) -> None:
    """Refuse an edition that belongs before the last one of the history."""
    if history.ordering == "given":
        return
    for statement in new:
        whole = (*history.statements, statement)
        ordered, _ = put_in_order(whole, "dates")
        if [item.digest for item in ordered] != [item.digest for item in whole]:
            raise ReadingError(
                f"{describe(statement)} does not come after {history.editions[-1].label}, the last edition of the history; "
                "track all editions anew to put it in its place"
            )
