from __future__ import annotations

import pytest

from dtt_diff.changes.explanations import QUOTE_CHARACTERS
from tests.making import compare


def explained(old: str, new: str) -> str:
    """The explanation of the one change between two texts."""
    (change,) = compare(old, new).changes
    assert change.explain() == change.explanation
    return change.explain()


def test_a_shift_is_explained_by_both_quotes_scale_and_source():
    """Who reads it needs nothing else."""
    why = explained("The ministers condemned the missile launch.", "The ministers expressed concern over the missile launch.")
    for part in ("condemned", "expressed concern", "below", "how hard the issuers blame", "the guide", "habit"):
        assert part in why


@pytest.mark.parametrize(
    ("old", "new", "parts"),
    [
        (
            "They condemned the missile launch.",
            "They strongly condemned the missile launch.",
            ["“strongly” was put in", "adds force"],
        ),
        (
            "They strongly condemned the missile launch.",
            "They condemned the missile launch.",
            ["“strongly” was taken out", "takes force away"],
        ),
        ("They share warning data as appropriate.", "They share warning data.", ["taken out", "adds force"]),
        ("They deplored the missile launch.", "They condemned the missile launch.", ["“condemned” stands above “deplored”"]),
        ("They decided to raise the rate.", "They decided to cut the rate.", ["“raise”", "“cut”", "reversal"]),
        ("They agreed to share warning data.", "They agreed not to share warning data.", ["negation"]),
        ("The next round of talks is held in Port Alder.", "The next round of talks is held in Port Birch.", ["name"]),
        ("They lamented the missile launch.", "They deplored the missile launch.", ["no direction is claimed"]),
    ],
)
def test_every_rule_says_what_it_saw(old, new, parts):
    """One plain sentence."""
    why = explained(old, new)
    assert all(part in why for part in parts), why
    assert why.endswith(".")


def test_what_came_or_went_names_the_other_edition():
    """Added has no counterpart in the old edition, dropped none in the new one."""
    lead = "The ministers met early. "
    assert "no counterpart in the old edition" in explained(lead, lead + "The lost ferry was found by crews.")
    assert "no counterpart in the new edition" in explained(lead + "The lost ferry was found by crews.", lead)


def test_long_quotes_are_shortened_in_words():
    """The full quote stands beside the explanation."""
    lead = "The ministers met early. "
    long = "Search crews " + "from both coasts and many islands " * 12 + "found the ferry."
    why = explained(lead, lead + long)
    assert "…" in why
    assert len(why) < QUOTE_CHARACTERS + 100


def test_a_quote_in_an_explanation_is_one_line():
    """Line ends and double spaces of the statement do not reach it."""
    why = explained("The ministers met early. ", "The ministers met early. The lost\nferry  was found\nby crews.")
    assert "“The lost ferry was found by crews.”" in why


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("They condemned the missile launch.", "They deplored the missile launch."),
        ("They met early.", "They met early. They demanded calm at sea."),
    ],
)
def test_evidence_names_a_cue_or_a_rule(old, new):
    """No change stands on nothing."""
    (change,) = compare(old, new).changes
    assert change.evidence
    assert all(item.rule and item.why for item in change.evidence)
