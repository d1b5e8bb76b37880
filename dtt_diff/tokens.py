"""Text -> words, numbers and punctuation marks, with the forms under which they are compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from dtt_diff.invisible import drop_invisible, has_invisible
from dtt_diff.model import Span, Token

# Dotted abbreviations ("U.S.", "p.m."), numbers with their separators, ordinals and fractions ("1-1/4", "2.5", "13th"),
# words with inner apostrophes, and single marks. Hyphenated compounds are several tokens: "real-time" is "real time".
_TOKEN = re.compile(
    r"(?P<word>(?:[^\W\d_]\.){2,}"
    r"|\d+(?:[.,:]\d+)*(?:[-‑–]\d+/\d+|/\d+)?(?:st|nd|rd|th)?\b"
    r"|[^\W\d_]+(?:['’ʼ]+[^\W\d_]+)*[\d]*)"
    r"|(?P<mark>[^\w\s]|[\d_])"
)
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "‘": "'"})
_HYPHENS = str.maketrans({"‑": "-", "–": "-", "—": "-", "−": "-"})

# British and American spellings of one word, by ending, each with the letters without which there is nothing to look for. The
# stems are long enough to leave "advise" and "four" alone.
_SPELLINGS = (
    ("is", re.compile(r"(?<!surpr)(?<!comprom)(?<!adv)(?<=[a-z]{3}[tldnrsg])is(?=e$|ed$|es$|ing$|ation$|ations$)"), "iz"),
    ("our", re.compile(r"(?<=[a-z]{3})our(?=$|s$|ed$|ing$|able$|ably$|hood$)"), "or"),
    ("ence", re.compile(r"(?<=(?:def|off|lic))ence(?=$|s$)"), "ense"),
    ("programm", re.compile(r"(?<=^program)mes?$"), ""),
    ("tre", re.compile(r"(?<=[a-z]{2})tre(?=$|s$)"), "ter"),
    ("ll", re.compile(r"(?<=[a-z]{3}[aeiou]l)l(?=ed$|ing$)"), ""),
)
_UNITS_AND_TEENS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_NUMBER_WORDS = {word: str(value) for value, word in enumerate(_UNITS_AND_TEENS) if value > 1}
_NUMBER_WORDS |= {word: str(10 * value) for value, word in enumerate(_TENS, start=2)}
# Prefixes that are written with and without a hyphen ("co-operate", "re-emphasize").
_PREFIXES = frozenset({"co", "re", "pre", "non", "multi", "counter", "anti", "inter"})
_HYPHEN_MARKS = frozenset("-‑")


def tokenize(text: str, spans: tuple[Span, ...]) -> tuple[Token, ...]:
    """Return the tokens of the text under the spans, with offsets into the whole text."""
    tokens: list[Token] = []
    for start, end in spans:
        if has_invisible(text[start:end]):
            tokens += _among_invisible(text, start, end)
            continue
        for match in _TOKEN.finditer(text, start, end):
            piece, is_word = match.group(), match.lastgroup == "word"
            norm, stem = _forms(piece, is_word)
            tokens.append(Token(piece, *match.span(), norm, stem, is_word))
    return tuple(_join_prefixes(tokens) if any(mark in text for mark in _HYPHEN_MARKS) else tokens)


def _among_invisible(text: str, start: int, end: int) -> Iterator[Token]:
    """The tokens of a span that has invisible characters, as if these were not there; offsets count them."""
    seen, kept = drop_invisible(text[start:end])
    for match in _TOKEN.finditer(seen):
        a, b = start + kept[match.start()], start + kept[match.end() - 1] + 1
        is_word = match.lastgroup == "word"
        yield Token(text[a:b], a, b, *_forms(match.group(), is_word), is_word)


def words(tokens: tuple[Token, ...]) -> tuple[str, ...]:
    """Return the normal forms of the words among the tokens, without punctuation."""
    return tuple(token.norm for token in tokens if token.is_word)


@lru_cache(maxsize=16384)
def words_of(text: str) -> tuple[str, ...]:
    """Return the normal forms of the words of a short text that is met again and again, such as a word of a lexicon."""
    if text.isascii() and text.isalpha():
        return (_normalize(text),)  # one word, whose stem nobody asks for here
    return words(tokenize(text, ((0, len(text)),)))


def _join_prefixes(tokens: list[Token]) -> list[Token]:
    """Make one word of a prefix, a hyphen and what follows, so that "co-operate" is "cooperate"."""
    out: list[Token] = []
    i = 0
    while i < len(tokens):
        token = tokens[i]
        if token.norm in _PREFIXES and i + 2 < len(tokens) and tokens[i + 1].text in _HYPHEN_MARKS:
            rest = tokens[i + 2]
            touching = token.end == tokens[i + 1].start and tokens[i + 1].end == rest.start
            if touching and rest.is_word and rest.norm[:1].isalpha():
                norm = token.norm + rest.norm
                text = token.text + tokens[i + 1].text + rest.text
                out.append(Token(text, token.start, rest.end, norm, stem_of(norm), True))
                i += 3
                continue
        out.append(token)
        i += 1
    return out


@lru_cache(maxsize=65536)
def _forms(text: str, is_word: bool) -> tuple[str, str]:
    norm = _normalize(text)
    return norm, stem_of(norm) if is_word else norm


def _normalize(text: str) -> str:
    plain = text if text.isascii() else text.translate(_APOSTROPHES).translate(_HYPHENS)
    norm = plain.casefold()
    if norm in _NUMBER_WORDS:
        return _NUMBER_WORDS[norm]
    if norm.isalpha():
        for letters, pattern, replacement in _SPELLINGS:
            if letters in norm:
                norm = pattern.sub(replacement, norm)
    return norm


@lru_cache(maxsize=65536)
def stem_of(norm: str) -> str:
    """Return the stem of a normal word."""
    bare = norm.removesuffix("'s").removesuffix("'")
    if not bare.isalpha() or len(bare) < 4:
        return bare
    stem: str = _stemmer().stem(bare)
    return stem


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    from nltk.stem.snowball import EnglishStemmer

    return EnglishStemmer()
