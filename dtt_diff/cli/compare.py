"""``dtt-diff compare``: two editions, in every view."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click
from attrs import frozen

from dtt_diff.cli.command import Command
from dtt_diff.cli.options import EDITION, FILE, lexicon_options, selection_options, view_options
from dtt_diff.cli.output import Suffixes, emit, refuse_output, view_for
from dtt_diff.cli.page import PLAIN, show
from dtt_diff.comparison import compare
from dtt_diff.errors import DttDiffError
from dtt_diff.rendering.terminal import all_notes, print_report
from dtt_diff.result import Comparison
from dtt_diff.statements import read

#: The views by name.
VIEWS = {
    "text": Suffixes((".txt",)),
    "json": Suffixes((".json",)),
    "html": Suffixes((".html", ".htm")),
    "markdown": Suffixes((".md", ".markdown")),
    "docx": Suffixes((".docx",), binary=True),
    "csv": Suffixes((".csv",)),
}


@frozen
class _Wish:
    """What the written reports are made with."""

    everything: bool
    width: int | None
    themes: Path | None
    parties: tuple[str, ...]


_MADE: dict[str, Callable[[Comparison, _Wish], str | bytes]] = {
    "text": lambda comparison, wish: comparison.to_text(everything=wish.everything, width=wish.width or PLAIN),
    "json": lambda comparison, _: comparison.to_json() + "\n",
    "html": lambda comparison, wish: comparison.to_html(themes=wish.themes, parties=wish.parties),
    "markdown": lambda comparison, wish: comparison.to_markdown(themes=wish.themes, parties=wish.parties),
    "docx": lambda comparison, _: _docx(comparison),
    "csv": lambda comparison, wish: comparison.to_csv(themes=wish.themes),
}


@click.command("compare", cls=Command, table="compare", example="dtt-diff compare 2023.txt 2024.txt -o report.html")
@click.argument("old", type=EDITION)
@click.argument("new", type=EDITION)
@click.option("--all", "everything", is_flag=True, help="In the text view, also list reworded and unchanged sentences.")
@click.option("--themes", type=FILE, help="A table of themes of your own, in TOML, for html, markdown and csv.")
@click.option("--party", "parties", multiple=True, metavar="NAME", help="A party, for the order of naming; may be given again.")
@click.option("--review", type=FILE, help="Apply the decisions and comments of this file (TOML or JSON).")
@click.option("--write-review", "started", type=FILE, help="Start a review in this file, or go on with the one of --review.")
@view_options(VIEWS)
@selection_options
@lexicon_options
@click.pass_context
def compare_command(  # noqa: PLR0913, PLR0917 - click passes every option as an argument
    context: click.Context,
    old: Path | str,
    new: Path | str,
    everything: bool,
    themes: Path | None,
    parties: tuple[str, ...],
    review: Path | None,
    started: Path | None,
    form: str | None,
    output: Path | None,
    width: int | None,
    kinds: tuple[str, ...],
    dimensions: tuple[str, ...],
    matches: str | None,
    min_salience: int,
    profile: str,
    lexicon: Path | None,
) -> None:
    """Compare two editions, OLD and NEW.

    Each is a file (plain text, Markdown, HTML, DOCX or PDF), an address that begins with https:// or http://, or "-" for
    standard input.
    """
    if old == new == Path("-"):
        raise DttDiffError("standard input can be only one of the two editions; give a file for the other")
    view = view_for(context, output, VIEWS)
    refuse_output(output, (old, new, themes, review, started, lexicon))
    if view == "docx" and output is None:
        raise DttDiffError("a Word document cannot go to the terminal; name a file, such as -o report.docx")
    if themes:
        from dtt_diff.reporting.tables import load_themes

        load_themes(themes)  # a mistake in it is told whether or not the view has themes
    comparison = compare(read(old), read(new), profile=profile, lexicon=lexicon)
    if review:
        comparison = comparison.with_review(review)
    if started:
        _write_review(comparison, started, review)
    if kinds or dimensions or matches is not None or min_salience > 1:
        comparison = comparison.filter(
            kind=kinds or None,  # type: ignore[arg-type]  # filter() tells which kinds there are
            dimension=dimensions or None,
            matches=matches,
            min_salience=min_salience,
        )
    _tell(comparison, view)
    if view == "text" and output is None:
        show(lambda console: print_report(comparison, console, everything=everything), width)
    else:
        emit(_MADE[view](comparison, _Wish(everything, width, themes, parties)), output)


def _docx(comparison: Comparison) -> bytes:
    from dtt_diff.rendering.docx import render_docx

    return render_docx(comparison)


def _write_review(comparison: Comparison, path: Path, review: Path | None) -> None:
    """Start a review, or go on with the one that was applied; never over one that was not read."""
    from dtt_diff.review.applying import dump_review

    if path.exists() and (review is None or not path.samefile(review)):
        raise DttDiffError(f"{path}: is there already; give --review {path} too to go on with it, or choose another file")
    emit(dump_review(comparison, "json" if path.suffix.lower() == ".json" else "toml"), path)


def _tell(comparison: Comparison, view: str) -> None:
    """Notes, which the text report has itself."""
    if view == "text":
        return
    for note in all_notes(comparison):
        click.echo(f"dtt-diff: note: {note}", err=True)
