"""The command line: ``dtt-diff`` and its commands."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

import click

from dtt_diff.cli.command import Group
from dtt_diff.errors import DttDiffError
from dtt_diff.version import VERSION

#: The name of the program.
PROGRAM = "dtt-diff"
#: Exit status for bad input, the same as for misuse.
BAD_INPUT = 2
#: The commands by name, each with the module of this package and the object in it.
COMMANDS = {
    "compare": ("compare", "compare_command"),
    "check": ("check", "check_command"),
    "track": ("track", "track_command"),
    "batch": ("batch", "batch_command"),
    "lexicon": ("lexicon", "lexicon_group"),
    "completion": ("completion", "completion_command"),
}


class _Commands(Group):
    """A group that loads a command when it is called: most runs need one, and a hook in an editor should not be noticed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by its name, or None."""
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name]
        command = getattr(import_module(f"{__name__}.{module}"), name)
        assert isinstance(command, click.Command)
        return command

    def remedy(self, ctx: click.Context, args: list[str]) -> str:
        """Return what to say of a line whose first word is no command: often it is a file."""
        if Path(args[0]).suffix or Path(args[0]).exists():
            return f"to compare two editions, write: {PROGRAM} compare OLD NEW"
        return super().remedy(ctx, args)


@click.group(
    cls=_Commands,
    example="dtt-diff compare 2023.txt 2024.txt",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(VERSION, prog_name=PROGRAM)
def cli() -> None:
    """Tell what changed between editions of an official statement: added, dropped, strengthened, softened or updated."""


def main() -> None:
    """Run the command line. Bad input ends with one line on standard error and exit status 2."""
    try:
        cli(prog_name=PROGRAM, standalone_mode=True)
    except DttDiffError as error:
        click.echo(f"{PROGRAM}: {error}", err=True)
        sys.exit(BAD_INPUT)
