"""The labelled pairs of our own: floors under what is found, ceilings over what is wrong, and every dimension seen both ways.

``python -m tests.accuracy.own_pairs`` prints the figures. The floors stand a few points below them: they catch a change that
costs more than it brings, not one that trades a pair for another.
"""

from __future__ import annotations

import pytest

from tests.accuracy import own_pairs
from tests.accuracy.own_pairs import FIGURES, Count

#: At least this share.
FLOORS = {
    "changes found, kind and place": 0.72,
    "changes found, place only": 0.90,
    "verdicts right, of directed pairs": 0.77,
    "neutral pairs without a direction": 0.86,
    "neutral pairs without any change": 0.31,
}
#: At most this share. A wrong direction is the worst error.
CEILINGS = {
    "changes opposite (less is better)": 0.01,
    "verdicts opposite (less is better)": 0.02,
}
#: Labelled, and not found once. What is found must go from here.
NEVER_FOUND: frozenset[str] = frozenset()


def said(name: str, count: Count) -> str:
    """What a failure tells: the share, and the pairs at fault."""
    return f"{name}: {count.value:.3f} ({count.share.part} of {count.share.whole}); at fault: {', '.join(count.names)}"


def test_every_figure_is_held() -> None:
    """No figure is printed that nothing guards."""
    assert FLOORS.keys() | CEILINGS.keys() == FIGURES.keys()


@pytest.mark.parametrize("name", FLOORS)
def test_enough_is_right(name: str) -> None:
    """What is found, and what is rightly left alone."""
    count = FIGURES[name]()
    assert count.share.whole
    assert count.value >= FLOORS[name], said(name, count)


@pytest.mark.parametrize("name", CEILINGS)
def test_hardly_any_direction_is_wrong(name: str) -> None:
    """Directions told the wrong way round."""
    count = FIGURES[name]()
    assert count.share.whole
    assert count.value <= CEILINGS[name], said(name, count)


def test_every_dimension_is_found_in_every_direction() -> None:
    """Of every dimension with every kind that is labelled, at least one change is found."""
    counts = own_pairs.by_head()
    never = {head for head, count in counts.items() if not count.share.part}
    lost = [said(head, counts[head]) for head in sorted(never - NEVER_FOUND)]
    assert never == NEVER_FOUND, f"no longer found: {lost}; found by now: {sorted(NEVER_FOUND - never)}"


def test_the_labels_cover_every_dimension_both_ways() -> None:
    """The set tests what it is meant to; a reversal has no direction."""
    heads = own_pairs.by_head()
    dimensions = {head.partition(" ")[0] for head in heads} - {"polarity"}
    assert dimensions >= {"act", "modality", "certainty", "degree", "scope", "condition", "specificity"}
    assert {f"{dimension} {kind}" for dimension in dimensions for kind in ("strengthened", "softened")} <= heads.keys()
