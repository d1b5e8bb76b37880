"""Comparison + review -> the comparison as the reviewer sees it; what the library had said is kept beside it.

A review replaces the one before: decisions are always applied to the library's own changes, which a reviewed comparison still
holds. The ids of changes stay, so that a review can be applied again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal, TypeVar

from attrs import evolve

from dtt_diff.errors import ReportError
from dtt_diff.model import KINDS, Change, ComparisonResult, Evidence, Group, Kind, Opinion, Passage, Review, ReviewEntry
from dtt_diff.review.files import fold, load_review, problem_of, write_review
from dtt_diff.verdicts import judge, sum_up

__all__ = ["apply_review", "draft_review", "dump_review", "load_review", "without_review"]

Result = TypeVar("Result", bound=ComparisonResult)

#: The rule of the evidence that a relabelled change rests on.
REVIEW_RULE = "review"
#: Notes of a comparison that begin so were made when a review was applied.
NOTE = "review: "
#: The side that a kind cannot do without; a quote on the other side may stand beside it.
NEEDED_SIDE: dict[Kind, str] = {"added": "new", "dropped": "old"}
_PREFIX = "relabelled by the reviewer from "
_SIGNS: dict[Kind, float] = {"strengthened": 1.0, "softened": -1.0}
_NO_PLACE = 1 << 62
#: Quotes longer than this are shortened where an entry says what it is about.
_ABOUT = 160
#: Digests are told apart by so many digits.
_DIGITS = 12


def apply_review(comparison: Result, review: Review | Path) -> Result:
    """Return a comparison with a reviewer's decisions and comments on its changes, and the verdicts that follow from them.

    Rejected changes go to ``rejected``; relabelled ones have the new kind, the sign of shift that goes with it, and evidence
    that says who relabelled them from what. A change relabelled to the kind that it has is accepted. Entries without a
    decision and without a note leave their changes as they are. What the review says of changes that are not there is told in
    the notes, and so is a review of other texts.

    Args:
        comparison: the comparison; a review that it has already is replaced, its selection stays.
        review: the review, or the TOML or JSON file that holds it.

    Returns:
        the reviewed comparison, of the same class.

    Raises:
        ReportError: the review cannot be read, is not in the format, or gives a change a kind that its quotes do not allow.
    """
    if not isinstance(review, Review):
        review = load_review(review)
    where = review.source or "the review"
    base = without_review(comparison)
    decisions = _by_change(review, where)
    kept: list[Change] = []
    rejected: list[Change] = []
    for change in base.changes:
        entry = decisions.get(change.id)
        reviewed = _reviewed(change, entry, where) if entry else change
        (rejected if reviewed.opinion and reviewed.opinion.decision == "rejected" else kept).append(reviewed)
    return evolve(
        base,
        changes=tuple(kept),
        rejected=tuple(rejected),
        groups=_judged(base, kept),
        review=review,
        notes=(*base.notes, *(NOTE + note for note in _notes(base, review))),
    )


def without_review(comparison: Result) -> Result:
    """Return a comparison as it was before it was reviewed.

    Args:
        comparison: the comparison, reviewed or not.

    Returns:
        a comparison whose changes have the library's own kinds and no opinions; what was rejected is back in its place.
    """
    if comparison.review is None and not comparison.rejected and not any(change.opinion for change in comparison.changes):
        return comparison
    changes = [_own(change) for change in (*comparison.changes, *comparison.rejected)]
    if comparison.rejected:
        changes.sort(key=_place)
    base = evolve(
        comparison,
        changes=tuple(changes),
        rejected=(),
        review=None,
        notes=tuple(note for note in comparison.notes if not note.startswith(NOTE)),
    )
    return evolve(base, groups=_judged(base, changes))


def draft_review(comparison: ComparisonResult) -> Review:
    """Return the review that ``dump_review`` writes: an entry for every change, those of most salience first.

    Args:
        comparison: the comparison; the decisions and notes of its review, if it has one, are kept, and entries on changes that
            are not there follow at the end.

    Returns:
        the review, with the digests of both texts and what gave the changes.
    """
    base, given = without_review(comparison), comparison.review or Review(())
    entries = {entry.change: entry for entry in given.entries}
    own = [evolve(entries.pop(c.id, ReviewEntry(c.id, "open")), about=_about(c)) for c in base.leading]
    made_with = base.provenance
    return Review(
        entries=(*own, *entries.values()),
        reviewer=given.reviewer,
        old_digest=base.old.digest,
        new_digest=base.new.digest,
        library=made_with["library"],
        profile=base.profile,
        lexicon=base.lexicon,
    )


def dump_review(comparison: ComparisonResult, form: Literal["toml", "json"] = "toml") -> str:
    """Return a review of a comparison as the text of a file for the analyst to work in.

    Args:
        comparison: the comparison; if it is reviewed, nothing of its review is lost.
        form: "toml", in which a comment over every entry shows the change, or "json".

    Returns:
        the text; ``load_review`` makes of it the review that ``draft_review`` returns.

    Raises:
        ReportError: there is no such form.
    """
    changes = {change.id: change for change in without_review(comparison).changes}
    return write_review(draft_review(comparison), changes, form)


# The decisions


def _by_change(review: Review, where: str) -> dict[str, ReviewEntry]:
    out: dict[str, ReviewEntry] = {}
    for entry in review.entries:
        problem = "it stands twice; keep one entry" if entry.change in out else problem_of(entry)
        if problem:
            raise ReportError(f"{where}: {entry.change}: {problem}")
        out[entry.change] = entry
    return out


def _reviewed(change: Change, entry: ReviewEntry, where: str) -> Change:
    if entry.decision == "open" and not entry.note:
        return change
    kind = entry.kind or change.kind
    if kind == change.kind:
        decision = "accepted" if entry.decision == "relabelled" else entry.decision
        return evolve(change, opinion=Opinion(decision, change.kind, entry.note, change.shift))
    _check_sides(change, kind, where)
    evidence = Evidence(REVIEW_RULE, f"the reviewer relabelled it from {change.kind} to {kind}")
    size = abs(change.shift) if change.shift else 1.0
    return evolve(
        change,
        kind=kind,
        shift=_SIGNS[kind] * size if kind in _SIGNS else None,
        evidence=(evidence, *change.evidence),
        explanation=f"{_PREFIX}{change.kind}: {change.explanation}",
        opinion=Opinion("relabelled", change.kind, entry.note, change.shift),
    )


def _check_sides(change: Change, kind: Kind, where: str) -> None:
    quoted = {"old": change.old is not None, "new": change.new is not None}
    if quoted.get(NEEDED_SIDE.get(kind, ""), True):
        return
    possible = [k for k in KINDS if k != change.kind and quoted.get(NEEDED_SIDE.get(k, ""), True)]
    raise ReportError(
        f"{where}: {change.id}: it quotes nothing of the {NEEDED_SIDE[kind]} edition, so it cannot be relabelled as {kind}; "
        f"choose one of {', '.join(possible)}, or reject it"
    )


def _own(change: Change) -> Change:
    """The change as the library gave it."""
    opinion = change.opinion
    if opinion is None or opinion.decision != "relabelled":
        return evolve(change, opinion=None)
    return evolve(
        change,
        kind=opinion.original,
        shift=opinion.original_shift,
        evidence=tuple(item for item in change.evidence if item.rule != REVIEW_RULE),
        explanation=change.explanation.removeprefix(f"{_PREFIX}{opinion.original}: "),
        opinion=None,
    )


def _place(change: Change) -> tuple[int, int]:
    """The order of changes: that of the old text; what was added follows, in the order of the new one."""
    return change.old.start if change.old else _NO_PLACE, change.new.start if change.new else _NO_PLACE


# What follows from them


def _judged(base: ComparisonResult, changes: Sequence[Change]) -> tuple[Group, ...]:
    """The groups with verdicts made anew; what a selection hides goes on weighing what it weighed."""
    shown = {change.id for change in base.changes}
    judged = judge(base.groups, changes, base.old, base.new)
    return tuple(_with_hidden(*pair, shown, base, changes) for pair in zip(base.groups, judged, strict=True))


def _with_hidden(before: Group, after: Group, shown: set[str], base: ComparisonResult, changes: Sequence[Change]) -> Group:
    hidden = [reason for reason in before.reasons if reason.change not in shown]
    if not hidden:
        return after
    if {r.change: r.weight for r in before.reasons if r not in hidden} == {r.change: r.weight for r in after.reasons}:
        return before
    order = {reason.change: place for place, reason in enumerate(before.reasons)}
    touching = {reason.change for reason in after.reasons}
    changes = [change for change in changes if change.id in touching]
    reasons = tuple(sorted((*after.reasons, *hidden), key=lambda reason: order.get(reason.change, len(order))))
    on_both_sides = bool(after.old and after.new)
    verdict = sum_up(after, reasons, base.old, base.new, changes) if on_both_sides else after.verdict
    return evolve(after, reasons=reasons, verdict=verdict)


def _notes(base: ComparisonResult, review: Review) -> Iterator[str]:
    """What a reader must know of a review that does not fit in every point."""
    for side, theirs, ours in (("old", review.old_digest, base.old.digest), ("new", review.new_digest, base.new.digest)):
        if theirs and theirs != ours:
            yield (
                f"it was made on another {side} text (sha256 {fold(theirs)[:_DIGITS]}…, here {ours[:_DIGITS]}…); "
                "its decisions were applied where the changes are the same"
            )
    known = {change.id for change in base.changes}
    absent = [entry for entry in review.entries if entry.change not in known]
    if base.selection:
        if absent:
            yield (
                f"{_entries(absent)} on changes that are not in this selection and had no effect; "
                "to apply them all, review first and select then"
            )
        return
    spoken = [entry for entry in absent if entry.decision != "open" or entry.note]
    for entry in spoken:
        said = " with a note" if entry.decision == "open" else f" “{entry.decision}”"
        about = f" ({fold(entry.about)})" if entry.about else ""
        yield f"there is no change {fold(entry.change)} any more; the entry{said} on it was not applied{about}"
    silent = [entry for entry in absent if entry not in spoken]
    if silent:
        yield f"{_entries(silent)} on changes that are no longer there: {', '.join(fold(entry.change) for entry in silent)}"
    if absent:
        yield from _made_with(base, review)


def _entries(entries: Sequence[ReviewEntry]) -> str:
    decided = sum(entry.decision != "open" or bool(entry.note) for entry in entries)
    without = "" if decided else " without a decision"
    return f"1 entry{without} is" if len(entries) == 1 else f"{len(entries)} entries{without} are"


def _made_with(base: ComparisonResult, review: Review) -> Iterator[str]:
    other = [
        name
        for name, theirs, ours in (
            (fold(review.library), review.library, base.provenance["library"]),
            (f"profile {fold(review.profile)}", review.profile, base.profile),
            ("another lexicon", review.lexicon, base.lexicon),
        )
        if theirs and theirs != ours
    ]
    if other:
        yield f"it was started with {', '.join(other)}, which may give other changes"


def _about(change: Change) -> str:
    """The change in one line: its kind and its quotes."""
    quotes = " → ".join(f"“{_short(passage)}”" for passage in (change.old, change.new) if passage)
    return f"{change.kind}: {quotes}"


def _short(passage: Passage) -> str:
    text = fold(passage.text)
    return text if len(text) <= _ABOUT else f"{text[: _ABOUT // 2].rstrip()} … {text[-_ABOUT // 3 :].lstrip()}"
