"""The terminal report: leading changes first, what differs marked by brackets as well as by colour."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from attrs import frozen

from dtt_diff.model import Change, ComparisonResult, Group, Kind, Passage, Span, Statement
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
    from rich.console import Console

    out = StringIO()
    console = Console(
        file=out, width=max(width, 20), color_system=None, force_terminal=False, highlight=False, emoji=False, markup=False
    )
    print_report(comparison, console, everything=everything)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def print_report(comparison: ComparisonResult, console: Console, *, everything: bool = False) -> None:
    """Print the report to a rich console, which knows its width and whether it may use colour.

    Args:
        comparison: the comparison.
        console: where to print.
        everything: also list reworded and unchanged sentences.
    """
    signs = _signs(console)
    _header(comparison, console, signs)
    for salience, title in _SECTIONS:
        changes = [change for change in comparison.changes if change.salience == salience]
        if changes:
            _title(console, f"{title} ({len(changes)})")
            for change in changes:
                _change(change, comparison, console, signs)
    if not comparison.changes:
        console.print("No change.")
    if everything:
        for verdict in ("reworded", "unchanged"):
            groups = [group for group in comparison.groups if group.verdict == verdict]
            if groups:
                _title(console, f"{verdict.capitalize()} ({len(groups)})")
                for group in groups:
                    _group(group, comparison, console, signs)


def _signs(console: Console) -> _Signs:
    try:
        "▲▼→¶−↷“”".encode(console.encoding)
    except (UnicodeEncodeError, LookupError):
        return _ASCII
    return _UNICODE


def _header(comparison: ComparisonResult, console: Console, signs: _Signs) -> None:
    from rich.text import Text

    for name, statement in (("old", comparison.old), ("new", comparison.new)):
        parts = [part for part in (statement.title, statement.date, statement.source) if part]
        console.print(_plain(Text.assemble((f"{name}  ", "dim"), " | ".join(_safe(part) for part in parts) or "text")))
    line = Text()
    for kind, number in comparison.counts.items():
        line.append(f"{signs.kinds[kind]} {number} {kind}   ", style=_COLOURS[kind])
    console.print(line)
    for note in comparison.notes:
        console.print(Text(f"note: {note}"))


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
    head.append(f"  {_places(change, comparison, signs)}", style="dim")
    console.print(_plain(head))
    if change.old:
        console.print(Padding(_quote(change.old, comparison.old.text, _OLD, signs), (0, 0, 0, 4), expand=False))
    if change.new:
        console.print(Padding(_quote(change.new, comparison.new.text, _NEW, signs), (0, 0, 0, 4), expand=False))
    if change.old and change.new:
        console.print(Padding(Text.assemble(("why  ", "dim"), _safe(_reason(change, signs))), (0, 0, 0, 4), expand=False))


def _reason(change: Change, signs: _Signs) -> str:
    """The reason alone: the report has the quotes already."""
    why = "; ".join(item.why for item in change.evidence)
    return why.replace("“", signs.quotes[0]).replace("”", signs.quotes[1])


def _places(change: Change, comparison: ComparisonResult, signs: _Signs) -> str:
    old = _paragraphs(change.old_sentences, comparison.old, signs)
    new = _paragraphs(change.new_sentences, comparison.new, signs)
    if old and new:
        return f"{old} {signs.arrow} {new}"
    return f"old {old}" if old else f"new {new}"


def _paragraphs(sentences: tuple[int, ...], statement: Statement, signs: _Signs) -> str:
    numbers = dict.fromkeys(statement.sentences[i].paragraph for i in sentences)
    return ", ".join(f"{signs.paragraph}{number}" for number in numbers)


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
    for number, (start, end) in enumerate(passage.spans):
        if number:
            out.append(" ")
        at = start
        for mark in passage.marks:
            low, high = max(mark[0], start), min(mark[1], end)
            if low < high:
                out.append(_piece(text, (at, low)))
                out.append(marks.left + _piece(text, (low, high)) + marks.right, style=marks.colour)
                at = high
        out.append(_piece(text, (at, end)))
    out.append(signs.quotes[1])
    return out


def _piece(text: str, span: Span) -> str:
    """Text in one line: runs of white space become one space."""
    part = text[span[0] : span[1]]
    body = " ".join(part.split())
    if not body:
        return " " if part else ""
    return (" " if part[0].isspace() else "") + _safe(body) + (" " if part[-1].isspace() else "")


def _safe(text: str) -> str:
    """Leave out control characters: what a statement carries must not steer the terminal."""
    return "".join(character for character in text if character.isprintable() or character == " ")


def _group(group: Group, comparison: ComparisonResult, console: Console, signs: _Signs) -> None:
    from rich.text import Text

    moved = f" {signs.moved}" if group.moved else ""
    old, new = _paragraphs(group.old, comparison.old, signs), _paragraphs(group.new, comparison.new, signs)
    sentence = " ".join(comparison.new.quote(comparison.new.sentences[j].spans) for j in group.new)
    console.print(_plain(Text.assemble((f"  {old} {signs.arrow} {new}{moved}  ", "dim"), _safe(" ".join(sentence.split())))))


def _plain(text: Text) -> Text:
    text.no_wrap = False
    return text
