"""Findings of one region that one sentence of a memo would name together."""

from __future__ import annotations

import pytest

from dtt_diff.analysis.propositions import Vocabulary
from dtt_diff.changes.findings import Finding
from dtt_diff.changes.merging import merge
from tests.sentence_pair import SentencePair


@pytest.fixture(scope="module")
def vocabulary(shipped):
    """The words of the lexicon that ships, which knows titles."""
    return Vocabulary.of(shipped)


class Pair(SentencePair):
    """Two sentences whose findings are merged."""

    def merged(self, vocabulary: Vocabulary, *findings: Finding) -> list[tuple[str, str, str, str]]:
        """Kind, rule and words of what is left."""
        return self.told(merge(findings, self.old, self.new, vocabulary))


# Decisions

RATE = (
    "The Committee raised the rate by 25 basis points to 5 per cent, and staff left.",
    "The Committee lowered the rate by 50 basis points to 4 per cent, and crews left.",
)


def test_a_decision_is_named_with_its_figures(shipped, vocabulary):
    """One after the other, as far as they follow; it leads the memo and is certain."""
    pair = Pair(shipped, *RATE)
    act = pair.finding("raised", "lowered", "reversal", dimensions=("polarity",))
    figures = pair.finding("25", "50", "figure replaced"), pair.finding("5", "4", "figure replaced")
    other = pair.finding("staff", "crews", "wording replaced")
    assert pair.merged(vocabulary, act, *figures, other) == [
        ("updated", "decision", "raised 25 5", "lowered 50 4"),
        ("updated", "wording replaced", "staff", "crews"),
    ]
    (decision,) = merge([act, *figures], pair.old, pair.new, vocabulary)
    assert (decision.salience, decision.confidence, decision.dimensions) == (3, "high", ("polarity",))


def test_a_figure_without_a_decision_before_it_is_told_alone(shipped, vocabulary):
    """Nor is one joined that holds a figure on one side only."""
    pair = Pair(shipped, *RATE)
    alone = pair.finding("by 25 basis points", "by 50 basis points", "figure replaced")
    assert pair.merged(vocabulary, alone) == [("updated", "figure replaced", "by 25 basis points", "by 50 basis points")]
    act, half = pair.finding("raised", "lowered", "reversal"), pair.finding("25", "crews", "wording replaced")
    assert [rule for _, rule, *_ in pair.merged(vocabulary, act, half)] == ["reversal", "wording replaced"]


@pytest.mark.parametrize(("between", "joined"), [(13, True), (14, False)])
def test_a_decision_reaches_so_far(shipped, vocabulary, between, joined):
    """Fourteen words to the figure, on the side where it is farther."""
    far = " ".join(["rate"] * between)
    pair = Pair(shipped, f"They raised {far} 25 points.", f"They lowered {far} 50 points.")
    found = pair.merged(vocabulary, pair.finding("raised", "lowered", "reversal"), pair.finding("25", "50", "figure replaced"))
    assert [rule for _, rule, *_ in found] == (["decision"] if joined else ["reversal", "figure replaced"])


# Rosters

NAMES = (
    "Present were Ada Brink, Per Lund and Mira Holt, who left early; Envoy Jon Vale stayed.",
    "Present were Ida Moss, Olof Rask and Mira Holt, who left early; Envoy Tor Falk stayed.",
)


def test_names_that_changed_in_one_list_are_one_change(shipped, vocabulary):
    """Marks, "and" and titles may stand between them; other words part two lists."""
    pair = Pair(shipped, *NAMES)
    first, second = (
        pair.finding("Ada Brink", "Ida Moss", "name replaced", salience=2),
        pair.finding("Per Lund", "Olof Rask", "name replaced"),
    )
    third = pair.finding("Jon Vale", "Tor Falk", "proposition")
    assert pair.merged(vocabulary, first, second, third) == [
        ("updated", "roster", "Ada Brink Per Lund", "Ida Moss Olof Rask"),
        ("updated", "proposition", "Jon Vale", "Tor Falk"),
    ]
    (roster,) = merge([first, second], pair.old, pair.new, vocabulary)
    assert (roster.salience, roster.confidence, roster.dimensions) == (1, "high", ())


def test_a_roster_that_lost_or_gained_names_says_so(shipped, vocabulary):
    """Dropped, where only old names are told; added, where only new ones are; updated, where both are."""
    pair = Pair(shipped, *NAMES)
    gone = pair.finding("Ada Brink", None, "proposition"), pair.finding("Per Lund", None, "proposition")
    come = pair.finding(None, "Ida Moss", "proposition"), pair.finding(None, "Olof Rask", "proposition")
    assert pair.merged(vocabulary, *gone) == [("dropped", "roster", "Ada Brink Per Lund", "")]
    assert pair.merged(vocabulary, *come) == [("added", "roster", "", "Ida Moss Olof Rask")]
    assert pair.merged(vocabulary, gone[0], come[1]) == [("updated", "roster", "Ada Brink", "Olof Rask")]


