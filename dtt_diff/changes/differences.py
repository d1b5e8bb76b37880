"""Regions -> differences: the runs of words in which the two sides of a region differ, as a reader would see them.

Word edits alone are too fine and too coarse at once: a chance word kept between two replacements cuts one change in two, one
run may hold several items of a list, and what stands in another order looks like a loss and a gain. Islands are absorbed, runs
are cut at propositions and items, and the pieces are paired by what they share, wherever in the region they stand.
"""

from __future__ import annotations

from collections.abc import Sequence

from dtt_diff.analysis.rows import Row, compare_keys, make_row
from dtt_diff.changes.findings import Difference, Region, Side
from dtt_diff.edits.word_diff import Hunk, diff_words
from dtt_diff.lexicon import Lexicon
from dtt_diff.model import Analysis, Token

#: A single kept word between two replacements is an island where they have together at least this many words on each side.
ISLAND_NEIGHBOURS = 5
#: Two pieces of a region are the same matter in another place where they share this much of the smaller one ...
MOVED_SHARE = 0.6
#: ... and where the smaller has at least this many words; a single word is too little to follow.
MOVED_WORDS = 2
#: A proposition of whose matter less than this share is kept has no counterpart here: it went, or came, as a whole ...
KEPT_SHARE = 0.25
#: ... if it has at least this many words; less is compared with what stands in its place.
GONE_WORDS = 4
#: Two propositions in one place that were replaced as a whole are still compared where they share so many words ...
COMMON_WORDS = 2
#: ... and this share of the shorter.
COMMON_SHARE = 0.35
#: Leftover pieces of one run are compared with each other while the smaller side has at most this many words.
REPLACED_WORDS = 7


def find_differences(region: Region, old: Analysis, new: Analysis, lexicon: Lexicon) -> tuple[Difference, ...]:
    """Return the differences of a region in the order of the text.

    Args:
        region: the region.
        old: analysis of its old sentence.
        new: analysis of its new sentence.
        lexicon: for equivalents, function words and connectives.

    Returns:
        differences; one side of each may be empty.
    """
    if _is_kept_whole(region, old, new):
        return ()
    return _Finder(region, make_row(region.old.tokens, old, lexicon), make_row(region.new.tokens, new, lexicon)).run()


def _is_kept_whole(region: Region, old: Analysis, new: Analysis) -> bool:
    """Whether a region holds two sentences of the same words and marks, in which nothing can differ."""
    first, second = old.sentence.tokens, new.sentence.tokens
    return (
        len(first) == len(second) == len(region.old.tokens) == len(region.new.tokens)
        and [token.text for token in first] == [token.text for token in second]
        and [token.is_word for token in first] == [token.is_word for token in second]
    )


