from __future__ import annotations

from attrs import evolve, frozen

from dtt_diff.checking import check
from dtt_diff.checking.values import MustMention
from dtt_diff.model import Statement
from dtt_diff.statements import from_text
from tests.checking.making import SILENT, one
from tests.making import compare

WITH = "The sides met in the {} year. They stressed freedom of navigation in the strait."
OLD, NEW = WITH.format("fourth"), "The sides met in the fifth year. They went home."


def checked(new: str, editions: int, history=()):
    """The result of one rule on what must be mentioned."""
    policy = evolve(SILENT, must_mention=(MustMention("navigation", "warning", ("freedom of navigation",), editions),))
    return check(compare(OLD, new), policy, history)


def editions(*names: str) -> tuple[Statement, ...]:
    """Earlier editions that mention it."""
    return tuple(from_text(WITH.format(name)) for name in names)


def test_what_each_of_the_last_editions_mentioned_must_be_mentioned():
    """With the place where it stood, and where it would stand."""
    found = one(checked(NEW, 3, editions("second", "third")), "navigation")
    assert found.old_place.quote == "They stressed freedom of navigation in the strait."
    assert "each of the last 3 editions" in found.message
    assert checked(OLD + " They went home.", 3, editions("second", "third")).findings == ()


def test_one_edition_without_it_ends_the_duty():
    """All of the last N must have it; older ones do not count."""
    silent = from_text("The sides met in the third year and went home.")
    assert not [f for f in checked(NEW, 2, (silent,)).findings if f.rule == "navigation"]
    assert one(checked(NEW, 2, (silent, *editions("third"))), "navigation")


def test_too_few_editions_are_said():
    """Nothing is checked, and a note says why."""
    result = checked(NEW, 3, editions("third"))
    assert not [f for f in result.findings if f.rule == "navigation"]
    assert result.notes == ("navigation: not checked: it looks back on 3 editions, and 2 editions were given",)


def test_the_last_edition_and_the_draft_are_not_counted_twice():
    """A history may have them already."""
    result = checked(NEW, 3, (*editions("third"), from_text(OLD), from_text(NEW)))
    assert "2 editions were given" in result.notes[0]


def test_a_history_is_anything_that_has_statements():
    """The oldest first."""

    @frozen
    class Series:
        statements: tuple[Statement, ...]

    assert one(checked(NEW, 2, Series(editions("third"))), "navigation")
