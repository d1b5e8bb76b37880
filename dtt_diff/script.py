"""The document-level edit script: old text -> new text, to the letter, with paragraph breaks and moves."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dtt_diff.edits import diff_words
from dtt_diff.model import Edit, EditOp, Link, Span, Statement
from dtt_diff.ordering import longest_rise

# Words, runs of white space, single marks: nothing smaller is ever cut.
_PIECE = re.compile(r"\w+|\s+|[^\w\s]")


def edit_script(old: Statement, new: Statement, links: Sequence[Link]) -> tuple[Edit, ...]:
    """Return the steps that turn the old text into the new one.

    Args:
        old: the old edition.
        new: the new edition.
        links: the links between their sentences; each sentence is carried over at most once, by its best primary link.

    Returns:
        steps in the order of the new text. Together the old spans of all steps but ``insert`` are the old text, each
        character once; applied in order they give the new text.
    """
    pairs = _one_to_one(links)
    kept = _in_order(pairs)
    moved = [pair for pair in pairs if pair not in set(kept)]
    edits: list[Edit] = []
    old_at = new_at = 0
    for i, j in kept:
        left, right = old.sentences[i], new.sentences[j]
        edits += _between(old, new, (old_at, left.start), (new_at, right.start), moved)
        edits += _words(old.text, new.text, (left.start, left.end), (right.start, right.end), "keep")
        old_at, new_at = left.end, right.end
    edits += _between(old, new, (old_at, len(old.text)), (new_at, len(new.text)), moved)
    return tuple(edits)


def apply_script(old: str, new: str, edits: Sequence[Edit]) -> str:
    """Return what the script makes of the old text; inserted text is taken from the new one.

    Args:
        old: the old text.
        new: the new text, from which insertions are read.
        edits: the script.

    Returns:
        the new text, if the script is right.
    """
    out = []
    for edit in edits:
        if edit.op in ("keep", "move") and edit.old:
            out.append(old[edit.old[0] : edit.old[1]])
        elif edit.op == "insert" and edit.new:
            out.append(new[edit.new[0] : edit.new[1]])
    return "".join(out)


def _one_to_one(links: Sequence[Link]) -> list[tuple[int, int]]:
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    out = []
    for link in sorted(links, key=lambda k: (-k.score, k.old, k.new)):
        if link.rank == "primary" and link.old not in taken_old and link.new not in taken_new:
            taken_old.add(link.old)
            taken_new.add(link.new)
            out.append((link.old, link.new))
    return sorted(out)


def _in_order(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs that keeps the order of both texts."""
    return [pairs[k] for k in longest_rise([j for _, j in pairs])]


def _between(old: Statement, new: Statement, gone: Span, come: Span, moved: Sequence[tuple[int, int]]) -> list[Edit]:
    """Steps for what stands between two kept sentences: white space, dropped and added sentences, moved ones."""
    away = sorted((old.sentences[i].start, old.sentences[i].end) for i, _ in moved)
    edits: list[Edit] = []
    arrivals = sorted((new.sentences[j].start, new.sentences[j].end, i) for i, j in moved)
    arrivals = [arrival for arrival in arrivals if come[0] <= arrival[0] and arrival[1] <= come[1]]
    leaving = [span for span in away if gone[0] <= span[0] and span[1] <= gone[1]]
    if not arrivals and not leaving:
        return _words(old.text, new.text, gone, come, "keep")
    at = gone[0]
    for start, end in [*leaving, (gone[1], gone[1])]:
        if at < start:
            edits.append(Edit("delete", (at, start), None))
        at = end
    at = come[0]
    for start, end, i in [*arrivals, (come[1], come[1], -1)]:
        if at < start:
            edits.append(Edit("insert", None, (at, start)))
        if i >= 0:
            source = (old.sentences[i].start, old.sentences[i].end)
            edits += _words(old.text, new.text, source, (start, end), "move")
        at = end
    return edits


def _words(old: str, new: str, gone: Span, come: Span, op: EditOp) -> list[Edit]:
    """Word edits between two spans; what is the same on both sides is kept or moved."""
    left, right = _pieces(old, gone), _pieces(new, come)
    hunks = diff_words([old[a:b] for a, b in left], [new[a:b] for a, b in right])
    edits: list[Edit] = []
    a = b = 0
    for hunk in hunks:
        _keep(edits, op, left[a : hunk.old_start], right[b : hunk.new_start])
        if hunk.old_start < hunk.old_end:
            edits.append(Edit("delete", (left[hunk.old_start][0], left[hunk.old_end - 1][1]), None))
        if hunk.new_start < hunk.new_end:
            edits.append(Edit("insert", None, (right[hunk.new_start][0], right[hunk.new_end - 1][1])))
        a, b = hunk.old_end, hunk.new_end
    _keep(edits, op, left[a:], right[b:])
    return edits


def _keep(edits: list[Edit], op: EditOp, left: list[Span], right: list[Span]) -> None:
    if left:
        edits.append(Edit(op, (left[0][0], left[-1][1]), (right[0][0], right[-1][1])))


def _pieces(text: str, span: Span) -> list[Span]:
    return [match.span() for match in _PIECE.finditer(text, *span)]
