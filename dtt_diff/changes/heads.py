"""Whether what a cue governs stands on the other side too, and stands bare there.

"Strong growth" against "growth" is a shift from strong to plain. "Considerable uncertainty" against "rising uncertainty" is
none: another modifier stands in its place, and the lexicon does not say how much it amounts to. Nor is "weak exports" against
"exports have fallen": the head of the one cue has no counterpart.
"""

from __future__ import annotations

from dtt_diff.analysis.rows import compare_keys
from dtt_diff.changes.findings import Difference
from dtt_diff.lexicon import Lexicon
from dtt_diff.model import Analysis, Cue

#: A cue that governs a proposition and comes or goes is a shift only where at most this many other words come or go with it on
#: either side: otherwise it belongs to a matter that came or went.
ALONE_WORDS = 2
#: A modifier that comes or goes with its head replaced is a shift where at most this many words were replaced.
REPLACED_HEAD = 2
#: A modifier that comes or goes beside a kept head is a shift where at most this many words stand in its place.
REPLACED_MODIFIER = 2
#: The scale whose cues are determiners: an adjective in the place of "all" does not stand for it, but takes it away.
DETERMINERS = "quantity"
_COORDINATORS = frozenset({"and", "or", ","})


def head_kept(cue: Cue, difference: Difference, analyses: tuple[Analysis, Analysis], lexicon: Lexicon, *, of_old: bool) -> bool:
    """Return whether the head of a modifier stands on the other side without another modifier in the place of this one.

    Args:
        cue: the modifier, of one side only.
        difference: the words that differ.
        analyses: analyses of the old and the new sentence.
        lexicon: for words that are taken for the same, and for function words.
        of_old: whether the modifier is on the old side.
    """
    side, other = (difference.old, difference.new) if of_old else (difference.new, difference.old)
    own, opposite = analyses if of_old else analyses[::-1]
    if cue.head is None:
        return False
    if cue.head not in side.tokens:
        twin = difference.counterpart(cue.head, of_old=of_old)
        if twin is None or len(other.tokens) > REPLACED_MODIFIER:
            return False
        # "Pose significant risks" against "see risks": the verb before it was replaced, and answers to what stands there.
        return bool(_verb_before(cue, side.tokens, own, lexicon)) or not _modified(cue, twin, other.tokens, opposite, lexicon)
    few = 0 < len(other.tokens) <= REPLACED_HEAD and len(side.tokens) <= REPLACED_HEAD + cue.last - cue.first
    return few and (cue.scale == DETERMINERS or _same_head(cue.head, other.tokens, own, opposite, lexicon))


def proposition_kept(
    cue: Cue, difference: Difference, analyses: tuple[Analysis, Analysis], lexicon: Lexicon, *, of_old: bool
) -> bool:
    """Return whether the proposition that a cue governs stands on both sides: hardly any other words came or went with it.

    Where others did on both sides, they must be taken for the same: "has remained soft" against "appears to have firmed" is
    another statement, not the same one with less certainty. Names and dates do not make it another.

    Args:
        cue: the cue, of one side only.
        difference: the words that differ.
        analyses: analyses of the old and the new sentence.
        lexicon: for words that are taken for the same.
        of_old: whether the cue is on the old side.
    """
    side, other = (difference.old, difference.new) if of_old else (difference.new, difference.old)
    own, opposite = analyses if of_old else analyses[::-1]
    beside = tuple(t for t in side.tokens if not cue.first <= t <= cue.last and own.sentence.tokens[t].is_word)
    if len(beside) > ALONE_WORDS or len(other.tokens) > ALONE_WORDS:
        return False
    matter, others = _matter(beside, own, lexicon), _matter(other.tokens, opposite, lexicon)
    return not matter or not others or any(_same_head(t, others, own, opposite, lexicon) for t in matter)


def _matter(tokens: tuple[int, ...], item: Analysis, lexicon: Lexicon) -> tuple[int, ...]:
    """The words among some that carry matter and are no fact."""
    keys = compare_keys(item.sentence.tokens, lexicon)
    facts = {t for fact in item.facts for t in range(fact.first, fact.last + 1)}
    return tuple(t for t in tokens if keys[t] is not None and t not in facts)


def _same_head(head: int, tokens: tuple[int, ...], own: Analysis, opposite: Analysis, lexicon: Lexicon) -> bool:
    """Whether a head that was replaced is taken for the same as a word in its place; words of one scale are compared on it."""
    keys = compare_keys(own.sentence.tokens, lexicon)
    others = compare_keys(opposite.sentence.tokens, lexicon)
    if keys[head] is not None and any(keys[head] == others[t] for t in tokens):
        return True
    scales = {c.scale for c in own.cues if c.first <= head <= c.last}
    return any(c.scale in scales for c in opposite.cues if any(c.first <= t <= c.last for t in tokens))


def _verb_before(cue: Cue, tokens: tuple[int, ...], item: Analysis, lexicon: Lexicon) -> tuple[int, ...]:
    """The word of matter right before a modifier that stands before its head, where it was replaced with it."""
    at = cue.first - 1
    return _matter((at,), item, lexicon) if cue.head is not None and cue.first < cue.head and at in tokens else ()


def _modified(cue: Cue, twin: int, tokens: tuple[int, ...], item: Analysis, lexicon: Lexicon) -> bool:
    """Whether a word of matter, no modifier of the lexicon and no name, stands beside the head in the place of the modifier."""
    step = -1 if cue.head is not None and cue.first < cue.head else 1
    at = twin + step
    while 0 <= at < len(item.sentence.tokens) and item.sentence.tokens[at].norm in _COORDINATORS:
        at += step
    if at not in tokens or cue.scale == DETERMINERS:
        return False
    modifiers = [cue for cue in item.cues if lexicon.scales[cue.scale].governs == "head"]
    known = [(c.first, c.last) for c in modifiers] + [(f.first, f.last) for f in item.facts if f.kind == "name"]
    if any(first <= at <= last for first, last in known):
        return False
    token = item.sentence.tokens[at]
    return token.is_word and token.norm not in lexicon.vocabulary.get("function_words", frozenset())
