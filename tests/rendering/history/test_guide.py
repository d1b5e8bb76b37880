"""The guide shows what the command line and the library do."""

from __future__ import annotations

import re

from dtt_diff.cli.track import track_command
from tests.making import ROOT

PAGE = (ROOT / "docs" / "tracking.md").read_text(encoding="utf-8")
PYTHON, SHELL, TEXT = (re.findall(rf"```{kind}\n(.*?)```", PAGE, re.DOTALL) for kind in ("python", "shell", "text"))


def test_the_guide_names_every_option():
    """None is left out, none is invented."""
    named = set(re.findall(r"^\| .*?\|", PAGE, re.MULTILINE))
    shown = set(re.findall(r"(?<![\w-])(-o|--[a-z]+)", "".join(named)))
    have = {option for parameter in track_command.params for option in parameter.opts if option.startswith("-")}
    assert shown == have - {"--output"}
