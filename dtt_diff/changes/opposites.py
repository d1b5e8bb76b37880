"""Small words that turn a statement round where they stand: "before the vote" against "after the vote".

Prepositions and particles carry no matter by themselves and are in no row of words; so they are held against each other here,
in the gaps between the words of matter that both sides kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dtt_diff.analysis.rows import compare_keys
from dtt_diff.changes.findings import Finding, Region, Side
from dtt_diff.changes.salience import salience_of
from dtt_diff.edits.word_diff import diff_words
from dtt_diff.lexicon import Lexicon
from dtt_diff.lexicon.reversals import Pole
from dtt_diff.model import Analysis

#: A word of matter by its token of the old and of the new side; None for the end of a stretch.
_Place = tuple[int | None, int | None]


def find_opposites(region: Region, old: Analysis, new: Analysis, lexicon: Lexicon) -> list[Finding]:
    """Return the small words of a region that gave way to their opposite between two kept words.

    Args:
        region: the region.
        old: analysis of its old sentence.
        new: analysis of its new sentence.
        lexicon: for reversals of function words.

    Returns:
        reversals, each quoted with the kept words around it.
    """
    first, second = _opposites(region.old.tokens, old, lexicon), _opposites(region.new.tokens, new, lexicon)
    if Counter(first.values()) == Counter(second.values()):
        return []
    rows = _row(region.old.tokens, old, lexicon), _row(region.new.tokens, new, lexicon)
    out = []
    for (left, after), (right, behind) in pairwise(_kept(*rows)):
        before, now = _gap(region.old.tokens, left, right), _gap(region.new.tokens, after, behind)
        if not rows[0].keys().isdisjoint(before) or not rows[1].keys().isdisjoint(now):
            continue
        smalls = [t for t in before if t in first], [t for t in now if t in second]
        if _turned([first[t] for t in smalls[0]], [second[t] for t in smalls[1]]):
            sides = (
                _quoted(region.old.sentence, before, (left, right), smalls[0][0]),
                _quoted(region.new.sentence, now, (after, behind), smalls[1][0]),
            )
            salience = salience_of("updated", (), 1, "reversal")
            out.append(Finding("updated", *sides, ("polarity",), salience, "reversal", (), "high"))
    return out


def _turned(old: Sequence[tuple[Pole, ...]], new: Sequence[tuple[Pole, ...]]) -> bool:
    """Whether a gap has one small word on either side, and the two are opposites."""
    if len(old) != 1 or len(new) != 1:
        return False
    return any(group == other and side != pole for group, side in old[0] for other, pole in new[0])


def _gap(tokens: Sequence[int], left: int | None, right: int | None) -> tuple[int, ...]:
    """The tokens between two kept words; None is the end of the stretch."""
    return tuple(t for t in tokens if (left is None or t > left) and (right is None or t < right))


def _quoted(sentence: int, gap: tuple[int, ...], kept: _Place, small: int) -> Side:
    """A gap with the kept words on its two sides; at an end of the stretch, no further than the small word."""
    left, right = kept
    first = left if left is not None else small
    last = right if right is not None else small
    return Side(sentence, tuple(t for t in sorted({*gap, first, last}) if first <= t <= last))


def _opposites(tokens: Sequence[int], item: Analysis, lexicon: Lexicon) -> dict[int, tuple[Pole, ...]]:
    """The small words of a stretch that have an opposite, by their token, with the groups that they stand in."""
    out = {}
    for t in tokens:
        token = item.sentence.tokens[t]
        poles = tuple(pole for _, pole in lexicon.opposites.at((token.norm,), 0)) if token.is_word else ()
        if poles:
            out[t] = poles
    return out


def _row(tokens: Sequence[int], item: Analysis, lexicon: Lexicon) -> dict[int, str]:
    """The words of matter of a stretch, with their keys."""
    keys = compare_keys(item.sentence.tokens, lexicon)
    return {t: key for t in tokens if (key := keys[t]) is not None}


def _kept(old: dict[int, str], new: dict[int, str]) -> Iterator[_Place]:
    """The words of matter that both sides kept, in order; the ends of the stretch before and behind them."""
    first, second = list(old), list(new)
    yield None, None
    i = j = 0
    for hunk in diff_words(list(old.values()), list(new.values())):
        yield from zip(first[i : hunk.old_start], second[j : hunk.new_start], strict=True)
        i, j = hunk.old_end, hunk.new_end
    yield from zip(first[i:], second[j:], strict=True)
    yield None, None
