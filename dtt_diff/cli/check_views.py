"""The views of a check: for people, and for the programs that people look at findings in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click
from attrs import evolve, frozen

from dtt_diff.checking.values import CheckResult
from dtt_diff.cli.output import Suffixes, emit
from dtt_diff.cli.page import PLAIN, show

#: The views by name.
VIEWS = {
    "text": Suffixes((".txt",)),
    "json": Suffixes((".json",)),
    "sarif": Suffixes((".sarif", ".sarif.json"), allowed=(".json",)),
    "junit": Suffixes((".xml",)),
    "github": Suffixes(),
    "gitlab": Suffixes(allowed=(".json",)),
    "markdown": Suffixes((".md", ".markdown")),
}
#: Views in which programs look files up below the folder that the check is run in.
_BELOW_HERE = frozenset({"sarif", "junit", "github", "gitlab", "markdown"})


@frozen
class Listing:
    """What of a result is shown, and in how many columns.

    Attributes:
        everything: in the text view, also what is waived or in the baseline.
        omit_accepted: leave that out in every view.
        width: columns to wrap at; None for those of the terminal.
    """

    everything: bool
    omit_accepted: bool
    width: int | None


def put_out(result: CheckResult, view: str, output: Path | None, listing: Listing) -> None:
    """Show a result, and tell in one line how the check went where the findings go elsewhere.

    Args:
        result: the result.
        view: one of ``VIEWS``.
        output: the file; None for standard output.
        listing: what of it is shown.

    Raises:
        DttDiffError: the file cannot be written.
    """
    shown = _listed(result) if listing.omit_accepted else result
    if view == "text" and output is None:
        _show(shown, listing)
    else:
        emit(_render(_below_here(shown) if view in _BELOW_HERE else shown, view, listing), output)
    if output is not None or view == "gitlab":
        _tell(result, output)


def _listed(result: CheckResult) -> CheckResult:
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


def _render(result: CheckResult, view: str, listing: Listing) -> str:
    from dtt_diff.rendering.findings.github import render_github
    from dtt_diff.rendering.findings.gitlab import render_gitlab
    from dtt_diff.rendering.findings.junit import render_junit
    from dtt_diff.rendering.findings.markdown import render_findings_markdown
    from dtt_diff.rendering.findings.records import render_json
    from dtt_diff.rendering.findings.sarif import render_sarif
    from dtt_diff.rendering.findings.terminal import render_findings

    if view == "text":
        return render_findings(result, everything=listing.everything, width=listing.width or PLAIN)
    views: dict[str, Callable[[CheckResult], str]] = {
        "json": render_json,
        "sarif": render_sarif,
        "junit": render_junit,
        "github": render_github,
        "gitlab": render_gitlab,
        "markdown": render_findings_markdown,
    }
    return views[view](result)


def _show(result: CheckResult, listing: Listing) -> None:
    from dtt_diff.rendering.findings.terminal import print_findings

    show(lambda console: print_findings(result, console, everything=listing.everything), listing.width)


def _tell(result: CheckResult, output: Path | None) -> None:
    from dtt_diff.rendering.findings.parts import count_words, verdict_words

    where = f"; written to {output}" if output else ""
    click.echo(f"dtt-diff: {verdict_words(result)}: {count_words(result)}{where}", err=True)
