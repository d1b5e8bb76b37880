"""Print what was softened or dropped since the last edition, with the words that did it.

Run it with two editions: python examples/softened_since_last_year.py OLD NEW
Without any, it takes the last two of the sample statements.
"""

from __future__ import annotations

import sys
from pathlib import Path

import dtt_diff as dd

SERIES = Path(__file__).resolve().parent / "statements"
SAMPLES = [SERIES / "4-tidewater-2024.txt", SERIES / "5-tidewater-2025.txt"]


def main(old: Path, new: Path) -> None:
    comparison = dd.compare(old, new)
    for change in comparison.filter(kind=["softened", "dropped"], min_salience=2).leading:
        print(f"[{change.salience}] {change.explain()}")


if __name__ == "__main__":
    given = [Path(argument) for argument in sys.argv[1:]] or SAMPLES
    if len(given) != len(SAMPLES):
        sys.exit("usage: python examples/softened_since_last_year.py [OLD NEW]")
    main(*given)
