"""The word lists of ``words.toml``, ready for use."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files

from attrs import field, frozen

from dtt_diff.lexicon.inflection import noun_forms, verb_forms
from dtt_diff.tokens import tokenize


@frozen(eq=False)
class Words:
    """What tells a name from other words; all words are normal forms, in every inflection.

    Attributes:
        verbs: forms of verbs that are seldom nouns.
        nouns: nouns that look like verbs, adverbs or adjectives by their ending.
        empty: nouns that stand at the head of no name.
        light: nouns that name a subject only with another word before them.
        plain: words that add nothing at the beginning of a name.
        adjectives: adjectives that their endings do not tell.
        adverbs: adverbs that their endings do not tell.
        openers: words that open a sentence with a capital and are no names.
        adjective_endings: endings by which an adjective is known.
        noun_endings: endings by which a noun is known after "to".
        offices_of: words before "of" and a list of parties ("leaders").
        ties: words after a pair of parties ("alliance").
        officials: words after adjectives of parties ("delegations").
        matters: the name of each matter of the lexicon that is a part of every statement of its genre.
        states: every noun that names a state, with the name that stands for all of them.
        peoples: every adjective of a state, with the name of the state.
    """

    verbs: frozenset[str] = field(repr=False)
    nouns: frozenset[str] = field(repr=False)
    empty: frozenset[str] = field(repr=False)
    light: frozenset[str] = field(repr=False)
    plain: frozenset[str] = field(repr=False)
    adjectives: frozenset[str] = field(repr=False)
    adverbs: frozenset[str] = field(repr=False)
    openers: frozenset[str] = field(repr=False)
    adjective_endings: tuple[str, ...]
    noun_endings: tuple[str, ...]
    offices_of: frozenset[str]
    ties: frozenset[str]
    officials: frozenset[str]
    matters: Mapping[str, str]
    states: Mapping[str, str] = field(repr=False)
    peoples: Mapping[str, str] = field(repr=False)

    def is_adjective(self, norm: str) -> bool:
        """Whether a word is an adjective, as far as the lists and its ending tell."""
        if norm in self.adjectives:
            return True
        return norm not in self.nouns and len(norm) > 4 and norm.endswith(self.adjective_endings)

    def is_common(self, norm: str) -> bool:
        """Whether a word is one of the lists, so that a capital does not make a name of it."""
        lists = (self.verbs, self.nouns, self.empty, self.light, self.plain, self.adjectives, self.adverbs, self.openers)
        return any(norm in words for words in lists)

    def is_noun(self, norm: str) -> bool:
        """Whether a word is a noun, as far as the list and its ending tell."""
        plural = norm.endswith("s") and not norm.endswith(("ss", "us", "is"))
        return norm in self.nouns or plural or norm.endswith(self.noun_endings)

    def state(self, name: str) -> str | None:
        """The name of the state that a noun or an adjective names, or None."""
        return self.states.get(name) or self.peoples.get(name) or self.peoples.get(name.removesuffix("s"))


@lru_cache(maxsize=1)
def load_words() -> Words:
    """Return the word lists that ship."""
    data = tomllib.loads(files("dtt_diff.reporting").joinpath("words.toml").read_text(encoding="utf-8"))
    lists = {name: value.split() for name, value in data.items() if isinstance(value, str)}
    names, peoples = data["names"], data["peoples"]
    nouns = _forms(form for noun in lists["nouns"] for form in noun_forms(noun))
    return Words(
        verbs=_forms(form for verb in lists["verbs"] for form in verb_forms(verb)) - nouns,
        nouns=nouns,
        empty=_forms(form for noun in lists["empty"] for form in noun_forms(noun)),
        light=_forms(form for noun in lists["light"] for form in noun_forms(noun)),
        plain=_forms(lists["plain"]),
        adjectives=_forms(lists["adjectives"]),
        adverbs=_forms(lists["adverbs"]),
        openers=_forms(lists["openers"]),
        adjective_endings=tuple(lists["adjective_endings"]),
        noun_endings=tuple(lists["noun_endings"]),
        offices_of=frozenset(lists["offices_of"]),
        ties=frozenset(lists["ties"]),
        officials=frozenset(lists["officials"]),
        matters=data["matters"],
        states={form: name for name in sorted({*names, *peoples}) for form in (name, *names.get(name, ()))},
        peoples={form: name for name, forms in peoples.items() for form in forms},
    )


def _forms(words: Iterable[str]) -> frozenset[str]:
    """Words under which tokens are compared; of a hyphenated word the whole."""
    out = set()
    for word in words:
        out.add("-".join(token.norm for token in tokenize(word, ((0, len(word)),)) if token.is_word))
    return frozenset(out)
