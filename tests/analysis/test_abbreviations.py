"""Abbreviations that the statements define themselves."""

from __future__ import annotations

import pytest

import dtt_diff as dd
from dtt_diff.analysis.abbreviations import find_abbreviations, with_abbreviations
from dtt_diff.analysis.rows import compare_keys
from tests.making import sentence


def found(*texts: str) -> dict[str, str]:
    """The abbreviations in some sentences, with their long forms in one string."""
    made = [sentence(text, index) for index, text in enumerate(texts)]
    return {short: " ".join(long) for short, long in find_abbreviations(made).items()}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("They met the Outer Islands Council (OIC) in Holm.", {"oic": "outer islands council"}),
        ("They praised the Council of the Outer Islands (COI).", {"coi": "council of the outer islands"}),
        ("They praised the Outer Islands Council’s (OIC) report.", {"oic": "outer islands council"}),
        ("They met as the Norvale-Peldia Dialogue on Access (NPDA).", {"npda": "norvale peldia dialogue on access"}),
        ("They joined the pact (NPDA).", {}),
        ("They met the Council (Monday).", {}),
        ("They met the Outer, Islands; Council (OIC).", {}),
    ],
)
def test_the_first_letters_tell(text, wanted):
    """Of the words right before the bracket, small ones counted or not."""
    assert found(text) == wanted


def test_a_plain_word_is_none():
    """Where the same letters are written small somewhere they are a word."""
    assert not found("They founded the Allied Island Depot (AID).", "They sent aid.")


def test_two_long_forms_are_none():
    """What stands for two things stands for none."""
    assert not found("The Outer Islands Council (OIC) met.", "The Old Iron Company (OIC) paid.")


def test_both_forms_are_the_same_words():
    """Under a lexicon that has none of them; the one it was made from is left as it was."""
    plain = dd.load_lexicon()
    made = [sentence("The Outer Islands Council (OIC) met."), sentence("The OIC’s report stands.", 1)]
    lexicon = with_abbreviations(plain, made)
    first, second = ([key for key in compare_keys(item.tokens, lexicon) if key] for item in made)
    assert first[0] == second[0]
    assert compare_keys(made[1].tokens, plain)[1] != second[0]
    assert with_abbreviations(plain, made[1:]) is plain


def test_writing_it_short_is_no_change():
    """The long form in one edition, the short one in the other."""
    first = "The ministers met. They thanked the Outer Islands Council (OIC) for its help with the wreck. They praised the OIC."
    second = "The ministers met with the Outer Islands Council (OIC). They thanked the OIC for its help with the wreck."
    comparison = dd.compare(f"{first} They left.", f"{second} They praised the Outer Islands Council. They left.")
    told = {(change.kind, (change.new or change.old).text) for change in comparison.changes}
    assert told == {("added", "with the Outer Islands Council (OIC)")}
