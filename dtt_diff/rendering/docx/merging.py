"""Both editions in one sequence: what is kept, and between two kept things first what is old, then what is new."""

from __future__ import annotations

from typing import Literal

from attrs import evolve, frozen

from dtt_diff.model import ComparisonResult, Span
from dtt_diff.rendering.docx.layout import BREAK
from dtt_diff.rendering.docx.pairing import Pairing

Status = Literal["keep", "delete", "insert", "from", "to"]
_OLD: frozenset[Status] = frozenset({"delete", "from"})
_NEW: frozenset[Status] = frozenset({"insert", "to"})


@frozen
class Entry:
    """A word, mark, space or paragraph mark of the document, with what became of it.

    Attributes:
        text: what Word shows of it; ``BREAK`` for a paragraph mark.
        status: in both editions; in the old or the new one only; or moved from here, or moved to here.
        old: where it stands in the old text; None for what is only here in the new one.
        new: where it stands in the new text; None for what is only here in the old one.
        move: number of the move, the same at both its ends; None for what did not move.
    """

    text: str
    status: Status
    old: Span | None
    new: Span | None
    move: int | None = None

    @property
    def is_mark(self) -> bool:
        """Whether it is a paragraph mark."""
        return self.text == BREAK


def merge(comparison: ComparisonResult) -> list[Entry]:
    """Return both editions in one sequence.

    What is neither ``insert`` nor ``to`` is the old edition, in its order. What is neither ``delete`` nor ``from`` is the new
    one, in its own. The mark of the last paragraph is not among the entries: every document has it.

    Args:
        comparison: the comparison.
    """
    return _marks_of_moves(_parted(_whole_paragraphs(_sequence(Pairing(comparison)))))


def _sequence(pairing: Pairing) -> list[Entry]:
    away = {i: number for number, move in enumerate(pairing.moves) for i in move}
    here = {j: number for number, move in enumerate(pairing.moves) for j in move.values()}
    old, new = pairing.old, pairing.new
    out: list[Entry] = []
    i = j = 0
    for k, m in [*sorted(pairing.keep.items()), (len(old), len(new))]:
        gone = [Entry(old[n].text, "from" if n in away else "delete", old[n].span, None, away.get(n)) for n in range(i, k)]
        come = [Entry(new[n].text, "to" if n in here else "insert", None, new[n].span, here.get(n)) for n in range(j, m)]
        kept = [Entry(old[k].text, "keep", old[k].span, new[m].span)] if k < len(old) else []
        out += gone + come if not kept or kept[0].is_mark else _laid_out(gone, come, opening=not out or out[-1].is_mark)
        out += kept
        i, j = k + 1, m + 1
    return [entry for entry in out if entry.text]


def _laid_out(gone: list[Entry], come: list[Entry], *, opening: bool) -> list[Entry]:
    """What stands before a kept word: first what is old, then what is new, but no paragraph mark between a word and its rest.

    Where paragraphs came in before the paragraph that the old words begin, or where one was cut in two at a space, the old
    words stand after the new marks, next to what replaces them.
    """
    marks = [place for place, entry in enumerate(come) if entry.is_mark]
    if not marks or any(entry.is_mark for entry in gone):
        return [*gone, *come]
    cut = marks[-1] + 1
    if opening:
        return [*come[:cut], *gone, *come[cut:]]
    if gone and gone[0].text.isspace() and marks[0] == 0:
        return [gone[0], *come[:cut], *gone[1:], *come[cut:]]
    return [*gone, *come]


def _whole_paragraphs(entries: list[Entry]) -> list[Entry]:
    """Of two equal marks with a deleted (or an inserted) passage between them, let the first be the kept one.

    Then it is whole paragraphs, each with its own mark, that are deleted or inserted, and not a mark with the next paragraph.
    """
    out = list(entries)
    first: dict[bool, int] = {}  # the first mark of the running passage, by whether the passage is an old one
    for place, entry in enumerate(out):
        if entry.status == "keep":
            if entry.is_mark and len(first) == 1:
                ((is_old, at),) = first.items()
                mark = out[at]
                if is_old:
                    out[at], out[place] = evolve(mark, status="keep", new=entry.new), evolve(entry, status="delete", new=None)
                else:
                    out[at], out[place] = evolve(mark, status="keep", old=entry.old), evolve(entry, status="insert", old=None)
            first = {}
            continue
        is_old = entry.status in _OLD
        # A passage of the other side in between: the mark can no longer change places with the kept one.
        first = {side: at for side, at in first.items() if side == is_old}
        if entry.is_mark and entry.move is None:
            first.setdefault(is_old, place)
    return out


def _parted(entries: list[Entry]) -> list[Entry]:
    """Give each its own mark where a paragraph is replaced by another one of which no word is kept."""
    out: list[Entry] = []
    paragraph: list[Entry] = []
    for entry in entries:
        if not entry.is_mark:
            paragraph.append(entry)
            continue
        statuses = [item.status for item in paragraph]
        olds = sum(status in _OLD for status in statuses)
        parted = 0 < olds < len(statuses) and set(statuses[:olds]) <= _OLD and set(statuses[olds:]) <= _NEW
        if entry.status == "keep" and parted:
            out += [*paragraph[:olds], evolve(entry, status="delete", new=None)]
            out += [*paragraph[olds:], evolve(entry, status="insert", old=None)]
        else:
            out += [*paragraph, entry]
        paragraph = []
    return out + paragraph


def _marks_of_moves(entries: list[Entry]) -> list[Entry]:
    """Let the mark move with its paragraph where all of the paragraph moved, at both ends."""
    out = list(entries)
    claims: dict[tuple[int, Status], int] = {}
    start = 0
    for place, entry in enumerate(out):
        if not entry.is_mark:
            continue
        paragraph = out[start:place]
        start = place + 1
        moved: Status = "from" if entry.status == "delete" else "to"
        side = _OLD if moved == "from" else _NEW
        if entry.status not in ("delete", "insert") or not paragraph or any(item.status not in side for item in paragraph):
            continue
        last = next((item for item in reversed(paragraph) if item.move is not None), None)
        if last is not None and last.move is not None and paragraph[-1] is last:
            claims[last.move, moved] = place
    for (move, status), place in claims.items():
        if (move, "to" if status == "from" else "from") in claims:
            out[place] = evolve(out[place], status=status, move=move)
    return out
