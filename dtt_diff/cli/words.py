"""Words that an option or a key takes and the one that was meant where it is another; words fit for the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

import click

#: A word longer than this is no slip of the keys.
_LONGEST = 80


def remedy(word: str, options: Iterable[str], others: Mapping[str, str] | None = None) -> str:
    """Return what to say of a word that is none of the options: the one that was meant, or all of them.

    Args:
        word: the word that was given.
        options: what it may be.
        others: what others call some of the options.
    """
    known = tuple(options)
    folded = word.casefold()
    close = [other] if (other := (others or {}).get(folded)) in known else []
    if not close and len(word) <= _LONGEST:
        close = get_close_matches(folded, known, 1)
    return f"did you mean {close[0]!r}?" if close else f"choose one of {', '.join(known)}"


def printable(text: str) -> str:
    """Return a text that cannot steer the terminal, whatever is in it.

    Args:
        text: what stands in a file, or what a file is called.
    """
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text)


class Words(click.Choice):  # type: ignore[type-arg]  # older releases of click have no argument for it
    """One of some words; another word is told the one that was meant."""

    def __init__(self, choices: Iterable[str], others: Mapping[str, str] | None = None) -> None:
        """Take the words, and what others call some of them."""
        super().__init__(tuple(choices))
        self._others = others

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the word, or end with a usage error that names the one that was meant."""
        if value in self.choices:
            return value
        said = f"there is no {value[:_LONGEST]!r}; {remedy(value, self.choices, self._others)}"
        raise click.BadParameter(said, ctx, param)
