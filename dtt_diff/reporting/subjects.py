"""Which paragraphs are about one subject, and the terms that name it.

Term weights are counts times inverse sentence frequency (Sparck Jones 1972); paragraphs are joined bottom up by the cosine of
their terms (average-link clustering of the sums, as in Manning, Raghavan & Schütze 2008, ch. 17).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from attrs import frozen

from dtt_diff.facts import find_facts
from dtt_diff.lexicon import Lexicon
from dtt_diff.model import ComparisonResult, Group, Sentence, Token
from dtt_diff.similarity import Weighting

#: Paragraphs whose terms are at least this alike (cosine) are one subject.
SAME_SUBJECT = 0.3
#: A report has at most so many subjects; the most alike are joined until it has.
MOST_SUBJECTS = 12
#: Clustering begins with at most so many units, neighbours joined, so that its cost stays bounded on very long texts.
MOST_UNITS = 80
#: A subject is named after so many terms.
NAMING_TERMS = 2
#: ... the further ones if they have at least this share of the weight of the first.
SECOND_SHARE = 0.4
#: How much more a proper name or a phrase says than a single word.
NAME_WEIGHT, PHRASE_WEIGHT = 1.6, 1.5
#: A name or phrase of more words does not fit into a heading; a word of fewer letters says nothing.
LONGEST_TERM, SHORTEST_WORD = 4, 4

#: Words that say nothing at the head of a phrase.
_PLAIN_WORDS = frozenset(
    {"all", "any", "other", "same", "further", "more", "many", "several", "own", "new", "some", "every", "most"}
)
#: What stands before verbs.
_BEFORE_VERBS = frozenset(
    {
        "to",
        "will",
        "would",
        "shall",
        "should",
        "must",
        "may",
        "might",
        "can",
        "could",
        "not",
        "they",
        "it",
        "we",
        "who",
        "which",
    }
)

Key = tuple[str, ...]


@frozen
class Term:
    """A term of a sentence: the stems that it is compared by, its words as they stand, and how much its form counts."""

    key: Key
    text: str
    weight: float


class Subjects:
    """Knows the terms of every sentence of both editions, and how rare they are."""

    def __init__(self, comparison: ComparisonResult, lexicon: Lexicon, silent: Iterable[str] = ()) -> None:
        self.comparison = comparison
        self.lexicon = lexicon
        self.silent = frozenset(silent)
        body = [s for side in (comparison.old, comparison.new) for s in side.sentences if not s.is_frame]
        self.weighting = Weighting(body, lexicon)
        self.verbs = _verbs(body)
        self.terms: tuple[list[list[Term]], list[list[Term]]] = (
            [self._terms(s) for s in comparison.old.sentences],
            [self._terms(s) for s in comparison.new.sentences],
        )
        found = [{term.key for term in sentence} for side in self.terms for sentence in side]
        self.frequency: Counter[Key] = Counter(key for keys in found for key in sorted(keys))
        self.sentences = len(body)

    # Which units are one subject

    def joined(self, units: Sequence[list[Group]]) -> list[list[Group]]:
        """Return the units with those joined that are about one subject, in the order of their first ones.

        Args:
            units: groups by paragraph, in the order of the text.
        """
        clusters = dict(enumerate(_bounded(units)))
        vectors = {k: self._vector(cluster) for k, cluster in clusters.items()}
        alike = {(i, j): _cosine(vectors[i], vectors[j]) for j in clusters for i in range(j)}
        while alike:
            i, j = min(alike, key=lambda pair: (-alike[pair], pair))
            if alike[i, j] < SAME_SUBJECT and len(clusters) <= MOST_SUBJECTS:
                break
            clusters[i] += clusters.pop(j)
            vectors[i] += vectors.pop(j)
            alike = {pair: value for pair, value in alike.items() if j not in pair}
            for k in clusters:
                if k != i:
                    alike[min(i, k), max(i, k)] = _cosine(vectors[i], vectors[k])
        return list(clusters.values())

    def _vector(self, groups: Iterable[Group]) -> Counter[str]:
        counts: Counter[str] = Counter()
        for sentence in self._sentences(groups):
            counts.update(self.weighting.stems(sentence, 0, len(sentence.tokens)))
        return Counter({stem: count * self.weighting.weight(stem) for stem, count in counts.items()})

    def _sentences(self, groups: Iterable[Group]) -> list[Sentence]:
        old, new = self.comparison.old.sentences, self.comparison.new.sentences
        return [s for group in groups for s in (*(old[i] for i in group.old), *(new[j] for j in group.new))]

    # What a subject is called

    def name(self, groups: Sequence[Group], taken: Iterable[str]) -> str:
        """Return a name for a subject: its most salient terms, shared by both editions where it stands in both.

        Args:
            groups: the groups of the subject.
            taken: names that other subjects have already.
        """
        used = {word.casefold() for name in taken for word in name.split(", ")}
        ranked = [term for term in self._ranked(groups) if term[1].casefold() not in used]
        chosen: list[tuple[float, str, Key]] = []
        for weight, text, key in ranked:
            words = {word for _, _, other in chosen for word in other}
            if chosen and weight < SECOND_SHARE * chosen[0][0]:
                break
            if words.isdisjoint(key):
                chosen.append((weight, text, key))
            if len(chosen) == NAMING_TERMS:
                break
        return ", ".join(text for _, text, _ in chosen)

    def _ranked(self, groups: Sequence[Group]) -> list[tuple[float, str, Key]]:
        """Terms of some groups, the most salient first, each as its most frequent form stands in the text."""
        sides = [
            [term for i in sorted({i for group in groups for i in group.old}) for term in self.terms[0][i]],
            [term for j in sorted({j for group in groups for j in group.new}) for term in self.terms[1][j]],
        ]
        keys = [{term.key for term in side} for side in sides]
        shared = (keys[0] & keys[1]) or (keys[0] | keys[1])
        counts = Counter(term.key for side in sides for term in side if term.key in shared)
        forms: dict[Key, Counter[str]] = {}
        weights: dict[Key, float] = {}
        for side in sides:
            for term in side:
                forms.setdefault(term.key, Counter())[term.text] += 1
                weights[term.key] = max(weights.get(term.key, 0.0), term.weight)
        out = []
        for key, count in counts.items():
            rarity = math.log((1 + self.sentences) / self.frequency[key])
            inside = min(1.0, count / max(1, self.frequency[key]))
            out.append((count * rarity * inside * weights[key], _form(forms[key]), key))
        return sorted(out, key=lambda item: (-item[0], item[1]))

    # The terms of a sentence

    def _terms(self, sentence: Sentence) -> list[Term]:
        if sentence.is_frame:
            return []
        tokens = sentence.tokens
        out: list[Term] = []
        named: set[int] = set()
        for fact in find_facts(sentence, self.lexicon):
            named |= set(range(fact.first, fact.last + 1))
            if fact.kind == "name":
                for part in _listed(tokens[fact.first : fact.last + 1]):
                    out += self._name(part)
        content = [k for k, token in enumerate(tokens) if k not in named and self._is_matter(token)]
        out += [Term((tokens[k].stem,), _plain(tokens[k].text), 1.0) for k in content if self._is_subject(tokens[k])]
        out += [
            Term((tokens[a].stem, tokens[b].stem), f"{tokens[a].text} {tokens[b].text}", PHRASE_WEIGHT)
            for a, b in pairwise(content)
            if b == a + 1 and self._is_subject(tokens[b]) and self._is_attribute(tokens[a])
        ]
        return out

    def _name(self, tokens: Sequence[Token]) -> list[Term]:
        """A proper name as a term; a person with a role and a long title is none."""
        words = [token for token in tokens if token.is_word]
        titles = self.lexicon.vocabulary.get("titles", frozenset())
        if not words or len(words) > LONGEST_TERM or any(word.norm in titles for word in words):
            return []
        text = "".join((" " if k and tokens[k - 1].end < token.start else "") + token.text for k, token in enumerate(tokens))
        key = tuple(word.stem for word in words if word.norm != "s")
        return [Term(key, _plain(text), NAME_WEIGHT)] if key and _plain(text) not in self.silent else []

    def _is_matter(self, token: Token) -> bool:
        silent = self.lexicon.vocabulary
        known = silent["function_words"] | silent["connectives"] | silent["issuers"]
        return token.is_word and token.norm not in known and not token.text[:1].isupper() and token.norm.isalpha()

    def _is_subject(self, token: Token) -> bool:
        """Whether a word can name a subject: no adverb, no verb in the past, nothing that every statement says."""
        if len(token.norm) < SHORTEST_WORD or token.norm.endswith(("ly", "ed")) or token.stem in self.verbs:
            return False
        return not self.weighting.is_formula(token.stem)

    def _is_attribute(self, token: Token) -> bool:
        """Whether a word can stand first in a phrase that names a subject."""
        return not token.norm.endswith("ly") and token.norm not in _PLAIN_WORDS and token.stem not in self.verbs


def _verbs(sentences: Iterable[Sentence]) -> frozenset[str]:
    """Stems that follow "to", a modal or a subject pronoun at least as often as anything else: verbs, which name no subject."""
    after: Counter[str] = Counter()
    count: Counter[str] = Counter()
    for sentence in sentences:
        for left, right in pairwise(sentence.tokens):
            count[right.stem] += 1
            after[right.stem] += left.norm in _BEFORE_VERBS
    return frozenset(stem for stem, number in after.items() if 2 * number >= count[stem])


def _listed(tokens: Sequence[Token]) -> list[Sequence[Token]]:
    """The names in a run that "and" joins."""
    joins = [k for k, token in enumerate(tokens) if token.norm == "and"]
    starts, ends = [0, *(k + 1 for k in joins)], [*joins, len(tokens)]
    return [tokens[a:b] for a, b in zip(starts, ends, strict=True)]


def _bounded(units: Sequence[list[Group]]) -> list[list[Group]]:
    """At most ``MOST_UNITS`` units, runs of neighbours joined."""
    size = -(-len(units) // MOST_UNITS)
    return [[group for unit in units[k : k + size] for group in unit] for k in range(0, len(units), max(1, size))]


def _cosine(a: Counter[str], b: Counter[str]) -> float:
    few, many = sorted((a, b), key=len)
    product = math.fsum(weight * many[stem] for stem, weight in few.items() if stem in many)
    norms = math.fsum(w * w for w in a.values()) * math.fsum(w * w for w in b.values())
    return product / math.sqrt(norms) if norms else 0.0


def _form(forms: Counter[str]) -> str:
    return min(forms, key=lambda text: (-forms[text], text))


def _plain(text: str) -> str:
    """A term in one line, without a possessive ending."""
    return " ".join(text.split()).removesuffix("’s").removesuffix("'s").strip(" .,’'")
