from __future__ import annotations

import pytest

from dtt_diff.checking.values import AgreedPhrase
from tests.checking.making import SILENT, check_small, one, told

OLD = (
    "The three sides met. They stressed that the path to talks remains open. "
    "They condemned the launches, the seizures and the blockade."
)


def checked(new: str, phrase: str, **options):
    """The result of looking for one agreed phrase."""
    from attrs import evolve

    return check_small(OLD, new, evolve(SILENT, agreed=(AgreedPhrase("words", "error", phrase, **options),)))


@pytest.mark.parametrize(
    "new",
    [
        OLD,
        OLD.replace("path to talks", "path to\ntalks"),
        OLD.replace("path to talks", "path  to talks"),
        "The path to talks remains open. The three sides met.",
        "They said: “The path to talks remains open.”",
    ],
)
def test_layout_and_the_capital_of_a_sentence_are_no_difference(new):
    """Line breaks, double spaces, and a sentence that begins with the words."""
    assert told(checked(new, "the path to talks remains open"), "words") == []


def test_curly_quotes_and_dashes_are_no_difference():
    """On either side."""
    assert told(checked("They seek a “free – and open” strait today.", 'a "free - and open" strait'), "words") == []


@pytest.mark.parametrize(
    ("new", "quote", "says"),
    [
        ("the path to talks is open", "the path to talks is open", "“is” instead of “remains”"),
        ("the path to talks remains wide open", "the path to talks remains wide open", "“wide” was put in"),
        ("the path to talks remains", "the path to talks remains", "“open” is missing"),
        ("the Path to talks remains open", "the Path to talks remains open", "“Path” instead of “path”"),
        ("a path to talks remains open", "a path to talks remains open", "“a” instead of “the”"),
    ],
)
def test_an_altered_phrase_is_shown_with_what_was_altered(new, quote, says):
    """At the nearest passage, with the agreed words as the suggestion."""
    found = one(checked(OLD.replace("the path to talks remains open", new), "the path to talks remains open"), "words")
    assert found.place.quote == quote
    assert says in found.message
    assert found.suggestion == "the path to talks remains open"
    assert found.replaces
    assert found.old_place.quote == "the path to talks remains open"


def test_a_phrase_that_is_gone_is_told_without_a_place():
    """With where it stood in the last edition."""
    found = one(checked("The three sides met and went home.", "the path to talks remains open"), "words")
    assert found.place is None
    assert not found.replaces
    assert found.old_place.line == 1


@pytest.mark.parametrize(
    ("tolerances", "new", "silent"),
    [
        ((), "THE PATH TO TALKS remains open", False),
        (("case",), "THE PATH TO TALKS remains open", True),
        ((), "the paths to talks remained open", False),
        (("inflection",), "the paths to talks remained open", True),
        (("inflection",), "the Paths to talks remained open", False),
        (("inflection", "case"), "the Paths to talks remained open", True),
    ],
)
def test_what_may_differ_is_named(tolerances, new, silent):
    """Case and inflection."""
    result = checked(f"They stressed that {new}.", "the path to talks remains open", tolerances=tolerances)
    assert (told(result, "words") == []) is silent


@pytest.mark.parametrize(
    ("new", "silent"),
    [
        ("condemned the blockade, the launches and the seizures", True),
        ("condemned the seizures, the launches, and the blockade", True),
        ("condemned the launches, the seizures", False),
        ("condemned the launches the seizures and the blockade", False),
        ("condemned the launches, the seizures, the blockade and the jamming", False),
        ("condemned the blockade of seizures, the launches and the the", False),
    ],
)
def test_a_list_may_have_another_order(new, silent):
    """The same items, no more and no less."""
    phrase = "condemned the launches, the seizures and the blockade"
    assert (told(checked(f"They {new}.", phrase, tolerances=("order",)), "words") == []) is silent
    assert told(checked(f"They {new}.", phrase), "words") != []


def test_forbidden_words_are_told_wherever_they_stand():
    """A finding for each place."""
    result = checked(
        "The northern province is calm. They visited the northern province.", "the northern province", forbidden=True
    )
    assert told(result, "words") == [("words", "The northern province"), ("words", "the northern province")]


def test_agreed_words_may_run_over_sentences():
    """And over the number of a paragraph."""
    phrase = "remains open. They condemned"
    assert told(checked(OLD, phrase), "words") == []
