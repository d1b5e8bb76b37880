"""Forms of English verbs and nouns, for lexicon entries."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files

_VOWELS = frozenset("aeiou")


def verb_forms(verb: str) -> tuple[str, ...]:
    """Return the base form of a verb and its inflected forms, without repeats."""
    irregular, doubling = _tables()
    forms = [verb, _third_person(verb)]
    stem = verb + verb[-1] if verb in doubling else verb
    if verb.endswith("ie"):
        forms.append(verb[:-2] + "ying")
    elif verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        forms.append(verb[:-1] + "ing")
    else:
        forms.append(stem + "ing")
    forms += irregular.get(verb, (_past(verb, stem),))
    return tuple(dict.fromkeys(forms))


def noun_forms(noun: str) -> tuple[str, ...]:
    """Return a noun and its plural."""
    return (noun, _third_person(noun))


def _third_person(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh", "o")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def _past(verb: str, stem: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ied"
    return stem + "ed"


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[str, tuple[str, ...]], frozenset[str]]:
    data = tomllib.loads(files("dtt_diff.lexicon").joinpath("inflection.toml").read_text(encoding="utf-8"))
    return {verb: tuple(forms) for verb, forms in data["irregular"].items()}, frozenset(data["doubling"]["verbs"])
