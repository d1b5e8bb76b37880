"""What a notebook shows for a history: what the latest edition did, and strips of leading lines; inline styles alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from dtt_diff.rendering.history.words import ALONE, STEP_SIGNS, around, plural, span_of
from dtt_diff.rendering.pieces import one_line
from dtt_diff.rendering.signs import COLOURS
from dtt_diff.tracking.answers import Occurrence
from dtt_diff.tracking.survey import Survey
from dtt_diff.tracking.values import HistoryResult, Line, StepKind

#: So many items of each list are shown, and so many lines; a notebook is no report.
SHOWN, LINES = 6, 20
#: So many editions are shown of each line, the latest.
EDITIONS = 60
_LENGTH = 240
_PAGE = "max-width:70em;line-height:1.5;text-align:left;overflow-wrap:break-word"
_SMALL = "font-size:85%;opacity:0.75"
_CELLS = "font-family:monospace;white-space:pre;letter-spacing:1px"
_COLOURS: dict[StepKind, str] = {
    "appeared": COLOURS["added"],
    "returned": COLOURS["added"],
    "dropped": COLOURS["dropped"],
    "strengthened": COLOURS["strengthened"],
    "softened": COLOURS["softened"],
    "updated": COLOURS["updated"],
}


def render_history(survey: Survey) -> str:
    """Return what a notebook shows for a history.

    Args:
        survey: the history with the answers to show.
    """
    history = survey.history
    first, last = history.editions[0], history.editions[-1]
    title = next((edition.title for edition in reversed(history.editions) if edition.title), None)
    standing = sum(line.standing for line in history.lines)
    span = _text(first.label) + (f" to {_text(last.label)}" if last is not first else "")
    head = f"<strong>{_text(title or 'A series of statements')}</strong>: {plural(len(history.editions), 'edition')}, {span}"
    out = [
        _block(head, "font-size:110%"),
        _block(f"{plural(len(history.lines), 'line')} of descent, {standing} standing in the latest edition"),
        *(_block(f"note: {_text(note)}", _SMALL) for note in (*history.notes, *[ALONE][: len(history.editions) == 1])),
    ]
    parts: tuple[tuple[StepKind, str, Sequence[Occurrence]], ...] = (
        ("dropped", "gone", survey.dropped),
        ("returned", "back", survey.returned),
        ("appeared", "new", survey.appeared),
    )
    for kind, name, found in parts:
        if found and len(history.editions) > 1:
            out.append(
                _block(f'<strong style="color:{_COLOURS[kind]}">{STEP_SIGNS[kind]} {name}</strong> in {_text(last.label)}')
            )
            out += [
                _block(f"{_text(item.sentence)}{_sentence_of(item, history)}", "margin-left:1.2em") for item in found[:SHOWN]
            ]
            if len(found) > SHOWN:
                out.append(_block(f"… and {len(found) - SHOWN} more", f"margin-left:1.2em;{_SMALL}"))
    lines = [line for line in history.lines if line.standing]
    lines = sorted(lines, key=lambda line: (-len(line.editions), line.index))[:LINES]
    if len(history.editions) > 1 and lines:
        out.append(_block("".join(_rows(lines, history)), "margin-top:8px"))
    out.append(_block("<code>.to_html()</code> makes the whole page, <code>.plot()</code> the heat map.", _SMALL))
    made = f"dtt_diff {_text(history.version)} · profile {_text(history.profile)} · lexicon {_text(history.lexicon[:12])}"
    digests = "; ".join(f"{name} {value}" for name, value in history.provenance.items())
    out.append(_block(f'<span title="{_text(digests)}">{made} · {_text(last.label)} {_text(last.digest[:12])}</span>', _SMALL))
    return _block("".join(out), _PAGE)


def _sentence_of(item: Occurrence, history: HistoryResult) -> str:
    """What stands round words that came or went inside a sentence: alone they may say nothing."""
    before, after = around(item, history)
    if not before and not after:
        return ""
    return _block(f"“{escape(before)}<strong>{_text(item.text)}</strong>{escape(after)}”", _SMALL)


def _rows(lines: Sequence[Line], history: HistoryResult) -> Iterator[str]:
    shown = min(len(history.editions), EDITIONS)
    note = f"the latest {shown} editions" if shown < len(history.editions) else "a sign for each edition"
    signs = " ".join(
        f"{STEP_SIGNS[kind]} {kind}"
        for kind in ("appeared", "strengthened", "softened", "mixed", "updated", "dropped", "returned")
    )
    yield (
        f'<strong>The lines that stand</strong> <span style="{_SMALL}">{note}, the newest at the right: {signs}; '
        "− kept or reworded</span>"
    )
    for line in lines:
        cells = f'<span style="{_CELLS}">{_strip(line, history)}</span>'
        yield _block(f'<div>{_text(line.text)}</div>{cells} <span style="{_SMALL}">{_text(span_of(line, history))}</span>')


def _strip(line: Line, history: HistoryResult) -> str:
    steps = {step.edition: step for step in line.steps}
    out = []
    for edition in range(max(0, len(history.editions) - EDITIONS), len(history.editions)):
        step = steps.get(edition)
        if step is None:
            out.append("·" if line.first < edition else " ")
            continue
        sign = "−" if step.kind in ("kept", "reworded", "moved") else STEP_SIGNS[step.kind]
        label = _text(f"{history.editions[edition].label}: {step.kind}")
        colour = f"color:{_COLOURS[step.kind]};" if step.kind in _COLOURS else ""
        out.append(f'<span style="{colour}" title="{label}">{sign}</span>')
    return "".join(out)


def _block(inside: str, style: str = "") -> str:
    return f'<div style="{style}">{inside}</div>' if style else f"<div>{inside}</div>"


def _text(text: str) -> str:
    whole = one_line(text)
    return escape(whole if len(whole) <= _LENGTH else whole[:_LENGTH].rpartition(" ")[0] + "…")
