"""The guide to histories is whole; what it shows is run by tests/test_docs.py."""

from __future__ import annotations

import re

from dtt_diff.cli.track import track_command
from tests.making import ROOT

PAGE = (ROOT / "docs" / "tracking.md").read_text(encoding="utf-8")


def test_the_guide_names_every_option():
    """None is left out, none is invented."""
    named = set(re.findall(r"^\| .*?\|", PAGE, re.MULTILINE))
    shown = set(re.findall(r"(?<![\w-])(-o|--[a-z][a-z-]*)", "".join(named)))
    have = {option for parameter in track_command.params for option in parameter.opts if option.startswith("-")}
    assert shown == have - {"--output"}
