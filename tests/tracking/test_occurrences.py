"""What an edition dropped, what is new in it, what it has again."""

from __future__ import annotations

from tests.tracking.making import council, line_of, shipped_council, tidewater


def told(found: object) -> list[tuple[bool, str]]:
    """Whether whole, and the words."""
    return [(item.whole, item.text) for item in found]


def test_dropped_lines_say_since_when_they_stood():
    """And how many editions had them."""
    history = council()
    (gone,) = history.dropped_in("2025")
    assert gone.text == "The Council calls on Oskara to release the crew of the ferry Larkspur."
    assert (gone.first.label, gone.last_had.label, gone.count) == ("2020-01-10", "2023-01-13", 3)
    assert gone.line == line_of(history, "The Council calls on Oskara").index
    assert str(gone) == f"Gone in 2025-01-12: “{gone.text}”; 3 editions had it, the first 2020-01-10"
    assert history.dropped_in() == (gone,)


def test_returned_lines_are_not_new():
    """Two lines came back in 2023, one to the letter and one in other words, and the strongest terms with them."""
    history = shipped_council()
    assert history.appeared_in("2023") == ()
    back = history.returned_in("2023")
    assert [item.text[:12] for item in back if item.whole] == ["The members ", "The Council "]
    assert [(item.first.label, item.last_had.label) for item in back if item.whole] == [
        ("2020-01-10", "2020-01-10"),
        ("2020-01-10", "2021-01-12"),
    ]
    (words,) = (item for item in back if not item.whole)
    assert "in the strongest terms" in words.text
    assert (words.first.label, words.last_had.label) == ("2021-01-12", "2021-01-12")


def test_words_inside_sentences_count_from_their_salience_on():
    """A blockade was added to what is condemned; the class of pilots is a trifle."""
    history = tidewater()
    assert told(history.appeared_in("2022")) == [(False, "its blockade of Port Amsel")]
    assert set(told(history.appeared_in("2022"))) < set(told(history.appeared_in("2022", min_salience=1)))


def test_what_only_went_elsewhere_is_neither_gone_nor_new():
    """Words that stand in another sentence of the edition."""
    for edition in range(1, 5):
        text = " ".join(tidewater().statements[edition].text.split())
        assert not [item for item in tidewater().dropped_in(edition) if not item.whole and item.text in text]


def test_the_first_edition_has_nothing_new_or_gone():
    """Everything in it only begins to be seen."""
    history = council()
    assert (history.dropped_in(0), history.returned_in(0)) == ((), ())
    assert len(history.appeared_in(0)) == 4
