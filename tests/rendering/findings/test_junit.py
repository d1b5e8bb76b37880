from __future__ import annotations

import re

import pytest
from lxml import etree

from dtt_diff.rendering.findings.junit import render_junit
from tests.rendering.findings.results import everything, hostile, missing, result, softened, stale

#: The shape that Jenkins and Surefire read, as far as it goes: elements with their attributes, the needed ones first.
SHAPE = {
    "testsuites": ((), ("name", "time", "tests", "failures", "errors"), {"testsuite"}),
    "testsuite": (
        ("name", "tests", "failures", "errors"),
        ("skipped", "time", "id", "package", "file", "hostname", "timestamp"),
        {"properties", "testcase", "system-out"},
    ),
    "properties": ((), (), {"property"}),
    "property": (("name", "value"), (), set()),
    "testcase": (("name",), ("time", "classname"), {"skipped", "failure", "error", "system-out"}),
    "failure": ((), ("type", "message"), set()),
    "skipped": ((), ("type", "message"), set()),
    "system-out": ((), (), set()),
}


def parsed(made: object) -> etree._Element:
    """The document, as an XML parser that repairs nothing takes it."""
    return etree.fromstring(render_junit(made).encode("utf-8"))


def cases(made: object) -> dict[str, etree._Element]:
    """The tests by their names."""
    return {case.get("name"): case for case in parsed(made).iter("testcase")}


@pytest.mark.parametrize("made", [everything(), hostile(), result()], ids=["everything", "hostile", "nothing"])
def test_the_document_has_the_shape_of_junit(made):
    """Elements and attributes that readers know, and counts that are right."""
    root = parsed(made)
    assert root.tag == "testsuites"
    for element in root.iter():
        needed, allowed, children = SHAPE[element.tag]
        assert set(needed) <= set(element.attrib) <= {*needed, *allowed}
        assert {child.tag for child in element} <= children
    (suite,) = root
    tests = list(suite.iter("testcase"))
    assert int(suite.get("tests")) == int(root.get("tests")) == len(tests) > 0
    assert int(suite.get("failures")) == int(root.get("failures")) == len(list(suite.iter("failure")))
    assert int(suite.get("skipped")) == len(list(suite.iter("skipped")))
    names = [(case.get("classname"), case.get("name")) for case in tests]
    assert len(set(names)) == len(names)


def test_a_finding_that_reaches_the_threshold_is_a_failure():
    """With place, message, quote, suggestion and fingerprint."""
    (case,) = [case for name, case in cases(result(stale())).items() if name.startswith("stale-edition:")]
    assert case.get("name") == "stale-edition: “5th” [b2b2b2b2b2b2b2b2]"
    assert case.get("classname") == "drafts/6 talks.txt"
    (failure,) = case
    assert (failure.tag, failure.get("type")) == ("failure", "error")
    assert failure.text.splitlines() == [
        "drafts/6 talks.txt:1:24: error: stale-edition",
        "The draft still says “5th”, the number of the last edition.",
        "draft: 5th",
        "write: 6th",
        "fingerprint: b2b2b2b2b2b2b2b2",
    ]


@pytest.mark.parametrize(("fail_on", "tag"), [("error", "system-out"), ("warning", "failure"), ("never", "system-out")])
def test_the_threshold_decides(fail_on, tag):
    """What does not reach it passes, and is told all the same."""
    (case,) = [case for name, case in cases(result(softened(), fail_on=fail_on)).items() if "[" in name]
    assert [child.tag for child in case] == [tag]
    assert "drafts/6 talks.txt:7:15 (paragraph 2): warning: softened" in case[0].text


def test_accepted_findings_are_skipped():
    """With the reason."""
    told = [c[0].get("message") for c in cases(result(softened(waiver=0), stale(known=True))).values() if len(c)]
    assert told == ["waived: agreed by the heads of delegation; owner: Desk 3; until 2026-12-31", "in the baseline"]


def test_rules_that_found_nothing_pass():
    """So that a clean draft is no empty report, which some pipelines take for a mistake."""
    passed = cases(result(stale()))
    assert {"softened", "stale-venue", "placeholder"} <= set(passed)
    assert "stale-edition" not in passed
    assert "stale-time" not in passed
    assert len(passed["softened"]) == 0


def test_what_stands_nowhere_is_told_without_a_line():
    """Only the last edition has it."""
    (case,) = [case for name, case in cases(result(missing(), fail_on="warning")).items() if name.startswith("navigation")]
    assert case[0].text.startswith(
        "draft: warning: navigation\nThe draft says nothing about navigation.\nlast edition: freedom"
    )


def test_the_text_is_legal_whatever_the_statements_hold():
    """No character that XML lacks; one line break where we put it and nowhere else."""
    text = render_junit(hostile())
    assert not re.search("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", text)
    assert "<script" not in text
    assert all(case.get("name").isprintable() for case in parsed(hostile()).iter("testcase"))
    assert "pwned" in text
