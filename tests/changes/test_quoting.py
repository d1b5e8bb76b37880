from __future__ import annotations

import re

from tests.making import compare

OLD = "The ministers condemned the missile launch in the strongest terms. They opened the harbour."
NEW = "The ministers condemned the missile launch. They opened the harbour."


def only(old: str, new: str):
    """The one change between two texts."""
    (change,) = compare(old, new).changes
    return change


def test_a_quote_is_the_smallest_phrase_with_its_head():
    """Not the bare adverbial, and not the whole sentence."""
    change = only(OLD, NEW)
    assert change.old.text.endswith("in the strongest terms")
    assert change.old.text.removesuffix("in the strongest terms").strip()
    assert change.new.text
    assert "ministers" not in change.old.text


def test_the_words_that_differ_are_marked():
    """Marks lie inside the quote; what is on both sides is not marked."""
    change = only(OLD, NEW)
    assert [OLD[start:end] for start, end in change.old.marks] == ["in the strongest terms"]
    assert change.new.marks == ()


def test_a_one_sided_quote_is_marked_as_a_whole():
    """All of it came or went."""
    change = only(NEW, NEW + " Search crews found the lost ferry.")
    assert change.new.marks == change.new.spans


def test_a_quote_never_cuts_a_word():
    """Hyphenated words are quoted whole."""
    change = only("They opened a well-known harbour early.", "They opened a little-known harbour early.")
    assert (change.old.text, change.new.text) == ("well-known", "little-known")


def test_a_quote_over_a_page_break_leaves_the_furniture_out():
    """Its spans are the parts; its text joins them by one space."""
    parts = "The coast guards of both states will go on looking for the", "lost ferry of last winter."
    old = "The ministers met in Norvale.\n\n{}\n\n7\n\f{}\n".format(*parts)
    (change,) = compare(old, "The ministers met in Norvale.").changes
    assert len(change.old.spans) == 2
    assert change.old.text == "The coast guards of both states will go on looking for the lost ferry of last winter."
    assert [old[start:end] for start, end in change.old.spans][1].startswith("lost ferry")


def test_ids_are_short_hashes_and_differ():
    """Equal changes are told apart by their ordinal."""
    new = "The ministers met. The harbour reopened. The fleet left. The harbour reopened."
    changes = compare("The ministers met. The fleet left.", new).changes
    assert len(changes) == 2
    assert len({change.id for change in changes}) == 2
    assert all(re.fullmatch("[0-9a-f]{12}", change.id) for change in changes)


def test_an_id_is_known_by_kind_and_quotes_alone():
    """Typography, place and the rest of the statement leave it alone; other words do not."""
    known = only(OLD, NEW).id
    lead = "Search crews found the lost ferry. "
    assert only(lead + OLD, lead + NEW).id == known
    assert only(OLD.replace("missile launch", "missile  LAUNCH"), NEW).id == known
    assert only(OLD.replace("launch", "test"), NEW.replace("launch", "test")).id != known
    assert only(NEW, OLD).id != known


def test_the_shift_adds_up_the_steps():
    """It has the sign of its kind, and stands on directed changes only."""
    assert only(OLD, NEW).shift == -1.0
    assert only(NEW, OLD).shift == 1.0
    assert only(NEW, NEW + " Search crews found the lost ferry.").shift is None
