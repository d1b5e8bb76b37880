"""The terminal report: leading changes first, what differs marked by brackets as well as by colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from dtt_diff.model import Change, ComparisonResult, Group, Kind, Passage
from dtt_diff.rendering.pieces import headline, one_line, paragraphs, pieces, place, printable, review_line, reviewed
from dtt_diff.rendering.plain import printed
from dtt_diff.rendering.signs import ASCII_SIGNS, SIGNS

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_COLOURS: dict[Kind, str] = {
    "added": "green",
    "dropped": "red",
    "strengthened": "blue",
    "softened": "magenta",
    "updated": "yellow",
}
#: So many digits of a digest tell two texts apart well enough on a screen.
DIGEST = 12
#: Columns that "old" and "new" take up before an edition is named.
INDENT = 5
#: What stands between the parts of a headline.
_BETWEEN = " | "
_SECTIONS = ((3, "Leading changes"), (2, "Further changes"), (1, "Also noted"))


@frozen
class _Signs:
    """Marks that the output can carry: plain ASCII where the terminal has no more."""

    kinds: dict[Kind, str]
    arrow: str
    paragraph: str
    moved: str
    quotes: tuple[str, str]


_UNICODE = _Signs(SIGNS, "→", "¶", "↷", ("“", "”"))
_ASCII = _Signs(ASCII_SIGNS, "->", "par. ", "moved", ('"', '"'))


def render(comparison: ComparisonResult, *, everything: bool = False, width: int = 80) -> str:
    """Return the report as plain text.

    Args:
        comparison: the comparison.
        everything: also list reworded and unchanged sentences.
        width: columns to wrap at.

    Returns:
        the report, without colour.
    """
    return printed(lambda console: print_report(comparison, console, everything=everything), width)


def print_report(comparison: ComparisonResult, console: Console, *, everything: bool = False) -> None:
    """Print the report to a rich console, which knows its width and whether it may use colour.

    Args:
        comparison: the comparison.
        console: where to print.
        everything: also list reworded and unchanged sentences.
    """
    from rich.text import Text

    signs = _signs(console)
    _header(comparison, console, signs)
    for salience, title in _SECTIONS:
        changes = [change for change in comparison.changes if change.salience == salience]
        if changes:
            _title(console, f"{title} ({len(changes)})")
            for change in changes:
                _change(change, comparison, console, signs)
    if not comparison.changes:
        console.print(Text(_nothing(comparison, everything=everything)))
    if comparison.rejected:
        _title(console, f"Rejected in review ({len(comparison.rejected)})")
        for change in comparison.rejected:
            _change(change, comparison, console, signs)
    if everything:
        for verdict in ("reworded", "unchanged"):
            groups = [group for group in comparison.groups if group.verdict == verdict]
            if groups:
                _title(console, f"{verdict.capitalize()} ({len(groups)})")
                for group in groups:
                    _group(group, comparison, console, signs)
    console.print()
    console.print(Text(_provenance(comparison), style="dim"))


def _nothing(comparison: ComparisonResult, *, everything: bool) -> str:
    """What is said in place of changes."""
    if comparison.selection:
        return "No change in this selection."
    reworded = sum(group.verdict == "reworded" for group in comparison.groups)
    if not reworded:
        return "No change."
    where = "" if everything else " (--all lists them)"
    return f"No change of force or fact; {reworded} sentence{'s' * (reworded != 1)} reworded{where}."


def _signs(console: Console) -> _Signs:
    try:
        "▲▼→¶−↷“”".encode(console.encoding)
    except (UnicodeEncodeError, LookupError):
        return _ASCII
    return _UNICODE


def _header(comparison: ComparisonResult, console: Console, signs: _Signs) -> None:
    from rich.text import Text

    for name, statement in (("old", comparison.old), ("new", comparison.new)):
        for number, words in enumerate(_lines(headline(statement), console.width - INDENT)):
            lead = " " * INDENT if number else f"{name}  "
            console.print(_plain(Text.assemble((lead, "dim"), words)))
    line = Text()
    for kind, number in comparison.counts.items():
        line.append(f"{signs.kinds[kind]} {number} {kind}   ", style=_COLOURS[kind])
    console.print(line)
    if comparison.selection:
        console.print(Text(f"selection: {one_line(comparison.selection)}"))
    if comparison.review:
        console.print(Text(review_line(comparison)))
    for note in all_notes(comparison):
        console.print(Text(f"note: {note}"))


def all_notes(comparison: ComparisonResult) -> tuple[str, ...]:
    """Return what was decided while comparing, and while reading either edition, each in one line.

    Args:
        comparison: the comparison.
    """
    sides = (("old", comparison.old), ("new", comparison.new))
    read = (f"{name} edition: {one_line(note)}" for name, statement in sides for note in statement.notes)
    return (*map(one_line, comparison.notes), *read)


def _lines(words: str, width: int) -> list[str]:
    """A headline in lines that break between its parts: a path too long for the line stays in one piece where it can."""
    from rich.cells import cell_len

    first, *parts = words.split(_BETWEEN)
    lines = [first]
    for part in parts:
        joined = lines[-1] + _BETWEEN + part
        if cell_len(joined) <= width:
            lines[-1] = joined
        else:
            lines.append(part)
    return lines


def _provenance(comparison: ComparisonResult) -> str:
    """What is needed to make the report again, digests cut short: the JSON has them whole."""
    parts = []
    for name, value in comparison.provenance.items():
        digest = name.endswith(" sha256")
        parts.append(
            f"{name.removesuffix(' sha256')} {value[:DIGEST]}" if digest else value if name == "library" else f"{name} {value}"
        )
    return "; ".join(parts)


def _title(console: Console, title: str) -> None:
    from rich.text import Text

    console.print()
    console.print(Text(title, style="bold"))


def _change(change: Change, comparison: ComparisonResult, console: Console, signs: _Signs) -> None:
    from rich.padding import Padding
    from rich.text import Text

    colour = _COLOURS[change.kind]
    head = Text.assemble((f"{signs.kinds[change.kind]} {change.kind}", f"bold {colour}"))
    if change.dimensions:
        head.append(f"  ({', '.join(change.dimensions)})")
    head.append(f"  {place(change, comparison, sign=signs.paragraph, arrow=signs.arrow)}", style="dim")
    if reviewed(change):
        head.append(f"  [{reviewed(change)}]", style="italic")
    console.print(_plain(head))
    if change.old:
        console.print(Padding(_quote(change.old, comparison.old.text, _OLD, signs), (0, 0, 0, 4), expand=False))
    if change.new:
        console.print(Padding(_quote(change.new, comparison.new.text, _NEW, signs), (0, 0, 0, 4), expand=False))
    if change.old and change.new:
        console.print(Padding(Text.assemble(("why  ", "dim"), printable(_reason(change, signs))), (0, 0, 0, 4), expand=False))


def _reason(change: Change, signs: _Signs) -> str:
    """The reason alone: the report has the quotes already."""
    why = "; ".join(item.why for item in change.evidence)
    return why.replace("“", signs.quotes[0]).replace("”", signs.quotes[1])


@frozen
class _Marks:
    """How one side of a change is shown: its name, the brackets round what differs, and their colour."""

    name: str
    left: str
    right: str
    colour: str


_OLD = _Marks("old", "[-", "-]", "red")
_NEW = _Marks("new", "{+", "+}", "green")


def _quote(passage: Passage, text: str, marks: _Marks, signs: _Signs) -> Text:
    from rich.text import Text

    out = Text.assemble((f"{marks.name}  ", "dim"), signs.quotes[0])
    for piece, marked in pieces(passage, text):
        if marked:
            out.append(marks.left + piece + marks.right, style=marks.colour)
        else:
            out.append(piece)
    out.append(signs.quotes[1])
    return out


def _group(group: Group, comparison: ComparisonResult, console: Console, signs: _Signs) -> None:
    from rich.text import Text

    moved = f" {signs.moved}" if group.moved else ""
    old, new = (
        ", ".join(f"{signs.paragraph}{number}" for number in paragraphs(members, statement))
        for members, statement in ((group.old, comparison.old), (group.new, comparison.new))
    )
    sentence = " ".join(comparison.new.quote(comparison.new.sentences[j].spans) for j in group.new)
    console.print(_plain(Text.assemble((f"  {old} {signs.arrow} {new}{moved}  ", "dim"), one_line(sentence))))


def _plain(text: Text) -> Text:
    text.no_wrap = False
    return text
