"""The page on histories shows what the library does."""

from __future__ import annotations

import re

from dtt_diff.tracking.values import STEP_KINDS
from tests.making import ROOT

PAGE = (ROOT / "docs" / "history.md").read_text(encoding="utf-8")


def test_the_page_names_every_step_and_every_question():
    """None is left out, none is invented."""
    import dtt_diff as dd

    steps = PAGE.partition("| step | means |")[2].partition("\n\n")[0]
    assert set(re.findall(r"\w+", "".join(row.split("|")[1] for row in steps.split("\n")[2:]))) == set(STEP_KINDS)
    asked = set(re.findall(r"`(?:history)?\.(\w+)\(", PAGE.partition("## Questions")[2].partition("```python")[0]))
    assert {name for name in asked if not hasattr(dd.History, name)} == set()
    public = {name for name in vars(dd.History) if not name.startswith("_")}
    assert public - asked == {"edition", "append", "to_json", "from_json"}
