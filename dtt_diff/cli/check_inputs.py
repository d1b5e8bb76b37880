"""The files of a check -> its result, which says what was read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click
from attrs import evolve, frozen

from dtt_diff.checking.values import CheckResult, Policy, Threshold
from dtt_diff.errors import DttDiffError

_STDIN = Path("-")


@frozen
class Inputs:
    """What a check is made of.

    Attributes:
        draft: the draft.
        against: earlier editions.
        history: earlier editions, as a history that was made by track.
        policy: what to look for; None for the default policy.
        waivers: waivers besides those of the policy.
        baseline: findings that were accepted before.
        review: decisions on the changes.
        lexicon: a lexicon of the user's own.
        profile: the order of force.
    """

    draft: Path
    against: tuple[Path, ...]
    history: Path | None
    policy: Path | None
    waivers: Path | None
    baseline: Path | None
    review: Path | None
    lexicon: Path | None
    profile: str

    @property
    def files(self) -> tuple[Path, ...]:
        """All files that are read, and must not be written over."""
        named = (self.draft, *self.against, self.history, self.policy, self.waivers, self.baseline, self.review, self.lexicon)
        return tuple(path for path in named if path is not None and path != _STDIN)

    def refuse(self) -> None:
        """End with a usage error where they are not what a check can be made of."""
        if not self.against and self.history is None:
            raise click.UsageError("give the last edition with --against (or a history that has it, with --history)")
        if [self.draft, *self.against].count(_STDIN) > 1:
            raise click.UsageError("standard input can be only one of the editions; give files for the others")


def checked(inputs: Inputs, fail_on: Threshold | None, today: date | None) -> CheckResult:
    """Read all, compare, and check.

    Args:
        inputs: what the check is made of.
        fail_on: from which severity on it fails; None for what the policy says.
        today: the day of the check; None for the day it is.

    Returns:
        the result, whose provenance names what was read.

    Raises:
        DttDiffError: a file cannot be read or is not what it should be.
    """
    from dtt_diff.checking.check import check
    from dtt_diff.cli.editions import gather
    from dtt_diff.cli.file_lines import with_file_lines
    from dtt_diff.comparison import compare
    from dtt_diff.statements import read

    policy = _policy(inputs)
    editions = gather(read(inputs.draft), inputs.against, inputs.history)
    comparison = compare(editions.last, editions.draft, profile=inputs.profile, lexicon=inputs.lexicon)
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


def _policy(inputs: Inputs) -> Policy:
    from dtt_diff.checking.loading import default_policy, load_policy, load_waivers

    policy = load_policy(inputs.policy) if inputs.policy is not None else default_policy()
    return policy if inputs.waivers is None else policy.with_waivers(load_waivers(inputs.waivers))


def with_baseline(result: CheckResult, path: Path | None) -> CheckResult:
    """Return a result in which the findings of a baseline do not count.

    Args:
        result: the result.
        path: the baseline; None for none.

    Raises:
        PolicyError: it cannot be read, or is no baseline.
    """
    from dtt_diff.checking import baseline
    from dtt_diff.cli.editions import digest_of

    if path is None:
        return result
    marked = baseline.with_baseline(result, baseline.load_baseline(path))
    return evolve(marked, provenance={**marked.provenance, "baseline sha256": digest_of(path)})


def accept(result: CheckResult, path: Path) -> None:
    """Write the findings as a baseline, over an older one or into a new file, and over nothing else.

    Args:
        result: the result.
        path: the baseline.

    Raises:
        DttDiffError: something else is there, or it cannot be written.
    """
    from dtt_diff.checking.baseline import dump_baseline, load_baseline
    from dtt_diff.cli.output import emit

    if path.exists():
        try:
            load_baseline(path)
        except DttDiffError as error:
            raise DttDiffError(f"{path}: it is there already and is no baseline; remove it or name another file") from error
    emit(dump_baseline(result), path)
    number = sum(finding.waiver is None for finding in result.findings)
    click.echo(f"dtt-diff: {number} finding{'s' * (number != 1)} accepted in {path}", err=True)
