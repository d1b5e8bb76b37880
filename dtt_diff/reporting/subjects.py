"""Which paragraphs are about one subject, and the terms that name it.

Words are weighted by counts times inverse sentence frequency (Sparck Jones 1972). A subject is named after the terms that it
has much more often than the rest of the text (the terms of a Kullback-Leibler divergence, as in Tomokiyo & Hurst 2003).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from dtt_diff.alignment.similarity import Weighting
from dtt_diff.lexicon import Lexicon
from dtt_diff.model import ComparisonResult, Group
from dtt_diff.reporting.clustering import cluster
from dtt_diff.reporting.terms import GENRE, Key, Term, Terms, most_frequent

#: Clustering begins with at most so many units, neighbours joined, so that its cost stays bounded on very long texts.
MOST_UNITS = 80
#: A subject is named after so many terms.
NAMING_TERMS = 2
#: ... the further ones if they have at least this share of the weight of the first.
SECOND_SHARE = 0.5
#: How much more a term says that both editions have.
IN_BOTH = 1.25
#: How much less a term says that stands in one sentence only of a subject of more than so many.
ONCE, SMALL = 0.5, 3
#: Weight of a matter of the lexicon beside that of a word as rare.
MATTER_WEIGHT = 0.5

#: The terms of every sentence of the old and of the new edition.
Found = tuple[list[dict[Key, Term]], ...]


class Subjects:
    """Knows the words and the terms of every sentence of both editions, and how rare they are."""

    def __init__(self, comparison: ComparisonResult, lexicon: Lexicon, silent: Iterable[str] = ()) -> None:
        self.comparison = comparison
        body = [s for side in (comparison.old, comparison.new) for s in side.sentences if not s.is_frame]
        self.lexicon = lexicon
        self.silent = tuple(silent)
        self.weighting = Weighting(body, lexicon)
        self.sentences = len(body)
        self.stems = tuple(
            [self.weighting.stems(s, 0, len(s.tokens)) for s in side.sentences] for side in (comparison.old, comparison.new)
        )
        self.matters = tuple([self.weighting.matters(s) for s in side.sentences] for side in (comparison.old, comparison.new))
        self.matter_frequency: Counter[str] = Counter(m for side in self.matters for found in side for m in found)

    # Which units are one subject

    def joined(self, units: Sequence[list[Group]]) -> list[list[Group]]:
        """Return the units with those joined that are about one subject, in the order of their first ones.

        Args:
            units: groups by paragraph, in the order of the text.
        """
        bounded = _bounded(units)
        found = cluster([self.vector(unit) for unit in bounded], [len(unit) for unit in bounded], self._neighbours(bounded))
        return [[group for k in members for group in bounded[k]] for members in found]

    def vector(self, groups: Iterable[Group]) -> dict[str, float]:
        """Return the weighted words and matters of some groups.

        Args:
            groups: the groups.
        """
        counts: Counter[str] = Counter()
        matters: Counter[str] = Counter()
        for side, i in _members(groups):
            counts.update(self.stems[side][i])
            matters.update(self.matters[side][i].keys())
        out: dict[str, float] = {}
        for stem, n in counts.items():
            out[stem] = (1 + math.log(n)) * self.weighting.weight(stem)
        for matter, n in matters.items():
            rarity = math.log(1 + self.sentences / self.matter_frequency[matter])
            out[f"#{matter}"] = (1 + math.log(n)) * rarity * MATTER_WEIGHT
        return out

    def _neighbours(self, units: Sequence[list[Group]]) -> frozenset[tuple[int, int]]:
        """Pairs of units that follow each other in either edition."""
        out = set()
        for side in (0, 1):
            firsts = [
                (min(places), k) for k, unit in enumerate(units) if (places := [i for s, i in _members(unit) if s == side])
            ]
            out |= {(min(a, b), max(a, b)) for (_, a), (_, b) in pairwise(sorted(firsts))}
        return frozenset(out)

    # What a subject is called

    def names(self, subjects: Sequence[Sequence[Group]]) -> list[str]:
        """Return a name for each subject: the terms that it has much more often than the rest; empty where none is left.

        No term stands in two names. Where two subjects would be called by one term, it goes to the one that it says more of.

        Args:
            subjects: the groups of each subject.
        """
        sides = (self.comparison.old.sentences, self.comparison.new.sentences)
        terms = Terms([s for side in sides for s in side if not s.is_frame], self.lexicon, self.silent)
        found = tuple([_best(terms.of(sentence)) for sentence in side] for side in sides)
        frequency = Counter(key for side in found for sentence in side for key in sentence)
        ranked = [self._ranked(groups, found, frequency) for groups in subjects]
        order = sorted(range(len(subjects)), key=lambda k: (-ranked[k][0][0] if ranked[k] else 0.0, k))
        used: set[str] = set()
        names = [""] * len(subjects)
        for k in order:
            chosen = _chosen(ranked[k], used) or _chosen(ranked[k], set(), {name for name in names if name})
            used |= {word for _, _, key in chosen for word in key}
            names[k] = ", ".join(text for _, text, _ in chosen)
        return names

    def _ranked(self, groups: Sequence[Group], found: Found, frequency: Counter[Key]) -> list[tuple[float, str, Key]]:
        """Terms of some groups, the most telling first, each as its most frequent form stands in the text."""
        places = sorted(set(_members(groups)))
        counts: Counter[Key] = Counter()
        sides: dict[Key, set[int]] = {}
        forms: dict[Key, Counter[str]] = {}
        weights: dict[Key, float] = {}
        first: dict[Key, tuple[int, int, int]] = {}
        for side, i in places:
            for key, term in found[side][i].items():
                counts[key] += 1
                sides.setdefault(key, set()).add(side)
                forms.setdefault(key, Counter())[term.text] += 1
                weights[key] = max(weights.get(key, 0.0), term.weight)
                here = (1 - side, i, term.first)
                first[key] = min(first.get(key, here), here)
        out = []
        for key, count in counts.items():
            lift = math.log((count / len(places)) / (frequency[key] / self.sentences))
            weight = count * lift * weights[key] * (IN_BOTH if len(sides[key]) == 2 else 1.0)
            weight *= ONCE if count == 1 and len(places) > SMALL else 1.0
            if lift > 0 or len(places) == self.sentences:
                out.append((round(weight, 9), most_frequent(forms[key]), key))
        return sorted(out, key=lambda item: (-item[0], first[item[2]], item[1]))


def _chosen(
    ranked: Sequence[tuple[float, str, Key]], used: set[str], names: Iterable[str] = ()
) -> list[tuple[float, str, Key]]:
    """The first terms that share no word with each other, with the used ones, or that make a name that is taken."""
    taken = {term.casefold() for name in names for term in name.split(", ")}
    chosen: list[tuple[float, str, Key]] = []
    for weight, text, key in ranked:
        words = {word for _, _, other in chosen for word in other} | used
        if chosen and (weight < SECOND_SHARE * chosen[0][0] or chosen[0][2][0] == GENRE):
            break
        if words.isdisjoint(key) and text.casefold() not in taken:
            chosen.append((weight, text, key))
        if len(chosen) == NAMING_TERMS:
            break
    return chosen


def _best(terms: Iterable[Term]) -> dict[Key, Term]:
    """The terms of a sentence by key; of equal ones that which counts most."""
    out: dict[Key, Term] = {}
    for term in terms:
        if term.key not in out or out[term.key].weight < term.weight:
            out[term.key] = term
    return out


def _members(groups: Iterable[Group]) -> list[tuple[int, int]]:
    """The sentences of some groups: side (0 for the old one) and index."""
    return [(side, i) for group in groups for side, members in enumerate((group.old, group.new)) for i in members]


def _bounded(units: Sequence[list[Group]]) -> list[list[Group]]:
    """At most ``MOST_UNITS`` units, runs of neighbours joined."""
    size = -(-len(units) // MOST_UNITS)
    return [[group for unit in units[k : k + size] for group in unit] for k in range(0, len(units), max(1, size))]
