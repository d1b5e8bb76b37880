"""Ordinal numbers in a text: "14th", "fourteenth", "twenty-first", "XIV"; read, and written in the same way."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import frozen

from dtt_diff.model import Token

_DIGITS = re.compile(r"(\d{1,3})(?:st|nd|rd|th)")
_ROMAN = re.compile(r"(?=[XVI]{2})(X{0,3})(IX|IV|V?I{0,3})")
_ONES = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"),
    *("thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"),
)
_TENS = ("twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet")
_BY_WORD = {word: number for number, word in enumerate(_ONES, 1)}
_BY_WORD |= {f"{stem}ieth": 10 * tens for tens, stem in enumerate(_TENS, 2)}
_SINGLES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
#: Words write numbers up to this one; larger ones are written in digits.
_MOST = 99


@frozen
class Ordinal:
    """An ordinal number in a sentence.

    Attributes:
        number: the number.
        first: its first token.
        last: its last token.
        form: how it is written: "digits", "word" or "roman".
        capital: whether it begins with a capital.
    """

    number: int
    first: int
    last: int
    form: str
    capital: bool

    def write(self, number: int) -> str:
        """Return another number, written in the same way."""
        if self.form == "roman":
            return "X" * (number // 10) + _SINGLES[number % 10]
        if self.form == "cardinal":
            return str(number)
        if self.form == "word" and number <= _MOST:
            word = _in_words(number)
            return word[:1].upper() + word[1:] if self.capital else word
        return in_digits(number)


def in_digits(number: int) -> str:
    """Return an ordinal number in digits: 1st, 2nd, 3rd, 11th."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _in_words(number: int) -> str:
    if number < 20:
        return _ONES[number - 1]
    stem = _TENS[number // 10 - 2]
    return f"{stem}y-{_ONES[number % 10 - 1]}" if number % 10 else f"{stem}ieth"


def ordinal_at(tokens: Sequence[Token], i: int) -> Ordinal | None:
    """Return the ordinal number that begins at a token.

    Args:
        tokens: the tokens of a sentence.
        i: index of the token.
    """
    token = tokens[i]
    capital = token.text[:1].isupper()
    digits = _DIGITS.fullmatch(token.norm)
    if digits and int(digits.group(1)):
        return Ordinal(int(digits.group(1)), i, i, "digits", capital)
    written = token.text.casefold()
    if written in _BY_WORD:
        return Ordinal(_BY_WORD[written], i, i, "word", capital)
    if written.endswith("ty") and f"{written[:-1]}ieth" in _BY_WORD:
        j = i + 2 if i + 2 < len(tokens) and tokens[i + 1].text in "-‑" else i + 1
        ones = _BY_WORD.get(tokens[j].text.casefold(), 10) if j < len(tokens) else 10
        if ones < 10:
            return Ordinal(_BY_WORD[f"{written[:-1]}ieth"] + ones, i, j, "word", capital)
    roman = _ROMAN.fullmatch(token.text)
    if roman:
        return Ordinal(10 * len(roman.group(1)) + _SINGLES.index(roman.group(2)), i, i, "roman", True)
    return None
