"""``plot()``: a matplotlib figure of the balance of force by paragraph, and of where the document moved."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from dtt_diff.errors import MissingExtraError
from dtt_diff.model import ComparisonResult, Statement
from dtt_diff.rendering.figure_panels import GREY, INK, draw_balance, draw_order, find_rows
from dtt_diff.rendering.pieces import one_line, review_line

if TYPE_CHECKING:
    from matplotlib.figure import Figure

#: The font that comes with matplotlib: the same figure on every machine, and it has all the signs.
FONT = "DejaVu Sans"
#: Dots an inch of the image that a notebook gets, and of the size at which it shows it: sharp on fine screens.
IMAGE_DPI, SHOWN_DPI = 150, 88
_WIDTH, _FRAME_HEIGHT, _ROW_HEIGHT = 11.0, 3.6, 0.4
_MISSING = "\ufffd"
_MOST_NOTES = 4
_FOOTER_LENGTH = 150
_DIGEST_DIGITS = 12
_DATE_LENGTH = 12
_NAME_SIZE, _FOOTER_SIZE = 13.0, 8.5
#: Inches that a title leaves for its arrow and date, and a line for the edges of the figure.
_NAME_ROOM, _EDGES = 2.6, 0.8
#: Measured so finely that the rounding to whole dots does not matter; FreeType counts in 64ths of a dot.
_MEASURE_DPI, _UNITS_PER_DOT = 720.0, 64
#: The look; the rest is as matplotlib has it, whatever the user has set for other figures.
STYLE = {
    "font.family": [FONT],
    "font.size": 11.0,
    "axes.titlesize": 12.0,
    "hatch.linewidth": 0.8,
    "text.usetex": False,
    "text.parse_math": False,
    "svg.hashsalt": "dtt_diff",
}


def plot(comparison: ComparisonResult) -> Figure:
    """Return the figure of a comparison; it leaves the state of pyplot alone, and a notebook shows it as an image.

    Left: for every paragraph of the new edition, what was softened to the left and what was strengthened to the right, each
    change as wide as its salience; what was dropped and added as hatched bars below, of which no direction is claimed. Right:
    the sentences of the old edition in their order against those of the new one, moved ones emphasised. It can be read
    without colour.

    Args:
        comparison: the comparison.

    Raises:
        MissingExtraError: matplotlib is not installed.
    """
    new_figure = figure_class()
    from matplotlib import style

    rows = find_rows(comparison)
    height = _FRAME_HEIGHT + _ROW_HEIGHT * max(len(rows), 8)
    with style.context(["default", STYLE]):
        figure: Figure = new_figure(figsize=(_WIDTH, height), layout="constrained")
        left, right = figure.subplots(1, 2, width_ratios=(7, 5))
        draw_balance(figure, left, rows, comparison)
        draw_order(figure, right, comparison)
        figure.suptitle("\n".join(_names(comparison)), fontsize=_NAME_SIZE, x=0.01, ha="left", color=INK)
        figure.supxlabel("\n".join(_footer(comparison)), fontsize=_FOOTER_SIZE, x=0.01, ha="left", color=GREY)
        # The layout is found once: found anew at every saving it would differ by a hair, and so would the bytes.
        figure.draw_without_rendering()
        figure.set_layout_engine("none")
    return figure


@lru_cache(maxsize=1)
def figure_class() -> Any:
    """Return the class of all our figures.

    Raises:
        MissingExtraError: matplotlib is not installed.
    """
    try:
        from matplotlib import style
        from matplotlib.figure import Figure as Base
    except ImportError as error:
        raise MissingExtraError(
            f"plot() needs matplotlib ({error}); install it with: pip install 'dtt_diff[notebook]'"
        ) from error

    class ComparisonFigure(Base):
        """A figure that is the same bytes whenever it is saved, and that a notebook shows without pyplot."""

        def savefig(self, fname: Any, **options: Any) -> None:
            """Save as matplotlib does, without the time of day that it writes into SVG and PDF."""
            form = str(options.get("format") or str(fname).rpartition(".")[2]).lower()
            clock = {"svg": "Date", "pdf": "CreationDate"}.get(form)
            if clock:
                options["metadata"] = {clock: None, **(options.get("metadata") or {})}
            with style.context(STYLE):
                super().savefig(fname, **options)

        def _repr_png_(self) -> tuple[bytes, dict[str, int]]:
            out = BytesIO()
            self.savefig(out, format="png", dpi=IMAGE_DPI)
            width, height = self.get_size_inches()
            return out.getvalue(), {"width": round(width * SHOWN_DPI), "height": round(height * SHOWN_DPI)}

    return ComparisonFigure


def _names(comparison: ComparisonResult) -> list[str]:
    """The names of both editions, a line each."""
    return [_name(comparison.old, "old edition"), "→ " + _name(comparison.new, "new edition")]


def _name(statement: Statement, otherwise: str) -> str:
    """Title and date; what the font cannot write is no name."""
    title = drawable(statement.title or statement.source or "")
    if sum(letter.isalnum() for letter in title) <= title.count(_MISSING):
        title = otherwise
    date = f" ({drawable(statement.date)[:_DATE_LENGTH]})" if statement.date else ""
    return cut(title, _NAME_SIZE, _WIDTH - _NAME_ROOM) + date


def _footer(comparison: ComparisonResult) -> list[str]:
    """Selection, review and notes, then what made the figure."""
    lines = [f"Selection: {comparison.selection}"] if comparison.selection else []
    if comparison.review:
        lines.append(f"{review_line(comparison)} Left out as rejected: {len(comparison.rejected)}.")
    notes = [*comparison.notes]
    notes += [f"old edition: {note}" for note in comparison.old.notes] + [
        f"new edition: {note}" for note in comparison.new.notes
    ]
    lines += [f"note: {note}" for note in notes[:_MOST_NOTES]]
    if len(notes) > _MOST_NOTES:
        lines.append(f"… and {len(notes) - _MOST_NOTES} more notes")
    made = [
        f"{name.removesuffix(' sha256')} {value[:_DIGEST_DIGITS]}"
        if name.endswith("sha256")
        else value
        if name == "library"
        else f"{name} {value}"
        for name, value in comparison.provenance.items()
    ]
    parts = [part for line in (*lines, " · ".join(made)) for part in wrap(drawable(line), _FOOTER_LENGTH)[:2]]
    return [cut(part, _FOOTER_SIZE, _WIDTH - _EDGES) for part in parts]


def cut(text: str, size: float, inches: float) -> str:
    """Return a text that is no wider than so many inches, with a sign where it was cut: capitals are wide.

    Args:
        text: the text.
        size: size of the letters in points.
        inches: the room.
    """
    while len(text) > 1 and (width := _inches(text, size)) > inches:
        text = text[: min(int(len(text) * inches / width), len(text) - 1) - 1].rstrip() + "…"
    return text


def _inches(text: str, size: float) -> float:
    font = _font()
    font.set_size(size, _MEASURE_DPI)
    font.set_text(text)
    return float(font.get_width_height()[0]) / _UNITS_PER_DOT / _MEASURE_DPI


def drawable(text: str) -> str:
    """Return a text in one line with a sign for every letter that the font has not: matplotlib would warn of each.

    Args:
        text: the text.
    """
    font = _font()
    return "".join(letter if font.get_char_index(ord(letter)) else _MISSING for letter in one_line(text))


def _font() -> Any:
    from matplotlib.font_manager import FontProperties, findfont, get_font

    return get_font(findfont(FontProperties(family=[FONT])))
