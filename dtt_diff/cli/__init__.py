"""The command line: ``dtt-diff compare``, ``dtt-diff check``, ``dtt-diff batch`` and ``dtt-diff lexicon show``."""

from __future__ import annotations

import sys

import click

from dtt_diff.cli.batch import batch_command
from dtt_diff.cli.check import check_command
from dtt_diff.cli.compare import compare_command
from dtt_diff.cli.lexicon import lexicon_group
from dtt_diff.cli.track import track_command
from dtt_diff.errors import DttDiffError
from dtt_diff.version import VERSION

#: Exit status for bad input, the same as for misuse.
BAD_INPUT = 2


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="dtt-diff")
def cli() -> None:
    """Tell what changed between editions of an official statement: added, dropped, strengthened or softened, and why."""


cli.add_command(compare_command)
cli.add_command(check_command)
cli.add_command(track_command)
cli.add_command(batch_command)
cli.add_command(lexicon_group)


def main() -> None:
    """Run the command line. Bad input ends with one line on standard error and exit status 2."""
    try:
        cli(standalone_mode=True)
    except DttDiffError as error:
        click.echo(f"dtt-diff: {error}", err=True)
        sys.exit(BAD_INPUT)