def canonical(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[str, ...]:
    """Return the words of a run as a careful reader takes them: equivalents made one, function words left out."""
    return tuple(key for key in compare_keys(tokens, lexicon) if key is not None)


Indices = tuple[int, ...]


class _Finder:
    """Works on the two rows of one region."""

    def __init__(self, region: Region, old: Row, new: Row) -> None:
        self.region = region
        self.old = old
        self.new = new
        self.counterparts: dict[int, int] = {}

    def run(self) -> tuple[Difference, ...]:
        """Find hunks, cut them into pieces, pair the pieces, and compare the pairs."""
        hunks = self._without_remnants(self._absorb(diff_words(self.old.keys, self.new.keys)))
        self._keep(hunks, (0, len(self.old.keys)), (0, len(self.new.keys)))
        olds = [piece for h in hunks for piece in self._pieces(self.old, h.old_start, h.old_end)]
        news = [piece for h in hunks for piece in self._pieces(self.new, h.new_start, h.new_end)]
        pairs = self._pair(olds, news)
        out = [difference for a, b in pairs for difference in self._inside(a, b)]
        used_old, used_new = {k for a, _ in pairs for k in a}, {k for _, b in pairs for k in b}
        for hunk in hunks:
            left = [k for k in range(hunk.old_start, hunk.old_end) if k not in used_old]
            right = [k for k in range(hunk.new_start, hunk.new_end) if k not in used_new]
            out += self._leftover(left, right)
        owned = [d for d in out if self._is_owned(d)]
        return tuple(sorted(owned, key=lambda d: (d.old.tokens or d.new.tokens, d.new.tokens)))

    def _absorb(self, hunks: Sequence[Hunk]) -> list[Hunk]:
        """Join hunks over a kept word that only happens to stand between two replacements."""
        out: list[Hunk] = []
        for hunk in hunks:
            if out and self._is_island(out[-1], hunk):
                last = out.pop()
                out.append(Hunk(last.old_start, hunk.old_end, last.new_start, hunk.new_end))
            else:
                out.append(hunk)
        return out

    def _without_remnants(self, hunks: list[Hunk]) -> list[Hunk]:
        """Let go of the few kept words of a proposition that has no counterpart: they are alike by chance."""
        kept = [(a, b) for a, b in self._kept_pairs(hunks)]
        lost_old = self._gone(self.old, {a for a, _ in kept})
        lost_new = self._gone(self.new, {b for _, b in kept})
        held = [
            (a, b) for a, b in kept if self.old.propositions[a] not in lost_old and self.new.propositions[b] not in lost_new
        ]
        if len(held) == len(kept):
            return hunks
        out: list[Hunk] = []
        at_old = at_new = 0
        for a, b in [*held, (len(self.old.keys), len(self.new.keys))]:
            if at_old < a or at_new < b:
                out.append(Hunk(at_old, a, at_new, b))
            at_old, at_new = a + 1, b + 1
        return out

    def _kept_pairs(self, hunks: Sequence[Hunk]) -> list[tuple[int, int]]:
        pairs: list[tuple[int, int]] = []
        a = b = 0
        for hunk in [*hunks, Hunk(len(self.old.keys), len(self.old.keys), len(self.new.keys), len(self.new.keys))]:
            pairs += zip(range(a, hunk.old_start), range(b, hunk.new_start), strict=True)
            a, b = hunk.old_end, hunk.new_end
        return pairs

    @staticmethod
    def _gone(row: Row, kept: set[int]) -> set[int]:
        """Numbers of the propositions that the other side has not; one whose act is kept is there, whatever its object."""
        words: dict[int, list[int]] = {}
        for k, proposition in enumerate(row.propositions):
            words.setdefault(proposition, []).append(k)
        gone = set()
        for proposition, places in words.items():
            matter = [k for k in places if k not in row.formula]
            held = sum(k in kept for k in matter)
            acting = any(k in kept and k in row.acts for k in places)
            if not acting and len(places) >= GONE_WORDS and held < KEPT_SHARE * len(matter):
                gone.add(proposition)
        return gone

    @staticmethod
    def _is_island(left: Hunk, right: Hunk) -> bool:
        if right.old_start - left.old_end != 1:
            return False
        olds = left.old_end - left.old_start + right.old_end - right.old_start
        news = left.new_end - left.new_start + right.new_end - right.new_start
        return min(olds, news) >= ISLAND_NEIGHBOURS

    def _keep(self, hunks: Sequence[Hunk], olds: tuple[int, int], news: tuple[int, int]) -> None:
        """Note which kept words correspond."""
        a, b = olds[0], news[0]
        for hunk in [*hunks, Hunk(olds[1], olds[1], news[1], news[1])]:
            for x, y in zip(range(a, hunk.old_start), range(b, hunk.new_start), strict=True):
                self.counterparts[self.old.places[x]] = self.new.places[y]
            a, b = hunk.old_end, hunk.new_end

    @staticmethod
    def _pieces(row: Row, start: int, end: int) -> list[Indices]:
        """Cut a run where an item or a proposition begins."""
        out: list[list[int]] = []
        for k in range(start, end):
            if out and row.items[k] == row.items[k - 1]:
                out[-1].append(k)
            else:
                out.append([k])
        return [tuple(piece) for piece in out]

    def _pair(self, olds: list[Indices], news: list[Indices]) -> list[tuple[Indices, Indices]]:
        """Pair pieces that share enough, best first, wherever they stand."""
        scored = []
        for a, left in enumerate(olds):
            for b, right in enumerate(news):
                smaller = min(len(left), len(right))
                shared = (self.old.bag(left) & self.new.bag(right)).total()
                same = shared == len(left) == len(right)
                if same or (smaller >= MOVED_WORDS and shared >= MOVED_SHARE * smaller):
                    scored.append((-shared / smaller, -shared, abs(a - b), a, b))
        used_old: set[int] = set()
        used_new: set[int] = set()
        pairs = []
        for *_, a, b in sorted(scored):
            if a not in used_old and b not in used_new:
                used_old.add(a)
                used_new.add(b)
                pairs.append((olds[a], news[b]))
        return pairs

    def _inside(self, left: Indices, right: Indices) -> list[Difference]:
        """The differences between two paired pieces."""
        hunks = diff_words([self.old.keys[k] for k in left], [self.new.keys[k] for k in right])
        placed = [Hunk(left[0] + h.old_start, left[0] + h.old_end, right[0] + h.new_start, right[0] + h.new_end) for h in hunks]
        self._keep(placed, (left[0], left[-1] + 1), (right[0], right[-1] + 1))
        return [d for h in placed for d in self._difference(range(h.old_start, h.old_end), range(h.new_start, h.new_end))]

    def _leftover(self, left: list[int], right: list[int]) -> list[Difference]:
        """What no piece elsewhere answers to: compared with what stands in its place, or told for itself."""
        if not left or not right:
            return self._one_sided(left, right)
        if self._separate(left, right):
            common = (self.old.bag(left) & self.new.bag(right)).total()
            alike = common >= max(COMMON_WORDS, COMMON_SHARE * min(len(left), len(right)))
            return self._difference(left, right) if alike else self._one_sided(left, right)
        if min(len(left), len(right)) <= REPLACED_WORDS:
            olds, news = self._runs(self.old, left), self._runs(self.new, right)
            if len(olds) == len(news):
                return [d for a, b in zip(olds, news, strict=True) for d in self._difference(a, b)]
            # The run with fewer pieces answers to the first pieces of the other; the rest came or went.
            count = min(len(olds), len(news))
            out = [d for a, b in zip(olds[:count], news[:count], strict=True) for d in self._difference(a, b)]
            rest_old, rest_new = [k for p in olds[count:] for k in p], [k for p in news[count:] for k in p]
            return out + self._one_sided(rest_old, rest_new)
        return self._one_sided(left, right)

    def _separate(self, left: list[int], right: list[int]) -> bool:
        """Whether one side is a whole proposition without a counterpart, so that nothing in its place answers to it."""
        return any(
            len(indices) >= GONE_WORDS
            and all(
                row.propositions.count(row.propositions[k]) == sum(row.propositions[x] == row.propositions[k] for x in indices)
                for k in indices
            )
            for row, indices in ((self.old, left), (self.new, right))
        )

    def _one_sided(self, left: list[int], right: list[int]) -> list[Difference]:
        out = []
        for piece in self._runs(self.old, left):
            out += self._difference(piece, ())
        for piece in self._runs(self.new, right):
            out += self._difference((), piece)
        return out

    @staticmethod
    def _runs(row: Row, indices: Sequence[int]) -> list[list[int]]:
        """Runs without a gap, cut where an act or statement begins and between the items of an enumeration."""
        out: list[list[int]] = []
        for k in indices:
            together = bool(out) and out[-1][-1] == k - 1
            together = together and (row.propositions[k] == row.propositions[k - 1] or row.propositions[k] not in row.mains)
            if together and (row.items[k] == row.items[k - 1] or row.items[k] not in row.enumerated):
                out[-1].append(k)
            else:
                out.append([k])
        return out

    def _difference(self, left: Sequence[int], right: Sequence[int]) -> list[Difference]:
        if not left and not right:
            return []
        old = Side(self.region.old.sentence, _tokens(self.old, left))
        new = Side(self.region.new.sentence, _tokens(self.new, right))
        is_item = any(self._is_whole_item(row, ks) for row, ks in ((self.old, left), (self.new, right)) if ks)
        return [Difference(old, new, self.region, is_item, self.counterparts)]

    @staticmethod
    def _is_whole_item(row: Row, indices: Sequence[int]) -> bool:
        """Whether some words are all that one item of an enumeration has."""
        items = {row.items[k] for k in indices}
        if len(items) != 1 or not items <= row.enumerated:
            return False
        return row.items.count(row.items[indices[0]]) == len(indices)

    def _is_owned(self, difference: Difference) -> bool:
        region = self.region
        return any(t in region.old.owned for t in difference.old.tokens) or any(
            t in region.new.owned for t in difference.new.tokens
        )


def _tokens(row: Row, indices: Sequence[int]) -> Indices:
    """The tokens for which some words of a row stand."""
    return tuple(sorted({t for k in indices for t in row.stands_for[k]}))
