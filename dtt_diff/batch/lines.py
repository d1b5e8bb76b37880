"""A comparison -> lines of the tables of a batch: flat JSON objects, the same keys in every line, ready for Parquet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any, get_args

from attrs import frozen

from dtt_diff.batch.values import Failure, Pair, legible, name_of
from dtt_diff.model import KINDS, ComparisonResult, Kind, Statement, Verdict
from dtt_diff.rendering.records import COLUMNS, to_records
from dtt_diff.reporting.values import Report
from dtt_diff.serialization import dump_json

#: Columns of the records that a batch leaves out: the themes of one pair are not those of another and take a third of the time;
#: and nothing in a batch is reviewed or filtered.
_LEFT_OUT = frozenset({"theme", "original_kind", "decision", "note", "selection", "reviewed"})


@frozen
class BatchColumn:
    """A column of a table of a batch: its name, its type (text or integer), and what it holds."""

    name: str
    type: str
    meaning: str


@frozen
class _Item:
    comparison: ComparisonResult
    pair: Pair
    key: str
    verdicts: Counter[str]


_Value = Callable[[_Item], Any]


def _sides(stem: str, kind: str, meaning: str, value: Callable[[Statement], Any]) -> list[tuple[BatchColumn, _Value]]:
    def of(side: str) -> _Value:
        return lambda item: value(getattr(item.comparison, side))

    return [(BatchColumn(f"{side}_{stem}", kind, meaning.replace("SIDE", side)), of(side)) for side in ("old", "new")]


def _count(kind: Kind) -> _Value:
    return lambda item: item.comparison.counts[kind]


def _verdict(verdict: str) -> _Value:
    return lambda item: item.verdicts[verdict]


_COMPARISONS: list[tuple[BatchColumn, _Value]] = [
    (BatchColumn("pair", "text", "Id of the pair."), lambda item: item.pair.name),
    (
        BatchColumn("key", "text", "SHA-256 over all that the result depends on; by it a later run knows it."),
        lambda item: item.key,
    ),
    (
        BatchColumn("changes", "integer", "How many changes were found: lines of the pair in changes.jsonl."),
        lambda item: len(item.comparison.changes),
    ),
    (BatchColumn("series", "text", "The series of the pair; null if none was given."), lambda item: item.pair.series),
    *_sides("source", "text", "The SIDE file as the manifest names it; null for a text.", lambda side: side.source),
    *_sides("title", "text", "Title of the SIDE edition, if one was found.", lambda side: side.title),
    *_sides("date", "text", "Date of the SIDE edition as YYYY-MM-DD, if one was found.", lambda side: side.date),
    *_sides("edition", "integer", "Number of the SIDE edition in its series, if one was found.", lambda side: side.edition),
    *_sides("sha256", "text", "SHA-256 of the SIDE text in UTF-8.", lambda side: side.digest),
    *_sides("characters", "integer", "Length of the SIDE text in code points.", lambda side: len(side.text)),
    *_sides("sentences", "integer", "Sentences of the SIDE edition.", lambda side: len(side.sentences)),
    *((BatchColumn(kind, "integer", f"Changes of the kind {kind}."), _count(kind)) for kind in KINDS),
    (
        BatchColumn("leading", "integer", "Changes of salience 3, those that lead a memo."),
        lambda item: sum(change.salience == 3 for change in item.comparison.changes),
    ),
    *(
        (
            BatchColumn(f"groups_{verdict.replace(' ', '_')}", "integer", f"Sentence groups with the verdict {verdict}."),
            _verdict(verdict),
        )
        for verdict in get_args(Verdict)
    ),
    (
        BatchColumn("notes", "text", 'What was decided on the way, joined by "; "; null if nothing.'),
        lambda item: "; ".join(_notes(item.comparison)) or None,
    ),
    (BatchColumn("profile", "text", "Name of the profile of force."), lambda item: item.comparison.profile),
    (BatchColumn("lexicon_sha256", "text", "Digest of the lexicon."), lambda item: item.comparison.lexicon),
    (BatchColumn("library_version", "text", "Version of dtt_diff."), lambda item: item.comparison.version),
]

#: The columns of comparisons.jsonl, in their order.
COMPARISON_COLUMNS = tuple(column for column, _ in _COMPARISONS)
#: The columns of changes.jsonl, in their order: those of the records of a comparison, after the pair and its series.
CHANGE_COLUMNS = (
    BatchColumn("pair", "text", "Id of the pair."),
    BatchColumn("series", "text", "The series of the pair; null if none was given."),
    *(BatchColumn(column.name, column.type, column.meaning) for column in COLUMNS if column.name not in _LEFT_OUT),
)
#: The columns of failures.jsonl, in their order.
FAILURE_COLUMNS = (
    BatchColumn("pair", "text", "Id of the pair."),
    BatchColumn("series", "text", "The series of the pair; null if none was given."),
    BatchColumn("old_source", "text", "The old file as the manifest names it; null for a text."),
    BatchColumn("new_source", "text", "The new file as the manifest names it; null for a text."),
    BatchColumn("error", "text", "Class of the error; WorkerDied where the worker's process ended."),
    BatchColumn("reason", "text", "What happened, where, and what to do."),
)


def comparison_line(comparison: ComparisonResult, pair: Pair, key: str) -> str:
    """Return the line of a pair in comparisons.jsonl.

    Args:
        comparison: its comparison.
        pair: the pair.
        key: the digest over all that the result depends on.
    """
    item = _Item(comparison, pair, key, Counter(group.verdict for group in comparison.groups))
    return _line({column.name: value(item) for column, value in _COMPARISONS})


def change_lines(comparison: ComparisonResult, pair: Pair) -> tuple[str, ...]:
    """Return the lines of a pair in changes.jsonl, one a change.

    Args:
        comparison: its comparison.
        pair: the pair.
    """
    records = to_records(Report(comparison, (), (), ((), ()), (), ()))
    head = {"pair": pair.name, "series": pair.series}
    return tuple(_line({**head, **{name: value for name, value in row.items() if name not in _LEFT_OUT}}) for row in records)


def failure_line(pair: Pair, failure: Failure) -> str:
    """Return the line of a pair in failures.jsonl.

    Args:
        pair: the pair.
        failure: why it was not compared.
    """
    sources = {"old_source": name_of(pair.old), "new_source": name_of(pair.new)}
    return _line({"pair": pair.name, "series": pair.series, **sources, "error": failure.error, "reason": failure.reason})


def _notes(comparison: ComparisonResult) -> tuple[str, ...]:
    sides = (("old", comparison.old), ("new", comparison.new))
    return (*comparison.notes, *(f"{name}: {note}" for name, side in sides for note in side.notes))


def _line(row: dict[str, Any]) -> str:
    plain = {name: legible(value) if isinstance(value, str) else value for name, value in row.items()}
    return dump_json(plain, indent=None)
