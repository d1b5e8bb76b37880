"""Groups -> themes: what the sections of a memo are about.

A table of the user's own comes first, then the headings of the statement where there are any. Otherwise the paragraphs of the
new edition are the subjects (the sentences, where there is one paragraph only): paragraphs that share their salient terms are
one theme, named after the terms that it has much more often than the rest of the text. So is a long opening before the first
heading divided.
"""

from __future__ import annotations

from collections.abc import Sequence

from dtt_diff.lexicon import Lexicon
from dtt_diff.model import ComparisonResult, Group
from dtt_diff.reporting.headings import Headings
from dtt_diff.reporting.side_by_side import Touching
from dtt_diff.reporting.subjects import Subjects
from dtt_diff.reporting.tables import ThemeTable
from dtt_diff.reporting.values import Origin, Theme

#: The theme of what no theme of the table takes.
REST = "Other subjects"
#: The theme of what stands before the first heading.
OPENING = "Opening"
#: What stands before the first heading is divided by its terms where it has more than this share of the groups ...
MOST_OPENING = 0.3
#: ... and more than so many.
FEWEST_OPENING = 8

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
        the themes, in the order in which their first groups stand; with a table, in its order. What has no name is last.
    """
    body = [group for group in comparison.groups if group.verdict != "not compared"]
    subjects = Subjects(comparison, lexicon, silent)
    headings = Headings(comparison)
    if table is not None:
        named = _by_table(body, comparison, table)
    elif headings.divide:
        named = _by_heading(body, headings, subjects)
    else:
        named = _by_terms(body, subjects)
    named.sort(key=lambda theme: (theme[1], theme[0]) == ("rest", REST))
    touching = Touching(comparison.changes)
    told: set[str] = set()
    out = []
    for name, origin, groups in named:
        found = {c.id: c for group in groups for c in touching.group(group) if c.id not in told}
        told |= found.keys()
        changes = tuple(change for change in comparison.leading if change.id in found)
        out.append(Theme(name, origin, changes, tuple(groups)))
    return tuple(out)


def _by_table(body: Sequence[Group], comparison: ComparisonResult, table: ThemeTable) -> Named:
    members: dict[str | None, list[Group]] = {}
    for group in body:
        old = [comparison.old.sentences[i].tokens for i in group.old]
        new = [comparison.new.sentences[j].tokens for j in group.new]
        members.setdefault(table.theme_of((*old, *new)), []).append(group)
    out: Named = [(name, "table", members[name]) for name, _ in table.themes if name in members]
    return [*out, (REST, "rest", members[None])] if None in members else out


def _by_heading(body: Sequence[Group], headings: Headings, subjects: Subjects) -> Named:
    out: Named = []
    for heading, groups in headings.sections(body, subjects).items():
        if heading:
            out.append((headings.texts[heading], "heading", groups))
        elif len(groups) > max(MOST_OPENING * len(body), FEWEST_OPENING):
            out += _by_terms(groups, subjects)
        else:
            out.append((OPENING if heading == () else REST, "rest", groups))
    return sorted(_distinct(out), key=lambda theme: body.index(theme[2][0]))


def _distinct(named: Named) -> Named:
    """The same with names that differ for a reader: equal ones are one theme."""
    out: dict[str, tuple[str, Origin, list[Group]]] = {}
    for name, origin, groups in named:
        key = one_spelling(name)
        out[key] = (*out[key][:2], [*out[key][2], *groups]) if key in out else (name, origin, groups)
    return list(out.values())


def one_spelling(name: str) -> str:
    """Return a name as it is compared: upper and lower case, invisible marks and spaces are no difference.

    Args:
        name: the name.
    """
    return " ".join("".join(c for c in name if c.isprintable()).casefold().split())


def _by_terms(body: Sequence[Group], subjects: Subjects) -> Named:
    found = subjects.joined(_units(body, subjects.comparison))
    named: Named = []
    for name, groups in zip(subjects.names(found), found, strict=True):
        named.append((name, "terms", groups) if name else (REST, "rest", groups))
    return _distinct(named)


def _units(body: Sequence[Group], comparison: ComparisonResult) -> list[list[Group]]:
    """Groups by paragraph of the new edition; what was dropped goes with the sentences of its old paragraph, or is a unit."""
    old, new = comparison.old.sentences, comparison.new.sentences
    single = len({new[j].paragraph for group in body for j in group.new}) <= 1
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
