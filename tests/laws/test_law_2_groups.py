"""Law 2: every sentence is in exactly one group."""

from __future__ import annotations

from hypothesis import given

import dtt_diff as dd
from dtt_diff.statements import from_text
from tests.laws.strategies import any_pairs


@given(any_pairs())
def test_every_sentence_is_in_exactly_one_group(texts):
    """On both sides."""
    comparison = dd.compare(*map(from_text, texts))
    for side in ("old", "new"):
        listed = sorted(i for group in comparison.groups for i in getattr(group, side))
        assert listed == [sentence.index for sentence in getattr(comparison, side).sentences]


@given(any_pairs())
def test_groups_are_what_primary_links_tie_together(texts):
    """A link never leaves its group, a group of several holds links, and the shape says what it is."""
    comparison = dd.compare(*map(from_text, texts))
    home = {("old", i): n for n, group in enumerate(comparison.groups) for i in group.old}
    home |= {("new", j): n for n, group in enumerate(comparison.groups) for j in group.new}
    primary = [link for link in comparison.links if link.rank == "primary"]
    assert all(home["old", link.old] == home["new", link.new] for link in primary)
    for group in comparison.groups:
        ties = [link for link in primary if link.old in group.old]
        assert len(ties) >= len(group.old) + len(group.new) - 1
        sizes = (min(len(group.old), 2), min(len(group.new), 2))
        assert group.shape == {
            (0, 1): "added", (1, 0): "dropped", (1, 1): "1-1", (1, 2): "split", (2, 1): "merge", (2, 2): "n-m",
        }[sizes]  # fmt: skip


@given(any_pairs())
def test_groups_and_links_stand_in_order(texts):
    """Groups in the order of the new edition, links in that of the old one; no link twice."""
    comparison = dd.compare(*map(from_text, texts))
    firsts = [group.new[0] for group in comparison.groups if group.new]
    assert firsts == sorted(firsts)
    places = [(link.old, link.new) for link in comparison.links]
    assert places == sorted(set(places))


@given(any_pairs())
def test_verdicts_fit_their_groups(texts):
    """Dropped and added go with the shape; only the frame is not compared."""
    comparison = dd.compare(*map(from_text, texts))
    for group in comparison.groups:
        members = [comparison.old.sentences[i] for i in group.old] + [comparison.new.sentences[j] for j in group.new]
        assert (group.verdict == "not compared") == any(sentence.is_frame for sentence in members)
        if group.verdict != "not compared":
            assert (group.verdict in ("dropped", "added")) == (group.shape in ("dropped", "added"))
            assert group.shape in (group.verdict, "1-1", "split", "merge", "n-m")
