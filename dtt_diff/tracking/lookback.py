"""Looking back: which of the lines that are gone a new sentence may continue.

What is found here is a candidate only, by the words that two sentences share. Whether it is the same matter is decided by
comparing the whole editions, as for any two.
"""

from __future__ import annotations

import math

from dtt_diff.lexicon import Lexicon
from dtt_diff.model import Sentence

#: The least overlap (Dice, words weighted by rarity) of a new sentence with the last wording of a line that is gone, for the
#: two editions to be compared. Of the 50 ties at 0.2 to 0.4 in three public series (central bank statements of 20 years,
#: mandate renewals of 30, advisers' statements of 4) few say the same thing again; of the 80 above, nearly all do.
LEAST_OVERLAP = 0.4
#: So many lines that are gone are tried for a new sentence, the most alike first.
CANDIDATES = 2


class Memory:
    """The last wording of the lines that are gone, by the stems of its content words."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._silent = lexicon.vocabulary.get("function_words", frozenset())
        self._lines: dict[int, frozenset[str]] = {}
        self._with: dict[str, set[int]] = {}
        self._seen: dict[str, int] = {}
        self._count = 0

    def note(self, sentence: Sentence) -> None:
        """Count the words of a sentence with which a line begins: how rare words are is judged among beginnings."""
        self._count += 1
        for stem in self._stems(sentence):
            self._seen[stem] = self._seen.get(stem, 0) + 1

    def put(self, line: int, sentence: Sentence) -> None:
        """Remember the last wording of a line that is gone."""
        self._lines[line] = self._stems(sentence)
        for stem in self._lines[line]:
            self._with.setdefault(stem, set()).add(line)

    def take(self, line: int) -> None:
        """Forget a line that is back."""
        for stem in self._lines.pop(line):
            self._with[stem].discard(line)

    def candidates(self, sentence: Sentence) -> list[int]:
        """Return the lines that are gone and that a sentence may continue, the most alike first.

        Args:
            sentence: the new sentence.
        """
        stems = self._stems(sentence)
        shared: dict[int, float] = {}
        for stem in sorted(stems):
            weight = self._weight(stem)
            for line in self._with.get(stem, ()):
                shared[line] = shared.get(line, 0.0) + weight
        own = self._total(stems)
        ranked = []
        for line, weight in shared.items():
            overlap = 2 * weight / ((own + self._total(self._lines[line])) or 1.0)
            if overlap >= LEAST_OVERLAP:
                ranked.append((-round(overlap, 6), -line, line))
        return [line for *_, line in sorted(ranked)[:CANDIDATES]]

    def _stems(self, sentence: Sentence) -> frozenset[str]:
        return frozenset(token.stem for token in sentence.tokens if token.is_word and token.norm not in self._silent)

    def _weight(self, stem: str) -> float:
        return math.log(1 + self._count / max(1, self._seen.get(stem, 0)))

    def _total(self, stems: frozenset[str]) -> float:
        return math.fsum(self._weight(stem) for stem in stems)
