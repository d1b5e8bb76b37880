from __future__ import annotations

import pytest

import dtt_diff as dd
from tests.making import DATA, compare, small_lexicon

OLD = (
    "The ministers condemned the missile launch in the strongest terms. "
    "The next round of talks is held in Norvale on May 12, 2024. Search crews from both coasts found the lost ferry."
)
NEW = (
    "The ministers condemned the missile launch. The next round of talks is held in Norvale on June 3, 2025. "
    "Grain shipments through the northern strait have grown."
)


def test_sides_may_be_texts_files_or_statements(pair_files):
    """All ways give the same changes."""
    old, new = pair_files
    texts = [path.read_text(encoding="utf-8") for path in pair_files]
    wanted = [change.id for change in dd.compare(old, new).changes]
    assert wanted
    assert [change.id for change in dd.compare(*texts).changes] == wanted
    assert [change.id for change in dd.compare(dd.read(old), texts[1]).changes] == wanted


def test_changes_can_be_asked_for_by_kind():
    """The views part the changes; the counts say how many each has."""
    comparison = compare(OLD, NEW)
    views = [getattr(comparison, kind) for kind in comparison.counts]
    assert sorted(c.id for view in views for c in view) == sorted(c.id for c in comparison.changes)
    assert list(comparison.counts.values()) == [len(view) for view in views]
    assert all(change.kind == "softened" for change in comparison.softened)
    assert comparison.softened
    assert comparison.updated


def test_the_leading_changes_come_first():
    """Salience falls; within equals the order of the text stays."""
    comparison = compare(OLD, NEW)
    order = {change.id: n for n, change in enumerate(comparison.changes)}
    keys = [(-change.salience, order[change.id]) for change in comparison.leading]
    assert keys == sorted(keys)
    assert len(keys) == len(comparison.changes)


def test_the_verdict_on_a_sentence_is_that_of_its_group():
    """On either side; an index that is not there is an error."""
    comparison = compare(OLD, NEW)
    assert comparison.verdict(0) == comparison.verdict(0, of_old=True) == "softened"
    with pytest.raises(IndexError, match="new edition has no sentence 9"):
        comparison.verdict(9)
    with pytest.raises(IndexError, match="old edition has no sentence 9"):
        comparison.verdict(9, of_old=True)


def test_a_comparison_says_what_it_was_made_with():
    """Profile, lexicon and version."""
    comparison = compare(OLD, NEW)
    assert (comparison.profile, comparison.lexicon, comparison.version) == (
        "diplomatic",
        small_lexicon().digest,
        dd.__version__,
    )


def test_the_same_text_twice_is_noted():
    """A slip of the hand is the likeliest reason."""
    assert compare(OLD, OLD).notes == ("both sides are the same text",)
    assert compare(OLD, NEW).notes == ()


def test_a_lexicon_may_be_a_path():
    """Or one that is loaded already."""
    by_path = dd.compare(OLD, NEW, lexicon=DATA / "small.toml")
    assert [c.id for c in by_path.changes] == [c.id for c in compare(OLD, NEW).changes]


def test_a_comparison_introduces_itself():
    """``str`` names both sides and the counts."""
    text = str(compare("Joint Statement of the 4th Talks\n\n" + OLD, NEW))
    assert text.startswith("Joint Statement of the 4th Talks -> untitled: ")
    assert "1 softened" in text


def test_groups_explain_their_verdict():
    """The verdict, and a line for each change that was added up."""
    comparison = compare(OLD, NEW)
    group = next(g for g in comparison.groups if g.verdict == "softened")
    first, *rest = group.explain().splitlines()
    assert first == "softened (1-1)"
    assert len(rest) == len(group.reasons) == 1


def test_a_comparison_is_a_value():
    """The same input gives an equal comparison."""
    assert compare(OLD, NEW) == compare(OLD, NEW)


def test_the_samples_show_every_kind_of_change(sample_pair):
    """Two neighbouring editions of the sample series have something of everything."""
    assert all(dd.compare(*sample_pair).counts.values())


def test_editions_in_the_wrong_order_are_noted():
    """An old edition of a later date was likely taken for the new one; nothing else changes."""
    early, late = "They met on May 12, 2024.", "They met on June 3, 2025."
    assert dd.compare(early, late).notes == ()
    (note,) = dd.compare(late, early).notes
    assert "2025-06-03" in note
    assert "give the earlier one first" in note


@pytest.mark.parametrize("source", [None, 5, b"They met."])
def test_what_is_no_statement_is_refused(source):
    """With what may be given instead."""
    with pytest.raises(dd.ReadingError, match="give a statement, the Path of a file, or the text itself"):
        dd.compare(source, "They met.")
