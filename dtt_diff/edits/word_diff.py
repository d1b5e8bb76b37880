"""Rows of words -> what was kept and replaced."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from attrs import frozen

from dtt_diff.edits.ordering import longest_rise

# Code points for word codes: above the control characters and clear of the surrogates.
_FIRST_CODE = 0x100
_SURROGATES = range(0xD800, 0xE000)
#: Two rows of which every word may have to be held against so many of the other in all are cut at words that each has once:
#: the time of the algorithm grows with the product of their lengths. Two sentences of 400 words reach it.
MOST_PAIRS = 160_000
#: At most so many kept words between two rewritten stretches may be a coincidence.
ISLAND_WORDS = 3


@frozen
class Hunk:
    """Words that differ: ``old[old_start:old_end]`` against ``new[new_start:new_end]``; one of both may be empty."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


def diff_words(old: Sequence[str], new: Sequence[str]) -> tuple[Hunk, ...]:
    """Return where two rows of words differ, in order.

    The result does not depend on which side is called old: the rows are compared in one canonical order, since the
    algorithm (Myers 1986, as diff-match-patch implements it) is not symmetric. No clock is involved (``Diff_Timeout = 0``).

    Args:
        old: words of the old side, as they should be compared.
        new: words of the new side.

    Returns:
        hunks that do not touch each other.
    """
    if tuple(old) > tuple(new):
        return tuple(Hunk(h.new_start, h.new_end, h.old_start, h.old_end) for h in diff_words(new, old))
    start = _common_start(old, new)
    end = _common_start(old[start:][::-1], new[start:][::-1])
    middle = _bounded(old[start : len(old) - end], new[start : len(new) - end])
    return tuple(Hunk(h.old_start + start, h.old_end + start, h.new_start + start, h.new_end + start) for h in middle)


def readable(hunks: Sequence[Hunk], old: Sequence[str], new: Sequence[str]) -> tuple[Hunk, ...]:
    """Return hunks with those joined that only a short coincidence parts: "the" or a comma between two rewritten stretches.

    The idea is that of the semantic clean-up in diff-match-patch (N. Fraser), on words, and the same for both sides.

    Args:
        hunks: where the two rows differ, in order.
        old: words of the old side.
        new: words of the new side.
    """
    out: list[Hunk] = []
    for hunk in hunks:
        joined = hunk
        while out and _is_island(out[-1], joined, old, new):
            last = out.pop()
            joined = Hunk(last.old_start, joined.old_end, last.new_start, joined.new_end)
        out.append(joined)
    return tuple(out)


def _is_island(first: Hunk, second: Hunk, old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether the words kept between two hunks are few, and no longer than what was replaced on either side of them."""
    kept = old[first.old_end : second.old_start]
    around = (
        max(sum(map(len, old[h.old_start : h.old_end])), sum(map(len, new[h.new_start : h.new_end]))) for h in (first, second)
    )
    return len(kept) <= ISLAND_WORDS and sum(map(len, kept)) <= min(around)


def _common_start(old: Sequence[str], new: Sequence[str]) -> int:
    count = 0
    for a, b in zip(old, new, strict=False):
        if a != b:
            break
        count += 1
    return count


def _bounded(old: Sequence[str], new: Sequence[str]) -> list[Hunk]:
    """The hunks of two rows; of rows too long to hold against each other word by word, between words that each has once."""
    if len(old) * len(new) <= MOST_PAIRS:
        return _diff(old, new)
    anchors = _shared_once(old, new)
    if not anchors:
        return [Hunk(0, len(old), 0, len(new))]
    hunks: list[Hunk] = []
    a = b = 0
    for i, j in (*anchors, (len(old), len(new))):
        if i == a and j == b:
            pass
        elif (i - a) * (j - b) > MOST_PAIRS:
            hunks.append(Hunk(a, i, b, j))
        else:
            hunks += [Hunk(h.old_start + a, h.old_end + a, h.new_start + b, h.new_end + b) for h in _diff(old[a:i], new[b:j])]
        a, b = i + 1, j + 1
    return hunks


def _shared_once(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """The places of words that stand once in each row, those in the same order (the idea of B. Cohen's patience diff)."""
    once = [{word for word, count in Counter(row).items() if count == 1} for row in (old, new)]
    places = {word: j for j, word in enumerate(new) if word in once[1]}
    pairs = [(i, places[word]) for i, word in enumerate(old) if word in once[0] and word in places]
    return [pairs[k] for k in longest_rise([j for _, j in pairs])]


def _diff(old: Sequence[str], new: Sequence[str]) -> list[Hunk]:
    from dtt_diff.edits.middle_snake import CodeDiff  # loads diff_match_patch

    codes: dict[str, str] = {}
    for word in (*old, *new):
        if word not in codes:
            value = _FIRST_CODE + len(codes)
            codes[word] = chr(value if value < _SURROGATES.start else value + len(_SURROGATES))
    engine = CodeDiff()
    hunks: list[Hunk] = []
    a = b = 0
    for op, run in engine.diff_main("".join(codes[w] for w in old), "".join(codes[w] for w in new), False):
        size = len(run)
        if op == engine.DIFF_EQUAL:
            a, b = a + size, b + size
            continue
        old_size, new_size = (size, 0) if op == engine.DIFF_DELETE else (0, size)
        if hunks and (hunks[-1].old_end, hunks[-1].new_end) == (a, b):
            last = hunks.pop()
            hunks.append(Hunk(last.old_start, a + old_size, last.new_start, b + new_size))
        else:
            hunks.append(Hunk(a, a + old_size, b, b + new_size))
        a, b = a + old_size, b + new_size
    return hunks
