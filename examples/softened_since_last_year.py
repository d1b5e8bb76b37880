"""Print what was softened or dropped since the last edition, with the words that did it.

Run it in the root of the project: python examples/softened_since_last_year.py OLD NEW
"""

from __future__ import annotations

import sys
from pathlib import Path

import dtt_diff as dd


def main(old: Path, new: Path) -> None:
    comparison = dd.compare(old, new)
    for change in comparison.filter(kind=["softened", "dropped"], min_salience=2).leading:
        print(f"[{change.salience}] {change.explain()}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
