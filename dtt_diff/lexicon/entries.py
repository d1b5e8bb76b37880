"""Lexicon entries, and the index that finds their forms in a row of words in one pass."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, product
from typing import Generic, TypeVar

from attrs import Factory, define, field, frozen

from dtt_diff.lexicon.inflection import noun_forms, verb_forms
from dtt_diff.tokens import words_of

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
    found: list[Iterable[Pattern]] = []
    for phrase in verbs:
        first, _, rest = phrase.partition(" ")
        inflected = [words_of(form) for alternative in first.split("|") for form in verb_forms(alternative)]
        found.append(_readings([inflected, *_columns(rest)]))
    for phrase in nouns:
        start, _, last = phrase.rpartition(" ")
        found += [_readings(_columns(f"{start} {form}")) for form in noun_forms(last)]
    found += [_readings(_columns(phrase)) for phrase in words]
    return tuple(dict.fromkeys(chain.from_iterable(found)))


def _columns(phrase: str) -> list[Sequence[Pattern]]:
    """For each word of a phrase what may stand for it: alternatives parted by "|", hyphens as spaces, "_" for any word."""
    return [[(None,)] if word == "_" else [words_of(part) for part in word.split("|")] for word in phrase.split()]


def _readings(columns: Sequence[Sequence[Pattern]]) -> Iterable[Pattern]:
    """All readings of a phrase."""
    if all(len(part) == 1 for column in columns for part in column):
        return product(*[[word for (word,) in column] for column in columns])  # nearly all, and it saves half of the time
    return [tuple(chain.from_iterable(choice)) for choice in product(*columns)]


@define
class FormIndex(Generic[T]):
    """Forms by their words: a place in a row of words is looked up once for each length of the forms that begin there.

    Every value stands with the number of its filing.
    """

    _forms: dict[Pattern, tuple[tuple[int, T], ...]] = Factory(dict)
    #: The lengths of the forms that begin with a word, longest first, those with an any-word mark apart.
    _lengths: dict[str, tuple[int, ...]] = Factory(dict)
    #: Forms with an any-word mark, which cannot be looked up, by their first word.
    _open: dict[str, tuple[Pattern, ...]] = Factory(dict)
    _filed: int = 0

    def add(self, form: Pattern, value: T) -> None:
        """File a form; it cannot begin with the any-word mark."""
        first = form[0] if form else None
        if first is None:
            raise ValueError("a form needs a first word")
        filed = self._forms.get(form, ())
        if not filed:
            lengths = self._lengths.setdefault(first, ())
            if None in form:
                self._open[first] = (*self._open.get(first, ()), form)
            elif len(form) not in lengths:
                self._lengths[first] = tuple(sorted((*lengths, len(form)), reverse=True))
        self._forms[form] = (*filed, (self._filed, value))
        self._filed += 1

    def extended(self, forms: Iterable[tuple[Pattern, T]]) -> FormIndex[T]:
        """Return an index that files some more forms; of forms of one length those filed first win."""
        out = FormIndex(dict(self._forms), dict(self._lengths), dict(self._open), self._filed)
        for form, value in forms:
            out.add(form, value)
        return out

    def every(self, words: Sequence[str]) -> list[tuple[int, int, T]]:
        """Return (place, length, value) of every form in a row of words, place by place as ``at`` gives them."""
        known, row = self._lengths, tuple(words)
        return [
            (place, length, value) for place, word in enumerate(row) if word in known for length, value in self.at(row, place)
        ]

    def longest(self, words: Sequence[str]) -> dict[int, tuple[int, T]]:
        """Return (length, value) of the longest form at each place of a row of words where one begins."""
        out: dict[int, tuple[int, T]] = {}
        for place, length, value in self.every(words):
            out.setdefault(place, (length, value))
        return out

    def at(self, words: Sequence[str], place: int) -> list[tuple[int, T]]:
        """Return (length, value) of every form at a place, longest first; those of one length as they were filed."""
        first = words[place]
        found: list[tuple[int, T]] = []
        if first in self._open:
            return self._at_with_open(words, place)
        for length in self._lengths.get(first, ()):
            form = tuple(words[place : place + length])
            if form in self._forms and len(form) == length:
                found += [(length, value) for _, value in self._forms[form]]
        return found

    def _at_with_open(self, words: Sequence[str], place: int) -> list[tuple[int, T]]:
        """The same where a form with an any-word mark may stand too."""
        first = words[place]
        closed = (tuple(words[place : place + length]) for length in self._lengths[first] if place + length <= len(words))
        standing: list[Pattern] = [form for form in closed if form in self._forms]
        standing += [form for form in self._open[first] if matches(form, words, place)]
        rows = [(len(form), number, value) for form in standing for number, value in self._forms[form]]
        rows.sort(key=lambda row: (-row[0], row[1]))
        return [(length, value) for length, _, value in rows]

    def __contains__(self, word: str) -> bool:
        """Whether a word alone is a form."""
        return (word,) in self._forms


def matches(form: Pattern, words: Sequence[str], place: int) -> bool:
    """Whether a form stands at a place in a row of words."""
    if place < 0 or place + len(form) > len(words):
        return False
    row = tuple(words[place : place + len(form)])
    return row == form or (None in form and all(want is None or want == word for want, word in zip(form, row, strict=True)))
