"""The force curve of a line as inline SVG: a stair that rises and falls with the steps, broken where the line was gone."""

from __future__ import annotations

from html import escape

from dtt_diff.rendering.history.heatmap import MOST_SIGNED
from dtt_diff.rendering.history.words import STEP_SIGNS
from dtt_diff.rendering.html_text import clean
from dtt_diff.tracking.values import HistoryResult, Line, StepKind

_HEIGHT, _EDGE = 72, 8


def curve(line: Line, history: HistoryResult) -> str:
    """Return the force curve of a line; empty where its force never moved.

    Args:
        line: the line.
        history: its history.
    """
    force = line.force
    low, high = min(force.values()), max(force.values())
    if low == high:
        return ""
    count = len(history.editions)
    unit = (_HEIGHT - 2 * _EDGE) / (high - low)

    def y(value: float) -> float:
        return round(_EDGE + (high - value) * unit, 1)

    stair: list[str] = []
    rises: list[str] = []
    falls: list[str] = []
    before: int | None = None
    for edition, value in force.items():
        joined = before is not None and before == edition - 1
        stair.append(f"{f'V{y(value):g}' if joined else f'M{edition} {y(value):g}'}H{edition + 1}")
        before = edition
    marks = []
    last: float = 0.0
    for edition, value in force.items():
        if value != last:
            (rises if value > last else falls).append(f"M{edition} {y(last):g}V{y(value):g}")
            if count <= MOST_SIGNED:
                kind: StepKind = "strengthened" if value > last else "softened"
                at, above = 100 * (edition + 0.5) / count, -4 if value > last else 12
                place = f'x="{at:.2f}%" y="{y(value) + above:g}" text-anchor="middle"'
                marks.append(f'<text class="{kind}" {place}>{STEP_SIGNS[kind]}</text>')
        last = value
    labels = [(high, y(high)), (low, y(low))]
    if low < 0 < high and min(y(0) - y(high), y(low) - y(0)) > 12:
        labels.append((0.0, y(0)))
    texts = "".join(f'<text x="100%" y="{at + 3.5:g}" dx="6">{number(value)}</text>' for value, at in labels)
    label = f"Force: from 0 where it appeared, at most {number(high)}, at least {number(low)}, {number(last)} at last"
    return (
        f'<svg class="curve" role="img" aria-label="{escape(clean(label))}" height="{_HEIGHT}">'
        f'<svg width="100%" height="{_HEIGHT}" viewBox="0 0 {count} {_HEIGHT}" preserveAspectRatio="none">'
        f'<path class="ground" d="M0 {y(0):g}H{count}"/><path class="stair" d="{"".join(stair)}"/>'
        f'<path class="rise" d="{"".join(rises)}"/><path class="fall" d="{"".join(falls)}"/></svg>{"".join(marks)}{texts}</svg>'
    )


def number(value: float) -> str:
    """Return a force with its sign: "+1.5", "−2", "0".

    Args:
        value: the force.
    """
    return f"{value:+.4g}".replace("-", "−") if value else "0"
