"""Findings -> changes: exact quotes, evidence, stable ids."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence

from attrs import evolve

from dtt_diff.changes.explanations import evidence_of, explain
from dtt_diff.changes.findings import Finding, Side
from dtt_diff.edits.word_diff import diff_words
from dtt_diff.lexicon import Lexicon
from dtt_diff.model import Change, Kind, Passage, Span, Statement, Token
from dtt_diff.tokens import tokenize

_HYPHENS = frozenset("-‑–'’")
_BRACKETS = (("(", ")"), ("[", "]"), ("“", "”"))
_ID_LENGTH = 12
_SIGNS: dict[Kind, float] = {"strengthened": 1.0, "softened": -1.0}


def quote_all(findings: Sequence[Finding], old: Statement, new: Statement, lexicon: Lexicon) -> tuple[Change, ...]:
    """Return the changes with their quotes, ids and explanations.

    Args:
        findings: what was found, in order.
        old: the old edition.
        new: the new edition.
        lexicon: for the titles of scales and sources.

    Returns:
        one change a finding, in the same order.
    """
    seen: Counter[str] = Counter()
    out = []
    for finding in findings:
        left, right = _passage(finding.old, old), _passage(finding.new, new)
        first, second = _words(left, old), _words(right, new)
        left, right = _marked(left, right, first, second)
        key = "\n".join((finding.kind, " ".join([t.norm for t in first]), " ".join([t.norm for t in second])))
        seen[key] += 1
        digest = hashlib.sha256(f"{key}\n{seen[key]}".encode("utf-8", "surrogatepass")).hexdigest()
        evidence = evidence_of(finding, left, right, lexicon)
        out.append(
            Change(
                id=digest[:_ID_LENGTH],
                kind=finding.kind,
                old=left,
                new=right,
                old_sentences=(finding.old.sentence,) if finding.old else (),
                new_sentences=(finding.new.sentence,) if finding.new else (),
                dimensions=finding.dimensions,
                salience=finding.salience,
                shift=_shift(finding),
                confidence=finding.confidence,
                evidence=evidence,
                explanation=explain(finding, left, right, evidence),
            )
        )
    return tuple(out)


def _shift(finding: Finding) -> float | None:
    """How far force moved; a direction that a structural rule gives, and no scale, counts as one step."""
    if finding.kind not in _SIGNS:
        return None
    return float(sum(shift.steps for shift in finding.shifts)) or _SIGNS[finding.kind]


def _passage(side: Side | None, statement: Statement) -> Passage | None:
    if not side:
        return None
    sentence = statement.sentences[side.sentence]
    start = sentence.tokens[side.tokens[0]].start
    end = sentence.tokens[side.tokens[-1]].end
    spans: list[Span] = []
    for low, high in sentence.spans:
        a, b = max(low, start), min(high, end)
        if a < b:
            a, b = _whole_words(statement.text, a, b, low, high)
            spans.append((a, b))
    return Passage(tuple(spans), statement.quote(tuple(spans)))


def _words(passage: Passage | None, statement: Statement) -> list[Token]:
    return [token for token in tokenize(statement.text, passage.spans) if token.is_word] if passage else []


def _marked(
    left: Passage | None, right: Passage | None, first: Sequence[Token], second: Sequence[Token]
) -> tuple[Passage | None, Passage | None]:
    """Mark the words in which two quotes differ; what stands alone is marked as a whole."""
    if left is None or right is None:
        return (evolve(left, marks=left.spans) if left else None), (evolve(right, marks=right.spans) if right else None)
    hunks = diff_words([token.norm for token in first], [token.norm for token in second])
    old_marks = tuple((first[h.old_start].start, first[h.old_end - 1].end) for h in hunks if h.old_start < h.old_end)
    new_marks = tuple((second[h.new_start].start, second[h.new_end - 1].end) for h in hunks if h.new_start < h.new_end)
    return evolve(left, marks=old_marks), evolve(right, marks=new_marks)


def _whole_words(text: str, start: int, end: int, low: int, high: int) -> Span:
    """Widen a span so that it cuts no hyphenated word."""
    while start - 1 > low and text[start - 1] in _HYPHENS and text[start - 2].isalnum():
        start -= 2
        while start > low and text[start - 1].isalnum():
            start -= 1
    while end + 1 < high and text[end] in _HYPHENS and text[end + 1].isalnum():
        end += 2
        while end < high and text[end].isalnum():
            end += 1
    return _balanced(text, start, end, low, high)


def _balanced(text: str, start: int, end: int, low: int, high: int) -> Span:
    """Take in a bracket that a quote would leave open."""
    for left, right in _BRACKETS:
        inside = text[start:end]
        if inside.count(right) > inside.count(left) and start > low and text[start - 1] == left:
            start -= 1
        elif inside.count(left) > inside.count(right) and end < high and text[end] == right:
            end += 1
    return start, end
