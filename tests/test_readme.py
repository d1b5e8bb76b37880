"""What the README shows is what happens."""

from __future__ import annotations

import re

import click

from dtt_diff.cli import cli
from tests.making import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """The fenced blocks of one language."""
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


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
