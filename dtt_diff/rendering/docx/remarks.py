"""What the comments of the document say: one on the whole comparison, then one a change."""

from __future__ import annotations

from dtt_diff.model import Change, ComparisonResult, Statement
from dtt_diff.rendering.signs import SIGNS

#: The paragraphs of a comment; the first is its heading.
Remark = tuple[str, ...]


def is_remarked(change: Change) -> bool:
    """Return whether a change has a comment: all have but those that are updated, unless a reviewer had something to say."""
    opinion = change.opinion
    return change.kind != "updated" or (opinion is not None and bool(opinion.note or opinion.original != change.kind))


def remark(change: Change, comparison: ComparisonResult) -> Remark:
    """Return what the comment on a change says.

    Args:
        change: the change.
        comparison: the comparison it belongs to.
    """
    labels = [f"{SIGNS[change.kind]} {change.kind}"]
    opinion = change.opinion
    if opinion and opinion.original != change.kind:
        labels.append(f"was: {opinion.original}")
    if change.dimensions:
        labels.append(", ".join(change.dimensions))
    labels += [f"salience {change.salience}", f"confidence {change.confidence}"]
    lines = [" · ".join(labels), change.explanation]
    if opinion:
        lines.append(f"Reviewed: {opinion.decision}{f' — {opinion.note}' if opinion.note else ''}")
    lines.append(f"{_places(change, comparison)} · change {change.id}")
    return tuple(lines)


def opening_remark(comparison: ComparisonResult) -> Remark:
    """Return what the first comment says: what was compared, what was found, how, and by whom it was reviewed.

    Args:
        comparison: the comparison.
    """
    signs = ", ".join(f"{SIGNS[kind]} {number} {kind}" for kind, number in comparison.counts.items())
    lines = [
        f"Tracked changes against {name(comparison.old)}",
        f"Accepting all changes leaves {name(comparison.new)}; rejecting all of them leaves the old edition.",
        signs + ("." if comparison.changes else ": no change was found."),
    ]
    if comparison.selection:
        lines.append(
            f"A selection ({comparison.selection}): only its changes have comments; the tracked changes are all there."
        )
    lines += _review(comparison)
    lines += [f"Note: {note}" for note in comparison.notes]
    lines += [f"Note on the old text: {note}" for note in comparison.old.notes]
    lines += [f"Note on the new text: {note}" for note in comparison.new.notes]
    return (*lines, *provenance(comparison))


def provenance(comparison: ComparisonResult) -> Remark:
    """Return what is needed to make the comparison again, a line each.

    Args:
        comparison: the comparison.
    """
    return tuple(f"{key}: {value}" for key, value in comparison.provenance.items())


def about(comparison: ComparisonResult) -> Remark:
    """Return what the properties of the document say: provenance, selection, review and notes.

    Args:
        comparison: the comparison.
    """
    selection = (f"selection: {comparison.selection}",) if comparison.selection else ()
    return (*provenance(comparison), *selection, *_review(comparison), *comparison.notes)


def name(statement: Statement) -> str:
    """Return how a statement is called in a sentence: its title or source, and its date.

    Args:
        statement: the statement.
    """
    title = " ".join((statement.title or statement.source or "a text without a title").split())
    return f"{title} ({statement.date})" if statement.date else title


def _review(comparison: ComparisonResult) -> list[str]:
    review = comparison.review
    if review is None:
        return []
    by = f" by {review.reviewer}" if review.reviewer else ""
    source = f" ({review.source})" if review.source else ""
    lines = [f"Reviewed{by}{source}."]
    for change in comparison.rejected:
        note = f" — {change.opinion.note}" if change.opinion and change.opinion.note else ""
        lines.append(f"Rejected by the review, was: {SIGNS[change.kind]} {change.kind}: {change.explanation}{note}")
    return lines


def _places(change: Change, comparison: ComparisonResult) -> str:
    old = _paragraphs(change.old_sentences, comparison.old)
    new = _paragraphs(change.new_sentences, comparison.new)
    return f"{old} → {new}" if old and new else f"old {old}" if old else f"new {new}"


def _paragraphs(sentences: tuple[int, ...], statement: Statement) -> str:
    numbers = dict.fromkeys(statement.sentences[i].paragraph for i in sentences)
    return ", ".join(f"¶{number}" for number in numbers)
