from __future__ import annotations

from dtt_diff.tracking.surveying import survey
from dtt_diff.tracking.values import short
from tests.tracking.making import council, line_of


def test_a_printed_line_shows_its_sentence_and_when_it_stood():
    """What a list of lines looks like in a notebook."""
    history = council()
    assert repr(line_of(history, "The Council calls on")) == (
        "<Line 2: 'The Council calls on Oskara to release the crew of the ferry Larkspur.', 3 editions, 0 to 3, gone>"
    )
    assert repr(line_of(history, "The Council condemns")).endswith("strongest terms.', 5 editions, 0 to 4>")


def test_a_printed_step_shows_what_was_done_and_the_shift():
    """With the sentence it left."""
    steps = line_of(council(), "The Council calls on").steps
    assert repr(steps[0]) == (
        "<Step in edition 0: appeared, 'The Council calls on Oskara to release the crew of the ferry Larkspur.'>"
    )
    condemned = line_of(council(), "The Council condemns").steps[1]
    assert repr(condemned).startswith(f"<Step in edition 1: strengthened {condemned.shift:+.4g}, 'The Council condemns")


def test_answers_print_short():
    """Each in one line that has its words, not its fields."""
    history = council()
    gone = [repr(item) for item in history.dropped_in(-1)]
    assert (
        "<Occurrence dropped in '2025-01-12': 'The Council calls on Oskara to release the crew of the ferry Larkspur.'>" in gone
    )
    assert repr(history.phrase("in the strongest terms")) == "<PhraseUse 'in the strongest terms': 3 of 5 editions>"
    found = survey(history, phrases=["strait"], matters=["lighthouse"])
    assert repr(found.timelines) == "(<Timeline of 'lighthouse': 3 of 5 editions>,)"
    for value in (*found.timelines[0].moments, *found.timelines[0].moments[0].mentions, *found.ledgers, found):
        assert len(repr(value)) < 200
        assert "(" not in repr(value)[:12]


def test_long_and_hostile_texts_print_short_and_harmless():
    """Cut between words; what could steer a terminal is an escape."""
    assert short("word " * 100).endswith("word …'")
    assert len(short("x" * 1000)) < 100
    assert short("a\u202eb\x1b") == repr("a\u202eb\x1b")
    assert short("a\u202eb\x1b\ud800").isprintable()
