"""Law 5: swapping the sides swaps added/dropped and strengthened/softened, and nothing else."""

from __future__ import annotations

import itertools
from collections import Counter

import pytest
from hypothesis import given

import dtt_diff as dd
from dtt_diff.model import Change, Group
from dtt_diff.statements import from_text
from tests.laws.strategies import any_pairs
from tests.making import load_pair, samples, shared_pairs

MIRROR = {
    "added": "dropped",
    "dropped": "added",
    "strengthened": "softened",
    "softened": "strengthened",
    "split": "merge",
    "merge": "split",
}


def seen(change: Change, *, mirrored: bool) -> tuple[object, ...]:
    """All that a change says, as it is or from the other side."""
    old, new = (change.new, change.old) if mirrored else (change.old, change.new)
    olds, news = (change.new_sentences, change.old_sentences) if mirrored else (change.old_sentences, change.new_sentences)
    sign = -1 if mirrored else 1
    sides = [((item.old_cue, item.old_rank), (item.new_cue, item.new_rank)) for item in change.evidence]
    evidence = [
        (e.rule, e.scale, frozenset(e.sources), *(s[::-1] if mirrored else s))
        for e, s in zip(change.evidence, sides, strict=True)
    ]
    kind = MIRROR.get(change.kind, change.kind) if mirrored else change.kind
    shift = None if change.shift is None else sign * change.shift
    return (
        kind,
        old,
        new,
        olds,
        news,
        frozenset(change.dimensions),
        change.salience,
        shift,
        change.confidence,
        frozenset(evidence),
    )


def turned(group: Group) -> tuple[object, ...]:
    """A group from the other side."""
    return (
        group.new,
        group.old,
        MIRROR.get(group.shape, group.shape),
        group.moved,
        MIRROR.get(group.verdict, group.verdict),
    )


def assert_mirrored(old: str, new: str) -> None:
    """Compare both ways and hold the two against each other."""
    there, back = dd.compare(from_text(old), from_text(new)), dd.compare(from_text(new), from_text(old))
    assert {(k.old, k.new, k.rank, k.score) for k in there.links} == {(k.new, k.old, k.rank, k.score) for k in back.links}
    assert {(g.old, g.new, g.shape, g.moved, g.verdict) for g in there.groups} == {turned(g) for g in back.groups}
    as_is, mirrored = [seen(c, mirrored=False) for c in there.changes], [seen(c, mirrored=True) for c in back.changes]
    assert Counter(as_is) == Counter(mirrored)


@given(any_pairs())
def test_swapping_mirrors_the_comparison(texts):
    """Links, groups, verdicts and changes."""
    assert_mirrored(*texts)


@pytest.mark.parametrize("folder", shared_pairs())
def test_swapping_mirrors_every_labelled_pair(folder):
    """Real statements, some of them long."""
    pair = load_pair(folder)
    assert_mirrored(pair["old"]["text"], pair["new"]["text"])


def test_swapping_mirrors_the_samples():
    """The sample statements, each with the next."""
    found = samples()
    if len(found) < 2:
        pytest.skip("examples/statements holds no pair of sample statements yet")
    for old, new in itertools.pairwise(found):
        assert_mirrored(old.read_text(encoding="utf-8"), new.read_text(encoding="utf-8"))
