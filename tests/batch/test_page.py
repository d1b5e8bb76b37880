"""What the pages on batches show is what happens."""

from __future__ import annotations

import re

from click.testing import CliRunner

from dtt_diff.batch.lines import CHANGE_COLUMNS, COMPARISON_COLUMNS, FAILURE_COLUMNS
from dtt_diff.batch.manifest import SUFFIXES
from dtt_diff.batch.running import CHUNK
from dtt_diff.cli import cli
from tests.making import ROOT

PAGE = (ROOT / "docs" / "batch.md").read_text(encoding="utf-8")
SCALE = (ROOT / "docs" / "scale.md").read_text(encoding="utf-8")


def test_the_page_names_every_column():
    """Of every table, in a cell of its own section."""
    sections = dict(re.findall(r"### `(\w+)\.jsonl`\n(.*?)(?=\n##)", PAGE, re.DOTALL))
    tables = {"comparisons": COMPARISON_COLUMNS, "failures": FAILURE_COLUMNS, "changes": CHANGE_COLUMNS[:2]}
    for table, columns in tables.items():
        missing = [column.name for column in columns if f"`{column.name}`" not in sections[table]]
        assert [name for name in missing if not name.startswith("groups_")] == []
    others = {column.name for column in CHANGE_COLUMNS[2:]}
    documented = set(re.findall(r"`(\w+)`", (ROOT / "docs" / "table.md").read_text(encoding="utf-8")))
    assert others <= documented


def test_the_page_names_every_suffix():
    """Of files that count as editions."""
    assert all(f"`{suffix}`" in PAGE for suffix in SUFFIXES)


def test_the_commands_of_the_pages_have_options_that_are_there():
    """Every option of every command that is shown, and every one in the words around."""
    help_ = CliRunner().invoke(cli, ["batch", "--help"], terminal_width=200).stdout
    for page in (PAGE, SCALE):
        named = set(re.findall(r"--[a-z][a-z-]+", "\n".join(re.findall(r"dtt-diff batch.*|`--[^`]*`", page))))
        assert named
        assert {name for name in named if name not in help_} == set()


def test_the_sums_of_the_plan_are_right():
    """Worked out anew from the measured figures."""
    pairs, cost, cores, on_top = 100_000_000, 0.113, 320, 1.2
    hours = pairs * cost / 3600
    assert round(hours, -1) == 3140
    assert round(hours / cores, 1) == 9.8
    assert round(hours * on_top, -1) == 3770
    assert round(hours * on_top * 0.05, -1) == 190
    assert round(pairs * 0.022 / 3600) == 611
    assert round(100_000 * cost * on_top / 32) == 424
    assert round(2 * pairs * 6.5e3 / 1e12, 1) == 1.3
    assert round(pairs * (33.6e3 + 1.26e3) / 1e12, 1) == 3.5
    assert round(pairs * 2.6e3 / 1e12, 2) == 0.26
    assert round(pairs * 73e3 / 1e12, 1) == 7.3
    assert round(32 / cost) == 283
    assert f"{6 * CHUNK} pairs a worker" in PAGE
    for figure in ("3,140", "9.8 hours", "3,770", "611", "424 s", "1.3 TB", "3.5 TB", "0.26 TB", "7.3 TB", "283 pairs"):
        assert figure in SCALE
