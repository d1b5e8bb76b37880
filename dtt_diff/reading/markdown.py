"""Markdown: what in it is markup and no part of the statement."""

from __future__ import annotations

import re

from dtt_diff.model import Span

_MARKUP = re.compile(
    r"\A---[ \t]*\n(?:.*\n)*?---[ \t]*(?:\n|\Z)"  # front matter
    r"|<!--(?:[^-]|-(?!->))*-->"  # comments
    r"|</?[A-Za-z][^<>\n]{0,300}>"  # tags
    r"|(?<=\])\([^()\n]{0,2000}\)"  # link targets
    r"|^\[[^\]\n]{1,200}\]:[ \t]+\S+[^\n]*$"  # link definitions
    r"|^[ \t]{0,3}(?:```|~~~)[^\n]*$",  # fences
    re.MULTILINE,
)


def find_markup(text: str) -> tuple[Span, ...]:
    """Return the spans of a Markdown text that are markup: front matter, comments, tags, link targets, fences.

    Emphasis marks, heading marks and list marks are punctuation to the segmenter and need no span.
    """
    return tuple(match.span() for match in _MARKUP.finditer(text) if match.end() > match.start())
