"""Whatever two texts hold, every output of a check of them is sound."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given, settings
from lxml import etree

import dtt_diff as dd
from dtt_diff.checking.check import check
from dtt_diff.checking.values import CheckResult
from dtt_diff.rendering.findings.github import render_github
from dtt_diff.rendering.findings.gitlab import render_gitlab
from dtt_diff.rendering.findings.junit import render_junit
from dtt_diff.rendering.findings.markdown import render_findings_markdown
from dtt_diff.rendering.findings.records import render_json
from dtt_diff.rendering.findings.sarif import render_sarif
from dtt_diff.rendering.findings.terminal import render_findings
from dtt_diff.statements import from_text
from tests.laws.strategies import any_pairs, pairs
from tests.making import load_pair, shared_pairs, small_lexicon
from tests.rendering.findings.test_records import CLOSED

_LINE_END = re.compile(r"\r\n|\n|\r")


def assert_sound(result: CheckResult, draft: str) -> None:
    """Every output is what it says it is, and every region holds its quote."""
    number = len(result.findings)
    told = json.loads(render_json(result).encode("utf-8"))
    assert [error.message for error in CLOSED.iter_errors(told)] == []
    (run,) = json.loads(render_sarif(result).encode("utf-8"))["runs"]
    assert len(run["results"]) == len(told["findings"]) == number
    root = etree.fromstring(render_junit(result).encode("utf-8"))
    assert sum("[" in case.get("name") for case in root.iter("testcase")) == number
    assert len(json.loads(render_gitlab(result).encode("utf-8"))) == number
    lines = render_github(result).encode("utf-8").decode().split("\n")
    assert [line for line in lines[:-2] if not line.startswith(("::error ", "::warning ", "::notice "))] == []
    assert render_findings_markdown(result).encode("utf-8")
    text = render_findings(result, everything=True)
    assert all(character.isprintable() or character == "\n" for character in text)
    rows = _LINE_END.split(draft)
    for finding in result.findings:
        place = finding.place
        if place and place.line == place.end_line and len(place.spans) == 1:
            assert rows[place.line - 1][place.column - 1 : place.end_column - 1] == place.quote


@settings(max_examples=25)
@given(pairs())
def test_editions(texts):
    """Such as a series has."""
    last, draft = texts
    assert_sound(check(dd.compare(from_text(last), from_text(draft), lexicon=small_lexicon())), draft)


@settings(max_examples=25)
@given(any_pairs())
def test_strange_texts(texts):
    """Of any characters."""
    last, draft = texts
    assert_sound(check(dd.compare(from_text(last), from_text(draft), lexicon=small_lexicon())), draft)


@pytest.mark.parametrize("folder", shared_pairs())
def test_real_statements(folder):
    """The labelled pairs, the newer edition as a draft."""
    pair = load_pair(folder)
    assert_sound(check(dd.compare(pair["old"]["path"], pair["new"]["path"])), dd.read(pair["new"]["path"]).text)
