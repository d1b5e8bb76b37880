"""What the page of a history shows of each line and of each edition, and in which order: the leading lines first."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from dtt_diff.tracking.values import STEP_KINDS, Edition, HistoryResult, Line, Step, StepKind, Touch

#: So many lines that are gone lead; the others are folded, and those beyond the bound are in the table alone.
LEADING, MOST_LINES = 40, 700
#: So many characters of quotes and explanations the page holds: lines further down then tell their steps without quotes.
MOST_QUOTED = 2_000_000
#: Words that are most of a sentence are not marked in it: then all of it would be.
_MOST_MARKED = 0.6


@frozen
class Entry:
    """A step of a line, or several that follow each other and changed nothing.

    Attributes:
        step: the step; of several, the first.
        last: index of the last edition of the run.
        text: its sentence; of a step without one, as it last stood; empty where the page has no room for it.
        marks: spans of the text that its changes are about.
        touches: its changes, those of most salience first; empty where the page has no room for them.
    """

    step: Step
    last: int
    text: str
    marks: tuple[tuple[int, int], ...]
    touches: tuple[Touch, ...]


@frozen
class Row:
    """A line as the page shows it.

    Attributes:
        line: the line.
        entries: its steps, oldest first.
        is_quoted: whether there was room for all of its quotes.
    """

    line: Line
    entries: tuple[Entry, ...]
    is_quoted: bool


@frozen
class Section:
    """A part of the heat map.

    Attributes:
        name: its heading.
        hint: what is in it and in which order.
        is_folded: whether it waits for a click.
        rows: its rows.
    """

    name: str
    hint: str
    is_folded: bool
    rows: tuple[Row, ...]


@frozen
class Turn:
    """What one edition did.

    Attributes:
        edition: the edition.
        counts: number of lines by what was done with them, without those that were kept.
        changed: the lines that came, went or returned, by what was done.
        notes: what the comparison with the edition before says of itself.
    """

    edition: Edition
    counts: tuple[tuple[StepKind, int], ...]
    changed: tuple[tuple[StepKind, tuple[tuple[Line, str], ...]], ...]
    notes: tuple[str, ...]


def find_rows(history: HistoryResult) -> tuple[tuple[Section, ...], int]:
    """Return the sections of the heat map, and how many lines are left out of it.

    Args:
        history: the history.
    """
    standing = sorted((line for line in history.lines if line.standing), key=lambda line: line.steps[-1].sentence or 0)
    gone = sorted(
        (line for line in history.lines if not line.standing), key=lambda line: (-len(line.editions), -line.last, line.index)
    )
    gone = gone[: max(0, MOST_LINES - len(standing))]
    several = [line for line in gone if len(line.editions) > 1]
    leading = sorted(several[:LEADING], key=_latest_first)
    further = sorted(several[LEADING:], key=_latest_first)
    single = sorted((line for line in gone if len(line.editions) == 1), key=_latest_first)
    parts = (
        ("Standing in the latest edition", "In the order of the latest edition.", False, standing),
        ("Gone: the lines that stood longest", "Those that went last come first.", False, leading),
        ("Gone: shorter lives", "Those that went last come first.", True, further),
        ("Gone: in one edition only", "The latest come first.", True, single),
    )
    left = MOST_QUOTED
    sections = []
    for name, hint, is_folded, lines in parts:
        rows = []
        for line in lines:
            row = _row(line, left)
            left -= sum(len(e.text) + sum(len(t.explanation) for t in e.touches) for e in row.entries)
            rows.append(row)
        if rows:
            sections.append(Section(name, hint, is_folded, tuple(rows)))
    return tuple(sections), len(history.lines) - sum(len(section.rows) for section in sections)


def find_turns(history: HistoryResult) -> tuple[Turn, ...]:
    """Return what each edition did, the latest first; the first edition of the series, which has none before it, is left out.

    Args:
        history: the history.
    """
    done: list[dict[StepKind, list[tuple[Line, str]]]] = [{} for _ in history.editions]
    for line in history.lines:
        text = ""
        for step in line.steps:
            text = step.text or text
            done[step.edition].setdefault(step.kind, []).append((line, text))
    out = []
    for summary in reversed(history.summaries):
        found = done[summary.edition]
        counts = tuple((kind, summary.steps[kind]) for kind in STEP_KINDS if kind != "kept" and summary.steps[kind])
        changed = tuple((kind, tuple(found[kind])) for kind in ("dropped", "returned", "appeared") if kind in found)
        out.append(Turn(history.editions[summary.edition], counts, changed, summary.notes))
    return tuple(out)


def _latest_first(line: Line) -> tuple[int, int, int]:
    return -line.last, -line.first, line.index


def _row(line: Line, room: int) -> Row:
    entries: list[Entry] = []
    text = ""
    used, is_quoted = 0, True
    for step in line.steps:
        text = step.text or text
        before = entries[-1] if entries else None
        if before and step.kind == "kept" and not step.changes and before.step.kind == "kept" and step.text == before.step.text:
            entries[-1] = Entry(before.step, step.edition, before.text, (), ())
            continue
        touches = tuple(sorted(step.changes, key=lambda touch: -touch.salience))
        used += len(text) + sum(len(touch.explanation) for touch in touches)
        # The first quote is always there, so that no line is without its words.
        fits = used <= room or not entries
        is_quoted = is_quoted and fits
        if fits:
            entries.append(Entry(step, step.edition, text, _marks(step.text, touches), touches))
        else:
            entries.append(Entry(step, step.edition, "", (), ()))
    return Row(line, tuple(entries), is_quoted)


def _marks(text: str, touches: Sequence[Touch]) -> tuple[tuple[int, int], ...]:
    """Where the words stand that changes are about; a place that is not the only one is not guessed at."""
    spans: list[tuple[int, int]] = []
    for touch in touches:
        words = touch.new
        if words and touch.kind != "dropped" and len(words) < _MOST_MARKED * len(text) and text.count(words) == 1:
            spans.append((text.index(words), text.index(words) + len(words)))
    out: list[tuple[int, int]] = []
    for low, high in sorted(spans):
        if out and low < out[-1][1]:
            out[-1] = out[-1][0], max(high, out[-1][1])
        else:
            out.append((low, high))
    return tuple(out)
