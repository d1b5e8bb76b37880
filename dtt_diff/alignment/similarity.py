"""Sentences -> profiles that can be compared: stems and word pairs, weighted by their rarity in the two statements."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import pairwise

from attrs import frozen

from dtt_diff.analysis.rows import compare_keys, key_of_word
from dtt_diff.lexicon import Lexicon
from dtt_diff.model import Sentence
from dtt_diff.tokens import stem_of, words_of

#: A word pair counts as much as this share of a word of its rarity.
PAIR_WEIGHT = 0.5
#: Words of the shared formula (act verbs, issuers, connectives) count this much: "They also reiterated" ties nothing.
FORMULA_WEIGHT = 0.35

#: How much a word and a phrase that name a matter count, in halves.
ONE_WORD, PHRASE = 2, 3

#: The words of these dimensions are formula: every second sentence of the genre has them.
FORMULA_DIMENSIONS = frozenset({"act", "modality"})
#: "The 13th Talks" and "the 14th Talks" are the same matter: ordinals share a term.
EDITION = "#edition"
_ORDINAL = re.compile(r"(?<!\d)\d++(?:st|nd|rd|th)")

Term = str | tuple[str, str]


@frozen
class Profile:
    """The weighted terms of one sentence or clause."""

    terms: dict[Term, float]
    total: float

    def shared(self, other: Profile) -> float:
        """The weight that two profiles have in common."""
        few, many = self.terms, other.terms
        if len(many) < len(few):
            few, many = many, few
        if few.keys().isdisjoint(many):
            return 0.0
        return sum([min(weight, many[term]) for term, weight in few.items() if term in many])


#: The stems of the formula by digest and profile of the lexicon: they cost a tenth of a comparison.
_FORMULA: dict[tuple[str, str], frozenset[str]] = {}


class Weighting:
    """Rarity weights over two statements together, so that neither side counts more."""

    def __init__(self, sentences: Iterable[Sentence], lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        known = lexicon.digest, lexicon.profile
        if known not in _FORMULA:
            _FORMULA[known] = _formula_stems(lexicon)
        self._formula = _FORMULA[known]
        # By identity, which is quick; the sentence is held, so that no other can take it.
        self._keys: dict[tuple[int, int, int], tuple[Sentence, list[str]]] = {}
        self._frequency: Counter[Term] = Counter()
        self._weights: dict[Term, float] = {}
        self._count = 0
        for sentence in sentences:
            self._count += 1
            stems = self.stems(sentence, 0, len(sentence.tokens))
            self._frequency.update({*stems, *pairwise(stems)})

    def stems(self, sentence: Sentence, first: int, end: int) -> list[str]:
        """The keys of the content words among tokens ``first`` to ``end`` (exclusive): stems, equivalents made one."""
        place = (id(sentence), first, end)
        if place not in self._keys:
            keys = compare_keys(sentence.tokens[first:end], self._lexicon)
            self._keys[place] = sentence, [EDITION if _ORDINAL.fullmatch(key) else key for key in keys if key is not None]
        return self._keys[place][1]

    def profile(self, sentence: Sentence, first: int = 0, end: int | None = None) -> Profile:
        """The weighted terms of a sentence, or of a stretch of its tokens."""
        stems = self.stems(sentence, first, len(sentence.tokens) if end is None else end)
        weights = self._weights
        counts = _terms(tuple(stems))
        for term in counts:
            if term not in weights:
                weights[term] = self.weight(term)
        terms = {term: count * weights[term] for term, count in counts.items()}
        return Profile(terms, sum(terms.values()) or 1e-9)

    def matters(self, sentence: Sentence, first: int = 0, end: int | None = None) -> Mapping[str, int]:
        """The matters that the words of a sentence, or of a stretch of its tokens, name; a phrase counts more than a word."""
        return _matters(tuple([token.stem for token in sentence.tokens[first:end] if token.is_word]), self._lexicon)

    def is_rare(self, term: Term, sentences: int) -> bool:
        """Whether a term stands in at most so many sentences of both statements and is no formula."""
        return self._frequency[term] <= sentences and term not in self._formula

    def is_formula(self, stem: str) -> bool:
        """Whether a stem belongs to an act, a modal, a connective or the name of the issuers."""
        return stem in self._formula

    def weight(self, term: Term) -> float:
        """The weight of a stem or pair: the rarer, the heavier (inverse sentence frequency, Sparck Jones 1972)."""
        rarity = math.log(1 + self._count / max(1, self._frequency[term]))
        if isinstance(term, tuple):
            return rarity * PAIR_WEIGHT * (FORMULA_WEIGHT if all(stem in self._formula for stem in term) else 1.0)
        return rarity * (FORMULA_WEIGHT if term in self._formula else 1.0)


@lru_cache(maxsize=2048)
def _terms(stems: tuple[str, ...]) -> Mapping[Term, int]:
    """How often each stem and each pair of neighbours stands in a row of stems; its weights differ by comparison."""
    return Counter((*stems, *pairwise(stems)))


@lru_cache(maxsize=8192)
def _matters(stems: tuple[str, ...], lexicon: Lexicon) -> Mapping[str, int]:
    """The matters that a row of stems names; a sentence is asked for in every comparison."""
    found: Counter[str] = Counter()
    for _, length, matter in lexicon.matters.every(stems):
        found[matter] += ONE_WORD if length == 1 else PHRASE
    return found


def _formula_stems(lexicon: Lexicon) -> frozenset[str]:
    """Stems of the words that every second sentence of the genre has: act verbs, issuers, connectives."""
    words: set[str] = set(lexicon.vocabulary.get("issuers", frozenset()) | lexicon.vocabulary.get("connectives", frozenset()))
    for entry in lexicon.entries.values():
        if lexicon.scales[entry.scale].dimension in FORMULA_DIMENSIONS:
            words |= {word for form in entry.forms for word in form if word is not None}
    norms = sorted({norm for word in words for norm in words_of(word)})
    return frozenset([key_of_word(norm, lexicon) or stem_of(norm) for norm in norms])
