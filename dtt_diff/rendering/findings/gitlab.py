"""Findings -> a Code Quality report of GitLab, which shows them beside the lines of a merge request."""

from __future__ import annotations

from typing import Any

from dtt_diff.checking.values import CheckResult, Finding, Severity
from dtt_diff.rendering.findings import parts
from dtt_diff.rendering.findings.places import has_lines, path

_SEVERITIES: dict[Severity, str] = {"error": "critical", "warning": "minor", "info": "info"}


def render_gitlab(result: CheckResult) -> str:
    """Return the findings that count as a Code Quality report. The format has no place for provenance or notes.

    Args:
        result: the result of a check.

    Returns:
        JSON text that ends with a newline.
    """
    source = parts.draft_source(result)
    issues = [_issue(finding, source) for finding in result.findings if finding.counts]
    return parts.json_text(issues)


def _issue(finding: Finding, draft: str | None) -> dict[str, Any]:
    place = parts.own_place(finding)
    source = place.source if place else draft
    lines = {"begin": place.line, "end": place.end_line} if place and has_lines(place) else {"begin": 1}
    return {
        "description": parts.sentence(finding.message),
        "check_name": finding.rule,
        "fingerprint": finding.fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": path(source or "draft"), "lines": lines},
    }
