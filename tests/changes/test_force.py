from __future__ import annotations

import pytest

import dtt_diff as dd
from dtt_diff.changes.differences import find_differences
from dtt_diff.changes.findings import Region
from dtt_diff.changes.force import find_shifts, touched
from tests.changes.test_differences import whole
from tests.making import analysis, small_lexicon


def shifts(old: str, new: str) -> list[tuple[str, int]]:
    """Scale and steps of every shift between two sentences."""
    left, right = analysis(old), analysis(new)
    found = find_differences(Region(whole(left), whole(right), True), left, right, small_lexicon())
    return [(s.scale.id, s.steps) for d in found for s in find_shifts(d, left, right, small_lexicon())]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("They condemned the launch.", "They deplored the launch.", [("condemnation", -1)]),
        ("They expressed concern over the launch.", "They condemned the launch.", [("condemnation", 2)]),
        ("They may share data.", "They shall share data.", [("obligation", 2)]),
        ("They condemned the launch.", "They condemned the launch in the strongest terms.", [("intensity", 1)]),
        ("Risks are higher.", "Risks are somewhat higher.", [("intensity", -1)]),
        ("They share data.", "They share data where possible.", [("caveat", -1)]),
        ("They share data as appropriate.", "They share data.", [("caveat", 1)]),
    ],
)
def test_force_moves_along_a_scale(old, new, found):
    """Cue against cue, or a cue that came or went where its absence has a rank."""
    assert shifts(old, new) == found


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("They condemned the launch.", "They lamented the launch.", []),
        ("They condemned the launch.", "They invited the crews.", []),
        ("They may share data.", "They share data.", []),
        ("They called on the crews.", "They urged the crews.", []),
        ("They did not condemn the launch.", "They did not deplore the launch.", []),
    ],
)
def test_what_nobody_orders_is_no_shift(old, new, found):
    """Disputed ranks, two scales, a scale without a bare rank, one rank in two words, negated cues."""
    assert shifts(old, new) == found


def test_a_shift_names_who_orders_its_ranks():
    """Ranks and sources of every edge on the way."""
    left, right = analysis("They expressed concern over the launch."), analysis("They condemned the launch.")
    (difference,) = find_differences(Region(whole(left), whole(right), True), left, right, small_lexicon())
    (shift,) = find_shifts(difference, left, right, small_lexicon())
    assert (shift.old_rank, shift.new_rank, set(shift.sources)) == ("concern", "condemn", {"guide", "habit"})
    assert (shift.old_cue.text, shift.new_cue.text) == ("expressed concern", "condemned")


def test_a_modifier_shifts_only_what_is_on_both_sides():
    """An intensifier that came with a head of its own is no shift of what was there."""
    assert shifts("They opened the harbour.", "They opened the harbour and the strongest fort.") == []


def test_touched_cues_stand_at_least_in_part_in_a_side():
    """A cue outside of the words that differ has no say."""
    left, right = analysis("They condemned the old launch."), analysis("They condemned the new launch.")
    (difference,) = find_differences(Region(whole(left), whole(right), True), left, right, small_lexicon())
    assert touched(difference.old, left.cues) == []


@pytest.mark.parametrize(
    ("old", "new", "kinds"),
    [
        ("The sides will guard the strait.", "The sides will seek to guard the strait.", ["softened"]),
        ("The sides will continue to seek to help.", "The sides will continue to help.", ["strengthened"]),
    ],
)
def test_a_verb_chain_is_as_weak_as_its_weakest_link(old, new, kinds):
    """A link that comes or goes behind a kept one moves the chain."""
    assert [change.kind for change in dd.compare(old, new).changes] == kinds


def test_a_modal_of_another_verb_is_no_link_of_the_chain():
    """What stands far behind says nothing of how firmly the first verb is undertaken."""
    old = "The sides will open schools for the islands."
    new = "The sides intend to open schools for the islands in which every child may learn."
    explanations = " ".join(change.explanation for change in dd.compare(old, new).changes)
    assert "“intend to” stands below “will”" in explanations


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Output is growing moderately so far.", "Output is growing at a solid pace."),
        ("Output is growing at a moderate rate.", "Output is growing at a robust pace."),
    ],
)
def test_a_pace_is_that_of_the_verb(old, new):
    """How fast something grows is told by an adverb or by a noun that carries the adjective."""
    (change,) = dd.compare(old, new).changes
    assert (change.kind, change.dimensions) == ("strengthened", ("degree",))
