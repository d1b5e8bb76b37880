"""Blocks -> sentences, with NLTK's Punkt under our own parameters (Kiss and Strunk 2006; no trained model is loaded)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from typing import Any

from attrs import frozen

from dtt_diff.model import Block, Sentence, Span, Token
from dtt_diff.tokens import tokenize

# Punkt sees no boundary where the space after the stop is missing: "security.The ministers", "in 2024.The", "the ACS.The",
# "agreed.U.S. envoys", "agreed.A plan".
# (What stands before the stop is looked at after the stop is found: else it would be looked at everywhere.)
_GLUED = re.compile(
    r"[.!?](?:"
    r"(?:(?<=[a-z]{2}.)|(?<=[A-Z]{2}.)|(?<=[a-z]\).)|(?<=[A-Z]\).)|(?<=\b\d{4}.)|(?<=[-/,.]\d.)|(?<=%.)|(?<=\w[\"”].))(?=[A-Z][a-z]+(?:\s|,))"
    r"|(?<=[a-z]{3}.)(?=(?:[A-Z]\.){2}|[A-Z]{2,6}[\s,]|[AI]\s[a-z])"
    r"|(?<=[a-z].)[”’](?=[A-Z][a-z]*(?:\s|,)))"
)
_MARK = r"(?:\[\d{1,3}\]|\(\d{1,2}\)|\d{1,2}|[¹²³⁰-⁹]{1,3}|[*†‡]{1,3})"
# ... nor where the mark of a note stands between the stop and the space ("resolutions.3 The", "talks.[4] They").
_FOOTNOTE = re.compile(
    rf"(?<=[a-z)\"”])[.!?][\"”’)]{{0,2}}{_MARK}(?=\s+[\"“(]?[A-Z])|[.!?][\"”’)]{{0,2}}\s(?:\[\d{{1,3}}\]|[¹²³⁰-⁹]{{1,3}})(?=\s+[\"“(]?[A-Z])"
)
# A stop inside closing quotes or brackets, before white space and a capital.
_AFTER_QUOTE = re.compile(r"[.!?][\"”’)\]]+(?=\s+[\"“‘(\[]?[A-Z])")
# Punkt takes some stops after abbreviations and letters for no end; the words before and after them decide ("Annex A. The").
_AFTER_STOP = re.compile(r"[.!?](?=\s+[\"“‘(\[]?[A-Z])")
# Dots right after a word may end a sentence ("and so on… They"); dots between spaces stand for words left out.
_DOTS = re.compile(r"(?:…(?<=\w…)|\.{3}(?<=\w\.{3}))[\"”’)]?(?=\s+[\"“(]?[A-Z])")
_ENDS_IN_DOTS = re.compile(r"(?<!\.)(?:…|\.\.\.)[\"”’)]*$")
_FOOTNOTE_MARK = re.compile(r"\[\d{1,3}\]|[¹²³⁰-⁹]|[*†‡]")
_WORD_BEFORE = re.compile(r"(?<![\w@/.])([^\W\d_](?:[\w.&’'-]*[^\W_])?)\.[\"”’)]*$")
_INITIALS = re.compile(r"(?:[A-Z]\.)+[A-Z]")
_NAMED_LETTER = re.compile(r"([^\W\d_]+)\s+[A-Z]\.$")
_FIRST_WORD = re.compile(r"[\"“‘'(\[]*([^\W\d_]+)")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S*[^\s.,;:!?\"”’)\]]|\S{1,120}@\S*[^\s.,;:!?\"”’)\]]"
    r"|\b[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,6}\.(?:com|org|net|gov|int|mil|edu)\b(?:/\S*[^\s.,;:!?\"”’)\]])?",
    re.IGNORECASE,
)
# Every address has one of these, and few paragraphs have any: the pattern above is slow where nothing is to be found.
_DOMAIN_END = re.compile(r"\.(?:com|org|net|gov|int|mil|edu)\b", re.IGNORECASE)
_ONLY_LABEL = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivxIVX]{1,5})[.)]\s*$")

#: Characters on either side of a proposed boundary that are looked at.
_WINDOW = 200
#: Words and marks of the longest sentence; the longest of the labelled statements has a third of it. What compares the words
#: of two sentences takes time that grows with the product of their lengths.
LONGEST_SENTENCE = 300
#: Characters of the longest paragraph that is given to Punkt, whose time grows faster than the text.
_LONGEST = 50_000


@frozen
class _Knowledge:
    """What ``english.toml`` says: abbreviations by what may follow them, and words that open sentences."""

    before_name: frozenset[str]
    before_number: frozenset[str]
    never_ends: frozenset[str]
    may_end: frozenset[str]
    ends_before_capital: frozenset[str]
    goes_on: frozenset[str]
    lettered: frozenset[str]
    openers: frozenset[str]


def find_sentences(text: str, blocks: tuple[Block, ...]) -> tuple[Sentence, ...]:
    """Return the sentences of the blocks, in order; page furniture has none.

    Args:
        text: the statement's text.
        blocks: its blocks, as ``find_blocks`` gave them.

    Returns:
        sentences that do not overlap and that hold every word that is not furniture or a list label.
    """
    out: list[Sentence] = []
    paragraph = 0
    for block in blocks:
        if block.kind == "furniture":
            continue
        in_body = block.kind in ("paragraph", "list item")
        paragraph += in_body
        parts = _sentences_of(text, block) if in_body else [block.spans]
        label = block.label
        for spans in parts:
            for piece, tokens in _cut(spans, tokenize(text, spans)):
                if not any(token.is_word for token in tokens):
                    continue
                out.append(Sentence(len(out), piece, paragraph if in_body else 0, label, block.kind, tokens))
                label = None
    return tuple(out)


def _cut(spans: tuple[Span, ...], tokens: tuple[Token, ...]) -> Iterator[tuple[tuple[Span, ...], tuple[Token, ...]]]:
    """A sentence as it is; one that no author wrote in pieces, cut after a semicolon or comma where there is one."""
    first = 0
    while len(tokens) - first > LONGEST_SENTENCE:
        window = range(first + LONGEST_SENTENCE, first + LONGEST_SENTENCE // 2, -1)
        stops = [next((at for at in window if tokens[at - 1].text == mark), None) for mark in ";,"]
        end = next((at for at in stops if at is not None), first + LONGEST_SENTENCE)
        yield _between(spans, spans[0][0] if not first else tokens[first].start, tokens[end - 1].end), tokens[first:end]
        first = end
    yield (_between(spans, tokens[first].start, spans[-1][1]) if first else spans), tokens[first:]


def _between(spans: tuple[Span, ...], start: int, end: int) -> tuple[Span, ...]:
    """The parts of spans from one offset to another."""
    return tuple((max(a, start), min(b, end)) for a, b in spans if max(a, start) < min(b, end))


def _sentences_of(text: str, block: Block) -> list[tuple[Span, ...]]:
    """Split one block. Offsets of the joined text are mapped back to the parts of the block."""
    joined = " ".join(text[start:end] for start, end in block.spans)
    starts: list[tuple[int, int]] = []  # (offset in joined, offset in text) of each part
    at = 0
    for start, end in block.spans:
        starts.append((at, start))
        at += end - start + 1
    return [_to_text(block.spans, starts, a, b) for a, b in _split(joined)]


def _to_text(spans: tuple[Span, ...], starts: list[tuple[int, int]], a: int, b: int) -> tuple[Span, ...]:
    out = []
    for (joined_start, text_start), (start, end) in zip(starts, spans, strict=True):
        low = max(a, joined_start)
        high = min(b, joined_start + (end - start))
        if low < high:
            out.append((text_start + low - joined_start, text_start + high - joined_start))
    return tuple(out)


def _split(text: str) -> list[Span]:
    """Sentence spans of a running text: Punkt's boundaries, mended."""
    # No paragraph of a statement is that long; on one that is, the patterns below must do.
    cuts = {end for _, end in _punkt().span_tokenize(text)} if len(text) <= _LONGEST else set()
    addresses = [m.span() for m in _ADDRESS.finditer(text)] if _may_hold_address(text) else []
    for pattern in (_GLUED, _FOOTNOTE, _AFTER_QUOTE, _AFTER_STOP, _DOTS):
        cuts |= {m.end() for m in pattern.finditer(text)}
    length = len(text.rstrip())
    kept = [
        cut for cut in sorted(cuts) if cut < length and not any(a < cut < b for a, b in addresses) and _is_boundary(text, cut)
    ]
    spans: list[Span] = []
    start = 0
    for cut in [*kept, len(text)]:
        a = start + len(text[start:cut]) - len(text[start:cut].lstrip())
        b = a + len(text[a:cut].rstrip())
        start = cut
        if a >= b:
            continue
        if spans and _ONLY_LABEL.fullmatch(text[spans[-1][0] : spans[-1][1]]):
            spans[-1] = (spans[-1][0], b)
        else:
            spans.append((a, b))
    return spans


