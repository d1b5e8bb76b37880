from __future__ import annotations

import json

from dtt_diff.rendering.findings.gitlab import render_gitlab
from tests.rendering.findings.results import everything, hostile, missing, place, result, softened, stale


def test_a_finding_is_an_issue_at_its_line():
    """With the keys that GitLab reads, and no others."""
    assert json.loads(render_gitlab(result(stale()))) == [
        {
            "description": "The draft still says “5th”, the number of the last edition.",
            "check_name": "stale-edition",
            "fingerprint": "b2b2b2b2b2b2b2b2",
            "severity": "critical",
            "location": {"path": "drafts/6 talks.txt", "lines": {"begin": 1, "end": 1}},
        }
    ]


def test_only_what_counts_is_reported():
    """GitLab knows no waivers."""
    issues = json.loads(render_gitlab(everything()))
    assert len(issues) == sum(finding.counts for finding in everything().findings)
    assert {issue["severity"] for issue in issues} == {"critical", "minor", "info"}
    assert json.loads(render_gitlab(result(softened(waiver=0)))) == []


def test_what_has_no_line_is_shown_at_the_first():
    """GitLab asks for a line."""
    issues = json.loads(render_gitlab(result(missing(), stale(place=place("5th", source="a.docx")))))
    assert [issue["location"]["lines"] for issue in issues] == [{"begin": 1}, {"begin": 1}]


def test_hostile_statements_stay_text():
    """In one line, and valid JSON in UTF-8."""
    for issue in json.loads(render_gitlab(hostile()).encode("utf-8")):
        assert issue["description"].isprintable()
