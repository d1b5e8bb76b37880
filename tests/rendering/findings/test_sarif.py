from __future__ import annotations

import json
import os
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from jsonschema import Draft4Validator

import dtt_diff as dd
from dtt_diff.checking.check import check
from dtt_diff.rendering.findings.sarif import render_sarif
from dtt_diff.statements import read
from tests.rendering.findings.results import (
    WAIVER,
    change,
    dropped,
    everything,
    hostile,
    missing,
    on_waiver,
    place,
    result,
    softened,
    stale,
)

#: The schema of OASIS, where somebody has put it; it is not ours to ship.
SCHEMA = os.environ.get("SARIF_SCHEMA", "")
needs_schema = pytest.mark.skipif(not SCHEMA, reason="SARIF_SCHEMA does not name the file of the SARIF 2.1.0 schema")
MADE = {"everything": everything(), "hostile": hostile(), "nothing": result()}


def run(made: object) -> dict:
    """The only run of the log."""
    log = json.loads(render_sarif(made).encode("utf-8"))
    assert log["version"] == "2.1.0"
    (only,) = log["runs"]
    return only


def results(*findings: object, **options: object) -> list[dict]:
    """The results of some findings."""
    return run(result(*findings, **options))["results"]


@needs_schema
@pytest.mark.parametrize("name", MADE)
def test_the_log_is_valid(name):
    """By the official schema."""
    schema = json.loads(Path(SCHEMA).read_text(encoding="utf-8"))
    errors = [f"{e.json_path}: {e.message}" for e in Draft4Validator(schema).iter_errors(json.loads(render_sarif(MADE[name])))]
    assert errors == []


def walk(part: object):
    """All objects of a log."""
    if isinstance(part, dict):
        yield part
        for member in part.values():
            yield from walk(member)
    elif isinstance(part, list):
        for member in part:
            yield from walk(member)


