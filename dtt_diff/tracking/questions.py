"""Questions about lines of descent: when they were first seen, what an edition dropped, what stands longest, what erodes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from dtt_diff.errors import ReportError
from dtt_diff.tracking.concordance import stems_of
from dtt_diff.tracking.phrases import asked_for, find_phrase, find_places
from dtt_diff.tracking.values import Edition, HistoryResult, Line, Step

#: A fall of this much in one edition is one big step: what one softening of the gravest kind weighs.
BIG_STEP = 1.5
#: A part that was split off is taken to have stood in the whole before, as far back as this share of its words does.
SAME_PART = 0.6

Reference = Edition | str | int


def find_edition(history: HistoryResult, edition: Reference) -> Edition:
    """Return an edition of a history.

    Args:
        history: the editions.
        edition: an edition, its label or the beginning of one label only ("2015-03"), or its index (-1 for the latest).

    Raises:
        ReportError: there is no such edition, or several.
    """
    if isinstance(edition, Edition):
        edition = edition.index
    if isinstance(edition, int):
        if -len(history.editions) <= edition < len(history.editions):
            return history.editions[edition]
        raise ReportError(f"there is no edition {edition}; the history has {len(history.editions)}, from 0 on")
    exact = [e for e in history.editions if e.label == edition]
    found = exact or [e for e in history.editions if edition and e.label.startswith(edition)]
    if len(found) == 1:
        return found[0]
    if found:
        raise ReportError(f"{edition!r} fits {len(found)} editions, from {found[0].label} to {found[-1].label}; give one label")
    first, last = history.editions[0].label, history.editions[-1].label
    raise ReportError(f"there is no edition {edition!r}; give a label of history.editions ({first} to {last})")


def find_line(history: HistoryResult, line: Line | int) -> Line:
    """Return a line of a history by itself or by its index.

    Raises:
        ReportError: there is no such line.
    """
    number = line.index if isinstance(line, Line) else line
    if not 0 <= number < len(history.lines):
        raise ReportError(f"there is no line {number}; the history has {len(history.lines)}, from 0 on")
    return history.lines[number]


def find_lines(history: HistoryResult, words: str) -> tuple[Line, ...]:
    """Return the lines that have some words, in any form, in any edition.

    Args:
        history: the editions.
        words: words that follow each other.
    """
    _, stems = asked_for(words)
    return tuple(line for line in history.lines if any(mentions(history, step, stems) for step in line.steps))


def mentions(history: HistoryResult, step: Step, stems: Sequence[str]) -> bool:
    """Whether the sentence of a step has words of these stems that follow each other."""
    if step.sentence is None:
        return False
    return any(find_places(history.statements[step.edition].sentences[step.sentence], stems))


def first_seen(history: HistoryResult, what: Line | int | str) -> Edition | None:
    """Return the first edition that has a phrase or a line; None if none has the phrase.

    Args:
        history: the editions.
        what: a phrase, or a line or its index. A line that was split off from another is followed back into it.
    """
    if isinstance(what, str):
        return find_phrase(history, what).first
    return history.editions[origin(history, find_line(history, what))]


def longest_standing(history: HistoryResult, number: int, *, dropped: bool) -> tuple[Line, ...]:
    """Return the lines that have stood longest without a break, the longest first.

    Args:
        history: the editions.
        number: how many.
        dropped: also those that are gone, by their longest run.
    """

    def length(line: Line) -> int:
        if line.standing_since is not None and not dropped:
            return len(history.editions) - line.standing_since
        return max(len(run) for run in _runs(line.editions))

    lines = [line for line in history.lines if dropped or line.standing]
    return tuple(sorted(lines, key=lambda line: (-length(line), line.index))[: max(0, number)])


def steady_erosion(history: HistoryResult, steps: int) -> tuple[Line, ...]:
    """Return the lines that were softened step by step and never in one big step, the furthest fallen first.

    Args:
        history: the editions.
        steps: the least number of falls.
    """
    out = []
    for line in history.lines:
        shifts = [step.shift for step in line.steps if step.sentence is not None]
        falls = [shift for shift in shifts if shift < 0]
        # No step is big, neither by itself nor beside the others: it is at most half of the whole fall.
        small = falls and min(falls) > -BIG_STEP and sum(shifts) <= 2 * min(falls)
        if len(falls) >= steps and small and not _recovers(shifts):
            out.append((round(sum(shifts), 4), line.index, line))
    return tuple(line for *_, line in sorted(out, key=lambda row: row[:2]))


def _recovers(shifts: list[float]) -> bool:
    """Whether the gains make up for half of the falls or more: that is to and fro, not erosion."""
    return sum(shift for shift in shifts if shift > 0) * 2 >= -sum(shift for shift in shifts if shift < 0)


def origin(history: HistoryResult, line: Line) -> int:
    """Return the index of the first edition that has a line; one that was split off is followed back into the whole."""
    begin = line.steps[0]
    if begin.kind != "split" or not begin.others:
        return begin.edition
    whole = history.lines[begin.others[0]]
    own = set(stems_of(begin.text))
    first = begin.edition
    for step in reversed([step for step in whole.steps if step.edition < begin.edition and step.sentence is not None]):
        if len(own & set(stems_of(step.text))) < SAME_PART * len(own):
            return first
        first = step.edition
    return min(first, origin(history, whole)) if first == whole.first else first


def _runs(editions: tuple[int, ...]) -> Iterator[list[int]]:
    """Unbroken runs of editions."""
    run = [editions[0]]
    for before, edition in pairwise(editions):
        if edition != before + 1:
            yield run
            run = []
        run.append(edition)
    yield run
