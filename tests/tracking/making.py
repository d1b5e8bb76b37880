"""What the tests of histories make them with."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest

import dtt_diff as dd
from tests.making import SHARED, samples, small_lexicon

CORPORA = SHARED / "corpora"

#: Five editions of a fictional series. A pledge vanishes and comes back in other words, a call comes back to the letter, a
#: formula wears away step by step, and one edition is missing between the fourth and the fifth.
EDITIONS = (
    "Statement of the 1st Norvale Council\n\nJanuary 10, 2020\n\n"
    "The Council condemns the blockade of the northern strait. "
    "The members will rebuild the burnt lighthouse at Kesh within two years. "
    "The Council calls on Oskara to release the crew of the ferry Larkspur. "
    "The members will fully support the fishing crews of Sarenia.\n",
    "Statement of the 2nd Norvale Council\n\nJanuary 12, 2021\n\n"
    "The Council condemns the blockade of the northern strait in the strongest terms. "
    "The Council calls on Oskara to release the crew of the ferry Larkspur. "
    "The members will support the fishing crews of Sarenia.\n",
    "Statement of the 3rd Norvale Council\n\nJanuary 11, 2022\n\n"
    "The Council condemns the blockade of the northern strait. "
    "The members should support the fishing crews of Sarenia.\n",
    "Statement of the 4th Norvale Council\n\nJanuary 13, 2023\n\n"
    "The Council condemns the blockade of the northern strait in the strongest terms. "
    "The members will rebuild the burnt lighthouse at Kesh within one year. "
    "The Council calls on Oskara to release the crew of the ferry Larkspur. "
    "The members should support the fishing crews of Sarenia, where possible.\n",
    "Statement of the 6th Norvale Council\n\nJanuary 12, 2025\n\n"
    "The Council condemns the blockade of the northern strait in the strongest terms. "
    "The members will rebuild the burnt lighthouse at Kesh within one year. "
    "The members may support the fishing crews of Sarenia, where possible.\n",
)


def council(*texts: str, **options: object) -> dd.History:
    """The history of the fictional series, or of other texts, under the small lexicon."""
    return dd.track(texts or EDITIONS, **{"lexicon": small_lexicon(), **options})


@lru_cache
def shipped_council() -> dd.History:
    """The fictional series under the lexicon that ships."""
    return dd.track(EDITIONS)


@lru_cache
def tidewater() -> dd.History:
    """The sample series."""
    return dd.track(samples())


def line_of(history: dd.History, beginning: str) -> object:
    """The line that has a sentence that begins so, in any edition."""
    found = [line for line in history.lines if any(step.text.startswith(beginning) for step in line.steps)]
    assert len(found) == 1, f"{len(found)} lines begin with {beginning!r}"
    return found[0]


def kinds(line: object) -> list[str]:
    """What the editions did with a line."""
    return [step.kind for step in line.steps]


def corpus(name: str, since: str = "", until: str = "9999") -> list[Path]:
    """The editions of a real series between two dates; the test is skipped where the series is absent."""
    folder = CORPORA / name
    if not folder.is_dir():
        pytest.skip(f"the series {name} (../shared/corpora) is not in this checkout")
    return [path for path in sorted(folder.glob("*.txt")) if since <= path.name <= until]
