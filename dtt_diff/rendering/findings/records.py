"""Findings -> JSON in a versioned schema (``docs/findings.schema.json``)."""

from __future__ import annotations

from typing import Any

from dtt_diff.checking.values import SEVERITIES, CheckResult, Finding, Place, Waiver
from dtt_diff.model import Change
from dtt_diff.rendering.findings import parts

#: Raised when a key changes its meaning or goes; new keys do not raise it.
SCHEMA_VERSION = "1"

Json = dict[str, Any]


def render_json(result: CheckResult, *, indent: int | None = 2) -> str:
    """Return the findings as JSON text.

    Args:
        result: the result of a check.
        indent: spaces a level; None for one line.

    Returns:
        the text, which ends with a newline and can be encoded in UTF-8: a lone half of a character becomes U+FFFD.
    """
    return parts.json_text(to_dict(result), indent)


def to_dict(result: CheckResult) -> Json:
    """Return a result as plain values, as the schema has them.

    Args:
        result: the result of a check.
    """
    waived, known = parts.accepted(result)
    return {
        "schema_version": SCHEMA_VERSION,
        "provenance": dict(result.provenance),
        "policy": {
            "name": result.policy.name,
            "source": result.policy.source,
            "fail_on": result.policy.fail_on,
        },
        "failed": result.fails(),
        "counts": {**{severity: result.count(severity) for severity in SEVERITIES}, "waived": waived, "known": known},
        "notes": list(result.notes),
        "findings": [_finding(finding, result) for finding in result.findings],
    }


def _finding(finding: Finding, result: CheckResult) -> Json:
    waiver = parts.waiver_of(finding, result)
    return {
        "fingerprint": finding.fingerprint,
        "rule": finding.rule,
        "kind": finding.kind,
        "severity": finding.severity,
        "message": finding.message,
        "counts": finding.counts,
        "place": _place(finding.place),
        "old_place": _place(finding.old_place),
        "suggestion": {"text": finding.suggestion, "replaces": finding.replaces} if finding.suggestion else None,
        "change": _change(finding.change) if finding.change else None,
        "waiver": _waiver(waiver) if waiver else None,
        "known": finding.known,
    }


def _place(place: Place | None) -> Json | None:
    if place is None:
        return None
    out: Json = {
        "side": place.side,
        "source": place.source,
        "paragraph": place.paragraph,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "start": place.spans[0][0],
        "end": place.spans[-1][1],
        "quote": place.quote,
        "in_file": place.in_file,
    }
    if len(place.spans) > 1:
        out["segments"] = [{"start": start, "end": end} for start, end in place.spans]
    return out


def _change(change: Change) -> Json:
    opinion = change.opinion
    return {
        "id": change.id,
        "kind": change.kind,
        "old": change.old.text if change.old else None,
        "new": change.new.text if change.new else None,
        "dimensions": list(change.dimensions),
        "salience": change.salience,
        "shift": change.shift,
        "confidence": change.confidence,
        "explanation": change.explanation,
        "opinion": (
            {"decision": opinion.decision, "original": opinion.original, "note": opinion.note} if opinion is not None else None
        ),
    }


def _waiver(waiver: Waiver) -> Json:
    return {
        "reason": waiver.reason,
        "owner": waiver.owner,
        "until": waiver.until.isoformat() if waiver.until else None,
        "source": waiver.source,
    }
