"""Options that several commands have."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

import click
from click.shell_completion import CompletionItem

from dtt_diff.cli.output import Suffixes
from dtt_diff.cli.page import PLAIN
from dtt_diff.cli.words import Words
from dtt_diff.lexicon import DEFAULT_PROFILE
from dtt_diff.lexicon.checking import DIMENSIONS
from dtt_diff.model import KINDS
from dtt_diff.profiles import PROFILES
from dtt_diff.reading import ADDRESS

Command = TypeVar("Command", bound=Callable[..., object])

#: A file; "-" is standard input or output.
INPUT = click.Path(path_type=Path, allow_dash=True)


class _Edition(click.Path):
    """A file, or an address of the web, which stays the text it is: a path would lose a slash of it."""

    name = "edition"

    def convert(
        self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None
    ) -> str | bytes | os.PathLike[str]:
        """Make a path of what is no address."""
        if isinstance(value, str) and ADDRESS.match(value):
            return value
        return super().convert(value, param, ctx)


#: An edition: a file, an address that begins with https:// or http://, or "-" for standard input.
EDITION = _Edition(path_type=Path, allow_dash=True)


class _File(click.Path):
    """A file that has a name: neither standard input nor output."""

    def convert(
        self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None
    ) -> str | bytes | os.PathLike[str]:
        """Return the path, or end with a usage error for "-", which would become a file of this name."""
        if os.fspath(value) == "-":
            self.fail("- is no name of a file here; give the name of a file", param, ctx)
        return super().convert(value, param, ctx)


#: A file of the user's own that is read or written.
FILE = _File(path_type=Path)
#: What others call the profiles and the views.
OTHER_PROFILES = {"default": "diplomatic", "monetary": "central-bank", "bank": "central-bank", "rfc2119": "requirements"}
OTHER_VIEWS = {
    "txt": "text",
    "terminal": "text",
    "htm": "html",
    "md": "markdown",
    "word": "docx",
    "doc": "docx",
    "excel": "csv",
    "xml": "junit",
    "code-quality": "gitlab",
}
#: No report can be read in fewer columns.
NARROWEST = 20


class _Listed(click.ParamType):  # type: ignore[type-arg]  # older releases of click have no argument for it
    """Names with commas between them, as the shell completes them; which there are is told where they are used."""

    def __init__(self, name: str, names: tuple[str, ...]) -> None:
        """Take what they are called in help, and the names."""
        self.name = name
        self._names = names

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Return how the last of the names may go on."""
        before, comma, last = incomplete.rpartition(",")
        return [CompletionItem(before + comma + name) for name in self._names if name.startswith(last)]


def _file_or_nothing(context: click.Context, parameter: click.Parameter, value: Path | None) -> Path | None:
    """Take "-" for standard output, as if no file were given."""
    return None if value == Path("-") else value


#: The option that chooses the profile: ``--profile``.
profile_option = click.option(
    "--profile", type=Words(PROFILES, OTHER_PROFILES), default=DEFAULT_PROFILE, show_default=True, help="The order of force."
)


def lexicon_options(command: Command) -> Command:
    """Add the options that choose the lexicon: ``--profile`` and ``--lexicon``."""
    own = click.option("--lexicon", type=FILE, help="A lexicon of your own: a TOML file or a folder of them.")
    return profile_option(own(command))


def view_options(views: Mapping[str, Suffixes]) -> Callable[[Command], Command]:
    """Return what adds the options of a report: ``--format``, ``-o`` and ``--width``.

    Args:
        views: the views by name.
    """

    def add(command: Command) -> Command:
        for option in (
            click.option(
                "--width",
                type=click.IntRange(NARROWEST),
                metavar="COLUMNS",
                help=f"Columns of the text view; by default those of the terminal, {PLAIN} in a file.",
            ),
            click.option(
                "-o",
                "--output",
                type=INPUT,
                callback=_file_or_nothing,
                help="Write to this file; - is standard output.",
            ),
            click.option(
                "--format", "form", type=Words(views, OTHER_VIEWS), help="The view; by default the suffix of -o, else text."
            ),
        ):
            command = option(command)
        return command

    return add


def selection_options(command: Command) -> Command:
    """Add the options that select changes: ``--kind``, ``--dimension``, ``--matches`` and ``--min-salience``."""
    kinds, dimensions = _Listed("kind", KINDS), _Listed("dimension", DIMENSIONS)
    for option in (
        click.option("--min-salience", type=click.IntRange(1, 3), default=1, help="Only changes of at least this salience."),
        click.option("--matches", metavar="REGEX", help="Only changes of which a quote matches this regular expression."),
        click.option(
            "--dimension",
            "dimensions",
            type=dimensions,
            multiple=True,
            help=f"Only changes of this dimension, or of these: {', '.join(DIMENSIONS)}.",
        ),
        click.option(
            "--kind", "kinds", type=kinds, multiple=True, help=f"Only changes of this kind, or of these: {', '.join(KINDS)}."
        ),
    ):
        command = option(command)
    return command
