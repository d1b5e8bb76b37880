from __future__ import annotations

from dtt_diff.rendering.history.words import ASCII_STEP_SIGNS, NAMES, STEP_SIGNS, around, plural, span_of, words_for
from dtt_diff.tracking.values import STEP_KINDS
from tests.tracking.making import council, line_of, tidewater


def test_every_step_has_signs_and_a_colour():
    """No kind of step is without one, and no two share a sign."""
    assert set(STEP_SIGNS) == set(ASCII_STEP_SIGNS) == set(NAMES) == set(STEP_KINDS)
    assert len(set(STEP_SIGNS.values())) == len(STEP_KINDS)
    assert all(sign.isascii() for sign in ASCII_STEP_SIGNS.values())


def test_lines_are_told_in_few_words():
    """Since when, or from when to when, and how often they moved."""
    history = council()
    assert span_of(line_of(history, "The Council condemns"), history) == "5 editions, since 2020-01-10"
    assert span_of(line_of(history, "The members will rebuild"), history) == "3 editions, first 2020-01-10, standing"
    assert span_of(line_of(history, "The Council calls"), history) == "3 editions, 2020-01-10 to 2023-01-13"
    assert words_for(line_of(history, "The Council condemns"), history).endswith("2 strengthened; 1 softened; standing")


def test_numbers_have_their_noun():
    """One edition, two editions."""
    assert (plural(1, "edition"), plural(2, "edition")) == ("1 edition", "2 editions")


def test_words_inside_a_sentence_are_shown_in_it():
    """What came stands in the edition, what went in the one before; long sentences are cut between words."""
    history = tidewater()
    back = {item.text: around(item, history) for item in history.returned_in(-1)}
    assert back["will share"] == ("They ", " radar data on the approaches to the strait.")
    assert back["They also welcomed the work of the regional coast guards."] == ("", "")
    assert back["expressed grave concern"] == (
        "They ",
        " about the smuggling of fuel, drone parts, and forged papers along …",
    )
    gone = {item.text: around(item, history) for item in history.dropped_in(-1)}
    before, after = gone["called on it to return to the talks on safe passage"]
    assert before == "… Kestrel Authority to cease all such activities immediately, and they "
    assert after == "."
