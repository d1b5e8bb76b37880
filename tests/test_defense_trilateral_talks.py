"""The founding example: what an analyst must read from the 13th and 14th Defense Trilateral Talks statements."""

from __future__ import annotations

from functools import lru_cache

import pytest

import dtt_diff as dd
from tests.making import ROOT

STATEMENTS = ROOT.parent / "shared" / "statements"
pytestmark = pytest.mark.skipif(
    not STATEMENTS.is_dir(),
    reason="the statements themselves are not redistributed; they are looked for in ../shared/statements",
)


@lru_cache
def comparison() -> dd.Comparison:
    """The two statements, compared once."""
    return dd.compare(STATEMENTS / "dtt-13.txt", STATEMENTS / "dtt-14.txt")


def flat(text: str | None) -> str:
    """A quote in one line."""
    return " ".join((text or "").split())


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        ("softened", "condemned in the strongest terms", "condemned"),
        ("dropped", "called on the DPRK to return to negotiations", None),
        ("dropped", "Audacious Initiative", None),
        ("strengthened", "unprovoked and brutal", "illegal, unprovoked, and brutal"),
        ("strengthened", "the need to stand", "commitment to stand"),
        ("strengthened", "exercises", "annual, named, multi-domain trilateral exercise"),
        ("added", None, "strong opposition to any unilateral attempts to change the status quo"),
        ("strengthened", "defensive capabilities", "U.S. capabilities"),
        ("added", None, "agreed to institutionalize trilateral security cooperation policy dialogues"),
        ("updated", "14th", "15th"),
        ("updated", "in Seoul", "in the ROK"),
        ("updated", "next year", "later this year"),
    ],
)
def test_what_an_analyst_must_read(kind, old, new):
    """Each stands among the changes, with its kind and with the right words in its quotes."""
    assert any(
        change.kind == kind
        and (old is None) == (change.old is None)
        and (new is None) == (change.new is None)
        and (old or "") in flat(change.old and change.old.text)
        and (new or "") in flat(change.new and change.new.text)
        for change in comparison().changes
    )


@pytest.mark.parametrize(("quote", "verdict"), [("a DPRK nuclear test", "unchanged"), ("cease all destabilizing", "reworded")])
def test_what_did_not_change(quote, verdict):
    """The sentence on a nuclear test stands word for word; "stop" to "cease" is another word for the same."""
    result = comparison()
    index = next(s.index for s in result.new.sentences if quote in flat(result.new.quote(s.spans)))
    assert result.verdict(index) == verdict


def test_the_condemnation_leads():
    """The lost intensifier of the condemnation is among the changes that lead the memo."""
    leading = [change for change in comparison().leading if change.salience == 3]
    assert any(flat(change.old and change.old.text).startswith("condemned in the strongest terms") for change in leading)
