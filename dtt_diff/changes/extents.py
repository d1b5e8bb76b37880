"""Which words of a difference to quote: with the head they bear on, with the word beside them, with the whole of a fact."""

from __future__ import annotations

from collections.abc import Sequence

from dtt_diff.analysis.propositions import Vocabulary
from dtt_diff.changes.findings import Difference, Shift, Side
from dtt_diff.model import Analysis, Cue

#: A quote of so few words is given with the word beside it.
SHORT_QUOTE = 2
#: ... and a noun alone with the word after it.
SHORT_NOUN = 1
#: A kept word is quoted beside a difference where at most this many words lie between.
QUOTE_REACH = 6
#: At most so many small words before an added or dropped passage are quoted with it.
OPENER_WORDS = 3
_COORDINATORS = frozenset({"and", "or", "but", "they", "we", "he", "she", "it"})
#: So many words before what was put in or taken out at the end of a proposition are quoted with it.
BEFORE_WORDS = 3


def widen(
    difference: Difference, shifts: Sequence[Shift], old: Analysis, new: Analysis, vocabulary: Vocabulary
) -> tuple[Side, Side]:
    """Return the words to quote for a shift of force: the words that differ, their heads, and a neighbour of short ones.

    Args:
        difference: the words that differ.
        shifts: the shifts in it.
        old: analysis of the old sentence.
        new: analysis of the new sentence.
        vocabulary: to tell content words.

    Returns:
        the old and the new words; a side is empty only where nothing on it corresponds.
    """
    left, right = difference.old, difference.new
    for shift in shifts:
        for cue, of_old in ((shift.old_cue, True), (shift.new_cue, False)):
            if cue is not None and cue.head is not None:
                left, right = _join_head(left, right, cue, difference, of_old=of_old)
                left, right = _with_modifiers(left, old, cue.scale), _with_modifiers(right, new, cue.scale)
    cues = [cue for shift in shifts for cue in (shift.old_cue, shift.new_cue) if cue is not None and cue.head is not None]
    bare = left == difference.old and right == difference.new
    # A head after its modifier is a noun, which says little by itself ("ironclad commitment"); one before it is a verb.
    noun = bool(cues) and all(cue.head is not None and cue.last < cue.head for cue in cues)
    if min(len(left.tokens), len(right.tokens)) <= (SHORT_QUOTE if bare else SHORT_NOUN if noun else -1):
        left, right = _join_neighbours(left, right, difference, old, new, vocabulary)
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


def with_opener(side: Side, item: Analysis, vocabulary: Vocabulary) -> Side:
    """Return a side with the small words that open it: "by March 2024", "to protect the ships".

    Args:
        side: the words that came or went.
        item: analysis of their sentence.
        vocabulary: to tell function words.

    Returns:
        the side, widened to the left; coordinating words are left out.
    """
    tokens = item.sentence.tokens
    first = side.tokens[0]
    if len(side.tokens) == 1 and tokens[first].norm.isalpha():
        return side  # a lone word is quoted bare
    while first > 0 and side.tokens[0] - first < OPENER_WORDS:
        token = tokens[first - 1]
        if not token.is_word or token.norm not in vocabulary.function_words or token.norm in _COORDINATORS:
            break
        first -= 1
    return Side(side.sentence, (*range(first, side.tokens[0]), *side.tokens))


def _join_head(left: Side, right: Side, cue: Cue, difference: Difference, *, of_old: bool) -> tuple[Side, Side]:
    twin = None if cue.head is None else difference.counterpart(cue.head, of_old=of_old)
    if twin is None or cue.head is None:
        return left, right
    old_head, new_head = (cue.head, twin) if of_old else (twin, cue.head)
    region = difference.region
    return _with_token(left, region.old.sentence, old_head), _with_token(right, region.new.sentence, new_head)


def _with_modifiers(side: Side, item: Analysis, scale: str) -> Side:
    """A side with all that bears on its heads on one scale: "unprovoked and brutal war", not the bare "war"."""
    beside = [cue for cue in item.cues if cue.scale == scale and cue.head in side.tokens]
    tokens = {*side.tokens, *(t for cue in beside for t in range(cue.first, cue.last + 1))}
    return Side(side.sentence, tuple(sorted(tokens)))


def _join_neighbours(
    left: Side, right: Side, difference: Difference, old: Analysis, new: Analysis, vocabulary: Vocabulary
) -> tuple[Side, Side]:
    """Add the kept words beside a short difference: what follows in its proposition, or what goes before."""
    tokens = old.sentence.tokens
    pairs = [(o, n) for o, n in sorted(difference.counterparts.items()) if vocabulary.is_content(tokens[o])]
    kept = {o for o, _ in pairs}, {n for _, n in pairs}
    pairs = [
        (o, n) for o, n in pairs if _is_next(left, o, old, kept[0], vocabulary) and _is_next(right, n, new, kept[1], vocabulary)
    ]
    reach = [(o, n) for o, n in pairs if _in_reach(left, o, old) and _in_reach(right, n, new)]
    if reach or (left and right):
        pairs = reach
    after = [(o, n) for o, n in pairs if _follows(left, o) and _follows(right, n)][:1]
    before = [(o, n) for o, n in pairs if _precedes(left, o) and _precedes(right, n)]
    one_sided = not left or not right
    chosen = [*before[-BEFORE_WORDS:], *after] if one_sided and not after else after or before[-1:]
    if one_sided and after:
        chosen = [*before[-1:], *after]
    for o, n in chosen:
        left = _with_token(left, difference.region.old.sentence, o)
        right = _with_token(right, difference.region.new.sentence, n)
    return left, right


def _is_next(side: Side, token: int, item: Analysis, kept: set[int], vocabulary: Vocabulary) -> bool:
    """Whether nothing that differs stands between a side and a kept word."""
    if not side:
        return True
    low, high = (token, side.tokens[0]) if token < side.tokens[0] else (side.tokens[-1], token)
    return not any(vocabulary.is_content(item.sentence.tokens[t]) and t not in kept for t in range(low + 1, high))


def _in_reach(side: Side, token: int, item: Analysis) -> bool:
    """Whether a word stands near enough to a side, and in its proposition, to be quoted with it."""
    if not side:
        return True
    home = next(p for p in item.propositions if p.first <= side.tokens[0] <= p.last)
    near = min(abs(token - side.tokens[0]), abs(token - side.tokens[-1])) <= QUOTE_REACH
    return near and home.first <= token <= home.last


def _follows(side: Side, token: int) -> bool:
    return not side or token > side.tokens[-1]


def _precedes(side: Side, token: int) -> bool:
    return not side or token < side.tokens[0]


def _with_token(side: Side, sentence: int, token: int) -> Side:
    return Side(sentence, tuple(sorted({*side.tokens, token})))
