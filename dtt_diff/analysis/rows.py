"""Stretches of a sentence as rows of the words that can differ, with the keys under which they are compared.

Only words that carry matter are in a row: content words, and function words inside a cue ("will", "not"). So a chance "of the"
never holds two runs together, and an article that came or went is no difference.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from attrs import frozen

from dtt_diff.lexicon import Lexicon
from dtt_diff.model import Analysis, Token
from dtt_diff.tokens import stem_of

#: The key of a token, None for one without matter, and the tokens that it is the key of.
Keyed = tuple[str | None, tuple[int, ...]]

_SEPARATORS = frozenset(",;:–—")
_COORDINATORS = frozenset({"and", "or"})
# Inside a cue ("voiced its concern") these tell who speaks, not how strongly: one stands for all.
_POSSESSIVES = frozenset({"its", "their", "our", "his", "her", "my"})
_POSSESSIVE = "=whose"
#: An enumeration has at least this many separating marks, the last before "and" or "or".
ENUMERATION_MARKS = 2


@frozen
class Row:
    """The words of a stretch that can differ.

    Attributes:
        places: their token indices in the sentence.
        stands_for: the token indices for which each stands: its own, and the rest of a phrase taken for one word.
        keys: the keys under which they are compared: stems, or the group of words taken for the same.
        propositions: the proposition in which each stands.
        mains: numbers of the propositions that are acts or statements of their own.
        acts: places of the row that open an act (its verb).
        formula: places of the row that are words of an act or a modal, and not of what it is about.
        items: the item of an enumeration in which each stands; numbers rise from item to item.
        enumerated: numbers of the items that belong to an enumeration ("A, B, and C").
    """

    places: tuple[int, ...]
    stands_for: tuple[tuple[int, ...], ...]
    keys: tuple[str, ...]
    propositions: tuple[int, ...]
    mains: frozenset[int]
    acts: frozenset[int]
    formula: frozenset[int]
    items: tuple[int, ...]
    enumerated: frozenset[int]

    def bag(self, indices: Sequence[int]) -> Counter[str]:
        """The keys at some places of the row, counted."""
        return Counter(self.keys[k] for k in indices)


def make_row(tokens: Sequence[int], item: Analysis, lexicon: Lexicon) -> Row:
    """Return the row of a stretch.

    Args:
        tokens: token indices of the stretch, ascending.
        item: the analysis of the sentence.
        lexicon: for function words, issuers, connectives and equivalents.

    Returns:
        its row.
    """
    whole = item.sentence.tokens
    in_cue = {t for cue in item.cues for t in range(cue.first, cue.last + 1)}
    keyed = _keyed(whole, lexicon)
    keys = [key for key, _ in keyed]
    kept = [t for t in tokens if t in in_cue or keys[t] is not None]
    within = set(tokens)
    number = {t: n for n, p in enumerate(item.propositions) for t in range(p.first, p.last + 1)}
    pieces, enumerated = _items(item, number)
    in_act = {t for cue in item.cues if cue.dimension in ("act", "modality") for t in range(cue.first, cue.last + 1)}
    opening = {p.act for p in item.propositions}
    return Row(
        tuple(kept),
        tuple(tuple(k for k in keyed[t][1] if k in within) or (t,) for t in kept),
        tuple(keys[t] or (_POSSESSIVE if whole[t].norm in _POSSESSIVES else whole[t].stem) for t in kept),
        tuple(number[t] for t in kept),
        frozenset(n for n, p in enumerate(item.propositions) if p.role == "main"),
        frozenset(k for k, t in enumerate(kept) if t in opening),
        frozenset(k for k, t in enumerate(kept) if t in in_act),
        tuple(pieces[t] for t in kept),
        enumerated,
    )


def compare_keys(tokens: Sequence[Token], lexicon: Lexicon) -> list[str | None]:
    """Return the key of every token; None for what carries no matter: function words, connectives, issuers, marks."""
    return [key for key, _ in _keyed(tokens, lexicon)]


def key_of_word(norm: str, lexicon: Lexicon) -> str | None:
    """Return the key of a normal word that stands alone; None for one that carries no matter."""
    return _keyed_words((norm,), lexicon)[0][0]


def _keyed(tokens: Sequence[Token], lexicon: Lexicon) -> Sequence[Keyed]:
    """The key of every token with the tokens that it is the key of."""
    return _keyed_words(tuple([token.norm if token.is_word else None for token in tokens]), lexicon)


@lru_cache(maxsize=8192)
def _keyed_words(tokens: tuple[str | None, ...], lexicon: Lexicon) -> tuple[Keyed, ...]:
    """The same for normal words, None for a mark: a sentence is asked for in every comparison and with every partner."""
    issuers = lexicon.vocabulary.get("issuers", frozenset())
    function_words = lexicon.vocabulary.get("function_words", frozenset())
    places = [i for i, norm in enumerate(tokens) if norm is not None]
    norms = [norm for norm in tokens if norm is not None]
    keys: list[Keyed] = [(None, ())] * len(tokens)
    index = lexicon.phrases.get("connectives")
    connectives = index.longest(norms) if index else {}
    equivalents = lexicon.equivalents.longest(norms)
    at = 0
    while at < len(places):
        connective, same = connectives.get(at), equivalents.get(at)
        norm = norms[at]
        silent = norm in function_words or norm in issuers
        if connective and (same is None or connective[0] >= same[0]):
            at += connective[0]
        elif same and (same[0] > 1 or not silent):
            keys[places[at]] = f"={same[1]}", tuple(range(places[at], places[at + same[0] - 1] + 1))
            at += same[0]
        else:
            counted = norm.isdigit() and any(other in issuers for other in norms[at + 1 : at + 3])
            keys[places[at]] = None if silent or counted else stem_of(norm), (places[at],)
            at += 1
    return tuple(keys)


def _items(item: Analysis, number: dict[int, int]) -> tuple[dict[int, int], frozenset[int]]:
    """The item in which each token stands, and which items are enumerated: those of a proposition with "A, B, and C"."""
    tokens = item.sentence.tokens
    in_fact = {t for fact in item.facts for t in range(fact.first + 1, fact.last + 1)}
    out: dict[int, int] = {}
    home: dict[int, int] = {}
    marks: Counter[int] = Counter()
    closed: set[int] = set()
    current = 0
    for i, token in enumerate(tokens):
        after_mark = i > 0 and tokens[i - 1].text in _SEPARATORS and i not in in_fact
        opens = i > 0 and number.get(i) != number.get(i - 1)
        if after_mark or opens:
            current += 1
        if after_mark and not opens:
            marks[number.get(i, -1)] += 1
            if token.norm in _COORDINATORS:
                closed.add(number.get(i, -1))
        out[i] = current
        home.setdefault(current, number.get(i, -1))
    lists = {proposition for proposition in closed if marks[proposition] >= ENUMERATION_MARKS}
    return out, frozenset(piece for piece, proposition in home.items() if proposition in lists)
