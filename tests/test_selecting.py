from __future__ import annotations

import pytest
from attrs import evolve

import dtt_diff as dd
from dtt_diff.lexicon.checking import DIMENSIONS
from dtt_diff.model import KINDS, Change, Opinion, Passage
from dtt_diff.result import Comparison
from dtt_diff.selecting import select
from tests.making import compare

OLD = (
    "Joint Statement of the 4th Norvale Talks\n\nMay 12, 2024\n\n"
    "1. The ministers condemned the missile\nlaunch in the strongest terms. Both states agreed to share warning data.\n\n"
    "2. Search crews from both coasts found the lost ferry. They affirmed the Harbour Board’s mandate.\n"
)
NEW = (
    "Joint Statement of the 5th Norvale Talks\n\nJune 3, 2025\n\n"
    "1. The ministers condemned the missile launch. Both states agreed to share warning data.\n\n"
    "2. Grain shipments through the northern strait have grown since spring.\n"
)


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    """Two editions with a softened, an added and a dropped sentence."""
    return compare(OLD, NEW)


def change(kind: str, dimensions: tuple[str, ...], salience: int, text: str) -> Change:
    """A change of some kind that quotes a text on the old side."""
    old = Passage(((0, len(text)),), text)
    return Change(text, kind, old, None, (0,), (), dimensions, salience, None, "high", (), text)


def test_a_selection_is_a_comparison_with_fewer_changes(comparison):
    """Same class, same statements, links, groups and verdicts; only changes are fewer, in the same order."""
    chosen = comparison.filter(kind=["dropped", "softened"])
    assert type(chosen) is Comparison
    assert {c.kind for c in chosen.changes} == {"dropped", "softened"}
    assert chosen.changes == tuple(c for c in comparison.changes if c.kind in {"dropped", "softened"})
    assert evolve(chosen, changes=comparison.changes, selection="") == comparison
    assert chosen.counts["added"] == 0 < comparison.counts["added"]


def test_the_selection_is_said_in_plain_words(comparison):
    """Kinds and dimensions in the order of the labelling guide, whatever order or collection they were given in."""
    chosen = comparison.filter(kind={"softened", "dropped"}, dimension=("degree", "act"), matches="Taiwan", min_salience=2)
    assert chosen.selection == "kind dropped or softened; dimension act or degree; matches “Taiwan”; salience 2 or more"
    assert "salience 3" in str(comparison.filter(min_salience=3))


def test_conditions_add_up(comparison):
    """A selection of a selection keeps what both keep, and says both."""
    twice = comparison.filter(kind=["added", "softened"]).filter(matches="terms")
    assert twice.changes == comparison.filter(kind=["added", "softened"], matches="terms").changes
    assert twice.selection == "kind added or softened; matches “terms”"


def test_without_a_condition_nothing_is_selected(comparison):
    """No view says that it is a selection when all is there."""
    assert comparison.filter() is comparison
    assert comparison.filter(min_salience=1).selection == ""


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("least", [1, 2, 3])
def test_every_kind_and_salience_can_be_asked_for(comparison, kind, least):
    """What is kept is what was asked for, no less and no more."""
    given = tuple(change(k, ("act",), s, f"{k} {s}") for k in KINDS for s in (1, 2, 3))
    chosen = select(evolve(comparison, changes=given), kind=kind, min_salience=least)
    assert [c.id for c in chosen.changes] == [f"{kind} {s}" for s in (1, 2, 3) if s >= least]


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_every_dimension_can_be_asked_for(comparison, dimension):
    """A change of several dimensions is kept by each of them; one of none by none."""
    both = change("softened", ("degree", dimension), 1, "both")
    given = (both, change("updated", (), 1, "none"))
    assert select(evolve(comparison, changes=given), dimension=dimension).changes == (both,)


@pytest.mark.parametrize(
    "pattern", ["missile launch", "MISSILE", r"missile\s+launch", "^condemned", "Board's mandate", "board’s"], ids=repr
)
def test_a_search_sees_words_and_not_their_setting(comparison, pattern):
    """A line break is a space, upper and lower case are the same, and so are straight and curly apostrophes."""
    found = change("softened", ("degree",), 3, "condemned the missile\n  launch against the Board’s mandate")
    assert select(evolve(comparison, changes=(found,)), matches=pattern).changes == (found,)


def test_a_search_looks_at_both_quotes(comparison):
    """What stands on one side only is found."""
    assert comparison.filter(matches="strongest terms").counts["softened"] == 1
    assert comparison.filter(matches="Grain").counts["added"] == 1
    assert comparison.filter(matches="warning data").changes == ()


def test_what_a_review_rejected_is_selected_too(comparison):
    """A view of the softened ones does not list rejected additions; reviewed changes go by their reviewed kind."""
    kept = evolve(change("updated", ("act",), 2, "relabelled"), opinion=Opinion("relabelled", "softened"))
    out = tuple(evolve(change(k, ("act",), 2, k), opinion=Opinion("rejected", k)) for k in ("added", "updated"))
    reviewed = evolve(comparison, changes=(kept,), rejected=out)
    assert reviewed.filter(kind="softened").changes == ()
    assert reviewed.filter(kind="updated").changes == (kept,)
    assert [c.id for c in reviewed.filter(kind="updated").rejected] == ["updated"]


@pytest.mark.parametrize("kind", ["Softened,dropped", "dropped, softened,", ["softened", "DROPPED"]])
def test_kinds_may_be_written_as_on_a_command_line(comparison, kind):
    """Commas between them, and capitals, are no matter; what is said of the selection is the same."""
    assert comparison.filter(kind=kind) == comparison.filter(kind=["softened", "dropped"])


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"kind": "softend"}, ["no kind 'softend'", "did you mean 'softened'?", ", ".join(KINDS)]),
        ({"kind": "weakened"}, ["did you mean 'softened'?", ", ".join(KINDS)]),
        ({"kind": "added,gone"}, ["no kind 'gone'."]),
        ({"kind": ["added", "xyz"]}, ["no kind 'xyz'.", ", ".join(KINDS)]),
        ({"kind": []}, ["kind: no name", "leave kind out"]),
        ({"kind": 3}, ["kind=3"]),
        ({"dimension": "modal"}, ["no dimension 'modal'", "did you mean 'modality'?", ", ".join(DIMENSIONS)]),
        ({"dimension": [None]}, ["no dimension None"]),
        ({"matches": "(Taiwan"}, ["matches='(Taiwan'", "missing )", "a backslash"]),
        ({"matches": "a{99999999999}"}, ["not a regular expression"]),
        ({"matches": b"Taiwan"}, ["as text"]),
        ({"min_salience": 0}, ["min_salience=0", "1 (noted)"]),
        ({"min_salience": 4}, ["min_salience=4"]),
        ({"min_salience": 2.0}, ["min_salience=2.0"]),
        ({"min_salience": True}, ["min_salience=True"]),
        ({"min_salience": "2"}, ["min_salience='2'"]),
    ],
    ids=str,
)
def test_a_wrong_condition_is_told_with_its_remedy(comparison, options, words):
    """The message names the condition, what was given, and what can be given instead."""
    with pytest.raises(dd.ReportError) as caught:
        comparison.filter(**options)
    assert not [word for word in words if word not in str(caught.value)]


def test_a_selection_reads_as_one_in_the_text_views(comparison):
    """A filter on nothing that is there leaves an empty comparison that still renders."""
    none = comparison.filter(matches="no such words")
    assert none.changes == ()
    assert "No change in this selection." in none.to_text()
    assert "matches “no such words”" in repr(none)
