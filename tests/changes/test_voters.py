"""The list of those who voted for a decision."""

from __future__ import annotations

import pytest

import dtt_diff as dd

DECISION = "The Bank of Norvale raised the policy rate to 5 percent."
ALL = "Voting for the action were Ana Lund, Chair; Bo Pell, Vice Chair; Cleo Marsh; Dora Quist; Emil Rast; and Finn Sorel."
OTHERS = "Voting for the action were Ana Lund, Chair; Gil Tove, Vice Chair; Cleo Marsh; Hana Ulm; Emil Rast; and Ivo Wend."
FEWER = "Voting for the action were Ana Lund, Chair; Bo Pell, Vice Chair; Cleo Marsh; and Dora Quist."
AGAINST = "Voting against the action were Emil Rast and Finn Sorel, who preferred no change in the policy rate."


@pytest.mark.parametrize(("new", "kind"), [(OTHERS, "updated"), (FEWER, "dropped"), (f"{FEWER} {AGAINST}", "dropped")])
def test_the_list_is_told_once(new, kind):
    """However many names came and went, and also where they vote against now; the verdict has no direction."""
    comparison = dd.compare(f"{DECISION} {ALL}", f"{DECISION} {new}")
    changes = [change for change in comparison.changes if not change.evidence[0].rule.startswith("vote")]
    assert [(change.kind, change.evidence[0].rule, change.salience) for change in changes] == [(kind, "roster", 1)]
    assert comparison.verdict(1) == "updated"


def test_other_words_of_the_sentence_are_told_for_themselves():
    """What is no name is no roster."""
    comparison = dd.compare(
        f"{DECISION} {ALL}", f"{DECISION} {ALL.removesuffix('.')} with all the reserves of the harbor fund."
    )
    assert [change.evidence[0].rule for change in comparison.changes] == ["proposition"]
