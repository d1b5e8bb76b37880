"""Marks of notes in plain text: "[1]" in a sentence, where a note "[1] ..." stands at the foot."""

from __future__ import annotations

import re

from dtt_diff.model import Span

_NOTE = re.compile(r"^[ \t]{0,8}\[(\d{1,3})\][ \t]+\S", re.MULTILINE)
# Directly after a word, a stop or a closing quote, and never before a stop: there the words would not join.
_MARK = re.compile(r"(?<=[\w.,;:!?)\"”’])\[(\d{1,3})\](?=\s|\[|\Z)")


def find_note_marks(text: str) -> tuple[Span, ...]:
    """Return the spans of the marks of notes, as far as a note with the same number stands in the text.

    Args:
        text: a plain text.
    """
    notes = {match.group(1) for match in _NOTE.finditer(text)}
    if not notes:
        return ()
    return tuple(match.span() for match in _MARK.finditer(text) if match.group(1) in notes)
