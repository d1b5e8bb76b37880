"""Policy files -> Policy: the format of docs/policy.md, read strictly.

What a policy of your own does not say holds as in the default policy (default.toml).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import get_args

from attrs import evolve

from dtt_diff.checking.tables import Table, nearest, read_toml, shown_path
from dtt_diff.checking.values import (
    SEVERITIES,
    AgreedPhrase,
    ChangeRule,
    MustMention,
    Policy,
    Severity,
    Threshold,
    Tolerance,
    Waiver,
)
from dtt_diff.errors import PolicyError
from dtt_diff.model import KINDS

#: The dimensions of force, as the labelling guide names them.
DIMENSIONS = (
    *("act", "modality", "certainty", "degree", "scope", "condition", "specificity", "characterization", "attribution"),
    "polarity",
)
#: In the place of a severity: the check is not made.
OFF = "off"
_CHOICES = (*SEVERITIES, OFF)
_SECTIONS = ("policy", "themes", "change", "agreed", "stale", "consistency", "must_mention", "waiver")
_CHANGE = ("id", "severity", "message", "kinds", "dimensions", "min_salience", "themes", "old", "new", "either", "paragraphs")
_CONDITIONS = _CHANGE[3:]
#: An edition of a series can look back on so many others.
MOST_EDITIONS = 100
#: A phrase of agreed language may be a whole paragraph.
LONGEST_AGREED = 4000


def load_policy(path: Path | str) -> Policy:
    """Return the policy that a file holds.

    Args:
        path: a TOML file in the format of docs/policy.md.

    Returns:
        the policy; what the file does not say is as in the default policy.

    Raises:
        PolicyError: it cannot be read or is not in the format; the message names the file, the key and the remedy.
    """
    path = Path(path)
    data, digest = read_toml(path, "policy")
    name = shown_path(path)
    return evolve(_policy(Table(data, name), default_policy()), source=name, digest=digest)


@lru_cache(maxsize=1)
def default_policy() -> Policy:
    """Return the policy of a check that is given none."""
    with as_file(files("dtt_diff.checking").joinpath("default.toml")) as path:
        data, digest = read_toml(path, "policy")
    stale, consistency = (tuple((key, None) for key in data[section]) for section in ("stale", "consistency"))
    policy = _policy(Table(data, "default.toml"), Policy(stale=stale, consistency=consistency))
    return evolve(policy, digest=digest, changes=(), fallbacks=policy.changes)


def load_waivers(path: Path | str) -> tuple[Waiver, ...]:
    """Return the waivers of a side file, which has entries [[waiver]] only.

    Args:
        path: a TOML file.

    Raises:
        PolicyError: it cannot be read or is not in the format; the message names the file, the key and the remedy.
    """
    path = Path(path)
    data, _ = read_toml(path, "file of waivers")
    root = Table(data, shown_path(path))
    for key in data:
        if key != "waiver":
            raise PolicyError(f"{root.where}: unknown section {key!r}; a file of waivers has entries [[waiver]] only")
    return tuple(_waiver(entry, None) for entry in root.entries("waiver", "reason"))


def rule_ids(policy: Policy) -> tuple[str, ...]:
    """Return the ids of all rules that a policy can find something by."""
    groups = (policy.changes, policy.agreed, policy.must_mention, policy.fallbacks)
    return (*(rule.id for group in groups for rule in group), *_built_in(policy))


def _built_in(policy: Policy) -> tuple[str, ...]:
    return (*KINDS, *(f"stale-{key}" for key, _ in policy.stale), *(key for key, _ in policy.consistency))


def _policy(root: Table, base: Policy) -> Policy:
    for key in root.data:
        if key not in _SECTIONS:
            raise PolicyError(f"{root.where}: unknown section {key!r}; {nearest(key, _SECTIONS)}")
    head = root.section("policy")
    head.only(("name", "fail_on", "directed", "undirected"))
    if head.data.get("undirected") == OFF:
        raise head.error("undirected", 'a change whose direction is unknown is never silent; write undirected = "info"')
    themes = tuple(_theme(root.section("themes"), name) for name in root.section("themes").data)
    names = tuple(name for name, _ in themes)
    consistency = root.section("consistency")
    known = consistency.texts("known_acronyms")
    policy = Policy(
        name=head.text("name", base.name),
        fail_on=head.choice("fail_on", get_args(Threshold), base.fail_on),
        directed=_severity(head, "directed", base.directed),
        undirected=head.choice("undirected", SEVERITIES, base.undirected),
        changes=tuple(_change(entry, names) for entry in root.entries("change")),
        fallbacks=base.fallbacks,
        agreed=tuple(_agreed(entry) for entry in root.entries("agreed")),
        must_mention=tuple(_mention(entry, themes) for entry in root.entries("must_mention")),
        stale=_severities(root.section("stale"), base.stale, ()),
        consistency=_severities(consistency, base.consistency, ("known_acronyms",)),
        themes=themes,
        known_acronyms=(*base.known_acronyms, *known),
    )
    _refuse_doubles(root, policy, base)
    rules = rule_ids(policy)
    return evolve(policy, waivers=tuple(_waiver(entry, rules) for entry in root.entries("waiver", "reason")))


def _severity(table: Table, key: str, default: Severity | None) -> Severity | None:
    value = table.choice(key, _CHOICES, default or OFF)
    return next((severity for severity in SEVERITIES if severity == value), None)


def _severities(
    table: Table, base: Sequence[tuple[str, Severity | None]], others: Sequence[str]
) -> tuple[tuple[str, Severity | None], ...]:
    table.only((*(key for key, _ in base), *others))
    return tuple((key, _severity(table, key, default)) for key, default in base)


def _theme(table: Table, name: str) -> tuple[str, tuple[str, ...]]:
    if not name.strip():
        raise table.error("", "a theme without a name; write the name before the equals sign")
    phrases = table.phrases(name)
    if not phrases:
        raise table.error(name, f'the theme has no phrase; write {shown_key(name)} = ["first", "second"]')
    return name, phrases


def shown_key(name: str) -> str:
    """Return a key as it is written in TOML."""
    return f'"{name}"'


def _change(entry: Table, themes: Sequence[str]) -> ChangeRule:
    entry.only(_CHANGE)
    identifier = entry.text("id")
    rule = ChangeRule(
        id=identifier,
        severity=entry.choice("severity", SEVERITIES),
        message=entry.text("message", ""),
        kinds=entry.words("kinds", KINDS),
        dimensions=entry.words("dimensions", DIMENSIONS),
        min_salience=entry.whole("min_salience", 1, 1, 3),
        themes=entry.words("themes", themes),
        old=entry.phrases("old"),
        new=entry.phrases("new"),
        either=entry.phrases("either"),
        paragraphs=entry.wholes("paragraphs"),
    )
    if not any(key in entry.data for key in _CONDITIONS):
        raise entry.error("", f"no condition; give at least one of {', '.join(_CONDITIONS)}")
    if rule.old and rule.kinds == ("added",):
        raise entry.error("old", "what was added has no old side; write new = [...], or other kinds")
    if rule.new and rule.kinds == ("dropped",):
        raise entry.error("new", "what was dropped has no new side; write old = [...], or other kinds")
    return rule


def _agreed(entry: Table) -> AgreedPhrase:
    entry.only(("id", "severity", "phrase", "forbidden", "tolerances", "message"))
    identifier, phrase = entry.text("id"), entry.text("phrase")
    if not any(character.isalnum() for character in phrase):
        raise entry.error("phrase", f"{phrase!r} has no letter or digit; write the words that were agreed")
    if len(phrase) > LONGEST_AGREED:
        raise entry.error("phrase", f"it has {len(phrase)} characters; split it into phrases of at most {LONGEST_AGREED}")
    return AgreedPhrase(
        id=identifier,
        severity=entry.choice("severity", SEVERITIES, "error"),
        phrase=" ".join(phrase.split()),
        forbidden=entry.flag("forbidden"),
        tolerances=entry.words("tolerances", get_args(Tolerance)),
        message=entry.text("message", ""),
    )


def _mention(entry: Table, themes: Sequence[tuple[str, tuple[str, ...]]]) -> MustMention:
    entry.only(("id", "severity", "phrases", "themes", "editions", "message"))
    identifier = entry.text("id")
    phrases, by_name = entry.phrases("phrases"), dict(themes)
    named = entry.words("themes", tuple(by_name))
    if not phrases and not named:
        raise entry.error("phrases", 'nothing to mention; write phrases = ["..."] or themes = ["..."]')
    return MustMention(
        id=identifier,
        severity=entry.choice("severity", SEVERITIES, "warning"),
        phrases=tuple(dict.fromkeys((*phrases, *(phrase for name in named for phrase in by_name[name])))),
        editions=entry.whole("editions", 2, 1, MOST_EDITIONS),
        message=entry.text("message", ""),
        themes=named,
    )


def _waiver(entry: Table, rules: Sequence[str] | None) -> Waiver:
    entry.only(("reason", "fingerprint", "rule", "pattern", "owner", "until"))
    reason = entry.text("reason")
    waiver = Waiver(
        reason=reason,
        fingerprint=entry.text("fingerprint", "").strip().casefold(),
        rule=entry.text("rule", ""),
        pattern=entry.usable("pattern", entry.data["pattern"]) if entry.text("pattern", "") else "",
        owner=entry.text("owner", ""),
        until=entry.day("until"),
        source=entry.where,
    )
    digits = waiver.fingerprint
    if digits and (len(digits) != 16 or not set(digits) <= set("0123456789abcdef")):
        raise entry.error("fingerprint", "a fingerprint has 16 hexadecimal digits; copy it from the finding")
    if not (digits or waiver.rule or waiver.pattern):
        raise entry.error("", "it says not what it covers; write fingerprint, or rule, or pattern")
    if rules is not None and waiver.rule and waiver.rule not in rules:
        raise entry.error("rule", f"there is no rule {waiver.rule!r} in this policy; {nearest(waiver.rule, rules)}")
    return waiver


def _refuse_doubles(root: Table, policy: Policy, base: Policy) -> None:
    seen = dict.fromkeys((*_built_in(policy), *(rule.id for rule in base.fallbacks)), "a rule that is built in")
    for key in ("change", "agreed", "must_mention"):
        for number, entry in enumerate(root.data.get(key, []), 1):
            name = entry["id"]
            if name in seen:
                raise PolicyError(
                    f'{root.where}: [[{key}]] number {number}, "{name[:60]}", id: the id is that of {seen[name]} already; '
                    "give each rule an id of its own"
                )
            seen[name] = f"[[{key}]] number {number}"
