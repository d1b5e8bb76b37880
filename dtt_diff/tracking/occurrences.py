"""What an edition dropped, what appeared in it and what returned: whole lines, and words inside lines that go on."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from dtt_diff.tracking.answers import Occurrence, OccurrenceKind
from dtt_diff.tracking.concordance import Concordance, norms_of
from dtt_diff.tracking.questions import origin
from dtt_diff.tracking.values import Edition, HistoryResult, Line, Step, Touch

#: Words inside a sentence are said to have returned from this number on; single words come and go.
FEWEST_WORDS = 2
#: So many words together say the same wherever they stand in an edition.
TELLING_WORDS = 4


def find_dropped(history: HistoryResult, edition: Edition, salience: int) -> tuple[Occurrence, ...]:
    """Return what an edition dropped, whole lines first.

    Args:
        history: the editions.
        edition: the edition.
        salience: the least salience of words inside a sentence that goes on.
    """
    words = Concordance(history.statements)
    out = []
    for line, step in _steps(history, edition):
        if step.kind == "dropped":
            had = tuple(e for e in line.editions if e < edition.index)
            found = _occurrence(history, (edition, "dropped"), line, _wording(line, had[-1]), had)
            lives_on = "; a part of it lives on in another sentence" if step.traces else ""
            out.append(evolve(found, sentence=found.sentence + lives_on))
    for line, step, touch in _touches(history, edition, salience):
        base = step.base or 0
        if touch.kind == "dropped" and touch.old and step.kind != "dropped" and not _stands(words, edition.index, touch.old):
            had = tuple(e for e in range(base + 1) if e == base or words.has(e, norms_of(touch.old)))
            out.append(_occurrence(history, (edition, "dropped"), line, touch.old, had, touch))
    return _once(out)


def find_appeared(history: HistoryResult, edition: Edition, salience: int) -> tuple[Occurrence, ...]:
    """Return what is new in an edition, whole lines first; what returned is not new.

    Args:
        history: the editions.
        edition: the edition.
        salience: the least salience of words inside a sentence that goes on.
    """
    words = Concordance(history.statements)
    out = [
        _occurrence(history, (edition, "appeared"), line, step.text, ())
        for line, step in _steps(history, edition)
        if step.kind == "appeared"
    ]
    for line, step, touch in _touches(history, edition, salience):
        is_new = touch.kind == "added" and touch.last_had is None and step.kind != "appeared"
        if is_new and touch.new and not _stands(words, step.base or 0, touch.new):
            out.append(_occurrence(history, (edition, "appeared"), line, touch.new, (), touch))
    return _once(out)


def find_returned(history: HistoryResult, edition: Edition, salience: int) -> tuple[Occurrence, ...]:
    """Return what an edition has again that the one before had not, whole lines first.

    Args:
        history: the editions.
        edition: the edition.
        salience: the least salience of words inside a sentence that goes on.
    """
    words = Concordance(history.statements)
    out = []
    for line, step in _steps(history, edition):
        if step.kind == "returned":
            had = tuple(e for e in line.editions if e < edition.index)
            out.append(_occurrence(history, (edition, "returned"), line, step.text, had))
    for line, _, touch in _touches(history, edition, salience):
        if touch.last_had is not None and touch.new and len(norms_of(touch.new)) >= FEWEST_WORDS:
            had = tuple(e for e in range(touch.last_had + 1) if words.has(e, norms_of(touch.new)))
            out.append(_occurrence(history, (edition, "returned"), line, touch.new, had, touch))
    return _once(out)


def _steps(history: HistoryResult, edition: Edition) -> Iterator[tuple[Line, Step]]:
    for line in history.lines:
        step = line.step(edition.index)
        if step is not None:
            yield line, step


def _touches(history: HistoryResult, edition: Edition, salience: int) -> Iterator[tuple[Line, Step, Touch]]:
    """The changes of an edition; one that touches several lines is told of the first."""
    seen = set()
    for line, step in _steps(history, edition):
        for touch in step.changes:
            if touch.salience >= salience and (step.base, touch.id) not in seen:
                seen.add((step.base, touch.id))
                yield line, step, touch


def _stands(words: Concordance, edition: int, text: str) -> bool:
    """Whether an edition has several words together: they only went elsewhere."""
    norms = norms_of(text)
    return len(norms) >= TELLING_WORDS and words.has(edition, norms)


def _wording(line: Line, edition: int) -> str:
    step = line.step(edition)
    return step.text if step else ""


def _occurrence(
    history: HistoryResult,
    what: tuple[Edition, OccurrenceKind],
    line: Line,
    text: str,
    had: tuple[int, ...],
    touch: Touch | None = None,
) -> Occurrence:
    """An occurrence with its sentence; ``had`` are the earlier editions that had it."""
    edition, kind = what
    last = history.editions[had[-1]] if had else None
    first = history.editions[had[0]] if had else edition
    if touch is None and kind == "dropped":
        first = history.editions[origin(history, line)]
    where = "" if touch is None else ", in a sentence that goes on" if kind == "dropped" else ", within a sentence"
    if last is None:
        told = f"New in {edition.label}{where}: “{text}”"
    elif kind == "dropped":
        told = f"Gone in {edition.label}{where}: “{text}”; {len(had)} {_editions(len(had))} had it, the first {first.label}"
    else:
        told = f"Back in {edition.label}{where}: “{text}”; last in {last.label}, first in {first.label}"
    salience = None if touch is None else touch.salience
    return Occurrence(edition, kind, line.index, touch is None, text, first, last, len(had), salience, told)


def _editions(count: int) -> str:
    return "edition" if count == 1 else "editions"


def _once(found: list[Occurrence]) -> tuple[Occurrence, ...]:
    """Each text once."""
    return tuple({item.text: item for item in reversed(found)}.values())[::-1]
