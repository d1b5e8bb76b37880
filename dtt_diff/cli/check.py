"""``dtt-diff check``: a draft before it is published, for the terminal, a hook, or a pipeline.

The exit status tells what happened and never two things: 0 nothing that reaches the threshold, 1 findings that do, 2 misuse or
input that cannot be read, 3 a fault of the check itself. Findings and faults would look alike to a pipeline otherwise: an error
that nobody expected ends a Python program with 1.
"""

from __future__ import annotations

import functools
import sys
import traceback
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import click
from attrs import evolve

from dtt_diff.checking.values import SEVERITIES, Threshold
from dtt_diff.cli.check_inputs import Inputs, accept, checked, with_baseline
from dtt_diff.cli.check_views import VIEWS, Listing, put_out
from dtt_diff.cli.command import Command, in_force
from dtt_diff.cli.options import FILE, INPUT, lexicon_options, view_options
from dtt_diff.cli.output import refuse_output, view_for
from dtt_diff.cli.words import Words
from dtt_diff.errors import DttDiffError

#: Exit status for findings that reach the threshold.
FOUND = 1
#: Exit status for a fault of the check itself.
FAULT = 3


class _Day(click.ParamType):  # type: ignore[type-arg]  # older releases of click have no argument for it
    """A day in the form of ISO 8601."""

    name = "date"

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day, or end with a usage error that says how a day is written."""
        if isinstance(value, date):
            return value
        try:
            return datetime.strptime(value, "%Y-%m-%d").date()
        except ValueError:
            self.fail(f"{value!r} is no day; give a date as YYYY-MM-DD, such as 2026-06-09", param, ctx)


def guarded(command: Callable[..., None]) -> Callable[..., None]:
    """Make a command end with a status of its own where something happens that nobody expected.

    Args:
        command: the command.
    """

    @functools.wraps(command)
    def run(*arguments: object, **options: object) -> None:
        try:
            command(*arguments, **options)
        except (DttDiffError, click.ClickException, click.exceptions.Exit):
            raise
        except Exception:
            traceback.print_exc()
            click.echo("dtt-diff: this is a fault of dtt-diff and says nothing of the draft; please report it", err=True)
            sys.exit(FAULT)

    return run


@click.command(
    "check",
    cls=Command,
    short_help="Check a draft before it is published.",
    table="check",
    example="dtt-diff check draft-15.txt --against 14.txt --policy policy.toml",
)
@click.argument("draft", type=INPUT)
@click.option("--against", "-a", type=INPUT, multiple=True, help="The last edition; may be given again for earlier ones.")
@click.option("--history", type=FILE, help="Earlier editions, as a history that was made by track (JSON).")
@click.option("--policy", type=FILE, help="What to look for (TOML); without it, the default policy.")
@click.option("--waivers", type=FILE, help="Waivers in a file of their own (TOML), besides those of the policy.")
@click.option("--baseline", type=FILE, help="Findings that were accepted before (JSON): only new ones count.")
@click.option("--update-baseline", is_flag=True, help="Accept today's findings: write them to --baseline and exit 0.")
@click.option("--fail-on", type=Words((*SEVERITIES, "never"), {"warn": "warning"}), help="From which severity on to exit 1.")
@click.option("--all", "everything", is_flag=True, help="In the text view, also list what is waived or in the baseline.")
@click.option("--omit-accepted", is_flag=True, help="Leave out what is waived or in the baseline, in every view.")
@click.option("--review", type=FILE, help="Apply the decisions of this review of the comparison first (TOML or JSON).")
@click.option(
    "--today",
    type=_Day(),
    metavar="DATE",
    help="The day of the check, for waivers that end (YYYY-MM-DD).",
)
@view_options(VIEWS)
@lexicon_options
@click.pass_context
@guarded
def check_command(  # noqa: PLR0913, PLR0917 - click passes every option as an argument
    context: click.Context,
    draft: Path,
    against: tuple[Path, ...],
    history: Path | None,
    policy: Path | None,
    waivers: Path | None,
    baseline: Path | None,
    update_baseline: bool,
    fail_on: Threshold | None,
    everything: bool,
    omit_accepted: bool,
    review: Path | None,
    today: date | None,
    form: str | None,
    output: Path | None,
    width: int | None,
    profile: str,
    lexicon: Path | None,
) -> None:
    """Check a DRAFT before it is published: what was softened, dropped or left stale since the last edition.

    Of several editions given with --against or --history, the latest one is what the draft is compared with, and the others
    are the history for rules on what must be mentioned. They are put in the order of their dates; of their numbers, where not
    all have a date; else they count in the order in which they were given, the last one as the latest.

    Exit status: 0 if nothing reaches the threshold, 1 if something does, 2 for misuse or input that cannot be read, 3 for a
    fault of the check itself.
    """
    inputs = Inputs(draft, against, history, policy, waivers, baseline, review, lexicon, profile)
    inputs.refuse()
    if update_baseline:
        if baseline is None:
            raise click.UsageError("--update-baseline writes the file of --baseline; name it")
        if output is not None:
            raise click.UsageError("--update-baseline makes no report; leave out -o")
    refuse_output(output, inputs.files)
    view = view_for(context, output, VIEWS)
    result = checked(inputs, fail_on, today)
    if update_baseline and baseline is not None:
        accept(result, baseline)
        return
    result = with_baseline(result, baseline)
    if settings := in_force(context):
        told = {"settings": settings.name, "settings sha256": settings.digest}
        result = evolve(result, provenance={**result.provenance, **told})
    put_out(result, view, output, Listing(everything, omit_accepted, width))
    if result.fails():
        context.exit(FOUND)
