"""Numbers as list labels write them: letters and Roman numerals."""

from __future__ import annotations

_ROMAN = (
    *(
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
    ),
    *((4, "iv"), (1, "i")),
)


def in_letters(number: int) -> str:
    """Return a number as a letter: 1 is "a", 27 is "aa", as word processors count.

    Args:
        number: the number; one below 1 is written in digits.
    """
    if not 1 <= number <= 780:
        return str(number)
    times, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * (times + 1)


def in_roman(number: int) -> str:
    """Return a number in small Roman numerals.

    Args:
        number: the number; one below 1 or above 3999 is written in digits.
    """
    if not 1 <= number < 4000:
        return str(number)
    out = ""
    for value, numeral in _ROMAN:
        times, number = divmod(number, value)
        out += numeral * times
    return out
