"""Where words stand in a series: by their normal forms and by their stems, quickly through a set of editions for every word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dtt_diff.model import Sentence, Statement
from dtt_diff.tokens import tokenize


class Concordance:
    """The words of a series of statements, to be asked in which editions a run of words stands."""

    def __init__(self, statements: Iterable[Statement] = ()) -> None:
        self._sentences: list[list[str]] = []
        self._texts: list[str] = []
        self._having: dict[str, int] = {}
        for statement in statements:
            self.add(statement)

    def add(self, statement: Statement) -> None:
        """Take in the next edition."""
        mark = 1 << len(self._texts)
        runs = [keys(sentence) for sentence in statement.sentences]
        self._sentences.append([f" {' '.join(run)} " for run in runs])
        self._texts.append("\n".join(self._sentences[-1]))
        for word in {word for run in runs for word in run}:
            self._having[word] = self._having.get(word, 0) | mark

    def has(self, edition: int, words: Sequence[str], sentence: int | None = None) -> bool:
        """Whether an edition, or one sentence of it, has the words one after the other."""
        text = self._texts[edition] if sentence is None else self._sentences[edition][sentence]
        return f" {' '.join(words)} " in text

    def last_before(self, edition: int, words: Sequence[str]) -> int | None:
        """Return the last edition before this one that has the words within a sentence; None if none has."""
        marks = (1 << edition) - 1
        for word in words:
            marks &= self._having.get(word, 0)
        while marks:
            latest = marks.bit_length() - 1
            if self.has(latest, words):
                return latest
            marks ^= 1 << latest
        return None


def keys(sentence: Sentence) -> tuple[str, ...]:
    """Return the normal forms of the words of a sentence."""
    return tuple(token.norm for token in sentence.tokens if token.is_word)


def norms_of(text: str) -> tuple[str, ...]:
    """Return the normal forms of the words of a text."""
    return tuple(token.norm for token in tokenize(text, ((0, len(text)),)) if token.is_word)


def stems_of(text: str) -> tuple[str, ...]:
    """Return the stems of the words of a text."""
    return tuple(token.stem for token in tokenize(text, ((0, len(text)),)) if token.is_word)


def in_one_line(text: str) -> str:
    """Return a text with its line breaks and runs of spaces made single spaces."""
    return " ".join(text.split())
