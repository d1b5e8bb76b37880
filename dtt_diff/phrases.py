"""Phrases to look for in a text, in a small language of our own that takes linear time whatever is written in it.

A phrase is words with spaces between them:

- upper and lower case are the same, and so are curly and straight quotes, and British and American spelling;
- ``*`` stands for any letters of one word: ``denuclear*``, ``*proliferation``; alone it is any one word;
- ``...`` stands for at most ``GAP`` words: ``path to ... remains open``;
- a possessive is its word: ``Norvale`` is found in "Norvale's";
- punctuation is passed over, in the phrase and in the text.

There are no regular expressions: a phrase is a row of words, followed through the text once, all beginnings at the same time
(the bit-parallel automaton of Baeza-Yates and Gonnet, "A new approach to text searching", 1992).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from attrs import field, frozen

from dtt_diff.model import Token
from dtt_diff.tokens import tokenize

#: So many words at most stand where a phrase has "...".
GAP = 8
#: A phrase has at most this many characters: longer ones are no phrases, and the time to match grows with them.
LONGEST = 400
_GAPS = frozenset({"...", "…"})
# A letter that no language of statements has stands for "*" while the words of a phrase are told apart like those of a text.
_STAR = "\ua66e"
_MARKS = re.compile(r"[^\w*']+")
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "‘": "'"})


@frozen
class _Word:
    """One word of a phrase: the parts between its stars; a single part is the whole word."""

    parts: tuple[str, ...]

    def holds_of(self, forms: Sequence[str]) -> bool:
        return any(_fits(self.parts, form) for form in forms)


@frozen
class Phrase:
    """Words to look for.

    Attributes:
        text: the phrase as it was written.
    """

    text: str
    _slots: tuple[_Word | None, ...] = field(repr=False)  # None is a word that may be there or not
    _runs: tuple[tuple[int, int], ...] = field(repr=False)  # runs of such slots, first and last

    def find(self, tokens: Sequence[Token]) -> list[tuple[int, int]]:
        """Return where the phrase stands, as first and last token, both inclusive; matches do not overlap.

        Args:
            tokens: the tokens of a sentence.
        """
        words = [i for i, token in enumerate(tokens) if token.is_word]
        out: list[tuple[int, int]] = []
        masks: dict[str, int] = {}
        state, full, least = 1, 1 << len(self._slots), 0
        for at, i in enumerate(words):
            state = self._step(state, tokens[i], masks)
            if state & full:
                first = self._beginning(words, tokens, at, least)
                out.append((words[first], i))
                least, state = at + 1, 1
        return out

    def occurs(self, tokens: Sequence[Token]) -> bool:
        """Return whether the phrase stands in a sentence."""
        return bool(self.find(tokens))

    def _step(self, state: int, token: Token, masks: dict[str, int]) -> int:
        """The numbers of slots that are filled after one more word, as bits; bit 0 is a new beginning."""
        mask = masks.get(token.text)
        if mask is None:
            forms = _forms(token)
            mask = sum(1 << n for n, slot in enumerate(self._slots) if slot is None or slot.holds_of(forms))
            masks[token.text] = mask
        state = (state & mask) << 1 | 1
        for first, last in self._runs:
            entered = state >> first & ((1 << (last - first + 1)) - 1)
            if entered:
                # What may be there may also be left out: from the first slot reached on, all of the run counts as passed.
                low = first + (entered & -entered).bit_length() - 1
                state |= ((1 << (last + 2)) - 1) ^ ((1 << low) - 1)
        return state

    def _beginning(self, words: Sequence[int], tokens: Sequence[Token], at: int, least: int) -> int:
        """The last word at which a match that ends at a word can begin: the shortest match."""
        open_slots = {len(self._slots)}
        while True:
            # Step back over slots that may be empty, then over one word.
            for n in sorted(open_slots, reverse=True):
                m = n
                while m > 0 and self._slots[m - 1] is None:
                    m -= 1
                    open_slots.add(m)
            forms = _forms(tokens[words[at]])
            open_slots = {n - 1 for n in open_slots if n and _slot_holds(self._slots[n - 1], forms)}
            if 0 in open_slots or at <= least:
                return at
            at -= 1


def _slot_holds(slot: _Word | None, forms: Sequence[str]) -> bool:
    return slot is None or slot.holds_of(forms)


@lru_cache(maxsize=4096)
def parse_phrase(text: str) -> Phrase:
    """Return the phrase that a text describes.

    Args:
        text: the words, as the module's documentation says.

    Raises:
        ValueError: it has no letter or digit, is too long, or begins or ends with "..."; the message says what to do.
    """
    if len(text) > LONGEST:
        raise ValueError(f"the phrase has {len(text)} characters; write one of at most {LONGEST}")
    parts = text.split()
    if not any(character.isalnum() for character in text):
        raise ValueError(f"the phrase {text!r} has no letter or digit; write the words to look for")
    if parts[0] in _GAPS or parts[-1] in _GAPS:
        raise ValueError(f'the phrase {text!r} begins or ends with "..."; leave it out there')
    slots: list[_Word | None] = []
    runs: list[tuple[int, int]] = []
    for part in parts:
        if part not in _GAPS:
            slots += _words(part)
        elif not runs or runs[-1][1] != len(slots) - 1:
            runs.append((len(slots), len(slots) + GAP - 1))
            slots += [None] * GAP
    return Phrase(text, tuple(slots), tuple(runs))


def _words(part: str) -> list[_Word]:
    """The words of a part without spaces; a compound with hyphens has several, as in a text."""
    if "*" not in part:
        return [_Word((token.norm,)) for token in tokenize(part, ((0, len(part)),)) if token.is_word]
    if any(character.isdigit() for character in part):
        pieces = _MARKS.split(part.translate(_APOSTROPHES).casefold())
        return [_Word(tuple(piece.split("*"))) for piece in pieces if piece]
    written = re.sub(r"\*+", _STAR, part)
    tokens = tokenize(written, ((0, len(written)),))
    return [_Word(tuple(token.norm.split(_STAR))) for token in tokens if token.is_word]


def _forms(token: Token) -> tuple[str, ...]:
    """The forms under which a word of a text is found: as compared, as written, and each without its possessive."""
    written = token.text.translate(_APOSTROPHES).casefold()
    forms = dict.fromkeys((token.norm, written))
    return tuple(dict.fromkeys((*forms, *(form.removesuffix("'s").removesuffix("'") for form in forms))))


def _fits(parts: Sequence[str], word: str) -> bool:
    """Whether a word is these parts with any letters between them. Each part is found at its first place: no way back."""
    if len(parts) == 1:
        return word == parts[0]
    first, *between, last = parts
    if not word.startswith(first) or not word.endswith(last) or len(word) < len(first) + len(last):
        return False
    at, end = len(first), len(word) - len(last)
    for part in between:
        found = word.find(part, at, end)
        if found < 0:
            return False
        at = found + len(part)
    return True
