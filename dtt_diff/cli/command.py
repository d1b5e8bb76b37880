"""What every command has: settings of a project, help, and an end of its own where it is interrupted."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from dtt_diff.cli import configuration, words
from dtt_diff.cli.configuration import Configuration
from dtt_diff.errors import DttDiffError

#: Exit status of a command that was interrupted, as shells have it: 128 and the number of the signal.
INTERRUPTED = 130
#: Settings that can be seen in what is made, and need not be told.
_SEEN = frozenset({"form", "width"})
#: Where a context keeps the settings.
_META = "dtt_diff.cli.configuration"


class Command(click.Command):
    """A command whose options may be set in a ``pyproject.toml``, and that tells which of those settings are in force."""

    def __init__(self, *arguments: Any, example: str, table: str = "", settings: bool = True, **others: Any) -> None:
        """Take what click takes, an example, the command's own table of settings, and whether it has settings at all."""
        super().__init__(*arguments, **others)
        self.example = example
        self.epilog = epilog(example)
        self.table = table
        if settings:
            self.params += self._options()

    def _options(self) -> list[click.Parameter]:
        return [
            click.Option(
                ["--no-config"],
                is_flag=True,
                is_eager=True,
                expose_value=False,
                callback=self._without,
                help=f"Do not look for settings in {configuration.FILE_NAME}.",
            ),
            click.Option(
                ["--config"],
                type=click.Path(path_type=Path),
                is_eager=True,
                expose_value=False,
                callback=self._configure,
                help=f"Take the settings of this file; by default of the nearest {configuration.FILE_NAME}.",
            ),
        ]

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command, after the settings that are in force were told."""
        if told := settings_told(ctx):
            click.echo(f"dtt-diff: note: {told}", err=True)
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("dtt-diff: interrupted", err=True)
            sys.exit(INTERRUPTED)

    def _without(self, context: click.Context, parameter: click.Parameter, value: bool) -> None:
        if value and context.meta.get(_META):
            raise _contradiction()
        if value:
            context.meta[_META] = False

    def _configure(self, context: click.Context, parameter: click.Parameter, value: Path | None) -> None:
        """Make the settings the defaults of this run, before any other option is looked at."""
        if context.resilient_parsing:  # the shell asks how a line may go on
            return
        if context.meta.get(_META) is False:
            if value is not None:
                raise _contradiction()
            return
        path = value or configuration.find(Path.cwd())
        if path is None:
            return
        found = configuration.load(path)
        context.meta[_META] = found
        context.default_map = self._defaults(context, found)

    def _defaults(self, context: click.Context, found: Configuration) -> dict[str, Any]:
        """The values by the names of the command's parameters; those of other commands are left out."""
        options = {name.removeprefix("--"): option for option in self.params for name in option.opts}
        out = {}
        for key, (value, place) in found.settings(self.table).items():
            option = options.get(key)
            if option is None or option.name is None:
                continue
            try:
                option.type_cast_value(context, value)
            except click.BadParameter as error:
                raise DttDiffError(f"{place}: {error.message}") from error
            out[option.name] = value
        return out


class Group(click.Group):
    """Commands under one name; a name that none of them has is told the one that was meant."""

    def __init__(self, *arguments: Any, example: str, **others: Any) -> None:
        """Take what click takes, and an example."""
        super().__init__(*arguments, **others)
        self.example = example
        self.epilog = epilog(example)

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the name, the command and what is left of a line, or end with a usage error."""
        name = args[0]
        if not name.startswith("-") and self.get_command(ctx, name) is None and not ctx.resilient_parsing:
            ctx.fail(f"there is no command {name!r}; {self.remedy(ctx, args)}")
        return super().resolve_command(ctx, args)

    def remedy(self, ctx: click.Context, args: list[str]) -> str:
        """Return what to say of a line whose first word is no command.

        Args:
            ctx: the context of the group.
            args: the words of the line.
        """
        return words.remedy(args[0], self.list_commands(ctx))


def epilog(example: str) -> str:
    """Return what stands at the end of a help text.

    Args:
        example: a line for the shell.
    """
    return f"\b\nExample:\n  {example}"  # click wraps no line of a paragraph that begins so


def in_force(context: click.Context) -> Configuration | None:
    """Return the settings that were found for a run, if there are any.

    Args:
        context: the context of the command.
    """
    found = context.meta.get(_META)
    return found if isinstance(found, Configuration) else None


def settings_told(context: click.Context) -> str:
    """Return which settings are in force and not overruled on the command line, in words; "" if none is.

    Args:
        context: the context of the command.
    """
    found = in_force(context)
    told = [
        f"{max(option.opts, key=len).removeprefix('--')} = {_value(context.params[option.name])}"
        for option in context.command.params
        if option.name and option.name not in _SEEN and context.get_parameter_source(option.name) is ParameterSource.DEFAULT_MAP
    ]
    return f"{found.name} sets {', '.join(told)}" if found and told else ""


def _value(value: object) -> str:
    """A value as TOML has it, without what cannot be printed."""
    items = list(map(str, value)) if isinstance(value, tuple) else value if isinstance(value, int) else str(value)
    return words.printable(json.dumps(items, ensure_ascii=False))


def _contradiction() -> click.UsageError:
    return click.UsageError("--config and --no-config contradict each other; give one of them")
