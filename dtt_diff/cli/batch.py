"""``dtt-diff batch``: many pairs of editions into a folder of results, on all cores or on a cluster.

The exit status tells what happened: 0 all pairs were compared, 1 some failed, 2 misuse or a manifest that cannot be read, 3 the
run ended before all pairs were gone through (a full disk, no workers), 130 it was interrupted. After 3 and 130 the same command
goes on.
"""

from __future__ import annotations

import json
import signal
import sys
import traceback
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import click

from dtt_diff.cli.command import INTERRUPTED, Command
from dtt_diff.cli.options import FILE, lexicon_options
from dtt_diff.cli.words import Words, printable
from dtt_diff.errors import DttDiffError

if TYPE_CHECKING:
    from dtt_diff.batch.engines import Engine
    from dtt_diff.batch.recording import Tally

#: Exit status where some pairs failed.
SOME_FAILED = 1
#: Exit status where the run ended before all pairs were gone through.
STOPPED = 3
#: So many failures are told at the end; all of them are in the results.
TOLD = 5


@click.command("batch", cls=Command, table="batch", example="dtt-diff batch pairs.csv -o out/")
@click.argument("pairs", type=FILE)
@click.option(
    "-o", "--output", "out", type=FILE, required=True, help="The folder of results; a run goes on with what is in it."
)
@click.option(
    "--engine",
    type=Words(("processes", "dask"), {"local": "processes", "distributed": "dask"}),
    default="processes",
    show_default=True,
    help="Where to compare.",
)
@click.option("--workers", type=click.IntRange(1), help="Processes; by default one a core. With 1, all is done in one process.")
@click.option("--scheduler", metavar="ADDRESS", help="The Dask scheduler, such as tcp://10.0.0.5:8786.")
@click.option("--full", is_flag=True, help="Also keep the whole comparisons, in documents.jsonl.")
@click.option("--match", metavar="GLOB", help="For a folder: only files of such names, such as '*.txt'.")
@click.option("--part-size", type=click.IntRange(1), default=1000, show_default=True, help="Pairs in each part.")
@click.option("--fresh", is_flag=True, help="Compare all pairs again, also those whose results are there.")
@lexicon_options
@click.pass_context
def batch_command(  # noqa: PLR0913, PLR0917 - click passes every option as an argument
    context: click.Context,
    pairs: Path,
    out: Path,
    engine: str,
    workers: int | None,
    scheduler: str | None,
    full: bool,
    match: str | None,
    part_size: int,
    fresh: bool,
    profile: str,
    lexicon: Path | None,
) -> None:
    """Compare many PAIRS of editions into a folder of results.

    PAIRS is a CSV file with the columns old and new (and id, series), a file of JSON Lines with the same keys, or a folder that
    holds a folder for each series, whose consecutive editions are compared.

    A pair whose files, lexicon, profile and library are those of a result in the folder is not compared again. A pair that
    fails does not stop the run: it is told in failures.jsonl, and tried again by the next run.

    Exit status: 0 all pairs were compared, 1 some failed, 2 misuse, 3 the run ended early (run it again to go on), 130 it was
    interrupted.
    """
    from attrs import evolve

    from dtt_diff.batch.manifest import open_pairs
    from dtt_diff.batch.progress import Progress
    from dtt_diff.batch.recording import Recorder, prepare
    from dtt_diff.batch.results import settings_for
    from dtt_diff.batch.values import BatchStoppedError

    _refuse(engine, workers, scheduler)
    source = open_pairs(pairs, match)
    # Also a check of the whole manifest, before anything is compared.
    names = Counter(pair.name for pair in source)
    total = names.total()
    if not total:
        raise DttDiffError(f"{pairs}: no pair is in it; give lines with an old and a new file, or folders of two editions")
    _tell_doubles(names, pairs)
    settings = evolve(settings_for(profile, lexicon, source.root), full=full)
    prepare(out)
    progress = Progress(sys.stderr, total)
    try:
        with _terminable():
            recorder = Recorder(out, settings, part_size=part_size, fresh=fresh, watch=progress)
            tally = recorder.record(source, _engine(engine, workers, scheduler))
    except BatchStoppedError as error:
        progress.end()
        click.echo(f"dtt-diff: {error}", err=True)
        sys.exit(STOPPED)
    except KeyboardInterrupt:
        progress.end()
        click.echo(f"dtt-diff: interrupted; what is done is kept in {out}: run the same again to go on", err=True)
        sys.exit(INTERRUPTED)
    except Exception as error:
        progress.end()
        if isinstance(error, DttDiffError):
            raise
        # The status of a program that ends with an error nobody expected would be that of failed pairs.
        traceback.print_exc()
        click.echo(f"dtt-diff: this is a fault of dtt-diff, please report it; what is done is kept in {out}", err=True)
        sys.exit(STOPPED)
    progress.end()
    _tell(tally, out)
    if tally.failed:
        context.exit(SOME_FAILED)


