"""Comparison -> the same comparison with fewer changes, and the words that say which ones are left."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from difflib import get_close_matches
from typing import TypeVar

from attrs import evolve

from dtt_diff.errors import ReportError
from dtt_diff.lexicon.checking import DIMENSIONS
from dtt_diff.model import KINDS, Change, ComparisonResult

Result = TypeVar("Result", bound=ComparisonResult)
Test = Callable[[Change], bool]

#: Saliences, from the least to the one that leads a memo.
SALIENCES = (1, 2, 3)
#: What others call the kinds: the nearest spelling of "weakened" would be "strengthened".
_OTHER_WORDS = {
    "weakened": "softened",
    "weaker": "softened",
    "hardened": "strengthened",
    "stronger": "strengthened",
    "new": "added",
    "inserted": "added",
    "removed": "dropped",
    "deleted": "dropped",
    "changed": "updated",
    "replaced": "updated",
}
#: Quotation marks and apostrophes are one sign each in a search, as they are in a comparison.
_QUOTES = str.maketrans({"‘": "'", "’": "'", "ʼ": "'", "“": '"', "”": '"'})


def select(
    comparison: Result,
    *,
    kind: str | Iterable[str] | None = None,
    dimension: str | Iterable[str] | None = None,
    matches: str | None = None,
    min_salience: int = 1,
) -> Result:
    """Return a comparison with those changes that meet every condition; statements, links, groups and verdicts stay.

    What a review rejected is selected in the same way, by the kind that the library had given.

    Args:
        comparison: the comparison, which may be a selection already: the conditions add up.
        kind: keep changes of this kind, or of one of these kinds, in a list or separated by commas.
        dimension: keep changes that concern this dimension, or one of these.
        matches: keep changes of which either quote matches this regular expression. Upper and lower case are the same, so
            are straight and curly quotation marks, and a line break in the statement is a space.
        min_salience: keep changes of at least this salience, 1 to 3.

    Returns:
        the comparison with fewer changes, its ``selection`` in plain words; the comparison as it is if there is no condition.

    Raises:
        ReportError: there is no such kind, dimension or salience, or the expression is not one.
    """
    conditions: list[tuple[str, Test]] = []
    if kind is not None:
        kinds = _names("kind", kind, KINDS)
        conditions.append((f"kind {' or '.join(kinds)}", lambda change: change.kind in kinds))
    if dimension is not None:
        dimensions = _names("dimension", dimension, DIMENSIONS)
        conditions.append((f"dimension {' or '.join(dimensions)}", lambda change: bool({*dimensions} & {*change.dimensions})))
    if matches is not None:
        conditions.append((f"matches “{matches}”", _search(matches)))
    if _salience(min_salience) > min(SALIENCES):
        words = f"salience {min_salience}" + (" or more" if min_salience < max(SALIENCES) else "")
        conditions.append((words, lambda change: change.salience >= min_salience))
    if not conditions:
        return comparison

    def kept(changes: tuple[Change, ...]) -> tuple[Change, ...]:
        return tuple(change for change in changes if all(test(change) for _, test in conditions))

    said = [comparison.selection] if comparison.selection else []
    selection = "; ".join([*said, *(words for words, _ in conditions)])
    return evolve(comparison, changes=kept(comparison.changes), rejected=kept(comparison.rejected), selection=selection)


def _names(what: str, given: str | Iterable[str], valid: Sequence[str]) -> tuple[str, ...]:
    """The names asked for, in the order of the labelling guide."""
    try:
        names = [given] if isinstance(given, str) else list(given)
    except TypeError:
        raise ReportError(f"{what}={given!r}: give one of {', '.join(valid)}, or several in a list") from None
    # Several may stand in one text, as they are given on a command line: "softened,dropped".
    split = [[part.strip() for part in name.split(",")] if isinstance(name, str) else [name] for name in names]
    names = [name for parts in split for name in parts if name != ""]
    if not names:
        raise ReportError(f"{what}: no name is given; leave {what} out to keep all, or give some of {', '.join(valid)}")
    folded = [name.casefold() if isinstance(name, str) else name for name in names]
    for name, plain in zip(names, folded, strict=True):
        if plain not in valid:
            other = _OTHER_WORDS.get(str(plain))
            close = [other] if other in valid else get_close_matches(str(plain), valid, n=1)
            hint = f"; did you mean {close[0]!r}?" if close else "."
            raise ReportError(f"there is no {what} {name!r}{hint} The {what}s are {', '.join(valid)}")
    return tuple(name for name in valid if name in folded)


def _search(pattern: str) -> Test:
    if not isinstance(pattern, str):
        raise ReportError(f"matches={pattern!r}: give a regular expression as text")
    try:
        search = re.compile(pattern.translate(_QUOTES), re.IGNORECASE).search
    except (re.error, OverflowError, RecursionError) as error:
        raise ReportError(
            f"matches={pattern!r} is not a regular expression: {error}; put a backslash before signs that stand for themselves"
        ) from None
    return lambda change: any(search(_folded(passage.text)) for passage in (change.old, change.new) if passage)


def _folded(text: str) -> str:
    return " ".join(text.split()).translate(_QUOTES)


def _salience(least: int) -> int:
    if type(least) is not int or least not in SALIENCES:
        raise ReportError(f"min_salience={least!r}: saliences are 1 (noted), 2 (belongs in a memo) and 3 (leads it)")
    return least
