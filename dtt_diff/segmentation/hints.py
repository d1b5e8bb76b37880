"""What a reader knows of the blocks of a text because the format says so: headings, list labels, where a paragraph ends."""

from __future__ import annotations

from attrs import frozen

from dtt_diff.model import BlockKind


@frozen
class Hint:
    """One paragraph as the source's format has it.

    Attributes:
        start: offset of its first character in the text, after its list label.
        end: offset after its last character.
        kind: what it is, where the format says so; None leaves it to the words.
        label: its list label, where the format gives it one.
    """

    start: int
    end: int
    kind: BlockKind | None = None
    label: str | None = None