@pytest.mark.parametrize("name", MADE)
def test_the_log_agrees_with_itself(name):
    """What the schema asks for and what it cannot: rules by index, lines in order, URIs that are URIs."""
    made = run(MADE[name])
    rules = made["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for found in made["results"]:
        assert rules[found["ruleIndex"]]["id"] == found["ruleId"]
        assert found["level"] in {"error", "warning", "note"}
        assert found["message"]["text"]
        assert re.fullmatch(r"[0-9a-f]{16}", found["partialFingerprints"]["dttDiffFinding/v1"])
    for part in walk(made):
        if "endLine" in part:
            assert 1 <= part["startLine"] <= part["endLine"]
            assert part["startColumn"] >= 1
            assert part["endLine"] > part["startLine"] or part["endColumn"] >= part["startColumn"]
            assert part["charOffset"] >= 0 <= part["charLength"]
        if "uri" in part:
            assert re.fullmatch(r"[!-~]+", part["uri"])
            assert ("uriBaseId" in part) == (not urlsplit(part["uri"]).scheme)
        if set(part) == {"text"} and "snippet" not in part:
            assert isinstance(part["text"], str)


def test_rules_say_what_they_look_for():
    """As code hosts show them: short and full description, help, level."""
    (rule,) = [rule for rule in run(result(stale()))["tool"]["driver"]["rules"] if rule["id"] == "stale-edition"]
    assert rule["shortDescription"]["text"] == "The number of an edition was left as it was."
    assert rule["help"]["text"].startswith("The draft says the number of the last edition")
    assert rule["defaultConfiguration"] == {"level": "error"}


@pytest.mark.parametrize(("severity", "level"), [("error", "error"), ("warning", "warning"), ("info", "note")])
def test_severities_become_levels(severity, level):
    """SARIF calls the least one a note."""
    assert results(stale(severity=severity))[0]["level"] == level


def test_a_place_becomes_a_region():
    """Lines and columns from 1 in code points, the end column behind the last character; the file relative and encoded."""
    (found,) = results(stale())
    (location,) = found["locations"]
    physical = location["physicalLocation"]
    assert physical["artifactLocation"] == {"uri": "drafts/6%20talks.txt", "uriBaseId": "%SRCROOT%"}
    assert physical["region"] == {
        "startLine": 1,
        "startColumn": 24,
        "endLine": 1,
        "endColumn": 27,
        "charOffset": 124,
        "charLength": 3,
        "snippet": {"text": "5th"},
    }
    assert run(result())["columnKind"] == "unicodeCodePoints"
    assert run(result())["newlineSequences"] == ["\r\n", "\n", "\r"]


TEXT = (
    "Joint Statement of the {n}th Talks\n\nKesh, May {n}, 202{n}\n\n1. The 🚢 ministers {verb} the launch.\n\n"
    "2. They met at the {n}th Talks.\n"
)


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_regions_are_where_the_words_are(tmp_path, ends, mark):
    """Cut out of the file by lines and columns, and by offsets: with any line end, byte order mark and emoji."""
    last, draft = tmp_path / "last.txt", tmp_path / "draft.txt"
    last.write_bytes(mark + TEXT.format(n=5, verb="condemned").replace("\n", ends).encode())
    draft.write_bytes(mark + TEXT.format(n=5, verb="expressed concern about").replace("\n", ends).encode())
    checked = run(check(dd.compare(last, draft)))
    text = read(draft).text
    lines = re.split(r"\r\n|\n|\r", text)
    seen = 0
    for found in checked["results"]:
        region = found["locations"][0]["physicalLocation"]["region"]
        assert region["startLine"] == region["endLine"]
        by_line = lines[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1]
        by_offset = text[region["charOffset"] : region["charOffset"] + region["charLength"]]
        assert by_line == by_offset == region["snippet"]["text"]
        seen += "expressed concern" in by_line
    assert seen == 1


def test_a_suggestion_becomes_a_fix():
    """The region is taken out, and the words are put in."""
    (found,) = results(stale())
    (fix,) = found["fixes"]
    (file,) = fix["artifactChanges"]
    (replacement,) = file["replacements"]
    assert file["artifactLocation"]["uri"] == "drafts/6%20talks.txt"
    region = found["locations"][0]["physicalLocation"]["region"]
    assert replacement["deletedRegion"] == {key: value for key, value in region.items() if key != "snippet"}
    assert replacement["insertedContent"] == {"text": "6th"}


@pytest.mark.parametrize(
    "finding",
    [
        dropped(),
        stale(suggestion=""),
        stale(place=place("5th", spans=((1, 3), (9, 10)))),
        stale(place=place("5th", source="draft.docx")),
        stale(place=place("5th", source="-")),
        missing(suggestion="words"),
    ],
    ids=["missing words", "none", "interrupted", "no lines", "standard input", "nowhere"],
)
def test_what_cannot_be_replaced_is_no_fix(finding):
    """It would spoil the draft."""
    assert "fixes" not in results(finding)[0]


def test_words_to_put_in_are_told_in_the_message():
    """Where they replace nothing."""
    assert results(missing(suggestion="words"))[0]["message"]["text"].endswith("navigation. Suggestion: “words”.")


def test_a_file_without_lines_has_no_region():
    """The line of the text that was read out of it is none of its own; the paragraph is."""
    (location,) = results(stale(place=place("5th", source="draft.docx")))[0]["locations"]
    assert location == {
        "physicalLocation": {"artifactLocation": {"uri": "draft.docx", "uriBaseId": "%SRCROOT%"}},
        "logicalLocations": [{"name": "paragraph 2", "kind": "paragraph"}],
    }


def test_what_stands_nowhere_is_shown_at_the_draft():
    """In its first line; what is wrong with a waiver, at the policy."""
    places = [found["locations"][0]["physicalLocation"] for found in results(missing(), on_waiver())]
    assert [place["artifactLocation"]["uri"] for place in places] == ["drafts/6%20talks.txt", "policy.toml"]
    assert [place["region"] for place in places] == [{"startLine": 1}] * 2


def test_the_last_edition_is_a_related_place():
    """So that a reader of the log finds the old words."""
    (related,) = results(softened())[0]["relatedLocations"]
    assert related["physicalLocation"]["artifactLocation"]["uri"] == "published/5.txt"
    assert related["physicalLocation"]["region"]["snippet"]["text"] == "condemned in the strongest terms"


def test_waivers_are_suppressions():
    """With the reason, and who answers for it until when."""
    (suppression,) = results(softened(waiver=0))[0]["suppressions"]
    assert suppression == {
        "kind": "external",
        "status": "accepted",
        "justification": WAIVER.reason,
        "properties": {"owner": "Desk 3", "until": "2026-12-31", "source": "w.toml"},
    }
    assert "suppressions" not in results(softened())[0]


def test_a_baseline_tells_old_findings_from_new_ones():
    """Without one, neither is said."""
    states = [found.get("baselineState") for found in results(stale(), stale(known=True), **{"baseline sha256": "44" * 32})]
    assert states == ["new", "unchanged"]
    assert "baselineState" not in results(stale())[0]


def test_the_run_says_how_it_went():
    """Exit status, notes, and what is needed to make it again."""
    made = run(everything())
    (invocation,) = made["invocations"]
    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (True, 1)
    assert [n["message"]["text"] for n in invocation["toolExecutionNotifications"]] == list(everything().notes)
    assert made["properties"]["provenance"] == everything().provenance
    assert made["tool"]["driver"]["version"] == "0.1.0"


def test_a_statement_makes_no_link():
    """Brackets before parentheses are a link in messages of SARIF."""
    for part in walk(run(hostile())):
        if "text" in part and "uri" not in part:
            assert "](" not in part["text"] or part["text"] in {hostile().findings[0].suggestion.replace("\ud800", "\ufffd")}


def test_the_message_is_that_of_the_finding():
    """As a sentence."""
    assert results(softened())[0]["message"]["text"] == change().explanation
    assert results(stale())[0]["message"]["text"] == "The draft still says “5th”, the number of the last edition."
