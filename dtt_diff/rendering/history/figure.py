"""Matplotlib figures of a history for notebooks: the heat map of its leading lines, and the force curve of one line."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING, Any

from dtt_diff.model import Kind
from dtt_diff.rendering.figure import STYLE, cut, drawable, figure_class
from dtt_diff.rendering.figure_panels import GREY, INK
from dtt_diff.rendering.history.heatmap import MOST_NAMED, MOST_SIGNED, ticks
from dtt_diff.rendering.history.rows import find_rows
from dtt_diff.rendering.history.words import STEP_SIGNS, plural
from dtt_diff.rendering.signs import COLOURS
from dtt_diff.tracking.values import HistoryResult, Line

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

#: So many lines are drawn: those that stand, then those that stood longest.
MOST_LINES = 40
_WIDTH, _ROW, _FRAME = 12.0, 0.3, 2.2
_LABEL_INCHES, _LABEL_SIZE, _TITLE_SIZE, _FOOTER_SIZE = 4.2, 9.0, 13.0, 8.5
_LABEL_LENGTH, _CURVE_TITLE = 120, 160
#: Blocks as shares of a row: the least height, what a shift of 1 adds, and the greatest.
_LEAST, _EACH, _MOST = 0.14, 0.12, 0.38
_DIGEST = 12
_MAP_LEGEND = (
    "bar: stands · block above: stronger ▲ · hatched block below: softer ▼ · thick bar: new facts · "
    "upright: begins or is back · ×: gone"
)
_CURVE_LEGEND = "▲ ▼: editions that made it stronger or softer · broken where the line was gone"


def plot_map(history: HistoryResult) -> Figure:
    """Return the heat map of the leading lines; it can be read without colour, and it leaves the state of pyplot alone.

    A line that stands is a bar; a block above it is more force, below it less; a thick bar is new facts; a line begins and
    comes back with an upright and ends with a cross.

    Args:
        history: the history.

    Raises:
        MissingExtraError: matplotlib is not installed.
    """
    new_figure = figure_class()
    from matplotlib import style

    sections, _ = find_rows(history)
    lines = [row.line for section in sections if not section.is_folded for row in section.rows][:MOST_LINES]
    with style.context(["default", STYLE]):
        figure: Figure = new_figure(figsize=(_WIDTH, _FRAME + _ROW * max(len(lines), 4)), layout="constrained")
        axes = figure.subplots()
        for place, line in enumerate(lines):
            _draw(axes, place, line)
        if len(history.editions) <= MOST_SIGNED:
            _write_signs(axes, lines)
        axes.set_ylim(len(lines) - 0.4, -0.6)
        labels = [
            cut(drawable(shorten(line.text, _LABEL_LENGTH, placeholder="…")), _LABEL_SIZE, _LABEL_INCHES) for line in lines
        ]
        axes.set_yticks(range(len(lines)), labels, fontsize=_LABEL_SIZE)
        _scale(axes, history)
        left = len(history.lines) - len(lines)
        _frame(figure, history, _MAP_LEGEND, f"; {plural(left, 'line')} not shown" if left else "")
        _settle(figure)
    return figure


def plot_curve(line: Line, history: HistoryResult) -> Figure:
    """Return the force curve of a line: a stair that rises and falls with the editions, broken where the line was gone.

    Args:
        line: the line.
        history: its history.

    Raises:
        MissingExtraError: matplotlib is not installed.
    """
    new_figure = figure_class()
    from matplotlib import style

    force = line.force
    with style.context(["default", STYLE]):
        figure: Figure = new_figure(figsize=(_WIDTH, 4.2), layout="constrained")
        axes = figure.subplots()
        axes.axhline(0, color=GREY, linewidth=0.8)
        before: float | None = None
        for edition, value in force.items():
            axes.plot([edition, edition + 1], [value, value], color=INK, linewidth=2, solid_capstyle="butt")
            if before is not None and before != value:
                kind: Kind = "strengthened" if value > before else "softened"
                axes.plot([edition, edition], [before, value], color=COLOURS[kind], linewidth=2)
                marker = "^" if value > before else "v"
                axes.plot([edition + 0.5], [value], marker, color=COLOURS[kind], markersize=8)
            before = value
        low, high = min(force.values()), max(force.values())
        axes.set_ylim(low - 0.5, high + 0.5)
        axes.set_ylabel("force, from 0 where it appeared")
        _scale(axes, history)
        quote = cut(drawable(shorten(line.text, _CURVE_TITLE, placeholder="…")), 11.0, _WIDTH - 1)
        axes.set_title(f"“{quote}”", loc="left", fontsize=11.0, color=INK)
        _frame(figure, history, _CURVE_LEGEND)
        _settle(figure)
    return figure


def _draw(axes: Axes, place: int, line: Line) -> None:
    """One row of the heat map."""
    at = line.editions
    axes.hlines([place] * len(at), at, [edition + 1 for edition in at], colors=GREY, linewidth=1.4)
    begun = False
    for step in line.steps:
        size = min(_MOST, _LEAST + _EACH * abs(step.shift))
        left = step.edition
        if step.kind in ("strengthened", "mixed"):
            axes.bar(left, -size, 1, place, align="edge", color=COLOURS["strengthened"])
        if step.kind in ("softened", "mixed"):
            axes.bar(
                left, size, 1, place, align="edge", color=COLOURS["softened"], hatch="////", edgecolor="white", linewidth=0
            )
        if step.kind == "updated":
            axes.bar(left, 0.2, 1, place - 0.1, align="edge", color=COLOURS["updated"])
        if step.kind == "returned" or not begun:
            axes.vlines([left], [place - 0.36], [place + 0.36], colors=COLOURS["added"], linewidth=2)
        if step.sentence is None:
            mark = "x" if step.kind == "dropped" else ">"
            axes.plot([left + 0.5], [place], mark, color=COLOURS["dropped"] if mark == "x" else GREY, markersize=5)
        begun = True


def _write_signs(axes: Axes, lines: list[Line]) -> None:
    """Signs in the cells, where there is room for them."""
    for place, line in enumerate(lines):
        for step in line.steps:
            if step.kind in ("strengthened", "softened", "returned"):
                above = step.kind != "strengthened"
                axes.text(
                    step.edition + 0.5,
                    place + (-0.2 if above else 0.22),
                    STEP_SIGNS[step.kind],
                    fontsize=7,
                    ha="center",
                    va="center",
                )


def _scale(axes: Axes, history: HistoryResult) -> None:
    """The editions along the top: all of them, or the years where they are many."""
    count = len(history.editions)
    axes.set_xlim(0, count)
    found = ticks(history.editions)
    middle = 0.5 if count <= MOST_NAMED else 0
    axes.set_xticks([edition + middle for edition, _ in found], [drawable(label)[:24] for _, label in found])
    axes.xaxis.tick_top()
    axes.tick_params(length=0 if middle else 4, colors=INK)
    if count <= MOST_NAMED:
        axes.set_xticks(range(1, count), minor=True)
        axes.grid(axis="x", which="minor", color="#dddddd", linewidth=0.8)
    else:
        axes.grid(axis="x", color="#dddddd", linewidth=0.8)
    axes.set_axisbelow(True)
    axes.spines[:].set_visible(False)


def _frame(figure: Figure, history: HistoryResult, legend: str, more: str = "") -> None:
    """What it is, above; what the signs mean, what is odd and what made it, below."""
    title = next((edition.title for edition in reversed(history.editions) if edition.title), "") or "A series of statements"
    span = f"{plural(len(history.editions), 'edition')}, {history.editions[0].label} to {history.editions[-1].label}"
    figure.suptitle(
        cut(drawable(f"{title}: {span}{more}"), _TITLE_SIZE, _WIDTH - 0.8), fontsize=_TITLE_SIZE, x=0.01, ha="left", color=INK
    )
    made = f"dtt_diff {history.version} · profile {history.profile} · lexicon {history.lexicon[:_DIGEST]}"
    digests = " · ".join(f"{e.label} {e.digest[:_DIGEST]}" for e in dict.fromkeys((history.editions[0], history.editions[-1])))
    parts = [legend, *(f"note: {note}" for note in history.notes), f"{made} · {digests}"]
    texts = [cut(drawable(part), _FOOTER_SIZE, _WIDTH - 0.8) for part in parts]
    figure.supxlabel("\n".join(texts), fontsize=_FOOTER_SIZE, x=0.01, ha="left", color=GREY)


def _settle(figure: Any) -> None:
    """The layout is found once: found anew at every saving it would differ by a hair, and so would the bytes."""
    figure.draw_without_rendering()
    figure.set_layout_engine("none")
