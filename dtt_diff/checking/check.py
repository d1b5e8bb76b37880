"""``check()``: the draft against the last edition and a policy, the rules in order, on one screen."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Protocol

from dtt_diff.checking.acronyms import check_acronyms
from dtt_diff.checking.agreed import check_agreed
from dtt_diff.checking.balance import check_balance
from dtt_diff.checking.changes import check_changes
from dtt_diff.checking.dates import check_dates
from dtt_diff.checking.editions import check_editions
from dtt_diff.checking.figures import check_figures
from dtt_diff.checking.fingerprints import with_fingerprints
from dtt_diff.checking.loading import default_policy, load_policy
from dtt_diff.checking.material import Material, prepare
from dtt_diff.checking.mention import check_mentions
from dtt_diff.checking.names import check_names
from dtt_diff.checking.notes import check_notes
from dtt_diff.checking.numbering import check_numbering
from dtt_diff.checking.officials import check_officials
from dtt_diff.checking.repeats import check_repeats
from dtt_diff.checking.values import SEVERITIES, CheckResult, Finding, Policy
from dtt_diff.checking.venues import check_venues
from dtt_diff.checking.waivers import apply_waivers
from dtt_diff.errors import PolicyError
from dtt_diff.model import ComparisonResult, Statement
from dtt_diff.parsed import shown


class HasStatements(Protocol):
    """A series of editions."""

    @property
    def statements(self) -> Sequence[Statement]:
        """The editions, the oldest first."""
        ...


def check(
    comparison: ComparisonResult,
    policy: Policy | Path | None = None,
    history: HasStatements | Sequence[Statement] | None = None,
    *,
    today: date | None = None,
) -> CheckResult:
    """Check a draft before it is published: what was softened, dropped or left stale, and what its drafters left in it.

    Args:
        comparison: the last edition and the draft, compared.
        policy: what to look for, as a policy or as its file; None for the default policy.
        history: the editions before the draft, the oldest first, for rules on what must be mentioned.
        today: the day of the check, for the end of waivers; None for the day it is.

    Returns:
        all findings, in the order of the draft.

    Raises:
        PolicyError: the policy cannot be read or is not in the format.
    """
    policy = _policy(policy)
    material = prepare(comparison, policy)
    stale, consistency = dict(policy.stale), dict(policy.consistency)
    dates, date_notes = check_dates(material, stale)
    mentions, mention_notes = check_mentions(material, _statements(history))
    findings = [
        *check_changes(material),
        *check_agreed(material),
        *check_editions(material, stale),
        *dates,
        *check_venues(material, stale),
        *check_officials(material, stale),
        *check_notes(material, consistency),
        *check_acronyms(material, consistency),
        *check_names(material, consistency),
        *check_numbering(material, consistency),
        *check_balance(material, consistency),
        *check_repeats(material, consistency),
        *check_figures(material, consistency),
        *mentions,
    ]
    marked = with_fingerprints(sorted(findings, key=_in_order), material)
    covered, own = apply_waivers(marked, policy.waivers, today or date.today())
    return CheckResult(
        findings=(*covered, *with_fingerprints(own, material)),
        policy=policy,
        provenance={**comparison.provenance, "policy": policy.name, "policy sha256": policy.digest or _digest(policy)},
        notes=(*_notes(material), *date_notes, *mention_notes),
    )


def _policy(policy: Policy | Path | None) -> Policy:
    if policy is None:
        return default_policy()
    if isinstance(policy, Path):
        return load_policy(policy)
    if not isinstance(policy, Policy):
        raise PolicyError(f"a policy is given as a Policy or as the Path of a file, not as {shown(policy)}; give Path(...)")
    return policy


def _statements(history: HasStatements | Sequence[Statement] | None) -> Sequence[Statement]:
    if history is None:
        return ()
    return history if isinstance(history, Sequence) else history.statements


def _in_order(finding: Finding) -> tuple[int, int, int, str, str]:
    place = finding.place
    at = (0, place.spans[0][0]) if place else (1, finding.old_place.spans[0][0] if finding.old_place else 0)
    return (*at, SEVERITIES.index(finding.severity), finding.rule, finding.message)


def _digest(policy: Policy) -> str:
    """The digest of a policy that was made in code."""
    return hashlib.sha256(repr(policy).encode("utf-8", "surrogatepass")).hexdigest()


def _notes(material: Material) -> list[str]:
    comparison = material.comparison
    out = list(comparison.notes)
    if comparison.selection:
        out.append(f"the comparison is a selection ({comparison.selection}): changes outside it were not checked")
    if comparison.review is not None:
        count = len(comparison.rejected)
        out.append(
            f"the comparison was reviewed: {count} rejected change(s) are no findings, relabelled ones count as relabelled"
        )
    return out
