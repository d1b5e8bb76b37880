"""Pieces of one passage are told together, crumbs with the change beside them."""

from __future__ import annotations

import dtt_diff as dd


def kinds(old: str, new: str) -> list[str]:
    """The kinds of the changes between two sentences."""
    return [change.kind for change in dd.compare(old, new).changes]


def test_a_clause_cut_by_kept_words_is_one_change() -> None:
    """What came in one place is one addition, though word edits find it in pieces."""
    old = "The ministers welcomed the opening of the harbour at Kesh."
    new = (
        "The ministers welcomed the opening of the harbour at Kesh, which gives the fishing fleet of both islands, for the "
        "first time since the storm, a safe place to land its catch."
    )
    assert kinds(old, new) == ["added"]


def test_a_crumb_goes_with_the_change_beside_it() -> None:
    """A word or two without force that was replaced next to a change is quoted with it and not told for itself."""
    old = "The ministers expressed concern over the recent shelling of two villages near the river Orla."
    new = "The ministers expressed grave concern over the renewed shelling of two villages near the river Orla."
    changes = dd.compare(old, new).changes
    directed = [change for change in changes if change.kind == "strengthened"]
    assert len(directed) == 1
    assert "grave concern" in directed[0].new.text


def test_a_date_is_never_a_crumb() -> None:
    """A replaced date stays a change of its own, whatever changed beside it."""
    old = "The ministers will meet in Kesh on 3 May 2024 to review the plan."
    new = "The ministers will meet in Kesh on 9 May 2025 to review and approve the plan."
    changes = dd.compare(old, new).changes
    assert [c.evidence[0].rule for c in changes if c.kind == "updated"] == ["date replaced"]


def test_a_lost_item_far_from_other_changes_stands_alone() -> None:
    """What has kept words around it on both sides is told for itself."""
    old = "They condemned the raids, the shelling, and the seizures, and they thanked the commission in Kesh."
    new = "They condemned the raids and the seizures, and they thanked the commission in Tarsk."
    changes = dd.compare(old, new).changes
    assert {c.kind for c in changes} == {"dropped", "updated"}


def test_a_shift_between_two_cues_is_told_once() -> None:
    """Two regions of one pair of sentences rest on the same two cues: the change that quotes more stays."""
    old = "The officials committed to coordinate on efforts to keep the smugglers from the bay and toward guarding the ferry."
    new = "Officials expressed commitment to guarding the ferry, and to keeping the smugglers from the bay."
    told = [(e.old_cue, e.new_cue) for c in dd.compare(old, new).changes for e in c.evidence if e.old_cue and e.new_cue]
    assert told
    assert len(told) == len(set(told))
