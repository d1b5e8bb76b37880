from __future__ import annotations

import re

import pytest

from dtt_diff.rendering.findings.github import render_github
from tests.rendering.findings.results import everything, hostile, missing, place, result, softened, stale


def parsed(line: str) -> tuple[str, dict[str, str], str]:
    """A command as the runner of GitHub takes it apart: name, properties, message."""
    match = re.fullmatch(r"::(\w+)(?: (.*?))?::(.*)", line)
    assert match
    named = dict(part.split("=", 1) for part in match[2].split(","))
    unescaped = {key: value.replace("%3A", ":").replace("%2C", ",").replace("%25", "%") for key, value in named.items()}
    return match[1], unescaped, match[3].replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


def test_a_finding_annotates_its_line():
    """With rule, message, suggestion and fingerprint."""
    first, last = render_github(result(stale())).splitlines()
    assert parsed(first) == (
        "error",
        {
            "file": "drafts/6 talks.txt",
            "line": "1",
            "endLine": "1",
            "col": "24",
            "endColumn": "27",
            "title": "dtt-diff: stale-edition",
        },
        "The draft still says “5th”, the number of the last edition. Write “6th”. (b2b2b2b2b2b2b2b2)",
    )
    assert last == "dtt-diff check failed (fails on error): 1 error, 0 warnings, 0 info"


def test_the_gravest_come_first():
    """GitHub shows the first ten of a step only."""
    lines = render_github(everything()).splitlines()
    commands = [parsed(line)[0] for line in lines if line.startswith("::")]
    assert commands == ["error"] * 4 + ["warning"] * 5 + ["notice"] * 3


@pytest.mark.parametrize("finding", [softened(waiver=0), stale(known=True)])
def test_accepted_findings_annotate_nothing(finding):
    """They are counted."""
    (line,) = render_github(result(finding)).splitlines()
    assert line.startswith("dtt-diff check passed")


def test_a_place_in_two_lines_has_no_columns():
    """GitHub refuses them."""
    _, named, _ = parsed(render_github(result(stale(place=place("the 5th", end_line=8)))).splitlines()[0])
    assert (named["line"], named["endLine"], "col" in named, "endColumn" in named) == ("7", "8", False, False)


@pytest.mark.parametrize("finding", [missing(), stale(place=place("5th", source="drafts/6 talks.docx"))])
def test_what_has_no_line_annotates_the_file(finding):
    """Nothing is made up."""
    _, named, _ = parsed(render_github(result(finding)).splitlines()[0])
    assert set(named) == {"file", "title"}
    assert named["file"].startswith("drafts/6 talks.")


def test_percent_colon_and_comma_are_escaped():
    """In properties all three, in messages the first."""
    finding = stale(rule="a,b:100%", message="a,b: 100%25", place=place("5th", source="drafts/a,b:c%2C.txt"))
    line = render_github(result(finding)).splitlines()[0]
    assert "title=dtt-diff%3A a%2Cb%3A100%25::" in line
    assert "::a,b: 100%2525. Write" in line
    assert parsed(line)[1]["file"] == "drafts/a,b:c%2C.txt"


def test_a_statement_gives_no_command():
    """Every line is a command of ours, or the last one, which holds no word of a statement."""
    *lines, last = re.split(r"\r\n|\r|\n", render_github(hostile()).rstrip("\n"))
    assert len(lines) == 5
    for line in lines:
        assert re.match(r"::(error|warning|notice) [^:]*::", line)
        assert line.isprintable()
        assert set(parsed(line)[1]) <= {"file", "line", "endLine", "col", "endColumn", "title"}
    assert last.startswith("dtt-diff check ")
