"""Runs hostile files under limits of memory and time, with every warning an error, and tells what became of each as JSON."""

from __future__ import annotations

import contextlib
import io
import json
import signal
import sys
import time
import traceback
from pathlib import Path
from types import FrameType

import dtt_diff as dd
from dtt_diff.cli import main
from tests.hostile.case import PLAIN, Case
from tests.hostile.views import views

#: Bytes of address space that everything has to be done in.
MEMORY = 2**30
#: Seconds of processor time that one file may take, with every view of it, on a machine of the slowest kind.
SECONDS = 20
DEEP_SECONDS = 240


def _too_long(number: int, frame: FrameType | None) -> None:
    raise TimeoutError("it takes too long")


def limit_memory() -> None:
    """Take no more memory than the limit, where the system knows limits."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def run(case: Case, folder: Path) -> str:
    """Return what is wrong with how a file is taken; empty if nothing is.

    Args:
        case: the file.
        folder: where it is written.
    """
    path = folder / f"hostile{case.suffix}"
    path.write_bytes(case.make())
    other = folder / "plain.txt"
    other.write_text(f"{PLAIN}\n\nThey may review the talks of Kesh.\n", encoding="utf-8")
    signal.setitimer(signal.ITIMER_PROF, DEEP_SECONDS if case.deep else SECONDS)
    try:
        if case.line:
            return _ended(case, path, folder)
        return _refused(path, other, case) if case.told else _taken(path, other, case, folder)
    except Exception:
        return "".join(traceback.format_exc().splitlines(keepends=True)[-6:])
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _refused(path: Path, other: Path, case: Case) -> str:
    try:
        dd.read(path)
    except dd.DttDiffError as error:
        if case.told not in str(error) or str(path) not in str(error):
            return f"it is told as: {error}"
    else:
        return "it is read"
    for arguments in (["compare", path, other], ["check", path, "--against", other], ["track", other, path]):
        status, out, told = call(*arguments)
        if status != 2 or out or told.count("\n") != 1 or case.told not in told:
            return f"{arguments[0]} ends with {status} and tells: {out[:200]} {told[-400:]}"
    return ""


def _ended(case: Case, path: Path, folder: Path) -> str:
    """A file beside the statements: one line that names it and says what is wrong."""
    editions = {"OLD": str(folder / "plain.txt"), "NEW": str(folder / "new.txt"), "OUT": str(folder / "out")}
    (folder / "new.txt").write_text(f"{PLAIN}\n", encoding="utf-8")
    status, out, told = call(*(editions.get(word, word.replace("{}", str(path))) for word in case.line))
    if status != 2 or out or told.count("\n") != 1 or path.name not in told or case.told not in told or len(told) > 2000:
        return f"it ends with {status} and tells: {out[:200]} {told[-600:]}"
    return ""


def _taken(path: Path, other: Path, case: Case, folder: Path) -> str:
    hostile, plain = dd.read(path), dd.read(other)
    comparison = dd.compare(plain, hostile)
    if case.note and not any(case.note in note for note in (*hostile.notes, *comparison.notes)):
        return f"the notes are {(*hostile.notes, *comparison.notes)}"
    if dd.compare(hostile, hostile).changes:
        return "compared with itself, it has changes"
    return views(comparison, hostile, folder)


def call(*arguments: object) -> tuple[int, str, str]:
    """Run a line of the command line in this process; returns its status and what it wrote.

    Args:
        arguments: the words of the line.
    """
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    before = sys.argv
    sys.argv = ["dtt-diff", *map(str, arguments)]
    status = 0
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            main()
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
    finally:
        sys.argv = before
    for stream in (out, err):
        stream.flush()
    return status, *(stream.buffer.getvalue().decode("utf-8", "replace") for stream in (out, err))


def run_all(cases: tuple[Case, ...], folder: Path) -> None:
    """Run cases one after the other, and print a line of JSON for each.

    Args:
        cases: the files.
        folder: an empty folder.
    """
    limit_memory()
    signal.signal(signal.SIGPROF, _too_long)
    dd.compare(f"{PLAIN} They met.", PLAIN).to_html()  # what is loaded once is loaded before the clock runs
    for case in cases:
        start = time.process_time()
        wrong = run(case, folder)
        print(json.dumps({"name": case.name, "wrong": wrong, "seconds": round(time.process_time() - start, 2)}), flush=True)
