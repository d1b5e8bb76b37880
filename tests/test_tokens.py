from __future__ import annotations

import pytest

from dtt_diff.tokens import stem_of, tokenize, words, words_of


def norms(text: str) -> list[str]:
    """The normal forms of all tokens."""
    return [token.norm for token in tokenize(text, ((0, len(text)),))]


def stems(text: str) -> list[str]:
    """The stems of all tokens."""
    return [token.stem for token in tokenize(text, ((0, len(text)),))]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("the U.S. and the U.N.", ["the", "u.s.", "and", "the", "u.n."]),
        ("at 9:30 p.m. today", ["at", "9:30", "p.m.", "today"]),
        ("1,250 vessels, 2.5 per cent", ["1,250", "vessels", ",", "2.5", "per", "cent"]),
        ("rates of 1-1/4 per cent", ["rates", "of", "1-1/4", "per", "cent"]),
        ("the 13th Talks", ["the", "13th", "talks"]),
        ("Norvale's ports", ["norvale's", "ports"]),
        ("real-time data", ["real", "-", "time", "data"]),
        ("(see [4])", ["(", "see", "[", "4", "]", ")"]),
    ],
)
def test_a_token_is_a_word_a_number_or_a_mark(text, tokens):
    """Abbreviations, figures and apostrophes stay whole; compounds part at the hyphen."""
    assert norms(text) == tokens


def test_offsets_point_into_the_whole_text():
    """Tokens of an inner span know where they stand in the text."""
    text = "Before. The ministers met. After."
    tokens = tokenize(text, ((8, 26),))
    assert [token.text for token in tokens] == ["The", "ministers", "met", "."]
    assert all(text[token.start : token.end] == token.text for token in tokens)


def test_no_token_reaches_over_an_interruption():
    """Page furniture between two spans parts the tokens."""
    assert [token.text for token in tokenize("hand- 12 book", ((0, 4), (9, 13)))] == ["hand", "book"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("minister’s", "minister's"),
        ("Organise", "organize"),
        ("emphasised", "emphasized"),
        ("forty", "40"),
        ("defence", "defense"),
        ("programme", "program"),
        ("harbour", "harbor"),
        ("centre", "center"),
        ("travelled", "traveled"),
        ("co-operate", "cooperate"),
        ("Re-emphasize", "reemphasize"),
        ("three", "3"),
        ("Straße", "STRASSE"),
        ("co\u00adordinate", "coordinate"),
    ],
)
def test_one_word_in_two_spellings_has_one_norm(one, other):
    """Typography, British and American spelling and number words make no difference."""
    assert norms(one) == norms(other)


@pytest.mark.parametrize(
    ("one", "other"), [("four", "for"), ("advise", "advice"), ("hour", "hor"), ("one", "1"), ("13th", "14th")]
)
def test_other_words_keep_their_own_norm(one, other):
    """Spelling rules leave words alone that only look like variants."""
    assert norms(one) != norms(other)


@pytest.mark.parametrize(("one", "other"), [("condemned", "condemns"), ("launches", "launch"), ("Norvale's", "Norvale")])
def test_inflected_forms_share_a_stem(one, other):
    """Equal stems are forms of one word."""
    assert stems(one) == stems(other)


def test_punctuation_is_no_word():
    """``words`` leaves marks out."""
    text = "Yes, they met (twice)!"
    assert words(tokenize(text, ((0, len(text)),))) == ("yes", "they", "met", "twice")


@pytest.mark.parametrize(
    "text", ["Programmes", "Norvale’s", "co-operate", "U.S.", "p.m.", "twenty", "real-time", "labelled", "…"]
)
def test_the_words_of_a_short_text_are_those_of_its_tokens(text):
    """They are read without stems, and give the same words and stems."""
    tokens = tokenize(text, ((0, len(text)),))
    assert words_of(text) == words(tokens)
    assert [stem_of(norm) for norm in words_of(text)] == [token.stem for token in tokens if token.is_word]
