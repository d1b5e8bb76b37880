"""Edit script -> which words and marks of the two editions are one and the same in the document, and which of them moved."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dtt_diff.model import ComparisonResult, EditOp, Span
from dtt_diff.rendering.docx.layout import BREAK, Atom, find_atoms

#: Places of old atoms -> places of new atoms, rising on both sides.
Pairs = dict[int, int]


class Pairing:
    """The atoms of both sides, and which of them are one and the same.

    Words are kept only between sentences that the comparison ties together, so that two sentences which have nothing to do
    with each other are not woven into one. A difference of line ends alone is none.

    Attributes:
        old: the atoms of the old edition.
        new: the atoms of the new edition.
        keep: old atoms that stand in the same order in the new edition.
        moves: one map a move: old atoms that stand elsewhere in the new edition; in the order of the new edition.
    """

    def __init__(self, comparison: ComparisonResult) -> None:
        """Follow the edit script, then mend what it does not know: line ends, and which sentences belong together."""
        self.old = find_atoms(comparison.old, [edge for edit in comparison.edits for edge in edit.old or ()])
        self.new = find_atoms(comparison.new, [edge for edit in comparison.edits for edge in edit.new or ()])
        self._tied = {(link.old, link.new) for link in comparison.links}
        self._moved: tuple[set[int], set[int]] = set(), set()
        self.keep = self._followed(comparison, "keep")
        self.moves = self._moves(self._followed(comparison, "move"))
        self._mend_kept()

    def _followed(self, comparison: ComparisonResult, op: EditOp) -> Pairs:
        old_at = {atom.span[0]: i for i, atom in enumerate(self.old)}
        new_at = {atom.span[0]: j for j, atom in enumerate(self.new)}
        out: Pairs = {}
        for edit in comparison.edits:
            if edit.op == op and edit.old and edit.new and edit.old[0] < edit.old[1]:
                i, j = old_at[edit.old[0]], new_at[edit.new[0]]
                while i < len(self.old) and self.old[i].span[1] <= edit.old[1]:
                    if self._same(i, j):
                        out[i] = j
                    i, j = i + 1, j + 1
        return out

    def _same(self, i: int, j: int) -> bool:
        """Whether both show the same and stand in sentences that belong together, or both in none."""
        left, right = self.old[i], self.new[j]
        if left.text != right.text:
            return False
        return left.owner is right.owner is None or (left.owner, right.owner) in self._tied

    def _moves(self, moved: Pairs) -> list[Pairs]:
        """Moves that stand next to each other in both editions are one move, with what stands between them."""
        rank = {j: n for n, j in enumerate(sorted([*self.keep.values(), *moved.values()]))}
        chains: list[list[tuple[int, int]]] = []
        last: tuple[int, int] | None = None
        for i, j in sorted([*self.keep.items(), *moved.items()]):
            if i in moved:
                if last and last[0] in moved and rank[j] == rank[last[1]] + 1:
                    chains[-1].append((i, j))
                else:
                    chains.append([(i, j)])
            last = (i, j)
        moves = []
        for chain in sorted(chains, key=lambda pairs: pairs[0][1]):
            between = [self._ends((i + 1, k), (j + 1, m)) for (i, j), (k, m) in pairwise(chain)]
            pairs = {i: j for part in (dict(chain), *between) for i, j in part.items()}
            if any(map(str.isalnum, "".join(self.old[i].text for i in pairs))):
                moves.append(pairs)
        return moves

    def _mend_kept(self) -> None:
        """Pair what only line ends kept apart; words that moved away or arrived are not reached across."""
        self._moved = {i for move in self.moves for i in move}, {j for move in self.moves for j in move.values()}
        away, here = self._moved
        order = [(-1, -1), *sorted(self.keep.items()), (len(self.old), len(self.new))]
        for (i, j), (k, m) in pairwise(order):
            marks = self._marks([n for n in range(i + 1, k) if n not in away], [n for n in range(j + 1, m) if n not in here])
            self.keep |= self._ends((i + 1, k), (j + 1, m)) or marks

    def _ends(self, old: Span, new: Span) -> Pairs:
        """What agrees at both ends of two passages."""
        tail = self._agreeing(range(*old)[::-1], range(*new)[::-1])
        head = self._agreeing(range(old[0], old[1] - len(tail)), range(new[0], new[1] - len(tail)))
        return {**head, **tail}

    def _agreeing(self, old: Sequence[int], new: Sequence[int]) -> Pairs:
        """Pairs from the first on, as long as they agree and have not moved."""
        away, here = self._moved
        out: Pairs = {}
        for i, j in zip(old, new, strict=False):
            if i in away or j in here or not self._same(i, j):
                break
            out[i] = j
        return out

    def _marks(self, old: Sequence[int], new: Sequence[int]) -> Pairs:
        """Between passages of which no word agrees: the first and the last paragraph mark, so that their ends stay apart."""
        left, right = _breaks(self.old, old), _breaks(self.new, new)
        if not left or not right:
            return {}
        return {left[0]: right[0], **({left[-1]: right[-1]} if len(left) > 1 and len(right) > 1 else {})}


def _breaks(atoms: Sequence[Atom], places: Sequence[int]) -> list[int]:
    return [place for place in places if atoms[place].text == BREAK]
