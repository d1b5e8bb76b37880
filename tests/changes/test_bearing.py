"""What a passage that came or went bears on the verdict."""

from __future__ import annotations

import pytest

import dtt_diff as dd
from dtt_diff.changes.bearing import bearing_of
from dtt_diff.changes.findings import Bearing, Side
from tests.making import analysis

LEXICON = dd.load_lexicon()


def bearing(text: str, quote: str | None = None) -> Bearing:
    """What some words of a text bear."""
    item = analysis(text, LEXICON)
    start = text.index(quote or text)
    end = start + len(quote or text)
    tokens = tuple(k for k, token in enumerate(item.sentence.tokens) if start <= token.start < end)
    return bearing_of(Side(0, tokens), item, LEXICON)


@pytest.mark.parametrize(
    ("text", "stressed"),
    [
        ("They will fully open all ports.", ["fully", "all"]),
        ("They restated their unwavering support for the islands and beyond.", ["unwavering", "and beyond"]),
        ("They will further open the port.", []),
        ("They will somewhat ease some tariffs.", []),
        ("They will not fully open the port.", []),
        ("They opened the port.", []),
        ("They will fill the Global Harbour Fund.", []),
        ("The international community will help.", []),
        ("They will share data, particularly on storms.", []),
        ("Their ties are closer than ever.", ["than ever"]),
    ],
)
def test_words_that_stress(text, stressed):
    """Far above the plain word, and not denied."""
    assert [cue.text for cue in bearing(text).stresses] == stressed


def test_only_words_of_the_passage_count():
    """What stands in the rest of the sentence is not its business."""
    assert not bearing("They will fully open the port and mark the wrecks.", "mark the wrecks").stresses


@pytest.mark.parametrize(
    ("text", "quote", "idle"),
    [
        ("In light of the calm weather, they sailed.", "In light of the calm weather", "reason"),
        ("They sailed and, owing to the calm weather, arrived.", "owing to the calm weather", "reason"),
        ("They sailed despite the calm weather.", "despite the calm weather", None),
        (
            "Recalling resolutions 501 (1982) of 4 May 1982 and 508 (1982) of 9 June 1982,",
            "508 (1982) of 9 June 1982",
            "reference",
        ),
        ("In light of the calm weather and the high tide, they sailed.", "the high tide", "reason"),
        ("In light of the calm weather, they sailed to the outer port of Dray.", "to the outer port of Dray", None),
        ("They noted that exports have declined since the spring.", "exports have declined since the spring", "fall"),
        ("They will mark the old wrecks.", "old", "wording"),
        ("They will strongly mark the wrecks.", "strongly", None),
        ("They will send 300 ships.", "300", None),
        ("They will send 300 ships by June 1982.", "300 ships by June 1982", None),
    ],
)
def test_what_binds_nobody(text, quote, idle):
    """Reasons, references to documents, falls and a few words of no weight; a figure and a thing with its date do bind."""
    assert bearing(text, quote).idle == idle
