"""What is remembered of sentences from one comparison to the next, so that the time of a first meeting can be measured too."""

from __future__ import annotations

from dtt_diff import tokens
from dtt_diff.alignment import similarity
from dtt_diff.analysis import rows
from dtt_diff.changes import rates, voters

_REMEMBERED = (
    rates._rates,
    rows._keyed_words,
    similarity._matters,
    similarity._terms,
    tokens._forms,
    tokens.stem_of,
    tokens.words_of,
    voters._places,
)


def forget() -> None:
    """Forget all words and sentences; the lexicon stays loaded."""
    for remembered in _REMEMBERED:
        remembered.cache_clear()
