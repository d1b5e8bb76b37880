"""The words of english.toml: what the checks know of the language of statements."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any

from dtt_diff.model import Token
from dtt_diff.phrases import Phrase, parse_phrase
from dtt_diff.tokens import tokenize


@lru_cache(maxsize=1)
def _tables() -> dict[str, Any]:
    return tomllib.loads(files("dtt_diff.checking").joinpath("english.toml").read_text(encoding="utf-8"))


@lru_cache
def exact(table: str) -> frozenset[str]:
    """Return the words of a table as they are written."""
    return frozenset(_tables()[table]["words"])


@lru_cache
def norms(table: str) -> frozenset[str]:
    """Return the words of a table in the form under which words of a text are compared."""
    return frozenset(token.norm for word in _tables()[table]["words"] for token in tokenize(word, ((0, len(word)),)))


@lru_cache
def in_order(table: str) -> tuple[str, ...]:
    """Return the words of a table in their order."""
    return tuple(_tables()[table]["words"])


@lru_cache
def phrases(table: str) -> tuple[Phrase, ...]:
    """Return the phrases of a table."""
    return tuple(parse_phrase(text) for text in _tables()[table]["phrases"])


@lru_cache
def pairs(table: str) -> tuple[str, ...]:
    """Return the pairs of a table, each two names in one text."""
    return tuple(_tables()[table]["pairs"])


def has_word(tokens: Sequence[Token], table: str) -> bool:
    """Return whether one of the words of a table is among the tokens."""
    listed = norms(table)
    return any(token.norm in listed for token in tokens)


def has_phrase(tokens: Sequence[Token], table: str) -> bool:
    """Return whether one of the phrases of a table stands in the tokens."""
    return any(phrase.occurs(tokens) for phrase in phrases(table))


def is_name(token: Token) -> bool:
    """Return whether a word is written as a name is: with a capital, and not in capitals throughout."""
    text = token.text.removesuffix("'s").removesuffix("’s").removesuffix("s")
    return token.is_word and text[:1].isupper() and not (text.isupper() and len(text) > 1)


def bare(token: Token) -> str:
    """Return a word as it is compared, without its possessive."""
    return token.norm.removesuffix("'s").removesuffix("'")
