"""Findings -> SARIF 2.1.0 (OASIS), so that code hosts annotate the lines of the draft."""

from __future__ import annotations

from typing import Any

from dtt_diff.checking.values import CheckResult, Finding, Place, Severity
from dtt_diff.rendering.findings import parts
from dtt_diff.rendering.findings.places import has_lines, uri
from dtt_diff.rendering.findings.rules import Rule, rules_of
from dtt_diff.rendering.pieces import one_line

Json = dict[str, Any]

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
#: Relative files are below the folder in which the check was run.
BASE = "%SRCROOT%"
#: The name of our fingerprint; its number is raised when the way of making it changes.
FINGERPRINT = "dttDiffFinding/v1"
_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}


def render_sarif(result: CheckResult, *, indent: int | None = 2) -> str:
    """Return the findings as a SARIF log with one run.

    Args:
        result: the result of a check.
        indent: spaces a level; None for one line.

    Returns:
        JSON text that ends with a newline.
    """
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(result)]}
    return parts.json_text(log, indent)


def _run(result: CheckResult) -> Json:
    rules = rules_of(result)
    index = {rule.id: number for number, rule in enumerate(rules)}
    library, _, version = result.provenance.get("library", "").partition(" ")
    driver: Json = {"name": "dtt-diff", "fullName": f"{library or 'dtt_diff'} check before publication"}
    if version:
        driver |= {"version": version, "semanticVersion": version}
    driver["rules"] = [_rule(rule) for rule in rules]
    return {
        "tool": {"driver": driver},
        "invocations": [_invocation(result)],
        "originalUriBaseIds": {BASE: {"description": _text("The folder in which the check was run.")}},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "results": [_result(finding, index[finding.rule], result) for finding in result.findings],
        "properties": {"provenance": dict(result.provenance), "failOn": result.policy.fail_on},
    }


def _rule(rule: Rule) -> Json:
    return {
        "id": rule.id,
        "shortDescription": _text(rule.short),
        "fullDescription": _text(rule.short),
        "help": _text(rule.help),
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.kind]},
    }


def _invocation(result: CheckResult) -> Json:
    out: Json = {"executionSuccessful": True, "exitCode": int(result.fails())}
    if result.notes:
        out["toolExecutionNotifications"] = [{"level": "note", "message": _text(note)} for note in result.notes]
    return out


def _result(finding: Finding, rule: int, result: CheckResult) -> Json:
    out: Json = {
        "ruleId": finding.rule,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": _text(_message(finding)),
    }
    location = _location(finding, result)
    if location:
        out["locations"] = [location]
    old = finding.old_place
    if old and old.source and old.source != "-":
        out["relatedLocations"] = [{"id": 0, **_at(old), "message": _text("Where the last edition has it.")}]
    out["partialFingerprints"] = {FINGERPRINT: finding.fingerprint}
    out |= _states(finding, result)
    fix = _fix(finding)
    if fix:
        out["fixes"] = [fix]
    out["properties"] = _properties(finding)
    return out


def _message(finding: Finding) -> str:
    """The message, with what to put in where that is no replacement."""
    if finding.suggestion and (not finding.replaces or parts.own_place(finding) is None) and finding.change is None:
        return f"{parts.sentence(finding.message)} Suggestion: “{finding.suggestion}”."
    return parts.sentence(finding.message)


def _location(finding: Finding, result: CheckResult) -> Json | None:
    """Where it stands in the draft; the draft as a whole if it stands nowhere, the policy for what is wrong with a waiver."""
    place = parts.own_place(finding)
    if place:
        return _at(place)
    source = (result.policy.source if finding.kind == "waiver" else None) or parts.draft_source(result)
    if not source:
        return None
    # Code hosts want a line of everything that they show.
    return {"physicalLocation": {"artifactLocation": _artifact(source), "region": {"startLine": 1}}}


def _at(place: Place) -> Json:
    physical: Json = {"artifactLocation": _artifact(place.source or "")}
    if has_lines(place):
        physical["region"] = {**_region(place), **({"snippet": {"text": place.quote}} if _is_literal(place) else {})}
    out: Json = {"physicalLocation": physical}
    if place.paragraph:
        out["logicalLocations"] = [{"name": f"paragraph {place.paragraph}", "kind": "paragraph"}]
    return out


def _artifact(source: str) -> Json:
    name = uri(source)
    return {"uri": name} if ":" in name else {"uri": name, "uriBaseId": BASE}


def _region(place: Place) -> Json:
    """Lines and columns from 1, in code points; the end column is the one behind the last character."""
    start, end = place.spans[0][0], place.spans[-1][1]
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
        "charOffset": start,
        "charLength": end - start,
    }


def _is_literal(place: Place) -> bool:
    """Whether the quote and nothing else stands at the place: no page furniture in between, and no marks of a format."""
    return len(place.spans) == 1 and place.spans[0][1] - place.spans[0][0] == len(place.quote)


def _states(finding: Finding, result: CheckResult) -> Json:
    out: Json = {}
    waiver = parts.waiver_of(finding, result)
    if waiver:
        suppression: Json = {"kind": "external", "status": "accepted", "justification": one_line(waiver.reason)}
        until = waiver.until.isoformat() if waiver.until else ""
        said = {"owner": waiver.owner, "until": until, "source": waiver.source}
        properties = {key: value for key, value in said.items() if value}
        out["suppressions"] = [suppression | ({"properties": properties} if properties else {})]
    if finding.known or "baseline sha256" in result.provenance:
        out["baselineState"] = "unchanged" if finding.known else "new"
    return out


def _fix(finding: Finding) -> Json | None:
    """The suggestion as a replacement; none where more than the quote stands at the place, or the file has no lines."""
    place = parts.own_place(finding)
    if not finding.suggestion or not finding.replaces or place is None or not (_is_literal(place) and has_lines(place)):
        return None
    replacement = {"deletedRegion": _region(place), "insertedContent": {"text": finding.suggestion}}
    return {
        "description": _text(f"Write “{finding.suggestion}”."),
        "artifactChanges": [{"artifactLocation": _artifact(place.source or ""), "replacements": [replacement]}],
    }


def _properties(finding: Finding) -> Json:
    change = finding.change
    out: Json = {"kind": finding.kind, "fingerprint": finding.fingerprint}
    if change:
        out |= {"change": change.id, "changeKind": change.kind, "salience": change.salience, "confidence": change.confidence}
        out["dimensions"] = list(change.dimensions)
    return out


def _text(text: str) -> Json:
    """A message of plain text in one line. "](" would be a link of the statement's choosing in SARIF, and becomes "] ("."""
    return {"text": one_line(text).replace("](", "] (")}
