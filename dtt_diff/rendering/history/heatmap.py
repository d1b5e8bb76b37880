"""The heat map of lines by editions as inline SVG, a strip a line; readable without colour, with five editions or two hundred.

A strip has the width of its place on the page. What an edition did is told by shape as well as by colour: a line that stands
is a bar along the middle; more force is a block above it, less a block below, both where both moved; new facts are a thicker
bar; a line begins and comes back with an upright, ends with a cross, and the time between is dotted. Where editions have room,
their signs and names are written below.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from dtt_diff.rendering.history.words import NAMES, STEP_SIGNS, words_for
from dtt_diff.rendering.html_text import clean
from dtt_diff.tracking.answers import PhraseUse
from dtt_diff.tracking.values import Edition, HistoryResult, Line, Step

#: Up to so many editions, the strips write what each did in words, and up to so many, in signs.
MOST_NAMED, MOST_SIGNED = 12, 40
#: An axis has so many labels at the most.
MOST_LABELS = 10
#: A strip is so many units high, with the bar of what stands in the middle.
HEIGHT = 20
_MIDDLE = HEIGHT / 2
#: Half of the bar of what stands, and of one with new facts.
_HALF, _HALF_UPDATED = 1.0, 3.0
#: Blocks: the least height, what a shift of 1 adds, and the greatest.
_LEAST, _EACH, _MOST = 3.0, 3.0, 8.0


def strip(line: Line, history: HistoryResult) -> str:
    """Return the row of the heat map for a line.

    Args:
        line: the line.
        history: its history.
    """
    count = len(history.editions)
    shapes: dict[str, list[str]] = {}

    def draw(name: str, path: str) -> None:
        shapes.setdefault(name, []).append(path)

    for first, last in _runs(line.editions):
        draw("band", _block(first, last + 1 - first, 1, HEIGHT - 2))
        draw("life", _block(first, last + 1 - first, _MIDDLE - _HALF, 2 * _HALF))
    for before, step in zip((None, *line.steps), line.steps, strict=False):
        for name, path in _shapes(step, before):
            draw(name, path)
    body = "".join(f'<path class="{name}" d="{"".join(paths)}"/>' for name, paths in sorted(shapes.items()))
    return _svg(body, count, "".join(_signs(line, count)) if count <= MOST_SIGNED else "", words_for(line, history))


def presence(use: PhraseUse, history: HistoryResult) -> str:
    """Return the row of a phrase: the editions that have it, a block the higher the more often.

    Args:
        use: its ledger.
        history: its history.
    """
    most = max(use.counts, default=0)
    exact = {edition.index for edition in use.exact}
    paths = {"exact": "", "inflected": ""}
    for edition, number in enumerate(use.counts):
        if number:
            height = (HEIGHT - 4) * (0.4 + 0.6 * number / most)
            paths["exact" if edition in exact else "inflected"] += _block(edition, 1, HEIGHT - 2 - height, height)
    body = "".join(f'<path class="{name}" d="{path}"/>' for name, path in paths.items() if path)
    return _svg(f'<path class="ground" d="M0 18H{len(use.counts)}"/>{body}', len(use.counts), "", use.sentence)


def movement(history: HistoryResult) -> tuple[str, str]:
    """Return two rows of bars, one for each edition: how many lines it strengthened and softened; how many came and went.

    Args:
        history: the history.
    """
    steps = [summary.steps for summary in history.summaries]
    up = [s["strengthened"] + s["mixed"] for s in steps]
    down = [s["softened"] + s["mixed"] for s in steps]
    came = [s["appeared"] + s["returned"] for s in steps]
    went = [s["dropped"] for s in steps]
    bands = []
    for above, below, names in ((up, down, ("strengthened", "softened")), (came, went, ("added", "dropped"))):
        most = max([*above, *below, 1])
        unit = 28 / most
        paths = [
            "".join(_block(k + 0.12, 0.76, 30 - n * unit, n * unit) for k, n in enumerate(above, 1) if n),
            "".join(_block(k + 0.12, 0.76, 30, n * unit) for k, n in enumerate(below, 1) if n),
        ]
        body = "".join(f'<path class="{name}" d="{path}"/>' for name, path in zip(names, paths, strict=True) if path)
        count = len(history.editions)
        numbers = ""
        if count <= MOST_SIGNED:
            marks = [(k, n, 36 - n * unit, names[0]) for k, n in enumerate(above, 1)]
            marks += [(k, n, 50 + n * unit, names[1]) for k, n in enumerate(below, 1)]
            numbers = "".join(
                f'<text class="{name}" x="{_percent(k + 0.5, count)}" y="{y:.1f}">{n}</text>' for k, n, y, name in marks if n
            )
        words = {
            "strengthened": "Lines strengthened, above the line, and softened, below it",
            "added": "Lines that came, above the line, and went, below it",
        }
        label = f"{words[names[0]]}, by edition; the most in one edition is {most}. The figures are in the list of editions."
        bands.append(
            f'<svg class="bars" role="img" aria-label="{escape(label)}" height="80">'
            f'<svg y="10" width="100%" height="60" viewBox="0 0 {count} 60" preserveAspectRatio="none">'
            f'<use href="#grid3"/>{body}<path class="ground" d="M0 30H{count}"/></svg>{numbers}</svg>'
        )
    return bands[0], bands[1]


def axis(history: HistoryResult) -> str:
    """Return the scale above the strips: the labels of the editions, or the years where they are many.

    Args:
        history: the history.
    """
    count = len(history.editions)
    out = []
    for place, (edition, label) in enumerate(ticks(history.editions)):
        end = ' class="minor"' if place % 2 else ""
        if count <= MOST_NAMED:
            out.append(f'<text{end} x="{_percent(edition + 0.5, count)}" y="13" text-anchor="middle">{_escaped(label)}</text>')
        else:
            out.append(f'<text{end} x="{_percent(edition, count)}" y="13" dx="3">{_escaped(label)}</text>')
    return f'<svg class="axis" aria-hidden="true" height="18">{"".join(out)}</svg>'


def grids(history: HistoryResult) -> str:
    """Return the fine uprights of the scale once, to be used in every strip.

    Args:
        history: the history.
    """
    at = [edition for edition, _ in ticks(history.editions) if edition]
    if len(history.editions) <= MOST_NAMED:
        at = list(range(1, len(history.editions)))
    low, high = ("".join(f"M{edition} 0v{height}" for edition in at) for height in (HEIGHT, 60))
    paths = f'<path class="grid" id="grid" d="{low}"/><path class="grid" id="grid3" d="{high}"/>'
    return f'<svg class="defs" aria-hidden="true" width="0" height="0">{paths}</svg>'


def ticks(editions: tuple[Edition, ...]) -> list[tuple[int, str]]:
    """Return where a scale of editions has its labels: all editions, or the first of each year where they are many.

    Args:
        editions: the editions.
    """
    if len(editions) <= MOST_NAMED:
        return [(edition.index, edition.label) for edition in editions]
    years = [(e.date or "")[:4] for e in editions]
    if all(years):
        turns = [(k, year) for k, year in enumerate(years) if not k or years[k - 1] != year]
        every = -(-(int(years[-1]) - int(years[0]) + 1) // MOST_LABELS)
        chosen = [(k, year) for k, year in turns if not k or int(year) % every == 0]
        # The label of the first year has no room where the next one follows at once.
        return chosen[1:] if len(chosen) > 1 and chosen[1][0] * 12 < len(editions) else chosen
    every = -(-len(editions) // MOST_LABELS)
    return [(edition.index, edition.label) for edition in editions[::every]]


def _shapes(step: Step, before: Step | None) -> Iterator[tuple[str, str]]:
    """What a step adds to the strip of its line."""
    at = step.edition
    size = min(_MOST, _LEAST + _EACH * abs(step.shift))
    if step.kind in ("strengthened", "mixed"):
        yield "strengthened", _block(at, 1, _MIDDLE - _HALF - size, size)
    if step.kind in ("softened", "mixed"):
        yield "softened", _block(at, 1, _MIDDLE + _HALF, size)
    if step.kind == "updated":
        yield "updated", _block(at, 1, _MIDDLE - _HALF_UPDATED, 2 * _HALF_UPDATED)
    if step.kind == "returned":
        if before is not None:
            yield "away", f"M{before.edition + 1} {_MIDDLE:g}H{at}"
        yield "begin", f"M{at} 2v16"
    elif before is None:
        yield "begin", f"M{at} {_MIDDLE if step.kind == 'split' else 2:g}V18"
    if step.sentence is None:
        yield (
            ("end", f"M{at + 0.1:g} 5L{at + 0.9:g} 15M{at + 0.9:g} 5L{at + 0.1:g} 15")
            if step.kind == "dropped"
            else (
                "into",
                f"M{at + 0.1:g} 5L{at + 0.9:g} 10L{at + 0.1:g} 15",
            )
        )


def _signs(line: Line, count: int) -> Iterator[str]:
    """Signs below a strip, and where there is room the words."""
    for step in line.steps:
        name = NAMES[step.kind]
        word = f'<tspan class="word" dx="3">{step.kind}</tspan>' if count <= MOST_NAMED else ""
        quiet = step.kind in ("kept", "moved", "reworded")
        if quiet and not word:
            continue
        place = f'x="{_percent(step.edition + 0.5, count)}" y="33" text-anchor="middle"'
        yield f'<text class="{name}" {place}>{STEP_SIGNS[step.kind]}{word}</text>'


def _svg(body: str, count: int, signs: str, label: str) -> str:
    height = 38 if signs else HEIGHT
    return (
        f'<svg class="strip" role="img" aria-label="{_escaped(label)}" height="{height}">'
        f'<svg width="100%" height="{HEIGHT}" viewBox="0 0 {count} {HEIGHT}" preserveAspectRatio="none">'
        f'<use href="#grid"/>{body}</svg>{signs}</svg>'
    )


def _block(at: float, width: float, top: float, height: float) -> str:
    return f"M{at:g} {round(top, 1):g}h{width:g}v{round(height, 1):g}h{-width:g}z"


def _runs(editions: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Unbroken runs of editions, as first and last."""
    first = last = -2
    for edition in editions:
        if edition != last + 1:
            if last >= 0:
                yield first, last
            first = edition
        last = edition
    if last >= 0:
        yield first, last


def _percent(at: float, count: int) -> str:
    return f"{100 * at / count:.2f}%"


def _escaped(text: str) -> str:
    return escape(clean(text))
