from __future__ import annotations

import pytest

from tests.checking.making import SILENT, check_small, told

TALKS = (
    "Joint Statement of the {nth} Lantern Dialogue\n\n{city}, {day}\n\n"
    "1. The ministers of {parties} {met} in {venue} on {day}. {second}\n\n"
    "2. The ministers condemned the blockade of Washing Bay and the attack on Tarsk. {thanks}\n\n"
    "3. {ahead}\n"
)
LAST = {
    "nth": "4th",
    "city": "Washing Bay",
    "venue": "Washing Bay",
    "day": "March 4, 2024",
    "parties": "Norvale and Seolin",
    "met": "met",
    "second": "They exchanged views on the region.",
    "thanks": "They thanked the people of Washing Bay for hosting them.",
    "ahead": "The Ministers agreed to hold the next meeting in Seolin in 2025.",
}
DRAFT = {
    **LAST,
    "nth": "5th",
    "city": "Port Seol",
    "venue": "Port Seol",
    "day": "April 7, 2025",
    "thanks": "They thanked the people of Port Seol for hosting them.",
    "ahead": "The Ministers agreed to hold the next meeting in Washing Bay in 2026.",
}


def stale(draft: dict[str, str], last: dict[str, str] | None = None) -> list[tuple[str, str]]:
    """Quote and suggestion of each stale venue in a draft, after changes to both editions."""
    result = check_small(TALKS.format(**{**LAST, **(last or {})}), TALKS.format(**{**DRAFT, **draft}))
    return [(f.place.quote, f.suggestion) for f in result.findings if f.rule == "stale-venue" and f.place]


AHEAD = [
    "The Ministers agreed to hold the next meeting in Washing Bay in 2026.",
    "The Ministers decided to hold their next meeting at Washing Bay.",
    "The next meeting will be held in Washing Bay.",
    "The 6th Lantern Dialogue will take place in Washing Bay in 2026.",
    "Norvale will host the 6th Lantern Dialogue in Washing Bay.",
    "They looked forward to meeting in Washing Bay next year.",
    "The ministers will meet in Washing Bay in the spring of 2026.",
    "The sixth meeting is scheduled to be held in Washing Bay.",
    "They agreed to meet again in Washing Bay on May 6, 2026.",
    "The next meeting, to be hosted by Norvale, will be held in Washing Bay on May 6, 2026.",
    "They thanked Norvale for its offer to host the next meeting in Washing Bay.",
]


@pytest.mark.parametrize("ahead", AHEAD)
@pytest.mark.parametrize("at", ["ahead", "second"])
def test_talks_may_go_back_to_the_last_venue(ahead, at):
    """Talks of two parties alternate: the last venue is the next one, wherever the draft says so."""
    assert stale({at: ahead}) == []


@pytest.mark.parametrize(
    "parties", ["Tarsk, Brenhold and Ulvenia", "Brenhold, Tarsk, and Ulvenia", "Tarsk and Brenhold", "Brenhold"]
)
@pytest.mark.parametrize("met", ["met", "convened the {nth} Lantern Dialogue", "gathered"])
def test_a_party_may_have_the_name_of_the_last_venue(parties, met):
    """It is among those who met, and is no place there."""
    here = {"city": "Brenhold", "venue": "Brenhold", "parties": parties, "met": met.format(nth="4th"), "thanks": ""}
    there = {"city": "Tarsk", "venue": "Tarsk", "parties": parties, "met": met.format(nth="5th"), "thanks": ""}
    assert stale({**there, "ahead": "They will meet again."}, {**here, "ahead": "They will meet again."}) == []


@pytest.mark.parametrize(
    "thanks",
    [
        "The ministers of Tarsk, Brenhold and Ulvenia thanked each other for their hospitality.",
        "They thanked the Government of Brenhold for hosting them.",
        "They thanked Brenhold for hosting those who fled.",
        "They welcome the rebuilding of the harbour of Brenhold.",
        "They thanked all who received the sailors of Brenhold.",
        "They visited the lighthouse in Brenhold.",
    ],
)
def test_a_carried_sentence_may_name_the_last_venue_as_something_else(thanks):
    """As a party, as one who hosts something else, as a place that something happens at."""
    last = {"city": "Brenhold", "venue": "Brenhold", "parties": "Tarsk, Brenhold and Ulvenia", "thanks": thanks}
    assert stale({"city": "Tarsk", "venue": "Tarsk", "parties": last["parties"], "thanks": thanks}, last) == []


@pytest.mark.parametrize(
    "second",
    [
        "Coast guard commanders met in Washing Bay.",
        "A liaison office was opened in Washing Bay.",
        "They noted that the harbour masters met in Washing Bay.",
        "They recalled that they met in Washing Bay on March 4, 2024.",
        "They welcomed the outcome of the workshop held in Washing Bay on April 2, 2025.",
        "The ministers last met in Washing Bay.",
        "They took part in the exercise held in Washing Bay on May 2, 2024.",
    ],
)
def test_what_else_was_held_there_is_silent(second):
    """Other meetings, and the last edition as what is past."""
    assert stale({"second": second}) == []


def test_a_place_of_issue_is_no_venue():
    """Where the last edition was issued at another place than it was held, the dateline may stay."""
    assert stale({"city": "Ostmark"}, {"city": "Ostmark"}) == []
    assert stale({"city": "Washing Bay"}, {"venue": "Ostmark", "thanks": ""}) == []


def test_a_longer_name_of_the_venue_is_the_same_venue():
    """Talks at the same place again have no stale venue, though it is named with its country."""
    assert stale({"city": "Washing Bay, Norvale", "venue": "Washing Bay", "thanks": LAST["thanks"]}) == []


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        ({"venue": "Washing Bay"}, [("Washing Bay", "Port Seol")]),
        ({"city": "Washing Bay"}, [("Washing Bay", "")]),
        ({"thanks": LAST["thanks"]}, [("Washing Bay", "")]),
        ({"second": "Meeting in Washing Bay, the ministers exchanged views."}, [("Washing Bay", "")]),
        ({"second": "The ministers met in Washing Bay."}, [("Washing Bay", "")]),
    ],
)
def test_a_venue_that_stayed_is_told(draft, found):
    """With what to write where the sentence says that the edition was held at the place on the day, and nowhere else."""
    assert stale(draft) == found


def test_nothing_is_told_where_the_check_is_off():
    """A policy may leave it out."""
    texts = TALKS.format(**LAST), TALKS.format(**{**DRAFT, "city": "Washing Bay"})
    assert told(check_small(*texts), "stale-venue")
    assert not told(check_small(*texts, SILENT), "stale-venue")
