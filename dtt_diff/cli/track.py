"""``dtt-diff track``: many editions, the life of every commitment; long work is saved as it goes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
from attrs import frozen
from click.core import ParameterSource

from dtt_diff.cli.command import INTERRUPTED, Command
from dtt_diff.cli.histories import Keeper, dumped, keeper_for, load_history
from dtt_diff.cli.options import FILE, INPUT, lexicon_options, view_options
from dtt_diff.cli.output import Suffixes, emit, refuse_output, view_for
from dtt_diff.cli.page import PLAIN, show
from dtt_diff.cli.progress import Progress
from dtt_diff.cli.words import Words
from dtt_diff.errors import DttDiffError

if TYPE_CHECKING:
    from dtt_diff.tracking.history import History
    from dtt_diff.tracking.values import Ordering

#: The views by name.
VIEWS = {
    "text": Suffixes((".txt",)),
    "html": Suffixes((".html", ".htm")),
    "json": Suffixes((".json",)),
    "csv": Suffixes((".csv",)),
    "markdown": Suffixes((".md", ".markdown")),
}
_ORDERINGS: dict[str, Ordering] = {"date": "dates", "given": "given"}


@frozen
class _Asked:
    """What the reports are to answer."""

    phrases: tuple[str, ...]
    matters: tuple[str, ...]
    width: int | None


_MADE: dict[str, Callable[[History, _Asked], str]] = {
    "text": lambda history, asked: history.to_text(phrases=asked.phrases, matters=asked.matters, width=asked.width or PLAIN),
    "html": lambda history, asked: history.to_html(phrases=asked.phrases, matters=asked.matters),
    "json": lambda history, _: dumped(history),
    "csv": lambda history, _: history.to_csv(),
    "markdown": lambda history, asked: history.to_markdown(phrases=asked.phrases, matters=asked.matters),
}


@frozen
class _Work:
    """What is to be tracked, and how.

    Attributes:
        files: the files of editions.
        base: the history to go on with; None to begin one.
        lexicon: a lexicon of the user's own.
        profile: the order of force.
        ordering: the order of the editions.
    """

    files: Sequence[Path]
    base: History | None
    lexicon: Path | None
    profile: str
    ordering: Ordering


@click.command(
    "track",
    short_help="Follow every commitment through many editions.",
    cls=Command,
    table="track",
    example="dtt-diff track statements/*.txt -o history.html --phrase 'in the strongest terms'",
)
@click.argument("files", nargs=-1, type=INPUT)
@click.option("--append", "kept", type=FILE, metavar="JSON", help="Go on with this history, and write it back.")
@click.option(
    "--phrase", "phrases", multiple=True, metavar="WORDS", help="Which editions have this phrase; may be given again."
)
@click.option(
    "--timeline", "matters", multiple=True, metavar="WORDS", help="What each edition says of this; may be given again."
)
@click.option(
    "--order",
    type=Words(_ORDERINGS, {"dates": "date", "files": "given"}),
    default="date",
    show_default=True,
    help="The order of the editions.",
)
@view_options(VIEWS)
@lexicon_options
@click.pass_context
def track_command(  # noqa: PLR0913, PLR0917 - click passes every option as an argument
    context: click.Context,
    files: tuple[Path, ...],
    kept: Path | None,
    phrases: tuple[str, ...],
    matters: tuple[str, ...],
    order: str,
    form: str | None,
    output: Path | None,
    width: int | None,
    profile: str,
    lexicon: Path | None,
) -> None:
    """Follow every commitment through the editions in FILES: when it appeared, changed, was dropped, and came back.

    With -o history.json or --append, the history is saved as the work goes on: what is stopped by Ctrl-C or by an error is
    continued with --append and the same files.
    """
    view = view_for(context, output, VIEWS)
    # A history that is gone on with may also be named as the output: both are the same history.
    refuse_output(output, (*files, lexicon, None if view == "json" else kept))
    _check(view, files, kept, phrases + matters)
    asked = _Asked(phrases, matters, width)
    progress = Progress()
    keeper = keeper_for(kept, output if view == "json" else None, progress)
    try:
        base = load_history(kept) if kept else None
        if base is not None:
            _check_options(context, base, profile, order)
        keeper.latest = keeper.saved = base
        history = _track(_Work(files, base, lexicon, profile, _ORDERINGS[order]), keeper)
        _tell(history, view)
        if view == "text" and output is None:
            _show(history, asked)
        elif output != keeper.path or keeper.saved is not history:
            emit(_MADE[view](history, asked), output)
            if keeper.path and keeper.path not in (kept, output):
                keeper.path.unlink(missing_ok=True)
    except KeyboardInterrupt:
        progress.clear()
        keeper.save()
        click.echo(f"dtt-diff: stopped; {keeper.told()}. {keeper.way_on()}", err=True)
        context.exit(INTERRUPTED)


def _track(work: _Work, keeper: Keeper) -> History:
    """Track the files; what fails is told with the edition it was at, and what was done before it is saved."""
    from dtt_diff.tracking.tracking import grow

    if not work.files:
        assert work.base is not None
        return work.base
    keeper.progress.say(f"reading {len(work.files)} files")
    growing = grow(
        work.base,
        work.files,
        profile=work.profile,
        lexicon=work.lexicon,
        ordering=work.ordering,
        progress=keeper.progress.step,
    )
    try:
        for history in growing:
            keeper.take(history)
    except Exception as error:
        keeper.progress.clear()
        begun = keeper.latest is not None and keeper.latest is not work.base
        keeper.save()
        done = f"; {keeper.told()}. {keeper.way_on()}" if begun else ""
        if isinstance(error, DttDiffError):
            raise type(error)(f"{error}{done}") from error
        notes = ", ".join(getattr(error, "__notes__", ()))
        raise DttDiffError(f"{notes}: {type(error).__name__}: {error}{done}") from error
    keeper.progress.clear()
    keeper.save()
    assert keeper.latest is not None
    return keeper.latest


def _check(view: str, files: Sequence[Path], kept: Path | None, asked: Sequence[str]) -> None:
    """Refuse what cannot be done before the long work begins."""
    if not files and kept is None:
        raise DttDiffError("there is nothing to track; give the files of the editions, or --append with a history")
    if files.count(Path("-")) > 1:
        raise DttDiffError("standard input can be only one of the editions; give files for the others")
    if asked and view in ("json", "csv"):
        raise DttDiffError(f"{view} holds no answers to --phrase and --timeline; choose text, html or markdown")
    if asked:
        from dtt_diff.tracking.phrases import asked_for

        for words in asked:
            asked_for(words)


def _check_options(context: click.Context, base: History, profile: str, order: str) -> None:
    """A history keeps the profile and the order that it was begun with."""
    begun = next(name for name, ordering in _ORDERINGS.items() if ordering == base.ordering)
    for name, given, has in (("profile", profile, base.profile), ("order", order, begun)):
        if context.get_parameter_source(name) is ParameterSource.COMMANDLINE and given != has:
            raise DttDiffError(f"--{name}: the history was made with {has}; leave the option out, or track all editions anew")


def _tell(history: History, view: str) -> None:
    """Notes, which the text report has itself."""
    if view != "text":
        for note in history.notes:
            click.echo(f"dtt-diff: note: {note}", err=True)


def _show(history: History, asked: _Asked) -> None:
    from dtt_diff.rendering.history.terminal import print_history
    from dtt_diff.tracking.surveying import survey

    told = survey(history, phrases=asked.phrases, matters=asked.matters)
    show(lambda console: print_history(told, console), asked.width)
