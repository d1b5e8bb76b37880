"""``dtt-diff check``: a draft before it is published, for the terminal, a hook, or a pipeline.

The exit status tells what happened and never two things: 0 nothing that reaches the threshold, 1 findings that do, 2 misuse or
input that cannot be read, 3 a fault of the check itself. Findings and faults would look alike to a pipeline otherwise: an error
that nobody expected ends a Python program with 1.
"""

from __future__ import annotations

import functools
import io
import sys
import traceback
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import click
from attrs import evolve, frozen

from dtt_diff.checking.values import CheckResult, Policy, Threshold
from dtt_diff.cli.options import FILE, INPUT, lexicon_options
from dtt_diff.cli.output import emit
from dtt_diff.errors import DttDiffError

#: Exit status for findings that reach the threshold.
FOUND = 1
#: Exit status for a fault of the check itself.
FAULT = 3
#: Exit status for a check that was interrupted, as shells have it.
INTERRUPTED = 130
#: The views by name, and the end of a file name that asks for each.
_ENDS = {
    "text": (".txt",),
    "json": (".json",),
    "sarif": (".sarif", ".sarif.json"),
    "junit": (".xml",),
    "github": (),
    "gitlab": (),
    "markdown": (".md", ".markdown"),
}
#: Views in which programs look files up below the folder that the check is run in.
_BELOW_HERE = frozenset({"sarif", "junit", "github", "gitlab", "markdown"})
_STDIN = Path("-")


@frozen
class _Inputs:
    """What a check is made of."""

    draft: Path
    against: tuple[Path, ...]
    history: Path | None
    policy: Path | None
    waivers: Path | None
    baseline: Path | None
    review: Path | None
    lexicon: Path | None

    @property
    def files(self) -> tuple[Path, ...]:
        """All files that are read, and must not be written over."""
        named = (self.draft, *self.against, self.history, self.policy, self.waivers, self.baseline, self.review, self.lexicon)
        return tuple(path for path in named if path is not None and path != _STDIN)


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
        except KeyboardInterrupt:
            click.echo("dtt-diff: interrupted", err=True)
            sys.exit(INTERRUPTED)
        except Exception:
            traceback.print_exc()
            click.echo("dtt-diff: this is a fault of dtt-diff and says nothing of the draft; please report it", err=True)
            sys.exit(FAULT)

    return run


@click.command("check", epilog="Example: dtt-diff check draft-15.txt --against 14.txt --policy policy.toml")
@click.argument("draft", type=INPUT)
@click.option("--against", "-a", type=INPUT, multiple=True, help="The last edition; may be given again for earlier ones.")
@click.option("--history", type=FILE, help="Earlier editions, as a history that was made by track (JSON).")
@click.option("--policy", type=FILE, help="What to look for (TOML); without it, the default policy.")
@click.option("--waivers", type=FILE, help="Waivers in a file of their own (TOML), besides those of the policy.")
@click.option("--baseline", type=FILE, help="Findings that were accepted before (JSON): only new ones count.")
@click.option("--update-baseline", is_flag=True, help="Accept today's findings: write them to --baseline and exit 0.")
@click.option("--fail-on", type=click.Choice(["error", "warning", "info", "never"]), help="From which severity on to exit 1.")
@click.option("--format", "form", type=click.Choice(list(_ENDS)), help="The view; by default the suffix of -o, else text.")
@click.option("-o", "--output", type=FILE, help="Write to this file instead of the terminal.")
@click.option("--all", "everything", is_flag=True, help="In the text view, also list what is waived or in the baseline.")
@click.option("--omit-accepted", is_flag=True, help="Leave out what is waived or in the baseline, in every view.")
@click.option("--review", type=FILE, help="Apply the decisions of this review of the comparison first (TOML or JSON).")
@click.option(
    "--today",
    type=_Day(),
    metavar="DATE",
    help="The day of the check, for waivers that end (YYYY-MM-DD).",
)
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
    form: str | None,
    output: Path | None,
    everything: bool,
    omit_accepted: bool,
    review: Path | None,
    today: date | None,
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
    inputs = _Inputs(draft, against, history, policy, waivers, baseline, review, lexicon)
    _refuse(inputs, output, update_baseline=update_baseline)
    result = _check(inputs, fail_on, today, profile)
    if update_baseline:
        _accept(result, baseline)
        return
    result = _with_baseline(result, baseline)
    view = form or _by_name(output)
    shown = _listed(result, omit_accepted=omit_accepted)
    if view == "text" and output is None:
        _show(shown, everything=everything)
    else:
        emit(_render(_below_here(shown) if view in _BELOW_HERE else shown, view, everything=everything), output)
    if output is not None or view == "gitlab":
        _tell(result, output)
    if result.fails():
        context.exit(FOUND)


def _refuse(inputs: _Inputs, output: Path | None, *, update_baseline: bool) -> None:
    """End with a usage error where the options contradict each other."""
    if not inputs.against and inputs.history is None:
        raise click.UsageError("give the last edition with --against (or a history that has it, with --history)")
    if [inputs.draft, *inputs.against].count(_STDIN) > 1:
        raise click.UsageError("standard input can be only one of the editions; give files for the others")
    if update_baseline and inputs.baseline is None:
        raise click.UsageError("--update-baseline writes the file of --baseline; name it")
    if update_baseline and output is not None:
        raise click.UsageError("--update-baseline makes no report; leave out -o")
    for path in inputs.files:
        if output is not None and output.exists() and path.exists() and output.samefile(path):
            raise click.UsageError(f"-o {output} would write over a file that is read; choose another one")


