"""Sentences -> proper names: runs of capitalized words that are neither persons nor words that open a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from dtt_diff.lexicon import Lexicon
from dtt_diff.model import Sentence, Token
from dtt_diff.reporting.words import Words, load_words

_HYPHENS = frozenset("-‑–")
#: Small words inside a name, with a capital after them: "Law of the Sea".
_LINKS = (("of",), ("of", "the"), ("on", "the"), ("for",))
#: Titles that a person's name follows; the further words of titles stand in names of offices.
_OF_OFFICES = frozenset({"state", "foreign", "defense", "affairs", "general", "vice", "deputy", "assistant", "jr", "sr"})
#: No name has more words; what is longer is a text in capitals.
MOST_WORDS = 12
#: A sentence about votes with so many names is a list of those who voted.
ROSTER = 3


@frozen
class Name:
    """A proper name in a sentence: token indices, what it is compared by, its words, whether it names no theme."""

    first: int
    last: int
    key: tuple[str, ...]
    text: str
    is_silent: bool


class Capitals:
    """Knows which capitals make names in two editions."""

    def __init__(
        self, sentences: Sequence[Sentence], lexicon: Lexicon, silent: Iterable[str] = (), rosters: Iterable[Sentence] = ()
    ) -> None:
        self.words: Words = load_words()
        known = lexicon.vocabulary
        self.titles = known["titles"] | frozenset(f"{word}s" for word in known["titles"])
        self.small = known["function_words"] | known["connectives"] | known["months"] | known["weekdays"] | self.words.openers
        self.silent_words = known["titles"] | known["issuers"]
        # By identity, as to hash a sentence takes longer than to read it; what is kept alive keeps its identity.
        self._known: dict[int, list[Name]] = {}
        self._alive: list[Sentence] = []
        self.lower: Counter[str] = Counter()
        self.inside: Counter[str] = Counter()
        for sentence in sentences:
            for k, token in enumerate(sentence.tokens):
                if token.is_word and token.text[:1].islower():
                    self.lower[token.norm] += 1
                elif token.is_word and k and sentence.tokens[k - 1].is_word:
                    self.inside[token.norm] += 1
        self.tied: dict[tuple[str, ...], tuple[str, ...]] = {}
        self.persons = {word for sentence in sentences for word in self._persons(sentence.tokens)}
        for sentence in rosters:
            runs = list(self._runs(sentence.tokens))
            if len(runs) >= ROSTER:
                self.persons |= {plain(t.norm) for first, last in runs for t in sentence.tokens[first : last + 1] if t.is_word}
        for sentence in sentences:
            self._tie(sentence.tokens)
        self.silent = {self.key(words) for words in silent_words(silent)}
        self.silent |= {self.tied.get(key, key) for key in sorted(self.silent)}
        self.silent_text = " | ".join(" ".join(key) for key in sorted(self.silent)).join((" ", " "))

    def names(self, sentence: Sentence) -> list[Name]:
        """Return the names of a sentence in order; they do not overlap.

        Args:
            sentence: the sentence.
        """
        found = self._known.get(id(sentence))
        if found is None:
            found = [self._name(sentence.tokens, first, last) for first, last in self._runs(sentence.tokens)]
            self._known[id(sentence)] = found
            self._alive.append(sentence)
        return found

    def learn(self, words: Iterable[str]) -> None:
        """Take some words, in lower case, for names wherever they have a capital.

        Args:
            words: the words.
        """
        self.inside.update(words)
        self._known.clear()

    def _name(self, tokens: Sequence[Token], first: int, last: int) -> Name:
        inside = tokens[first : last + 1]
        words = bare([token.text for token in inside if token.is_word])
        key = self.key(words)
        key = self.tied.get(key, key)
        norms = [plain(token.norm) for token in inside if token.is_word]
        silent = key in self.silent or (not key[0].startswith("@") and self._says_nothing(words, norms))
        silent = silent or f" {' '.join(key)} " in self.silent_text
        text = _text(inside)
        people = self.words.peoples.get(text) or self.words.peoples.get(text.removesuffix("s"))
        return Name(first, last, key, people or text, silent)

    def _says_nothing(self, words: Sequence[str], norms: Sequence[str]) -> bool:
        """Whether a run of capitals names a person, an office, or a word that has its capital from its place."""
        if any(norm in self.silent_words or norm in self.persons for norm in norms) or any(len(w) == 1 for w in words[:-1]):
            return True
        if words[-1].islower():  # "Norvale-led" names nothing
            return True
        if len(norms) > 1:
            return all(norm in self.small or norm in self.words.plain for norm in norms)
        norm, word = norms[0], words[0]
        if word.isupper():
            return len(word) < 2 or self.lower[norm] > 0
        return len(word) < 4 or self.words.is_common(norm) or self.lower[norm] > 0 or self.words.is_adjective(norm)

    def key(self, words: Sequence[str]) -> tuple[str, ...]:
        """Return what a name is compared by: one key for all names of a state.

        Args:
            words: the words of the name, without possessive endings.
        """
        text = " ".join(words)
        state = self.words.state(text)
        if state:
            return (f"@{state}",)
        if len(words) == 1 and words[0][:-1].isupper() and words[0].endswith("s"):
            return (words[0][:-1].casefold(),)
        return tuple(word.casefold() for word in words)

    def _runs(self, tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
        k = 0
        while k < len(tokens):
            if not self._opens(tokens, k):
                k += 1
                continue
            last = self._end(tokens, k)
            yield k, last
            k = last + 1

    def _opens(self, tokens: Sequence[Token], k: int) -> bool:
        """Whether a name begins at a token."""
        token = tokens[k]
        if not is_capital(token):
            return False
        if token.norm in self.small and not (token.text.isupper() and self.key([token.text]) in self.tied):
            return False
        if k and tokens[k - 1].text not in '“"‘:;':
            return True
        # The first word of a sentence has its capital from its place, unless it stands with one elsewhere, too.
        followed = k + 1 < len(tokens) and is_capital(tokens[k + 1])
        if token.text.isupper() or self.words.state(plain(token.text)):
            return True
        if self.lower[token.norm] or token.norm in self.words.verbs:
            return False
        return bool(self.inside[token.norm]) or followed

    def _end(self, tokens: Sequence[Token], first: int) -> int:
        last = first
        while last + 1 < len(tokens) and last - first < MOST_WORDS:
            if tokens[last].text.endswith(("’s", "'s")) and tokens[last + 1].norm != "republic":
                break
            after = self._after(tokens, last)
            if after is None:
                break
            last = after
        return last

    def _after(self, tokens: Sequence[Token], last: int) -> int | None:
        """The next token of a name, or None."""
        rest = tokens[last + 1 : last + 4]
        if is_capital(rest[0]):
            return last + 1 if rest[0].norm not in self.small else None
        if len(rest) > 1 and rest[0].text in _HYPHENS and rest[0].start == tokens[last].end and rest[1].start == rest[0].end:
            return last + 2 if rest[1].is_word else None
        if len(rest) > 1 and rest[0].text == "." and len(tokens[last].text) == 1 and is_capital(rest[1]):
            return last + 2
        for link in _LINKS:
            words = tuple(token.norm for token in rest[: len(link)])
            if words == link and len(rest) > len(link) and is_capital(rest[len(link)]):
                return last + len(link) + 1
        return None

    def _persons(self, tokens: Sequence[Token]) -> Iterator[str]:
        """Words of the names of persons: what follows a title, and what has an initial in it."""
        for k, token in enumerate(tokens[:-1]):
            if token.norm in self.titles and token.norm not in _OF_OFFICES and is_capital(token):
                j = k + 1 if tokens[k + 1].text != "." else k + 2
                while j < len(tokens) and is_capital(tokens[j]) and tokens[j].norm not in self.titles:
                    if not self.words.state(plain(tokens[j].text)):
                        yield plain(tokens[j].norm)
                    j += 1
            elif k > 0 and _is_initial(tokens[k - 1 : k + 3]):
                yield from (plain(tokens[k - 1].norm), plain(tokens[k + 2].norm))

    def _tie(self, tokens: Sequence[Token]) -> None:
        """Learn abbreviations: "Assembly of States (AS)"."""
        for k in range(2, len(tokens) - 1):
            if (
                tokens[k - 1].text == "("
                and tokens[k + 1].text == ")"
                and tokens[k].text[:2].isupper()
                and is_capital(tokens[k])
            ):
                first = k - 2
                while (
                    first > 0
                    and k - first <= MOST_WORDS
                    and (is_capital(tokens[first - 1]) or self._is_link(tokens, first - 1))
                ):
                    first -= 1
                while first < k - 2 and not is_capital(tokens[first]):
                    first += 1
                words = bare([token.text for token in tokens[first : k - 1] if token.is_word])
                while len(words) > 1 and words[0].casefold() in self.silent_words | self.small:
                    words = words[1:]  # "Leaders of the Group of Seven (G7)"
                short, full = self.key([tokens[k].text]), self.key(_of_initials(words, tokens[k].text))
                if words and is_capital(tokens[first]) and not short[0].startswith("@"):
                    self.tied.setdefault(short, full)

    def _is_link(self, tokens: Sequence[Token], k: int) -> bool:
        return tokens[k].norm in {"of", "the", "on", "for"} or tokens[k].text in _HYPHENS


def _is_initial(tokens: Sequence[Token]) -> bool:
    """Whether four tokens are a name with an initial: "Ida B. Brandt"."""
    if len(tokens) < 4 or tokens[2].text != ".":
        return False
    return len(tokens[1].text) == 1 and all(is_capital(token) for token in (tokens[0], tokens[1], tokens[3]))


def _of_initials(words: list[str], short: str) -> list[str]:
    """The end of some words that an abbreviation stands for, by its initials; all of them where none fits."""
    letters = short.replace(".", "").removesuffix("s").casefold()
    for first, word in enumerate(words):
        if word[0].isupper() and "".join(w[0] for w in words[first:] if w[0].isupper()).casefold() == letters:
            return words[first:]
    return words


def silent_words(names: Iterable[str]) -> Iterator[list[str]]:
    """Yield each name as its words.

    Args:
        names: the names.
    """
    for name in names:
        words = name.replace("-", " ").split()
        if words:
            yield words


def is_capital(token: Token) -> bool:
    """Return whether a token is a word with a capital.

    Args:
        token: the token.
    """
    return token.is_word and token.text[:1].isupper()


def plain(word: str) -> str:
    """Return a word without a possessive ending.

    Args:
        word: the word.
    """
    return word.removesuffix("’s").removesuffix("'s")


def bare(words: Sequence[str]) -> list[str]:
    """Return the words of a name with straight apostrophes and no possessive ending.

    Args:
        words: the words.
    """
    return [word.replace("’", "'") if k < len(words) - 1 else plain(word) for k, word in enumerate(words)]


def _text(tokens: Sequence[Token]) -> str:
    """Tokens in one line as they stand, without a possessive ending."""
    text = "".join((" " if k and tokens[k - 1].end < token.start else "") + token.text for k, token in enumerate(tokens))
    return plain(text)
