"""A history as a table."""

from __future__ import annotations

import sys

import pandas as pd
import pytest

import dtt_diff as dd
from dtt_diff.tracking.table import COLUMNS
from dtt_diff.tracking.values import STEP_KINDS
from tests.tracking.making import council, shipped_council


def test_one_row_a_step():
    """Line by line."""
    history = council()
    rows = history.to_records()
    assert [(row["line"], row["edition"]) for row in rows] == [(x.index, s.edition) for x in history.lines for s in x.steps]
    assert all(tuple(row) == tuple(COLUMNS) for row in rows)
    returned = next(row for row in rows if row["kind"] == "returned")
    assert (returned["label"], returned["base_label"]) == ("2023-01-13", "2020-01-10")


def test_the_force_of_a_line_can_be_drawn():
    """Its curve stands in the rows; what is gone has none."""
    history = shipped_council()
    rows = history.to_records()
    for line in history.lines:
        own = {row["edition"]: row["force"] for row in rows if row["line"] == line.index and row["force"] is not None}
        assert own == line.force
    assert all((row["force"] is None) == (row["text"] is None) for row in rows)


def test_the_columns_are_typed():
    """The same with one edition, where much is missing."""
    for history in (council(), council("The Council met. The members left.")):
        table = history.to_dataframe()
        assert list(table.columns) == list(COLUMNS)
        assert list(table.kind.cat.categories) == list(STEP_KINDS)
        assert {name: str(kind) for name, kind in table.dtypes.items() if name != "kind"} == {
            name: kind for name, kind in COLUMNS.items() if name != "kind"
        }
    assert table.attrs["library"] == f"dtt_diff {dd.__version__}"
    assert council().to_dataframe().attrs["notes"] == list(council().notes)
    heat = council().to_dataframe().pivot_table(index="line", columns="label", values="force")
    assert isinstance(heat, pd.DataFrame)
    assert heat.shape == (4, 5)


def test_half_characters_are_replaced():
    """Databases and data frames refuse them."""
    rows = council("The \ud800 Council met.").to_records()
    assert rows[0]["text"] == "The \ufffd Council met."


def test_without_pandas_the_error_names_the_remedy(monkeypatch):
    """The command to install it, and what does without."""
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(dd.MissingExtraError, match=r"pip install 'dtt_diff\[notebook\]'.*to_records"):
        council().to_dataframe()
    assert council().to_records()
