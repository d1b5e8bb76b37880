"""Characters that no reader sees: a text without them, what it says where, and words that tell of them.

They stay in the text of the statement, so that offsets and quotes hold to the letter; sentences and words are told as if they
were not there. A word with a zero-width space in it is that word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from dtt_diff.model import Span

_CONTROLS = "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"
_TURNS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_SURROGATES = "\ud800-\udfff"
# What Unicode calls "default ignorable", without the marks of direction above.
_EMPTY = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065\u206a-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_INVISIBLE = re.compile(f"[{_CONTROLS}{_TURNS}{_SURROGATES}{_EMPTY}]+")
# Soft hyphens are in every typeset text, joiners and variation selectors in every emoji: nothing to tell a reader.
_ORDINARY = str.maketrans(dict.fromkeys("\u00ad\ufe0e\ufe0f", ""))
_JOINED = re.compile(r"(?<=[^\x00-\u0590])[\u200c\u200d](?=[^\x00-\u0590])")
_TOLD = (
    (re.compile(f"[{_CONTROLS}]"), "control character"),
    (re.compile(f"[{_SURROGATES}]"), "lone surrogate"),
    (re.compile("[\u202a-\u202e\u2066-\u2069]"), "mark that turns the direction of writing"),
    (re.compile(f"[{_EMPTY}]"), "zero-width or otherwise invisible character"),
)


def drop_invisible(text: str) -> tuple[str, Sequence[int]]:
    """Return a text without its invisible characters, and for each character that is left its offset in the text.

    Args:
        text: any text.
    """
    kept: list[int] = []
    at = 0
    for match in _INVISIBLE.finditer(text):
        kept += range(at, match.start())
        at = match.end()
    if not at:
        return text, range(len(text))
    kept += range(at, len(text))
    return _INVISIBLE.sub("", text), kept


def has_invisible(text: str) -> bool:
    """Return whether a text has an invisible character.

    Args:
        text: any text.
    """
    return _INVISIBLE.search(text) is not None


def to_whole(kept: Sequence[int]) -> Callable[[Span], Span]:
    """Return what turns a span of the text without invisible characters into one of the whole text.

    Args:
        kept: the offsets that ``drop_invisible`` gave.
    """
    return lambda span: (kept[span[0]], kept[span[1] - 1] + 1) if span[0] < span[1] else (span[0], span[0])


def tell_invisible(text: str) -> tuple[str, ...]:
    """Return a note on the invisible characters of a text, if it has any that are out of the ordinary.

    Args:
        text: the text of a statement.
    """
    if not has_invisible(text):
        return ()
    plain = _JOINED.sub("", text.translate(_ORDINARY))
    counts = [(len(pattern.findall(plain)), name) for pattern, name in _TOLD]
    parts = [f"{count:,} {name if count == 1 else _plural(name)}" for count, name in counts if count]
    if not parts:
        return ()
    return (f"the text holds {', '.join(parts)}: kept in the text, ignored in the comparison",)


def _plural(name: str) -> str:
    return name.replace("mark that turns", "marks that turn") if name.startswith("mark") else f"{name}s"
