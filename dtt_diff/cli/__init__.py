"""The command line: ``dtt-diff`` and its commands."""

from __future__ import annotations

import sys
import traceback
from importlib import import_module
from pathlib import Path
from typing import NoReturn

import click

from dtt_diff.cli.command import INTERRUPTED, Group
from dtt_diff.errors import DttDiffError
from dtt_diff.version import VERSION

#: The name of the program.
PROGRAM = "dtt-diff"
#: Exit status for bad input, the same as for misuse.
BAD_INPUT = 2
#: Exit status for a fault of the program itself.
FAULT = 3
#: Letters of a message; a longer one, made of a name or key without end, is cut in its middle.
LONGEST_MESSAGE = 1600
#: What click raises to show the help of a command without arguments.
_HELP: type[Exception] | tuple[()] = getattr(click.exceptions, "NoArgsIsHelpError", ())
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
        status = cli(prog_name=PROGRAM, standalone_mode=False)
    except DttDiffError as error:
        _end(str(error), BAD_INPUT)
    except OSError as error:  # a name that is too long, a loop of links: what is asked of a path before it is opened
        _end(f"{error.filename}: {error.strerror or error}" if error.filename else str(error), BAD_INPUT)
    except click.exceptions.Abort:
        _end("interrupted", INTERRUPTED)
    except click.ClickException as error:
        if not isinstance(error, _HELP):
            error.message = _in_one_line(error.message)  # type: ignore[misc]  # said to be final; what is shown is made of it
        error.show()
        sys.exit(error.exit_code)
    except Exception:
        traceback.print_exc()
        _end("this is a fault of dtt-diff, please report it", FAULT)
    sys.exit(status if isinstance(status, int) else 0)


def _end(message: str, status: int) -> NoReturn:
    click.echo(f"{PROGRAM}: {_in_one_line(message)}", err=True)
    sys.exit(status)


def _in_one_line(message: str) -> str:
    """A message without what would steer a terminal or begin a line of its own: names of files may hold anything."""
    line = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in " ".join(message.split()))
    return line if len(line) <= LONGEST_MESSAGE else f"{line[: LONGEST_MESSAGE - 400]} … {line[-400:]}"
