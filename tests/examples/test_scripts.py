"""The example scripts run, and what stands in ``examples/report`` is what they make."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.making import ROOT

EXAMPLES = ROOT / "examples"
REPORT = EXAMPLES / "report"
KEPT = sorted(path for path in REPORT.iterdir() if path.suffix != ".docx")


def run(script: str, *arguments: object) -> str:
    """Run an example in the root of the project, as its first lines say."""
    command = [sys.executable, "-W", "error", f"examples/{script}", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode()


def test_what_was_softened_is_printed():
    """Each change explains itself; the most salient come first."""
    series = Path("examples") / "statements"
    lines = run("softened_since_last_year.py", series / "4-tidewater-2024.txt", series / "5-tidewater-2025.txt").splitlines()
    assert lines[0].startswith("[3] “condemned in the strongest terms” became “condemned”")
    assert all(line[:3] in ("[3]", "[2]") for line in lines)
    assert run("softened_since_last_year.py").splitlines() == lines


def test_one_edition_alone_is_answered_by_the_usage():
    """And not by a traceback."""
    command = [sys.executable, "examples/softened_since_last_year.py", "2025.txt"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, text=True)
    assert (done.returncode, done.stderr) == (1, "usage: python examples/softened_since_last_year.py [OLD NEW]\n")


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    """The report made anew."""
    folder = tmp_path_factory.mktemp("report")
    run("write_report.py", folder)
    return folder


@pytest.mark.parametrize("name", [path.name for path in KEPT])
def test_the_report_that_ships_is_the_one_that_is_made(made, name):
    """To the byte. After a change that is meant: python examples/write_report.py, and read what moved."""
    assert (made / name).read_bytes() == (REPORT / name).read_bytes()


def test_every_view_ships(made):
    """None is left over; the Word document is made, and kept out: a reviewer cannot read its bytes."""
    assert {path.name for path in made.iterdir()} == {path.name for path in KEPT} | {"tracked-changes.docx"}