def _may_hold_address(text: str) -> bool:
    return "@" in text or "://" in text or "www." in text.lower() or _DOMAIN_END.search(text) is not None


def _is_boundary(text: str, cut: int) -> bool:
    """Whether a proposed boundary holds, by the word before the stop and the word after it."""
    known = _knowledge()
    before, after = text[max(0, cut - _WINDOW) : cut].rstrip(), text[cut : cut + _WINDOW].lstrip()
    if not after or not before:
        return True
    apart = text[cut : cut + 1].isspace()
    if after[0].islower() or after[0] in ",;:" or (_FOOTNOTE_MARK.match(after) and not (apart and after[0] in "*†‡")):
        return False
    if after[0] in "”’)]»" or (after[0] == '"' and not apart and text[cut - 1 : cut] in ".!?"):
        return False  # the quotation or bracket ends first
    follower = _FIRST_WORD.match(after)
    first = follower.group(1) if follower else ""
    opens = first.casefold() in known.openers and first[:1].isupper()
    if _ENDS_IN_DOTS.search(before):
        return opens
    word = _WORD_BEFORE.search(before)
    if not word:
        return True
    return _ends(before, word.group(1), after, first, opens=opens)


def _ends(before: str, word: str, after: str, first: str, *, opens: bool) -> bool:
    """Whether a stop after a word ends the sentence; it does not where the word is an abbreviation that runs on."""
    known = _knowledge()
    last = word.casefold().rstrip(".").rpartition("-")[2] or word.casefold()
    if len(last) == 1 and word.isupper():
        # An initial ("J. Smith") runs on; a letter that names something ("Annex A. The") ends the sentence.
        named = _NAMED_LETTER.search(before)
        if named and named.group(1).casefold() in known.lettered:
            return bool(first)
        return opens and first.casefold() not in {"a", "i"}
    if last in known.before_name or last in known.never_ends:
        return False
    if last in known.before_number:
        return not after[0].isdigit() and (opens or (last in {"no", "add", "op", "mar", "sat", "sun", "res"} and bool(first)))
    if last in known.ends_before_capital:
        return first[:1].isupper() and first.casefold() not in known.goes_on and not (first.isupper() and len(first) > 1)
    if last in known.may_end:
        return opens
    if _INITIALS.fullmatch(word):
        return opens
    return True


@lru_cache(maxsize=1)
def _knowledge() -> _Knowledge:
    data = tomllib.loads(files("dtt_diff.segmentation").joinpath("english.toml").read_text(encoding="utf-8"))
    return _Knowledge(**{name: frozenset(data[name]["words"]) for name in data})


@lru_cache(maxsize=1)
def _punkt() -> Any:
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

    known = _knowledge()
    parameters = PunktParameters()
    parameters.abbrev_types = set(
        known.before_name | known.before_number | known.never_ends | known.may_end | known.ends_before_capital
    )
    parameters.sent_starters = set(known.openers)
    return PunktSentenceTokenizer(parameters)
