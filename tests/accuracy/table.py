"""Print how far the library agrees with the readers of labelled pairs.

    python -m tests.accuracy.table FOLDER [--profile NAME] [--verbose]

FOLDER holds one folder a pair, each with ``old.txt``, ``new.txt``, ``pair.json`` and one ``reader-*.json`` a reader. Prints the
figures for all pairs and for each genre, beside the readers with each other where a pair has two; then, by the confidence of
the library, how its directed changes fare with the readers. ``tests/accuracy/scoring.py`` says what is counted.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from attrs import frozen

from dtt_diff.errors import DttDiffError
from dtt_diff.profiles import DEFAULT_PROFILE
from tests.accuracy.calibration import Trust, calibrate
from tests.accuracy.figures import FIGURES, figures
from tests.accuracy.labelled_pairs import LabelledPair, NoPairsError, Opinion, load_folder, opinion_of_library
from tests.accuracy.scoring import Tally, score_opinion, score_readers, total

#: The figures of the row that --verbose gives every pair, with their short names.
BY_PAIR = {
    "primary-link F1": "links",
    "verdict kappa": "kappa",
    "direction right": "direction",
    "changes, kind and place: F1": "kind+place",
    "changes, place only: F1": "place",
    "changes said for each one of the readers'": "said",
}
NAME_WIDTH = 44
CELL_WIDTH = 14
READERS = "readers"


@frozen
class Scored:
    """A pair with what the library says of it and how that was counted."""

    pair: LabelledPair
    opinion: Opinion
    tally: Tally


def score_folder(folder: Path, profile: str = DEFAULT_PROFILE) -> list[Scored]:
    """Compare and score all pairs of a folder.

    Args:
        folder: the folder.
        profile: the order of force to go by.

    Raises:
        NoPairsError: there are none.
    """
    out = []
    for pair in load_folder(folder):
        opinion = opinion_of_library(pair, profile)
        out.append(Scored(pair, opinion, score_opinion(pair, opinion)))
    return out


def columns(scored: Sequence[Scored]) -> dict[str, Tally]:
    """Return what is counted for all pairs, for each genre and for the readers with each other.

    Args:
        scored: the pairs.
    """
    out = {"all": total(item.tally for item in scored)}
    for genre in sorted({item.pair.genre for item in scored}):
        out[genre] = total(item.tally for item in scored if item.pair.genre == genre)
    readers = [tally for item in scored if (tally := score_readers(item.pair)) is not None]
    if readers:
        out[READERS] = total(readers)
    return out


def lines_of_figures(scored: Sequence[Scored]) -> list[str]:
    """Return the table of figures.

    Args:
        scored: the pairs.
    """
    by_column = {name: figures(tally) for name, tally in columns(scored).items()}
    lines = [_row(f"{len(scored)} pairs", by_column)]
    return [*lines, *(_row(name, map(_cell, (f[name] for f in by_column.values()))) for name in FIGURES)]


def lines_of_pairs(scored: Sequence[Scored]) -> list[str]:
    """Return a row a pair, with the figures that tell most.

    Args:
        scored: the pairs.
    """
    lines = [_row("pair", BY_PAIR.values())]
    for item in scored:
        found = figures(item.tally)
        lines.append(_row(item.pair.name, (_cell(found[name]) for name in BY_PAIR)))
    return lines


def lines_of_confidence(trusts: dict[str, Trust]) -> list[str]:
    """Return the table of what each confidence is worth.

    Args:
        trusts: what each is worth.
    """
    lines = [_row("directed changes by confidence", ("number", "right", "opposite"))]
    for name, trust in trusts.items():
        lines.append(_row(name, (str(trust.right.whole), _cell(trust.right.value), _cell(trust.opposite.value))))
    return lines


def _row(name: str, cells: Iterable[str]) -> str:
    return f"{name:{NAME_WIDTH}}" + "".join(f"{cell:>{CELL_WIDTH}}" for cell in cells)


def _cell(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables.

    Args:
        arguments: those of the command line.

    Returns:
        0, or 2 where the folder or the profile is not usable.
    """
    parser = argparse.ArgumentParser(prog="python -m tests.accuracy.table", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="one folder a pair")
    parser.add_argument("--profile", default=DEFAULT_PROFILE, metavar="NAME", help="the order of force to go by")
    parser.add_argument("--verbose", action="store_true", help="also a row a pair")
    given = parser.parse_args(arguments)
    try:
        scored = score_folder(given.folder, given.profile)
    except (NoPairsError, DttDiffError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    parts = [lines_of_figures(scored)]
    if given.verbose:
        parts.append(lines_of_pairs(scored))
    parts.append(lines_of_confidence(calibrate((item.pair, item.opinion) for item in scored)))
    print("\n\n".join("\n".join(part) for part in parts))
    return 0


if __name__ == "__main__":
    sys.exit(main())
