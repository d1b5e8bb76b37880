"""Must-mention: what each of the last editions said something about, the draft must say something about.

The editions are those of the history, the oldest first; the last edition of the comparison is the last of them. A draft
that the history has already is left out. With too few editions nothing is checked, and the result says so.
"""

from __future__ import annotations

from collections.abc import Sequence

from dtt_diff.checking.material import Material
from dtt_diff.checking.values import Finding, MustMention, Place
from dtt_diff.model import Sentence, Statement
from dtt_diff.phrases import parse_phrase


def check_mentions(material: Material, history: Sequence[Statement]) -> tuple[list[Finding], list[str]]:
    """Return a finding for every matter that the draft passes over, and notes on what could not be checked.

    Args:
        material: what is checked.
        history: earlier editions, the oldest first; may be empty.
    """
    comparison = material.comparison
    editions = [item for item in history if item.digest not in (comparison.new.digest, comparison.old.digest)]
    editions.append(comparison.old)
    findings, notes = [], []
    for rule in material.policy.must_mention:
        if len(editions) < rule.editions:
            number = "1 edition was" if len(editions) == 1 else f"{len(editions)} editions were"
            notes.append(f"{rule.id}: not checked: it looks back on {rule.editions} editions, and {number} given")
            continue
        if _mention(rule, comparison.new.sentences):
            continue
        stood = [_mention(rule, item.sentences) for item in editions[-rule.editions :]]
        if all(stood) and stood[-1]:
            findings.append(_missing(rule, stood[-1], material))
    return findings, notes


def _mention(rule: MustMention, sentences: Sequence[Sentence]) -> Sentence | None:
    phrases = [parse_phrase(phrase) for phrase in rule.phrases]
    # A heading alone is a mention as well; a title is none, since it names the series and not a matter.
    body = [sentence for sentence in sentences if sentence.kind != "title"]
    return next((sentence for sentence in body if any(phrase.occurs(sentence.tokens) for phrase in phrases)), None)


def _missing(rule: MustMention, stood: Sentence, material: Material) -> Finding:
    named = ", ".join(rule.themes) or " or ".join(f"“{phrase}”" for phrase in rule.phrases[:3])
    before = "the last edition" if rule.editions == 1 else f"each of the last {rule.editions} editions"
    message = rule.message or f"the draft says nothing about {named}, which {before} mentioned"
    place: Place | None = material.standing_for((stood.index,))
    return Finding(rule.id, "must-mention", rule.severity, message, place, material.old.sentence(stood), replaces=False)
