"""The shape of lexicon tables, and errors that name the file, the entry and the remedy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import frozen

from dtt_diff.errors import LexiconError

DIMENSIONS = (
    "act",
    "modality",
    "certainty",
    "degree",
    "scope",
    "condition",
    "specificity",
    "characterization",
    "attribution",
    "polarity",
)
GOVERNS = ("proposition", "head")
HEADS = ("after", "before", "either")
FORM_KINDS = ("verbs", "nouns", "words")

#: What the value of a key may be, in the words of the messages.
_KINDS = {
    "text": "a text",
    "texts": "a list of texts",
    "flag": "true or false",
    "tables": "tables",
    "sides": "a list of lists of texts",
}


@frozen
class Shape:
    """The keys of a table: which must be there, which may be, and what each holds."""

    required: Mapping[str, str]
    optional: Mapping[str, str]


_EXAMPLES = {"fires": "texts", "silent": "texts"}
EDGE = Shape({"more": "text", "less": "text", "sources": "texts"}, {"note": "text"})
SHAPES = {
    "scale": Shape(
        {"id": "text", "dimension": "text", "title": "text", "governs": "text", "ranks": "texts"},
        {"bare": "text", "edge": "tables", "dispute": "tables"},
    ),
    "entry": Shape(
        {"id": "text", "scale": "text", "rank": "text", "sources": "texts"},
        {"verbs": "texts", "nouns": "texts", "words": "texts", "head": "text", "not_after": "texts"}
        | {"not_before": "texts", "lower_case": "flag", "upper_case": "flag"}
        | _EXAMPLES,
    ),
    "reversal": Shape({"id": "text", "sides": "sides", "sources": "texts"}, _EXAMPLES),
    "equivalent": Shape({"id": "text", "forms": "texts", "sources": "texts"}, {"as": "text"} | _EXAMPLES),
    "matter": Shape({"id": "text", "words": "texts", "sources": "texts"}, {}),
    "word list": Shape({"words": "texts"}, {"sources": "texts"}),
    "source": Shape({"title": "text"}, {"note": "text"}),
}


def check_shape(where: str, row: object, shape: Shape) -> dict[str, Any]:
    """Return a table whose keys and values are as they should be.

    Args:
        where: file, table and id, for messages.
        row: the table as read.
        shape: what it should be.

    Raises:
        LexiconError: it is no table, a key is missing or unknown, or a value is of another kind.
    """
    if not isinstance(row, dict):
        raise LexiconError(f"{where} should be a table with the keys {', '.join(shape.required)}")
    for key in shape.required:
        if key not in row:
            raise LexiconError(f"{where} lacks the key {key!r}")
    known = {**shape.required, **shape.optional}
    for key, value in row.items():
        if key not in known:
            raise LexiconError(f"{where}: the key {key!r} is not known; the keys are {', '.join(known)}")
        if not _is(value, known[key]):
            raise LexiconError(f"{where}: {key} should be {_KINDS[known[key]]}")
    return row


def check_choice(where: str, key: str, value: str, choices: Iterable[str]) -> str:
    """Return a value that is one of some choices.

    Args:
        where: file, table and id, for messages.
        key: the key whose value it is.
        value: the value.
        choices: what it may be.

    Raises:
        LexiconError: it is none of them.
    """
    choices = tuple(choices)
    if value not in choices:
        raise LexiconError(f"{where}: {key} = {value!r} is none of {', '.join(map(repr, choices))}")
    return value


def _is(value: object, kind: str) -> bool:
    if kind == "text":
        return isinstance(value, str) and bool(value.strip())
    if kind == "flag":
        return isinstance(value, bool)
    if not isinstance(value, list):
        return False
    if kind == "tables":
        return all(isinstance(item, dict) for item in value)
    if kind == "sides":
        return all(_is(item, "texts") for item in value)
    return all(isinstance(item, str) and item.strip() for item in value)
