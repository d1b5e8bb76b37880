"""Waivers: findings that are accepted, with a reason and until a day.

A waiver covers a finding by its fingerprint, or by rule and pattern (a phrase that stands in one of its quotes); what
it does not say, it does not ask for. After its day it covers nothing and is itself a finding (``waiver-expired``,
warning); one that covers nothing although it holds is one, too (``waiver-unused``, info).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from attrs import evolve

from dtt_diff.checking.values import Finding, Waiver
from dtt_diff.phrases import parse_phrase
from dtt_diff.tokens import tokenize


def apply_waivers(findings: Sequence[Finding], waivers: Sequence[Waiver], today: date) -> tuple[list[Finding], list[Finding]]:
    """Return the findings with the waivers that cover them, and the findings on the waivers themselves.

    Args:
        findings: the findings, with their fingerprints.
        waivers: the waivers of the policy.
        today: the day of the check.
    """
    used: set[int] = set()
    out = []
    for finding in findings:
        covering = [i for i, waiver in enumerate(waivers) if _holds(waiver, today) and _covers(waiver, finding)]
        used.update(covering)
        out.append(evolve(finding, waiver=covering[0]) if covering else finding)
    own = [_about(waiver, today) for i, waiver in enumerate(waivers) if i not in used]
    return out, own


def _holds(waiver: Waiver, today: date) -> bool:
    return waiver.until is None or today <= waiver.until


def _covers(waiver: Waiver, finding: Finding) -> bool:
    return (
        (not waiver.fingerprint or waiver.fingerprint == finding.fingerprint)
        and (not waiver.rule or waiver.rule == finding.rule)
        and (not waiver.pattern or _is_quoted(waiver.pattern, finding))
        and bool(waiver.fingerprint or waiver.rule or waiver.pattern)
    )


def _is_quoted(pattern: str, finding: Finding) -> bool:
    quotes = [place.quote for place in (finding.place, finding.old_place) if place]
    # What was dropped stands in the last edition alone; its place in the draft is another sentence.
    if finding.change is not None:
        quotes = [side.text for side in (finding.change.old, finding.change.new) if side]
    phrase = parse_phrase(pattern)
    return any(phrase.occurs(tokenize(quote, ((0, len(quote)),))) for quote in quotes)


def _about(waiver: Waiver, today: date) -> Finding:
    covers = ", ".join(
        f"{name} {value}"
        for name, value in (("fingerprint", waiver.fingerprint), ("rule", waiver.rule), ("pattern", waiver.pattern))
        if value
    )
    what = f"the waiver of {covers} (reason: {waiver.reason}{'; owner: ' + waiver.owner if waiver.owner else ''})"
    where = f"{waiver.source}: " if waiver.source else ""
    if not _holds(waiver, today):
        message = f"{where}{what} held until {waiver.until}; renew it or take it out"
        return Finding("waiver-expired", "waiver", "warning", message, None)
    return Finding("waiver-unused", "waiver", "info", f"{where}{what} covers nothing; take it out", None)
