from __future__ import annotations

import time

import pytest

from dtt_diff.lexicon import load_lexicon
from dtt_diff.reporting.terms import Terms
from dtt_diff.statements import from_text


def terms(text: str, *silent: str) -> set[str]:
    """The terms of a text that say something by themselves."""
    statement = from_text(text)
    finder = Terms(statement.sentences, load_lexicon(), silent)
    return {term.text for sentence in statement.sentences for term in finder.of(sentence) if term.weight >= 1}


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("They condemned the missile launches.", "missile launches"),
        ("They will hold maritime interdiction exercises.", "maritime interdiction exercises"),
        ("They share radar data on the approaches.", "radar data"),
        ("They stressed the freedom of navigation in the strait.", "freedom of navigation"),
        ("They noted illicit ship-to-ship transfers.", "illicit ship-to-ship transfers"),
        ("They met near the Halden Strait.", "Halden Strait"),
        ("They recalled the Law of the Sea.", "Law of the Sea"),
        ("They urged the Kestrel Authority’s sailors to stop.", "Kestrel Authority"),
        ("They praised Belarusian sailors.", "Belarus"),
        ("They stressed human rights.", "human rights"),
        ("They reaffirmed their commitment to denuclearization.", "denuclearization"),
        ("They decided to lower the federal funds rate.", "federal funds rate"),
    ],
)
def test_names_and_noun_phrases_are_terms(text, term):
    """What a section can be called by."""
    assert term in terms(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("They agreed to expand patrols.", "expand"),
        ("They exchanged views.", "exchanged views"),
        ("The path remains open.", "open"),
        ("The economic and legal costs grow.", "economic"),
        ("Commitment matters.", "Commitment"),
        ("They called for a free and fair vote.", "free"),
        ("Strengthening patrols matters.", "Strengthening"),
        ("They discussed ways to work together.", "ways"),
        ("President Brandt spoke. Brandt and Lind met.", "Brandt"),
        ("Ida B. Brandt and Oskar L. Lind voted for the action. Brandt left.", "Brandt"),
        ("They praised the Minister of Ports.", "Minister of Ports"),
        ("They met on Monday in March.", "March"),
        ("The full range of measures was taken.", "full range"),
    ],
)
def test_other_words_are_not(text, word):
    """Verbs, adjectives alone, words that have a capital from their place, persons, offices, days, empty words."""
    assert word not in terms(text)


def test_silent_names_are_no_terms():
    """Nor are parts of them: a title is in every edition."""
    text = "They met near the Halden Strait for the Tidewater Security Talks."
    assert terms(text, "Joint Statement of the Tidewater Security Talks") == {"Halden Strait"}


def test_a_list_of_those_who_voted_names_the_vote():
    """And no persons."""
    found = terms("Voting for the action were: Ida Brandt, Oskar Lind, and Mirel Anso. Mirel Anso preferred no action.")
    assert "votes" in found
    assert not [term for term in found if "Anso" in term or "Brandt" in term]


@pytest.mark.parametrize(
    "text", ["Word " * 20000, "full " * 20000, "to open " * 10000, "A " * 30000, "the open radar " * 10000]
)
def test_the_time_grows_with_the_text(text):
    """Hostile sentences do not hang."""
    statement = from_text(text + "end.")
    began = time.process_time()
    finder = Terms(statement.sentences, load_lexicon())
    for sentence in statement.sentences:
        finder.of(sentence)
    assert time.process_time() - began < 20
