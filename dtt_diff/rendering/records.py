"""One flat row a change: the table behind data frames, CSV files and databases. ``COLUMNS`` says what each column means."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Literal, get_args

from attrs import field, frozen

from dtt_diff.model import (
    KINDS,
    Change,
    ComparisonResult,
    Confidence,
    Cue,
    Decision,
    Evidence,
    Group,
    Passage,
    Statement,
    Verdict,
)
from dtt_diff.rendering.comma_separated import Value, write_csv
from dtt_diff.reporting.values import Report

ColumnType = Literal["text", "category", "integer", "number", "flag"]

#: Stands between the parts of a cell that holds several.
SEPARATOR = "; "
_SURROGATE = re.compile(r"[\ud800-\udfff]")


@frozen
class _Side:
    """One edition, and what a change has of it."""

    statement: Statement
    passage: Passage | None
    sentences: tuple[int, ...]
    cue: Cue | None
    rank: str | None


@frozen
class _Item:
    """A change, and what a row says of it besides."""

    change: Change
    theme: str | None
    group: Group | None
    comparison: ComparisonResult

    @property
    def evidence(self) -> Evidence | None:
        """The evidence that has a scale, if any has; else the first."""
        with_scale = [item for item in self.change.evidence if item.scale]
        return next(iter((*with_scale, *self.change.evidence)), None)

    @property
    def old(self) -> _Side:
        """What it has of the old edition."""
        change, seen = self.change, self.evidence
        cue, rank = (seen.old_cue, seen.old_rank) if seen else (None, None)
        return _Side(self.comparison.old, change.old, change.old_sentences, cue, rank)

    @property
    def new(self) -> _Side:
        """What it has of the new edition."""
        change, seen = self.change, self.evidence
        cue, rank = (seen.new_cue, seen.new_rank) if seen else (None, None)
        return _Side(self.comparison.new, change.new, change.new_sentences, cue, rank)


@frozen
class Column:
    """A column of the table.

    Attributes:
        name: its name.
        type: text, category (text out of ``values``), integer, number or flag (true or false).
        meaning: what it holds, and its unit; when a cell is empty.
        values: all values of a category, in their order.
        ordered: whether the order of the values is one of degree.
    """

    name: str
    type: ColumnType
    meaning: str
    value: Callable[[_Item], Value] = field(repr=False)
    values: tuple[str, ...] = ()
    ordered: bool = False


def to_records(report: Report, *, rejected: bool = False) -> list[dict[str, Any]]:
    """Return one flat row a change, in the order of the changes.

    The rows agree with ``comparison.counts``: what a review rejected is left out, so that a count or a mean of the table is one
    of the reviewed result. With ``rejected`` those rows follow after the others, marked in the column ``decision``.

    Args:
        report: the report on a comparison.
        rejected: also give the changes that a review rejected.

    Returns:
        rows with the columns of ``COLUMNS`` in their order; values are text, whole numbers, numbers, true or false, or None.
    """
    comparison = report.comparison
    themes: dict[str, str] = {}
    for theme in report.themes:
        for change in theme.changes:
            themes.setdefault(change.id, theme.name)
    of_old = {i: group for group in comparison.groups for i in group.old}
    of_new = {j: group for group in comparison.groups for j in group.new}

    def item(change: Change) -> _Item:
        groups = [*(of_new.get(j) for j in change.new_sentences), *(of_old.get(i) for i in change.old_sentences)]
        return _Item(change, themes.get(change.id), next((group for group in groups if group), None), comparison)

    changes = (*comparison.changes, *(comparison.rejected if rejected else ()))
    return [{column.name: _plain(column.value(row)) for column in COLUMNS} for row in map(item, changes)]


def to_csv(report: Report, *, rejected: bool = False) -> str:
    """Return the records as CSV after RFC 4180, with a header; lines end in a line feed.

    A text that a spreadsheet would take for a formula gets an apostrophe in front; control characters are left out. An empty
    cell stands for None. True and false are written in lower case.

    Args:
        report: the report on a comparison.
        rejected: also give the changes that a review rejected.
    """
    return write_csv([column.name for column in COLUMNS], to_records(report, rejected=rejected))


def _plain(value: Value) -> Value:
    """A half of a surrogate pair is no character: databases and data frames refuse it."""
    return _SURROGATE.sub("\ufffd", value) if isinstance(value, str) else value


def _joined(parts: tuple[str, ...]) -> str | None:
    return SEPARATOR.join(dict.fromkeys(parts)) or None


def _sides(stem: str, kind: ColumnType, meaning: str, value: Callable[[_Side], Value]) -> tuple[Column, Column]:
    """The same column for either edition; "SIDE" in the meaning is the edition."""
    return (
        Column(f"old_{stem}", kind, meaning.replace("SIDE", "old"), lambda row: value(row.old)),
        Column(f"new_{stem}", kind, meaning.replace("SIDE", "new"), lambda row: value(row.new)),
    )


#: The columns, in their order.
COLUMNS: tuple[Column, ...] = (
    Column("id", "text", "Id of the change; reflow, renumbering and moving leave it alone.", lambda row: row.change.id),
    Column(
        "kind", "category", "What happened; the reviewed kind where a review relabelled it.", lambda row: row.change.kind, KINDS
    ),
    Column(
        "original_kind",
        "category",
        "The kind as the library gave it; the same as `kind` unless a review relabelled it.",
        lambda row: row.change.opinion.original if row.change.opinion else row.change.kind,
        KINDS,
    ),
    Column(
        "decision",
        "category",
        "What a review decided on the change; empty if it was not reviewed.",
        lambda row: row.change.opinion.decision if row.change.opinion else None,
        get_args(Decision),
    ),
    Column(
        "note",
        "text",
        "The reviewer's comment; empty if there is none.",
        lambda row: (row.change.opinion.note or None) if row.change.opinion else None,
    ),
    Column(
        "salience",
        "integer",
        "3 leads a memo, 2 belongs in it, 1 is noted by a careful reader.",
        lambda row: row.change.salience,
    ),
    Column(
        "shift",
        "number",
        "How far force moved, in steps of its scale; above 0 is more force. Steps of different scales do not compare. "
        "Empty where there is no direction.",
        lambda row: row.change.shift,
    ),
    Column(
        "confidence",
        "category",
        "How sure the label is.",
        lambda row: row.change.confidence,
        get_args(Confidence)[::-1],
        ordered=True,
    ),
    Column(
        "dimensions",
        "text",
        'The dimensions of force it concerns, joined by "; "; empty for plain facts.',
        lambda row: _joined(row.change.dimensions),
    ),
    Column(
        "theme",
        "text",
        "The first theme it belongs to; empty where no theme takes it, or a review rejected it.",
        lambda row: row.theme,
    ),
    *_sides(
        "quote",
        "text",
        "The quotation from the SIDE edition, to the letter, line breaks included; empty where that side has none.",
        lambda side: side.passage.text if side.passage else None,
    ),
    *_sides(
        "start",
        "integer",
        "Where the quotation begins in the SIDE text, in code points from 0.",
        lambda side: side.passage.start if side.passage else None,
    ),
    *_sides(
        "end",
        "integer",
        "Where it ends in the SIDE text (offset after the last character); page furniture between counts.",
        lambda side: side.passage.end if side.passage else None,
    ),
    *_sides(
        "paragraph",
        "integer",
        "Number of the first paragraph of the SIDE edition that it touches, from 1; 0 for titles, datelines and headings.",
        lambda side: side.statement.sentences[side.sentences[0]].paragraph if side.sentences else None,
    ),
    *_sides(
        "sentence",
        "integer",
        "Index of the first sentence of the SIDE edition that it touches, from 0.",
        lambda side: side.sentences[0] if side.sentences else None,
    ),
    Column(
        "verdict",
        "category",
        "Verdict on the sentence group it stands in: that of its first new sentence, else of its first old one.",
        lambda row: row.group.verdict if row.group else None,
        get_args(Verdict),
    ),
    Column(
        "moved",
        "flag",
        "Whether that group stands elsewhere in the order of the new edition.",
        lambda row: row.group.moved if row.group else None,
    ),
    Column(
        "rules",
        "text",
        'The rules that fired, joined by "; ".',
        lambda row: _joined(tuple(item.rule for item in row.change.evidence)),
    ),
    Column(
        "scale",
        "text",
        "Id of the scale on which the two sides were compared; empty where the label rests on no scale. "
        "With several pieces of evidence this and the next five columns are of the first that has a scale.",
        lambda row: row.evidence.scale if row.evidence else None,
    ),
    *_sides(
        "cue", "text", "The words of the SIDE edition that carry the force.", lambda side: side.cue.text if side.cue else None
    ),
    *_sides("rank", "text", "Where the SIDE side stands on the scale.", lambda side: side.rank),
    Column(
        "sources",
        "text",
        'Ids of the sources that order the two ranks, joined by "; ".',
        lambda row: _joined(row.evidence.sources) if row.evidence else None,
    ),
    Column("explanation", "text", "One plain sentence that says why.", lambda row: row.change.explanation),
    *_sides("title", "text", "Title of the SIDE edition, if one was found.", lambda side: side.statement.title),
    *_sides("date", "text", "Date of the SIDE edition as YYYY-MM-DD, if one was found.", lambda side: side.statement.date),
    *_sides(
        "edition", "integer", "Number of the SIDE edition in its series, if one was found.", lambda side: side.statement.edition
    ),
    *_sides("sha256", "text", "SHA-256 of the SIDE text in UTF-8.", lambda side: side.statement.digest),
    Column(
        "selection",
        "text",
        "In plain words, which changes a filter left; empty where all are there.",
        lambda row: row.comparison.selection or None,
    ),
    Column(
        "reviewed", "flag", "Whether a review was applied to the comparison.", lambda row: row.comparison.review is not None
    ),
    Column("profile", "text", "Name of the profile of force.", lambda row: row.comparison.profile),
    Column("lexicon_sha256", "text", "Digest of the lexicon.", lambda row: row.comparison.lexicon),
    Column("library_version", "text", "Version of dtt_diff.", lambda row: row.comparison.version),
)
