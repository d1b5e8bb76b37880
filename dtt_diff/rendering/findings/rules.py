"""What the rules of a policy look for, in words: for programs that show rules beside findings."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

from attrs import frozen

from dtt_diff.checking.values import (
    AgreedPhrase,
    ChangeRule,
    CheckResult,
    MustMention,
    Policy,
    RuleKind,
    Severity,
)
from dtt_diff.model import KINDS
from dtt_diff.rendering.pieces import one_line

_WAIVERS: tuple[tuple[str, Severity], ...] = (("waiver-expired", "warning"), ("waiver-unused", "info"))


@frozen
class Rule:
    """A rule in words.

    Attributes:
        id: its id.
        kind: its kind.
        severity: how grave its findings are, unless a finding says otherwise.
        short: what it looks for, in one sentence.
        help: what to do about a finding.
    """

    id: str
    kind: RuleKind
    severity: Severity
    short: str
    help: str


def rules_of(result: CheckResult) -> tuple[Rule, ...]:
    """Return the rules that were looked at, and others that found something, each once and sorted by their ids.

    Args:
        result: the result of a check.
    """
    rules = {rule.id: rule for rule in reversed(_rules(result.policy))}
    for finding in result.findings:
        rules.setdefault(finding.rule, _plain(finding.rule, finding.kind, finding.severity))
    return tuple(sorted(rules.values(), key=lambda rule: rule.id))


def _rules(policy: Policy) -> list[Rule]:
    out = [_change_rule(rule) for rule in policy.changes]
    out += [_agreed_rule(rule) for rule in policy.agreed]
    out += [_mention_rule(rule) for rule in policy.must_mention]
    for kind in KINDS:
        severity = policy.undirected if kind == "updated" else policy.directed
        if severity is not None:
            out.append(_plain(kind, "change", severity))
    out += [_plain(f"stale-{key}", "stale", severity) for key, severity in policy.stale if severity]
    out += [_plain(key, "consistency", severity) for key, severity in policy.consistency if severity]
    out += [_plain(key, "waiver", severity) for key, severity in _WAIVERS]
    return out


def _plain(rule: str, kind: RuleKind, severity: Severity) -> Rule:
    words = _words().get(rule, {})
    return Rule(rule, kind, severity, words.get("short", f"Rule {one_line(rule)}."), words.get("help", "See the finding."))


@lru_cache(maxsize=1)
def _words() -> dict[str, dict[str, str]]:
    """The words on the rules that are built in (rules.toml)."""
    return tomllib.loads(files("dtt_diff.rendering.findings").joinpath("rules.toml").read_text(encoding="utf-8"))


def _change_rule(rule: ChangeRule) -> Rule:
    conditions = [
        _one_of("kind", rule.kinds),
        _one_of("dimension", rule.dimensions),
        f"salience {rule.min_salience} or more" if rule.min_salience > 1 else "",
        _one_of("theme", rule.themes),
        _one_of("old wording", rule.old),
        _one_of("new wording", rule.new),
        _one_of("wording", rule.either),
        _one_of("paragraph", tuple(map(str, rule.paragraphs))),
    ]
    words = _words().get(rule.id, {})
    told = "; ".join(condition for condition in conditions if condition)
    short = one_line(rule.message) or words.get("short") or f"A change that the policy looks for: {told}."
    advice = words.get("help") or f"The policy looks for changes of {told}. Put the old wording back, or waive the finding."
    return Rule(rule.id, "change", rule.severity, short, advice)


def _one_of(name: str, words: Sequence[str]) -> str:
    return f"{name} {' or '.join(one_line(word) for word in words)}" if words else ""


def _agreed_rule(rule: AgreedPhrase) -> Rule:
    what = "must not stand" if rule.forbidden else "must stand"
    free = f" (free: {', '.join(rule.tolerances)})" if rule.tolerances else ""
    short = one_line(rule.message) or f"These words {what} in the draft: “{one_line(rule.phrase)}”{free}."
    advice = "Take the words out." if rule.forbidden else f"Write “{one_line(rule.phrase)}”{free}."
    return Rule(rule.id, "agreed", rule.severity, short, f"{advice} If they were negotiated anew, change the policy.")


def _mention_rule(rule: MustMention) -> Rule:
    named = ", ".join(map(one_line, rule.themes)) or " or ".join(f"“{one_line(phrase)}”" for phrase in rule.phrases)
    short = one_line(rule.message) or f"The draft must mention {named}, if each of the last {rule.editions} editions did."
    return Rule(rule.id, "must-mention", rule.severity, short, f"Mention {named}, or waive it with the reason for the silence.")
