"""``dtt-diff lexicon show``."""

from __future__ import annotations

from pathlib import Path

import click

from dtt_diff.cli.options import lexicon_options
from dtt_diff.profiles import resolve_lexicon


@click.group("lexicon")
def lexicon_group() -> None:
    """Look into the lexicon."""


@lexicon_group.command("show", epilog='Example: dtt-diff lexicon show "call on"')
@click.argument("word")
@lexicon_options
def show_command(word: str, profile: str, lexicon: Path | None) -> None:
    """Tell what the lexicon knows of WORD (or a phrase), and who says so."""
    from dtt_diff.rendering.lexicon import describe

    click.echo(describe(word, resolve_lexicon(profile, lexicon)), nl=False)
