"""The two panels of the figure: the balance of force by paragraph, and the order of the sentences.

Readable without colour: bars point left or right of a line, carry hatches, signs and numbers, and moved sentences have thick
lines with dots at their ends.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from dtt_diff.model import Change, ComparisonResult, Kind, Statement
from dtt_diff.rendering.signs import COLOURS, SIGNS

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

INK, GREY, _PAPER = "#222222", "#666666", "#ffffff"
#: More paragraphs than this share rows, so that the labels stay readable: of the new edition, and of the old one.
MOST_ROWS, MOST_OLD_ROWS = 28, 12
#: Below the axes, where their own labels end, in inches.
_LEGEND_INCHES = 0.6
#: Labels of paragraphs that stand closer would touch each other, in inches.
_LABEL_INCHES = 0.2
#: How far the marks of dropped and added sentences stand off the line, as a share of the width.
_TICK = 0.03
_KEPT: dict[str, Any] = {"color": "#9a9a9a", "linewidth": 1.0}
_MOVED: dict[str, Any] = {"color": INK, "linewidth": 2.4, "marker": "o", "markersize": 4}
_DROPPED: dict[str, Any] = {"color": COLOURS["dropped"], "marker": "_", "markersize": 9, "markeredgewidth": 2}
_ADDED: dict[str, Any] = {"color": COLOURS["added"], "marker": "+", "markersize": 8, "markeredgewidth": 2}
#: The kinds of the left panel with their hatches; those that move force are solid.
_HATCHES: dict[Kind, str] = {"softened": "", "strengthened": "", "dropped": "////", "added": "...."}
_DIRECTED: tuple[Kind, ...] = ("softened", "strengthened")
_LEFT: tuple[Kind, ...] = ("softened", "dropped")


@frozen
class Row:
    """One row of the left panel: a paragraph, or several that follow each other, and the changes in it.

    Attributes:
        label: its label.
        of_new: whether the paragraph is one of the new edition.
        changes: the changes in it.
    """

    label: str
    of_new: bool
    changes: tuple[Change, ...]

    def saliences(self, kind: Kind) -> list[int]:
        """The saliences of its changes of a kind, the highest first."""
        return sorted((change.salience for change in self.changes if change.kind == kind), reverse=True)


def find_rows(comparison: ComparisonResult) -> tuple[Row, ...]:
    """Return the paragraphs of the new edition, then those old ones of which changes have no place in the new edition.

    Args:
        comparison: the comparison.
    """
    old, new = comparison.old.sentences, comparison.new.sentences
    of_old = {i: group for group in comparison.groups for i in group.old}
    kept: dict[int, list[Change]] = {sentence.paragraph: [] for sentence in new if not sentence.is_frame}
    gone: dict[int, list[Change]] = {}
    for change in comparison.changes:
        places = change.new_sentences or tuple(j for i in change.old_sentences if i in of_old for j in of_old[i].new)
        if places:
            kept.setdefault(new[places[0]].paragraph, []).append(change)
        elif change.old_sentences:
            gone.setdefault(old[change.old_sentences[0]].paragraph, []).append(change)
    return (*_rows(kept, of_new=True), *_rows(gone, of_new=False))


def _rows(paragraphs: dict[int, list[Change]], *, of_new: bool) -> list[Row]:
    """A row a paragraph; where there are too many, several in a row."""
    numbers = sorted(paragraphs)
    step = -(-len(numbers) // (MOST_ROWS if of_new else MOST_OLD_ROWS)) or 1
    out = []
    for at in range(0, len(numbers), step):
        some = numbers[at : at + step]
        label = ("¶" if of_new else "old ¶") + str(some[0]) + (f"–{some[-1]}" if len(some) > 1 else "")
        changes = tuple(change for number in some for change in paragraphs[number])
        out.append(Row("title" if some == [0] else label, of_new, changes))
    return out


def draw_balance(figure: Figure, axes: Axes, rows: tuple[Row, ...], comparison: ComparisonResult) -> None:
    """Draw what was softened and strengthened, dropped and added, a row a paragraph.

    Args:
        figure: the figure.
        axes: where to draw.
        rows: the paragraphs.
        comparison: the comparison.
    """
    from matplotlib.patches import Patch

    for y, row in enumerate(rows):
        for kind in _HATCHES:
            _bar(axes, y, row, kind)
    reach = 1.18 * max(3, *(sum(row.saliences(kind)) for row in rows for kind in _HATCHES)) if rows else 3.0
    axes.axvline(0, color=INK, linewidth=1)
    axes.set_xlim(-reach, reach)
    axes.set_ylim(len(rows) - 0.4, -0.6)
    axes.set_yticks(range(len(rows)), [row.label for row in rows])
    step = max(1, round(reach / 5))
    ticks = [number for number in range(-int(reach), int(reach) + 1) if number % step == 0]
    axes.set_xticks(ticks, [str(abs(number)) for number in ticks])
    axes.grid(axis="y", color="#e4e4e4", linewidth=0.8)
    axes.set_axisbelow(True)
    axes.tick_params(length=0, labelcolor=INK)
    axes.spines[["top", "right", "left"]].set_visible(False)
    first = next((y for y, row in enumerate(rows) if not row.of_new), None)
    if first is not None:
        axes.axhline(first - 0.5, color=GREY, linewidth=1, linestyle=(0, (4, 3)))
        words = "in sentences that the\nnew edition has not"
        axes.annotate(words, (reach, first - 0.45), ha="right", va="top", fontsize=9, color=GREY)
    axes.set_xlabel("← less force      salience of the changes (1 to 3 each)      more force →")
    axes.set_title("Balance of force by paragraph of the new edition", loc="left", color=INK)
    handles: list[Artist] = []
    for kind, hatch in _HATCHES.items():
        label = f"{SIGNS[kind]} {comparison.counts[kind]} {kind}"
        handles.append(Patch(label=label, hatch=hatch, **_fill(kind)))
    title = "Solid: force moved. Hatched: came or went, no direction claimed."
    if comparison.counts["updated"]:
        title += f"\nNot drawn, no direction: {SIGNS['updated']} {comparison.counts['updated']} updated."
    _legend(figure, axes, handles, title, 4)


def _fill(kind: Kind) -> dict[str, Any]:
    face, edge = (COLOURS[kind], _PAPER) if kind in _DIRECTED else (_PAPER, COLOURS[kind])
    return {"facecolor": face, "edgecolor": edge}


def _bar(axes: Axes, y: int, row: Row, kind: Kind) -> None:
    """The changes of a kind side by side, outwards from the middle line, with the sign and their number at the end."""
    sign = -1 if kind in _LEFT else 1
    place, height = (y - 0.13, 0.38) if kind in _DIRECTED else (y + 0.22, 0.24)
    at = 0
    for salience in row.saliences(kind):
        axes.barh(place, sign * salience, height, left=sign * at, hatch=_HATCHES[kind], **_fill(kind))
        at += salience
    if at:
        axes.annotate(
            f"{SIGNS[kind]} {len(row.saliences(kind))}",
            (sign * at, place),
            (4 * sign, 0),
            textcoords="offset points",
            ha="left" if sign > 0 else "right",
            va="center",
            fontsize=9.5,
            color=COLOURS[kind],
        )


def _legend(figure: Figure, axes: Axes, handles: list[Artist], title: str, columns: int) -> None:
    """A legend below the axes, at the same distance whatever their height."""
    from matplotlib.transforms import ScaledTranslation

    below = axes.transAxes + ScaledTranslation(0, -_LEGEND_INCHES, figure.dpi_scale_trans)
    axes.legend(
        handles=handles,
        title=title,
        loc="upper left",
        bbox_to_anchor=(0.0, 0.0),
        bbox_transform=below,
        ncols=columns,
        frameon=False,
        fontsize=10,
        title_fontsize=10,
        alignment="left",
        columnspacing=1.4,
        handlelength=1.8,
    )


def draw_order(figure: Figure, axes: Axes, comparison: ComparisonResult) -> None:
    """Draw lines from the place of a sentence in the old edition to its place in the new one, both from top to bottom.

    Args:
        figure: the figure.
        axes: where to draw.
        comparison: the comparison.
    """
    from matplotlib.lines import Line2D

    of_old, of_new = _places(comparison.old), _places(comparison.new)
    moved = {i for group in comparison.groups if group.moved for i in group.old}
    links = [link for link in comparison.links if link.rank == "primary" and link.old in of_old and link.new in of_new]
    for link in sorted(links, key=lambda link: link.old in moved):
        look = _MOVED if link.old in moved else _KEPT
        axes.plot((0, 1), (of_old[link.old], of_new[link.new]), zorder=2, **look)
    dropped = [of_old[i] for group in comparison.groups if group.shape == "dropped" for i in group.old if i in of_old]
    added = [of_new[j] for group in comparison.groups if group.shape == "added" for j in group.new if j in of_new]
    for x, ys, look in ((-_TICK, dropped, _DROPPED), (1 + _TICK, added, _ADDED)):
        axes.plot([x] * len(ys), ys, linestyle="none", zorder=3, **look)
    for x, statement, places in ((0, comparison.old, of_old), (1, comparison.new, of_new)):
        axes.plot((x, x), (0, 1), color=GREY, linewidth=1, zorder=1)
        outside = -1 if x == 0 else 1
        for y, label in _paragraph_labels(statement, places, figure.get_figheight()):
            axes.text(x + outside * 3 * _TICK, y, label, ha="right" if x == 0 else "left", va="center", fontsize=9.5, color=INK)
        axes.text(x, -0.015, f"{'old' if x == 0 else 'new'} edition", ha="center", va="bottom", fontsize=10, color=INK)
    axes.set_xlim(-0.2, 1.2)
    axes.set_ylim(1.0, -0.05)
    axes.set_xticks([])
    axes.set_yticks([])
    axes.set_axis_off()
    axes.set_title("Where the document moved", loc="left", color=INK)
    handles: list[Artist] = [
        Line2D([], [], label=f"in order ({sum(link.old not in moved for link in links)})", **_KEPT),
        Line2D([], [], label=f"moved ({sum(link.old in moved for link in links)})", **_MOVED),
        Line2D([], [], label=f"dropped ({len(dropped)})", linestyle="none", **_DROPPED),
        Line2D([], [], label=f"added ({len(added)})", linestyle="none", **_ADDED),
    ]
    _legend(figure, axes, handles, "Sentences, in the order of the text.", 2)


def _places(statement: Statement) -> dict[int, float]:
    """Where each sentence of the body stands, as a share of all of them, 0 at the top."""
    body = [sentence.index for sentence in statement.sentences if not sentence.is_frame]
    return {index: (place + 0.5) / len(body) for place, index in enumerate(body)}


def _paragraph_labels(statement: Statement, places: dict[int, float], height: float) -> list[tuple[float, str]]:
    """Paragraph numbers at their first sentences, as many as there is room for."""
    out: list[tuple[float, str]] = []
    seen: set[int] = set()
    for index, y in places.items():
        paragraph = statement.sentences[index].paragraph
        if paragraph not in seen and (not out or (y - out[-1][0]) * height >= _LABEL_INCHES):
            out.append((y, f"¶{paragraph}"))
        seen.add(paragraph)
    return out
