"""The memo in Markdown: summary, leading changes, then the changes by theme. For GitHub and for pandoc."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dtt_diff.model import KINDS, Change, ComparisonResult, Passage, Statement
from dtt_diff.rendering.pieces import (
    capitalized,
    one_line,
    pieces,
    place,
    points,
    printable,
    review_line,
    reviewed,
    source_name,
)
from dtt_diff.rendering.signs import SIGNS
from dtt_diff.reporting.values import Emphasis, Report, Theme

#: The summary tells so many changes.
LEADING = 5
#: The order of the parties is told in so many lists at most.
NAMINGS = 8
# All that has a meaning in GitHub's Markdown or in pandoc's: signs, quotes, dashes and dots that are made typographic, emoji.
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$^@&!\"'])|(\.)(?=\.)|(-)(?=-)|(:)(?=[\w+-]+:)")


def render_markdown(report: Report) -> str:
    """Return the memo.

    Args:
        report: the report.

    Returns:
        Markdown text that ends with a newline.
    """
    comparison = report.comparison
    blocks = [
        f"# What changed: {_title(comparison.new)}",
        _editions(comparison),
        *_remarks(comparison),
        *_summary(comparison),
        *_themes(report),
        *_rejected(comparison),
        *_emphasis(report),
        *_parties(report),
        *_provenance(comparison),
    ]
    return "\n\n".join(blocks) + "\n"


def _title(statement: Statement) -> str:
    return escaped(statement.title or statement.source or "the new edition")


def _editions(comparison: ComparisonResult) -> str:
    """Title, date and source of both editions, as far as either has them."""
    sides = (comparison.old, comparison.new)
    sources = [source_name(s) for s in sides]
    known: dict[str, Sequence[str | None]] = {
        "title": [s.title for s in sides],
        "date": [s.date for s in sides],
        "source": sources,
    }
    rows = [(name, *(escaped(value or "–") for value in values)) for name, values in known.items() if any(values)]
    return pipe_table(("", "old edition", "new edition"), rows or [("title", "–", "–")])


def _remarks(comparison: ComparisonResult) -> Iterator[str]:
    if comparison.review:
        yield f"**{escaped(review_line(comparison))}**"
    if comparison.selection:
        yield f"**A selection of the changes: {escaped(comparison.selection)}.**"
    if comparison.notes:
        yield "\n".join(f"- Note: {escaped(note)}" for note in comparison.notes)


def _summary(comparison: ComparisonResult) -> Iterator[str]:
    yield "## Summary"
    counts = ", ".join(f"{comparison.counts[kind]} {kind} ({escaped(SIGNS[kind])})" for kind in KINDS)
    yield f"{len(comparison.changes)} changes: {counts}."
    leading = comparison.leading[:LEADING]
    if not leading:
        yield "No change."
        return
    yield "The most salient changes:"
    yield "\n".join(
        f"{number}. **{SIGNS[c.kind]} {c.kind}**, {place(c, comparison)}: {escaped(c.explanation)}"
        for number, c in enumerate(leading, 1)
    )


def _themes(report: Report) -> Iterator[str]:
    told = [theme for theme in report.themes if theme.changes]
    if told:
        yield "## Changes by theme"
    for theme in told:
        yield f"### {escaped(capitalized(one_line(theme.name)))}"
        yield f"{_counts(theme)}."
        full = [change for change in theme.changes if change.salience > 1]
        noted = [change for change in theme.changes if change.salience <= 1]
        if full:
            yield "\n".join(_change(change, report.comparison) for change in full)
        if noted:
            yield "Also noted:" if full else "Noted:"
            yield "\n".join(_noted(change, report.comparison) for change in noted)


def _counts(theme: Theme) -> str:
    return ", ".join(f"{number} {kind}" for kind in KINDS if (number := theme.count(kind)))


def _change(change: Change, comparison: ComparisonResult) -> str:
    """One item of a list: label and place, the quotes, and why."""
    lines = [f"- {_label(change, comparison)}  "]
    both = change.old and change.new
    if change.old:
        lines.append(f"  old: {_quote(change.old, comparison.old, '~~' if both else '')}  ")
    if change.new:
        lines.append(f"  new: {_quote(change.new, comparison.new, '**' if both else '')}  ")
    if both:
        lines.append(f"  why: {_why(change)}  ")
    return "\n".join(lines).rstrip(" ")


def _noted(change: Change, comparison: ComparisonResult) -> str:
    """The same in one line; the reason where the change has a direction of force."""
    old = _quote(change.old, comparison.old, "~~" if change.new else "") if change.old else ""
    new = _quote(change.new, comparison.new, "**" if change.old else "") if change.new else ""
    why = f"; {_why(change)}" if change.kind in ("strengthened", "softened") else ""
    return f"- {_label(change, comparison)}: {' → '.join(quote for quote in (old, new) if quote)}{why}"


def _label(change: Change, comparison: ComparisonResult) -> str:
    """Kind, what it concerns, place, and what a reviewer said."""
    said = [*change.dimensions, *([] if change.confidence == "high" else [f"{change.confidence} confidence"])]
    about = f" ({escaped(', '.join(said))})" if said else ""
    opinion = reviewed(change)
    told = f" – *{escaped(opinion)}*" if opinion else ""
    return f"**{SIGNS[change.kind]} {change.kind}**{about}, {place(change, comparison)}{told}"


def _why(change: Change) -> str:
    return escaped("; ".join(item.why for item in change.evidence))


def _quote(passage: Passage, statement: Statement, mark: str) -> str:
    """A quote with what differs marked; what stands on one side only differs as a whole and needs no mark."""
    parts = [f"{mark}{escaped(part)}{mark}" if marked else escaped(part) for part, marked in pieces(passage, statement.text)]
    return f"“{''.join(parts)}”"


def _rejected(comparison: ComparisonResult) -> Iterator[str]:
    if comparison.rejected:
        yield "## Rejected in review"
        yield "\n".join(_change(change, comparison) for change in comparison.rejected)


def _emphasis(report: Report) -> Iterator[str]:
    if not report.emphasis:
        return
    yield "## Emphasis"
    yield "Words that each edition spends on a theme, their share of its body, and the order in which it comes to the themes."
    yield pipe_table(
        ("theme", "old words", "new words", "old share", "new share", "shift", "order"),
        [_emphasis_row(item) for item in report.emphasis],
        "lrrrrrr",
    )


def _emphasis_row(item: Emphasis) -> tuple[str, ...]:
    order = f"{item.old_order or '–'} → {item.new_order or '–'}"
    shares = (f"{item.old_share:.0%}", f"{item.new_share:.0%}", points(item.new_share - item.old_share))
    return (escaped(item.theme), str(item.old_words), str(item.new_words), *shares, order)


def _parties(report: Report) -> Iterator[str]:
    if not any(report.parties):
        return
    yield "## Order of the parties"
    rows = [("first named", *(escaped(", ".join(names) or "–") for names in report.parties))]
    rows += [(f"in the order {escaped(', '.join(n.order))}", f"{n.old} ×", f"{n.new} ×") for n in report.namings[:NAMINGS]]
    yield pipe_table(("", "old", "new"), rows)
    if len(report.namings) > NAMINGS:
        yield f"{len(report.namings) - NAMINGS} further orders stand less often."


def _provenance(comparison: ComparisonResult) -> Iterator[str]:
    yield "## How this was made"
    made = [f"- {name}: `{printable(value).replace('`', '')}`" for name, value in comparison.provenance.items()]
    sides = (("old", comparison.old), ("new", comparison.new))
    notes = [f"- {name} edition, as it was read: {escaped(note)}" for name, side in sides for note in side.notes]
    yield "\n".join(made + notes)


def pipe_table(head: Sequence[str], rows: Sequence[Sequence[str]], align: str = "l") -> str:
    """Return a pipe table.

    Args:
        head: the head of each column, escaped.
        rows: the cells, escaped.
        align: a letter a column, "l" or "r"; its last one holds for all further columns.
    """
    letters = align.ljust(len(head), align[-1])
    rule = ["---:" if letter == "r" else "---" for letter in letters]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, rule, *rows))


def escaped(text: str) -> str:
    """Return a text in one line, with all that Markdown would take for its own made plain.

    Args:
        text: the text.
    """
    folded = text if text == " " else one_line(text)
    return _SPECIAL.sub(r"\\\g<0>", folded)
