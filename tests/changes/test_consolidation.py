"""Pieces of one passage are told together, crumbs with the change beside them."""

from __future__ import annotations

import pytest

import dtt_diff as dd
from dtt_diff.analysis.propositions import Vocabulary
from dtt_diff.changes.consolidation import consolidate
from dtt_diff.changes.findings import Finding
from tests.sentence_pair import SentencePair


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


# Findings made by hand


def consolidated(lexicon, pair: SentencePair, *findings: Finding) -> list[tuple[str, str, str, str]]:
    """What is left of some findings."""

    def remake(side, item, added):
        return Finding(
            "added" if added else "dropped", None if added else side, side if added else None, (), 1, "made anew", (), "medium"
        )

    sides = pair.old, pair.new
    return pair.told(consolidate(findings, sides, pair.counterparts, Vocabulary.of(lexicon), remake))


CAME = ("They opened the harbour for trawlers.", "They opened the old stone harbour quickly for small wooden trawlers there.")


def test_passages_that_came_in_one_place_are_one(shipped):
    """Nothing is kept between them; all between them is quoted, and the passage is weighed anew."""
    pair = SentencePair(shipped, "They opened the harbour.", "They opened the harbour, a jetty, in spring.")
    first, second = pair.finding(None, "a jetty", "proposition"), pair.finding(None, "in spring", "proposition")
    assert consolidated(shipped, pair, second, first) == [("added", "made anew", "", "a jetty , in spring")]
    turned = SentencePair(shipped, "They opened the harbour, a jetty, in spring.", "They opened the harbour.")
    gone = turned.finding("a jetty", None, "proposition"), turned.finding("in spring", None, "proposition")
    assert consolidated(shipped, turned, *gone) == [("dropped", "made anew", "a jetty , in spring", "")]


def test_a_kept_word_parts_short_passages_and_not_long_ones(shipped):
    """Six words of matter together are long; two kept words part those, too."""
    pair = SentencePair(shipped, *CAME)
    short = pair.finding(None, "old stone", "proposition", salience=2), pair.finding(None, "quickly", "proposition", salience=2)
    assert [rule for _, rule, *_ in consolidated(shipped, pair, *short)] == ["proposition", "proposition"]
    long = SentencePair(
        shipped, "They opened the harbour.", "They opened the old grey stone harbour quickly under bright lamps."
    )
    parts = (
        long.finding(None, "old grey stone", "proposition", salience=2),
        long.finding(None, "quickly under bright lamps", "proposition", salience=2),
    )
    assert [rule for _, rule, *_ in consolidated(shipped, long, *parts)] == ["made anew"]
    far = SentencePair(
        shipped, "They opened the harbour gates.", "They opened the old grey stone harbour gates quickly under bright lamps."
    )
    parts = (
        far.finding(None, "old grey stone", "proposition", salience=2),
        far.finding(None, "quickly under bright lamps", "proposition", salience=2),
    )
    assert [rule for _, rule, *_ in consolidated(shipped, far, *parts)] == ["proposition", "proposition"]


@pytest.mark.parametrize(("first", "second"), [("roster", "proposition"), ("proposition", "negation")])
def test_a_structure_of_its_own_is_joined_to_nothing(shipped, first, second):
    """A roster or a negation is told for itself."""
    pair = SentencePair(shipped, "They opened the harbour.", "They opened the harbour, a jetty, in spring.")
    findings = pair.finding(None, "a jetty", first), pair.finding(None, "in spring", second)
    assert len(consolidated(shipped, pair, *findings)) == 2


def test_what_came_and_what_went_are_two_passages(shipped):
    """Though they stand in one place."""
    pair = SentencePair(
        shipped, "They opened the harbour with a long parade of boats.", "They opened the harbour in spring under bright lamps."
    )
    gone = pair.finding("with a long parade of boats", None, "proposition", salience=2)
    come = pair.finding(None, "in spring under bright lamps", "proposition", salience=2)
    assert sorted(kind for kind, *_ in consolidated(shipped, pair, gone, come)) == ["added", "dropped"]


def test_the_greater_salience_of_two_passages_counts(shipped):
    """Whatever the passage made anew would have."""
    pair = SentencePair(shipped, "They opened the harbour.", "They opened the harbour, a jetty, in spring.")
    findings = pair.finding(None, "a jetty", "proposition", salience=3), pair.finding(None, "in spring", "proposition")
    (one,) = consolidate(
        findings,
        (pair.old, pair.new),
        pair.counterparts,
        Vocabulary.of(shipped),
        lambda side, _item, _added: Finding("added", None, side, (), 1, "made anew", (), "low"),
    )
    assert one.salience == 3


