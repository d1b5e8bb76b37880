"""Options that several commands have."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from dtt_diff.lexicon import DEFAULT_PROFILE
from dtt_diff.profiles import PROFILES

Command = TypeVar("Command", bound=Callable[..., object])

#: A file that is read; "-" is standard input.
INPUT = click.Path(path_type=Path, allow_dash=True)
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
        click.option("--dimension", "dimensions", multiple=True, help="Only changes of this dimension; may be given again."),
        click.option("--kind", "kinds", multiple=True, help="Only changes of this kind; may be given again."),
    ):
        command = option(command)
    return command
