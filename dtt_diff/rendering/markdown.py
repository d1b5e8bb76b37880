"""The memo in Markdown: summary, leading changes, then the changes by theme. For GitHub and for pandoc."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dtt_diff.model import KINDS, Change, ComparisonResult, Passage, Statement
from dtt_diff.rendering.pieces import capitalized, headline, one_line, pieces, place, points, printable, review_line, reviewed
from dtt_diff.rendering.signs import SIGNS
from dtt_diff.reporting.values import Emphasis, Report, Theme

#: The summary tells so many changes.
LEADING = 5
# All that has a meaning in GitHub's Markdown or in pandoc's.
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$^@&!])")


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
        pipe_table(("", "Edition"), [("old", escaped(headline(comparison.old))), ("new", escaped(headline(comparison.new)))]),
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


def _remarks(comparison: ComparisonResult) -> Iterator[str]:
    if comparison.review:
        yield f"**{escaped(review_line(comparison))}**"
    if comparison.selection:
        yield f"A selection of the changes: {escaped(comparison.selection)}."
    notes = [*comparison.notes]
    notes += [f"{name} edition: {note}" for name, s in (("old", comparison.old), ("new", comparison.new)) for note in s.notes]
    if notes:
        yield "\n".join(f"- Note: {escaped(note)}" for note in notes)


def _summary(comparison: ComparisonResult) -> Iterator[str]:
    yield "## Summary"
    counts = tuple(str(comparison.counts[kind]) for kind in KINDS)
    yield pipe_table(tuple(f"{SIGNS[kind]} {kind}" for kind in KINDS), [counts], "r")
    leading = comparison.leading[:LEADING]
    if not leading:
        yield "No change."
        return
    yield "The leading changes:"
    yield "\n".join(
        f"{number}. **{SIGNS[c.kind]} {c.kind}**, {place(c, comparison)}: {escaped(c.explanation)}"
        for number, c in enumerate(leading, 1)
    )


def _themes(report: Report) -> Iterator[str]:
    told = [theme for theme in report.themes if theme.changes]
    if told:
        yield "## Changes by theme"
    for theme in told:
        yield f"### {escaped(capitalized(theme.name))}"
        yield _counts(theme)
        yield "\n".join(_change(change, report.comparison) for change in theme.changes)


def _counts(theme: Theme) -> str:
    return ", ".join(f"{number} {kind}" for kind in KINDS if (number := theme.count(kind)))


def _change(change: Change, comparison: ComparisonResult) -> str:
    """One item of a list: label and place, the quotes, and why."""
    said = [*change.dimensions, f"salience {change.salience}", f"confidence {change.confidence}"]
    lines = [f"- **{SIGNS[change.kind]} {change.kind}** ({', '.join(said)}), {place(change, comparison)}  "]
    opinion = reviewed(change)
    if opinion:
        lines.append(f"  *{escaped(opinion)}*  ")
    both = change.old and change.new
    if change.old:
        lines.append(f"  old: {_quote(change.old, comparison.old, '~~' if both else '')}  ")
    if change.new:
        lines.append(f"  new: {_quote(change.new, comparison.new, '**' if both else '')}  ")
    if both:
        lines.append(f"  why: {escaped('; '.join(item.why for item in change.evidence))}  ")
    return "\n".join(lines).rstrip(" ")


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
    rows += [(f"in the order {escaped(', '.join(n.order))}", f"{n.old} ×", f"{n.new} ×") for n in report.namings]
    yield pipe_table(("", "old", "new"), rows)


def _provenance(comparison: ComparisonResult) -> Iterator[str]:
    yield "## How this was made"
    yield "\n".join(f"- {name}: `{printable(value).replace('`', '')}`" for name, value in comparison.provenance.items())


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
    return _SPECIAL.sub(r"\\\1", folded)
