"""``python -W error -m tests.hostile FAMILY [NAME]``: a family of hostile files, or those of it with a word in their names."""

from __future__ import annotations

import sys
import tempfile
from importlib import import_module
from pathlib import Path

from tests.hostile.running import run_all


def main(family: str, word: str = "", depth: str = "") -> None:
    """Run a family.

    Args:
        family: the module of it.
        word: only cases with this in their names.
        depth: "deep" for those that take long, too.
    """
    cases = import_module(f"tests.hostile.{family}").CASES
    with tempfile.TemporaryDirectory() as folder:
        run_all(tuple(case for case in cases if word in case.name and (depth == "deep" or not case.deep)), Path(folder))


if __name__ == "__main__":
    main(*sys.argv[1:])
