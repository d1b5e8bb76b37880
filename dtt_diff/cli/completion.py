"""``dtt-diff completion``: what a shell needs to complete commands, options and their values."""

from __future__ import annotations

import click
from click.shell_completion import BashComplete, FishComplete, ShellComplete, ZshComplete

from dtt_diff.cli.command import Command
from dtt_diff.cli.words import Words

_SHELLS: dict[str, type[ShellComplete]] = {"bash": BashComplete, "zsh": ZshComplete, "fish": FishComplete}


@click.command(
    "completion",
    cls=Command,
    short_help="Print what makes a shell complete dtt-diff.",
    settings=False,
    example="dtt-diff completion bash > dtt-diff.bash",
)
@click.argument("shell", type=Words(_SHELLS))
@click.pass_context
def completion_command(context: click.Context, shell: str) -> None:
    """Print the script that makes a SHELL (bash, zsh or fish) complete dtt-diff.

    \b
    bash:  dtt-diff completion bash > ~/.local/share/bash-completion/completions/dtt-diff
    zsh:   dtt-diff completion zsh > ~/.zfunc/_dtt-diff   (with fpath+=~/.zfunc before compinit in ~/.zshrc)
    fish:  dtt-diff completion fish > ~/.config/fish/completions/dtt-diff.fish
    """  # noqa: D301 - a mark of click, which wraps no line below it
    from dtt_diff.cli import PROGRAM, cli

    variable = f"_{PROGRAM.upper().replace('-', '_')}_COMPLETE"
    script = _SHELLS[shell](cli, {}, PROGRAM, variable)
    # Not source(), which starts the shell to ask for its version.
    click.echo(script.source_template % script.source_vars())
