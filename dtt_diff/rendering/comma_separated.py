"""Rows -> CSV after RFC 4180, in which no cell is a formula to a spreadsheet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

Value = str | int | float | bool | None

#: What a spreadsheet takes for the start of a formula, white space and invisible signs before it left aside.
_FORMULA = re.compile(r"[\s\ufeff\u200b-\u200f\u2060]*[=+\-@＝＋－＠]|[\t\r\n]")
#: Control characters that no CSV reader is sure to take; tabs and line breaks are legal in a quoted cell.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def write_csv(names: Sequence[str], records: Iterable[Mapping[str, Value]]) -> str:
    """Return records as CSV, as ``to_csv`` does.

    Args:
        names: the columns.
        records: the rows.
    """
    rows = [list(names), *([_cell(record[name]) for name in names] for record in records)]
    # The csv module leaves a lone carriage return unquoted where lines end in a line feed, and readers take it for a line end.
    return "".join(",".join(map(_quoted, row)) + "\n" for row in rows)


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if not isinstance(value, str):
        return str(value)
    text = _CONTROL.sub("", value)
    return f"'{text}" if _FORMULA.match(text) else text


def _quoted(cell: str) -> str:
    return '"{}"'.format(cell.replace('"', '""')) if set(cell) & set(',"\r\n') else cell
