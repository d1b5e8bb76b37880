"""The views of a history as methods: text, page, memo, table, figures, and what a notebook shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from attrs import frozen

from dtt_diff.tracking.values import HistoryResult, Line

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from dtt_diff.tracking.survey import Survey


@frozen(repr=False)
class HistoryViews(HistoryResult):
    """A history that can be shown."""

    def to_text(self, *, phrases: Sequence[str] = (), matters: Sequence[str] = (), width: int = 80) -> str:
        """Return a plain text report: the series, what the latest edition did, what stands longest, what erodes.

        Args:
            phrases: phrases whose ledger is wanted.
            matters: words whose timeline is wanted.
            width: columns to wrap at.

        Raises:
            ReportError: there is no word in a phrase or a matter.
        """
        from dtt_diff.rendering.history.terminal import render

        return render(self._survey(phrases, matters), width=width)

    def to_html(self, *, phrases: Sequence[str] = (), matters: Sequence[str] = ()) -> str:
        """Return a self-contained HTML page: a heat map of lines by editions, with the quotes of every edition.

        Args:
            phrases: phrases whose ledger is wanted.
            matters: words whose timeline is wanted.

        Raises:
            ReportError: there is no word in a phrase or a matter.
        """
        from dtt_diff.rendering.history.page import render_page

        return render_page(self._survey(phrases, matters))

    def to_markdown(self, *, phrases: Sequence[str] = (), matters: Sequence[str] = ()) -> str:
        """Return a memo in Markdown: what the latest edition did, what stands longest, and each edition in figures.

        Args:
            phrases: phrases whose ledger is wanted.
            matters: words whose timeline is wanted.

        Raises:
            ReportError: there is no word in a phrase or a matter.
        """
        from dtt_diff.rendering.history.markdown import render_markdown

        return render_markdown(self._survey(phrases, matters))

    def to_csv(self) -> str:
        """Return the records, one row a step of a line, as CSV.

        A text that a spreadsheet would take for a formula gets an apostrophe in front.
        """
        from dtt_diff.rendering.comma_separated import write_csv
        from dtt_diff.tracking.table import COLUMNS, to_records

        return write_csv(list(COLUMNS), to_records(self))

    def plot(self, line: Line | int | None = None) -> Figure:
        """Return a matplotlib figure: the heat map of the leading lines, or the force curve of one line.

        Args:
            line: a line or its index; None for the heat map.

        Raises:
            MissingExtraError: the extra "notebook" is not installed.
            ReportError: there is no such line.
        """
        from dtt_diff.rendering.history.figure import plot_curve, plot_map
        from dtt_diff.tracking.questions import find_line

        return plot_map(self) if line is None else plot_curve(find_line(self, line), self)

    def _repr_html_(self) -> str:
        from dtt_diff.rendering.history.notebook import render_history

        return render_history(self._survey((), ()))

    def _survey(self, phrases: Sequence[str], matters: Sequence[str]) -> Survey:
        from dtt_diff.tracking.surveying import survey

        return survey(self, phrases=phrases, matters=matters)
