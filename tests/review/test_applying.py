from __future__ import annotations

from collections import Counter
from typing import get_args

import pytest
from attrs import evolve, frozen
from hypothesis import given, settings
from hypothesis import strategies as st

import dtt_diff as dd
from dtt_diff.edits.script import apply_script
from dtt_diff.model import KINDS, Change, Decision, Kind, Opinion, Review, ReviewEntry
from dtt_diff.review.applying import apply_review, draft_review, dump_review, load_review, without_review
from tests.laws.strategies import pairs
from tests.making import compare

OLD = (
    "1. The ministers fully support the convoys of grain. They urged Oskara to end the blockade.\n\n"
    "2. They will support the fishing crews of Sarenia. "
    "The tenth talks of both ministers were held in Norvale on May 12, 2024.\n\n"
    "3. They condemned the launch. They opened a harbour for the coast guards of both states.\n"
)
NEW = (
    "1. The ministers support the convoys of grain. They called on Oskara to end the blockade.\n\n"
    "2. They may support the fishing crews of Sarenia. "
    "The tenth talks of both ministers were held in Norvale on June 3, 2025.\n\n"
    "3. They condemned the launch. They agreed to share data on storms in the northern strait.\n"
)
SIGNS = {"strengthened": 1, "softened": -1}


@pytest.fixture(scope="module")
def comparison() -> dd.Comparison:
    """Two editions in which something is softened, updated, dropped and added."""
    made = dd.compare(OLD, NEW)
    assert {change.kind for change in made.changes} >= {"softened", "updated", "dropped", "added"}
    return made


def of_kind(comparison: dd.Comparison, kind: Kind) -> Change:
    """The first change of a kind."""
    return comparison.of_kind(kind)[0]


def review(*entries: ReviewEntry, **more: str) -> Review:
    """A review of these entries."""
    return Review(tuple(entries), **more)


def everything(comparison: dd.Comparison, decision: Decision, note: str = "") -> Review:
    """The same decision on every change."""
    return review(*(ReviewEntry(change.id, decision, None, note) for change in comparison.changes))


def find(comparison: dd.Comparison, change: Change) -> Change:
    """What became of a change."""
    (found,) = [item for item in (*comparison.changes, *comparison.rejected) if item.id == change.id]
    return found


# What each decision does


def test_an_accepted_change_says_so_and_stays_as_it_is(comparison):
    """The opinion is all that is new."""
    change = of_kind(comparison, "softened")
    reviewed = comparison.with_review(review(ReviewEntry(change.id, "accepted", None, "as agreed")))
    assert find(reviewed, change) == evolve(change, opinion=Opinion("accepted", "softened", "as agreed", change.shift))
    assert reviewed.groups == comparison.groups
    assert reviewed.counts == comparison.counts


def test_a_rejected_change_leaves_the_changes_and_the_verdict(comparison):
    """It is kept where a view can show it; the sentence that it was about is no longer softened."""
    change = of_kind(comparison, "softened")
    reviewed = comparison.with_review(review(ReviewEntry(change.id, "rejected", None, "house style")))
    assert change.id not in {item.id for item in reviewed.changes}
    assert reviewed.rejected == (evolve(change, opinion=Opinion("rejected", "softened", "house style", change.shift)),)
    assert comparison.verdict(change.new_sentences[0]) == "softened"
    assert reviewed.verdict(change.new_sentences[0]) == "reworded"
    assert reviewed.counts["softened"] == comparison.counts["softened"] - 1


def test_a_relabelled_change_has_the_new_kind_and_tells_the_old_one(comparison):
    """Kind, sign, evidence, explanation and verdict agree with each other."""
    change = of_kind(comparison, "softened")
    reviewed = comparison.with_review(review(ReviewEntry(change.id, "relabelled", "strengthened", "read the draft")))
    found = find(reviewed, change)
    assert found.kind == "strengthened"
    assert found.shift == -change.shift > 0
    assert found.evidence[0].rule == "review"
    assert found.evidence[0].why == "the reviewer relabelled it from softened to strengthened"
    assert found.evidence[1:] == change.evidence
    assert found.explanation == f"relabelled by the reviewer from softened: {change.explanation}"
    assert found.opinion == Opinion("relabelled", "softened", "read the draft", change.shift)
    group = next(g for g in reviewed.groups if set(change.new_sentences) & set(g.new))
    assert group.verdict == "strengthened"
    assert "strengthened: relabelled by the reviewer from softened: " in group.explain()


def test_a_relabelled_change_without_a_direction_has_no_shift(comparison):
    """And the one that gets a direction has one step of it."""
    softened, updated = of_kind(comparison, "softened"), of_kind(comparison, "updated")
    reviewed = comparison.with_review(
        review(ReviewEntry(softened.id, "relabelled", "updated"), ReviewEntry(updated.id, "relabelled", "softened"))
    )
    assert find(reviewed, softened).shift is None
    assert find(reviewed, updated).shift == -1.0
    assert reviewed.verdict(updated.new_sentences[0]) == "softened"


