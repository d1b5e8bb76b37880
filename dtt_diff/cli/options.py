"""Options that several commands have."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from dtt_diff.lexicon import DEFAULT_PROFILE
from dtt_diff.profiles import PROFILES
from dtt_diff.reading import ADDRESS

Command = TypeVar("Command", bound=Callable[..., object])

#: A file that is read; "-" is standard input.
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
#: A file of the user's own that is read or written.
FILE = click.Path(path_type=Path)


def lexicon_options(command: Command) -> Command:
    """Add the options that choose the lexicon: ``--profile`` and ``--lexicon``."""
    for option in (
        click.option("--lexicon", type=FILE, help="A lexicon of your own: a TOML file or a folder of them."),
        click.option(
            "--profile", type=click.Choice(PROFILES), default=DEFAULT_PROFILE, show_default=True, help="The order of force."
        ),
    ):
        command = option(command)
    return command


def selection_options(command: Command) -> Command:
    """Add the options that select changes: ``--kind``, ``--dimension``, ``--matches`` and ``--min-salience``."""
    for option in (
        click.option("--min-salience", type=click.IntRange(1, 3), default=1, help="Only changes of at least this salience."),
        click.option("--matches", metavar="REGEX", help="Only changes of which a quote matches this regular expression."),
        click.option("--dimension", "dimensions", multiple=True, help="Only changes of this dimension, or of these: a,b."),
        click.option("--kind", "kinds", multiple=True, help="Only changes of this kind, or of these: softened,dropped."),
    ):
        command = option(command)
    return command
