"""``dtt-diff lexicon``: what the lexicon knows of a word, and whether a lexicon of one's own does what it says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dtt_diff.cli.command import Command, Group
from dtt_diff.cli.options import FILE, lexicon_options, profile_option
from dtt_diff.cli.output import emit
from dtt_diff.profiles import resolve_lexicon

if TYPE_CHECKING:
    from dtt_diff.examples import Trial
    from dtt_diff.lexicon import Lexicon

#: Exit status where an example does not hold.
FAILED = 1


@click.group("lexicon", cls=Group, example='dtt-diff lexicon show "call on"')
def lexicon_group() -> None:
    """Look into the lexicon, or try one of your own."""


@lexicon_group.command(
    "show", cls=Command, short_help="Tell what the lexicon knows of a word.", example='dtt-diff lexicon show "call on"'
)
@click.argument("word")
@lexicon_options
def show_command(word: str, profile: str, lexicon: Path | None) -> None:
    """Tell what the lexicon knows of WORD (or a phrase), and who says so."""
    from dtt_diff.rendering.lexicon import describe

    if not word.strip():
        raise click.UsageError('give a word or a phrase, such as "call on"')

    emit(describe(word, resolve_lexicon(profile, lexicon)), None)


@lexicon_group.command(
    "check", cls=Command, short_help="Try a lexicon of your own, and its examples.", example="dtt-diff lexicon check house.toml"
)
@click.argument("file", type=FILE)
@click.option("--all", "everything", is_flag=True, help="Also try the examples of the lexicon that FILE extends.")
@profile_option
@click.pass_context
def check_command(context: click.Context, file: Path, everything: bool, profile: str) -> None:
    """Try a lexicon of your own, a TOML FILE or a folder of them: is it valid, and do its examples hold?

    In what "fires" marks with braces, exactly that cue must be found; in what is "silent", no cue of the entry.

    Exit status: 0 if all examples hold, 1 if one does not, 2 if the lexicon is not valid or cannot be read.
    """
    from dtt_diff.examples import own_ids, try_examples

    lexicon = resolve_lexicon(profile, file)
    own = own_ids(file)
    trials = list(try_examples(lexicon, lambda kind, name: everything or name in own[kind]))
    failed = [trial for trial in trials if trial.fault]
    for trial in failed:
        click.echo(f"{file}: {trial.kind} {trial.id!r}, {trial.key}: “{trial.text}”: {trial.fault}")
    for line in _untold(own, trials):
        click.echo(f"{file}: {line}")
    click.echo(f"{file}: {_summary(own, lexicon)}; {len(trials) - len(failed)} of {_count(len(trials), 'example')} hold")
    if failed:
        context.exit(FAILED)


def _untold(own: dict[str, tuple[str, ...]], trials: list[Trial]) -> list[str]:
    """What has no example of one kind or of both: nobody can review it."""
    tried = {(trial.kind, trial.id, trial.key) for trial in trials}
    out = []
    for kind, ids in own.items():
        for name in ids:
            missing = [key for key in ("fires", "silent") if (kind, name, key) not in tried]
            if missing:
                out.append(f"note: {kind} {name!r} has no example under {' and '.join(missing)}")
    return out


def _summary(own: dict[str, tuple[str, ...]], lexicon: Lexicon) -> str:
    plurals = {"entry": "entries"}
    parts = [_count(len(ids), kind, plurals.get(kind)) for kind, ids in own.items() if ids]
    return f"{', '.join(parts) or 'no entry'} (digest {lexicon.digest[:12]}, profile {lexicon.profile})"


def _count(number: int, one: str, many: str | None = None) -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
