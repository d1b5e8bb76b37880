"""Results seen from the other side: what was added is dropped, what was strengthened is softened, and nothing else.

The stages work on the two statements in one canonical order and are mirrored where that is not the order asked for, so that
no tie in any stage can depend on which side is called old.
"""

from __future__ import annotations

from attrs import evolve

from dtt_diff.changes.findings import Finding, Shift
from dtt_diff.model import Group, Kind, Link, Shape, Statement
from dtt_diff.tokens import words

_KINDS: dict[Kind, Kind] = {
    "added": "dropped", "dropped": "added", "strengthened": "softened", "softened": "strengthened", "updated": "updated",
}  # fmt: skip
_SHAPES: dict[Shape, Shape] = {
    "added": "dropped", "dropped": "added", "split": "merge", "merge": "split", "1-1": "1-1", "n-m": "n-m",
}  # fmt: skip


def is_canonical(old: Statement, new: Statement) -> bool:
    """Whether two statements stand in canonical order: by their words, which reflow and renumbering leave alone."""
    first = [words(sentence.tokens) for sentence in old.sentences]
    second = [words(sentence.tokens) for sentence in new.sentences]
    return (first, old.text) <= (second, new.text)


def mirror_link(link: Link) -> Link:
    """Return a link with its sides exchanged."""
    return evolve(link, old=link.new, new=link.old)


def mirror_group(group: Group) -> Group:
    """Return a group with its sides exchanged."""
    return evolve(group, old=group.new, new=group.old, shape=_SHAPES[group.shape])


def mirror_finding(finding: Finding) -> Finding:
    """Return a finding with its sides exchanged and its direction turned."""
    shifts = tuple(_mirror_shift(shift) for shift in finding.shifts)
    return evolve(finding, kind=_KINDS[finding.kind], old=finding.new, new=finding.old, shifts=shifts)


def _mirror_shift(shift: Shift) -> Shift:
    return evolve(
        shift,
        steps=-shift.steps,
        old_cue=shift.new_cue,
        new_cue=shift.old_cue,
        old_rank=shift.new_rank,
        new_rank=shift.old_rank,
    )
