"""Consistency: quotation marks and brackets that do not match, paragraph by paragraph.

A quotation that runs over several paragraphs opens in each of them and closes in the last. The brackets of enumerations
("a) ships; b) aircraft") and marks behind figures (5") need no partner. Of single quotation marks, only one that is
opened and followed by no other is told: most are apostrophes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from dtt_diff.checking.material import Check, Material
from dtt_diff.checking.values import Finding, Severity
from dtt_diff.model import Sentence, Span

_MARKS = re.compile(r"[()\[\]“”„«»\"]")
_PARTNERS = {")": "(", "]": "[", "”": "“", "»": "«"}
_ENUMERATOR = re.compile(r"(?:^|[\s;,:])(?:[A-Za-z]|[ivx]{1,5}|\d{1,2})$")
_WORDS_SHOWN = 3
_ROOM = 200
#: Marks that are open at once: no text nests deeper, and a row of marks alone is no text.
_DEEPEST = 50


def check_balance(material: Material, severities: dict[str, Severity | None]) -> list[Finding]:
    """Return the findings on marks without a partner.

    Args:
        material: what is checked.
        severities: how grave each check is; None to leave it out.
    """
    text = material.comparison.new.text
    blocks = [list(group) for _, group in groupby(material.draft, key=lambda s: (s.paragraph, s.kind, s.index * s.is_frame))]
    out = []
    for i, block in enumerate(blocks):
        span = (block[0].start, block[-1].end)
        opens_next = i + 1 < len(blocks) and text[blocks[i + 1][0].start] in '“„«"'
        for at, mark, opens in _alone(text, block, goes_on=opens_next):
            rule = "brackets" if mark in "()[]" else "quotes"
            severity = severities.get(rule)
            if severity:
                name = "bracket" if rule == "brackets" else "quotation mark"
                lacks = (
                    f"the {name} “{mark}” is opened and not closed"
                    if opens
                    else f"the {name} “{mark}” is closed and not opened"
                )
                place = material.new.place(material.new.cut(_with_words(text, at, span, opens=opens)))
                out.append(Check(rule, "consistency", severity).found(f"{lacks} in this paragraph", place))
    return out


def _alone(text: str, block: Sequence[Sentence], *, goes_on: bool) -> Iterator[tuple[int, str, bool]]:
    """Marks without a partner: place, mark, and whether it opens."""
    stack: list[tuple[int, str]] = []
    alone: list[tuple[int, str, bool]] = []
    single = text.rfind("‘", block[0].start, block[-1].end)
    if single >= 0 and text.find("’", single, block[-1].end) < 0 and not text[single - 1 : single].isalpha():
        alone.append((single, "‘", True))
    for sentence in block:
        for start, end in sentence.spans:
            for match in _MARKS.finditer(text, start, end):
                _meet(text, match.start(), match.group(), stack, alone)
    for at, mark in stack:
        if not (goes_on and mark in '“„«"'):
            alone.append((at, mark, True))
    return iter(sorted(alone))


def _meet(text: str, at: int, mark: str, stack: list[tuple[int, str]], alone: list[tuple[int, str, bool]]) -> None:
    before, behind = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if len(stack) > _DEEPEST:
        alone.append((*stack.pop(0), True))
    if mark == '"':
        if any(open_mark in '"“' for _, open_mark in stack) and not _opens(before, behind):
            _close(stack, alone, '"')
        elif _opens(before, behind):
            stack.append((at, mark))
        elif not before.isdigit():
            alone.append((at, mark, False))
    elif mark in "([“„«":
        # A German quotation opens low and closes with what opens an English one.
        if mark == "“" and stack and stack[-1][1] == "„":
            stack.pop()
        else:
            stack.append((at, mark))
    elif any(open_mark == _PARTNERS[mark] or (mark == "”" and open_mark in '"„') for _, open_mark in stack):
        _close(stack, alone, _PARTNERS[mark])
    elif not (mark == ")" and _ENUMERATOR.search(text[max(0, at - 8) : at])):
        alone.append((at, mark, False))


def _opens(before: str, behind: str) -> bool:
    return (not before or before.isspace() or before in "([—–-/") and bool(behind) and not behind.isspace()


def _close(stack: list[tuple[int, str]], alone: list[tuple[int, str, bool]], wanted: str) -> None:
    """Close the last open mark of a kind; marks of another kind that were opened behind it stay alone."""
    same = {'"': '"“', "“": '“"„'}.get(wanted, wanted)
    while stack and stack[-1][1] not in same:
        at, mark = stack.pop()
        alone.append((at, mark, True))
    if stack:
        stack.pop()


def _with_words(text: str, at: int, span: Span, *, opens: bool) -> Span:
    """The mark with the words that it opens or closes, so that a reader knows which one it is."""
    if opens:
        match = re.compile(rf"\S+(?:\s+\S+){{0,{_WORDS_SHOWN - 1}}}").match(text, at, min(span[1], at + _ROOM))
        return match.span() if match else (at, at + 1)
    first = max(span[0], at - _ROOM)
    words = list(re.finditer(r"\S+", text[first : at + 1]))
    return first + words[max(0, len(words) - _WORDS_SHOWN)].start(), at + 1
