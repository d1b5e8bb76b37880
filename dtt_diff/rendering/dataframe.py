"""The records as a pandas DataFrame: typed columns, the same ones in the same order even where there is no row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dtt_diff.errors import MissingExtraError
from dtt_diff.rendering.records import COLUMNS, Column, to_records
from dtt_diff.reporting.values import Report

if TYPE_CHECKING:
    import pandas as pd

#: The pandas type of a column; all of them know missing values.
_TYPES = {"text": "string", "integer": "Int64", "number": "Float64", "flag": "boolean"}


def to_dataframe(report: Report, *, rejected: bool = False) -> pd.DataFrame:
    """Return the records as a DataFrame, one row a change.

    Text is ``string``, whole numbers are ``Int64``, numbers ``Float64``, true or false ``boolean``; a category has all values
    it may have, in a fixed order, so that tables of several pairs can be put together and counts show what is not there.
    ``attrs`` holds the provenance, the notes and, where there is one, the selection and the reviewer.

    Args:
        report: the report on a comparison.
        rejected: also give the changes that a review rejected.

    Returns:
        the table with the columns of ``records.COLUMNS``.

    Raises:
        MissingExtraError: pandas is not installed.
    """
    try:
        import pandas as pd
    except ImportError as error:
        raise MissingExtraError(
            f"to_dataframe() needs pandas ({error}); install it with: pip install 'dtt_diff[notebook]'. "
            "to_records() and to_csv() do without"
        ) from error

    rows = to_records(report, rejected=rejected)
    table = pd.DataFrame(
        {column.name: pd.Series([row[column.name] for row in rows], dtype=_type(column)) for column in COLUMNS}
    )
    table.attrs.update(_attributes(report))
    return table


def _type(column: Column) -> Any:
    import pandas as pd

    if column.type == "category":
        return pd.CategoricalDtype(list(column.values), ordered=column.ordered)
    return _TYPES[column.type]


def _attributes(report: Report) -> dict[str, Any]:
    """What is said of the table as a whole, as values that files can carry."""
    comparison = report.comparison
    notes = [
        *comparison.notes,
        *(f"old edition: {note}" for note in comparison.old.notes),
        *(f"new edition: {note}" for note in comparison.new.notes),
    ]
    out: dict[str, Any] = {**comparison.provenance, "notes": notes}
    if comparison.selection:
        out["selection"] = comparison.selection
    if comparison.review:
        out["reviewer"] = comparison.review.reviewer
        out["rejected"] = len(comparison.rejected)
    return out
