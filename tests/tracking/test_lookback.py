"""Candidates among the lines that are gone."""

from __future__ import annotations

from dtt_diff.tracking.lookback import CANDIDATES, Memory
from tests.making import sentence, small_lexicon

PLEDGE = sentence("The members will rebuild the burnt lighthouse at Kesh within two years.")
CALL = sentence("The Council calls on Oskara to release the crew of the ferry Larkspur.")


def remembering(*gone) -> Memory:
    """A memory of these sentences as lines 0, 1, ..."""
    memory = Memory(small_lexicon())
    for number, item in enumerate(gone):
        memory.note(item)
        memory.put(number, item)
    return memory


def test_the_most_alike_line_is_found():
    """And a line about another matter is not."""
    memory = remembering(PLEDGE, CALL)
    assert memory.candidates(sentence("The members intend to rebuild the lighthouse at Kesh within one year.")) == [0]
    assert memory.candidates(sentence("They welcomed the repair of the southern harbour.")) == []


def test_a_line_that_is_back_is_forgotten():
    """Until it goes again."""
    memory = remembering(PLEDGE, CALL)
    memory.take(1)
    assert memory.candidates(CALL) == []
    memory.put(1, CALL)
    assert memory.candidates(CALL) == [1]


def test_few_are_tried_and_the_latest_comes_first_among_equals():
    """A formula that came and went often costs no more than two comparisons."""
    memory = remembering(CALL, CALL, CALL, CALL)
    assert memory.candidates(CALL) == [3, 2]
    assert CANDIDATES == 2
