from __future__ import annotations

import re
import time

import pytest
from attrs import evolve

import dtt_diff as dd
from dtt_diff.checking import Policy, check, default_policy
from dtt_diff.result import Comparison
from dtt_diff.statements import from_text
from tests.checking.making import FOLDER, compared, one, read_and_compared, text_of
from tests.making import PAIRS, ROOT, needs_shared, samples


def test_the_draft_of_the_seeded_faults_is_clean():
    """Nothing of warning or above, and every change that is left is told."""
    comparison = read_and_compared()
    result = check(comparison)
    assert {f.severity for f in result.findings} == {"info"}
    assert {f.change.id for f in result.findings if f.change} == {change.id for change in comparison.changes}
    assert not result.fails()


def test_findings_stand_in_the_order_of_the_draft():
    """Those without a place come last."""
    starts = [f.place.spans[0][0] if f.place else 10**9 for f in check(compared(text_of("last"), text_of("last"))).findings]
    assert starts == sorted(starts)


def test_a_copy_of_the_last_edition_is_told():
    """Its number and date have not moved."""
    result = check(compared(text_of("last"), text_of("last")))
    assert one(result, "stale-own-edition").suggestion == "6th"
    assert one(result, "stale-own-date").place.line == 3
    assert result.fails()


def test_the_result_says_what_it_was_made_with():
    """Library, lexicon, policy and both texts."""
    result = dd.check(read_and_compared(), FOLDER / "policy.toml")
    assert result.policy.source == str(FOLDER / "policy.toml")
    assert result.provenance["policy"] == "Tidewater test"
    assert len(result.provenance["policy sha256"]) == 64
    assert result.provenance["new text sha256"] == read_and_compared().new.digest
    made = check(read_and_compared(), evolve(default_policy(), digest="", name="own"))
    assert made.provenance["policy sha256"] != result.provenance["policy sha256"]


def test_a_policy_that_is_no_policy_is_refused():
    """A str is no path."""
    with pytest.raises(dd.PolicyError, match=r"give Path\(\.\.\.\)"):
        check(read_and_compared(), "policy.toml")


def test_a_selection_is_said():
    """What it leaves out is not checked."""
    result = check(read_and_compared().filter(kind="softened"))
    assert any("were not checked" in note for note in result.notes)


def test_the_example_policy_finds_what_it_is_about():
    """On the sample statements, with a history."""
    statements = [dd.read(path) for path in samples()]
    result = dd.check(dd.compare(*statements[-2:]), ROOT / "examples" / "policy.toml", statements[:-1])
    assert {"defence", "dropped-call", "new-money"} <= {f.rule for f in result.findings}
    assert one(result, "dropped-call").waiver == 0
    assert [f.rule for f in result.findings if f.severity == "error" and f.counts] == ["defence"]


@pytest.mark.parametrize("number", range(4))
def test_the_sample_series_has_no_stale_fact_but_one(number):
    """The third edition still promises something by the end of the year before."""
    old, new = (dd.read(path) for path in samples()[number : number + 2])
    stale = [(f.rule, f.place.quote) for f in check(dd.compare(old, new)).findings if f.kind in ("stale", "consistency")]
    assert [item for item in stale if item[0] != "acronym-unused"] == (
        [("stale-time", "by the end of 2022")] if number == 1 else []
    )


