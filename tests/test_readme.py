"""What the README shows is what happens."""

from __future__ import annotations

import re

import click

from dtt_diff import Comparison, compare
from dtt_diff.cli import cli
from tests.making import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """The fenced blocks of one language."""
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def test_the_api_screen_runs(monkeypatch):
    """Every line of the API screen is executed."""
    monkeypatch.chdir(ROOT)
    (screen,) = blocks("python")
    names: dict[str, object] = {}
    exec(compile(screen, "README.md", "exec"), names)
    assert isinstance(names["comparison"], Comparison)


def test_the_excerpt_is_output_got():
    """Every line of the excerpt stands in the report of the sample pair."""
    excerpt = blocks("text")[0]
    series = ROOT / "examples" / "statements"
    report = compare(series / "4-tidewater-2024.txt", series / "5-tidewater-2025.txt").to_text()
    missing = [line for line in excerpt.splitlines() if line not in report.splitlines()]
    assert not missing


def test_the_commands_are_there():
    """Every command of the list is one of the command line, with the options that are shown."""
    for line in blocks("text")[1].splitlines():
        _, name, *rest = line.split()
        command = cli.get_command(click.Context(cli), name)
        known = {option for parameter in command.params for option in parameter.opts}
        assert {word.strip("[]") for word in rest if word.strip("[]").startswith("-")} <= known


def test_there_are_two_commands():
    """One installs and runs the main job, one installs and runs the tests."""
    commands = blocks("sh")
    assert len(commands) == 2
    assert "dtt-diff compare" in commands[0]
    assert "pytest" in commands[1]
