"""Text of a statement as HTML: escaped, its invisible characters made harmless, its marked words in ``<del>`` or ``<ins>``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape
from itertools import pairwise
from typing import Literal

from attrs import frozen

from dtt_diff.model import Change, Span, Statement
from dtt_diff.rendering.signs import SIGNS

_SPACE = re.compile(r"\s+")
#: Controls and lone surrogates (which no encoding can carry), noncharacters, and what turns the direction of writing round.
#: The plain marks of direction (U+200E, U+200F, U+061C) belong to Arabic and Hebrew and stay: every text is isolated.
_UNSAFE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef"
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17))
    + "]"
)
_TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_FIRST_PICTURE = 0x2400
_DELETE = "\x7f"
_GAP = '<span class="gap">[page break]</span>'


def clean(text: str) -> str:
    """Return a text that HTML can carry: single spaces, control characters as pictures, turns of direction by their number.

    Args:
        text: any string, lone surrogates included.
    """
    return _SPACE.sub(" ", _UNSAFE.sub(_visible, text))


def _visible(found: re.Match[str]) -> str:
    character = found[0]
    if character in _TURNS:
        return f"[U+{ord(character):04X}]"
    if character < " ":
        return chr(_FIRST_PICTURE + ord(character))
    return "\u2421" if character == _DELETE else "\ufffd"


@frozen
class Side:
    """One edition as a column: its statement, its name, and the element in which its own words are marked."""

    name: Literal["old", "new"]
    statement: Statement
    element: Literal["del", "ins"]


def marked(side: Side, spans: Sequence[Span], marks: Sequence[Span], starts: Mapping[int, Sequence[Change]]) -> str:
    """Return the text under spans as HTML: words marked that the other side has not, signs where changes begin.

    Args:
        side: the edition it is from.
        spans: what to show; where page furniture was left out between two of them, the text says so.
        marks: spans of the words to mark.
        starts: the changes that get a sign, by the offset where it stands; each sign links to its change.
    """
    out: list[str] = []
    for number, span in enumerate(spans):
        if number:
            out.append(f" {_GAP} ")
        inside = [(max(low, span[0]), min(high, span[1])) for low, high in marks if low < span[1] and span[0] < high]
        signs = [offset for offset in starts if span[0] <= offset < span[1]]
        # A sign cuts a mark in two: it is no word of the statement, and must not look like one that was struck.
        cuts = sorted({*span, *signs, *(offset for mark in inside for offset in mark)})
        for low, high in pairwise(cuts):
            out += [_sign(change) for change in starts.get(low, ())]
            text = _escaped(side.statement.text[low:high])
            is_marked = any(start <= low and high <= end for start, end in inside)
            words = text.rstrip()
            out.append(f"<{side.element}>{words}</{side.element}>{text[len(words) :]}" if is_marked and words else text)
    return "".join(out)


def _escaped(text: str) -> str:
    return escape(clean(text), quote=False)


def _sign(change: Change) -> str:
    target = escape(clean(change.id))
    return f'<a class="ref {change.kind}" href="#c-{target}" aria-label="{change.kind}">{SIGNS[change.kind]}</a>'