HOSTILE = {
    "placeholders": "XX " * 1500,
    "brackets": "[a" * 1500,
    "quotes": '"' * 1500,
    "editions": "5th Talks " * 2000,
    "acronyms": "ABC (ABC) " * 2000,
    "officials": "Director Abc Def, " * 2000,
    "names": "".join(f"Abcdef{chr(97 + i % 26)}{chr(97 + i // 26 % 26)} " for i in range(3000)),
    "labels": "\n".join(f"{i}. A word here." for i in range(1000)),
    "surrogates": "\ud800\udfff \u202e\x00" * 500,
    "one word": "a" * 9_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_drafts_end_soon(text):
    """No check takes more than seconds of processor time for tens of kilobytes, whatever stands in them."""
    start = text_of("draft").split("\n\n2. ")[0]
    old, new = from_text(text_of("last")), from_text(f"{start}\n\n{text}")
    comparison = Comparison(old=old, new=new, links=(), groups=(), changes=(), edits=(), profile="x", lexicon="y", version="z")
    began = time.process_time()
    check(comparison)
    assert time.process_time() - began < 20


# The Defense Trilateral Talks: a draft of the 15th statement, made from the 14th where it is there.

MOVES = [
    ("the 14th Defense Trilateral Talks (DTT)", "the 15th Defense Trilateral Talks (DTT)"),
    ("April 24, 2024", "September 24, 2025"),
    (
        "the 14th Defense Trilateral Talks virtually on April 24, 2024",
        "the 15th Defense Trilateral Talks in Seoul on September 24, 2025",
    ),
    (
        "hold the 15th Defense Trilateral Talks later this year in the ROK",
        "hold the 16th Defense Trilateral Talks next year in Japan",
    ),
    ("Ely Ratner", "Alex Moreno"),
]


def fifteenth(*edits: tuple[str, str]) -> str:
    """A draft of the 15th statement with some edits."""
    text = (PAIRS / "dtt-13-14" / "new.txt").read_text(encoding="utf-8")
    for old, new in (*MOVES, *edits):
        assert old in text
        text = text.replace(old, new, 1)
    return text


@needs_shared
@pytest.mark.parametrize(
    ("edit", "rule", "quote"),
    [
        (None, None, None),
        (("Statement of the 15th", "Statement of the 14th"), "stale-edition", "14th"),
        (("convened the 15th", "convened the 14th"), "stale-edition", "14th"),
        (("hold the 16th", "hold the 15th"), "stale-edition", "15th"),
        (("hold the 16th", "hold the 17th"), "stale-series", "17th"),
        (("September 24, 2025", "April 24, 2024"), "stale-date", "April 24, 2024"),
        (("The officials reaffirmed", "Assistant Secretary Ratner and the officials reaffirmed"), "stale-official", "Ratner"),
        (("They urged the DPRK", "They [urged][called on] the DPRK"), "alternatives", "[urged][called on]"),
        (("resolutions (UNSCRs)", "resolutions"), "acronym", "UNSCRs"),
        (("across the Indo-Pacific region", "across the Indo Pacific region"), "name", "Indo Pacific"),
        (("stand with Ukraine", "stand with Ukrain"), "name", "Ukrain"),
        (('"Free and Open Indo-Pacific"', '"Free and Open Indo-Pacific'), "quotes", '"Free and Open'),
        (("its ironclad commitment", "its commitment"), "softened", None),
    ],
)
def test_a_draft_of_the_fifteenth_talks(edit, rule, quote):
    """Clean as it was made; each fault is found, and nothing else that is stale or inconsistent."""
    last = (PAIRS / "dtt-13-14" / "new.txt").read_text(encoding="utf-8")
    found = [f for f in check(compared(last, fifteenth(*([edit] if edit else [])))).findings if f.severity != "info"]
    own = [f for f in found if f.kind != "change" or f.rule == rule]
    assert {f.rule for f in own} == ({rule} if rule else set())
    if quote:
        assert quote in {f.place.quote for f in own}


def test_a_policy_made_in_code_has_a_digest_of_what_it_says():
    """Equal ones have the same, others another; one that was read from a file has that of the file."""
    marks = [
        check(compared("They met.", "They left."), policy).provenance["policy sha256"]
        for policy in (Policy("a"), Policy("a"), Policy("a", fail_on="warning"), Policy("a", digest="0" * 64))
    ]
    assert marks[0] == marks[1] != marks[2]
    assert all(re.fullmatch("[0-9a-f]{64}", mark) for mark in marks)
    assert marks[3] == "0" * 64