def test_a_comment_is_shown_without_a_decision(comparison):
    """A note makes an opinion; an entry without one leaves the change alone."""
    first, second = comparison.changes[:2]
    reviewed = comparison.with_review(
        review(ReviewEntry(first.id, "open", None, "ask the desk"), ReviewEntry(second.id, "open"))
    )
    assert find(reviewed, first).opinion == Opinion("open", first.kind, "ask the desk", first.shift)
    assert find(reviewed, second) == second


def test_relabelling_to_the_same_kind_accepts(comparison):
    """There is nothing to relabel, and the note is kept."""
    change = of_kind(comparison, "softened")
    reviewed = comparison.with_review(review(ReviewEntry(change.id, "relabelled", "softened", "yes")))
    assert find(reviewed, change) == evolve(change, opinion=Opinion("accepted", "softened", "yes", change.shift))


@pytest.mark.parametrize(("kind", "wrong", "side"), [("dropped", "added", "new"), ("added", "dropped", "old")])
def test_a_change_cannot_be_told_of_a_side_that_it_has_not(comparison, kind, wrong, side):
    """What only the old edition has was not added by the new one; the error says what is possible."""
    change = of_kind(comparison, kind)
    with pytest.raises(dd.ReportError) as caught:
        comparison.with_review(review(ReviewEntry(change.id, "relabelled", wrong), source="mine.toml"))
    assert str(caught.value) == (
        f"mine.toml: {change.id}: it quotes nothing of the {side} edition, so it cannot be relabelled as {wrong}; "
        "choose one of strengthened, softened, updated, or reject it"
    )


@pytest.mark.parametrize("kind", ["strengthened", "softened", "updated"])
def test_what_came_or_went_can_be_told_as_a_matter_of_force(comparison, kind):
    """A caveat that was dropped may be a promise that was strengthened."""
    change = of_kind(comparison, "dropped")
    found = find(comparison.with_review(review(ReviewEntry(change.id, "relabelled", kind))), change)
    assert (found.kind, found.old, found.new) == (kind, change.old, None)
    assert found.shift == (float(SIGNS[kind]) if kind in SIGNS else None)


def test_the_class_of_the_comparison_is_kept(comparison):
    """And all that the review does not concern."""

    @frozen(repr=False)
    class House(dd.Comparison):
        pass

    own = House(
        **{name: getattr(comparison, name) for name in ("old", "new", "links", "groups", "changes", "edits")},
        **{name: getattr(comparison, name) for name in ("profile", "lexicon", "version", "notes")},
    )
    given_review = everything(comparison, "accepted")
    reviewed = apply_review(own, given_review)
    assert type(reviewed) is House
    assert reviewed.review is given_review
    assert (reviewed.links, reviewed.edits, reviewed.provenance) == (own.links, own.edits, own.provenance)


# What does not fit


def test_an_entry_without_its_change_is_told(comparison):
    """By its id, its decision, and what it was about; an entry that says nothing is told in short."""
    reviewed = comparison.with_review(
        review(
            ReviewEntry("aaaa", "rejected", None, "", "added: “fog”"),
            ReviewEntry("bbbb", "open", None, "look again"),
            ReviewEntry("cccc", "open"),
            ReviewEntry("dddd", "open"),
        )
    )
    assert reviewed.notes == (
        "review: there is no change aaaa any more; the entry “rejected” on it was not applied (added: “fog”)",
        "review: there is no change bbbb any more; the entry with a note on it was not applied",
        "review: 2 entries without a decision are on changes that are no longer there: cccc, dddd",
    )


def test_a_review_of_other_texts_is_told(comparison):
    """And which side it was; what is the same is applied."""
    change = comparison.changes[0]
    other = evolve(draft_review(comparison), entries=(ReviewEntry(change.id, "rejected"),), old_digest="0" * 64)
    reviewed = comparison.with_review(other)
    (note,) = reviewed.notes
    assert note.startswith("review: it was made on another old text (sha256 000000000000…, here ")
    assert [item.id for item in reviewed.rejected] == [change.id]


def test_a_review_made_with_something_else_says_why_changes_are_missing(comparison):
    """Another version, profile or lexicon gives other changes."""
    entry = ReviewEntry("aaaa", "accepted")
    other = evolve(
        draft_review(comparison), entries=(entry,), library="dtt_diff 0.0.1", profile="requirements", lexicon="1" * 64
    )
    assert comparison.with_review(other).notes[-1] == (
        "review: it was started with dtt_diff 0.0.1, profile requirements, another lexicon, which may give other changes"
    )
    assert comparison.with_review(evolve(other, entries=())).notes == ()


