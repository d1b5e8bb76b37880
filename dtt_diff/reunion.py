"""Dropped and added propositions -> those that are one matter, said elsewhere with more or less force.

What left one sentence is looked for in all others before it is called dropped. Two propositions are one matter where they share
words that hardly any other sentence has, and each is the other's best candidate; they are told as one change only where the
lexicon orders their acts.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from dtt_diff.differences import Side
from dtt_diff.findings import Finding
from dtt_diff.force import Shift, compare_acts, touched
from dtt_diff.lexicon import Lexicon
from dtt_diff.model import Analysis, Cue
from dtt_diff.similarity import Profile, Weighting

#: Dimensions in which two propositions about one matter are compared.
ACTS = frozenset({"act", "modality"})
#: Two propositions are one matter where the words that they share weigh at least this much ...
SHARED_WEIGHT = 4.0
#: ... and make up this share of the lighter of the two.
SHARED_SHARE = 0.15


@frozen
class _Loose:
    """A dropped or added proposition."""

    finding: Finding
    side: Side
    profile: Profile
    cues: tuple[Cue, ...]


def reunite(
    findings: Sequence[Finding], old: Sequence[Analysis], new: Sequence[Analysis], weighting: Weighting, lexicon: Lexicon
) -> list[Finding]:
    """Return the findings with dropped and added propositions of one matter told as one change.

    Args:
        findings: all findings of a comparison.
        old: analyses of the old sentences.
        new: analyses of the new sentences.
        weighting: rarity weights over both statements.
        lexicon: the scales.

    Returns:
        as many findings or fewer.
    """
    gone = [_loose(f, f.old, old, weighting) for f in findings if f.kind == "dropped" and f.rule == "proposition" and f.old]
    come = [_loose(f, f.new, new, weighting) for f in findings if f.kind == "added" and f.rule == "proposition" and f.new]
    scored: list[tuple[float, int, int, Shift]] = []
    for a, first in enumerate(gone):
        for b, second in enumerate(come):
            value = _alike(first.profile, second.profile)
            shift = compare_acts(first.cues, second.cues, lexicon, ACTS) if value else None
            if shift:
                scored.append((-value, a, b, shift))
    used: set[int] = set()
    replaced: dict[int, Finding] = {}
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    for _, a, b, shift in sorted(scored, key=lambda row: row[:3]):
        if a in taken_old or b in taken_new:
            continue
        taken_old.add(a)
        taken_new.add(b)
        used.add(id(come[b].finding))
        replaced[id(gone[a].finding)] = _one(gone[a], come[b], shift)
    return [replaced.get(id(f), f) for f in findings if id(f) not in used]


def _loose(finding: Finding, side: Side | None, analyses: Sequence[Analysis], weighting: Weighting) -> _Loose:
    if side is None:
        raise ValueError("a dropped or added proposition has a side")
    item = analyses[side.sentence]
    profile = weighting.profile(item.sentence, side.tokens[0], side.tokens[-1] + 1)
    return _Loose(finding, side, profile, tuple(touched(side, item.cues)))


def _alike(first: Profile, second: Profile) -> float:
    """How far two propositions are one matter; 0 where they are not."""
    shared = first.shared(second)
    share = shared / min(first.total, second.total)
    return share if shared >= SHARED_WEIGHT and share >= SHARED_SHARE else 0.0


def _one(first: _Loose, second: _Loose, shift: Shift) -> Finding:
    return Finding(
        kind="strengthened" if shift.steps > 0 else "softened",
        old=first.side,
        new=second.side,
        dimensions=(shift.scale.dimension,),
        salience=max(first.finding.salience, second.finding.salience),
        rule="said elsewhere",
        shifts=(shift,),
        confidence="low",
    )
