"""Law 8: every strengthened or softened change, and every such verdict, carries evidence that names a cue or a rule."""

from __future__ import annotations

import pytest
from hypothesis import Phase, find, given, settings

import dtt_diff as dd
from dtt_diff.statements import from_text
from tests.laws.strategies import any_pairs, pairs
from tests.making import compare

DIRECTED = {"strengthened": 1, "softened": -1}


@given(any_pairs())
def test_every_change_says_why(texts):
    """A rule, a sentence, and for a direction the cue and the ranks that it rests on."""
    comparison = dd.compare(*map(from_text, texts))
    for change in comparison.changes:
        assert change.evidence
        assert all(item.rule and item.why for item in change.evidence)
        assert change.explain()
        assert change.confidence in ("high", "medium", "low")
        assert change.salience in (1, 2, 3)
        if change.kind in DIRECTED:
            assert any(item.old_cue or item.new_cue or item.rule != "scale" for item in change.evidence)
            assert all(item.sources for item in change.evidence if item.scale)


@given(any_pairs())
def test_the_sign_of_a_shift_is_its_kind(texts):
    """Positive strengthens, negative softens; nothing else shifts."""
    for change in dd.compare(*map(from_text, texts)).changes:
        if change.kind in DIRECTED:
            assert change.dimensions
            assert change.shift is None or change.shift * DIRECTED[change.kind] > 0
        else:
            assert change.shift is None


@given(any_pairs())
def test_every_directed_verdict_rests_on_changes(texts):
    """Its reasons are changes of the comparison that weigh in its direction."""
    comparison = dd.compare(*map(from_text, texts))
    known = {change.id for change in comparison.changes}
    for group in comparison.groups:
        assert {reason.change for reason in group.reasons} <= known
        signs = {reason.weight > 0 for reason in group.reasons if reason.weight}
        if group.verdict in DIRECTED:
            assert (DIRECTED[group.verdict] > 0) in signs
        if group.verdict == "mixed":
            assert signs == {True, False}
        if group.verdict == "unchanged":
            assert not group.reasons
        if group.verdict == "reworded":
            assert not signs


@given(any_pairs())
def test_kinds_quote_the_sides_they_must(texts):
    """Added quotes the new edition, dropped the old one, all others both."""
    sides = {"added": (False, True), "dropped": (True, False)}
    for change in dd.compare(*map(from_text, texts)).changes:
        assert (change.old is not None, change.new is not None) == sides.get(change.kind, (True, True))


@pytest.mark.parametrize("kind", ["added", "dropped", "strengthened", "softened", "updated"])
def test_the_laws_are_held_of_something(kind):
    """The made editions show every kind of change."""
    first_met = settings(max_examples=500, phases=[Phase.generate], derandomize=True, database=None)
    assert find(pairs(), lambda texts: any(change.kind == kind for change in compare(*texts).changes), settings=first_met)
