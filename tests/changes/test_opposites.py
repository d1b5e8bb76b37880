from __future__ import annotations

import pytest

import dtt_diff as dd

ROUND = [
    ("The ships will sail with naval escorts.", "The ships will sail without naval escorts.", "sail without naval"),
    ("They will leave the islands before the vote.", "They will leave the islands after the vote.", "islands after the vote"),
    ("They agreed to phase out coal power.", "They agreed to phase down coal power.", "phase down coal"),
    ("The patrols will be scaled up.", "The patrols will be scaled down.", "scaled down"),
    ("They voted for the plan.", "They voted against the plan.", "voted against the plan"),
]


@pytest.mark.parametrize(("old", "new", "quote"), ROUND)
def test_a_small_word_turns_a_statement_round(old, new, quote):
    """Between the same words of matter, its opposite is a reversal, quoted with the words around it."""
    (change,) = dd.compare(old, new).changes
    assert (change.kind, change.dimensions, change.salience) == ("updated", ("polarity",), 3)
    assert change.new.text == quote
    assert change.evidence[0].rule == "reversal"


@pytest.mark.parametrize(("old", "new", "_"), ROUND)
def test_the_other_way_round_it_is_the_same(old, new, _):
    """A reversal has no direction."""
    (one,), (other,) = dd.compare(old, new).changes, dd.compare(new, old).changes
    assert (one.old.text, one.new.text, one.kind) == (other.new.text, other.old.text, other.kind)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("They met in the port.", "They met at the port."),  # not opposites
        ("Flights above the strait are banned.", "Flights over the strait are banned."),  # the same side
        ("They will scale up the patrols.", "They will scale the patrols up."),  # in another place
        ("They met after the vote with envoys.", "They met with envoys after the vote."),
    ],
)
def test_other_small_words_are_wording(old, new):
    """They stand for no other statement, or stand in no other's place."""
    assert not [change for change in dd.compare(old, new).changes if "polarity" in change.dimensions]


def test_words_that_differ_are_told_as_such():
    """Where words of matter differ beside them, small words belong to these."""
    changes = dd.compare("They will meet before the vote in May.", "They will meet after the harvest in May.").changes
    assert changes
    assert not [change for change in changes if "polarity" in change.dimensions]


@pytest.mark.parametrize("vague", ["soon", "promptly", "in a timely manner", "without undue delay"])
def test_a_date_is_more_exact_than_soon(vague):
    """Though "soon" is more than nothing."""
    (change,) = dd.compare("They will report by 1 May 2025.", f"They will report {vague}.").changes
    assert (change.kind, change.dimensions) == ("softened", ("specificity",))
    (change,) = dd.compare(f"They will report {vague}.", "They will report by 1 May 2025.").changes
    assert (change.kind, change.dimensions) == ("strengthened", ("specificity",))


def test_a_limit_before_a_figure_is_more_than_wording():
    """At most 500 promises less than 500 may; which way is not vouched for."""
    comparison = dd.compare(
        "They will send 500 observers to the mission.", "They will send up to 500 observers to the mission."
    )
    assert [change.new.text for change in comparison.changes] == ["up to"]
    assert [group.verdict for group in comparison.groups] == ["updated"]
