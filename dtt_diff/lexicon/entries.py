"""Lexicon entries, and the index that finds their forms in a row of words in one pass."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from itertools import product
from typing import Generic, TypeVar

from attrs import Factory, define, field, frozen

from dtt_diff.lexicon.inflection import noun_forms, verb_forms
from dtt_diff.tokens import tokenize

#: A word of a form; None matches any one word.
Pattern = tuple[str | None, ...]
T = TypeVar("T")


@frozen
class Entry:
    """Forms that stand at one rank of one scale.

    Attributes:
        id: its name in the lexicon.
        scale: id of its scale.
        rank: its rank on the scale.
        forms: every form as normal words; None matches any one word.
        head: where the head stands ("after", "before", "either"), for scales that govern a head.
        not_after: words directly after which it does not count.
        not_before: words directly before which it does not count.
        lower_case: whether it counts in lower case only.
        upper_case: whether it counts in capitals only, all its words written in them.
        sources: ids of its sources.
        fires: sentences with the cue in braces.
        silent: sentences without it.
    """

    id: str
    scale: str
    rank: str
    forms: tuple[Pattern, ...] = field(repr=False)
    head: str = "either"
    not_after: tuple[Pattern, ...] = ()
    not_before: tuple[Pattern, ...] = ()
    lower_case: bool = False
    upper_case: bool = False
    sources: tuple[str, ...] = ()
    fires: tuple[str, ...] = field(default=(), repr=False)
    silent: tuple[str, ...] = field(default=(), repr=False)


def patterns(verbs: Iterable[str] = (), nouns: Iterable[str] = (), words: Iterable[str] = ()) -> tuple[Pattern, ...]:
    """Return the forms of an entry as rows of normal words.

    Args:
        verbs: phrases whose first word is inflected as a verb.
        nouns: phrases whose last word is also matched in the plural.
        words: phrases matched as they are.

    Returns:
        the distinct forms, in the order given.
    """
    spelled: list[str] = []
    for phrase in verbs:
        first, _, rest = phrase.partition(" ")
        spelled += [f"{form} {rest}".strip() for alternative in first.split("|") for form in verb_forms(alternative)]
    for phrase in nouns:
        start, _, last = phrase.rpartition(" ")
        spelled += [f"{start} {form}".strip() for form in noun_forms(last)]
    spelled += list(words)
    return tuple(dict.fromkeys(pattern for phrase in spelled for pattern in _expand(phrase)))


def _expand(phrase: str) -> list[Pattern]:
    """All readings of a phrase: alternatives parted by "|", hyphens as spaces, "_" for any word."""
    columns: list[list[Pattern]] = []
    for word in phrase.split():
        if word == "_":
            columns.append([(None,)])
            continue
        column: list[Pattern] = []
        for alternative in word.split("|"):
            tokens = tokenize(alternative, ((0, len(alternative)),))
            column.append(tuple(token.norm for token in tokens if token.is_word))
        columns.append(column)
    return [tuple(word for part in choice for word in part) for choice in product(*columns)]


@define
class _Node(Generic[T]):
    """What may follow, by word (None for any), and the values whose form ends here, each with the number of its filing."""

    children: dict[str | None, _Node[T]] = Factory(dict)
    ends: list[tuple[int, T]] = Factory(list)


@define
class FormIndex(Generic[T]):
    """Forms as a tree of words: one walk from a word, whatever the size of the lexicon."""

    _first: dict[str, _Node[T]] = Factory(dict)
    _filed: int = 0

    def add(self, form: Pattern, value: T) -> None:
        """File a form; it cannot begin with the any-word mark."""
        if not form or form[0] is None:
            raise ValueError("a form needs a first word")
        node = self._first.setdefault(form[0], _Node())
        for word in form[1:]:
            node = node.children.setdefault(word, _Node())
        node.ends.append((self._filed, value))
        self._filed += 1

    def extended(self, forms: Iterable[tuple[Pattern, T]]) -> FormIndex[T]:
        """Return an index that files some more forms; of forms of one length those filed first win."""
        rows = list(forms)
        firsts = {form[0] for form, _ in rows}
        out = FormIndex({word: deepcopy(node) if word in firsts else node for word, node in self._first.items()}, self._filed)
        for form, value in rows:
            out.add(form, value)
        return out

    def every(self, words: Sequence[str]) -> list[tuple[int, int, T]]:
        """Return (place, length, value) of every form in a row of words, place by place as ``at`` gives them."""
        first = self._first
        return [
            (place, length, value)
            for place, word in enumerate(words)
            if word in first
            for length, value in self.at(words, place)
        ]

    def longest(self, words: Sequence[str]) -> dict[int, tuple[int, T]]:
        """Return (length, value) of the longest form at each place of a row of words where one begins."""
        out: dict[int, tuple[int, T]] = {}
        for place, length, value in self.every(words):
            out.setdefault(place, (length, value))
        return out

    def at(self, words: Sequence[str], place: int) -> Iterator[tuple[int, T]]:
        """Return (length, value) of every form at a place, longest first; those of one length as they were filed."""
        node = self._first.get(words[place])
        if node is None:
            return iter(())
        found: list[tuple[int, T]] = []
        nodes, length = [node], 1
        while nodes:
            ends = nodes[0].ends if len(nodes) == 1 else sorted((end for node in nodes for end in node.ends), key=_filing)
            if ends:
                found += [(length, value) for _, value in reversed(ends)]
            if place + length >= len(words):
                break
            word = words[place + length]
            nodes = [node.children[key] for node in nodes if node.children for key in (word, None) if key in node.children]
            length += 1
        return reversed(found)

    def __contains__(self, word: str) -> bool:
        """Whether a word alone is a form."""
        return word in self._first and bool(self._first[word].ends)


def _filing(end: tuple[int, object]) -> int:
    return end[0]


def matches(form: Pattern, words: Sequence[str], place: int) -> bool:
    """Whether a form stands at a place in a row of words."""
    if place < 0 or place + len(form) > len(words):
        return False
    return all(want is None or want == words[place + i] for i, want in enumerate(form))
