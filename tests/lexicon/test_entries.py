from __future__ import annotations

import pytest

from dtt_diff.lexicon import FormIndex
from dtt_diff.lexicon.entries import matches, patterns


@pytest.mark.parametrize(
    ("given", "forms"),
    [
        (
            {"verbs": ["call on|upon"]},
            {("call", "on"), ("calls", "upon"), ("called", "upon")},
        ),
        ({"verbs": ["urge|press"]}, {("urge",), ("urged",), ("press",), ("presses",), ("pressing",)}),
        ({"nouns": ["joint effort"]}, {("joint", "effort"), ("joint", "efforts")}),
        ({"words": ["in the _ terms"]}, {("in", "the", None, "terms")}),
        ({"words": ["long-standing"]}, {("long", "standing")}),
        ({"words": ["Harbour"]}, {("harbor",)}),
    ],
)
def test_forms_are_inflected_and_spelled_out(given, forms):
    """Verbs by their first word, nouns by their last; alternatives, marks, hyphens and spellings are resolved."""
    assert forms <= set(patterns(**given))


def test_plain_words_are_not_inflected():
    """``words`` are matched as they are."""
    assert patterns(words=["will"]) == (("will",),)


def test_each_form_stands_once():
    """What two spellings share is one form."""
    forms = patterns(verbs=["urge", "urge"], words=["urged"])
    assert len(forms) == len(set(forms))


def test_the_any_word_mark_matches_any_one_word():
    """It matches one word, and never the end of the row."""
    form = ("in", "the", None, "terms")
    assert matches(form, ["in", "the", "strongest", "terms"], 0)
    assert not matches(form, ["in", "the", "terms"], 0)
    assert not matches(form, ["in", "the", "very", "strongest", "terms"], 0)


def test_a_form_does_not_stand_before_the_row():
    """A place before the first word matches nothing."""
    assert not matches(("the",), ["the"], -1)


def test_the_index_gives_the_longest_form_first():
    """All forms at a place, longest first."""
    index: FormIndex[str] = FormIndex()
    for form, name in [(("call",), "call"), (("call", "on"), "press"), (("call", None, "on"), "gap")]:
        index.add(form, name)
    assert list(index.at(["we", "call", "on", "on"], 1)) == [(3, "gap"), (2, "press"), (1, "call")]
    assert list(index.at(["we", "call", "on", "on"], 0)) == []


def test_a_word_is_in_the_index_only_as_a_form_of_its_own():
    """The first word of a longer form is no member."""
    index: FormIndex[str] = FormIndex()
    index.add(("call", "on"), "press")
    assert "call" not in index
    index.add(("call",), "call")
    assert "call" in index


@pytest.mark.parametrize("form", [(), (None, "terms")])
def test_a_form_needs_a_first_word(form):
    """Forms are found by their first word."""
    with pytest.raises(ValueError, match="first word"):
        FormIndex().add(form, "x")


def test_a_form_is_not_found_past_the_end_of_a_row():
    """What is left of a row may be shorter than the longest form with its first word."""
    index: FormIndex[str] = FormIndex()
    index.add(("call",), "call")
    index.add(("call", "on"), "press")
    assert index.every(["on", "call"]) == [(1, 1, "call")]


def test_forms_of_one_length_come_as_they_were_filed():
    """Whether or not any word may stand in them."""
    index: FormIndex[str] = FormIndex()
    for name, form in [
        ("first", ("call", None)),
        ("second", ("call", "on")),
        ("third", ("call", None)),
        ("fourth", ("call", "on")),
    ]:
        index.add(form, name)
    assert [name for _, name in index.at(["call", "on"], 0)] == ["first", "second", "third", "fourth"]


def test_an_index_with_more_forms_leaves_the_first_one_as_it_was():
    """Abbreviations of two statements are added to the equivalents of all."""
    index: FormIndex[str] = FormIndex()
    index.add(("oic",), "council")
    longer = index.extended([(("oic",), "cooperation"), (("outer", "islands"), "council")])
    assert [name for _, name in longer.at(["oic"], 0)] == ["council", "cooperation"]
    assert [name for _, name in index.at(["oic"], 0)] == ["council"]
    assert index.every(["outer", "islands"]) == []
    assert longer.longest(["the", "outer", "islands"]) == {1: (2, "council")}