def test_one_name_is_no_roster(shipped, vocabulary):
    """It is told as it is, and so are names with other words beside them."""
    pair = Pair(shipped, *NAMES)
    one = pair.finding("Ada Brink", "Ida Moss", "name replaced")
    wider = pair.finding("Mira Holt, who left early", "Mira Holt, who left early", "wording replaced")
    assert [rule for _, rule, *_ in pair.merged(vocabulary, one)] == ["name replaced"]
    assert [rule for _, rule, *_ in pair.merged(vocabulary, one, wider)] == ["name replaced", "wording replaced"]


def test_a_role_between_two_names_parts_them(shipped, vocabulary):
    """As in “Director for Policy”, which belongs to the name before it."""
    pair = Pair(
        shipped,
        "Present were Ada Brink, Director for Policy, and Per Lund.",
        "Present were Ida Moss, Director for Policy, and Olof Rask.",
    )
    found = pair.merged(
        vocabulary, pair.finding("Ada Brink", "Ida Moss", "proposition"), pair.finding("Per Lund", "Olof Rask", "proposition")
    )
    assert [rule for _, rule, *_ in found] == ["proposition", "proposition"]


# Facts


@pytest.mark.parametrize(("between", "joined"), [(7, True), (8, False)])
def test_facts_replaced_side_by_side_are_named_together(shipped, vocabulary, between, joined):
    """At most eight words apart; facts of one kind keep its name."""
    far = " ".join(["boats"] * between)
    pair = Pair(shipped, f"They saw 25 {far} 40 times.", f"They saw 31 {far} 52 times.")
    figures = pair.finding("25", "31", "figure replaced"), pair.finding("40", "52", "figure replaced", salience=2)
    whole = [("updated", "figure replaced", "25 40", "31 52")]
    apart = [("updated", "figure replaced", "25", "31"), ("updated", "figure replaced", "40", "52")]
    assert pair.merged(vocabulary, *figures) == (whole if joined else apart)
    if joined:
        assert merge(figures, pair.old, pair.new, vocabulary)[0].salience == 2


def test_facts_of_different_kinds_are_facts(shipped, vocabulary):
    """A figure and a date that stand side by side; what is no fact is left alone."""
    pair = Pair(shipped, "They saw 25 boats on May 3, 2024, early.", "They saw 31 boats on May 9, 2025, late.")
    figure, date = pair.finding("25", "31", "figure replaced"), pair.finding("May 3, 2024", "May 9, 2025", "date replaced")
    wording = pair.finding("early", "late", "wording replaced")
    assert [rule for _, rule, *_ in pair.merged(vocabulary, figure, date, wording)] == ["fact replaced", "wording replaced"]


def test_a_fact_that_went_and_one_of_its_kind_that_came_are_one(shipped, vocabulary):
    """Wherever in the sentence they stand; names are not, since only their place tells which is which."""
    pair = Pair(
        shipped,
        "On May 3, 2024, the fleet left with 25 boats and Ada Brink.",
        "The fleet left with boats, Per Lund and cheers on May 9, 2025, all 31 of them.",
    )
    gone = pair.finding("May 3, 2024", None, "proposition"), pair.finding("25", None, "proposition")
    come = pair.finding(None, "May 9, 2025", "proposition"), pair.finding(None, "31", "proposition")
    names = pair.finding("Ada Brink", None, "proposition"), pair.finding(None, "cheers", "proposition")
    assert pair.merged(vocabulary, *gone, *come, *names) == [
        ("updated", "date replaced", "May 3 , 2024", "May 9 , 2025"),
        ("updated", "figure replaced", "25", "31"),
        ("dropped", "proposition", "Ada Brink", ""),
        ("added", "proposition", "", "cheers"),
    ]
    first, *_ = merge([*gone, *come], pair.old, pair.new, vocabulary)
    assert (first.confidence, first.dimensions, first.shifts) == ("high", (), ())


def test_two_facts_that_went_are_not_one_that_came(shipped, vocabulary):
    """Nothing says for which of them it stands."""
    pair = Pair(shipped, "They lost 25 boats and 40 nets.", "They lost boats, nets and 31 buoys.")
    found = pair.merged(
        vocabulary,
        pair.finding("25", None, "proposition"),
        pair.finding("40", None, "proposition"),
        pair.finding(None, "31", "proposition"),
    )
    assert [kind for kind, *_ in found] == ["dropped", "dropped", "added"]
