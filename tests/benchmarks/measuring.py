"""What is measured, one line of the table after the other. Ratios are taken within one run, on one machine."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from itertools import pairwise

import dtt_diff as dd
from tests.benchmarks.forgetting import forget
from tests.benchmarks.peers import peers
from tests.benchmarks.texts import concatenated, editions, sample_pair, series
from tests.benchmarks.timing import best, best_process, once, peak_memory

#: Sentences a side.
SIZES = (10, 100, 500, 1_000, 5_000)
#: So many times each: the sizes whose times are set against each other.
STEPS = 10
#: At these sizes the peers run too; the smaller has some 12,000 words a side. Beyond, the time of some grows with the square.
PEER_SENTENCES = (500, 1_000)


def measure(*, quick: bool) -> Iterator[str]:
    """Yield the lines of the table.

    Args:
        quick: whether to leave out what takes minutes.
    """
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    machine = f"Python {platform.python_version()}, {os.cpu_count()} cores{load}"
    yield f"dtt_diff {dd.VERSION}, {machine}; processor time, the least of several runs"
    yield from _pair()
    yield from _processes()
    yield from _growth(quick=quick)
    yield from _series(quick=quick)


def _pair() -> Iterator[str]:
    name, old, new = sample_pair()
    yield f"\nOne comparison, warm: {name}"
    own = best(lambda: dd.compare(old, new), 25)
    yield _row("dtt_diff, everything, files read", own * 1000, "ms")
    yield _row("the same, no sentence met before", best(lambda: dd.compare(old, new), 25, before=forget) * 1000, "ms")
    texts = old.read_text(encoding="utf-8"), new.read_text(encoding="utf-8")
    for peer, run in peers().items():
        took = best(lambda run=run: run(*texts), 3)  # type: ignore[misc]  # the default binds the peer of this turn
        yield _row(peer, took * 1000, "ms", f"dtt_diff takes {own / took:.1f} times as long")


def _processes() -> Iterator[str]:
    _, old, new = sample_pair()
    command = "from dtt_diff.cli import main; main()"
    yield "\nWhole processes"
    for name, arguments, base_name, base in (
        (
            "import dtt_diff, and what compares",
            ["-c", "import dtt_diff; dtt_diff.compare"],
            "import attrs, diff_match_patch",
            "import attrs, diff_match_patch",
        ),
        (
            "dtt-diff OLD NEW",
            ["-c", command, "compare", str(old), str(new)],
            "import nltk.tokenize.punkt",
            "import nltk.tokenize.punkt",
        ),
        ("import dtt_diff", ["-c", "import dtt_diff"], "import attrs, diff_match_patch", "import attrs, diff_match_patch"),
    ):
        own, other = best_process(arguments, 7), best_process(["-c", base], 7)
        yield _row(base_name, other * 1000, "ms")
        yield _row(name, own * 1000, "ms", f"{own / other:.2f} times that")


def _growth(*, quick: bool) -> Iterator[str]:
    yield "\nGrowth: editions one after the other, the old side one edition behind"
    texts = editions()
    times: dict[int, float] = {}
    for size in SIZES[: -1 if quick else None]:
        old, new, count = concatenated(texts, size)
        several = size <= max(PEER_SENTENCES)
        times[size] = best(lambda: dd.compare(old, new), 3) if several else once(lambda: dd.compare(old, new))  # noqa: B023  # run at once
        took, less = times[size], size // STEPS
        ratio = f"{took / times[less]:.1f} times {less} sentences" if less in times else ""
        yield _row(f"{count} sentences, {len(new.split()):,} words a side", took * 1000, "ms", ratio)
        if size in PEER_SENTENCES:
            for peer, run in peers().items():
                if "characters" not in peer:
                    other = once(lambda: run(old, new))  # noqa: B023  # run at once
                    yield _row(f"  {peer}", other * 1000, "ms", f"dtt_diff takes {took / other:.2f} times as long")
    size = SIZES[-2] if quick else SIZES[-1]
    code = (
        "import dtt_diff as dd; from tests.benchmarks.texts import concatenated, editions;"
        f"old, new, _ = concatenated(editions(), {size}); dd.compare(old, new)"
    )
    yield _row(f"most memory, {size} sentences a side", peak_memory(["-c", code]), "MB")


def _series(*, quick: bool) -> Iterator[str]:
    name, texts = series()
    chosen = texts[-(31 if quick else 181) :]
    yield f"\nA series: {name}, {len(chosen) - 1} pairs"
    pairs = list(pairwise(chosen))
    took = once(lambda: [dd.compare(old, new) for old, new in pairs])
    yield _row("every consecutive pair, one core", len(pairs) / took, "pairs/s")
    took = once(lambda: dd.track(chosen))
    yield _row("tracked, with what returned after a gap", len(pairs) / took, "pairs/s")


def _row(name: str, value: float, unit: str, remark: str = "") -> str:
    return f"  {name:<44} {value:>10,.1f} {unit:<8} {remark}".rstrip()
