"""``dtt-diff track``: many editions, the life of every commitment; long work is saved as it goes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
from attrs import define, field, frozen
from click.core import ParameterSource

from dtt_diff.cli.command import INTERRUPTED, Command
from dtt_diff.cli.options import FILE, INPUT, lexicon_options, view_options
from dtt_diff.cli.output import Suffixes, emit, refuse_output, view_for
from dtt_diff.cli.page import PLAIN, show
from dtt_diff.cli.progress import Progress
from dtt_diff.cli.words import Words
from dtt_diff.errors import DttDiffError
from dtt_diff.input import read_document

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
    "json": lambda history, _: _dumped(history),
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


@define
class _Keeper:
    """Saves the history as the work goes on, so that stopping it loses nothing.

    Attributes:
        path: where to; None to save nothing.
        saved: the history as it was saved last.
        latest: the history as it is.
    """

    path: Path | None
    progress: Progress
    saved: History | None = None
    latest: History | None = None
    _next: float = field(default=0.0, init=False)

    def take(self, history: History) -> None:
        """Take in the history with one edition more; it is saved at once unless saving would take up most of the time."""
        self.latest = history
        if self.progress.seconds() >= self._next:
            self.save()

    def save(self) -> None:
        """Save what is not saved yet."""
        if self.path is None or self.latest is None or self.latest is self.saved:
            return
        before = self.progress.seconds()
        emit(_dumped(self.latest), self.path)
        self.saved = self.latest
        # A history grows: saved after each of hundreds of editions, it would be written for longer than it is made.
        self._next = self.progress.seconds() + SPARED * (self.progress.seconds() - before)

    def told(self) -> str:
        """What a user who is stopped here should know."""
        if self.latest is None:
            return "no edition is done"
        done = f"{_count(self.latest)} done, the last {self.latest.editions[-1].label}"
        return f"{done}; saved in {self.path}" if self.path else f"{done}; nothing is saved"


#: The time to the next saving, in units of what the last one took.
SPARED = 9.0


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
    own = kept or (output if view == "json" else None)
    keeper = _Keeper(own if own is None or kept or not own.exists() else _partial(own), progress)
    try:
        base = _load(kept) if kept else None
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
        click.echo(f"dtt-diff: stopped; {keeper.told()}. {_way_on(keeper)}", err=True)
        context.exit(INTERRUPTED)


def _track(work: _Work, keeper: _Keeper) -> History:
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
        done = f"; {keeper.told()}. {_way_on(keeper)}" if begun else ""
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


def _load(path: Path) -> History:
    from dtt_diff.tracking.history import History

    try:
        text = read_document(path).decode("utf-8-sig")
    except FileNotFoundError as error:
        raise DttDiffError(f"{path}: is not there; begin a history with: dtt-diff track FILES -o {path}") from error
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8"
        raise DttDiffError(f"{path}: the history cannot be read ({reason}); give the JSON of a history") from error
    try:
        return History.from_json(text)
    except DttDiffError as error:
        raise DttDiffError(f"{path}: {error}") from error


def _partial(path: Path) -> Path:
    """Where unfinished work is kept while a finished history has its name."""
    return path.with_name(f"{path.stem}.partial{path.suffix}")


def _way_on(keeper: _Keeper) -> str:
    if keeper.path and keeper.saved is not None:
        return f"Go on with the same files: dtt-diff track --append {keeper.path} FILES"
    return "With -o history.json the work is saved as it goes"


def _tell(history: History, view: str) -> None:
    """Notes, which the text report has itself."""
    if view != "text":
        for note in history.notes:
            click.echo(f"dtt-diff: note: {note}", err=True)


def _count(history: History) -> str:
    return f"{len(history.editions)} edition{'s' * (len(history.editions) != 1)}"


def _dumped(history: History) -> str:
    return history.to_json(indent=None) + "\n"


def _show(history: History, asked: _Asked) -> None:
    from dtt_diff.rendering.history.terminal import print_history
    from dtt_diff.tracking.surveying import survey

    told = survey(history, phrases=asked.phrases, matters=asked.matters)
    show(lambda console: print_history(told, console), asked.width)