def test_notes_cannot_steer_a_terminal(comparison):
    """Whatever the file holds is told in one line of characters that print."""
    hostile = review(ReviewEntry("a\x1b[2J\n\u202eb", "rejected", None, "", "fog\r\n\x00\ud83d"), old_digest="\x1b\n")
    reviewed = comparison.with_review(hostile)
    assert len(reviewed.notes) == 2
    assert all(note.isprintable() for note in reviewed.notes)


@pytest.mark.parametrize(
    ("entries", "message"),
    [
        ([ReviewEntry("a", "accepted"), ReviewEntry("a", "open")], "the review: a: it stands twice"),
        ([ReviewEntry("a", "agreed")], "the review: a: 'agreed' is none of accepted, rejected, relabelled, open"),
        ([ReviewEntry("a", "relabelled")], "a relabelled change needs a kind"),
        ([ReviewEntry("a", "relabelled", "weaker")], "the kind 'weaker' is none of added"),
        ([ReviewEntry("a", "accepted", "softened")], 'a kind goes with decision = "relabelled" only'),
    ],
)
def test_a_review_that_contradicts_itself_is_refused(comparison, entries, message):
    """Also where it was made by a program."""
    with pytest.raises(dd.ReportError, match=message):
        comparison.with_review(review(*entries))


def test_a_review_is_a_review_or_a_path(comparison):
    """A str is never a file."""
    with pytest.raises(dd.ReportError, match="give Path"):
        comparison.with_review("review.toml")


# Reviews and selections


def test_a_selection_can_be_reviewed(comparison):
    """Verdicts go on counting what the selection hides; entries on hidden changes are told together."""
    selection = comparison.filter(kind="softened")
    hidden = sum(change.kind != "softened" for change in comparison.changes)
    assert selection.with_review(everything(selection, "open")).groups == comparison.groups
    reviewed = selection.with_review(everything(comparison, "rejected"))
    assert reviewed.changes == ()
    assert len(reviewed.rejected) == len(selection.changes)
    assert reviewed.selection == selection.selection
    assert reviewed.notes == (
        f"review: {hidden} entries are on changes that are not in this selection and had no effect; "
        "to apply them all, review first and select then",
    )
    verdicts = Counter(group.verdict for group in reviewed.groups)
    assert verdicts["softened"] == 0
    assert verdicts["updated"] == Counter(group.verdict for group in comparison.groups)["updated"] > 0


def test_a_hidden_change_weighs_on(comparison):
    """Rejecting what is shown of a group leaves the verdict that the rest of it gives."""
    old, new = "They fully support the convoys of 25 ships.", "They support the convoys of 40 ships."
    whole = dd.compare(old, new)
    assert sorted(change.kind for change in whole.changes) == ["softened", "updated"]
    shown = whole.filter(kind="softened")
    reviewed = shown.with_review(everything(shown, "rejected"))
    assert [group.verdict for group in reviewed.groups] == ["updated"]
    assert [group.verdict for group in without_review(reviewed).groups] == ["softened"]


def test_a_reviewed_comparison_can_be_selected(comparison):
    """By the reviewed kind, with the opinions."""
    change = of_kind(comparison, "updated")
    reviewed = comparison.with_review(review(ReviewEntry(change.id, "relabelled", "strengthened")))
    selection = reviewed.filter(kind="strengthened")
    assert change.id in {item.id for item in selection.changes}
    assert selection.review == reviewed.review
    assert {item.id for item in without_review(selection).changes} == {item.id for item in selection.changes}


# One review after another


def test_a_second_review_replaces_the_first(comparison):
    """It starts from what the library said, whatever the first one made of it."""
    first = review(
        *(ReviewEntry(change.id, "rejected") for change in comparison.changes[::2]),
        *(
            ReviewEntry(change.id, "relabelled", "softened" if change.kind == "updated" else "updated", "first")
            for change in comparison.changes[1::2]
        ),
        ReviewEntry("aaaa", "rejected"),
    )
    second = review(ReviewEntry(comparison.changes[1].id, "accepted", None, "second"))
    once = comparison.with_review(first)
    assert once.notes
    assert without_review(once) == comparison
    assert once.with_review(second) == comparison.with_review(second)
    assert once.with_review(first) == once


def test_opinions_without_a_shift_are_undone_as_far_as_they_go(comparison):
    """A comparison whose opinions were made by hand keeps the shift of what was not relabelled."""
    change = of_kind(comparison, "softened")
    by_hand = evolve(comparison, changes=(evolve(change, opinion=Opinion("accepted", "softened")),))
    assert without_review(by_hand).changes == (change,)


# Laws


