"""The guide shows what the command line and the library do."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

import dtt_diff as dd
from dtt_diff.cli import cli
from dtt_diff.cli.track import track_command
from tests.making import ROOT

PAGE = (ROOT / "docs" / "tracking.md").read_text(encoding="utf-8")
PYTHON, SHELL, TEXT = (re.findall(rf"```{kind}\n(.*?)```", PAGE, re.DOTALL) for kind in ("python", "shell", "text"))


@pytest.fixture
def council(tmp_path, monkeypatch):
    """The ten editions, in the folder we are in."""
    monkeypatch.chdir(tmp_path)
    exec(PYTHON[0], {})
    return tmp_path


def run(command: str) -> str:
    """Run a command of the guide, with the file names that a shell would find."""
    words = []
    for word in shlex.split(command)[1:]:
        found = sorted(str(path) for path in Path().glob(word)) if "*" in word else []
        words += found or [word]
    done = CliRunner().invoke(cli, words)
    assert done.exit_code == 0, done.stderr
    return "\n".join(line.rstrip() for line in done.stdout.splitlines())


def test_the_command_prints_what_the_guide_shows(council):
    """The answers, and the life of the pledge."""
    printed = run(SHELL[0])
    assert TEXT[0].strip() in printed
    assert TEXT[1].rstrip() in printed


def test_the_other_commands_run(council):
    """The page is written, and the history that grew equals the whole."""
    run(SHELL[1])
    assert (council / "council.html").stat().st_size > 50_000
    for command in SHELL[2].splitlines():
        run(command)
    whole = dd.track(sorted((council / "council").glob("*.txt")))
    grown = dd.History.from_json((council / "history.json").read_text(encoding="utf-8"))
    assert grown.lines == whole.lines


def test_the_library_prints_what_the_guide_shows(council):
    """The steps of the pledge."""
    names: dict[str, object] = {}
    exec(PYTHON[0], names)
    with contextlib.redirect_stdout(io.StringIO()) as out:
        exec(PYTHON[1], names)
    assert out.getvalue() == TEXT[2]


def test_the_guide_names_every_option():
    """None is left out, none is invented."""
    named = set(re.findall(r"^\| .*?\|", PAGE, re.MULTILINE))
    shown = set(re.findall(r"(?<![\w-])(-o|--[a-z]+)", "".join(named)))
    have = {option for parameter in track_command.params for option in parameter.opts if option.startswith("-")}
    assert shown == have - {"--output"}
