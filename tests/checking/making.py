"""What the tests of the check make their drafts and policies with."""

from __future__ import annotations

from functools import lru_cache

import dtt_diff as dd
from dtt_diff.checking import CheckResult, Finding, Policy, check, default_policy
from dtt_diff.statements import from_text, read
from tests.making import DATA
from tests.making import compare as compare_small

FOLDER = DATA / "checking"
#: A policy that looks for nothing by itself.
SILENT = Policy(name="silent", directed=None)


def text_of(name: str) -> str:
    """A statement of the seeded faults: "last" or "draft"."""
    return (FOLDER / f"{name}.txt").read_text(encoding="utf-8")


@lru_cache
def compared(old: str, new: str) -> dd.Comparison:
    """Two texts compared under the lexicon that ships."""
    return dd.compare(from_text(old), from_text(new))


@lru_cache
def read_and_compared() -> dd.Comparison:
    """Last edition and draft, read from their files."""
    return dd.compare(read(FOLDER / "last.txt"), read(FOLDER / "draft.txt"))


def check_small(old: str, new: str, policy: Policy | None = None) -> CheckResult:
    """Two texts compared under the small lexicon, and checked."""
    return check(compare_small(old, new), policy or default_policy())


def told(result: CheckResult, rule: str | None = None) -> list[tuple[str, str | None]]:
    """Rule and quote of the findings, or the findings of one rule."""
    return [(f.rule, f.place and f.place.quote) for f in result.findings if rule in (None, f.rule)]


def one(result: CheckResult, rule: str) -> Finding:
    """The one finding of a rule."""
    (found,) = [f for f in result.findings if f.rule == rule]
    return found
