"""The terminal report of a history: the series, what the newest edition did, what stands longest, what was asked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import frozen

from dtt_diff.rendering.history.words import ALONE, ASCII_STEP_SIGNS, STEP_SIGNS, around, plural, span_of
from dtt_diff.rendering.pieces import one_line
from dtt_diff.rendering.plain import printed
from dtt_diff.tracking.answers import Moment, Occurrence
from dtt_diff.tracking.survey import Ledger, Survey, Timeline
from dtt_diff.tracking.values import STEP_KINDS, HistoryResult, Line, StepKind

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

#: Longer quotes are cut, with a sign; the page has them whole.
QUOTE_LENGTH = 220
#: So many items of each list are shown.
SHOWN = 20
#: So many digits of a digest tell two texts apart well enough on a screen.
DIGEST = 12
_COLOURS: dict[StepKind, str] = {
    "appeared": "green",
    "returned": "green",
    "dropped": "red",
    "strengthened": "blue",
    "softened": "magenta",
    "updated": "yellow",
}
_INDENT = 4
#: A strip of fewer columns says nothing; the oldest editions are left out where there is no room for all.
_LEAST_COLUMNS = 8


@frozen
class _Signs:
    """Marks that the output can carry: plain ASCII where the terminal has no more."""

    steps: dict[StepKind, str]
    kept: str
    away: str
    quotes: tuple[str, str]
    cut: str
    minus: str


_UNICODE = _Signs({**STEP_SIGNS, "kept": "─", "reworded": "─", "moved": "─"}, "─", "·", ("“", "”"), "…", "−")
_ASCII = _Signs({**ASCII_STEP_SIGNS, "kept": "-", "reworded": "-", "moved": "-"}, "-", ".", ('"', '"'), "...", "-")


def render(survey: Survey, *, width: int = 80) -> str:
    """Return the report as plain text.

    Args:
        survey: the history with the answers to show.
        width: columns to wrap at.

    Returns:
        the report, without colour.
    """
    return printed(lambda console: print_history(survey, console), width)


def print_history(survey: Survey, console: Console) -> None:
    """Print the report to a rich console, which knows its width and whether it may use colour.

    Args:
        survey: the history with the answers to show.
        console: where to print.
    """
    from rich.text import Text

    signs = _signs(console)
    history = survey.history
    console.print(Text(_series(history), style="bold"))
    for note in history.notes:
        console.print(Text(f"note: {one_line(note)}"))
    if len(history.editions) == 1:
        console.print(Text(f"note: {ALONE}"))
    _asked(survey, console, signs)
    _latest(survey, console, signs)
    if survey.longest:
        _title(console, "Standing longest")
        for line in survey.longest:
            _line(line, history, console, signs)
    if len(history.editions) > 1:
        _title(console, f"Steady erosion ({len(survey.eroded)})")
        for line in survey.eroded:
            _line(line, history, console, signs, force=True)
        if not survey.eroded:
            console.print(Text("No line was softened step by step without a big step."))
        _legend(console, signs)
    console.print()
    console.print(Text(_provenance(history), style="dim"))


def _series(history: HistoryResult) -> str:
    first, last = (one_line(history.editions[k].label) for k in (0, -1))
    standing = sum(line.standing for line in history.lines)
    title = next((one_line(edition.title) for edition in reversed(history.editions) if edition.title), "")
    told = f"{plural(len(history.editions), 'edition')}, {first}{f' to {last}' if last != first else ''}: "
    return f"{f'{title} | ' if title else ''}{told}{plural(len(history.lines), 'line')}, {standing} standing in the latest"


def _latest(survey: Survey, console: Console, signs: _Signs) -> None:
    from rich.text import Text

    if len(survey.history.editions) == 1:
        return
    _title(console, f"The latest edition, {one_line(survey.edition.label)}")
    parts: tuple[tuple[StepKind, str, tuple[Occurrence, ...]], ...] = (
        ("dropped", "gone", survey.dropped),
        ("returned", "back", survey.returned),
        ("appeared", "new", survey.appeared),
    )
    steps = survey.history.summaries[-1].steps
    moved = [kind for kind in STEP_KINDS if kind not in {"kept", "appeared", "dropped", "returned"} and steps[kind]]
    if moved:
        told = ", ".join(f"{signs.steps[kind]} {steps[kind]} {kind}" for kind in moved)
        console.print(Text(f"Lines by what this edition did with them: {told}; the others were kept."))
    for kind, name, found in parts:
        head = Text(f"{signs.steps[kind]} {name} ({len(found)})", style=f"bold {_COLOURS[kind]}")
        console.print(head)
        for item in found[:SHOWN]:
            _indented(console, Text.assemble(_in_its_sentence(item, survey.history, signs), (f"  {_since(item)}", "dim")))
        if len(found) > SHOWN:
            _indented(console, Text(f"and {len(found) - SHOWN} more, which the page has", style="dim"))


def _in_its_sentence(item: Occurrence, history: HistoryResult, signs: _Signs) -> str:
    """A quote; of words in a sentence that goes on with what stands round them, and they in brackets."""
    before, after = around(item, history)
    if not before and not after:
        return _quoted(item.text, signs)
    words = f"[{one_line(item.text)}]"
    return _quoted(f"{before}{words}{after}".replace("…", signs.cut), signs, words)


def _since(item: Occurrence) -> str:
    """Since when something had stood, and when it last did."""
    parts = [] if item.whole else ["in a sentence that goes on"]
    if item.kind != "appeared" and item.count == 1:
        return ", ".join([*parts, f"1 edition had it, {one_line(item.first.label)}"])
    if item.kind != "appeared":
        parts.append(f"{plural(item.count, 'edition')} had it, the first {one_line(item.first.label)}")
    if item.kind == "returned" and item.last_had:
        parts.append(f"the last {one_line(item.last_had.label)}")
    return ", ".join(parts)


def _asked(survey: Survey, console: Console, signs: _Signs) -> None:
    from rich.text import Text

    if survey.ledgers:
        _title(console, "Phrases")
    for ledger in survey.ledgers:
        console.print(Text(_plain(ledger.use.sentence, signs)))
        for row in _presence(ledger, survey.history, console.width - _INDENT, signs):
            _indented(console, row)
        if len(ledger.use.forms) > 1:
            _indented(console, Text(f"forms: {', '.join(map(one_line, ledger.use.forms))}", style="dim"))
        _indented(console, Text(_plain(ledger.news, signs)))
    for timeline in survey.timelines:
        _timeline(timeline, console, signs)


def _presence(ledger: Ledger, history: HistoryResult, room: int, signs: _Signs) -> Iterator[Text]:
    """A sign for each edition: has it to the letter, in another form, or not; rows begin with the label of their first."""
    from rich.text import Text

    labels = [one_line(edition.label) for edition in history.editions]
    if len(labels) == 1:
        return
    widest = max(map(len, labels))
    row = max(room - widest - 1, _LEAST_COLUMNS)
    exact = {edition.index for edition in ledger.use.exact}
    marks = ["#" if k in exact else "+" if count else signs.away for k, count in enumerate(ledger.use.counts)]
    for first in range(0, len(labels), row):
        cells = "".join(marks[first : first + row])
        yield Text.assemble((f"{labels[first]:{widest}} ", "dim"), cells, no_wrap=True)


def _timeline(timeline: Timeline, console: Console, signs: _Signs) -> None:
    from rich.text import Text

    _title(console, f"Timeline of {_quoted(timeline.matter, signs)}")
    quiet: list[Moment] = []
    for moment in (*timeline.moments, None):
        if moment is not None and not moment.mentions and not moment.gone:
            quiet.append(moment)
            continue
        if quiet:
            first, last = (one_line(quiet[k].edition.label) for k in (0, -1))
            console.print(Text(f"{first}{f' to {last}' if last != first else ''}: not mentioned.", style="dim"))
            quiet = []
        if moment is None:
            break
        console.print(Text(_plain(moment.sentence, signs)))
        changed = {mention.sentence for mention in moment.mentions if mention.kind not in {"kept", "moved"}}
        for mention in moment.mentions:
            if mention.sentence in changed:
                sign = f"{signs.steps[mention.kind]} " if mention.kind else ""
                _indented(console, Text.assemble(sign, _quoted(mention.text, signs, timeline.matter)))
        for mention in moment.gone:
            _indented(console, Text.assemble("no longer: ", _quoted(mention.text, signs, timeline.matter)))


def _line(line: Line, history: HistoryResult, console: Console, signs: _Signs, *, force: bool = False) -> None:
    from rich.text import Text

    console.print(Text(_quoted(line.text, signs)))
    told = span_of(line, history)
    if force:
        told += f", force {line.force[line.last]:+.4g}".replace("-", signs.minus) if line.force[line.last] else ""
    _indented(console, Text(told, style="dim"))
    if len(history.editions) > 1:
        _indented(console, _strip(line, history, console.width - _INDENT, signs))


def _strip(line: Line, history: HistoryResult, room: int, signs: _Signs) -> Text:
    """A sign for each edition, as many of the latest as there is room for."""
    from rich.text import Text

    count = len(history.editions)
    first = count - min(count, max(room, _LEAST_COLUMNS))
    steps = {step.edition: step for step in line.steps}
    out = Text(no_wrap=True)
    for edition in range(first, count):
        step = steps.get(edition)
        if step is None:
            out.append(signs.away if line.first < edition < line.last else " ")
        else:
            out.append(signs.steps[step.kind], style=_COLOURS.get(step.kind, ""))
    return out


def _legend(console: Console, signs: _Signs) -> None:
    """What the signs of the strips mean: a sign an edition, the latest at the right."""
    from rich.text import Text

    shown: tuple[StepKind, ...] = (
        "appeared",
        "strengthened",
        "softened",
        "mixed",
        "updated",
        "split",
        "merged",
        "dropped",
        "returned",
    )
    words = ", ".join(f"{signs.steps[kind]} {kind}" for kind in shown)
    console.print()
    console.print(
        Text(f"A sign for each edition, the latest at the right: {signs.kept} kept or reworded, {words}.", style="dim")
    )


def _signs(console: Console) -> _Signs:
    try:
        "▲▼−“”─·…≈↷±⊢⊣×↩".encode(console.encoding)
    except (UnicodeEncodeError, LookupError):
        return _ASCII
    return _UNICODE


def _plain(text: str, signs: _Signs) -> str:
    return one_line(text).replace("“", signs.quotes[0]).replace("”", signs.quotes[1])


def _quoted(text: str, signs: _Signs, matter: str = "") -> str:
    """A quote; of a long one what stands round the matter, else its beginning."""
    whole = one_line(text)
    if len(whole) <= QUOTE_LENGTH:
        return f"{signs.quotes[0]}{whole}{signs.quotes[1]}"
    at = max(0, whole.lower().find(one_line(matter).lower()) if matter else 0)
    low = min(max(0, at - QUOTE_LENGTH // 2), len(whole) - QUOTE_LENGTH)
    high = low + QUOTE_LENGTH
    # Cut between words, where there are any.
    low = (whole.find(" ", low, at) + 1 or low) if low else 0
    high = (whole.rfind(" ", at + len(matter), high) if high < len(whole) else high) or high
    cut = whole[low : high if high > low else low + QUOTE_LENGTH]
    return (
        f"{signs.quotes[0]}{signs.cut if low else ''}{cut}{signs.cut if low + len(cut) < len(whole) else ''}{signs.quotes[1]}"
    )


def _title(console: Console, title: str) -> None:
    from rich.text import Text

    console.print()
    console.print(Text(title, style="bold"))


def _indented(console: Console, text: Text) -> None:
    from rich.padding import Padding

    console.print(Padding(text, (0, 0, 0, _INDENT), expand=False))


def _provenance(history: HistoryResult) -> str:
    """What made the report; the digests of the texts are in the JSON and on the page."""
    first, last = history.editions[0], history.editions[-1]
    texts = f"{one_line(first.label)} {first.digest[:DIGEST]}" + (
        f" to {one_line(last.label)} {last.digest[:DIGEST]}" if last is not first else ""
    )
    return f"dtt_diff {history.version}; profile {history.profile}; lexicon {history.lexicon[:DIGEST]}; {texts}"
