"""Print what each mechanism of the library is worth: the figures with one of them switched off at a time.

    python -m tests.accuracy.ablation FOLDER

FOLDER is a folder of labelled pairs, as for ``tests.accuracy.table``.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from attrs import evolve

from dtt_diff import comparison, verdicts
from dtt_diff.alignment.aligning import align
from dtt_diff.changes import bearing, labelling, naming, votes
from dtt_diff.changes.findings import Bearing
from dtt_diff.errors import DttDiffError
from dtt_diff.lexicon import FormIndex, Lexicon
from dtt_diff.profiles import resolve_lexicon
from tests.accuracy.figures import figures
from tests.accuracy.labelled_pairs import NoPairsError, load_folder
from tests.accuracy.scoring import score_library, total

#: The figures that are printed, with their short names.
SHOWN = {
    "primary-link F1": "links",
    "any-link F1": "any link",
    "verdict kappa": "kappa",
    "macro-F1 of the four": "macro-F1",
    "direction right": "direction",
    "changes opposite (less is better)": "opposite",
    "changes, kind and place: F1": "kind+place",
    "changes, place only: F1": "place",
    "changes said for each one of the readers'": "said",
}
NAME_WIDTH = 36
CELL_WIDTH = 12
EVERYTHING = "everything on"

#: The module that uses a mechanism, the name by which it does so, and what stands in for it.
Mechanism = tuple[Any, str, Callable[..., Any]]


def _as_found(findings: Sequence[Any], *_: object) -> list[Any]:
    """In place of a step that takes findings first: leaves them as they are."""
    return list(findings)


def _primary_links(*given: Any) -> tuple[Any, ...]:
    return tuple(link for link in align(*given) if link.rank == "primary")


def _with(**parts: Callable[[], Any]) -> Callable[..., Lexicon]:
    """In place of the choice of a lexicon: the one chosen, with some parts of it empty."""
    return lambda *given: evolve(resolve_lexicon(*given), **{name: make() for name, make in parts.items()})


#: What can be switched off.
MECHANISMS: dict[str, Mechanism] = {
    "crumbs are not joined": (labelling, "consolidate", _as_found),
    "decisions, rosters, facts unmerged": (labelling, "merge", _as_found),
    "issuers under another name told": (labelling, "without_subjects", _as_found),
    "dropped and added not reunited": (labelling, "reunite", _as_found),
    "abbreviations are other words": (comparison, "with_abbreviations", lambda lexicon, _: lexicon),
    "voters told name by name": (votes, "gather_voters", _as_found),
    "stress, reasons, references unheard": (bearing, "bearing_of", lambda *_: Bearing()),
    "no doubt about a lone gain or loss": (verdicts, "_in_doubt", lambda *_: False),
    "no words taken for the same": (naming, "says_the_same", lambda *_: False),
    "no directions from scales": (naming, "find_shifts", lambda *_: ()),
    "no partial links": (comparison, "align", _primary_links),
    "no equivalents": (comparison, "resolve_lexicon", _with(equivalents=FormIndex)),
    "no reversals": (comparison, "resolve_lexicon", _with(poles=FormIndex, opposites=FormIndex)),
}


@contextmanager
def without(name: str) -> Iterator[None]:
    """Switch a mechanism off for a while.

    Args:
        name: one of ``MECHANISMS``.
    """
    module, attribute, stand_in = MECHANISMS[name]
    with patch.object(module, attribute, stand_in):
        yield


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a row with everything on, and one for each mechanism off.

    Args:
        arguments: those of the command line.

    Returns:
        0, or 2 where the folder is not usable.
    """
    parser = argparse.ArgumentParser(prog="python -m tests.accuracy.ablation", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="one folder a pair")
    folder = parser.parse_args(arguments).folder
    try:
        pairs = load_folder(folder)
        rows = {EVERYTHING: figures(total(map(score_library, pairs)))}
        for name in MECHANISMS:
            with without(name):
                rows[name] = figures(total(map(score_library, pairs)))
    except (NoPairsError, DttDiffError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    print(f"{len(pairs)} pairs".ljust(NAME_WIDTH) + "".join(f"{short:>{CELL_WIDTH}}" for short in SHOWN.values()))
    for name, row in rows.items():
        cells = ("-" if row[figure] is None else f"{row[figure]:.3f}" for figure in SHOWN)
        print(f"{name:{NAME_WIDTH}}" + "".join(f"{cell:>{CELL_WIDTH}}" for cell in cells))
    return 0


if __name__ == "__main__":
    sys.exit(main())
