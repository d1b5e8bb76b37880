from __future__ import annotations

import json

from attrs import evolve

from dtt_diff.batch.lines import (
    CHANGE_COLUMNS,
    COMPARISON_COLUMNS,
    change_lines,
    comparison_line,
    failure_line,
)
from dtt_diff.batch.values import Failure, Pair
from tests.batch.making import edition
from tests.making import compare

PAIR = Pair(edition(0), edition(1), id="one", series="ferry talks")
HOSTILE = "a\ud800\x00\u202e\r\n\u2028]]><script>\x1b[31m" + "x" * 300


def test_a_comparison_is_one_flat_line():
    """The columns are those that are documented, and the counts are those of the comparison."""
    comparison = compare(PAIR.old, PAIR.new)
    row = json.loads(comparison_line(comparison, PAIR, "key"))
    assert list(row) == [column.name for column in COMPARISON_COLUMNS]
    assert {kind: row[kind] for kind in comparison.counts} == comparison.counts
    assert row["changes"] == len(comparison.changes) > 0
    assert sum(value for name, value in row.items() if name.startswith("groups_")) == len(comparison.groups)
    assert (row["pair"], row["series"], row["key"], row["old_sha256"]) == ("one", "ferry talks", "key", comparison.old.digest)


def test_a_change_is_one_flat_line():
    """What the records of the comparison have, under the pair; every line has the same keys."""
    comparison = compare(PAIR.old, PAIR.new)
    rows = [json.loads(line) for line in change_lines(comparison, PAIR)]
    assert {tuple(row) for row in rows} == {tuple(column.name for column in CHANGE_COLUMNS)}
    for row, record in zip(rows, comparison.to_records(), strict=True):
        assert row == {"pair": "one", "series": "ferry talks", **{name: record[name] for name in row if name in record}}


def test_types_of_columns_hold():
    """A table that is made of the lines has one type a column."""
    comparison = compare(PAIR.old, PAIR.new)
    types = {"text": str, "category": str, "integer": int, "number": (int, float), "flag": bool}
    rows = [(COMPARISON_COLUMNS, json.loads(comparison_line(comparison, PAIR, "key")))]
    rows += [(CHANGE_COLUMNS, json.loads(line)) for line in change_lines(comparison, PAIR)]
    for columns, row in rows:
        for column in columns:
            assert row[column.name] is None or isinstance(row[column.name], types[column.type]), column.name


def test_hostile_words_stay_in_their_line():
    """In ids, series, texts and reasons; the lines are UTF-8 that every reader takes."""
    comparison = compare(f"The ministers condemned {HOSTILE}.", f"The ministers noted {HOSTILE}.")
    pair = evolve(PAIR, id=HOSTILE, series=HOSTILE)
    made = [
        comparison_line(comparison, pair, "key"),
        *change_lines(comparison, pair),
        failure_line(pair, Failure("E", HOSTILE)),
    ]
    for line in made:
        assert "\n" not in line
        assert "\r" not in line
        assert json.loads(line.encode())["pair"] == pair.name == HOSTILE.replace("\ud800", "\\ud800")
        json.dumps(json.loads(line), ensure_ascii=False).encode()
