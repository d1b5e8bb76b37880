"""Statements -> editions in order: the dates of the file names or texts, or the order given; what is odd is told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from pathlib import PurePath

from attrs import frozen

from dtt_diff.model import Statement
from dtt_diff.tracking.values import Edition, Ordering

#: A pause between two editions is told when it is more than this many times the median one: two regular meetings are then
#: further apart than one left out between them would make them (a calendar of 6 to 8 weeks stays below, 12 to 14 is above).
LONG_PAUSE = 1.75
#: Pauses are judged from so many editions on; among fewer there is no rhythm to leave.
ENOUGH_FOR_A_RHYTHM = 5
#: So many cases are named in a note; the others are counted.
NAMED = 5

_FULL_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.]?(\d\d)[-_.]?(\d\d)(?!\d)")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")


@frozen
class Dating:
    """The dates under which statements are filed, and where they come from, in plain words."""

    dates: tuple[str | None, ...]
    basis: str


def put_in_order(statements: Sequence[Statement], ordering: Ordering) -> tuple[tuple[Statement, ...], tuple[str, ...]]:
    """Return the statements oldest first, each once, and what is to be told of how they were given.

    Args:
        statements: the statements.
        ordering: "dates" to go by the dates (by edition numbers where there are none, as given where these lack too), or
            "given" to leave the order as it is.
    """
    given = list(statements)
    told = []
    if ordering == "dates":
        keys = _keys(given)
        ordered = given if keys is None else [given[i] for i in sorted(range(len(given)), key=lambda i: (keys[i], i))]
        if [id(s) for s in ordered] != [id(s) for s in given]:
            told.append("the statements were not given in the order of their dates; they were put in that order")
    else:
        ordered = given
    kept: list[Statement] = []
    for statement in ordered:
        if any(is_repetition(statement, other) for other in kept):
            told.append(repetition_note(statement))
        else:
            kept.append(statement)
    return tuple(kept), tuple(told)


def is_repetition(statement: Statement, other: Statement) -> bool:
    """Whether two statements are the same edition given twice: the same text from the same file or of the same date."""
    if statement.digest != other.digest:
        return False
    same_file = statement.source is not None and statement.source == other.source
    day = _own_date(statement)
    return same_file or (day is not None and day == _own_date(other))


def repetition_note(statement: Statement) -> str:
    """Return what is told of an edition that was given twice."""
    return f"{describe(statement)} was given more than once; it counts once"


def describe(statement: Statement) -> str:
    """Return what messages call a statement before it has a place in a series."""
    return statement.source or _own_date(statement) or statement.title or f"the text with sha256 {statement.digest[:12]}…"


def find_dates(statements: Sequence[Statement]) -> Dating:
    """Return the dates under which statements are filed.

    File names come first where all have a date: a text may name the days of other papers before its own. Then the date of
    either; then the years in the file names, where all have one and no two the same.

    Args:
        statements: the statements.
    """
    named = [_date_in_name(statement) for statement in statements]
    if all(named):
        return Dating(tuple(named), "the dates are those of the file names")
    either = [name or statement.date for name, statement in zip(named, statements, strict=True)]
    if all(either):
        basis = "the dates are those of the texts"
        return Dating(tuple(either), basis if not any(named) else f"{basis}, or of the file names where these have one")
    years = [_year_in_name(statement) for statement in statements]
    if all(years) and len(set(years)) == len(years):
        return Dating(tuple(years), "the dates are the years in the file names")
    return Dating(tuple(either), "")


def name_editions(statements: Sequence[Statement]) -> tuple[Edition, ...]:
    """Return what the editions are called, in the order of the statements.

    Args:
        statements: the statements in order.
    """
    dates = find_dates(statements).dates
    labels: list[str] = []
    taken: Counter[str] = Counter()
    for place, (day, statement) in enumerate(zip(dates, statements, strict=True), 1):
        label = day or _name(statement) or f"no. {place}"
        taken[label] += 1
        labels.append(label if taken[label] == 1 else f"{label} ({taken[label]})")
    return tuple(
        Edition(i, label, dates[i], s.edition, s.title, s.source, s.digest)
        for i, (label, s) in enumerate(zip(labels, statements, strict=True))
    )


def tell(editions: Sequence[Edition], statements: Sequence[Statement], ordering: Ordering) -> tuple[str, ...]:
    """Return what a reader of the series should know: where its order comes from, what is missing, what says the same.

    Args:
        editions: the editions in order.
        statements: their statements.
        ordering: how they were put in order.
    """
    notes = [_tell_basis(statements, ordering), _tell_backwards(editions), _tell_other_dates(editions, statements)]
    notes += [_tell_numbers(editions), *_tell_pauses(editions), _tell_same_days(editions), _tell_same_texts(editions)]
    return tuple(note for note in notes if note)


# Dates and keys


def _keys(statements: Sequence[Statement]) -> list[str] | None:
    """What to sort by: dates, else edition numbers; None where neither is known of all."""
    dates = find_dates(statements).dates
    if all(dates):
        return [day or "" for day in dates]
    numbers = [statement.edition for statement in statements]
    if all(number is not None for number in numbers) and len(set(numbers)) == len(numbers):
        return [f"{number:09d}" for number in numbers]
    return None


def _own_date(statement: Statement) -> str | None:
    return _date_in_name(statement) or statement.date


def _date_in_name(statement: Statement) -> str | None:
    for match in _FULL_DATE.finditer(PurePath(statement.source or "").name):
        try:
            return date(*map(int, match.groups())).isoformat()
        except ValueError:
            continue  # eight figures that are no day
    return None


def _year_in_name(statement: Statement) -> str | None:
    found = _YEAR.findall(PurePath(statement.source or "").stem)
    return found[0] if len(found) == 1 else None


def _name(statement: Statement) -> str | None:
    if statement.edition is not None:
        return f"edition {statement.edition}"
    return PurePath(statement.source).stem if statement.source and statement.source != "-" else None


# What is told


def _tell_basis(statements: Sequence[Statement], ordering: Ordering) -> str:
    if len(statements) < 2:
        return ""
    if ordering == "given":
        return "the editions stand in the order in which they were given"
    dating = find_dates(statements)
    if dating.basis:
        return dating.basis
    if _keys(statements):
        return "not every edition has a date; they stand in the order of their edition numbers"
    undated = [describe(s) for s, day in zip(statements, dating.dates, strict=True) if not day]
    return f"no date was found for {_some(undated)}; the editions stand in the order in which they were given"


def _tell_backwards(editions: Sequence[Edition]) -> str:
    wrong = [f"{b.label} after {a.label}" for a, b in pairwise(editions) if a.date and b.date and b.date < a.date]
    return f"the order is not that of the dates: {_some(wrong)}" if wrong else ""


def _tell_other_dates(editions: Sequence[Edition], statements: Sequence[Statement]) -> str:
    other = [
        f"{s.date} in {e.label}"
        for e, s in zip(editions, statements, strict=True)
        if s.date and e.date and not s.date.startswith(e.date)
    ]
    return f"the date first named in the text is another one than that of the file name: {_some(other)}" if other else ""


def _tell_numbers(editions: Sequence[Edition]) -> str:
    """Edition numbers that are skipped; only where the numbers rise, else they are not those of the series."""
    numbers = [edition.number for edition in editions]
    known = [number for number in numbers if number is not None]
    if len(known) < 2 or len(known) < len(numbers) or any(b <= a for a, b in pairwise(known)):
        return ""
    missing = [str(number) for a, b in pairwise(known) for number in range(a + 1, b)]
    return f"the edition numbers skip {_some(missing)}" if missing else ""


def _tell_pauses(editions: Sequence[Edition]) -> list[str]:
    days = [(a, b, _days(a, b)) for a, b in pairwise(editions)]
    known = [length for _, _, length in days if length is not None and length >= 0]
    if len(editions) < ENOUGH_FOR_A_RHYTHM or len(known) < len(days):
        return []
    usual = sorted(known)[len(known) // 2]
    long = [f"{a.label} to {b.label} ({length} days)" for a, b, length in days if length and length > LONG_PAUSE * usual]
    if not long:
        return []
    return [f"an edition may be missing: the usual pause is {usual} days, but {_some(long)}"]


def _days(first: Edition, second: Edition) -> int | None:
    """How many days lie between two editions; None where a date is missing or is no day."""
    try:
        return (date.fromisoformat(second.date or "") - date.fromisoformat(first.date or "")).days
    except ValueError:
        return None


def _tell_same_days(editions: Sequence[Edition]) -> str:
    counts = Counter(edition.date for edition in editions if edition.date)
    double = [day for day, count in counts.items() if count > 1]
    return f"more than one edition has the date {_some(double)}" if double else ""


def _tell_same_texts(editions: Sequence[Edition]) -> str:
    seen: dict[str, str] = {}
    same = []
    for edition in editions:
        if edition.digest in seen:
            same.append(f"{edition.label} says the same as {seen[edition.digest]}, to the letter")
        seen.setdefault(edition.digest, edition.label)
    return _some(same, "; ")


def _some(cases: Sequence[str], mark: str = ", ") -> str:
    more = f" and {len(cases) - NAMED} more" if len(cases) > NAMED else ""
    return mark.join(cases[:NAMED]) + more
