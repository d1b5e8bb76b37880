"""``Comparison``: the result of comparing, with every view of it. Each view is made where it is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import frozen

from dtt_diff.model import ComparisonResult, Kind, Review, Statement

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

    from dtt_diff.reporting.values import Report


@frozen(repr=False)
class Comparison(ComparisonResult):
    """Two editions side by side, with every view of what changed between them."""

    # Selecting and reviewing

    def filter(
        self,
        *,
        kind: Kind | Iterable[Kind] | None = None,
        dimension: str | Iterable[str] | None = None,
        matches: str | None = None,
        min_salience: int = 1,
    ) -> Comparison:
        """Return the same comparison with fewer changes; every view shows those that are left and says that it is a selection.

        Args:
            kind: keep changes of this kind, or of one of these kinds.
            dimension: keep changes that concern this dimension, or one of these.
            matches: keep changes of which either quote matches this regular expression; upper and lower case are the same.
            min_salience: keep changes of at least this salience, 1 to 3.

        Raises:
            ReportError: there is no such kind or dimension, or the expression is not one.
        """
        from dtt_diff.selecting import select

        return select(self, kind=kind, dimension=dimension, matches=matches, min_salience=min_salience)

    def with_review(self, review: Review | Path) -> Comparison:
        """Return the comparison with an analyst's decisions and comments on its changes, verdicts made anew from them.

        Args:
            review: the review, or the TOML or JSON file that holds it.

        Raises:
            ReportError: the review cannot be read or is not in the format; the message names file, entry and remedy.
        """
        from dtt_diff.review.applying import apply_review

        return apply_review(self, review)

    # Views

    def report(self, *, themes: Path | None = None, parties: Sequence[str] = ()) -> Report:
        """Return what the written reports hold: themes, emphasis, the order of the parties, aligned rows.

        Args:
            themes: a TOML table of your own, theme to patterns; None to take headings or salient terms.
            parties: the names of the parties; empty to take them from the statements.

        Raises:
            ReportError: the table is not usable.
        """
        from dtt_diff.reporting import build_report

        return build_report(self, themes=themes, parties=parties)

    def to_json(self, *, indent: int | None = 2) -> str:
        """Return the comparison as JSON text in the versioned schema.

        Args:
            indent: spaces a level; None for one line.
        """
        from dtt_diff.serialization import to_json

        return to_json(self, indent=indent)

    @classmethod
    def from_json(cls, text: str) -> Comparison:
        """Return the comparison that ``to_json`` wrote; it equals the one that was written.

        Args:
            text: the JSON text.

        Raises:
            ReadingError: the text is not JSON of this schema.
        """
        from dtt_diff.deserialization import from_json

        return from_json(text, cls)

    def to_text(self, *, everything: bool = False, width: int = 80) -> str:
        """Return the comparison as a plain text report.

        Args:
            everything: also list reworded and unchanged sentences.
            width: columns to wrap at.
        """
        from dtt_diff.rendering.terminal import render

        return render(self, everything=everything, width=width)

    def to_html(self, *, themes: Path | None = None, parties: Sequence[str] = ()) -> str:
        """Return a self-contained HTML page: summary, themes, and the two editions side by side with the evidence.

        Args:
            themes: as for ``report``.
            parties: as for ``report``.
        """
        from dtt_diff.rendering.html import render_html

        return render_html(self.report(themes=themes, parties=parties))

    def to_markdown(self, *, themes: Path | None = None, parties: Sequence[str] = ()) -> str:
        """Return a memo in Markdown: summary, leading changes, then the changes by theme.

        Args:
            themes: as for ``report``.
            parties: as for ``report``.
        """
        from dtt_diff.rendering.markdown import render_markdown

        return render_markdown(self.report(themes=themes, parties=parties))

    def to_docx(self, path: Path | str) -> None:
        """Write the new edition as a Word document with tracked changes against the old one, and a comment on every change.

        Args:
            path: the file to write; an old one is replaced when the new one is whole.

        Raises:
            MissingExtraError: the extra "formats" is not installed.
            OSError: the file cannot be written.
        """
        from dtt_diff.output import write_atomically
        from dtt_diff.rendering.docx import render_docx

        write_atomically(Path(path), render_docx(self))

    def to_records(self, *, themes: Path | None = None, rejected: bool = False) -> list[dict[str, Any]]:
        """Return one flat row a change, as plain values: for polars, csv or a database.

        Args:
            themes: as for ``report``.
            rejected: also give the changes that a review rejected, marked in the column ``decision``.
        """
        from dtt_diff.rendering.records import to_records

        return to_records(self.report(themes=themes), rejected=rejected)

    def to_csv(self, *, themes: Path | None = None, rejected: bool = False) -> str:
        """Return the records as CSV text with a header; what a spreadsheet would take for a formula is made harmless.

        Args:
            themes: as for ``report``.
            rejected: also give the changes that a review rejected, marked in the column ``decision``.
        """
        from dtt_diff.rendering.records import to_csv

        return to_csv(self.report(themes=themes), rejected=rejected)

    def to_dataframe(self, *, themes: Path | None = None, rejected: bool = False) -> pd.DataFrame:
        """Return the records as a pandas DataFrame with typed columns.

        Args:
            themes: as for ``report``.
            rejected: also give the changes that a review rejected, marked in the column ``decision``.

        Raises:
            MissingExtraError: the extra "notebook" is not installed.
        """
        from dtt_diff.rendering.dataframe import to_dataframe

        return to_dataframe(self.report(themes=themes), rejected=rejected)

    def plot(self) -> Figure:
        """Return a matplotlib figure: balance of force by paragraph, and where the document moved.

        Raises:
            MissingExtraError: the extra "notebook" is not installed.
        """
        from dtt_diff.rendering.figure import plot

        return plot(self)

    def _repr_html_(self) -> str:
        from dtt_diff.rendering.notebook import render_comparison

        return render_comparison(self)

    def __repr__(self) -> str:
        return f"<Comparison {self}>"

    def __str__(self) -> str:
        counts = ", ".join(f"{number} {kind}" for kind, number in self.counts.items())
        shown = f" ({self.selection})" if self.selection else ""
        return f"{_name(self.old)} -> {_name(self.new)}: {counts}{shown}"


def _name(statement: Statement) -> str:
    return statement.title or statement.source or "untitled"
