"""The HTML page of a history: one file that needs nothing else, with a heat map, and the quotes of every edition on demand."""

from __future__ import annotations

from functools import cache
from html import escape
from typing import TYPE_CHECKING

from dtt_diff.rendering.history.curve import curve, number
from dtt_diff.rendering.history.heatmap import MOST_SIGNED, axis, grids, movement, presence, strip
from dtt_diff.rendering.history.rows import Entry, Row, find_rows, find_turns
from dtt_diff.rendering.history.words import NAMES, STEP_SIGNS, around, plural, span_of
from dtt_diff.rendering.html import csp_hash, environment, packed, squeezed
from dtt_diff.rendering.html_text import clean
from dtt_diff.tracking.survey import Survey

if TYPE_CHECKING:
    from jinja2 import Environment

_PACKAGE = "dtt_diff.rendering.history"


def render_page(survey: Survey) -> str:
    """Return a history as one HTML page that loads nothing: styles and script are in it, and it forbids the rest.

    Args:
        survey: the history with the answers to show.

    Returns:
        the page; the same bytes for the same history.
    """
    history = survey.history
    style = packed("report.css") + "\n" + packed("history.css", "history_print.css", package=_PACKAGE)
    script = packed("history.js", package=_PACKAGE)
    sections, left_out = find_rows(history)
    shown = {row.line.index for section in sections for row in section.rows}
    page = (
        _environment()
        .get_template("history.html.jinja")
        .render(
            survey=survey,
            history=history,
            title=next((edition.title for edition in reversed(history.editions) if edition.title), None),
            sections=sections,
            left_out=left_out,
            shown=shown,
            turns=find_turns(history),
            bars=movement(history) if len(history.editions) > 1 else (),
            axis=axis(history),
            grids=grids(history),
            is_wide=len(history.editions) > MOST_SIGNED,
            style=style,
            script=script,
            policy=f"default-src 'none'; img-src data:; style-src '{csp_hash(style)}'; script-src '{csp_hash(script)}'",
        )
    )
    return squeezed(page) + "\n"


@cache
def _environment() -> Environment:
    from jinja2 import PackageLoader
    from markupsafe import Markup

    own = environment().overlay(loader=PackageLoader(_PACKAGE))
    own.globals = {**own.globals, "names": NAMES, "step_signs": STEP_SIGNS}
    own.filters = {
        **own.filters,
        "strip": lambda line, history: Markup(strip(line, history)),
        "curve": lambda line, history: Markup(curve(line, history)),
        "presence": lambda use, history: Markup(presence(use, history)),
        "picture": Markup,
        "quote": lambda entry: Markup(_marked(entry)),
        "number": number,
        "plural": plural,
        "around": around,
        "span": span_of,
        "moves": _moves,
    }
    return own


def _moves(row: Row) -> list[tuple[str, int]]:
    """How often the force of a line moved, and which way."""
    kinds = [step.kind for step in row.line.steps]
    found = [(kind, kinds.count(kind)) for kind in ("strengthened", "softened", "mixed", "returned")]
    return [(kind, count) for kind, count in found if count]


def _marked(entry: Entry) -> str:
    """The sentence of a step as HTML, the words marked that its changes are about."""
    text, out, at = entry.text, [], 0
    for low, high in entry.marks:
        out += [escape(clean(text[at:low]), quote=False), f"<mark>{escape(clean(text[low:high]), quote=False)}</mark>"]
        at = high
    return "".join((*out, escape(clean(text[at:]), quote=False)))
