"""What a difference turned out to be, before it is quoted and explained."""

from __future__ import annotations

from attrs import frozen

from dtt_diff.differences import Side
from dtt_diff.force import Shift
from dtt_diff.model import Confidence, Kind


@frozen
class Finding:
    """A named difference.

    Attributes:
        kind: the kind of change.
        old: the old words to quote; None where there are none.
        new: the new words to quote.
        dimensions: the dimensions of force.
        salience: 1 to 3.
        rule: the rule that fired.
        shifts: the shifts of force that it rests on.
        confidence: how sure the label is.
    """

    kind: Kind
    old: Side | None
    new: Side | None
    dimensions: tuple[str, ...]
    salience: int
    rule: str
    shifts: tuple[Shift, ...] = ()
    confidence: Confidence = "medium"
