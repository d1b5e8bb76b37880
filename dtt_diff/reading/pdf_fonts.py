"""How wide the letters of a font of a PDF file are, as far as the file says it: to tell columns, cells and short lines."""

from __future__ import annotations

import re
from typing import Any

_RANGES = re.compile(rb"<([0-9A-Fa-f]{2,8})>\s*<([0-9A-Fa-f]{2,8})>\s*<([0-9A-Fa-f]{2,64})>")
_LISTS = re.compile(rb"<([0-9A-Fa-f]{2,8})>\s*<[0-9A-Fa-f]{2,8}>\s*\[([^\]]{0,5000})\]")
#: Letters that a font may have at most; what says more is broken.
_MOST = 65_536
#: About how wide letters are where the file does not say, in shares of the type size, after the common fonts of text.
_NARROW = frozenset("iljtfrI.,;:'’‘|!()[]/ -")
_WIDE = frozenset("mwMWQ@%—")
_GUESSED = {"narrow": 0.29, "wide": 0.84, "capital": 0.68, "other": 0.51}


class Widths:
    """Widths of texts, font by font."""

    def __init__(self) -> None:
        self._fonts: dict[int, dict[str, float]] = {}
        self._kept: list[Any] = []  # fonts that were seen, so that their identities stay theirs

    def measure(self, text: str, size: float, font: Any) -> float:
        """Return how wide a text is, in the units of the size.

        Args:
            text: the text.
            size: its type size.
            font: the dictionary of its font, or None.
        """
        key = id(font)
        if key not in self._fonts:
            self._kept.append(font)
            try:
                self._fonts[key] = _letters(font) if font else {}
            except Exception:  # a broken font makes pypdf raise errors of every kind; its letters are guessed
                self._fonts[key] = {}
        letters = self._fonts[key]
        return sum(letters[c] if c in letters else guess(c) for c in text) * size


def guess(letter: str) -> float:
    """Return about how wide a letter is, in shares of the type size.

    Args:
        letter: the letter.
    """
    kind = "narrow" if letter in _NARROW else "wide" if letter in _WIDE else "capital" if letter.isupper() else "other"
    return _GUESSED[kind]


def _letters(font: Any) -> dict[str, float]:
    """The widths of the letters of a font, in shares of the type size."""
    names = _unicode(font)
    descendants = font.get("/DescendantFonts")
    if descendants is not None:
        inner = descendants.get_object()[0].get_object()
        widths = _of_collection(inner.get("/W"))
        usual = float(inner.get("/DW", 1000))
        return {letter: widths.get(code, usual) / 1000 for code, letter in names.items() if len(letter) == 1}
    widths = font.get("/Widths")
    if widths is None:
        return {}
    first = int(font.get("/FirstChar", 0))
    unit = 1000.0
    if font.get("/Subtype") == "/Type3":
        unit = 1 / (abs(float(font["/FontMatrix"][0])) or 0.001)
    out: dict[str, float] = {}
    for place, width in enumerate(widths.get_object()[:256]):
        code = first + place
        letter = names.get(code) or bytes([code % 256]).decode("cp1252", "replace")
        if len(letter) == 1 and float(width) > 0:
            out.setdefault(letter, float(width) / unit)
    return out


def _of_collection(array: Any) -> dict[int, float]:
    """The array of widths of a composite font: "first [w w w]" and "first last w"."""
    out: dict[int, float] = {}
    items = [item.get_object() for item in array.get_object()] if array is not None else []
    at = 0
    while at + 1 < len(items) and len(out) < _MOST:
        first = int(items[at])
        if isinstance(items[at + 1], list):
            out.update((first + i, float(width)) for i, width in enumerate(items[at + 1]))
            at += 2
        elif at + 2 < len(items):
            out.update((code, float(items[at + 2])) for code in range(first, min(int(items[at + 1]), first + _MOST) + 1))
            at += 3
        else:
            break
    return out


def _unicode(font: Any) -> dict[int, str]:
    """The letter of each code of a font, as its table for copying says."""
    table = font.get("/ToUnicode")
    data = table.get_object().get_data() if table is not None and hasattr(table.get_object(), "get_data") else b""
    out: dict[int, str] = {}
    ranges = b"".join(re.findall(rb"beginbfrange(.*?)endbfrange", data, re.DOTALL))
    for low, high, name in _RANGES.findall(ranges):
        first, letter = int(low, 16), _name(name)
        if letter:
            for code in range(first, min(int(high, 16), first + 255) + 1):
                out[code] = letter[:-1] + chr(min(ord(letter[-1]) + code - first, 0x10FFFF))
    for low, names in _LISTS.findall(ranges):
        for i, name in enumerate(re.findall(rb"<([0-9A-Fa-f]+)>", names)):
            out[int(low, 16) + i] = _name(name)
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", data, re.DOTALL):
        for code, name in re.findall(rb"<([0-9A-Fa-f]{2,8})>\s*<([0-9A-Fa-f]{2,64})>", block):
            out[int(code, 16)] = _name(name)
    return out


def _name(digits: bytes) -> str:
    return bytes.fromhex((b"0" * (len(digits) % 2) + digits).decode("ascii")).decode("utf-16-be", "ignore")
