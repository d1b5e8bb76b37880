"""The document-level edit script: old text -> new text, to the letter, with paragraph breaks and moves."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from dtt_diff.edits.ordering import longest_rise
from dtt_diff.edits.word_diff import Hunk, diff_words, readable
from dtt_diff.model import Edit, EditOp, Link, Span, Statement

# Words and single marks: nothing smaller is ever cut.
_PIECE = re.compile(r"\w+|[^\w\s]")
_SPACE = re.compile(r"\s*")
#: A sentence is moved if at least this share of its longer side is kept; else it was taken out, and another put in.
MOVED_SHARE = 0.5


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
    in_place = set(kept)
    moved = [(i, j) for i, j in pairs if (i, j) not in in_place and _kept_share(_text(old, i), _text(new, j)) >= MOVED_SHARE]
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


def _text(statement: Statement, index: int) -> str:
    sentence = statement.sentences[index]
    return statement.text[sentence.start : sentence.end]


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
    if old[gone[0] : gone[1]] == new[come[0] : come[1]]:
        return [Edit(op, gone, come)] if gone[0] < gone[1] else []
    left, right = _pieces(old, gone), _pieces(new, come)
    before, after = [old[a:b] for a, b in left], [new[a:b] for a, b in right]
    steps = _Steps(old, new, op, gone[0], come[0])
    i = j = 0
    hunks = readable(diff_words(before, after), before, after)
    for hunk in (*hunks, Hunk(len(left), len(left), len(right), len(right))):
        for kept_old, kept_new in zip(left[i : hunk.old_start], right[j : hunk.new_start], strict=True):
            steps.keep_to(kept_old, kept_new)
        i, j = hunk.old_end, hunk.new_end
    steps.replace_to(gone[1], come[1])
    return steps.edits


class _Steps:
    """The script between two spans, written from left to right; knows how far it has come on both sides."""

    def __init__(self, old: str, new: str, op: EditOp, old_at: int, new_at: int) -> None:
        self.old = old
        self.new = new
        self.op = op
        self.at = old_at, new_at
        self.edits: list[Edit] = []

    def keep_to(self, left: Span, right: Span) -> None:
        """Keep a word or mark, after what stands before it on either side."""
        self.replace_to(left[0], right[0])
        self._keep(left[1] - left[0])

    def replace_to(self, old_end: int, new_end: int) -> None:
        """Take out what comes next on the old side and put in what comes next on the new one; the same white space stays."""
        gone, come = self.old[self.at[0] : old_end], self.new[self.at[1] : new_end]
        if gone == come:
            self._keep(len(gone))
            return
        start = _common_space(gone, come)
        self._keep(start)
        end = _common_space(gone[start:][::-1], come[start:][::-1])
        if self.at[0] < old_end - end:
            self.edits.append(Edit("delete", (self.at[0], old_end - end), None))
        if self.at[1] < new_end - end:
            self.edits.append(Edit("insert", None, (self.at[1], new_end - end)))
        self.at = old_end - end, new_end - end
        self._keep(end)

    def _keep(self, length: int) -> None:
        if not length:
            return
        old_at, new_at = self.at
        last = self.edits[-1] if self.edits else None
        if last and last.old and last.new and (last.old[1], last.new[1]) == self.at:
            self.edits[-1] = Edit(self.op, (last.old[0], old_at + length), (last.new[0], new_at + length))
        else:
            self.edits.append(Edit(self.op, (old_at, old_at + length), (new_at, new_at + length)))
        self.at = old_at + length, new_at + length


def _common_space(gone: str, come: str) -> int:
    """The length of the white space that two texts begin with, if it is the same."""
    first, second = _SPACE.match(gone), _SPACE.match(come)
    return len(first.group()) if first and second and first.group() == second.group() else 0


def _pieces(text: str, span: Span) -> list[Span]:
    return [match.span() for match in _PIECE.finditer(text, *span)]


def _kept_share(old: str, new: str) -> float:
    """The share of the words of the longer text that both have in order."""
    before, after = _PIECE.findall(old), _PIECE.findall(new)
    shared = (Counter(before) & Counter(after)).total() / max(len(before), len(after), 1)
    if shared < MOVED_SHARE:
        return shared  # in order it can only be less
    gone = sum(hunk.old_end - hunk.old_start for hunk in diff_words(before, after))
    return (len(before) - gone) / max(len(before), len(after), 1)
