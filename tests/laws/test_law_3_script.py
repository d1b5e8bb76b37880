"""Law 3: old plus the edit script is new, to the letter."""

from __future__ import annotations

from hypothesis import given

import dtt_diff as dd
from dtt_diff.edits.script import apply_script
from dtt_diff.statements import from_text
from tests.laws.strategies import any_pairs


@given(any_pairs())
def test_old_plus_the_script_is_new(texts):
    """Whatever the texts."""
    comparison = dd.compare(*map(from_text, texts))
    assert apply_script(comparison.old.text, comparison.new.text, comparison.edits) == comparison.new.text


@given(any_pairs())
def test_the_script_uses_every_old_character_once(texts):
    """Nothing of the old text is lost or used twice, and the new spans follow each other without a gap."""
    comparison = dd.compare(*map(from_text, texts))
    gone = sorted(edit.old for edit in comparison.edits if edit.old)
    come = [edit.new for edit in comparison.edits if edit.new]
    for spans, length in ((gone, len(comparison.old.text)), (come, len(comparison.new.text))):
        assert [start for start, _ in spans] == [0, *(end for _, end in spans[:-1])][: len(spans)]
        assert spans[-1][1] == length


@given(any_pairs())
def test_steps_carry_what_they_say(texts):
    """Kept and moved text is the same on both sides; a deletion has no new span and an insertion no old one."""
    comparison = dd.compare(*map(from_text, texts))
    for edit in comparison.edits:
        assert (edit.old is None, edit.new is None) == (edit.op == "insert", edit.op == "delete")
        if edit.op in ("keep", "move"):
            assert comparison.old.text[slice(*edit.old)] == comparison.new.text[slice(*edit.new)]
