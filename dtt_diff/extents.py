"""Which words of a difference to quote: with the head they bear on, with the word beside them, with the whole of a fact."""

from __future__ import annotations

from collections.abc import Sequence

from dtt_diff.differences import Difference, Side
from dtt_diff.force import Shift
from dtt_diff.model import Analysis
from dtt_diff.propositions import Vocabulary

#: A quote of so few words is given with the word beside it.
SHORT_QUOTE = 2
#: A kept word is quoted beside a difference where at most this many words lie between.
QUOTE_REACH = 5


def widen(difference: Difference, shifts: Sequence[Shift], old: Analysis, vocabulary: Vocabulary) -> tuple[Side, Side]:
    """Return the words to quote for a shift of force: the words that differ, their heads, and a neighbour of short ones.

    Args:
        difference: the words that differ.
        shifts: the shifts in it.
        old: analysis of the old sentence.
        vocabulary: to tell content words.

    Returns:
        the old and the new words; a side is empty only where nothing on it corresponds.
    """
    left, right = difference.old, difference.new
    for shift in shifts:
        for cue, of_old in ((shift.old_cue, True), (shift.new_cue, False)):
            if cue is not None and cue.head is not None:
                left, right = _join_head(left, right, cue.head, difference, of_old=of_old)
    if not left or not right or min(len(left.tokens), len(right.tokens)) <= SHORT_QUOTE:
        left, right = _join_neighbours(left, right, difference, old, vocabulary)
    return left, right


def whole_facts(side: Side, item: Analysis) -> Side:
    """Return a side with the facts that it cuts into: a date is quoted whole, though only its day changed.

    Args:
        side: the words that differ.
        item: analysis of their sentence.

    Returns:
        the side, with the rest of its dates and figures.
    """
    tokens = set(side.tokens)
    for fact in item.facts:
        inside = set(range(fact.first, fact.last + 1))
        if inside & tokens and fact.kind != "name":
            tokens |= inside
    return Side(side.sentence, tuple(sorted(tokens)))


def _join_head(left: Side, right: Side, head: int, difference: Difference, *, of_old: bool) -> tuple[Side, Side]:
    twin = difference.counterpart(head, of_old=of_old)
    if twin is None:
        return left, right
    old_head, new_head = (head, twin) if of_old else (twin, head)
    region = difference.region
    return _with_token(left, region.old.sentence, old_head), _with_token(right, region.new.sentence, new_head)


def _join_neighbours(
    left: Side, right: Side, difference: Difference, old: Analysis, vocabulary: Vocabulary
) -> tuple[Side, Side]:
    """Add the kept words beside a short difference: what follows, or what goes before where nothing does."""
    tokens = old.sentence.tokens
    pairs = [(o, n) for o, n in sorted(difference.counterparts.items()) if vocabulary.is_content(tokens[o])]
    after = [(o, n) for o, n in pairs if _follows(left, o) and _follows(right, n)][:1]
    before = [(o, n) for o, n in pairs if _precedes(left, o) and _precedes(right, n)][-1:]
    chosen = [*before, *after] if not left or not right else after or before
    for o, n in chosen:
        if _near(left, o) and _near(right, n):
            left = _with_token(left, difference.region.old.sentence, o)
            right = _with_token(right, difference.region.new.sentence, n)
    return left, right


def _follows(side: Side, token: int) -> bool:
    return not side or token > side.tokens[-1]


def _precedes(side: Side, token: int) -> bool:
    return not side or token < side.tokens[0]


def _near(side: Side, token: int) -> bool:
    """Whether a word stands near enough to be quoted with a side."""
    return not side or min(abs(token - side.tokens[0]), abs(token - side.tokens[-1])) <= QUOTE_REACH


def _with_token(side: Side, sentence: int, token: int) -> Side:
    return Side(sentence, tuple(sorted({*side.tokens, token})))
