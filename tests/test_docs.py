"""What the pages of the documentation show is what the library takes."""

from __future__ import annotations

import re
import tomllib

import dtt_diff as dd
from dtt_diff.rendering.lexicon import describe
from tests.making import ROOT


def test_the_lexicon_page_shows_a_lexicon_that_loads(tmp_path):
    """The example of a lexicon of one's own is loaded and used."""
    page = (ROOT / "docs" / "lexicon.md").read_text(encoding="utf-8")
    shown = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    own = tmp_path / "house.toml"
    own.write_text(next(block for block in shown if block.startswith("extends")), encoding="utf-8")
    lexicon = dd.load_lexicon(own)
    assert "house style 2026" in describe("took seriously", lexicon)
    old, new = "The board took seriously the delay of the ships.", "The board condemned the delay of the ships."
    (change,) = dd.compare(old, new, lexicon=lexicon).changes
    assert change.kind == "strengthened"


def test_every_block_of_the_lexicon_page_is_toml():
    """No example of the format is broken."""
    page = (ROOT / "docs" / "lexicon.md").read_text(encoding="utf-8")
    for block in re.findall(r"```toml\n(.*?)```", page, re.DOTALL):
        assert tomllib.loads(block)