def _check(inputs: _Inputs, fail_on: Threshold | None, today: date | None, profile: str) -> CheckResult:
    """Read all, compare, and check; the result says what was read."""
    from dtt_diff.checking.check import check
    from dtt_diff.cli.editions import gather
    from dtt_diff.cli.file_lines import with_file_lines
    from dtt_diff.comparison import compare
    from dtt_diff.statements import read

    policy = _policy(inputs)
    editions = gather(read(inputs.draft), inputs.against, inputs.history)
    comparison = compare(editions.last, editions.draft, profile=profile, lexicon=inputs.lexicon)
    if inputs.review is not None:
        comparison = comparison.with_review(inputs.review)
    day = today or date.today()
    result = check(comparison, evolve(policy, fail_on=fail_on or policy.fail_on), editions.earlier, today=day)
    named = {"draft": editions.draft.source, "last edition": editions.last.source}
    provenance = {**{name: source for name, source in named.items() if source}, **result.provenance}
    if any(waiver.until for waiver in policy.waivers):
        provenance["day"] = day.isoformat()
    result = with_file_lines(result, editions.draft, editions.last)
    return evolve(result, provenance=provenance, notes=(*editions.notes, *result.notes))


def _policy(inputs: _Inputs) -> Policy:
    from dtt_diff.checking.loading import default_policy, load_policy, load_waivers

    policy = load_policy(inputs.policy) if inputs.policy is not None else default_policy()
    return policy if inputs.waivers is None else policy.with_waivers(load_waivers(inputs.waivers))


def _with_baseline(result: CheckResult, path: Path | None) -> CheckResult:
    from dtt_diff.checking.baseline import load_baseline, with_baseline
    from dtt_diff.cli.editions import digest_of

    if path is None:
        return result
    marked = with_baseline(result, load_baseline(path))
    return evolve(marked, provenance={**marked.provenance, "baseline sha256": digest_of(path)})


def _accept(result: CheckResult, path: Path | None) -> None:
    """Write the baseline, over an older one or into a new file, and over nothing else."""
    from dtt_diff.checking.baseline import dump_baseline, load_baseline

    if path is None:
        return
    if path.exists():
        try:
            load_baseline(path)
        except DttDiffError as error:
            raise DttDiffError(f"{path}: it is there already and is no baseline; remove it or name another file") from error
    emit(dump_baseline(result), path)
    number = sum(finding.waiver is None for finding in result.findings)
    click.echo(f"dtt-diff: {number} finding{'s' * (number != 1)} accepted in {path}", err=True)


def _by_name(output: Path | None) -> str:
    name = output.name.casefold() if output else ""
    # The longest end first: ".sarif.json" is no plain JSON.
    ends = sorted(((end, view) for view, ends in _ENDS.items() for end in ends), key=lambda pair: -len(pair[0]))
    return next((view for end, view in ends if name.endswith(end)), "text")


def _listed(result: CheckResult, *, omit_accepted: bool) -> CheckResult:
    if not omit_accepted:
        return result
    left = tuple(finding for finding in result.findings if finding.counts)
    number = len(result.findings) - len(left)
    note = f"{number} finding(s) that are waived or in the baseline are left out"
    return evolve(result, findings=left, notes=(*result.notes, note) if number else result.notes)


def _below_here(result: CheckResult) -> CheckResult:
    """The result with the files below this folder named from here, as code hosts name them."""
    from dtt_diff.cli.editions import below_here, place_below_here

    findings = tuple(
        evolve(f, place=place_below_here(f.place), old_place=place_below_here(f.old_place)) for f in result.findings
    )
    named = {key: below_here(value) for key, value in result.provenance.items() if key in {"draft", "last edition"}}
    return evolve(result, findings=findings, provenance={**result.provenance, **named})


def _render(result: CheckResult, view: str, *, everything: bool) -> str:
    from dtt_diff.rendering.findings.github import render_github
    from dtt_diff.rendering.findings.gitlab import render_gitlab
    from dtt_diff.rendering.findings.junit import render_junit
    from dtt_diff.rendering.findings.markdown import render_findings_markdown
    from dtt_diff.rendering.findings.records import render_json
    from dtt_diff.rendering.findings.sarif import render_sarif
    from dtt_diff.rendering.findings.terminal import render_findings

    if view == "text":
        return render_findings(result, everything=everything)
    views: dict[str, Callable[[CheckResult], str]] = {
        "json": render_json,
        "sarif": render_sarif,
        "junit": render_junit,
        "github": render_github,
        "gitlab": render_gitlab,
        "markdown": render_findings_markdown,
    }
    return views[view](result)


def _show(result: CheckResult, *, everything: bool) -> None:
    """Print to the terminal, in its width and colours."""
    from rich.console import Console

    from dtt_diff.rendering.findings.terminal import print_findings

    terminal = Console()
    raw = io.BytesIO()
    # Written in one piece and not by rich, which ends a program whose reader has gone with 1: that means findings here.
    file = io.TextIOWrapper(raw, encoding=terminal.encoding, errors="replace")
    console = Console(
        file=file,
        width=terminal.width,
        color_system=None if terminal.legacy_windows else terminal.color_system,  # type: ignore[arg-type]  # it is one of them
        force_terminal=terminal.is_terminal,
        legacy_windows=False,
        highlight=False,
        emoji=False,
        markup=False,
    )
    print_findings(result, console, everything=everything)
    file.flush()
    emit(raw.getvalue(), None)


def _tell(result: CheckResult, output: Path | None) -> None:
    """One line for the log, where the findings go elsewhere."""
    from dtt_diff.rendering.findings.parts import count_words, verdict_words

    where = f"; written to {output}" if output else ""
    click.echo(f"dtt-diff: {verdict_words(result)}: {count_words(result)}{where}", err=True)
