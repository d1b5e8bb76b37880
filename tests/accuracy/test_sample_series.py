"""The sample series against its labelled file: what its authors put in is found, at its place and with its label."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path

import pytest

import dtt_diff as dd
from dtt_diff.model import Passage

SERIES = Path(__file__).resolve().parents[2] / "examples" / "statements"
EXPECTED = tomllib.loads((SERIES / "expected.toml").read_text(encoding="utf-8"))
#: Of the labelled changes, at least this share is found with the right kind; the others are told, but with another kind.
FOUND_SHARE = 0.95


@lru_cache
def comparison(old: str, new: str) -> dd.Comparison:
    """Two editions of the series, compared once."""
    return dd.compare(SERIES / old, SERIES / new)


def flat(text: str) -> str:
    """A quote without its line breaks, typography and case."""
    return " ".join(text.replace("’", "'").split()).casefold()


def overlaps(quote: str | None, passage: Passage | None) -> bool:
    """Whether one of two quotes stands in the other, or they share most of the words of the shorter."""
    if quote is None or passage is None:
        return quote is None and passage is None
    first, second = flat(quote), flat(passage.text)
    if first in second or second in first:
        return True
    few, many = sorted((set(first.split()), set(second.split())), key=len)
    return len(few & many) > len(few) / 2


def label(change: dict) -> str:
    """A change in the names of tests."""
    return f"{change['pair'][1][:1]}-{change['kind']}-{change['note']}"


@pytest.mark.parametrize("expected", EXPECTED["change"], ids=label)
def test_no_labelled_change_vanishes_or_turns_round(expected: dict) -> None:
    """Every labelled change is told at its place, and never with the opposite direction."""
    result = comparison(*expected["pair"])
    told = [c for c in result.changes if overlaps(expected.get("old"), c.old) or overlaps(expected.get("new"), c.new)]
    opposite = {"strengthened": "softened", "softened": "strengthened"}.get(expected["kind"])
    exact = [c for c in told if overlaps(expected.get("old"), c.old) and overlaps(expected.get("new"), c.new)]
    assert told
    assert not exact or any(c.kind != opposite for c in exact)


def test_nearly_all_labelled_changes_have_their_kind() -> None:
    """The share of labelled changes found with the right kind stays above its floor."""
    right = [
        any(
            c.kind == e["kind"] and overlaps(e.get("old"), c.old) and overlaps(e.get("new"), c.new)
            for c in comparison(*e["pair"]).changes
        )
        for e in EXPECTED["change"]
    ]
    missed = [label(e) for e, found in zip(EXPECTED["change"], right, strict=True) if not found]
    assert sum(right) >= FOUND_SHARE * len(right), missed


@pytest.mark.parametrize("expected", EXPECTED["sentence"], ids=lambda e: f"{e['pair'][1][:1]}-{e['verdict']}")
def test_sentences_have_their_verdict_and_shape(expected: dict) -> None:
    """Verdict, shape and movement of the labelled sentences."""
    result = comparison(*expected["pair"])
    side = "new" if "new" in expected else "old"
    statement = getattr(result, side)
    index = next(s.index for s in statement.sentences if flat(statement.quote(s.spans)) == flat(expected[side]))
    group = next(g for g in result.groups if index in getattr(g, side))
    assert group.verdict == expected["verdict"]
    if "shape" in expected:
        assert group.shape == expected["shape"]
    if "moved" in expected:
        assert group.moved is expected["moved"]
