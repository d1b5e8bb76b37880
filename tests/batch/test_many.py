from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import islice, pairwise
from pathlib import Path

import pytest
from attrs import evolve

import dtt_diff as dd
from dtt_diff.batch.values import Pair
from dtt_diff.errors import DttDiffError
from tests.batch.making import SMALL, edition

TEXTS = [edition(number) for number in range(6)]
PAIRS = list(pairwise(TEXTS))


def test_the_comparisons_are_those_of_compare():
    """On all cores, in the order of the pairs."""
    results = list(dd.compare_many(PAIRS, lexicon=SMALL))
    assert [result.comparison for result in results] == [dd.compare(old, new, lexicon=SMALL) for old, new in PAIRS]
    assert [result.pair.id for result in results] == ["0", "1", "2", "3", "4"]


def test_any_executor_will_do():
    """And none gives the same."""
    alone = list(dd.compare_many(PAIRS, workers=1, lexicon=SMALL))
    with ThreadPoolExecutor(2) as pool:
        assert list(dd.compare_many(PAIRS, pool, lexicon=SMALL)) == alone


def test_sides_are_paths_texts_or_statements(tmp_path):
    """A path keeps its name, a statement what was found in it."""
    path = tmp_path / "1.txt"
    path.write_text(TEXTS[0], encoding="utf-8")
    statement = evolve(dd.read(path), title="Ferry talks")
    results = list(dd.compare_many([(path, TEXTS[1]), (statement, TEXTS[1])], workers=1, lexicon=SMALL))
    assert [result.comparison for result in results] == [
        dd.compare(side, TEXTS[1], lexicon=SMALL) for side in (path, statement)
    ]


def test_a_pair_that_fails_is_told_in_its_place(tmp_path):
    """Its result has the reason, and no comparison."""
    pairs = [PAIRS[0], (tmp_path / "missing.txt", TEXTS[1]), ("", "They met."), PAIRS[1]]
    one, two, three, four = dd.compare_many(pairs, workers=1, lexicon=SMALL)
    assert one.failure is four.failure is None
    assert two.failure is not None
    assert "missing.txt: no such file" in two.failure.reason
    assert three.failure is not None
    with pytest.raises(DttDiffError, match="2: the text is empty"):
        _ = three.comparison


def test_names_of_pairs_are_kept():
    """A pair may have an id and a series."""
    (result,) = dd.compare_many([Pair(*PAIRS[0], id="first", series="ferry")], workers=1, lexicon=SMALL)
    assert result.pair == Pair(*PAIRS[0], id="first", series="ferry")
    assert result.to_json() == result.comparison.to_json(indent=None)


def test_pairs_may_have_no_end():
    """They are taken as they are compared."""

    def endless():
        while True:
            yield PAIRS[0]

    assert len(list(islice(dd.compare_many(endless(), workers=1, lexicon=SMALL), 20))) == 20


@pytest.mark.parametrize("given", [("They met.",), "They met.", ("They met.", 7), ("They met.", b"They meet."), None])
def test_what_is_no_pair_is_told_by_its_number(given):
    """With what to give instead."""
    with pytest.raises(DttDiffError, match="pair 1: not two editions"):
        list(dd.compare_many([PAIRS[0], given], workers=1, lexicon=SMALL))


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"workers": 0}, "workers is a number"),
        ({"executor": object()}, "object is no executor"),
        ({"executor": ThreadPoolExecutor(1), "workers": 2}, "workers is a number"),
        ({"profile": "poetic"}, "there is no profile"),
        ({"lexicon": Path("missing.toml")}, "missing.toml"),
    ],
)
def test_misuse_is_told_at_once(options, said):
    """Before the first result is asked for."""
    with pytest.raises(DttDiffError, match=said):
        dd.compare_many([], **options)


def test_standard_input_is_no_side():
    """Workers have none."""
    with pytest.raises(DttDiffError, match="standard input"):
        list(dd.compare_many([(Path("-"), "They met.")], workers=1))
