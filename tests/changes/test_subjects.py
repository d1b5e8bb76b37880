"""Who says it."""

from __future__ import annotations

import pytest

import dtt_diff as dd

ONE = "President Orla reaffirmed the ironclad commitment to the strait."
ALL = "We reaffirmed the ironclad commitment to the strait."
NAMED = "Minister Orla, Minister Venn, and Minister Ruhl reaffirmed the ironclad commitment to the strait."
JOINT = "The ministers reaffirmed the ironclad commitment to the strait."
OTHER_ACT = "President Orla urged Norvale to release the crew of the ferry."


@pytest.mark.parametrize(
    ("old", "new", "kind"), [(ONE, ALL, "strengthened"), (NAMED, ONE, "softened"), (JOINT, ONE, "softened")]
)
def test_one_mouth_is_less_than_all(old: str, new: str, kind: str) -> None:
    """What one of the issuers says has less force than what all of them say."""
    (change,) = dd.compare(old, new).changes
    assert (change.kind, change.dimensions, change.evidence[0].rule) == (kind, ("attribution",), "attribution")


@pytest.mark.parametrize(("old", "new"), [(NAMED, JOINT), (NAMED, ALL), (JOINT, ALL)])
def test_the_issuers_under_another_name_are_no_change(old: str, new: str) -> None:
    """A list of all issuers, "the ministers" and "we" are the same speakers."""
    assert dd.compare(old, new).changes == ()


def test_a_title_in_the_plural_is_all_of_the_issuers() -> None:
    """They are the leaders, as in "the two Presidents"; "the United States" is one of the parties."""
    both = "The two Presidents reaffirmed the ironclad commitment to the strait."
    assert dd.compare(JOINT.replace("The ministers", "Both leaders"), both).changes == ()
    kinds = [c.kind for c in dd.compare(ONE, ONE.replace("President Orla", "The United States")).changes]
    assert "strengthened" not in kinds


def test_another_speaker_is_named() -> None:
    """One issuer put for another one is told."""
    changes = dd.compare(ONE, ONE.replace("Orla", "Venn")).changes
    assert [change.kind for change in changes] == ["updated"]


def test_another_act_of_another_speaker_is_no_attribution() -> None:
    """Only the same act in another mouth is a change of attribution."""
    changes = dd.compare(OTHER_ACT, "We reaffirmed our call on Norvale to release the crew of the ferry.").changes
    assert changes
    assert all(change.evidence[0].rule != "attribution" for change in changes)
