from __future__ import annotations

import json
import re
import textwrap

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from dtt_diff.checking import CheckResult, Finding, check, default_policy, dump_baseline, load_baseline, with_baseline
from dtt_diff.errors import PolicyError
from tests.checking.making import compared, text_of

LAST = text_of("last")
FAULTY = (
    text_of("draft")
    .replace("convened the 6th", "convened the 5th")
    .replace("condemned in the strongest terms", "condemned")
    .replace(" and to comply fully with its obligations under ACS resolutions", "")
    .replace("in Port Amsel on", "in XX on")
    .replace("within one day.", "within one day through the MCRT. They will not stop. They will not stop at all today.")
    .replace('"Free and Open Strait"', '"Free and Open Strait')
    .replace("patrols in the Halden", "patrols in the Haldon")
)


def paragraphs() -> list[str]:
    """The paragraphs of the faulty draft."""
    return FAULTY.strip().split("\n\n")


def marks(text: str) -> list[str]:
    """The fingerprints of the check of a text, sorted."""
    return sorted(f.fingerprint for f in check(compared(LAST, text)).findings)


def test_every_finding_has_a_fingerprint_of_its_own():
    """Sixteen hexadecimal digits; equals are told apart."""
    found = marks(FAULTY)
    assert len(found) >= 8
    assert len(set(found)) == len(found)
    assert all(re.fullmatch("[0-9a-f]{16}", mark) for mark in found)


@settings(max_examples=4, deadline=None)
@given(st.integers(64, 110), st.integers(0, 30), st.sampled_from(["{}. ", "({}) ", "{}) ", ""]), st.booleans())
def test_fingerprints_survive_reflow_and_renumbering(width, first, label, curly):
    """Other line ends, other numbers in front of the paragraphs, curly quotes."""
    out = []
    for i, part in enumerate(paragraphs()):
        body = re.sub(r"^\d+\. ", "", part)
        if i >= 2:
            body = label.format(first + i) + body
        out.append("\n".join(textwrap.wrap(body, width, break_on_hyphens=False)) if i >= 2 else body)
    text = "\n\n".join(out)
    before = [f for f in check(compared(LAST, FAULTY)).findings if f.rule != "numbering"]
    after = [f for f in check(compared(LAST, text.replace("'", "’") if curly else text)).findings if f.rule != "numbering"]
    assert sorted(f.fingerprint for f in after) == sorted(f.fingerprint for f in before)


def test_fingerprints_survive_moving():
    """Two paragraphs change places."""
    parts = [re.sub(r"^\d+\. ", "", part) for part in paragraphs()]
    plain = "\n\n".join(parts)
    parts[4], parts[6] = parts[6], parts[4]
    moved = "\n\n".join(parts)
    kept = set(marks(plain)) & set(marks(moved))
    assert len(kept) >= len(marks(plain)) - 1


def test_a_baseline_marks_what_it_knows(tmp_path):
    """So that only new findings count; what is gone is noted."""
    path = tmp_path / "baseline.json"
    path.write_text(dump_baseline(check(compared(LAST, FAULTY))), encoding="utf-8")
    again = with_baseline(check(compared(LAST, FAULTY)), load_baseline(path))
    assert all(f.known for f in again.findings)
    assert not again.fails("info")
    assert again.notes == ()
    worse = FAULTY.replace("ironclad commitment", "commitment").replace("in XX on", "in Port Amsel on")
    after = with_baseline(check(compared(LAST, worse)), load_baseline(path))
    assert [f.rule for f in after.findings if f.counts and f.severity == "warning"] == ["softened"]
    assert any("of the baseline are gone" in note for note in after.notes)


def test_the_same_findings_give_the_same_bytes():
    """Sorted, ASCII, with a line end."""
    one, two = (dump_baseline(check(compared(LAST, FAULTY))) for _ in range(2))
    assert one == two
    assert one.isascii()
    assert one.endswith("}\n")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "not JSON"),
        (b"[1]", "an object is expected here, not a list"),
        (b"\xff", "byte 0 is not UTF-8"),
        (b'{"format": "x", "version": 1, "library": "l", "findings": []}', "it is no baseline"),
        (b'{"format": "dtt_diff baseline", "version": 2, "library": "l", "findings": []}', "the version of the format is 1"),
        (b'{"format": "dtt_diff baseline", "version": 1, "library": "l"}', "the key 'findings' is missing"),
        (
            b'{"format": "dtt_diff baseline", "version": 1, "library": "l", "findings": [{"fingerprint": "x"}]}',
            "16 hexadecimal digits",
        ),
        (b"[" * 100_000, "not JSON"),
    ],
)
def test_what_is_no_baseline_is_told(tmp_path, content, says):
    """With the file, the place and the remedy."""
    path = tmp_path / "baseline.json"
    path.write_bytes(content)
    with pytest.raises(PolicyError, match=r"baseline\.json") as caught:
        load_baseline(path)
    assert says in str(caught.value)
    assert "write the baseline anew" in str(caught.value)


def test_the_place_of_a_mistake_is_told(tmp_path):
    """The file as a whole, or a value in it, and how to mend it."""
    path = tmp_path / "baseline.json"
    for content, place in (("[1]", "the file"), ('{"format": 3}', "format"), ('{"format": "x", "extra": 1}', "extra")):
        path.write_text(content, encoding="utf-8")
        with pytest.raises(PolicyError) as caught:
            load_baseline(path)
        assert str(caught.value).startswith(f"{path}: {place}: ")
        assert str(caught.value).endswith("; write the baseline anew")


def test_a_baseline_holds_what_no_waiver_covers(tmp_path):
    """Each finding once, sorted by rule, with what a reader needs; the fingerprints come back."""
    found = [
        Finding("name", "consistency", "warning", "A name – twice.", None, fingerprint="b" * 16),
        Finding("added", "change", "info", "It came.", None, fingerprint="c" * 16),
        Finding("name", "consistency", "warning", "A name – twice.", None, fingerprint="b" * 16),
        Finding("note", "consistency", "info", "Waived.", None, fingerprint="d" * 16, waiver=0),
    ]
    result = CheckResult(tuple(found), default_policy(), {"library": "dtt_diff 9"}, ())
    text = dump_baseline(result)
    assert json.loads(text) == {
        "format": "dtt_diff baseline",
        "version": 1,
        "library": "dtt_diff 9",
        "findings": [
            {"fingerprint": "c" * 16, "rule": "added", "message": "It came."},
            {"fingerprint": "b" * 16, "rule": "name", "message": "A name – twice."},
        ],
    }
    assert text.isascii()
    assert text.startswith('{\n  "format"')
    path = tmp_path / "baseline.json"
    path.write_text("\ufeff" + text, encoding="utf-8")
    baseline = load_baseline(path)
    assert baseline.fingerprints == {"b" * 16, "c" * 16}
    assert baseline.source == str(path)
    marked = with_baseline(evolve(result, findings=(found[0], found[3]), notes=("a note",)), baseline)
    assert [finding.known for finding in marked.findings] == [True, False]
    assert marked.notes == ("a note", "1 finding(s) of the baseline are gone; write it anew to leave them out")


def test_a_baseline_that_is_not_there_is_told(tmp_path):
    """It says to write one."""
    with pytest.raises(PolicyError, match="there is no such baseline; write it with --update-baseline"):
        load_baseline(tmp_path / "none.json")
