"""Who goes on as what."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

import dtt_diff as dd
from dtt_diff.model import Group
from dtt_diff.statements import from_text
from dtt_diff.tracking.chaining import find_succession, name_step
from tests.laws.strategies import any_pairs
from tests.making import small_lexicon


@settings(max_examples=60)
@given(any_pairs())
def test_every_sentence_of_the_body_has_one_fate(texts):
    """On both sides; titles and headings have none."""
    comparison = dd.compare(*map(from_text, texts), lexicon=small_lexicon())
    found = find_succession(comparison)
    olds = [*(i for i, _ in found.heirs), *(i for i, _ in found.merged), *found.dropped]
    news = [*(j for _, j in found.heirs), *(j for _, j in found.split), *found.added]
    assert sorted(olds) == [s.index for s in comparison.old.sentences if not s.is_frame]
    assert sorted(news) == [s.index for s in comparison.new.sentences if not s.is_frame]


@settings(max_examples=60)
@given(any_pairs())
def test_heirs_and_those_beside_them_are_tied(texts):
    """By a primary link; what is merged or split off has an heir beside it."""
    comparison = dd.compare(*map(from_text, texts), lexicon=small_lexicon())
    found = find_succession(comparison)
    ties = {(link.old, link.new) for link in comparison.links if link.rank == "primary"}
    assert {*found.heirs, *found.merged, *found.split} <= ties
    assert {j for _, j in found.merged} <= {j for _, j in found.heirs}
    assert {i for i, _ in found.split} <= {i for i, _ in found.heirs}


def test_the_first_part_of_a_cut_sentence_goes_on():
    """The other part is split off."""
    old = "They welcomed the repair of the northern harbour, and they thanked the fishing crews of Sarenia."
    new = "They welcomed the repair of the northern harbour. They also thanked the fishing crews of Sarenia."
    found = find_succession(dd.compare(old, new))
    assert (found.heirs, found.split) == (((0, 0),), ((0, 1),))
    back = find_succession(dd.compare(new, old))
    assert (back.heirs, back.merged) == (((0, 0),), ((1, 0),))


@pytest.mark.parametrize(
    ("verdict", "shape", "moved", "kind"),
    [
        ("unchanged", "1-1", False, "kept"),
        ("unchanged", "1-1", True, "moved"),
        ("reworded", "1-1", True, "reworded"),
        ("reworded", "split", False, "split"),
        ("unchanged", "merge", False, "merged"),
        ("softened", "split", True, "softened"),
        ("updated", "1-1", True, "updated"),
        ("reworded", "n-m", False, "reworded"),
    ],
)
def test_a_step_is_named_after_what_matters_most(verdict, shape, moved, kind):
    """Force and facts, then the fate of the sentence, then the wording."""
    sizes = {"1-1": ((0,), (0,)), "split": ((0,), (0, 1)), "merge": ((0, 1), (0,)), "n-m": ((0, 1), (0, 1))}
    assert name_step(Group(*sizes[shape], shape, moved, verdict)) == kind
