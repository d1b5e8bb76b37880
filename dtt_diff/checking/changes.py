"""Rules on changes: every change is judged by the gravest rule that holds of it, the first of equals.

A change that no rule takes has the severity that the policy gives to all changes with a direction (``directed``), or to
those for which the library cannot vouch for one (``undirected``). The latter are never silent: they are told as info at
least, and so are changes whose direction is of low confidence. A change that a review rejected is none; one that it
relabelled counts as relabelled.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import evolve

from dtt_diff.checking.material import Material
from dtt_diff.checking.values import SEVERITIES, ChangeRule, Finding, Place, Severity
from dtt_diff.model import Change, Sentence
from dtt_diff.phrases import parse_phrase


def check_changes(material: Material) -> list[Finding]:
    """Return a finding for every change that a rule or the policy's defaults take.

    Args:
        material: what is checked.
    """
    return [found for change in material.comparison.changes if (found := _judge(change, material)) is not None]


def _judge(change: Change, material: Material) -> Finding | None:
    policy = material.policy
    place, old_place = _places(change, material)
    rule: ChangeRule | None = None
    for rules in (policy.changes, policy.fallbacks):
        holding = [item for item in rules if _holds(item, change, material, place or old_place)]
        # min() takes the first of equals.
        rule = rule or min(holding, key=lambda item: SEVERITIES.index(item.severity), default=None)
    severity = rule.severity if rule else _by_default(change, policy.directed, policy.undirected)
    if severity is None:
        return None
    finding = Finding(
        rule=rule.id if rule else change.kind,
        kind="change",
        severity=severity,
        message=_message(change, rule),
        place=place,
        old_place=old_place,
        change=change,
    )
    if change.kind in ("softened", "strengthened") and change.old:
        return evolve(finding, suggestion=" ".join(change.old.text.split()))
    if change.kind == "dropped" and change.old:
        return evolve(finding, suggestion=" ".join(change.old.text.split()), replaces=False)
    return finding


def _by_default(change: Change, directed: Severity | None, undirected: Severity) -> Severity | None:
    if change.kind == "updated":
        return undirected
    if directed is None and change.confidence == "low":
        return "info"
    return directed


def _message(change: Change, rule: ChangeRule | None) -> str:
    reviewed = change.opinion
    was = f" (was: {reviewed.original})" if reviewed and reviewed.decision == "relabelled" else ""
    note = f"; reviewer: {' '.join(reviewed.note.split())}" if reviewed and reviewed.note.strip() else ""
    if rule and rule.message:
        return f"{rule.message} ({change.explanation}{was}{note})"
    return f"{change.explanation}{was}{note}"


def _places(change: Change, material: Material) -> tuple[Place | None, Place | None]:
    old = material.old.place(change.old.spans) if change.old else None
    if change.new:
        return material.new.place(change.new.spans), old
    if change.new_sentences:
        return material.new.sentence(material.draft[change.new_sentences[0]]), old
    return material.standing_for(change.old_sentences), old


def _holds(rule: ChangeRule, change: Change, material: Material, place: Place | None) -> bool:
    old = _sentences(material.last, change.old_sentences) if change.old else []
    new = _sentences(material.draft, change.new_sentences) if change.new else []
    themes = dict(material.policy.themes)
    return (
        (not rule.kinds or change.kind in rule.kinds)
        and (not rule.dimensions or not set(rule.dimensions).isdisjoint(change.dimensions))
        and change.salience >= rule.min_salience
        and (not rule.paragraphs or (place is not None and _paragraph(change, material, place) in rule.paragraphs))
        and (not rule.themes or any(_one_of(themes.get(name, ()), [*old, *new]) for name in rule.themes))
        and (not rule.old or _one_of(rule.old, old))
        and (not rule.new or _one_of(rule.new, new))
        and (not rule.either or _one_of(rule.either, [*old, *new]))
    )


def _paragraph(change: Change, material: Material, place: Place) -> int:
    """The paragraph of the draft; of the last edition for what was dropped."""
    if change.new is None and change.old is not None:
        return material.old.place(change.old.spans).paragraph
    return place.paragraph


def _sentences(sentences: Sequence[Sentence], indices: Iterable[int]) -> list[Sentence]:
    return [sentences[i] for i in indices]


def _one_of(phrases: Iterable[str], sentences: Sequence[Sentence]) -> bool:
    return any(parse_phrase(phrase).occurs(sentence.tokens) for phrase in phrases for sentence in sentences)
