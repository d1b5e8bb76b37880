from __future__ import annotations

import math
from itertools import pairwise

import pytest

import dtt_diff as dd
from dtt_diff.reporting.values import Emphasis
from dtt_diff.statements import from_text
from tests.making import samples, shared_pairs

FIRST = "Ships will carry grain. Grain ships sail in May."
SECOND = "The harbour police found smuggled fuel in boxes near the old lighthouse on Monday."


def table(tmp_path) -> object:
    """Two themes of one's own."""
    path = tmp_path / "themes.toml"
    path.write_text('[themes]\nGrain = ["grain"]\nFuel = ["fuel"]\n', encoding="utf-8")
    return path


def test_words_shares_orders_and_places_are_counted(tmp_path):
    """By hand: 9 words of grain, 14 of fuel; the new edition turns them round."""
    comparison = dd.compare(from_text(f"{FIRST}\n\n{SECOND}"), from_text(f"{SECOND}\n\n{FIRST}"))
    grain, fuel = comparison.report(themes=table(tmp_path)).emphasis
    assert (grain.old_words, grain.new_words, fuel.old_words, fuel.new_words) == (9, 9, 14, 14)
    assert (grain.old_order, grain.new_order, fuel.old_order, fuel.new_order) == (1, 2, 2, 1)
    assert math.isclose(grain.old_share, 9 / 23)
    assert (grain.old_position, fuel.new_position) == (0.0, 0.0)
    assert math.isclose(fuel.old_position, 9 / 23)
    assert math.isclose(grain.new_position, 14 / 23)


def test_a_theme_that_one_edition_has_not_has_no_order_there(tmp_path):
    """Neither order nor place; no words."""
    comparison = dd.compare(from_text(FIRST), from_text(f"{FIRST}\n\n{SECOND}"))
    fuel = comparison.report(themes=table(tmp_path)).emphasis[1]
    assert (fuel.old_words, fuel.old_share, fuel.old_order, fuel.old_position) == (0, 0.0, None, None)
    assert (fuel.new_words, fuel.new_order) == (14, 2)


def check(comparison: dd.Comparison) -> None:
    """What holds of every table of emphasis."""
    items = comparison.report().emphasis
    for shares in ([i.old_share for i in items], [i.new_share for i in items]):
        assert math.isclose(math.fsum(shares), 1.0)
    for orders in ([i.old_order for i in items], [i.new_order for i in items]):
        named = sorted(order for order in orders if order is not None)
        assert named == list(range(1, len(named) + 1))


@pytest.mark.parametrize("pair", list(pairwise(samples())), ids=lambda pair: pair[0].stem)
def test_shares_add_up_and_orders_are_complete(pair):
    """On each side."""
    check(dd.compare(*pair))


@pytest.mark.parametrize("folder", shared_pairs())
def test_shares_of_real_pairs_add_up(folder):
    """On each side."""
    check(dd.compare(folder / "old.txt", folder / "new.txt"))


def sides(item: Emphasis) -> list[tuple[object, ...]]:
    """What an emphasis says of the old and of the new edition."""
    names = ("words", "share", "order", "position")
    return [tuple(getattr(item, f"{side}_{name}") for name in names) for side in ("old", "new")]


def test_swapping_the_editions_swaps_the_emphasis(tmp_path):
    """With the same themes."""
    old, new = from_text(f"{FIRST}\n\n{SECOND}"), from_text(f"{SECOND}\n\n{FIRST} Grain is dear.")
    there = dd.compare(old, new).report(themes=table(tmp_path)).emphasis
    back = dd.compare(new, old).report(themes=table(tmp_path)).emphasis
    assert [sides(item) for item in there] == [sides(item)[::-1] for item in back]
