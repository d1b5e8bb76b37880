"""A statement as the paragraphs of a Word document: which line ends are paragraph marks, and which are only spaces."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from itertools import pairwise

from attrs import frozen

from dtt_diff.model import BlockKind, Span, Statement

#: What stands for a paragraph mark among the texts of atoms; no other atom shows a line end.
BREAK = "\n"

_PIECE = re.compile(r"\w+|\s+|[^\w\s]")
_SPACE = re.compile(r"\s+")
_LINE_END = re.compile("[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")


@frozen
class Atom:
    """A word, a mark, a run of white space or a paragraph mark: the smallest thing that is inserted or deleted.

    Attributes:
        text: what Word shows of it; ``BREAK`` for a paragraph mark, empty for what Word does not show.
        span: where it stands in the statement.
        owner: the sentence that it is part of or the list label of; None between sentences and in page furniture.
        wraps: whether it stands for a run of white space that holds a line end.
    """

    text: str
    span: Span
    owner: int | None = None
    wraps: bool = False


class Places:
    """Which block and which sentence an offset of a statement belongs to."""

    def __init__(self, statement: Statement) -> None:
        """Take down where blocks and sentences stand."""
        self._text = statement.text
        blocks = sorted((span, block.kind) for block in statement.blocks for span in block.spans)
        self._blocks = [span for span, _ in blocks]
        self._kinds = [kind for _, kind in blocks]
        owners = sorted(
            (self._with_label(span[0], sentence.label if number == 0 else None), span[1], sentence.index)
            for sentence in statement.sentences
            for number, span in enumerate(sentence.spans)
        )
        self._owned = [(start, end) for start, end, _ in owners]
        self._owners = [index for _, _, index in owners]

    def kind(self, offset: int) -> BlockKind | None:
        """Return the kind of the block at an offset; None for a list label and between blocks."""
        at = _holder(self._blocks, (offset, offset + 1))
        return None if at is None else self._kinds[at]

    def owner(self, span: Span) -> int | None:
        """Return the sentence that holds a span or whose list label it is."""
        at = _holder(self._owned, span)
        return None if at is None else self._owners[at]

    def is_wrapped(self, span: Span) -> bool:
        """Whether a line end there stands inside a paragraph."""
        at = _holder(self._blocks, span)
        if at is None:
            return False
        start, end = self._blocks[at]
        return self._kinds[at] != "furniture" or (start < span[0] and span[1] < end)

    def _with_label(self, start: int, label: str | None) -> int:
        at = self._text.rfind(label, 0, start) if label else -1
        return at if label and at >= 0 and not self._text[at + len(label) : start].strip() else start


def find_atoms(statement: Statement, cuts: Iterable[int]) -> tuple[Atom, ...]:
    """Return the atoms of a statement in order; together their spans are its whole text.

    A run of white space that holds a line end is a paragraph mark where it stands between blocks or at page furniture, one
    space inside a block, and nothing at either end of the text. All other text stays to the letter.

    Args:
        statement: the statement.
        cuts: offsets at which an atom must end, whatever stands there.
    """
    text = statement.text
    places = Places(statement)
    wraps = _wraps(text, places)
    starts = [start for start, _, _ in wraps]
    edges = sorted({0, len(text), *cuts})
    atoms = []
    for low, high in pairwise(edges):
        for match in _PIECE.finditer(text, low, high):
            span = match.span()
            at = bisect_right(starts, span[0]) - 1
            if at >= 0 and span[1] <= wraps[at][1]:
                # Where a cut goes through a run, its first part stands for all of it.
                shown = wraps[at][2] if span[0] == starts[at] else ""
                atoms.append(Atom(shown, span, places.owner(span), wraps=True))
            else:
                atoms.append(Atom(match.group(), span, places.owner(span)))
    return tuple(atoms)


def _wraps(text: str, places: Places) -> list[tuple[int, int, str]]:
    """The runs of white space that hold a line end, and what each is in Word."""
    out = []
    for match in _SPACE.finditer(text):
        start, end = match.span()
        if _LINE_END.search(text, start, end):
            shown = BREAK
            if start == 0 or end == len(text):
                shown = ""
            elif places.is_wrapped((start, end)):
                shown = " "
            out.append((start, end, shown))
    return out


def _holder(spans: list[Span], span: Span) -> int | None:
    """The place of the span that holds another one, in a sorted list of spans that do not overlap."""
    at = bisect_right(spans, span[0], key=lambda item: item[0]) - 1
    return at if at >= 0 and span[1] <= spans[at][1] else None
