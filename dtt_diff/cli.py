"""The command line: ``dtt-diff compare`` and ``dtt-diff lexicon show``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from dtt_diff.comparison import compare
from dtt_diff.errors import DttDiffError
from dtt_diff.lexicon import DEFAULT_PROFILE
from dtt_diff.profiles import PROFILES, resolve_lexicon
from dtt_diff.result import Comparison
from dtt_diff.version import VERSION

#: Exit status for bad input, the same as for misuse.
BAD_INPUT = 2
_PATH = click.Path(path_type=Path, allow_dash=True)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="dtt-diff")
def cli() -> None:
    """Tell what changed between editions of an official statement: added, dropped, strengthened or softened, and why."""


@cli.command("compare", epilog="Example: dtt-diff compare 2023.txt 2024.txt --all")
@click.argument("old", type=_PATH)
@click.argument("new", type=_PATH)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="What to print.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write to this file instead of the terminal.")
@click.option("--all", "everything", is_flag=True, help="Also list reworded and unchanged sentences.")
@click.option("--profile", type=click.Choice(PROFILES), default=DEFAULT_PROFILE, show_default=True, help="The order of force.")
@click.option("--lexicon", type=click.Path(path_type=Path), help="A lexicon of your own: a TOML file or a folder of them.")
def compare_command(  # noqa: PLR0913, PLR0917 - click passes every option as an argument
    old: Path, new: Path, form: str, output: Path | None, everything: bool, profile: str, lexicon: Path | None
) -> None:
    """Compare two editions, OLD and NEW (plain text or Markdown; "-" reads standard input)."""
    if old == new == Path("-"):
        raise DttDiffError("standard input can be only one of the two editions; give a file for the other")
    comparison = compare(old, new, profile=profile, lexicon=lexicon)
    for note in comparison.notes:
        click.echo(f"dtt-diff: note: {note}", err=True)
    if form == "json":
        _emit(comparison.to_json() + "\n", output)
    elif output:
        _emit(comparison.to_text(everything=everything), output)
    else:
        _show(comparison, everything=everything)


@cli.group("lexicon")
def lexicon_group() -> None:
    """Look into the lexicon."""


@lexicon_group.command("show", epilog='Example: dtt-diff lexicon show "call on"')
@click.argument("word")
@click.option("--profile", type=click.Choice(PROFILES), default=DEFAULT_PROFILE, show_default=True, help="The order of force.")
@click.option("--lexicon", type=click.Path(path_type=Path), help="A lexicon of your own: a TOML file or a folder of them.")
def show_command(word: str, profile: str, lexicon: Path | None) -> None:
    """Tell what the lexicon knows of WORD (or a phrase), and who says so."""
    from dtt_diff.rendering.lexicon import describe

    click.echo(describe(word, resolve_lexicon(profile, lexicon)), nl=False)


def _emit(text: str, output: Path | None) -> None:
    if output is None:
        # UTF-8 whatever the terminal's encoding: JSON is read by programs.
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8", "surrogatepass"))
        sys.stdout.buffer.flush()
        return
    from dtt_diff.output import write_atomically

    try:
        write_atomically(output, text)
    except OSError as error:
        raise DttDiffError(f"{output}: cannot be written ({error.strerror or error}); choose another file") from error


def _show(comparison: Comparison, *, everything: bool) -> None:
    from rich.console import Console

    from dtt_diff.rendering.terminal import print_report

    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if callable(reconfigure):
        reconfigure(errors="replace")  # a statement may hold characters that the terminal's encoding lacks
    print_report(comparison, Console(highlight=False, emoji=False, markup=False, soft_wrap=False), everything=everything)


def main() -> None:
    """Run the command line. Bad input ends with one line on standard error and exit status 2."""
    try:
        cli(standalone_mode=True)
    except DttDiffError as error:
        click.echo(f"dtt-diff: {error}", err=True)
        sys.exit(BAD_INPUT)
