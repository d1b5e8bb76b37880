from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from dtt_diff.checking import check, default_policy
from dtt_diff.checking.values import Finding, Waiver
from dtt_diff.checking.waivers import apply_waivers
from tests.checking.making import compared, one, text_of

LAST = text_of("last")
DRAFT = text_of("draft").replace("condemned in the strongest terms", "condemned").replace("in Port Amsel on", "in XX on")
TODAY = date(2026, 6, 1)


def checked(*waivers: Waiver):
    """The check of a draft with a softening and a placeholder."""
    return check(compared(LAST, DRAFT), default_policy().with_waivers(waivers), today=TODAY)


def mark() -> str:
    """The fingerprint of the placeholder."""
    return one(checked(), "placeholder").fingerprint


@pytest.mark.parametrize(
    ("about", "covered"),
    [
        ({"rule": "softened"}, {"softened"}),
        ({"pattern": "strongest terms"}, {"softened"}),
        ({"rule": "placeholder", "pattern": "XX"}, {"placeholder"}),
        ({"rule": "softened", "pattern": "XX"}, set()),
        ({"rule": "stale-edition"}, set()),
    ],
)
def test_a_waiver_covers_what_all_of_it_holds_of(about, covered):
    """By rule, by a phrase in a quote of either side, or by both."""
    result = checked(Waiver("settled", **about))
    assert {f.rule for f in result.findings if f.waiver == 0} == covered
    assert all(f.counts for f in result.findings if f.waiver is None)


def test_a_waiver_by_fingerprint_covers_one_finding():
    """And it counts no more."""
    result = checked(Waiver("settled", fingerprint=mark()))
    assert [f.rule for f in result.findings if f.waiver is not None] == ["placeholder"]
    assert result.count("warning") == checked().count("warning") - 1


def test_a_waiver_holds_to_the_end_of_its_last_day():
    """On the day after it covers nothing and is told."""
    held = checked(Waiver("settled", rule="softened", until=TODAY))
    assert "waiver-expired" not in {f.rule for f in held.findings}
    gone = checked(
        Waiver("settled", rule="softened", until=date(2026, 5, 31), owner="Oskara", source="policy.toml: [[waiver]] number 1")
    )
    found = one(gone, "waiver-expired")
    assert (found.severity, found.place) == ("warning", None)
    for part in ("policy.toml: [[waiver]] number 1", "rule softened", "settled", "Oskara", "2026-05-31"):
        assert part in found.message
    assert one(gone, "softened").waiver is None


def test_an_unused_waiver_is_told():
    """As info; one that another one goes before is used all the same."""
    assert one(checked(Waiver("settled", rule="stale-date")), "waiver-unused").severity == "info"
    both = checked(Waiver("a", rule="softened"), Waiver("b", pattern="strongest terms"))
    assert "waiver-unused" not in {f.rule for f in both.findings}


def test_a_covered_finding_does_not_fail_the_check():
    """Whatever the threshold."""
    assert checked().fails("warning")
    waived = checked(*(Waiver("settled", rule=rule) for rule in {f.rule for f in checked().findings}))
    assert not waived.fails("info")
    assert not checked().fails("never")


def test_without_a_day_it_is_today():
    """The one place where the library asks for the day."""
    past = evolve(default_policy(), waivers=(Waiver("settled", rule="softened", until=date(2000, 1, 1)),))
    assert one(check(compared(LAST, DRAFT), past), "waiver-expired")


FINDING = Finding("softened", "change", "warning", "It was softened.", None, fingerprint="0123456789abcdef")


@pytest.mark.parametrize(
    ("waiver", "told"),
    [
        (Waiver("settled", rule="added"), "the waiver of rule added (reason: settled) covers nothing; take it out"),
        (
            Waiver("settled", "fedcba9876543210", "softened", "XX", owner="Oskara", source="p.toml: [[waiver]] number 2"),
            "p.toml: [[waiver]] number 2: the waiver of fingerprint fedcba9876543210, rule softened, pattern XX"
            " (reason: settled; owner: Oskara) covers nothing; take it out",
        ),
        (
            Waiver("settled", rule="softened", until=date(2026, 5, 31)),
            "the waiver of rule softened (reason: settled) held until 2026-05-31; renew it or take it out",
        ),
    ],
)
def test_a_waiver_that_covers_nothing_is_told_in_full(waiver, told):
    """What it covers, its reason, its owner and its place, as far as it has them."""
    covered, own = apply_waivers([FINDING], [waiver], TODAY)
    assert covered == [FINDING]
    assert [finding.message for finding in own] == [told]


def test_the_first_of_several_waivers_covers_a_finding():
    """All that hold of it are used; one that names nothing covers nothing."""
    waivers = [
        Waiver("nothing"),
        Waiver("gone", rule="softened", until=date(2026, 5, 31)),
        Waiver("a", rule="softened", until=TODAY),
        Waiver("b", fingerprint="0123456789abcdef"),
        Waiver("other", fingerprint="0123456789abcdef", rule="dropped"),
    ]
    covered, own = apply_waivers([FINDING, evolve(FINDING, rule="added", fingerprint="f" * 16)], waivers, TODAY)
    assert [finding.waiver for finding in covered] == [2, None]
    assert [(f.rule, f.severity) for f in own] == [
        ("waiver-unused", "info"),
        ("waiver-expired", "warning"),
        ("waiver-unused", "info"),
    ]
