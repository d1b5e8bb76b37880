"""Findings -> JUnit XML in the shape of Jenkins and Surefire, for test reports of pipelines.

Every rule that was looked at and found nothing is a test that passed. Every finding is a test of its own: failed if it reaches
the threshold, skipped if it is waived or in the baseline, else passed with what it found as its output.
"""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from attrs import frozen

from dtt_diff.checking.values import CheckResult, Finding
from dtt_diff.rendering.findings import parts
from dtt_diff.rendering.findings.places import has_lines, path
from dtt_diff.rendering.findings.rules import rules_of
from dtt_diff.rendering.pieces import one_line

#: What XML 1.0 cannot hold, escaped or not.
_ILLEGAL = re.compile("[^\\t\\n\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
# With two of these, a line is a command to some runners of workflows that print it.
_HASHES = "#&#35;"


@frozen
class _Test:
    """One test: its attributes, and the element in it that tells what became of it (empty if it simply passed)."""

    name: str
    outcome: str = ""
    body: str = ""


def render_junit(result: CheckResult) -> str:
    """Return the findings as JUnit XML with one suite.

    Args:
        result: the result of a check.

    Returns:
        an XML document in UTF-8 that ends with a newline.
    """
    found = {finding.rule for finding in result.findings}
    tests = [_Test(rule.id) for rule in rules_of(result) if rule.id not in found and rule.kind != "waiver"]
    tests += [_tested(finding, result) for finding in result.findings]
    outcomes = [test.outcome for test in tests]
    name = path(parts.draft_source(result) or "draft")
    counts = f'tests="{len(tests)}" failures="{outcomes.count("failure")}" errors="0"'
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<testsuites name="dtt-diff check" {counts} time="0">',
        f'  <testsuite name={_attribute(f"dtt-diff check {name}")} {counts} skipped="{outcomes.count("skipped")}" time="0">',
        "    <properties>",
        *(f"      <property name={_attribute(key)} value={_attribute(value)}/>" for key, value in result.provenance.items()),
        "    </properties>",
        *(_element(test, name) for test in tests),
        *(
            [f"    <system-out>{_text(chr(10).join(f'note: {one_line(note)}' for note in result.notes))}</system-out>"]
            if result.notes
            else []
        ),
        "  </testsuite>",
        "</testsuites>",
    ]
    return "\n".join(lines) + "\n"


def _tested(finding: Finding, result: CheckResult) -> _Test:
    # The fingerprint keeps names apart: of two tests of one name, some pipelines show the first only.
    name = f"{finding.rule}: {parts.shortened(_about(finding), 80)} [{finding.fingerprint}]"
    told = _told(finding)
    waiver = parts.waiver_of(finding, result)
    if waiver or finding.known:
        reason = f"waived: {parts.waiver_words(waiver)}" if waiver else "in the baseline"
        return _Test(name, "skipped", f"<skipped message={_attribute(reason)}/>")
    if parts.reaches(finding, result):
        message = _attribute(finding.message)
        return _Test(name, "failure", f"<failure type={_attribute(finding.severity)} message={message}>{_text(told)}</failure>")
    return _Test(name, "system-out", f"<system-out>{_text(told)}</system-out>")


def _about(finding: Finding) -> str:
    change = finding.change
    quotes = [change.new or change.old] if change else []
    place = finding.place or finding.old_place
    quote = quotes[0].text if quotes and quotes[0] else place.quote if place else ""
    return f"“{quote}”" if quote else finding.message


def _told(finding: Finding) -> str:
    """What stands in the body of a test, a line each: severity and place, message, quotes, suggestion."""
    place, old, change = finding.place, finding.old_place, finding.change
    where = path(place.source) if place and place.source else "draft"
    at = f":{place.line}:{place.column}" if place and has_lines(place) else ""
    paragraph = f" (paragraph {place.paragraph})" if place and place.paragraph else ""
    lines = [f"{where}{at}{paragraph}: {finding.severity}: {finding.rule}", parts.sentence(finding.message)]
    if change is None:
        lines += [f"last edition: {old.quote}"] if old else []
        lines += [f"draft: {place.quote}"] if place else []
    if finding.suggestion:
        lines.append(f"{'write' if finding.replaces else 'add'}: {finding.suggestion}")
    return "\n".join(one_line(line) for line in (*lines, f"fingerprint: {finding.fingerprint}"))


def _element(test: _Test, name: str) -> str:
    head = f'    <testcase classname={_attribute(name)} name={_attribute(test.name)} time="0"'
    return f"{head}>{test.body}</testcase>" if test.body else f"{head}/>"


def _legal(text: str) -> str:
    """A text that XML can hold: control characters and lone halves of a character become U+FFFD."""
    return _ILLEGAL.sub("\ufffd", text)


def _text(text: str) -> str:
    return escape(_legal(text)).replace("##", _HASHES)


def _attribute(text: str) -> str:
    """An attribute in one line."""
    return quoteattr(_legal(one_line(text))).replace("##", _HASHES)
