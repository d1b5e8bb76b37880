from __future__ import annotations

import pytest

from dtt_diff.rendering.lexicon import describe


def test_a_word_is_described_by_rank_scale_and_sources(small):
    """What it says, and who says so, in the words of the lexicon."""
    text = describe("condemned", small)
    assert text.startswith("act.condemn: rank “condemn” on the scale of how hard the issuers blame")
    assert "“condemn” has more force than “deplore”: the guide" in text
    assert "disputed: “lament” above “condemn” says habit (nobody else says so)" in text
    assert "counts in: They {condemned} the launch." in text
    assert "does not count in: The condemned building was pulled down." in text


@pytest.mark.parametrize("word", ["condemn", "CONDEMNS", "condemning", "condemnation"])
def test_any_form_finds_the_entry(small, word):
    """Inflected or not."""
    assert describe(word, small).startswith("act.condemn:")


def test_phrases_are_found_as_wholes(small):
    """“call on” is an entry, “call” alone is not."""
    assert describe("call on", small).startswith("act.urge:")
    assert "is not in the lexicon" in describe("call", small)


def test_the_bare_rank_is_told(small):
    """What it means that nothing is said."""
    assert "without a cue the rank is “plain”" in describe("strongly", small)


def test_reversals_and_equivalents_are_described(small):
    """Sides and groups, with their source."""
    assert "rate.direction: side 2 of a reversal (raise, increase, lower, cut); the guide" in describe("cut", small)
    assert "stop-cease: the same to a careful reader as stop, cease; habit" in describe("ceased", small)


@pytest.mark.parametrize("word", ["zebra", "", "  ", "?!", "\x1b[31m"])
def test_an_unknown_word_is_told_as_such(small, word):
    """It carries no force of its own; nothing breaks."""
    text = describe(word, small)
    assert "is not in the lexicon" in text
    assert text.endswith("\n")


def test_every_entry_of_the_shipped_lexicon_can_be_described(shipped):
    """Each under its first plain form."""
    for entry in shipped.entries.values():
        plain = next((form for form in entry.forms if None not in form), None)
        if plain:
            assert f"{entry.id}:" in describe(" ".join(plain), shipped)
