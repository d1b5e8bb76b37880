"""Sentences -> terms: names and noun phrases that a subject can be called by.

Noun phrases are told without a tagger, by what stands around them (small words, marks and verbs are walls) and by the lists of
``words.toml``: a phrase ends in a noun that means something by itself or with the words before it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve, frozen

from dtt_diff.lexicon import Lexicon
from dtt_diff.model import Sentence, Token
from dtt_diff.reporting.capitals import Capitals, Name
from dtt_diff.reporting.words import Words, load_words

Key = tuple[str, ...]

#: How much more a proper name, a phrase, a term that the lexicon lists as a matter, and a part of the genre say than a word.
NAME, PHRASE, MATTER, PART = 1.7, 1.5, 1.5, 1.8
#: A phrase that only holds a matter of the lexicon.
PART_OF_MATTER = 1.2
#: A phrase has at most so many words; a name too, or it does not fit into a heading.
LONGEST_PHRASE, LONGEST_NAME = 3, 5
#: Of a run of words between two walls so many are looked at, the last ones.
LONGEST_RUN = 12
#: A word of fewer letters says nothing.
SHORTEST_WORD = 4
#: A sentence is about a part of the genre where a phrase of several words says so, or two words.
ONE_WORD, SEVERAL = 2, 3
#: How much a word of general meaning says by itself, where nothing else is left to name a subject by.
LAST_RESORT = 0.2

#: Where the key of a term begins so, it is a part that every statement of its genre has.
GENRE = "#"
#: The matter of the lexicon that lists of those who voted name.
VOTES = (GENRE, "votes")

_MODALS = frozenset({"will", "would", "shall", "should", "must", "may", "might", "can", "could", "not"})
_SUBJECTS = frozenset({"they", "it", "we", "who", "which", "that", "he", "she", "i"})
_DETERMINERS = frozenset({"the", "a", "an", "its", "their", "our", "this", "that", "these", "those", "of"})
_HYPHENS = frozenset("-‑–")
#: What stands before an adjective that is said of something, and what stands between two of them.
_NO_NOUN_AFTER = frozenset(
    {"is", "are", "was", "were", "be", "been", "being", "and", "or", "not", "so", "as", "than", "too", "to"}
)
_MORE_FOLLOWS = frozenset({"and", "or", ","})


@frozen
class Term:
    """A term of a sentence: what it is compared by, its words as they stand, how much its form counts, where it begins."""

    key: Key
    text: str
    weight: float
    first: int


@frozen
class _Unit:
    """One word, or several that hyphens join; or a wall between phrases, with the word that is the wall."""

    text: str
    norm: str
    stems: Key
    first: int
    is_wall: bool


class Terms:
    """Finds the terms of the sentences of two editions."""

    def __init__(self, sentences: Sequence[Sentence], lexicon: Lexicon, silent: Iterable[str] = ()) -> None:
        self.lexicon = lexicon
        self.words: Words = load_words()
        rosters = [sentence for sentence in sentences if any(part.key == VOTES for part in self._parts(sentence))]
        self.capitals = Capitals(sentences, lexicon, silent, rosters)
        known = lexicon.vocabulary
        self.walls = known["function_words"] | known["connectives"] | known["issuers"] | known["months"] | known["weekdays"]

    def of(self, sentence: Sentence) -> list[Term]:
        """Return the terms of a sentence, in no order that means anything.

        Args:
            sentence: the sentence.
        """
        if sentence.is_frame:
            return []
        parts = self._parts(sentence)
        names = self.capitals.names(sentence)
        taken = {k for name in names for k in range(name.first, name.last + 1)}
        out = parts + [Term(name.key, name.text, NAME, name.first) for name in names if self._is_good(name)]
        out += self._with_of(sentence)
        run: list[_Unit] = []
        before = ""
        for unit in self._units(sentence.tokens, taken):
            if not unit.is_wall:
                run.append(unit)
                continue
            out += self._phrases(run, before, unit.norm)
            run, before = [], unit.norm
        return out

    def _is_good(self, name: Name) -> bool:
        return not name.is_silent and len(name.text.split()) <= LONGEST_NAME

    def _parts(self, sentence: Sentence) -> list[Term]:
        """Parts that every statement of its genre has, as the lexicon knows them: the vote, the next meeting."""
        stems = [token.stem for token in sentence.tokens if token.is_word]
        found: Counter[str] = Counter()
        for place in range(len(stems)):
            for length, matter in self.lexicon.matters.at(stems, place):
                found[matter] += ONE_WORD if length == 1 else SEVERAL
        parts = [matter for matter in sorted(found) if matter in self.words.matters and found[matter] >= SEVERAL]
        return [Term((GENRE, matter), self.words.matters[matter], PART, 0) for matter in parts]

    def _with_of(self, sentence: Sentence) -> Iterator[Term]:
        """Matters of the lexicon with an "of" inside: "freedom of navigation"."""
        words = [token for token in sentence.tokens if token.is_word]
        stems = [token.stem for token in words]
        for place in range(len(words)):
            for length, _ in self.lexicon.matters.at(stems, place):
                inside = words[place : place + length]
                if (
                    length > 2
                    and inside[0].text.islower()
                    and "of" in {token.norm for token in inside[1:-1]}
                    and inside[-1].norm not in self.walls
                ):
                    key = tuple(token.stem for token in inside if token.norm not in self.walls)
                    yield Term(key, " ".join(token.text for token in inside), PHRASE * MATTER, place)

    def _units(self, tokens: Sequence[Token], taken: set[int]) -> Iterator[_Unit]:
        k = 0
        while k < len(tokens):
            first = k
            while k + 2 < len(tokens) and _is_joined(tokens, k) and not taken & {k, k + 2}:
                k += 2
            parts = [token for token in tokens[first : k + 1] if token.is_word]
            norm = "-".join(token.norm for token in parts)
            text = tokens[first].text if first == k else "".join(token.text for token in tokens[first : k + 1])
            yield _Unit(
                text, norm, tuple(t.stem for t in parts), first, first in taken or self._is_wall(text, norm, len(parts))
            )
            k += 1
        yield _Unit("", "", (), len(tokens), True)

    def _is_wall(self, text: str, norm: str, words: int) -> bool:
        if not words or not norm[:1].isalpha() or norm in self.walls or text[:1].isupper() or text.endswith(("’s", "'s")):
            return True
        if words > 1 or norm in self.words.nouns:
            return False
        if norm in self.words.verbs or norm in self.words.adverbs:
            return True
        return len(norm) >= SHORTEST_WORD and norm.endswith(("ed", "ly"))

    def _phrases(self, run: list[_Unit], before: str, after: str) -> list[Term]:
        """The phrases that a run between two walls ends in: its head alone, and with the words before it."""
        words = self.words
        run = run[self._verbs_before(run, before) :][-LONGEST_RUN:]
        out = [
            self._term(run[-n:]) for n in range(2, LONGEST_PHRASE + 1) if len(run) >= n and self._matter(run[-n:], whole=True)
        ]
        while run and (words.is_adjective(run[-1].norm) or run[-1].norm in words.empty or run[-1].norm in words.plain):
            run.pop()
        while run and run[0].norm in words.plain:
            run = run[1:]
        if not run or len(run[-1].norm) < SHORTEST_WORD:
            return out
        alone = len(run) == 1 and not self._stands_as_noun(run[0], before, after)
        for length in range(1, min(LONGEST_PHRASE, len(run)) + 1):
            units = run[-length:]
            if units[0].norm in words.plain or alone or len(units[-1].stems) > length:
                continue
            term = self._term(units)
            says = any(unit.norm not in words.light and unit.norm not in words.empty for unit in units)
            out.append(term if says else evolve(term, weight=LAST_RESORT))
        return out

    def _stands_as_noun(self, unit: _Unit, before: str, after: str) -> bool:
        """Whether a word between two walls is a noun and not what is said of one: "remains open", "free and fair"."""
        if self.words.is_noun(unit.norm) or self._matter([unit], whole=True):
            return True
        return before in self.walls and before not in _NO_NOUN_AFTER and after not in _MORE_FOLLOWS

    def _verbs_before(self, run: Sequence[_Unit], before: str) -> int:
        """How many words at the beginning of a run are verbs, by the word before it."""
        if not run:
            return 0
        first = run[0].norm
        if before in _MODALS or before in _SUBJECTS:
            return 1
        if before == "to":
            named = self.words.is_adjective(first) or first.endswith(self.words.noun_endings) or first in self.words.nouns
            return 0 if named or len(run[0].stems) > 1 else 1
        gerund = first.endswith("ing") and first not in self.words.nouns and len(run[0].stems) == 1
        return 1 if gerund and (before not in _DETERMINERS or len(run) == 1) else 0

    def _term(self, units: Sequence[_Unit]) -> Term:
        key = tuple(stem for unit in units for stem in unit.stems)
        weight = PHRASE if len(units) > 1 else 1.0
        if self._matter(units, whole=True):
            weight *= MATTER
        elif self._matter(units, whole=False):
            weight *= PART_OF_MATTER
        return Term(key, " ".join(unit.text for unit in units), weight, units[0].first)

    def _matter(self, units: Sequence[_Unit], *, whole: bool) -> bool:
        """Whether a phrase is a matter of the lexicon, or holds one."""
        stems = [stem for unit in units for stem in unit.stems]
        return any(
            not whole or (place == 0 and length == len(stems))
            for place in range(len(stems))
            for length, _ in self.lexicon.matters.at(stems, place)
        )


def _is_joined(tokens: Sequence[Token], k: int) -> bool:
    """Whether a hyphen joins a word to the next one."""
    a, mark, b = tokens[k : k + 3]
    return a.is_word and b.is_word and mark.text in _HYPHENS and a.end == mark.start and mark.end == b.start


def most_frequent(forms: Counter[str]) -> str:
    """Return the form that stands most often; the first in the alphabet where several do.

    Args:
        forms: forms with their counts.
    """
    return min(forms, key=lambda text: (-forms[text], text))
