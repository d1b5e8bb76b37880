from __future__ import annotations

import subprocess
import sys
from itertools import pairwise

import pytest
from attrs import evolve

import dtt_diff as dd
from dtt_diff.model import KINDS, Opinion, Review
from dtt_diff.rendering.dataframe import to_dataframe
from dtt_diff.rendering.records import COLUMNS, to_records
from dtt_diff.reporting.values import Report
from dtt_diff.result import Comparison
from tests.making import compare, samples

pd = pytest.importorskip("pandas", reason='pandas (extra "notebook") is not installed')

OLD = "1. The ministers condemned the launch in the strongest terms.\n\n2. Search crews from both coasts found the ferry.\n"
NEW = "1. The ministers condemned the launch.\n\n2. Grain shipments through the northern strait have grown since spring.\n"
TYPES = {"text": "string", "integer": "Int64", "number": "Float64", "flag": "boolean", "category": "category"}


def report(comparison: Comparison) -> Report:
    """A report without themes."""
    return Report(comparison, (), (), ((), ()), (), ())


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    """Two editions of an invented series."""
    return compare(OLD, NEW)


@pytest.fixture(scope="module")
def table(comparison) -> pd.DataFrame:
    """Their table."""
    return to_dataframe(report(comparison))


def test_the_table_holds_the_records(comparison, table):
    """One row a change, every cell; None is a missing value."""
    back = table.astype(object).where(table.notna(), None).to_dict("records")
    assert back == to_records(report(comparison))


def test_columns_are_typed_as_documented(table):
    """Text, numbers with missing values, flags and categories."""
    assert {name: str(dtype) for name, dtype in table.dtypes.items()} == {c.name: TYPES[c.type] for c in COLUMNS}


def test_an_empty_table_has_the_same_columns(comparison, table):
    """A loop over pairs does not stumble over the one without changes: what is put together keeps its types."""
    empty = to_dataframe(report(comparison.filter(matches="no such words")))
    assert empty.empty
    assert empty.dtypes.equals(table.dtypes)
    assert pd.concat([table, empty], ignore_index=True).dtypes.equals(table.dtypes)


def test_kinds_come_in_a_fixed_order_and_none_is_forgotten(comparison, table):
    """A count shows the kinds that are not there."""
    assert tuple(table.kind.cat.categories) == KINDS == tuple(table.original_kind.cat.categories)
    counts = table.groupby("kind", observed=False).size()
    assert counts.to_dict() == comparison.counts
    assert list(counts.index) == list(KINDS)


def test_confidence_can_be_compared(table):
    """It is ordered: low, medium, high."""
    assert list(table.confidence.cat.categories) == ["low", "medium", "high"]
    assert table.confidence.cat.ordered
    assert len(table[table.confidence >= "low"]) == len(table)


def test_tables_of_several_pairs_can_be_put_together():
    """Types and categories survive; each row knows its pair."""
    paths = samples()[-3:]
    tables = [dd.compare(old, new).to_dataframe() for old, new in pairwise(paths)]
    both = pd.concat(tables, ignore_index=True)
    assert both.dtypes.equals(tables[0].dtypes)
    assert len(both) == sum(map(len, tables)) > 0
    assert not both.duplicated(["old_sha256", "new_sha256", "id"]).any()


def test_the_table_knows_what_made_it(comparison, table):
    """Provenance and notes; the selection and the review where there are any."""
    assert table.attrs == {**comparison.provenance, "notes": []}
    same = to_dataframe(report(compare(OLD, OLD).filter(kind="added")))
    assert same.attrs["notes"] == ["both sides are the same text"]
    assert same.attrs["selection"] == "kind added"
    first, *rest = comparison.changes
    out = evolve(first, opinion=Opinion("rejected", first.kind))
    reviewed = evolve(comparison, changes=tuple(rest), rejected=(out,), review=Review((), "M. Arden"))
    assert to_dataframe(report(reviewed)).attrs["reviewer"] == "M. Arden"
    assert to_dataframe(report(reviewed)).attrs["rejected"] == 1
    assert len(to_dataframe(report(reviewed), rejected=True)) == len(comparison.changes) == len(rest) + 1


def test_what_the_reader_noted_is_said_with_its_side(comparison):
    """Notes on either edition are told apart."""
    noted = evolve(comparison, old=evolve(comparison.old, notes=("read as Latin-1",)))
    assert to_dataframe(report(noted)).attrs["notes"] == ["old edition: read as Latin-1"]


def test_a_hostile_text_is_a_cell(comparison):
    """NUL, halves of surrogate pairs and emoji reach the table without breaking it."""
    change = comparison.changes[0]
    odd = evolve(comparison, changes=(evolve(change, explanation="a\x00b\ud800 \U0001f6a2 <script>"),))
    assert to_dataframe(report(odd)).explanation[0] == "a\x00b\ufffd \U0001f6a2 <script>"


def test_without_pandas_the_error_names_the_remedy(comparison, monkeypatch):
    """The command to install it, and the views that do without."""
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(dd.MissingExtraError, match=r"pip install 'dtt_diff\[notebook\]'.*to_records"):
        to_dataframe(report(comparison))


def test_records_do_without_pandas():
    """Neither the module nor the method of the records loads it."""
    code = (
        "import sys, dtt_diff as dd\n"
        f"rows = dd.compare({OLD!r}, {NEW!r}).to_records()\n"
        "assert rows\n"
        "sys.exit('pandas' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
