"""The timeline of a matter: what every edition says of it, and what changed there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dtt_diff.model import KINDS
from dtt_diff.tracking.answers import Mention, Moment
from dtt_diff.tracking.concordance import in_one_line
from dtt_diff.tracking.phrases import asked_for, find_places
from dtt_diff.tracking.values import HistoryResult, Step, Touch


def find_timeline(history: HistoryResult, matter: str) -> tuple[Moment, ...]:
    """Return what every edition says of a matter, oldest first; editions that say nothing of it are there too.

    Args:
        history: the editions.
        matter: a word or some words that follow each other; other forms of the words count.

    Raises:
        ReportError: there is no word in it.
    """
    _, stems = asked_for(matter)
    steps: list[dict[int, Step]] = [{} for _ in history.editions]
    for line in history.lines:
        for step in line.steps:
            steps[step.edition][line.index] = step
    out = []
    before: list[Mention] = []
    for edition in history.editions:
        done = steps[edition.index]
        mentions = _mentions(history, edition.index, stems, done)
        here = {mention.line for mention in mentions}
        gone = [
            Mention(m.line, m.sentence, m.text, done[m.line].kind if m.line in done else None)
            for m in before
            if m.line is not None and m.line not in here and not _lives_on(done.get(m.line), here)
        ]
        touched = [done[m.line] for m in (*mentions, *gone) if m.line is not None and m.line in done]
        changes = tuple({touch.id: touch for step in touched for touch in step.changes}.values())
        sentence = _tell(edition.label, matter, mentions, gone, changes)
        out.append(Moment(edition, tuple(mentions), tuple(gone), changes, sentence))
        before = mentions
    return tuple(out)


def _lives_on(step: Step | None, here: set[int | None]) -> bool:
    """Whether a line went into one that mentions the matter."""
    return step is not None and step.kind == "merged" and bool(here.intersection(step.others))


def _mentions(history: HistoryResult, edition: int, stems: Sequence[str], done: dict[int, Step]) -> list[Mention]:
    statement = history.statements[edition]
    holders = {step.sentence: line for line, step in done.items() if step.sentence is not None}
    out = []
    for sentence in statement.sentences:
        if any(find_places(sentence, stems)):
            line = holders.get(sentence.index)
            kind = None if line is None else done[line].kind
            out.append(Mention(line, sentence.index, in_one_line(statement.quote(sentence.spans)), kind))
    return out


def _tell(label: str, matter: str, mentions: list[Mention], gone: list[Mention], changes: tuple[Touch, ...]) -> str:
    count = len(mentions)
    if not count and not gone:
        return f"{label}: “{matter}” is not mentioned."
    told = f"{count} sentence{'s' * (count != 1)} mention{'s' * (count == 1)} “{matter}”" if count else f"“{matter}” is gone"
    if gone and count:
        told += f"; {len(gone)} no longer {'does' if len(gone) == 1 else 'do'}"
    kinds = Counter(touch.kind for touch in changes)
    figures = ", ".join(f"{kinds[kind]} {kind}" for kind in KINDS if kinds[kind])
    return f"{label}: {told}{f' ({figures})' if figures else ''}."
