from __future__ import annotations

import pytest

from dtt_diff.changes.findings import Finding
from dtt_diff.mirroring import is_canonical, mirror_finding, mirror_group, mirror_link
from dtt_diff.model import Group, Link
from dtt_diff.statements import from_text


@pytest.mark.parametrize(
    ("old", "new"), [("They met.", "They parted."), ("They met.", "They  met."), ("They met. A", "They met.")]
)
def test_one_of_two_orders_is_canonical(old, new):
    """Different texts stand in canonical order in exactly one way."""
    first, second = from_text(old), from_text(new)
    assert is_canonical(first, second) != is_canonical(second, first)


def test_the_canonical_order_goes_by_words():
    """Reflow and renumbering do not turn it round."""
    old, new = "1. They met.\n\n2. They agreed on a plan.", "1. They met.\n\n2. They agreed on a map."
    changed = "7. They\nmet.\n\n9. They agreed  on a plan."
    assert is_canonical(from_text(old), from_text(new)) == is_canonical(from_text(changed), from_text(new))


def test_a_link_is_seen_from_the_other_side():
    """Its ends are exchanged, its rank and score are not."""
    assert mirror_link(Link(1, 2, "partial", 0.5)) == Link(2, 1, "partial", 0.5)


@pytest.mark.parametrize(
    ("shape", "mirrored"),
    [
        ("added", "dropped"),
        ("dropped", "added"),
        ("split", "merge"),
        ("merge", "split"),
        ("1-1", "1-1"),
        ("n-m", "n-m"),
    ],
)
def test_a_group_is_seen_from_the_other_side(shape, mirrored):
    """A split becomes a merge; whether it moved stays."""
    assert mirror_group(Group((1,), (2, 3), shape, True, "not compared")) == Group((2, 3), (1,), mirrored, True, "not compared")


@pytest.mark.parametrize(
    ("kind", "mirrored"),
    [
        ("added", "dropped"),
        ("dropped", "added"),
        ("strengthened", "softened"),
        ("softened", "strengthened"),
        ("updated", "updated"),
    ],
)
def test_a_finding_is_seen_from_the_other_side(kind, mirrored):
    """Twice mirrored is as it was."""
    finding = Finding(kind, None, None, ("act",), 2, "scale")
    assert mirror_finding(finding).kind == mirrored
    assert mirror_finding(mirror_finding(finding)) == finding
