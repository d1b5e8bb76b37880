from __future__ import annotations

import pytest

import dtt_diff as dd
from dtt_diff.changes.votes import Dissent, find_ballot
from dtt_diff.comparison import analyse
from dtt_diff.statements import from_text

ALL = "Voting for the action were Ana Lund, Chair; Bo Pell, Vice Chair; and Cleo Marsh."
TWO = "Voting for the action were Ana Lund, Chair; and Bo Pell, Vice Chair."
HIGHER = (
    "Voting against the action was Cleo Marsh, who preferred to raise the policy rate by 1/4 percentage point at this meeting."
)
LOWER = "Voting against the action was Cleo Marsh, who preferred to lower the policy rate at this meeting."
OTHER = "Voting against the action was Dora Quist, who preferred no change in the policy rate."
DECISION = "The Bank of Norvale raised the policy rate to 5 percent."


def votes(old: str, new: str) -> list[dd.Change]:
    """The changes that are told as facts of the vote."""
    return [change for change in dd.compare(old, new).changes if change.evidence[0].rule.startswith("vote")]


@pytest.mark.parametrize(
    ("text", "counts", "dissents"),
    [
        (ALL, (3, 0), ()),
        (f"{TWO} {HIGHER}", (2, 1), (Dissent("Cleo Marsh", "for a higher rate by 25 basis points"),)),
        (f"{TWO} {LOWER}", (2, 1), (Dissent("Cleo Marsh", "for a lower rate"),)),
        (
            f"{TWO} Voting against were Cleo Marsh and Dora Quist. President Marsh preferred a 50 basis point reduction.",
            (2, 2),
            (Dissent("Cleo Marsh", "for a lower rate by 50 basis points"), Dissent("Dora Quist", "")),
        ),
        (
            f"{TWO} Voting against were Cleo Marsh, who preferred to cut the rate; and Dora Quist, who preferred no change.",
            (2, 2),
            (Dissent("Cleo Marsh", "for a lower rate"), Dissent("Dora Quist", "for no change")),
        ),
        ("The Committee voted by a majority of 7-2 to keep the rate.", (7, 2), ()),
        ("The Committee voted unanimously to keep the rate.", (None, 0), ()),
        (f"{ALL} In a related action, the Board voted unanimously.", (3, 0), ()),
        (DECISION, (None, None), ()),
        ("The Committee voted to raise the range to 4 to 5 percent.", (None, None), ()),
    ],
)
def test_a_ballot_is_read(text, counts, dissents, shipped):
    """Names are counted, counts are read, and a dissent has its direction and size."""
    ballot = find_ballot(analyse(from_text(text), shipped), shipped)
    assert (ballot.voted_for, ballot.voted_against) == counts
    assert ballot.dissents == dissents


@pytest.mark.parametrize(
    ("old", "new", "kind", "words"),
    [
        (
            ALL,
            f"{TWO} {HIGHER}",
            "added",
            "was 3 to 0 and is 2 to 1; unanimity is lost; Cleo Marsh now dissents, for a higher rate",
        ),
        (f"{TWO} {HIGHER}", ALL, "dropped", "unanimity is gained; Cleo Marsh no longer dissents for a higher rate"),
        (f"{TWO} {HIGHER}", f"{TWO} {LOWER}", "updated", "Cleo Marsh dissents for a lower rate, before for a higher rate"),
        (
            f"{TWO} {HIGHER}",
            f"{TWO} {OTHER}",
            "updated",
            "Dora Quist now dissents, for no change; Cleo Marsh no longer dissents",
        ),
    ],
)
def test_a_dissent_is_told_as_a_fact_of_the_vote(old, new, kind, words):
    """Who came, who went, which way, and whether the vote is still unanimous; the mirror image says the mirror image."""
    (change,) = votes(f"{DECISION} {old}", f"{DECISION} {new}")
    assert change.kind == kind
    assert words in change.explanation
    assert change.evidence[0].why == change.explanation
    (back,) = votes(f"{DECISION} {new}", f"{DECISION} {old}")
    assert (back.old, back.new) == (change.new, change.old)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("by a majority of 7-2", "by a majority of 6-3", "the vote was 7 to 2 and is 6 to 3"),
        ("unanimously", "by a majority of 6-3", "unanimity is lost"),
        ("by a majority of 6-3", "unanimously", "unanimity is gained"),
    ],
)
def test_a_count_in_figures_is_told_too(old, new, words):
    """Where members are not named."""
    frame = "The Committee of the Bank of Norvale voted {} to keep the policy rate at 4 percent."
    (change,) = votes(frame.format(old), frame.format(new))
    assert (change.kind, change.evidence[0].rule) == ("updated", "vote replaced")
    assert words in change.explanation


def test_a_dissent_is_compared_with_no_decision():
    """What the dissenter wanted last time is not what the bank decided this time."""
    decided = "The Bank of Norvale decided to raise the policy rate by 1/4 percentage point at this meeting."
    comparison = dd.compare(f"{TWO} {HIGHER}", f"{decided} {ALL}")
    for group in comparison.groups:
        quoted = [comparison.old.quote(comparison.old.sentences[i].spans) for i in group.old]
        assert not (any("against" in quote for quote in quoted) and group.new)


def test_the_same_dissent_is_no_change():
    """Nothing is told where nothing moved."""
    assert not votes(f"{TWO} {HIGHER}", f"{TWO} {HIGHER} {DECISION}")
