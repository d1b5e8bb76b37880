"""Sentence + lexicon -> cues with what they govern."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from dtt_diff.lexicon import Entry, Lexicon
from dtt_diff.lexicon.entries import Pattern, matches
from dtt_diff.model import Cue, Sentence, Token

#: The scale whose cues turn round what follows them.
NEGATION = "negation"
#: A negation reaches over at most this many words to the cue that it turns round ("did not yet fully agree").
NEGATION_REACH = 4
#: The head of a modifier stands within this many words of it, function words counted.
HEAD_REACH = 4
#: The word list of nouns that carry a modifier of a verb ("at a solid pace").
CARRIERS = "carrier_nouns"


@frozen
class _Found:
    first: int
    length: int
    entry: Entry


def find_cues(sentence: Sentence, lexicon: Lexicon) -> tuple[Cue, ...]:
    """Return the cues of a sentence in order; where forms overlap the longest wins.

    Args:
        sentence: the sentence.
        lexicon: the lexicon whose entries are looked for.

    Returns:
        the cues, negations included; a cue under a negation says so.
    """
    places = [i for i, token in enumerate(sentence.tokens) if token.is_word or token.text not in "-‑–"]
    words = [sentence.tokens[i].norm for i in places]
    found = _longest(_all(sentence.tokens, places, words, lexicon))
    negations = [f.first for f in found if f.entry.scale == NEGATION]
    modifiers = {f.first + k for f in found for k in range(f.length) if lexicon.scales[f.entry.scale].governs == "head"}
    cues = []
    for item in found:
        scale = lexicon.scales[item.entry.scale]
        last = item.first + item.length - 1
        head = _head(sentence.tokens, places, item, modifiers, lexicon) if scale.governs == "head" else None
        negated = item.entry.scale != NEGATION and _under_negation(words, item.first, negations)
        span = (sentence.tokens[places[item.first]].start, sentence.tokens[places[last]].end)
        cues.append(
            Cue(
                entry=item.entry.id,
                scale=scale.id,
                dimension=scale.dimension,
                rank=item.entry.rank,
                sources=item.entry.sources,
                first=places[item.first],
                last=places[last],
                head=head,
                negated=negated,
                text=" ".join(sentence.tokens[places[i]].text for i in range(item.first, last + 1)),
                span=span,
            )
        )
    return tuple(cues)


def _all(tokens: Sequence[Token], places: list[int], words: list[str], lexicon: Lexicon) -> list[_Found]:
    out = []
    for at, length, entry in lexicon.cues.every(words):
        if _counts(tokens, places, words, at, length, entry):
            out.append(_Found(at, length, entry))
    return out


def _counts(tokens: Sequence[Token], places: list[int], words: list[str], at: int, length: int, entry: Entry) -> bool:
    """Whether the words around a form, and its case, let it count."""
    if entry.lower_case and not tokens[places[at]].text[:1].islower():
        return False
    if entry.upper_case and not all(tokens[places[i]].text.isupper() for i in range(at, at + length)):
        return False
    if entry.not_after and any(_ends_at(form, words, at) for form in entry.not_after):
        return False
    return not (entry.not_before and any(matches(form, words, at + length) for form in entry.not_before))


def _ends_at(form: Pattern, words: list[str], at: int) -> bool:
    return matches(form, words, at - len(form))


def _longest(found: list[_Found]) -> list[_Found]:
    """Keep the longest of overlapping forms; forms of equal place and length stay together."""
    kept: list[_Found] = []
    taken: dict[int, tuple[int, int]] = {}
    for item in sorted(found, key=lambda f: (-f.length, f.first, f.entry.id)):
        extent = (item.first, item.length)
        cells = range(item.first, item.first + item.length)
        if all(taken.get(cell, extent) == extent for cell in cells):
            taken.update(dict.fromkeys(cells, extent))
            kept.append(item)
    return sorted(kept, key=lambda f: (f.first, f.entry.id))


def _head(tokens: Sequence[Token], places: list[int], item: _Found, modifiers: set[int], lexicon: Lexicon) -> int | None:
    """The word that a modifier strengthens or weakens: the content word beside it that is no modifier itself."""
    after = _content_from(tokens, places, item.first + item.length, 1, modifiers, lexicon)
    before = _content_from(tokens, places, item.first - 1, -1, modifiers, lexicon)
    if item.entry.head == "after":
        return after
    if item.entry.head == "before":
        return before
    follows = item.first + item.length
    while follows in modifiers:
        follows += 1
    if after is not None and tokens[after].norm in lexicon.vocabulary.get(CARRIERS, frozenset()) and before is not None:
        return before if _led_by_preposition(tokens, places, item.first, before) else after
    directly = after is not None and follows < len(places) and places[follows] == after
    return after if directly or before is None else before


def _led_by_preposition(tokens: Sequence[Token], places: list[int], first: int, before: int) -> bool:
    """Whether "at" stands between a verb and the modifier: "rising at a solid pace" says how it is rising."""
    return any(tokens[places[k]].norm == "at" for k in range(max(0, first - HEAD_REACH), first) if places[k] > before)


def _content_from(
    tokens: Sequence[Token], places: list[int], start: int, step: int, modifiers: set[int], lexicon: Lexicon
) -> int | None:
    """The nearest content word in one direction; other modifiers, and the marks between them, are stepped over."""
    function_words = lexicon.vocabulary.get("function_words", frozenset())
    count, at = 0, start
    while 0 <= at < len(places) and count < HEAD_REACH:
        token = tokens[places[at]]
        if not token.is_word and token.text not in ",\"“”'":
            return None
        if token.is_word and at not in modifiers:
            if token.norm not in function_words:
                return places[at]
            count += 1
        at += step
    return None


def _under_negation(words: list[str], first: int, negations: list[int]) -> bool:
    return any(
        at < first <= at + NEGATION_REACH and not any(word in ",;:" for word in words[at + 1 : first]) for at in negations
    )
