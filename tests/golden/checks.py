"""What is said of drafts and of policies: findings, and what is told of a mistake in a policy."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import dtt_diff as dd
from dtt_diff.checking import CheckResult, Place, Waiver, load_policy
from dtt_diff.statements import from_text
from tests.checking.test_loading import MISTAKES
from tests.making import DATA, samples

FOLDER = DATA / "checking"
TODAY = date(2026, 6, 1)
#: One that holds, one whose day has passed, and one that covers nothing.
WAIVERS = (
    Waiver("settled", rule="softened"),
    Waiver("of no weight", rule="placeholder", pattern="XX", owner="Oskara", until=date(2026, 5, 31), source="policy.toml"),
    Waiver("long ago", fingerprint="0123456789abcdef"),
)


def faulty_drafts() -> Iterator[str]:
    """The draft with all seeded faults, as many at a time as stand in places of their own."""
    whole = (FOLDER / "draft.txt").read_text(encoding="utf-8")
    waiting = [fault["edits"] for fault in tomllib.loads((FOLDER / "faults.toml").read_text(encoding="utf-8"))["fault"]]
    while waiting:
        text, later = whole, []
        for edits in waiting:
            # A fault that stands where another one is waits for the next draft.
            if all(text.count(old) == whole.count(old) for old, _ in edits):
                for old, new in edits:
                    text = text.replace(old, new, 1)
            else:
                later.append(edits)
        yield text
        waiting = later


def tell_check(result: CheckResult) -> str:
    """All findings of a check with their places, and its notes."""
    lines = []
    for finding in result.findings:
        marks = f"{' waived' if finding.waiver is not None else ''}{' known' if finding.known else ''}"
        lines.append(f"{finding.severity} {finding.rule} ({finding.kind}){marks} {finding.fingerprint}")
        lines.append(f"    {finding.message!a}")
        lines += [f"    {side} {_at(p)}" for side, p in (("at", finding.place), ("old", finding.old_place)) if p]
    lines += [f"note {note!a}" for note in result.notes]
    lines += [f"fails at {threshold}" for threshold in ("error", "warning", "info") if result.fails(threshold)]
    return "\n".join(lines) + "\n"


def _at(place: Place) -> str:
    return f"line {place.line}, column {place.column}: {place.quote!a}"


def tell_mistakes() -> str:
    """What is said of every mistake in a policy, in full."""
    lines = []
    with TemporaryDirectory() as folder:
        path = Path(folder) / "policy.toml"
        for text, _ in MISTAKES:
            path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
            try:
                load_policy(path)
            except dd.PolicyError as error:
                # What the parser of TOML says is its own, and differs from one Python to the next.
                said = str(error).replace(str(path), "policy.toml").partition(": not TOML: ")
                lines += [ascii(text if len(text) <= 300 else text[:100]), f"    {said[0] + said[1]!a}", ""]
    return "\n".join(lines)


def checks() -> dict[str, Callable[[], str]]:
    """What is told, by name."""
    last = (FOLDER / "last.txt").read_text(encoding="utf-8")
    policy = load_policy(FOLDER / "policy.toml").with_waivers(WAIVERS)
    found: dict[str, Callable[[], str]] = {"mistakes in policies": tell_mistakes}
    for number, text in enumerate(faulty_drafts(), 1):
        found[f"check of faulty draft {number}"] = lambda text=text: tell_check(
            dd.check(dd.compare(from_text(last), from_text(text)), policy, today=TODAY)
        )
    found["check of the last sample"] = _last_sample
    return found


def _last_sample() -> str:
    """Against the edition before it, under the policy of the examples, with the whole series behind it."""
    statements = [dd.read(path) for path in samples()]
    comparison = dd.compare(statements[-2], statements[-1])
    policy = load_policy(samples()[0].parents[1] / "policy.toml")
    return tell_check(dd.check(comparison, policy, statements[:-1], today=TODAY))