CRUMBS = (
    "The envoys signed a treaty on fishing rights near the old lighthouse of Kesh in the morning.",
    "The envoys drafted a treaty on fishing rights near the new lighthouse of Kesh in the evening.",
)


def test_a_crumb_goes_with_the_nearest_change(shipped):
    """Of two as near, with the one before it; both are quoted with all between them."""
    pair = SentencePair(shipped, *CRUMBS)
    host = pair.finding("signed", "drafted", "scale", salience=3)
    crumb = pair.finding("old", "new", "wording replaced")
    last = pair.finding("morning", "evening", "scale", salience=2)
    assert consolidated(shipped, pair, host, crumb, last) == [
        ("updated", "scale", "signed", "drafted"),
        ("updated", "scale", "old lighthouse of Kesh in the morning", "new lighthouse of Kesh in the evening"),
    ]
    assert consolidated(shipped, pair, host, crumb) == [
        (
            "updated",
            "scale",
            "signed a treaty on fishing rights near the old",
            "drafted a treaty on fishing rights near the new",
        )
    ]


@pytest.mark.parametrize(
    ("options", "rule"),
    [
        ({"salience": 2}, "wording replaced"),  # it belongs in the memo by itself
        ({"shifts": ("a shift",)}, "wording replaced"),  # it has a force of its own
        ({}, "name replaced"),  # it is a fact
    ],
)
def test_what_says_something_of_its_own_is_no_crumb(shipped, options, rule):
    """It stays a change."""
    pair = SentencePair(shipped, *CRUMBS)
    host, other = pair.finding("morning", "evening", "scale", salience=2), pair.finding("old", "new", rule, **options)
    assert len(consolidated(shipped, pair, other, host)) == 2


def test_a_crumb_goes_with_a_directed_change_only_next_to_it(shipped):
    """So that its quotes stay the smallest that show the direction."""
    pair = SentencePair(shipped, *CRUMBS)
    crumb, far = (
        pair.finding("old", "new", "wording replaced"),
        pair.finding("morning", "evening", "scale", shifts=("a shift",)),
    )
    assert len(consolidated(shipped, pair, crumb, far)) == 2
    near = SentencePair(shipped, "They signed a good treaty.", "They drafted a bad treaty.")
    host = near.finding("signed", "drafted", "scale", shifts=("a shift",), salience=2)
    assert consolidated(shipped, near, host, near.finding("good", "bad", "wording replaced")) == [
        ("updated", "scale", "signed a good", "drafted a bad")
    ]


def test_a_change_of_one_side_takes_what_it_can_quote(shipped):
    """Of the other side it leaves a lone word unquoted, but no more, and no figure."""
    pair = SentencePair(shipped, "They signed a good treaty.", "They signed a bad treaty in the harbour of Kesh.")
    host = pair.finding(None, "in the harbour of Kesh", "proposition", salience=2)
    assert consolidated(shipped, pair, pair.finding("good", "bad", "wording replaced"), host) == [
        ("added", "proposition", "", "bad treaty in the harbour of Kesh")
    ]
    pair = SentencePair(shipped, "They signed a very long treaty.", "They signed a bad treaty in the harbour of Kesh.")
    host = pair.finding(None, "in the harbour of Kesh", "proposition", salience=2)
    assert len(consolidated(shipped, pair, pair.finding("very long", "bad", "wording replaced"), host)) == 2
    pair = SentencePair(shipped, "They signed 25 treaties.", "They signed many treaties in the harbour of Kesh.")
    host = pair.finding(None, "in the harbour of Kesh", "proposition", salience=2)
    assert len(consolidated(shipped, pair, pair.finding("25", "many", "wording replaced"), host)) == 2


def test_a_change_stays_in_its_clause(shipped):
    """What another proposition lost or gained is told for itself."""
    pair = SentencePair(
        shipped,
        "They condemned the raids and urged the sides to keep quiet.",
        "They condemned the big raids and urged all the sides to keep very quiet.",
    )
    host, crumb = pair.finding(None, "big", "proposition", salience=2), pair.finding(None, "all", "proposition")
    assert len(consolidated(shipped, pair, host, crumb)) == 2


def test_a_lone_finding_is_left_alone(shipped):
    """There is nothing to join it to."""
    pair = SentencePair(shipped, *CRUMBS)
    crumb = pair.finding("old", "new", "wording replaced")
    assert consolidated(shipped, pair, crumb) == [("updated", "wording replaced", "old", "new")]
