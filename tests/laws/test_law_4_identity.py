"""Law 4: a statement compared with itself is all unchanged and has no change."""

from __future__ import annotations

from hypothesis import given

import dtt_diff as dd
from dtt_diff.statements import from_text
from tests.laws.strategies import any_texts


@given(any_texts())
def test_a_statement_does_not_differ_from_itself(text):
    """No change, no verdict but unchanged, no edit but keep, and a note."""
    comparison = dd.compare(from_text(text), from_text(text))
    assert comparison.changes == ()
    assert {group.verdict for group in comparison.groups} <= {"unchanged", "not compared"}
    assert not [group for group in comparison.groups if group.moved]
    assert {edit.op for edit in comparison.edits} == {"keep"}
    assert comparison.notes


@given(any_texts())
def test_every_sentence_meets_itself(text):
    """The n-th is tied to the n-th."""
    comparison = dd.compare(from_text(text), from_text(text))
    ties = {(link.old, link.new) for link in comparison.links if link.rank == "primary"}
    assert {(i, i) for i in range(len(comparison.old.sentences))} <= ties