@st.composite
def reviews(draw: st.DrawFn, comparison: dd.Comparison) -> Review:
    """Any review that can be applied to a comparison."""
    entries = []
    for change in comparison.changes:
        decision = draw(st.sampled_from(["", *get_args(Decision)]))
        kinds = [k for k in KINDS if not (k == "added" and not change.new) and not (k == "dropped" and not change.old)]
        if decision:
            kind = draw(st.sampled_from(kinds)) if decision == "relabelled" else None
            entries.append(ReviewEntry(change.id, decision, kind, draw(st.sampled_from(["", "why\nnot"]))))
    if draw(st.booleans()):
        entries.append(ReviewEntry("000000000000", "accepted", None, "of last year"))
    return Review(tuple(entries), draw(st.text(max_size=5)))


@settings(max_examples=60)
@given(pairs(), st.data())
def test_any_review_keeps_the_laws(texts, data):
    """Nothing is lost, signs and evidence go with kinds, verdicts rest on changes, and the review can be undone."""
    comparison = compare(*texts)
    reviewed = comparison.with_review(data.draw(reviews(comparison)))
    assert Counter(c.id for c in (*reviewed.changes, *reviewed.rejected)) == Counter(c.id for c in comparison.changes)
    for change in (*reviewed.changes, *reviewed.rejected):
        own = find(comparison, change)
        assert (change.old, change.new, change.salience) == (own.old, own.new, own.salience)
        assert change.opinion is None or change.opinion.original == own.kind
        assert (change.kind != own.kind) == bool(change.opinion and change.opinion.decision == "relabelled")
        if change.kind in SIGNS:
            assert change.shift * SIGNS[change.kind] > 0
            assert any(item.old_cue or item.new_cue or item.rule != "scale" for item in change.evidence)
        else:
            assert change.shift is None
    known = {change.id: change for change in reviewed.changes}
    for group in reviewed.groups:
        assert all(reason.kind == known[reason.change].kind for reason in group.reasons)
        signs = {reason.weight > 0 for reason in group.reasons if reason.weight}
        if group.verdict in SIGNS:
            assert (SIGNS[group.verdict] > 0) in signs
    assert apply_script(comparison.old.text, comparison.new.text, reviewed.edits) == comparison.new.text
    assert without_review(reviewed) == comparison


@settings(max_examples=40)
@given(pairs())
def test_accepting_or_leaving_open_changes_nothing_but_opinions(texts):
    """Verdicts, kinds and order are those of the library."""
    comparison = compare(*texts)
    untouched = comparison.with_review(everything(comparison, "open"))
    assert evolve(untouched, review=None) == comparison
    for decision in ("accepted", "open"):
        reviewed = comparison.with_review(everything(comparison, decision, "seen"))
        assert all(change.opinion for change in reviewed.changes)
        assert tuple(evolve(change, opinion=None) for change in reviewed.changes) == comparison.changes
        assert (reviewed.groups, reviewed.rejected, reviewed.notes) == (comparison.groups, (), comparison.notes)


@settings(max_examples=40)
@given(pairs())
def test_rejecting_all_leaves_no_direction(texts):
    """No change is left, and no verdict that a change had given."""
    comparison = compare(*texts)
    reviewed = comparison.with_review(everything(comparison, "rejected"))
    assert reviewed.changes == ()
    assert reviewed.rejected == tuple(
        evolve(change, opinion=Opinion("rejected", change.kind, "", change.shift)) for change in comparison.changes
    )
    left = {group.verdict for group in reviewed.groups if group.shape not in ("dropped", "added")}
    assert left <= {"unchanged", "reworded", "not compared"}
    assert not any(group.reasons for group in reviewed.groups)


@settings(max_examples=40)
@given(pairs(), st.data(), st.sampled_from(["toml", "json"]))
def test_what_is_written_is_read_back(tmp_path_factory, texts, data, form):
    """A first draft, and one with decisions."""
    path = tmp_path_factory.mktemp("review") / f"review.{form}"
    comparison = compare(*texts)
    for version in (comparison, comparison.with_review(data.draw(reviews(comparison)))):
        path.write_bytes(dump_review(version, form).encode())
        assert evolve(load_review(path), source=None) == draft_review(version)


@settings(max_examples=40)
@given(pairs(), st.data())
def test_writing_a_review_again_loses_nothing(tmp_path_factory, texts, data):
    """The written review does what the first one did."""
    path = tmp_path_factory.mktemp("review") / "review.toml"
    comparison = compare(*texts)
    reviewed = comparison.with_review(data.draw(reviews(comparison)))
    path.write_bytes(dump_review(reviewed).encode())
    again = comparison.with_review(path)
    assert (again.changes, again.rejected, again.groups) == (reviewed.changes, reviewed.rejected, reviewed.groups)
    assert {e.change for e in reviewed.review.entries} <= {e.change for e in again.review.entries}
    assert again.review.reviewer == reviewed.review.reviewer
