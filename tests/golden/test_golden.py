"""What the library says of known pairs, drafts and policies stays as it is, unless someone means to change it.

Where a change of the engine is meant, read the difference that is printed, then renew the files with
``python -m tests.golden.telling`` and read it once more in the commit.
"""

from __future__ import annotations

import difflib

import pytest

import dtt_diff as dd
from tests.golden.sentences import ELSEWHERE, SENTENCES
from tests.golden.telling import FOLDER, path_of, subjects
from tests.laws.test_law_5_swap import assert_mirrored

SUBJECTS = subjects()


@pytest.mark.parametrize("name", SUBJECTS)
def test_what_is_known_is_told_as_before(name):
    """Links, groups, verdicts, changes, evidence and script; findings and messages; to the last digit that is shown."""
    wanted, told = path_of(name).read_text(encoding="ascii"), SUBJECTS[name]()
    if told != wanted:
        lines = difflib.unified_diff(wanted.splitlines(), told.splitlines(), "as before", "as told now", n=2, lineterm="")
        pytest.fail("\n".join((*lines, "", "If this is meant: python -m tests.golden.telling")), pytrace=False)


def test_every_file_belongs_to_a_subject():
    """None is left of one that is gone."""
    assert sorted(FOLDER.glob("*.txt")) == sorted(map(path_of, SUBJECTS))


@pytest.mark.parametrize("pair", [*SENTENCES, *ELSEWHERE], ids=lambda pair: pair[0][:40])
def test_a_known_pair_is_told_from_the_other_side(pair):
    """What was added is dropped, what got stronger got softer, and reasons weigh as much the other way."""
    assert_mirrored(*pair)
    there, back = (
        sorted(sign * reason.weight for group in dd.compare(*sides).groups for reason in group.reasons)
        for sides, sign in ((pair, 1), (pair[::-1], -1))
    )
    assert there == pytest.approx(back)
