"""A history as a table: one row a step of a line, as plain values and as a pandas DataFrame."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from dtt_diff.errors import MissingExtraError
from dtt_diff.model import KINDS
from dtt_diff.tracking.values import STEP_KINDS, HistoryResult

if TYPE_CHECKING:
    import pandas as pd

_SURROGATE = re.compile("[\ud800-\udfff]")

#: The columns with their pandas types, all of which know missing values.
COLUMNS: dict[str, str] = {
    "line": "Int64",
    "edition": "Int64",
    "label": "string",
    "date": "string",
    "kind": "category",
    "verdict": "string",
    "shape": "string",
    "moved": "boolean",
    "base": "Int64",
    "base_label": "string",
    "shift": "Float64",
    "force": "Float64",
    "sentence": "Int64",
    "text": "string",
    "others": "string",
    **dict.fromkeys(KINDS, "Int64"),
    "what": "string",
}


def to_records(history: HistoryResult) -> list[dict[str, Any]]:
    """Return one flat row a step of a line: line by line, oldest step first.

    ``force`` is the curve of the line; ``added`` to ``updated`` count its changes; ``what`` has their explanations, a line
    each; ``others`` are the indices of the lines it was split off from, went into or took in, parted by spaces.

    Args:
        history: the editions.
    """
    rows = []
    for line in history.lines:
        force = line.force
        for step in line.steps:
            edition = history.editions[step.edition]
            kinds = [touch.kind for touch in step.changes]
            rows.append(
                {
                    "line": line.index,
                    "edition": step.edition,
                    "label": edition.label,
                    "date": edition.date,
                    "kind": step.kind,
                    "verdict": step.verdict,
                    "shape": step.shape,
                    "moved": step.moved,
                    "base": step.base,
                    "base_label": None if step.base is None else history.editions[step.base].label,
                    "shift": step.shift,
                    "force": force.get(step.edition),
                    "sentence": step.sentence,
                    "text": step.text or None,
                    "others": " ".join(map(str, step.others)),
                    **{str(kind): kinds.count(kind) for kind in KINDS},
                    "what": "\n".join(touch.explanation for touch in step.changes),
                }
            )
    return [{name: _sound(value) for name, value in row.items()} for row in rows]


def _sound(value: Any) -> Any:
    """A half of a surrogate pair is no character: databases and data frames refuse it."""
    return _SURROGATE.sub("\ufffd", value) if isinstance(value, str) else value


def to_dataframe(history: HistoryResult) -> pd.DataFrame:
    """Return the records as a DataFrame with typed columns; ``attrs`` holds provenance and notes.

    Args:
        history: the editions.

    Raises:
        MissingExtraError: pandas is not installed.
    """
    try:
        import pandas as pd
    except ImportError as error:
        raise MissingExtraError(
            f"to_dataframe() needs pandas ({error}); install it with: pip install 'dtt_diff[notebook]'. "
            "to_records() does without"
        ) from error

    rows = to_records(history)
    types: dict[str, Any] = {**COLUMNS, "kind": pd.CategoricalDtype(list(STEP_KINDS))}
    table = pd.DataFrame({name: pd.Series([row[name] for row in rows], dtype=types[name]) for name in COLUMNS})
    table.attrs.update({**history.provenance, "notes": list(history.notes)})
    return table
