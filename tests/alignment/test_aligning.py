from __future__ import annotations

import pytest

from dtt_diff.alignment.aligning import group
from dtt_diff.model import Group, Link
from tests.making import compare, sentence

LAUNCH = "The ministers condemned the missile launch of last winter."
FERRY = "Search crews from both coasts will go on looking for the lost ferry."
TRADE = "Grain shipments through the northern strait have grown since spring."
SCHOOL = "A joint academy for young cadets opens its doors in Port Alder."
BORDER = "They urged the villages along the border to hand in old weapons."


def shapes(old: str, new: str) -> list[tuple[tuple[int, ...], tuple[int, ...], str]]:
    """Old indices, new indices and shape of each group."""
    return [(g.old, g.new, g.shape) for g in compare(old, new).groups]


def text(*parts: str) -> str:
    """Sentences as one paragraph."""
    return " ".join(parts)


def test_equal_sentences_are_tied_in_order():
    """The n-th with the n-th, certain."""
    comparison = compare(text(LAUNCH, FERRY, TRADE), text(LAUNCH, FERRY, TRADE))
    assert [(k.old, k.new, k.rank, k.score) for k in comparison.links] == [(i, i, "primary", 1.0) for i in range(3)]


def test_a_revised_sentence_is_tied_to_its_source():
    """Other words around the same matter are a 1-1 group."""
    new = FERRY.replace("will go on looking", "may go on looking").replace("both coasts", "both shores")
    assert shapes(text(LAUNCH, FERRY, TRADE), text(LAUNCH, new, TRADE))[1] == ((1,), (1,), "1-1")


def test_what_has_no_counterpart_was_dropped_or_added():
    """A sentence without a primary link is a group of its own."""
    assert ((1,), (), "dropped") in shapes(text(LAUNCH, FERRY, TRADE), text(LAUNCH, TRADE))
    assert ((), (1,), "added") in shapes(text(LAUNCH, TRADE), text(LAUNCH, FERRY, TRADE))


def test_a_shared_formula_ties_nothing():
    """“They also urged” is no matter."""
    old, new = "They also urged restraint at sea.", "They also urged lower tariffs on timber."
    found = shapes(text(LAUNCH, old, FERRY, TRADE, SCHOOL), text(LAUNCH, FERRY, TRADE, SCHOOL, new))
    assert ((1,), (), "dropped") in found
    assert ((), (4,), "added") in found


SPLIT = (
    "They urged the villages along the border to hand in old weapons "
    "and the ministers will send convoys of grain to the mountain valleys.",
    [
        "They urged the villages along the border to hand in old weapons.",
        "The ministers will send convoys of grain to the mountain valleys.",
    ],
)


def test_a_split_is_one_group():
    """One sentence became two."""
    old, parts = SPLIT
    assert ((1,), (1, 2), "split") in shapes(text(LAUNCH, old, TRADE), text(LAUNCH, *parts, TRADE))


def test_a_merge_is_one_group():
    """Two sentences became one."""
    new, parts = SPLIT
    assert ((1, 2), (1,), "merge") in shapes(text(LAUNCH, *parts, TRADE), text(LAUNCH, new, TRADE))


def test_the_parts_of_a_split_need_not_stand_together():
    """Another sentence between them does not hide it."""
    old, parts = SPLIT
    assert ((1,), (1, 3), "split") in shapes(text(LAUNCH, old, FERRY, TRADE), text(LAUNCH, parts[0], FERRY, parts[1], TRADE))


def test_a_sentence_out_of_order_is_moved():
    """The one that left its place, not those that kept theirs."""
    comparison = compare(text(LAUNCH, FERRY, TRADE, SCHOOL), text(FERRY, TRADE, SCHOOL, LAUNCH))
    assert [(g.old, g.moved) for g in comparison.groups] == [((1,), False), ((2,), False), ((3,), False), ((0,), True)]


def test_titles_are_tied_with_titles_only():
    """A heading and a sentence of the same words are no pair."""
    old = f"Joint Statement on Grain Shipments\n\n{LAUNCH}"
    new = f"Joint Statement on Grain Shipments\n\n{LAUNCH} Joint statement on grain shipments."
    assert shapes(old, new) == [((0,), (0,), "1-1"), ((1,), (1,), "1-1"), ((), (2,), "added")]


@pytest.mark.parametrize("swap", [False, True], ids=["as-is", "swapped"])
def test_groups_stand_in_the_order_of_the_new_edition(swap):
    """What was dropped follows the sentence that it followed; it does not matter how the sides sort."""
    old, new = text(BORDER, FERRY, TRADE, SCHOOL), text(TRADE, BORDER, LAUNCH, SCHOOL)
    groups = compare(*((new, old) if swap else (old, new))).groups
    firsts = [g.new[0] for g in groups if g.new]
    assert firsts == sorted(firsts)


def test_groups_hold_together_over_primary_links_only():
    """Partial links lead somewhere but tie nothing; every sentence stands once."""
    sentences = [sentence("They met.", i) for i in range(3)]
    links = [
        Link(0, 0, "primary", 1.0),
        Link(0, 1, "primary", 0.5),
        Link(1, 1, "partial", 0.4),
        Link(2, 2, "partial", 0.4),
    ]
    groups = group(links, sentences, sentences)
    assert {(g.old, g.new, g.shape) for g in groups} == {
        ((0,), (0, 1), "split"), ((1,), (), "dropped"), ((2,), (), "dropped"), ((), (2,), "added"),
    }  # fmt: skip
    assert all(isinstance(g, Group) and g.verdict == "not compared" for g in groups)
