"""Fingerprints of findings: they stay as they are when the draft is reflowed, renumbered or put in another order.

A fingerprint is a hash of the rule, of what the finding is about in the form under which words are compared, and of its
ordinal among equals. A finding on a change is about the change, which has an id of the same kind; another one is about
its words and those of the sentence in which they stand.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence

from attrs import evolve

from dtt_diff.checking.material import Material
from dtt_diff.checking.values import Finding, Place
from dtt_diff.tokens import tokenize, words

#: The number of a paragraph is what renumbering changes: the sentence behind it says which paragraph it is.
_NUMBERED = frozenset({"numbering"})


def with_fingerprints(findings: Sequence[Finding], material: Material) -> list[Finding]:
    """Return findings with their fingerprints.

    Args:
        findings: the findings, in the order of the draft.
        material: what was checked.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    contexts: dict[int, str] = {}
    out = []
    for finding in findings:
        key = (finding.rule, *_about(finding, material, contexts))
        parts = [*key, str(seen[key])]
        seen[key] += 1
        out.append(evolve(finding, fingerprint=_hash("\x1f".join(parts))))
    return out


def _about(finding: Finding, material: Material, contexts: dict[int, str]) -> tuple[str, ...]:
    if finding.change is not None:
        return ("change", finding.change.id)
    if finding.kind == "waiver":
        return ("waiver", finding.message)
    if finding.place is None or finding.kind == "must-mention":
        return ("old", _norm(finding.old_place.quote)) if finding.old_place else ("nowhere",)
    quote = "" if finding.rule in _NUMBERED else _norm(finding.place.quote)
    return ("new", quote, _context(finding.place, material, contexts))


def _context(place: Place, material: Material, contexts: dict[int, str]) -> str:
    """The words of the sentence in which a place lies, as one digest a sentence."""
    sentence = material.new.sentence_at(place.spans[0][0])
    if sentence is None:
        return ""
    if sentence.index not in contexts:
        contexts[sentence.index] = _hash(" ".join(words(sentence.tokens)))
    return contexts[sentence.index]


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _norm(text: str) -> str:
    return " ".join(token.norm for token in tokenize(text, ((0, len(text)),)))
