"""Findings -> workflow commands of GitHub Actions, which annotate the lines of the draft in a pull request."""

from __future__ import annotations

from dtt_diff.checking.values import CheckResult, Finding, Severity
from dtt_diff.rendering.findings import parts
from dtt_diff.rendering.findings.places import has_lines, path
from dtt_diff.rendering.pieces import one_line

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}


def render_github(result: CheckResult) -> str:
    """Return a command for every finding that counts, the gravest first, and a line of counts.

    GitHub shows the first ten errors, warnings and notices of a step only.

    Args:
        result: the result of a check.

    Returns:
        the lines. No line holds words of a statement that a runner would take for a command of their own.
    """
    counting = [finding for finding in result.findings if finding.counts]
    lines = [_command(finding, result) for severity in _COMMANDS for finding in counting if finding.severity == severity]
    lines += [f"::notice title=dtt-diff::{_data(note)}" for note in result.notes]
    lines.append(f"dtt-diff check {parts.verdict_words(result)}: {parts.count_words(result)}")
    return parts.well_formed("\n".join(lines)) + "\n"


def _command(finding: Finding, result: CheckResult) -> str:
    place = parts.own_place(finding)
    source = place.source if place else parts.draft_source(result)
    properties: dict[str, str] = {}
    if source:
        properties["file"] = path(source)
    if place and has_lines(place):
        properties |= {"line": str(place.line), "endLine": str(place.end_line)}
        if place.line == place.end_line:
            # GitHub refuses columns that lie in two lines.
            properties |= {"col": str(place.column), "endColumn": str(place.end_column)}
    properties["title"] = f"dtt-diff: {finding.rule}"
    said = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {said}::{_data(_message(finding))}"


def _message(finding: Finding) -> str:
    verb = "Write" if finding.replaces else "Add"
    advice = f" {verb} “{finding.suggestion}”." if finding.suggestion and finding.change is None else ""
    return f"{parts.sentence(finding.message)}{advice} ({finding.fingerprint})"


def _data(text: str) -> str:
    """The escaping of GitHub's documentation for messages; a statement's line breaks are white space already."""
    return one_line(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """The escaping of GitHub's documentation for properties."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
