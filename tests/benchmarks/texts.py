"""The texts of the benchmark: a pair of statements, and two rows of editions, the old one edition behind the new."""

from __future__ import annotations

import os
from pathlib import Path

from dtt_diff.statements import from_text
from tests.making import ROOT, SHARED

# Real texts are not part of the project; they are taken where they are present.
_SHARED = Path(os.environ.get("DTT_DIFF_SHARED", SHARED))
_PAIR = _SHARED / "gold" / "pairs" / "dtt-13-14"
_CORPORA = _SHARED / "corpora"
_BUNDLED = ROOT / "examples" / "statements"


def sample_pair() -> tuple[str, Path, Path]:
    """Return a name and the files of two editions: real ones where they are present, else the last of the bundled series."""
    if _PAIR.is_dir():
        return "two statements of the Defense Trilateral Talks", _PAIR / "old.txt", _PAIR / "new.txt"
    return "the last two Tidewater statements", _BUNDLED / "4-tidewater-2024.txt", _BUNDLED / "5-tidewater-2025.txt"


def series() -> tuple[str, list[str]]:
    """Return a name and the editions of one series, oldest first."""
    real = sorted((_CORPORA / "fomc").glob("*.txt"))
    if real:
        return "statements of the FOMC", [path.read_text(encoding="utf-8") for path in real]
    return "the Tidewater statements", [path.read_text(encoding="utf-8") for path in sorted(_BUNDLED.glob("*.txt"))]


def editions() -> list[str]:
    """Return the editions of all series, one series after the other, the long one of ``series`` first."""
    first = series()[1]
    others = sorted(path for path in _CORPORA.glob("*/*.txt") if path.parent.name != "fomc")
    return [*first, *(path.read_text(encoding="utf-8") for path in others)]


def concatenated(texts: list[str], sentences: int) -> tuple[str, str, int]:
    """Return an old and a new text of about so many sentences, the old one an edition behind, and how many there are.

    Where there are too few editions they are gone through again from the start.

    Args:
        texts: the editions.
        sentences: the number of sentences that is wanted.
    """
    sizes = [len(from_text(text).sentences) for text in texts]
    count = taken = 0
    while count < sentences:
        count += sizes[taken % len(texts)]
        taken += 1
    row = [texts[k % len(texts)] for k in range(taken + 1)]
    return "\n\n".join(row[:-1]), "\n\n".join(row[1:]), count
