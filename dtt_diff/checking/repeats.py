"""Consistency: what stands twice.

- ``repeated``: a sentence that the draft has already, small words and their order aside.
- ``doubled-word``: a word twice running ("the the").

What the last edition repeated as well is a refrain and is not told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from dtt_diff.checking.material import Check, Material
from dtt_diff.checking.values import Finding, Severity
from dtt_diff.checking.words import norms
from dtt_diff.model import Sentence

#: Shorter sentences may be formulas.
LEAST_WORDS = 4


def check_repeats(material: Material, severities: dict[str, Severity | None]) -> list[Finding]:
    """Return the findings on repeated sentences and doubled words.

    Args:
        material: what is checked.
        severities: how grave each check is; None to leave it out.
    """
    out: list[Finding] = []
    if severity := severities.get("repeated"):
        out += _sentences(material, Check("repeated", "consistency", severity))
    if severity := severities.get("doubled-word"):
        out += _words(material, Check("doubled-word", "consistency", severity))
    return out


def _key(sentence: Sentence) -> tuple[str, ...]:
    return tuple(token.norm for token in sentence.tokens if token.is_word and token.norm not in norms("passed_over"))


def _sentences(material: Material, check: Check) -> list[Finding]:
    before = Counter(_key(sentence) for sentence in material.last)
    seen: dict[tuple[str, ...], Sentence] = {}
    out = []
    for sentence in material.draft:
        key = _key(sentence)
        if len(key) < LEAST_WORDS or sentence.is_frame:
            continue
        first = seen.setdefault(key, sentence)
        if first is not sentence and before[key] < 2:
            line = material.new.sentence(first).line
            out.append(
                check.found(f"the sentence stands in line {line} already; take one out", material.new.sentence(sentence))
            )
    return out


def _words(material: Material, check: Check) -> list[Finding]:
    before = {pair for sentence in material.last for pair in _pairs(sentence)}
    out = []
    for sentence in material.draft:
        for a, b in pairwise(sentence.tokens):
            if _is_double(a.text, b.text) and (a.norm, b.norm) not in before:
                place = material.new.tokens([a, b])
                out.append(check.found(f"“{a.text} {b.text}”: the word stands twice running", place, suggestion=a.text))
    return out


def _pairs(sentence: Sentence) -> Sequence[tuple[str, str]]:
    return [(a.norm, b.norm) for a, b in pairwise(sentence.tokens)]


def _is_double(a: str, b: str) -> bool:
    """Whether two words are one, twice; names may be ("Pago Pago"), and so may some words ("had had")."""
    if not a.isalpha() or a.casefold() != b.casefold() or a.casefold() in norms("double_words"):
        return False
    return b[:1].islower()
