"""What it is when words replaced others: an act that undoes the old one, a fact for a fact, a figure for words without one."""

from __future__ import annotations

from dtt_diff.analysis.propositions import Vocabulary
from dtt_diff.changes.findings import Side
from dtt_diff.changes.force import is_denied, touched
from dtt_diff.lexicon import Lexicon
from dtt_diff.model import Analysis, Kind

#: Words without a figure answer to a figure where they are so few.
VAGUE_WORDS = 2
#: A word that stands for a figure has at least so many letters: a lone "l" is a slip for a digit.
SPELLED_LETTERS = 3
# Words that count without being a figure.
_COUNTING = frozenset({"one", "once", "single", "both", "half", "dozen", "unchanged"})

_FIXED = frozenset({"date", "figure"})

Sides = tuple[Side, Side]
Analyses = tuple[Analysis, Analysis]


def is_reversal(sides: Sides, analyses: Analyses, lexicon: Lexicon) -> bool:
    """Return whether the two sides hold acts that undo each other ("raise" against "lower"), neither denied alone.

    "Reject" against "do not accept" is the same stance: the denial undoes what undoes it.

    Args:
        sides: the old and the new words.
        analyses: analyses of their sentences.
        lexicon: for the poles.
    """
    if is_denied(sides[0], analyses[0]) != is_denied(sides[1], analyses[1]):
        return False
    first, second = (_poles(side, item, lexicon) for side, item in zip(sides, analyses, strict=True))
    return any(group == other and side != pole for group, side in first for other, pole in second)


def _poles(side: Side, item: Analysis, lexicon: Lexicon) -> set[tuple[str, int]]:
    found = (item.sentence.tokens[t] for t in side.tokens)
    norms = [token.norm for token in found if token.is_word]
    return {pole for i in range(len(norms)) for _, pole in lexicon.poles.at(norms, i)}


def has_same_letters(sides: Sides, analyses: Analyses) -> bool:
    """Return whether two runs differ only in where their words are parted ("ten-point", "tenpoint").

    Args:
        sides: the old and the new words.
        analyses: analyses of their sentences.
    """
    first, second = (
        "".join(item.sentence.tokens[t].text.casefold() for t in side.tokens if item.sentence.tokens[t].is_word)
        for side, item in zip(sides, analyses, strict=True)
    )
    return first == second


def fact_kind(side: Side, item: Analysis, vocabulary: Vocabulary) -> str | None:
    """Return the kind of fact that some words are ("fact" for several kinds); None where they hold anything else.

    Args:
        side: the words.
        item: analysis of their sentence.
        vocabulary: to tell words of matter.
    """
    kinds: set[str] = set()
    covered: set[int] = set()
    for fact in item.facts:
        inside = set(range(fact.first, fact.last + 1))
        if inside & set(side.tokens):
            kinds.add(fact.kind)
            covered |= inside
    rest = [t for t in side.tokens if t not in covered and vocabulary.is_content(item.sentence.tokens[t])]
    if rest or not kinds:
        return None
    return kinds.pop() if len(kinds) == 1 else "fact"


def exactness(sides: Sides, analyses: Analyses, vocabulary: Vocabulary, lexicon: Lexicon) -> Kind | None:
    """Return the direction where a figure gave way to a word or two without one ("450 soldiers", "a contingent"), or came in.

    A date or figure is also more exact than words that leave open when or how often ("for some time", "at least until May").

    Args:
        sides: the old and the new words.
        analyses: analyses of their sentences.
        vocabulary: to tell words of matter.
        lexicon: for the scales of exactness.
    """
    kind = exactness_of_time(sides, analyses, vocabulary, lexicon)
    if kind:
        return kind
    exact = [_counts(side, item, vocabulary) for side, item in zip(sides, analyses, strict=True)]
    vague = [_is_vague(side, item, vocabulary) for side, item in zip(sides, analyses, strict=True)]
    if exact[0] and vague[1]:
        return "softened"
    return "strengthened" if exact[1] and vague[0] else None


def exactness_of_time(sides: Sides, analyses: Analyses, vocabulary: Vocabulary, lexicon: Lexicon) -> Kind | None:
    """Return the direction where a date or figure gave way to words that leave open when or how often ("soon"), or came in.

    Args:
        sides: the old and the new words.
        analyses: analyses of their sentences.
        vocabulary: to tell words of matter.
        lexicon: for the scales of exactness.
    """
    opened = [_leaves_open(side, item, lexicon) for side, item in zip(sides, analyses, strict=True)]
    fixed = [_is_fixed(side, item, vocabulary) for side, item in zip(sides, analyses, strict=True)]
    if opened[0] != opened[1] and fixed[0] != fixed[1] and opened[0] == fixed[1]:
        return "strengthened" if opened[0] else "softened"
    return None


def _leaves_open(side: Side, item: Analysis, lexicon: Lexicon) -> bool:
    """Whether words stand on a scale of exactness, and not at the top of it."""
    return any(
        cue.dimension == "specificity" and any(edge.less == cue.rank for edge in lexicon.scales[cue.scale].edges)
        for cue in touched(side, item.cues)
    )


def _is_fixed(side: Side, item: Analysis, vocabulary: Vocabulary) -> bool:
    """Whether words are a date or figure, with a word or two beside it."""
    inside = set(side.tokens)
    facts = [fact for fact in item.facts if not inside.isdisjoint(range(fact.first, fact.last + 1))]
    covered = {t for fact in facts for t in range(fact.first, fact.last + 1)}
    beside = sum(t not in covered and vocabulary.is_content(item.sentence.tokens[t]) for t in side.tokens)
    return bool(facts) and {fact.kind for fact in facts} <= _FIXED and beside <= VAGUE_WORDS


def _counts(side: Side, item: Analysis, vocabulary: Vocabulary) -> bool:
    """Whether words are a figure that counts something: what it counts follows, as it does not after a number of a law."""
    if fact_kind(side, item, vocabulary) != "figure":
        return False
    after = item.sentence.tokens[side.tokens[-1] + 1 :][:1]
    inside = [item.sentence.tokens[t] for t in side.tokens]
    unit = any(vocabulary.is_content(token) and not token.norm[:1].isdigit() for token in inside)
    return unit or any(token.is_word and (token.norm == "of" or vocabulary.is_content(token)) for token in after)


def _is_vague(side: Side, item: Analysis, vocabulary: Vocabulary) -> bool:
    inside = set(side.tokens)
    if any(not inside.isdisjoint(range(fact.first, fact.last + 1)) for fact in item.facts):
        return False
    tokens = [item.sentence.tokens[t] for t in side.tokens]
    few = sum(vocabulary.is_content(token) for token in tokens) <= VAGUE_WORDS
    spelled = any(len(token.norm) >= SPELLED_LETTERS for token in tokens if token.is_word)
    return few and spelled and not any(token.norm in _COUNTING for token in tokens)
