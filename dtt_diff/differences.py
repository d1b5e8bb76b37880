"""Regions -> differences: the runs of words in which the two sides of a region differ, as a reader would see them.

Word edits alone are too fine and too coarse at once: chance islands ("of the") cut one change in two, and one run may hold
the end of one proposition and the beginning of the next. Islands are absorbed, runs are cut at propositions, and what only
stands in another order is no difference.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from attrs import field, frozen

from dtt_diff.edits import Hunk, diff_words
from dtt_diff.lexicon import Lexicon
from dtt_diff.model import Analysis, Token
from dtt_diff.pairing import Region, Stretch

#: An island of kept words is absorbed when it has no content word, or one between two replacements of at least this many.
ISLAND_NEIGHBOURS = 3


@frozen
class Side:
    """One side of a difference: token indices of one sentence, ascending; empty where the words are only on the other side."""

    sentence: int
    tokens: tuple[int, ...]

    def __bool__(self) -> bool:
        """Whether there are words on this side."""
        return bool(self.tokens)


@frozen
class Difference:
    """Words of the old side against words of the new side, and where the kept words around them correspond.

    Attributes:
        old: the old words.
        new: the new words.
        region: the region they stand in.
        counterparts: for kept words of the region, old token index -> new token index.
    """

    old: Side
    new: Side
    region: Region
    counterparts: dict[int, int] = field(repr=False, eq=False)

    def counterpart(self, token: int, *, of_old: bool) -> int | None:
        """The kept word on the other side that corresponds to a word of this side."""
        if of_old:
            return self.counterparts.get(token)
        return next((o for o, n in self.counterparts.items() if n == token), None)


@frozen
class _Row:
    """The words of a stretch with the keys under which they are compared."""

    places: tuple[int, ...]
    keys: tuple[str, ...]
    content: tuple[bool, ...]
    propositions: tuple[int, ...]  # which proposition each word stands in


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
    first, second = _row(region.old, old, lexicon), _row(region.new, new, lexicon)
    hunks = list(diff_words(first.keys, second.keys))
    hunks = _without_reordered(_absorb(hunks, first, second), first, second)
    counterparts = _counterparts(hunks, first, second)
    out = []
    for hunk in hunks:
        for part in _cut(hunk, first, second):
            left = Side(region.old.sentence, _trim(first, part.old_start, part.old_end))
            right = Side(region.new.sentence, _trim(second, part.new_start, part.new_end))
            if (left or right) and _is_owned(region, left, right):
                out.append(Difference(left, right, region, counterparts))
    return tuple(out)


def canonical(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[str, ...]:
    """Return the words of a run as a careful reader takes them: equivalents made one, function words and connectives left out."""
    return tuple(key for key, is_content in zip(*_keys(tokens, lexicon), strict=True) if is_content)


def _row(stretch: Stretch, item: Analysis, lexicon: Lexicon) -> _Row:
    tokens = item.sentence.tokens
    places = tuple(i for i in stretch.tokens if tokens[i].is_word)
    keys, content = _keys([tokens[i] for i in places], lexicon)
    in_cue = {t for cue in item.cues for t in range(cue.first, cue.last + 1)}
    content = [is_content or i in in_cue for i, is_content in zip(places, content, strict=True)]
    number = {t: n for n, p in enumerate(item.propositions) for t in range(p.first, p.last + 1)}
    return _Row(places, tuple(keys), tuple(content), tuple(number[i] for i in places))


def _keys(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[list[str], list[bool]]:
    """Keys and content flags of words. The words of an equivalent share the key of their group; only the first counts as content."""
    function_words = lexicon.vocabulary.get("function_words", frozenset())
    connectives = lexicon.phrases.get("connectives")
    norms = [token.norm for token in tokens]
    keys = [token.stem for token in tokens]
    content = [token.is_word and token.norm not in function_words for token in tokens]
    i = 0
    while i < len(tokens):
        same = next(lexicon.equivalents.at(norms, i), None)
        connective = next(connectives.at(norms, i), None) if connectives else None
        if connective and (same is None or connective[0] >= same[0]):
            for k in range(i, i + connective[0]):
                content[k] = False
            i += connective[0]
        elif same:
            length, name = same
            for k in range(i, i + length):
                keys[k] = f"={name}" if k == i else f"={name}+"
                content[k] = content[k] if length == 1 else k == i
            i += length
        else:
            i += 1
    return keys, content


def _absorb(hunks: list[Hunk], first: _Row, second: _Row) -> list[Hunk]:
    """Join hunks over chance islands: kept words that only happen to stand between two replacements."""
    out: list[Hunk] = []
    for hunk in hunks:
        if out and _is_island(out[-1], hunk, first, second):
            last = out.pop()
            out.append(Hunk(last.old_start, hunk.old_end, last.new_start, hunk.new_end))
        else:
            out.append(hunk)
    return out


def _is_island(left: Hunk, right: Hunk, first: _Row, second: _Row) -> bool:
    """Whether the kept words between two hunks are too few to hold them apart."""
    kept = sum(first.content[left.old_end : right.old_start])
    size = right.old_start - left.old_end
    both_sided = [h.old_start < h.old_end and h.new_start < h.new_end for h in (left, right)]
    if kept == 0:
        return any(both_sided) or size <= 1
    sizes = [min(_content(first, h.old_start, h.old_end), _content(second, h.new_start, h.new_end)) for h in (left, right)]
    return kept == 1 and min(sizes) >= ISLAND_NEIGHBOURS


def _content(row: _Row, start: int, end: int) -> int:
    return sum(row.content[start:end])


def _without_reordered(hunks: list[Hunk], first: _Row, second: _Row) -> list[Hunk]:
    """Leave out words that were taken out in one place of the region and put in at another: order only."""
    gone = {k: _bag(first, h.old_start, h.old_end) for k, h in enumerate(hunks) if h.new_start == h.new_end}
    come = {k: _bag(second, h.new_start, h.new_end) for k, h in enumerate(hunks) if h.old_start == h.old_end}
    dropped: set[int] = set()
    for k, bag in gone.items():
        match = next((m for m, other in come.items() if m not in dropped and bag and bag == other), None)
        if match is not None:
            dropped |= {k, match}
    return [
        h
        for k, h in enumerate(hunks)
        if k not in dropped and _bag(first, h.old_start, h.old_end) != _bag(second, h.new_start, h.new_end)
    ]


def _bag(row: _Row, start: int, end: int) -> Counter[str]:
    return Counter(key for key, is_content in zip(row.keys[start:end], row.content[start:end], strict=True) if is_content)


def _counterparts(hunks: list[Hunk], first: _Row, second: _Row) -> dict[int, int]:
    """Old token -> new token for the kept words."""
    out: dict[int, int] = {}
    a = b = 0
    for hunk in [*hunks, Hunk(len(first.places), len(first.places), len(second.places), len(second.places))]:
        for x, y in zip(range(a, hunk.old_start), range(b, hunk.new_start), strict=False):
            out[first.places[x]] = second.places[y]
        a, b = hunk.old_end, hunk.new_end
    return out


def _cut(hunk: Hunk, first: _Row, second: _Row) -> list[Hunk]:
    """Cut a one-sided hunk where propositions begin, and a two-sided one where both sides begin new propositions."""
    old_cuts = _starts(first, hunk.old_start, hunk.old_end)
    new_cuts = _starts(second, hunk.new_start, hunk.new_end)
    if hunk.old_start == hunk.old_end:
        bounds = [hunk.new_start, *new_cuts, hunk.new_end]
        return [Hunk(hunk.old_start, hunk.old_start, a, b) for a, b in zip(bounds, bounds[1:], strict=False)]
    if hunk.new_start == hunk.new_end:
        bounds = [hunk.old_start, *old_cuts, hunk.old_end]
        return [Hunk(a, b, hunk.new_start, hunk.new_start) for a, b in zip(bounds, bounds[1:], strict=False)]
    if len(old_cuts) == len(new_cuts):
        old_bounds = [hunk.old_start, *old_cuts, hunk.old_end]
        new_bounds = [hunk.new_start, *new_cuts, hunk.new_end]
        pairs = zip(old_bounds, old_bounds[1:], new_bounds, new_bounds[1:], strict=False)
        return [Hunk(a, b, c, d) for a, b, c, d in pairs]
    if old_cuts and not new_cuts:
        rest = [Hunk(a, b, hunk.new_end, hunk.new_end) for a, b in zip(old_cuts, [*old_cuts[1:], hunk.old_end], strict=True)]
        return [Hunk(hunk.old_start, old_cuts[0], hunk.new_start, hunk.new_end), *rest]
    if new_cuts and not old_cuts:
        rest = [Hunk(hunk.old_end, hunk.old_end, a, b) for a, b in zip(new_cuts, [*new_cuts[1:], hunk.new_end], strict=True)]
        return [Hunk(hunk.old_start, hunk.old_end, hunk.new_start, new_cuts[0]), *rest]
    return [hunk]


def _starts(row: _Row, start: int, end: int) -> list[int]:
    return [k for k in range(start + 1, end) if row.propositions[k] != row.propositions[k - 1]]


def _trim(row: _Row, start: int, end: int) -> tuple[int, ...]:
    """The tokens of a stretch of a row; empty when it holds no content word."""
    return row.places[start:end] if any(row.content[start:end]) else ()


def _is_owned(region: Region, left: Side, right: Side) -> bool:
    return any(t in region.old.owned for t in left.tokens) or any(t in region.new.owned for t in right.tokens)
