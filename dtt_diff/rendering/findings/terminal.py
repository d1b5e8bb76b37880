"""Findings in the terminal: by paragraph, like a linter. No line needs colour, and every place is one that editors jump to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from attrs import frozen

from dtt_diff.checking.values import CheckResult, Finding, Place, Severity
from dtt_diff.model import Kind, Passage
from dtt_diff.rendering.findings import parts
from dtt_diff.rendering.findings.places import has_lines
from dtt_diff.rendering.pieces import one_line, reviewed
from dtt_diff.rendering.plain import printed
from dtt_diff.rendering.signs import ASCII_SIGNS, SIGNS

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_COLOURS: dict[Severity, str] = {"error": "bold red", "warning": "yellow", "info": "cyan"}
#: The width of the labels before quotes and reasons.
LABEL = 7
#: So many digits of a digest tell two texts apart well enough on a screen.
DIGEST = 12
# A line that holds one of these is a command to a runner of workflows, wherever it stands in the line.
_COMMAND = re.compile(r"##(?=\w*\[)")


@frozen
class _Signs:
    """Marks that the output can carry: plain ASCII where the terminal has no more."""

    severities: dict[Severity, str]
    kinds: dict[Kind, str]
    paragraph: str
    gutter: str
    quotes: tuple[str, str]


_UNICODE = _Signs(parts.SIGNS, SIGNS, "¶", "│", ("“", "”"))
_ASCII = _Signs(parts.ASCII_SIGNS, ASCII_SIGNS, "par. ", "|", ('"', '"'))


def render_findings(result: CheckResult, *, everything: bool = False, width: int = 80) -> str:
    """Return the findings as plain text.

    Args:
        result: the result of a check.
        everything: also list findings that are waived or in the baseline.
        width: columns to wrap at.

    Returns:
        the text, without colour.
    """
    return printed(lambda console: print_findings(result, console, everything=everything), width)


def print_findings(result: CheckResult, console: Console, *, everything: bool = False) -> None:
    """Print the findings to a rich console, which knows its width and whether it may use colour.

    Args:
        result: the result of a check.
        console: where to print.
        everything: also list findings that are waived or in the baseline.
    """
    from rich.text import Text

    view = _View(console, _signs(console))
    for heading, findings in groupby(parts.listed(result, everything=everything), _heading):
        console.print(Text(heading, style="bold"))
        for finding in findings:
            _finding(finding, result, view)
        console.print()
    for note in result.notes:
        view.line(Text(f"note: {_safe(note)}"), gutter=False)
    view.line(Text(f"{parts.verdict_words(result)}: {parts.count_words(result)}", style="bold"), gutter=False)
    if not everything and any(parts.accepted(result)):
        view.line(Text("--all lists what is waived or in the baseline, too.", style="dim"), gutter=False)
    view.line(Text(_provenance(result), style="dim"), gutter=False)


def _signs(console: Console) -> _Signs:
    try:
        "✗·▲▼¶│−“”".encode(console.encoding)
    except (UnicodeEncodeError, LookupError):
        return _ASCII
    return _UNICODE


@frozen
class _View:
    """A console and the marks it can carry."""

    console: Console
    signs: _Signs

    def line(self, text: Text, label: str = "", *, gutter: bool = True) -> None:
        """Print a text, wrapped. No line of it begins as a command to a runner of workflows does: with two colons."""
        from rich.text import Text

        bar = f"  {self.signs.gutter} "
        lead = bar if gutter else ""
        indent = " " * (LABEL if label else 0)
        named = label.ljust(len(indent))
        for row in text.wrap(self.console, max(self.console.width - len(lead) - len(indent), 5)):
            row.rstrip()
            if not lead and row.plain.lstrip().startswith("::"):
                named = bar
            self.console.print(Text.assemble((lead + named, "dim"), row), soft_wrap=True)
            named = indent


def _heading(finding: Finding) -> str:
    if finding.kind == "waiver":
        return "Waivers"
    place = finding.place
    if place is None:
        return "Not in the draft"
    return f"Paragraph {place.paragraph}" if place.paragraph else "Title, dates and headings"


def _finding(finding: Finding, result: CheckResult, view: _View) -> None:
    _head(finding, result, view)
    for label, row in _body(finding, view.signs):
        view.line(row, label)
    for row in _accepted(finding, result):
        view.line(row)


def _head(finding: Finding, result: CheckResult, view: _View) -> None:
    from rich.text import Text

    colour = _COLOURS[finding.severity]
    head = Text.assemble((_where(finding, result), "bold"), ": ")
    head.append(f"{view.signs.severities[finding.severity]} {finding.severity}", style=colour)
    head.append(f"  {_safe(finding.rule)}")
    change = finding.change
    if change is not None:
        named = f"{view.signs.kinds[change.kind]} {change.kind}" if finding.rule != change.kind else ""
        told = " ".join(part for part in (named, f"({', '.join(change.dimensions)})" if change.dimensions else "") if part)
        head.append(f"  {told}" if told else "")
        opinion = reviewed(change)
        head.append(f"  [{_safe(opinion)}]" if opinion else "", style="italic")
    head.append(f"  {finding.fingerprint}", style="dim")
    # Not wrapped: a place that is broken in two is none that an editor could jump to.
    view.console.print(head, soft_wrap=True)


def _where(finding: Finding, result: CheckResult) -> str:
    """Where an editor is to jump: file, line and column; the file alone where lines are not those of the file."""
    place = finding.place
    if place is None:
        waived = finding.kind == "waiver"
        return _safe((result.policy.source if waived else None) or parts.draft_source(result) or "draft")
    name = _safe(place.source or "draft")
    # A name that begins with two colons would be a command; with its folder before it, it is the same file.
    name = f"./{name}" if name.startswith("::") else name
    return f"{name}:{place.line}:{place.column}" if has_lines(place) else name


def _body(finding: Finding, signs: _Signs) -> Iterator[tuple[str, Text]]:
    """The lines under the head, each with its label: message, quotes, reasons, and what to write instead."""
    from rich.text import Text

    message = parts.split_message(finding)
    if message.lead:
        yield "", Text(_quoted(message.lead, signs))
    yield from _sides(finding, signs) if finding.change else _quotes(finding, message.lead, signs)
    for reason in message.reasons:
        yield "why", Text(_quoted(reason, signs))
    if finding.suggestion and finding.change is None:
        yield "write" if finding.replaces else "add", _in_quotes(finding.suggestion, signs)


def _sides(finding: Finding, signs: _Signs) -> Iterator[tuple[str, Text]]:
    """Both quotes of a change. The old one is what is suggested, too: it is not said twice."""
    change, near = finding.change, finding.place
    if change and change.old:
        yield "last", _at(finding.old_place, _passage(change.old, _OLD, signs), signs)
    if change and change.new:
        yield "draft", _passage(change.new, _NEW, signs)
    elif near:
        yield "near", _in_quotes(parts.shortened(near.quote), signs)


def _quotes(finding: Finding, message: str, signs: _Signs) -> Iterator[tuple[str, Text]]:
    """What the finding quotes; a quote that the message has already is not said twice."""
    old, new = finding.old_place, finding.place
    if old and one_line(old.quote) not in message:
        yield "last", _at(old, _in_quotes(old.quote, signs), signs)
    if new and finding.kind == "must-mention":
        yield "near", _in_quotes(parts.shortened(new.quote), signs)
    elif new and one_line(new.quote) not in message:
        yield "draft", _in_quotes(new.quote, signs)


@frozen
class _Marks:
    """The brackets round what differs on one side, and their colour."""

    left: str
    right: str
    colour: str


_OLD = _Marks("[-", "-]", "red")
_NEW = _Marks("{+", "+}", "green")


def _passage(passage: Passage, marks: _Marks, signs: _Signs) -> Text:
    from rich.text import Text

    out = Text(signs.quotes[0])
    for piece, marked in parts.quote_pieces(passage):
        text = _COMMAND.sub("# #", piece)
        out.append(f"{marks.left}{text}{marks.right}" if marked else text, style=marks.colour if marked else "")
    out.append(signs.quotes[1])
    return out


def _at(place: Place | None, text: Text, signs: _Signs) -> Text:
    """A quote from the last edition with its paragraph there."""
    if place and place.paragraph:
        text.append(f"  {signs.paragraph}{place.paragraph}", style="dim")
    return text


def _in_quotes(text: str, signs: _Signs) -> Text:
    from rich.text import Text

    return Text(f"{signs.quotes[0]}{_quoted(text, signs)}{signs.quotes[1]}")


def _accepted(finding: Finding, result: CheckResult) -> Iterator[Text]:
    from rich.text import Text

    waiver = parts.waiver_of(finding, result)
    if waiver:
        yield Text(f"waived: {_safe(parts.waiver_words(waiver))}", style="italic")
    if finding.known:
        yield Text("in the baseline", style="italic")


def _provenance(result: CheckResult) -> str:
    """What is needed to make the result again, digests cut short: the JSON has them whole."""
    out = []
    for name, value in result.provenance.items():
        if name.endswith(" sha256") and name.removesuffix(" sha256") in result.provenance:
            continue
        digest = result.provenance.get(f"{name} sha256", "")[:DIGEST]
        told = _safe(value[:DIGEST] if name.endswith(" sha256") else value)
        shown = told if name == "library" else f"{name.removesuffix(' sha256')} {told}"
        out.append(f"{shown} ({digest})" if digest else shown)
    return "; ".join(out)


def _safe(text: str) -> str:
    """A text in one line that steers neither the terminal nor a runner of workflows."""
    return _COMMAND.sub("# #", one_line(text))


def _quoted(text: str, signs: _Signs) -> str:
    """A text of ours with quotes in it, in the quotation marks that the output can carry."""
    return _safe(text).replace("“", signs.quotes[0]).replace("”", signs.quotes[1])