def _refuse(engine: str, workers: int | None, scheduler: str | None) -> None:
    """End with a usage error where the options contradict each other."""
    if engine == "dask" and scheduler is None:
        raise click.UsageError("--engine dask needs the address of a scheduler: --scheduler tcp://HOST:8786")
    if engine == "dask" and workers is not None:
        raise click.UsageError("--workers is the number of processes of this machine; a Dask cluster has its own")
    if engine != "dask" and scheduler is not None:
        raise click.UsageError("--scheduler is the address of a Dask scheduler; give --engine dask too")


def _tell_doubles(names: Counter[str], pairs: Path) -> None:
    """Tell of pairs that are called the same: their results cannot be told apart by their ids."""
    doubles = [name for name, times in names.items() if times > 1]
    if doubles:
        others = f", and {len(doubles) - 1} others" if len(doubles) > 1 else ""
        click.echo(
            f"dtt-diff: note: {pairs}: {printable(doubles[0])} is in it {names[doubles[0]]} times{others}; each line has a "
            "result of its own: take out what is double, or give ids",
            err=True,
        )


def _engine(engine: str, workers: int | None, scheduler: str | None) -> Engine:
    from dtt_diff.batch.cluster import connect
    from dtt_diff.batch.results import engine_for

    return connect(scheduler) if engine == "dask" and scheduler is not None else engine_for(None, workers)


@contextmanager
def _terminable() -> Iterator[None]:
    """Take the request to end, as batch systems send it, for an interruption: workers are ended and files closed."""

    def interrupt(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _tell(tally: Tally, out: Path) -> None:
    """What became of the pairs, for the log."""
    if tally.repaired:
        click.echo(
            f"dtt-diff: {tally.repaired} part(s) of an earlier run were torn or damaged; what was whole is kept",
            err=True,
        )
    if tally.replaced:
        click.echo(f"dtt-diff: earlier results had been made with another {tally.replaced}, and were replaced", err=True)
    parts = [f"{tally.pairs} pairs", f"{tally.compared} compared", f"{tally.same} were there already", f"{tally.failed} failed"]
    for failure in _failures(out, TOLD) if tally.failed else ():
        click.echo(f"dtt-diff: failed: {printable(failure['pair'] + ': ' + failure['reason'])}", err=True)
    failures = f" (see {out / 'part-*' / 'failures.jsonl'})" if tally.failed else ""
    click.echo(f"dtt-diff: {', '.join(parts)}{failures}", err=True)


def _failures(out: Path, number: int) -> Iterator[dict[str, str]]:
    """The first failures of the results."""
    from dtt_diff.batch.parts import FAILURES, finished, lines_of

    lines = (line for part in finished(out) for _, line in lines_of(out / part / FAILURES))
    for line in islice(lines, number):
        yield json.loads(line)
