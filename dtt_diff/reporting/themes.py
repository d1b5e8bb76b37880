"""Groups -> themes: what the sections of a memo are about.

A table of the user's own comes first, then the headings of the statement where there are any. Otherwise the paragraphs of the
new edition are the subjects (the sentences, where there is one paragraph only): paragraphs that share their salient terms are
one theme, named after the terms that it has most of and the rest of the text least.
"""

from __future__ import annotations

from collections.abc import Sequence

from dtt_diff.lexicon import Lexicon
from dtt_diff.model import ComparisonResult, Group, Statement
from dtt_diff.reporting.side_by_side import touching
from dtt_diff.reporting.subjects import Subjects
from dtt_diff.reporting.tables import ThemeTable
from dtt_diff.reporting.values import Origin, Theme

#: The theme of what no theme of the table takes.
REST = "Other subjects"
#: The theme of what stands before the first heading.
OPENING = "Opening"
#: Fewer headings are no division of a statement.
FEWEST_HEADINGS = 2

Named = list[tuple[str, Origin, list[Group]]]


def find_themes(
    comparison: ComparisonResult, table: ThemeTable | None, lexicon: Lexicon, silent: Sequence[str] = ()
) -> tuple[Theme, ...]:
    """Return the themes of a comparison; every group of the body and every change is in exactly one.

    Args:
        comparison: the comparison.
        table: themes of the user's own; None to take headings or salient terms.
        lexicon: tells names and formula from matter.
        silent: names that name no theme: those of the parties, which every second sentence has.

    Returns:
        the themes, in the order in which their first groups stand; with a table, in its order.
    """
    body = [group for group in comparison.groups if group.verdict != "not compared"]
    if table is not None:
        named = _by_table(body, comparison, table)
    elif len({name for name in _headings(comparison.new) if name}) >= FEWEST_HEADINGS:
        named = _by_heading(body, comparison)
    else:
        named = _by_terms(body, Subjects(comparison, lexicon, silent))
    told: set[str] = set()
    out = []
    for name, origin, groups in named:
        found = {c.id: c for group in groups for c in touching(group, comparison.changes) if c.id not in told}
        told |= found.keys()
        changes = tuple(change for change in comparison.leading if change.id in found)
        out.append(Theme(name, origin, changes, tuple(groups)))
    return tuple(out)


def _by_table(body: Sequence[Group], comparison: ComparisonResult, table: ThemeTable) -> Named:
    members: dict[str | None, list[Group]] = {}
    for group in body:
        old = [comparison.old.quote(comparison.old.sentences[i].spans) for i in group.old]
        new = [comparison.new.quote(comparison.new.sentences[j].spans) for j in group.new]
        members.setdefault(table.theme_of("\n".join((*old, *new))), []).append(group)
    out: Named = [(name, "table", members[name]) for name, _ in table.themes if name in members]
    return [*out, (REST, "rest", members[None])] if None in members else out


def _by_heading(body: Sequence[Group], comparison: ComparisonResult) -> Named:
    old, new = _headings(comparison.old), _headings(comparison.new)
    known = {name.casefold(): name for name in reversed(old + new) if name}
    members: dict[str, list[Group]] = {}
    for group in body:
        name = new[group.new[0]] if group.new else old[group.old[0]]
        members.setdefault(known.get(name.casefold(), OPENING), []).append(group)
    return [(name, "rest" if name == OPENING else "heading", groups) for name, groups in members.items()]


def _headings(statement: Statement) -> list[str]:
    """For every sentence the heading that it stands under; empty before the first."""
    out, heading = [], ""
    for sentence in statement.sentences:
        if sentence.kind == "heading":
            heading = " ".join(statement.quote(sentence.spans).split())
        out.append(heading)
    return out


def _by_terms(body: Sequence[Group], subjects: Subjects) -> Named:
    named: list[str] = []
    out: Named = []
    for groups in subjects.joined(_units(body, subjects.comparison)):
        name = subjects.name(groups, named)
        origin: Origin = "terms" if name else "rest"
        named.append(name or _unused(REST, named))
        out.append((named[-1], origin, groups))
    return out


def _unused(name: str, taken: Sequence[str]) -> str:
    number = 1 + sum(other.startswith(name) for other in taken)
    return name if number == 1 else f"{name} ({number})"


def _units(body: Sequence[Group], comparison: ComparisonResult) -> list[list[Group]]:
    """Groups by paragraph of the new edition; what was dropped goes with the sentences of its old paragraph, or is a unit."""
    old, new = comparison.old.sentences, comparison.new.sentences
    single = len({new[j].paragraph for group in body for j in group.new}) < FEWEST_HEADINGS
    homes: dict[int, int] = {}
    for group in body:
        for i in group.old:
            if group.new:
                homes.setdefault(old[i].paragraph, new[group.new[0]].paragraph)
    members: dict[tuple[str, int], list[Group]] = {}
    for number, group in enumerate(body):
        if single:
            place = ("group", number)
        elif group.new:
            place = ("new", new[group.new[0]].paragraph)
        else:
            paragraph = old[group.old[0]].paragraph
            place = ("new", homes[paragraph]) if paragraph in homes else ("old", paragraph)
        members.setdefault(place, []).append(group)
    return list(members.values())
