"""The directive ``command-line``: a command described from the parser, so that the page cannot drift from it.

Without an argument it describes ``dtt-diff`` itself; with one, that command (``lexicon show`` for one inside a group).
"""

from __future__ import annotations

import inspect
import re
from itertools import zip_longest

import click
from docutils import nodes
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from dtt_diff.cli import cli

PROGRAM = "dtt-diff"
_OPTION = re.compile(r"(?<![\w-])(--?[a-z][a-z-]*)(?![\w-])")


def find(name: str) -> tuple[click.Command, click.Context]:
    """Return a command with its context.

    Args:
        name: its name after ``dtt-diff``, such as "lexicon show"; empty for the program itself.
    """
    command: click.Command = cli
    context = click.Context(cli, info_name=PROGRAM, **cli.context_settings)
    for word in name.split():
        found = command.get_command(context, word) if isinstance(command, click.Group) else None
        if found is None:
            raise ValueError(f"{PROGRAM} has no command {name!r}")
        command, context = found, click.Context(found, info_name=word, parent=context)
    return command, context


def described(name: str) -> list[str]:
    """Return the lines of Markdown that describe a command: usage, help, example, options.

    Args:
        name: as for ``find``.
    """
    command, context = find(name)
    path = f"{PROGRAM} {name}".strip()
    out = ["```text", " ".join((path, *command.collect_usage_pieces(context))), "```", ""]
    out += [*map(_plain, inspect.cleandoc(command.help or "").split("\n")), ""]
    example = getattr(command, "example", "")
    out += ["Example:", "", "```sh", example, "```", ""] if example else []
    if isinstance(command, click.Group):
        inner = {word: command.get_command(context, word) for word in command.list_commands(context)}
        out += [f"- `{path} {word}`: {_plain(found.get_short_help_str(200))}" for word, found in inner.items() if found]
        out.append("")
    out += [f"```{{program}} {path}", "```", ""]
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        # What an argument stands for is told in the help above.
        if record is not None and record[1]:
            out += [f"````{{option}} {record[0]}", _plain(record[1]), "````", ""]
    return out


def _plain(text: str) -> str:
    """A line of help with its options as what one types, and the signs that Markdown would take for its own made plain."""
    parts = _OPTION.split(text)
    words = ("".join(f"\\{sign}" if sign in r"\`*_<[" else sign for sign in part) for part in parts[::2])
    return "".join(
        part for pair in zip_longest(words, (f"`{option}`" for option in parts[1::2]), fillvalue="") for part in pair
    )


class CommandLine(SphinxDirective):
    """Put in the description of a command."""

    optional_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """Return its nodes."""
        name = self.arguments[0] if self.arguments else ""
        box = nodes.container()
        self.state.nested_parse(StringList(described(name), source=f"{PROGRAM} {name}"), self.content_offset, box)
        return box.children


def setup(app: Sphinx) -> dict[str, object]:
    """Add the directive."""
    app.add_directive("command-line", CommandLine)
    return {"parallel_read_safe": True}
