"""Whether what a cue governs stands on the other side too, and stands bare there."""

from __future__ import annotations

import pytest

import dtt_diff as dd


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The board noted uncertainty about the harvest.", "The board noted considerable uncertainty about the harvest."),
        ("The sides offered support to the port.", "The sides offered strong support to the port."),
        ("The guild will examine the books of the four largest mills.", "The guild will examine the books of all mills."),
        ("Traffic in the strait has slowed.", "Traffic in the strait has slowed sharply."),
    ],
)
def test_a_modifier_of_a_bare_head_is_a_shift(old, new):
    """The head stands on both sides, and nothing else in the place of the modifier; "all" takes any adjective away."""
    assert [change.kind for change in dd.compare(old, new).changes] == ["strengthened"]
    assert [change.kind for change in dd.compare(new, old).changes] == ["softened"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "The board noted rising uncertainty about the harvest.",
            "The board noted considerable uncertainty about the harvest.",
        ),
        ("The sides offered joint support to the port.", "The sides offered strong support to the port."),
        ("The sides named special areas for talks on the canal.", "The sides named further areas for talks on the canal."),
        ("They spoke of coastal and river trade on the bay.", "They spoke of illegal and river trade on the bay."),
    ],
)
def test_another_modifier_in_its_place_leaves_the_order_open(old, new):
    """The lexicon does not say how much the other one amounts to."""
    for texts in ((old, new), (new, old)):
        assert {change.kind for change in dd.compare(*texts).changes} <= {"updated", "added", "dropped"}


@pytest.mark.parametrize(
    ("old", "new", "kinds"),
    [
        ("Trade on the bay is recovering.", "Trade on the bay appears to be recovering.", ["softened"]),
        ("Trade on the bay has collapsed.", "Trade on the bay appears to be steady.", ["updated"]),
    ],
)
def test_doubt_about_another_statement_is_no_doubt_about_this_one(old, new, kinds):
    """The verb beside the hedge must be kept, or taken for the same."""
    assert [change.kind for change in dd.compare(old, new).changes] == kinds


def test_further_before_a_modest_step_is_more_of_it():
    """Only an amplifier makes a downtoner weaker: "very gradually", not "further gradual steps"."""
    (more,) = dd.compare("It expects gradual cuts of the toll.", "It expects further gradual cuts of the toll.").changes
    (less,) = dd.compare("It expects to cut the toll gradually.", "It expects to cut the toll very gradually.").changes
    assert (more.kind, less.kind) == ("strengthened", "softened")
