"""The lexicon and what it is made of, as ``load_lexicon`` gives it; no algorithms."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from dtt_diff.lexicon.entries import Entry, FormIndex
from dtt_diff.lexicon.reversals import Pole
from dtt_diff.lexicon.scales import Scale


@frozen
class Source:
    """Where an order or an entry comes from."""

    id: str
    title: str
    note: str = ""


@frozen
class Example:
    """A rule of polarity.toml or equivalents.toml with its examples, kept for ``lexicon show`` and for tests."""

    id: str
    kind: str
    forms: tuple[str, ...]
    sources: tuple[str, ...]
    fires: tuple[str, ...]
    silent: tuple[str, ...]


@frozen(eq=False)
class Lexicon:
    """What is known of words, ready for use. Made by ``load_lexicon``.

    Attributes:
        name: the name or path under which it was loaded.
        profile: the name of the profile under which it was loaded.
        digest: SHA-256 over all its files.
        scales: scales by id.
        entries: entries by id.
        sources: sources by id.
        examples: reversal and equivalence groups by id.
        vocabulary: plain word lists by name.
        cues: index of the forms of all entries.
        poles: index of the forms of all reversal groups.
        opposites: the same for groups of function words, which hold where one stands in the place of another.
        equivalents: index of forms that a careful reader takes for the same.
        phrases: index of the forms of each word list, phrases included.
        matters: index of the stems of the words that name a matter.
    """

    name: str
    profile: str
    digest: str
    scales: Mapping[str, Scale] = field(repr=False)
    entries: Mapping[str, Entry] = field(repr=False)
    sources: Mapping[str, Source] = field(repr=False)
    examples: Mapping[str, Example] = field(repr=False)
    vocabulary: Mapping[str, frozenset[str]] = field(repr=False)
    cues: FormIndex[Entry] = field(repr=False)
    poles: FormIndex[Pole] = field(repr=False)
    opposites: FormIndex[Pole] = field(repr=False)
    equivalents: FormIndex[str] = field(repr=False)
    phrases: Mapping[str, FormIndex[str]] = field(repr=False)
    matters: FormIndex[str] = field(repr=False)
