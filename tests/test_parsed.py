from __future__ import annotations

import pytest

from dtt_diff.errors import ReadingError
from dtt_diff.parsed import DuplicateKeyError, Parsed, load_json, shown


def parsed(value: object) -> Parsed:
    """A value as the root of a document."""
    return Parsed(value, "$", lambda place, problem: ReadingError(f"{place}: {problem}"))


def test_values_know_their_place():
    """Down through objects and lists."""
    root = parsed({"a": [{"b": 1}], "c d": 2})
    assert root.get("a").items()[0].get("b").place == "$.a[0].b"
    assert root.get("c d").place == "$['c d']"
    assert root.find("e") is None


def test_values_are_read_as_what_they_must_be():
    """Each reader returns the value of its type."""
    assert parsed("x").text() == "x"
    assert parsed(True).flag() is True
    assert parsed(3).whole(1, 3) == 3
    assert parsed(3).number() == 3.0
    assert parsed(["x", "y"]).each(Parsed.text) == ("x", "y")
    assert parsed(None).maybe(Parsed.text) is None
    assert parsed("b").choice(("a", "b")) == "b"


@pytest.mark.parametrize(
    ("read", "value", "message"),
    [
        (Parsed.text, 1, "$: a text is expected here, not a whole number"),
        (Parsed.text, None, "$: a text is expected here, not null"),
        (Parsed.flag, 1, "$: true or false is expected here, not a whole number"),
        (Parsed.whole, True, "$: a whole number is expected here, not true or false"),
        (Parsed.whole, 1.0, "$: a whole number is expected here, not a number"),
        (lambda node: node.whole(1), 0, "$: a whole number at least 1 is expected here"),
        (lambda node: node.whole(1, 3), 4, "$: a whole number from 1 to 3 is expected here"),
        (Parsed.number, "1", "$: a number is expected here, not a text"),
        (Parsed.number, float("inf"), "$: the number is too large"),
        (Parsed.number, -(10**400), "$: the number is too large"),
        (Parsed.items, {}, "$: a list is expected here, not an object"),
        (Parsed.members, [], "$: an object is expected here, not a list"),
        (lambda node: node.get("a"), [], "$: an object is expected here, not a list"),
        (lambda node: node.get("a"), {"b": 1}, "$: the key 'a' is missing"),
        (lambda node: node.only(("a", "b")), {"a": 1, "c": 1}, "$.c: there is no such key; the keys are a, b"),
        (lambda node: node.choice(("a", "b")), "c", "$: 'c' is none of a, b"),
    ],
)
def test_another_value_is_an_error_with_the_place(read, value, message):
    """And with what was expected."""
    with pytest.raises(ReadingError) as caught:
        read(parsed(value))
    assert str(caught.value) == message


@pytest.mark.parametrize("text", ["NaN", "[Infinity]", "[-Infinity]", "{", "9" * 10_000, ""])
def test_json_is_read_strictly(text):
    """What is not JSON by the letter is refused."""
    with pytest.raises(ValueError, match=r"."):
        load_json(text)


def test_no_key_stands_twice():
    """Which of the two counts would be a guess."""
    with pytest.raises(DuplicateKeyError, match="the key 'a' stands twice"):
        load_json('[{"a": 1, "b": {"a": 1, "a": 1}}]')


@pytest.mark.parametrize("value", ["\x1b[2J\n\u202e", "x" * 10_000, "\ud83d", ["x"] * 1000, 10**3000])
def test_values_are_shown_safely(value):
    """In one short line of characters that print."""
    assert shown(value).isprintable()
    assert len(shown(value)) <= 40
