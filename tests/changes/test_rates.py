from __future__ import annotations

from fractions import Fraction

import pytest

import dtt_diff as dd
from dtt_diff.changes.rates import describe_move, find_rates
from tests.making import sentence


def told(text: str, shipped) -> list[tuple[str, Fraction | None, tuple[Fraction, Fraction] | None]]:
    """The rates of a sentence: as written, their step and their level."""
    made = sentence(text)
    return [
        (text[made.tokens[rate.first].start : made.tokens[rate.last].end], rate.step, rate.level)
        for rate in find_rates(made.tokens, shipped)
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It rose by 1/4 percentage point.", [("1/4 percentage point", 25, None)]),
        ("It rose by 0.25 percentage points.", [("0.25 percentage points", 25, None)]),
        ("It rose by 25 basis points.", [("25 basis points", 25, None)]),
        ("A 50-basis-point step was taken.", [("50-basis-point", 50, None)]),
        ("It stands at 4-1/4 to 4-1/2 percent.", [("4-1/4 to 4-1/2 percent", None, (425, 450))]),
        ("It stands at 0% to 0.25%.", [("0% to 0.25%", None, (0, 25))]),
        ("It stands at 4.35 per cent.", [("4.35 per cent", None, (435, 435))]),
        ("They met 25 times in 4 years.", []),
        ("Room 4/0 is at 3 percentage lane.", []),
    ],
)
def test_rates_are_read_in_basis_points(text, wanted, shipped):
    """Fractions, decimals, ranges and units, however they are written."""
    assert told(text, shipped) == wanted


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("4-1/4 to 4-1/2 percent", "4 to 4-1/4 percent", "25 basis points lower"),
        ("4.1 per cent", "4.35 per cent", "25 basis points higher"),
        ("1/4 percentage point", "50 basis points", "a step of 50 basis points against one of 25"),
        ("4 to 4-1/4 percent", "4 to 4-1/2 percent", "a range of another width"),
        ("4 percent", "4.0 percent", ""),
        ("four ships", "5 percent", ""),
    ],
)
def test_moves_are_told_in_basis_points(old, new, words, shipped):
    """Up, down, by how much; nothing where a quote does not say."""
    assert describe_move(old, new, shipped) == words


def test_a_replaced_rate_is_told_as_one():
    """It is quoted whole, with how far it moved."""
    old = "The Bank of Norvale kept the policy rate at 4-1/4 to 4-1/2 percent."
    new = "The Bank of Norvale kept the policy rate at 4-1/4 to 4-3/4 percent."
    (change,) = dd.compare(old, new).changes
    assert (change.kind, change.evidence[0].rule) == ("updated", "rate replaced")
    assert (change.old.text, change.new.text) == ("4-1/4 to 4-1/2 percent", "4-1/4 to 4-3/4 percent")


def test_another_decision_says_how_far_the_rate_moved():
    """The reversal and its figures are one change."""
    old = "The Bank of Norvale decided to raise the policy rate by 1/4 percentage point, to 4-1/4 percent."
    new = "The Bank of Norvale decided to lower the policy rate by 25 basis points, to 4 percent."
    (change,) = dd.compare(old, new).changes
    assert (change.kind, change.salience, change.evidence[0].rule) == ("updated", 3, "decision")
    assert "25 basis points lower" in change.explanation
    (back,) = dd.compare(new, old).changes
    assert "25 basis points higher" in back.explanation


def test_a_rate_written_in_another_way_is_no_change():
    """A quarter of a percentage point is 25 basis points."""
    frame = "The Bank of Norvale decided to raise the policy rate by {}."
    comparison = dd.compare(frame.format("1/4 percentage point"), frame.format("25 basis points"))
    assert not comparison.changes
    assert [group.verdict for group in comparison.groups] == ["reworded"]


def test_other_figures_stay_figures():
    """A share of the catch is no interest rate."""
    (change,) = dd.compare("The catch fell by 4 percent.", "The catch fell by 5 percent.").changes
    assert change.evidence[0].rule == "figure replaced"


def test_a_figure_beside_an_equal_rate_is_not_lost():
    """What changed beside a rate that was only written in another way is told."""
    frame = "The policy rate rises by {} for {} quarters."
    comparison = dd.compare(frame.format("1/4 percentage point", 5), frame.format("25 basis points", 6))
    assert comparison.changes
