"""Quotes as plain pieces in one line, the words marked that differ: what the text views share."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dtt_diff.model import Change, ComparisonResult, Decision, Passage, Span, Statement

#: What a review may decide, in the order in which it is told.
DECISIONS: tuple[Decision, ...] = ("accepted", "rejected", "relabelled", "open")


def pieces(passage: Passage, text: str) -> Iterator[tuple[str, bool]]:
    """Yield a quote in one line, as pieces, each with whether its words are marked; a space joins what furniture separates.

    Args:
        passage: the quotation.
        text: the text of its statement.
    """
    for number, (start, end) in enumerate(passage.spans):
        if number:
            yield " ", False
        at = start
        for mark in _together(passage.marks, text):
            low, high = max(mark[0], start), min(mark[1], end)
            if low < high:
                yield from _piece(text[at:low], marked=False)
                yield from _piece(text[low:high], marked=True)
                at = high
        yield from _piece(text[at:end], marked=False)


def _together(marks: tuple[Span, ...], text: str) -> list[Span]:
    """Marks with nothing but white space between them as one."""
    out: list[Span] = []
    for start, end in marks:
        if out and not text[out[-1][1] : start].strip():
            out[-1] = out[-1][0], end
        else:
            out.append((start, end))
    return out


def _piece(part: str, *, marked: bool) -> Iterator[tuple[str, bool]]:
    """Text in one line: runs of white space become one space, and a marked piece has none around it."""
    body = one_line(part)
    if body and part[0].isspace():
        yield " ", False
    if body:
        yield body, marked
    if part[-1:].isspace():
        yield " ", False


def printable(text: str) -> str:
    """Return a text without control and direction characters: what a statement carries must not steer what shows it.

    Args:
        text: the text.
    """
    return "".join(character for character in text if character.isprintable())


def one_line(text: str) -> str:
    """Return a text in one line, white space folded, without control and direction characters.

    Args:
        text: the text.
    """
    return printable(" ".join(text.split()))


def headline(statement: Statement) -> str:
    """Return what names an edition: its title, date and source, as far as they are known.

    Args:
        statement: the edition.
    """
    parts = [one_line(part) for part in (statement.title, statement.date, statement.source) if part]
    return " | ".join(parts) or "text"


def source_name(statement: Statement) -> str:
    """Return the address or the file name that an edition was read from; empty for text given directly.

    A report is sent to others, whom the folders of the machine where it was made do not concern.

    Args:
        statement: the edition.
    """
    source = statement.source or ""
    return source if "://" in source else re.split(r"[/\\]", source)[-1]


def paragraphs(sentences: tuple[int, ...], statement: Statement) -> tuple[int, ...]:
    """Return the numbers of the paragraphs that some sentences stand in, each once.

    Args:
        sentences: indices of the sentences.
        statement: their statement.
    """
    return tuple(dict.fromkeys(statement.sentences[i].paragraph for i in sentences))


def place(change: Change, comparison: ComparisonResult, *, sign: str = "¶", arrow: str = "→") -> str:
    """Return where a change stands: "¶2 → ¶3", "old ¶2" or "new ¶3".

    Args:
        change: the change.
        comparison: its comparison.
        sign: the sign for a paragraph.
        arrow: what stands between the two sides.
    """
    old = ", ".join(f"{sign}{number}" for number in paragraphs(change.old_sentences, comparison.old))
    new = ", ".join(f"{sign}{number}" for number in paragraphs(change.new_sentences, comparison.new))
    if old and new:
        return f"{old} {arrow} {new}"
    return f"old {old}" if old else f"new {new}"


def reviewed(change: Change) -> str:
    """Return what a reviewer said of a change, with the library's own label where it was another; empty if nothing.

    Args:
        change: the change.
    """
    opinion = change.opinion
    if opinion is None:
        return ""
    said = {"accepted": "accepted", "rejected": "rejected", "relabelled": f"relabelled, was {opinion.original}", "open": ""}
    parts = [said[opinion.decision], f"note: {one_line(opinion.note)}" if opinion.note else ""]
    return "; ".join(part for part in parts if part)


def review_line(comparison: ComparisonResult) -> str:
    """Return that and how a comparison was reviewed, in one sentence; empty if it was not.

    Changes are counted, not entries: an entry on a change that is not there decided nothing.

    Args:
        comparison: the comparison.
    """
    review = comparison.review
    if review is None:
        return ""
    by = f" by {one_line(review.reviewer)}" if review.reviewer else ""
    source = f" ({one_line(review.source)})" if review.source else ""
    counts = ", ".join(f"{number} {decision}" for decision, number in decided(comparison).items() if number)
    return f"Reviewed{by}{source}: {counts or 'no decisions'}."


def decided(comparison: ComparisonResult) -> dict[Decision, int]:
    """Return how many changes a review decided in which way; those it left as they are, with a note or without, are open.

    Args:
        comparison: the comparison.
    """
    changes = (*comparison.changes, *comparison.rejected)
    decisions = [change.opinion.decision if change.opinion else "open" for change in changes]
    return {decision: decisions.count(decision) for decision in DECISIONS}


def capitalized(text: str) -> str:
    """Return a text with its first letter as a capital, for a heading; the others as they are.

    Args:
        text: the text.
    """
    return text[:1].upper() + text[1:]


def points(difference: float) -> str:
    """Return a difference of shares in whole percentage points with its sign: "+3 pp", "−2 pp", "±0 pp".

    Args:
        difference: the difference, as a share of 1.
    """
    rounded = round(100 * difference)
    sign = "+" if rounded > 0 else "−" if rounded < 0 else "±"
    return f"{sign}{abs(rounded)} pp"
