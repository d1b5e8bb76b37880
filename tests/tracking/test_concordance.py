"""Where words stand."""

from __future__ import annotations

from dtt_diff.statements import from_text
from dtt_diff.tracking.concordance import Concordance, in_one_line, norms_of, stems_of

TEXTS = ("They met in the\nold harbour. Ships sailed.", "They met. In the old harbour ships sailed.", "They sailed.")


def test_words_are_found_across_line_breaks_and_not_across_sentences():
    """Nor inside other words."""
    words = Concordance(map(from_text, TEXTS))
    assert words.has(0, norms_of("In the OLD harbour"))
    assert not words.has(1, norms_of("met in the"))
    assert not words.has(0, norms_of("harbour ships"))
    assert not words.has(0, norms_of("ship"))
    assert words.has(1, norms_of("ships sailed"), 1)
    assert not words.has(1, norms_of("ships sailed"), 0)


def test_the_last_edition_before():
    """That has the words; none where none has."""
    words = Concordance(map(from_text, TEXTS))
    assert words.last_before(2, norms_of("the old harbour")) == 1
    assert words.last_before(1, norms_of("the old harbour")) == 0
    assert words.last_before(2, norms_of("met in")) == 0
    assert words.last_before(2, norms_of("the moon")) is None


def test_forms_of_words():
    """Normal forms keep the inflection, stems do not."""
    assert norms_of("Co-operates, “FULLY”") == ("cooperates", "fully")
    assert stems_of("reaffirmed") == stems_of("reaffirms")
    assert in_one_line(" a\n\t b ") == "a b"
