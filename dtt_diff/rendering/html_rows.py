"""The two statements side by side as HTML needs them: a number for each row, and a note at the place a moved sentence left."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from attrs import frozen

from dtt_diff.model import Change, Sentence
from dtt_diff.reporting.values import Row


@frozen
class Place:
    """What stands at one place of the side-by-side view.

    Attributes:
        number: the number of the row, from 1; a note has that of the row its sentence moved to.
        row: the row.
        is_note: whether this is only the note that says where the sentence went.
    """

    number: int
    row: Row
    is_note: bool = False


def places(rows: Iterable[Row]) -> tuple[Place, ...]:
    """Return the rows in their order, with a note where each moved sentence stood in the old edition.

    Args:
        rows: the rows of the report.
    """
    standing = [Place(number, row) for number, row in enumerate(rows, 1)]
    notes: dict[int, list[Place]] = {}
    for place in standing:
        if place.row.group.moved and place.row.group.old:
            notes.setdefault(_row_before(place, standing), []).append(Place(place.number, place.row, is_note=True))
    out = notes.get(0, [])
    for place in standing:
        out += [place, *notes.get(place.number, [])]
    return tuple(out)


def _row_before(moved: Place, standing: Iterable[Place]) -> int:
    """The number of the row that holds the nearest earlier old sentence that did not move; 0 if there is none."""
    nearest, number = -1, 0
    for place in standing:
        if not place.row.group.moved:
            for old in place.row.group.old:
                if nearest < old < moved.row.group.old[0]:
                    nearest, number = old, place.number
    return number


def first_sentences(sentences: Iterable[Sentence]) -> frozenset[int]:
    """Return the indices of the sentences that begin a paragraph of the body.

    Args:
        sentences: the sentences of one edition, in order.
    """
    first: dict[int, int] = {}
    for sentence in sentences:
        if sentence.paragraph:
            first.setdefault(sentence.paragraph, sentence.index)
    return frozenset(first.values())


def beginnings(changes: Iterable[Change], side: Literal["old", "new"]) -> dict[int, list[Change]]:
    """Return the changes by the offset at which their quotation begins in one edition.

    Args:
        changes: the changes.
        side: which edition.
    """
    out: dict[int, list[Change]] = {}
    for change in changes:
        passage = change.old if side == "old" else change.new
        if passage is not None:
            out.setdefault(passage.start, []).append(change)
    return out
