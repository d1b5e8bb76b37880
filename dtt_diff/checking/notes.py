"""Consistency: what drafters leave in a draft for each other.

- ``alternatives``: square-bracketed alternatives ("[condemn][express concern about]", "[may/will]").
- ``placeholder``: what stands for words that are still to come ("[TBC]", "XX", "TODO", "___", "??", "20XX").
- ``note``: notes of drafters, bracketed text that was not agreed, marks of a merge that failed.

"[sic]", "[…]", footnote numbers, and words that were put into a quotation ("“[the] Parties”", "[t]he") are as they should be.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from dtt_diff.checking.material import Check, Material
from dtt_diff.checking.values import Finding, Severity
from dtt_diff.checking.words import exact, has_phrase, norms, phrases
from dtt_diff.model import Sentence, Span, Statement
from dtt_diff.tokens import tokenize

# Every pattern is linear: no part can match where the one before it could have gone on.
_BRACKETED = re.compile(r"\[([^\[\]]{0,400})\]")
_BLANKS = re.compile(
    r"(?<!\w)_{2,}(?!\w)|\?{2,}|\(\?\)|\.{5,}|(?<!#)#{3,}+(?=\s{0,9}\w)|@{2,}|\{\{[^{}]{0,80}\}\}|<{3,}|>{3,}|\$X\b|€X\b|£X\b"
)
_HALF_NUMBERS = re.compile(
    r"\b(?:(?:19|20)(?:XX|xx|__|\?\?)|(?:19|20)\d[Xx_?](?!\w)|[XN]{1,3}(?:st|nd|rd|th)|\d{1,2}[Xx]{2,3})\b"
)
_MERGE = re.compile(r"^(?:<{7}|>{7}|={7}|\|{7})(?:\s.*)?$", re.MULTILINE)
_ANGLED = re.compile(r"[<{]([^<>{}\n]{1,60})[>}]")
_ROUND = re.compile(r"\(([^()]{1,200})\)")
_NOTE_LINE = re.compile(r"^[ \t]*(?:\*\*)?(?:DRAFT(?:ING)?|Draft(?:ing)? note|NOTE TO|Note to)\b[^\n]{0,200}$", re.MULTILINE)
_LETTER = re.compile(r"\w")
_OPEN_QUOTES = frozenset('“„«"‘')
_NUMBERS = re.compile(r"[\d\s,*†‡§–-]{1,12}|[a-z*†‡]")
#: A word of a quotation that was changed or put in: at most so many words.
_PUT_IN = 3


def check_notes(material: Material, severities: dict[str, Severity | None]) -> list[Finding]:
    """Return the findings on notes, placeholders and alternatives.

    Args:
        material: what is checked.
        severities: how grave each check is; None to leave it out.
    """
    statement = material.comparison.new
    taken: list[Span] = []
    out: list[Finding] = []
    for rule, message, span in _all(statement, material.draft):
        severity = severities.get(rule)
        at = bisect_left(taken, (span[1], span[1]))
        if severity is None or (at and taken[at - 1][1] > span[0]):
            continue
        taken.insert(at, span)
        quote = " ".join(statement.text[span[0] : span[1]].split())
        out.append(Check(rule, "consistency", severity).found(message.format(f"“{quote}”"), material.new.place((span,))))
    return out


def _all(statement: Statement, sentences: Sequence[Sentence]) -> Iterator[tuple[str, str, Span]]:
    text = statement.text
    furniture = [span for block in statement.blocks if block.kind == "furniture" for span in block.spans]
    # Rules of a page are lines of underscores, too.
    apart = [(a, b) for a, b in furniture if not text[a:b].strip("_-=* \t\n")]
    for rule, message, span in (*_brackets(text), *_blanks(text), *_words(sentences), *_asides(text), *_notes(sentences)):
        if not any(a <= span[0] and span[1] <= b for a, b in apart):
            yield rule, message, span


# In brackets


def _brackets(text: str) -> Iterator[tuple[str, str, Span]]:
    found = list(_BRACKETED.finditer(text))
    run: list[re.Match[str]] = []
    runs: list[list[re.Match[str]]] = []
    for match in found:
        between = text[run[-1].end() : match.start()].strip() if run else None
        if run and between in ("", "/", "or", "and/or", "|"):
            run.append(match)
        else:
            run = [match]
            runs.append(run)
    for group in runs:
        span = (group[0].start(), group[-1].end())
        if len(group) > 1 and not all(_may_stand(text, match) for match in group):
            yield "alternatives", "{} leaves a choice; settle on one and take out the brackets", span
            continue
        for match in group:
            if not _may_stand(text, match):
                yield (*_kind_of(match.group(1)), match.span())


def _kind_of(content: str) -> tuple[str, str]:
    words = content.split()
    first = words[0].strip(".,:;-–").casefold() if words else ""
    if len(words) <= 2 and (first in norms("fill_ins") or len(content.strip()) == 1):
        return "placeholder", "{} stands for words that are still to come; put them in"
    if not _LETTER.search(content) or first in norms("note_openers") or any(word in exact("placeholders") for word in words):
        if len(words) > 2 or (":" in content and len(words) > 1):
            return "note", "the note {} was left in; do what it says and take it out"
        return "placeholder", "{} stands for words that are still to come; put them in"
    if re.search(r"\w\s?(?:/|\|)\s?\w", content) and "://" not in content:
        return "alternatives", "{} leaves a choice; settle on one and take out the brackets"
    return "note", "the words {} still stand in square brackets; settle them and take out the brackets"


def _may_stand(text: str, match: re.Match[str]) -> bool:
    """Whether square brackets belong to a finished text."""
    content = match.group(1).strip()
    before, behind = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 1]
    if content.casefold() in exact("bracketed") or (content and _NUMBERS.fullmatch(content)):
        return True
    if behind == "(" and re.match(r"\([^()\s]{1,300}\)", text[match.end() : match.end() + 302]):
        return True  # a link of Markdown
    if len(content) <= 2 and content.isalpha() and (before.isalpha() or behind.isalpha()):
        return True  # "[t]he"
    words = content.split()
    plain = bool(words) and len(words) <= _PUT_IN and content.replace(" ", "").replace("'", "").isalpha()
    if not plain or words[0].casefold() in norms("note_openers") or any(word in exact("placeholders") for word in words):
        return False
    return _in_quotation(text, match)


def _in_quotation(text: str, match: re.Match[str]) -> bool:
    """Whether a quotation is open where a match stands, in its paragraph."""
    start = max(text.rfind("\n\n", 0, match.start()), match.start() - 2000, 0)
    before = text[start : match.start()]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1 or before.count("«") > before.count("»")


# Bare


def _blanks(text: str) -> Iterator[tuple[str, str, Span]]:
    for match in _MERGE.finditer(text):
        yield "note", "{} is the mark of a merge that failed; settle the passage", match.span()
    for pattern in (_HALF_NUMBERS, _BLANKS):
        for match in pattern.finditer(text):
            yield "placeholder", "{} stands for words that are still to come; put them in", match.span()
    for match in _ANGLED.finditer(text):
        words = match.group(1).split()
        first = words[0].casefold().strip(":") if words else ""
        fills = first in norms("note_openers") or first in norms("fill_ins") or words[:1] == ["TBC"] or len(words) > 1
        if fills and not any(mark in match.group(1) for mark in ("://", "@", "=", "/")):
            yield "placeholder", "{} stands for words that are still to come; put them in", match.span()


def _words(sentences: Sequence[Sentence]) -> Iterator[tuple[str, str, Span]]:
    for sentence in sentences:
        tokens = sentence.tokens
        for i, token in enumerate(tokens):
            before = tokens[i - 1] if i else None
            roman = token.text.strip("X") == "" and before is not None and before.norm in norms("numbered_parts")
            listed = token.text in exact("placeholders") and not roman
            # "X vessels" is a number to come, "Malcolm X" a name.
            bare = (
                token.text == "X"
                and before is not None
                and before.text[:1].islower()
                and i + 1 < len(tokens)
                and tokens[i + 1].is_word
            )
            stroke = (
                token.text == "/"
                and 0 < i < len(tokens) - 1
                and tokens[i - 1].end == token.start
                and token.end == tokens[i + 1].start
            )
            if stroke and tokens[i - 1].norm in norms("choices") and tokens[i + 1].is_word:
                span = (tokens[i - 1].start, tokens[i + 1].end)
                yield "alternatives", "{} leaves a choice; settle on one", span
            if listed or bare:
                yield "placeholder", "{} stands for words that are still to come; put them in", (token.start, token.end)


# Notes


def _asides(text: str) -> Iterator[tuple[str, str, Span]]:
    for match in _ROUND.finditer(text):
        content = match.group(1).strip()
        head, colon, _ = content.partition(":")
        opens = colon and head.strip().casefold() in norms("note_openers")
        if opens or content.endswith("?") or _has(content, "note_phrases") or _has(content, "asides"):
            yield "note", "the note {} was left in; do what it says and take it out", match.span()
    for match in _NOTE_LINE.finditer(text):
        yield "note", "the line {} is for drafters; take it out", match.span()


def _has(content: str, table: str) -> bool:
    return has_phrase(tokenize(content, ((0, len(content)),)), table)


def _notes(sentences: Iterable[Sentence]) -> Iterator[tuple[str, str, Span]]:
    for sentence in sentences:
        for phrase in phrases("note_phrases"):
            for first, last in phrase.find(sentence.tokens):
                span = (sentence.tokens[first].start, sentence.tokens[last].end)
                if all(a.end <= b.start for a, b in pairwise(sentence.tokens[first : last + 1])):
                    yield "note", "{} is a note of drafters; do what it says and take it out", span
