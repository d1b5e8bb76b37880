from __future__ import annotations

from dtt_diff.reporting.words import load_words


def test_lists_do_not_contradict_each_other():
    """A word that names a subject is no verb."""
    words = load_words()
    assert not words.verbs & words.nouns
    assert {"strengthened", "strengthening", "deter"} <= words.verbs
    assert {"ways", "efforts"} <= words.empty


def test_states_go_by_one_name():
    """Noun, abbreviation, adjective and the name of its people."""
    words = load_words()
    assert {words.state(form) for form in ("ROK", "Republic of Korea", "South Korean", "South Koreans")} == {"South Korea"}
    assert words.state("DPRK") == words.state("Democratic People's Republic of Korea") == "North Korea"
    assert words.state("Velsund") is None


def test_endings_tell_adjectives():
    """Unless the word is listed as a noun."""
    words = load_words()
    assert words.is_adjective("nuclear") is False
    assert words.is_adjective("legal")
    assert not words.is_adjective("proposal")
