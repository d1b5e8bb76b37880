"""Dropped and added propositions -> those that are one matter, said elsewhere with more or less force.

What left one sentence is looked for in all others before it is called dropped. Two propositions are one matter where the
objects of their acts share a word that hardly any other sentence has; they are told as one change only where the lexicon orders
their acts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from attrs import frozen

from dtt_diff.alignment.similarity import Profile, Weighting
from dtt_diff.changes.findings import Finding, Shift, Side
from dtt_diff.changes.force import compare_acts, touched
from dtt_diff.lexicon import Lexicon
from dtt_diff.model import Analysis, Cue

#: Dimensions in which two propositions about one matter are compared.
ACTS = frozenset({"act", "modality"})
#: ... and those in which two that stand in sentences without a link are: "will" and "would" are said of too many matters.
APART_ACTS = frozenset({"act"})
#: The object of an act is looked for among this many content words after it.
OBJECT_WORDS = 8
#: A word of the object that stands in at most this many sentences of both statements can tie two acts to one matter.
RARE_SENTENCES = 3
#: So many such words are needed; one is enough where a proposition repeats it, and so makes it its topic ...
SHARED_OBJECTS = 3
#: ... and where what the two propositions share makes up this share of the lighter of them.
SHARED_SHARE = 0.15


@frozen
class _Loose:
    """A dropped or added proposition."""

    finding: Finding
    side: Side
    profile: Profile
    objects: frozenset[str]
    topics: frozenset[str]
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
    by_object: dict[str, set[int]] = {}
    for b, second in enumerate(come):
        for term in second.objects:
            by_object.setdefault(term, set()).add(b)
    scored: list[tuple[float, int, int, Shift]] = []
    for a, first in enumerate(gone):
        for b in sorted({b for term in first.objects for b in by_object.get(term, ())}):
            second = come[b]
            value = _alike(first, second)
            shift = compare_acts(first.cues, second.cues, lexicon, APART_ACTS) if value else None
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
    first, end = side.tokens[0], side.tokens[-1] + 1
    cues = tuple(touched(side, item.cues))
    act = next((cue.first for cue in cues if cue.dimension in ACTS), first)
    objects = weighting.stems(item.sentence, act, end)[: OBJECT_WORDS + 1]
    rare = frozenset(term for term in objects if weighting.is_rare(term, RARE_SENTENCES))
    counts = Counter(weighting.stems(item.sentence, first, end))
    topics = frozenset(term for term in rare if counts[term] > 1)
    return _Loose(finding, side, weighting.profile(item.sentence, first, end), rare, topics, cues)


def _alike(first: _Loose, second: _Loose) -> float:
    """How far two propositions are one matter; 0 where they are not."""
    common = first.objects & second.objects
    if len(common) < SHARED_OBJECTS and not common & (first.topics | second.topics):
        return 0.0
    share = first.profile.shared(second.profile) / min(first.profile.total, second.profile.total)
    return share if share >= SHARED_SHARE else 0.0


def _one(first: _Loose, second: _Loose, shift: Shift) -> Finding:
    return Finding(
        kind="strengthened" if shift.steps > 0 else "softened",
        old=first.side,
        new=second.side,
        dimensions=(shift.scale.dimension,),
        salience=min(2, max(first.finding.salience, second.finding.salience)),
        rule="said elsewhere",
        shifts=(shift,),
        confidence="low",
    )
