from __future__ import annotations

import csv
from io import StringIO

from tests.tracking.making import council, tidewater


def test_the_table_is_csv_with_a_header():
    """One row a step; formulas are made harmless."""
    history = council("January 1, 2020\n\n=SUM(A1) is what the Council noted in the northern strait.\n")
    (row,) = csv.DictReader(StringIO(history.to_csv()))
    assert row["kind"] == "appeared"
    assert row["text"].startswith("'=SUM")
    rows = list(csv.DictReader(StringIO(tidewater().to_csv())))
    assert len(rows) == sum(len(line.steps) for line in tidewater().lines)
