from __future__ import annotations

import pytest

from dtt_diff.analysis.facts import find_facts
from tests.making import sentence


@pytest.fixture
def facts(small):
    """A function from a text to the kinds and words of its facts."""

    def found(text: str) -> list[tuple[str, str]]:
        made = sentence(text)
        return [
            (fact.kind, text[made.tokens[fact.first].start : made.tokens[fact.last].end]) for fact in find_facts(made, small)
        ]

    return found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("They met on May 12, 2024.", [("date", "May 12, 2024")]),
        ("They met on 12 May.", [("date", "12 May")]),
        ("They met in 2024 again.", [("date", "2024")]),
        ("They met on Friday.", [("date", "Friday")]),
        ("They met today.", [("date", "today")]),
        ("They may meet in march step.", []),
        ("The 13th session opened.", [("edition", "13th")]),
        ("It cost 1,250 crowns.", [("figure", "1,250")]),
        ("The rate is 5-1/4 now.", [("figure", "5-1/4")]),
        ("They met in Port Alder.", [("name", "Port Alder")]),
        ("They thanked the Council of the Straits for it.", [("name", "Council of the Straits")]),
        ("They thanked Ana B. Lund warmly.", [("name", "Ana B. Lund")]),
        ("The ministers met.", []),
        ("Ministers met.", []),
        ("NSTO met.", [("name", "NSTO")]),
    ],
)
def test_facts_are_told_from_wording(facts, text, wanted):
    """Dates, editions, figures and names; a sentence opening with a capital is no name."""
    assert facts(text) == wanted


def test_facts_do_not_overlap(facts):
    """A date is one fact, not a name, a figure and a year."""
    assert facts("On May 12, 2024, Norvale and 25 vessels of Sarenia left for the 4th round.") == [
        ("date", "May 12, 2024"), ("name", "Norvale"), ("figure", "25"), ("name", "Sarenia"), ("edition", "4th"),
    ]  # fmt: skip


def test_equal_facts_have_equal_values(small):
    """The value does not depend on case and punctuation."""
    one, other = (find_facts(sentence(text), small)[0].value for text in ("It was on May 12, 2024.", "It was on MAY 12 2024."))
    assert one == other
