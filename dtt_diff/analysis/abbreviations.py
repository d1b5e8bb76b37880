"""Abbreviations that a statement defines itself: "the Outer Islands Council (OIC)" and "the OIC" are the same words.

Which of the two an edition writes is a matter of style, and often the one has the long form where the other has the short one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from attrs import evolve

from dtt_diff.lexicon import Lexicon
from dtt_diff.model import Sentence, Token

#: An abbreviation has at least so many capitals; one stands for too much.
CAPITALS = 2
# These may be left out of an abbreviation.
_SMALL = frozenset({"of", "the", "and", "for", "on", "in", "to", "with"})
_POSSESSIVE = "'s"

Form = tuple[str, ...]


def with_abbreviations(lexicon: Lexicon, sentences: Sequence[Sentence]) -> Lexicon:
    """Return a lexicon that takes each abbreviation defined in the sentences and its long form for the same.

    Args:
        lexicon: the lexicon.
        sentences: the sentences of both statements.
    """
    found = find_abbreviations(sentences)
    return _extended(lexicon, tuple(sorted(found.items()))) if found else lexicon


@lru_cache(maxsize=32)
def _extended(lexicon: Lexicon, found: tuple[tuple[str, Form], ...]) -> Lexicon:
    """The lexicon with some abbreviations; the editions of a series define the same ones."""
    known = lexicon.equivalents
    forms = []
    for short, long in found:
        group = next((name for form in ((short,), long) for length, name in known.at(form, 0) if length == len(form)), short)
        bases = [(short,), long, (*long, short)]
        forms += [(form, group) for base in bases for form in (base, (*base[:-1], base[-1] + _POSSESSIVE))]
        forms.append(((*long[:-1], long[-1] + _POSSESSIVE, short), group))
    return evolve(lexicon, equivalents=known.extended(forms))


def find_abbreviations(sentences: Sequence[Sentence]) -> dict[str, Form]:
    """Return the long form of every abbreviation that stands in brackets right after it.

    Args:
        sentences: the sentences of both statements.

    Returns:
        normal words of the long form, by the normal form of the abbreviation; without those defined in two ways, and without
        those that are written as a plain word too ("AID" beside "aid").
    """
    defined: dict[str, set[Form]] = {}
    for short, long in _definitions(sentences):
        defined.setdefault(short, set()).add(long)
    plain = {token.norm for item in sentences for token in item.tokens if token.is_word and token.text[:1].islower()}
    return {short: min(longs) for short, longs in defined.items() if len(longs) == 1 and short not in plain}


def _definitions(sentences: Iterable[Sentence]) -> Iterator[tuple[str, Form]]:
    for sentence in sentences:
        tokens = sentence.tokens
        for k in range(1, len(tokens) - 2):
            if tokens[k].text == "(" and tokens[k + 2].text == ")" and tokens[k + 1].is_word:
                long = _long_form(tokens[:k], [letter for letter in tokens[k + 1].text if letter.isupper()])
                if long:
                    yield tokens[k + 1].norm.removesuffix(_POSSESSIVE), long


def _long_form(before: Sequence[Token], capitals: Sequence[str]) -> Form | None:
    """The words before a bracket whose first letters are the capitals in it, small words counted or not."""
    if len(capitals) < CAPITALS:
        return None
    wanted = [letter.casefold() for letter in capitals]
    norms: list[str] = []
    for token in reversed(before):
        if not token.is_word and token.text not in "-‑–,":
            return None
        if not token.is_word:
            continue
        norms.insert(0, token.norm)
        if norms[0] in _SMALL:
            continue
        if wanted in ([norm[0] for norm in norms if norm not in _SMALL], [norm[0] for norm in norms]):
            return (*norms[:-1], norms[-1].removesuffix(_POSSESSIVE))
        if len(norms) > 2 * len(wanted):
            return None
    return None
