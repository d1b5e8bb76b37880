from __future__ import annotations

import itertools

import pytest

from dtt_diff.edits.script import apply_script
from tests.making import compare

FIRST = "The ministers condemned the missile launch of last winter."
SECOND = "Search crews from both coasts found the lost ferry."
THIRD = "Grain shipments through the northern strait have grown."


def steps(old: str, new: str) -> list[tuple[str, str]]:
    """Operation and text of every step."""
    return [(e.op, old[slice(*e.old)] if e.old else new[slice(*e.new)]) for e in compare(old, new).edits]


def test_equal_texts_are_kept():
    """Nothing is taken out or put in."""
    assert {op for op, _ in steps(f"{FIRST} {SECOND}", f"{FIRST} {SECOND}")} == {"keep"}


def test_words_are_replaced_whole():
    """No step begins or ends inside a word."""
    assert [s for s in steps(FIRST, FIRST.replace("winter", "wintertime")) if s[0] != "keep"] == [
        ("delete", "winter"),
        ("insert", "wintertime"),
    ]


def test_a_sentence_out_of_order_is_moved():
    """It is carried over, not taken out and put in again."""
    found = steps(f"{FIRST} {SECOND} {THIRD}", f"{SECOND} {THIRD} {FIRST}")
    assert ("move", FIRST) in found
    assert not [text for op, text in found if op in ("delete", "insert") and text.strip()]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (f"{FIRST}\n\n{SECOND}", f"{SECOND}\r\n{FIRST}\n"),
        (f"Title of the Talks\n\n1. {FIRST}\n2. {SECOND}\n", f"Another Title\n\n1. {THIRD}\n2. {FIRST}\n"),
        (FIRST, THIRD),
        (f"{FIRST} {FIRST} {SECOND}", f"{SECOND} {FIRST}"),
        (f"  {FIRST}\n\f\n- 2 -\n\n{SECOND}\n", f"\t{FIRST}\x0b{SECOND}"),
    ],
)
def test_the_script_turns_old_into_new(old, new):
    """Applied in order, the steps give the new text; their old spans are the old text, each character once."""
    edits = compare(old, new).edits
    assert apply_script(old, new, edits) == new
    gone = sorted(e.old for e in edits if e.old)
    assert "".join(old[start:end] for start, end in gone) == old
    assert all(a[1] == b[0] for a, b in itertools.pairwise(gone))


def test_kept_spans_have_the_same_text_on_both_sides():
    """A step that carries text over knows where it came from and where it went."""
    old, new = f"{FIRST} {SECOND} {THIRD}", f"{THIRD} {SECOND.replace('lost', 'old')} {FIRST}"
    carried = [e for e in compare(old, new).edits if e.op in ("keep", "move")]
    assert carried
    assert all(old[slice(*e.old)] == new[slice(*e.new)] for e in carried)


def test_a_rewritten_stretch_is_replaced_at_once():
    """A chance word between two replaced stretches is no reason to cut them; the white space around them stays."""
    old = "The delegations praised the harbour pilots of Kesh, and they left."
    new = "The delegations criticized the railway engineers of Norvale, and they left."
    assert [s for s in steps(old, new) if s[0] != "keep"] == [
        ("delete", "praised the harbour pilots of Kesh"),
        ("insert", "criticized the railway engineers of Norvale"),
    ]


def test_what_stayed_in_length_parts_two_replacements():
    """Kept words that are more than a coincidence stay kept."""
    old = "The fleet of 25 vessels left the northern harbour of Kesh in June."
    new = old.replace("25", "31").replace("June", "May")
    assert ("keep", " vessels left the northern harbour of Kesh in ") in steps(old, new)


def test_a_sentence_rewritten_elsewhere_was_not_moved():
    """A move carries words over; where most are others, one sentence went and another came."""
    other = "Search teams from inland found no trace of any vessel and went home."
    found = steps(f"{SECOND} {FIRST} {THIRD}", f"{FIRST} {THIRD} {other}")
    assert not [text for op, text in found if op == "move" and text.strip() not in (".", "")]


def test_changed_white_space_is_replaced_alone():
    """The words around it are kept."""
    assert [s for s in steps(f"{FIRST} {SECOND}", f"{FIRST}\n\n{SECOND}") if s[0] != "keep"] == [
        ("delete", " "),
        ("insert", "\n\n"),
    ]
