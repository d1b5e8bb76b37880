"""Spellings of a name that differ by hyphens, apostrophes, accents and spaces alone, and names that are known to be one.

It serves the check of names (names.py), which tells what is found here.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dtt_diff.checking.material import Material
from dtt_diff.checking.words import bare, is_name, norms, pairs
from dtt_diff.model import Sentence, Token
from dtt_diff.tokens import tokenize

_MARKS = re.compile(r"[-‑–'’ʼ‘\s]")


def known_pairs(material: Material) -> Iterator[tuple[list[Token], str]]:
    """Return places of a name that the draft also has under its other known name, each with that one.

    Args:
        material: what is checked.
    """
    for pair in pairs("same_names"):
        first, _, second = pair.partition(" ")
        found = [
            [t for s in material.draft for t in s.tokens if bare(t) == word.casefold()] for word in (first, second.split()[0])
        ]
        if not all(found) or " " in second:
            continue
        before = {bare(token) for sentence in material.last for token in sentence.tokens}
        wrong = 0 if second.casefold() in before and first.casefold() not in before else 1
        if not {first.casefold(), second.casefold()} <= before:
            yield found[wrong], (second, first)[wrong]


def marked_pairs(material: Material) -> Iterator[tuple[list[Token], str]]:
    """Return places of names that differ from another spelling by marks and spaces alone, each with that one.

    Args:
        material: what is checked.
    """
    before: dict[str, list[str]] = defaultdict(list)
    for surface, row in _surfaces(material.last):
        before[_squashed(surface)].append(_joined(row, material.comparison.old.text).text)
    text = material.comparison.new.text
    spellings: dict[str, dict[str, list[Token]]] = defaultdict(lambda: defaultdict(list))
    for surface, row in _surfaces(material.draft):
        spellings[_squashed(surface)][surface].append(_joined(row, text))
    for squashed, found in spellings.items():
        known = {_plain(written): written for written in before[squashed]}
        if len(found.keys() | known.keys()) < 2 or known.keys() >= found.keys():
            continue
        if all(" " in surface for surface in found):
            continue
        right = max(found, key=lambda surface: (surface in known, len(found[surface]), -found[surface][0].start))
        shown = found[right][0].text if right in known or not known else next(iter(known.values()))
        for surface, tokens in found.items():
            if surface not in known and _plain(shown) != surface and not _is_one_word(tokens[0].text, shown):
                yield tokens, shown.removesuffix("'s").removesuffix("’s")


def _is_one_word(a: str, b: str) -> bool:
    """Whether two spellings are one word to the library: "Co-operation", "Cooperation"."""
    forms = [[token.norm for token in tokenize(text, ((0, len(text)),))] for text in (a, b)]
    return forms[0] == forms[1]


def _surfaces(sentences: Sequence[Sentence]) -> Iterator[tuple[str, list[Token]]]:
    """Single words, compounds with hyphens, and two words running, that may be names."""
    # A compound with a common word in it is none: "Supply-chain".
    common = {b.norm for s in sentences for a, b in pairwise(s.tokens) if b.text[:1].islower() and a.text not in "-‑–"}
    for sentence in sentences:
        tokens = sentence.tokens
        for i, token in enumerate(tokens):
            if not is_name(token) or bare(token) in norms("offices"):
                continue
            row = [token]
            while (
                i + 2 * len(row) < len(tokens)
                and tokens[i + 2 * len(row) - 1].text in "-‑–"
                and _touch(tokens, i + 2 * len(row))
            ):
                row.append(tokens[i + 2 * len(row)])
            if not any(part.norm in common and part.text[:1].islower() for part in row):
                yield _surface(row, "-"), row
            if len(row) == 1 and i + 1 < len(tokens) and is_name(tokens[i + 1]) and bare(tokens[i + 1]) not in norms("offices"):
                yield _surface([token, tokens[i + 1]], " "), [token, tokens[i + 1]]


def _touch(tokens: Sequence[Token], i: int) -> bool:
    return tokens[i].is_word and tokens[i - 1].end == tokens[i].start and tokens[i - 2].end == tokens[i - 1].start


def _surface(row: Sequence[Token], joint: str) -> str:
    return _plain(joint.join(token.text for token in row))


def _plain(text: str) -> str:
    """A spelling in small letters, with plain marks and without its possessive."""
    text = text.replace("’", "'").replace("ʼ", "'").replace("‘", "'").replace("‑", "-").replace("–", "-")
    return text.removesuffix("'s").casefold()


def _squashed(surface: str) -> str:
    letters = unicodedata.normalize("NFKD", _MARKS.sub("", surface))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _joined(row: Sequence[Token], text: str) -> Token:
    """A row of tokens as one, for its place."""
    first, last = row[0], row[-1]
    written = " ".join(text[first.start : last.end].split())
    return first if len(row) == 1 else Token(written, first.start, last.end, first.norm, first.stem, True)
