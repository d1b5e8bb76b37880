from __future__ import annotations

import sys

import pytest

from dtt_diff.model import Change
from dtt_diff.rendering.html_text import Side, clean, marked
from tests.making import compare
from tests.rendering.page import read_page

TEXT = "They condemned <the> launch & all tests."


def side(text: str = TEXT) -> Side:
    """A text as the old edition."""
    return Side("old", compare(text, text).old, "del")


def change(name: str = "0a") -> Change:
    """A change of which only the kind and the id matter."""
    return Change(name, "softened", None, None, (), (), (), 2, None, "high", (), "")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x00b\x1bc", "a␀b␛c"),
        ("a\x7fb", "a␡b"),
        ("a\x9bb", "a�b"),
        ("a\ud800b\udfffc", "a�b�c"),
        ("a\ufffeb\U0001ffffc", "a�b�c"),
        ("a\u202eb\u202c", "a[U+202E]b[U+202C]"),
        ("a\u2066b\u2069", "a[U+2066]b[U+2069]"),
        ("a \r\n\t\u2028\x0b\x1c\x85b", "a b"),
        ("\u200f\u200e\u061cab", "\u200f\u200e\u061cab"),
        ("naïve 🚢 한국 “x”", "naïve 🚢 한국 “x”"),
    ],
)
def test_invisible_characters_are_made_harmless(text, shown):
    """Controls are shown as pictures, turns of direction by their number; marks of direction and every letter stay."""
    assert clean(text) == shown


def test_whatever_the_characters_the_text_can_be_encoded():
    """Every code point there is, alone or beside others."""
    text = "".join(map(chr, range(0x3000))) + "".join(map(chr, range(0xD000, sys.maxunicode + 1, 7)))
    assert not [c for c in clean(text).encode("utf-8").decode("utf-8") if c < " " or "\x7f" <= c < "\xa0"]


def test_text_is_escaped_and_marked():
    """Marks become elements; what looks like markup is text."""
    assert marked(side(), [(0, len(TEXT))], [(5, 14)], {}) == ("They <del>condemned</del> &lt;the&gt; launch &amp; all tests.")


def test_marks_beyond_the_spans_are_cut_to_them():
    """A quotation marks only what it quotes."""
    assert marked(side(), [(5, 14)], [(0, 9), (12, 30)], {}) == "<del>cond</del>emn<del>ed</del>"


def test_marks_that_touch_or_overlap_do_not_double_the_text():
    """Every character is there once."""
    page = read_page(marked(side(), [(0, len(TEXT))], [(0, 8), (5, 14), (14, 20)], {}))
    assert page.text() == TEXT


def test_a_sign_is_never_inside_a_mark():
    """It is no word of the statement: a mark that a change begins in is two marks, without the space between them."""
    html = marked(side(), [(0, len(TEXT))], [(0, 14)], {5: [change()]})
    assert html.startswith(
        '<del>They</del> <a class="ref softened" href="#c-0a" aria-label="softened">▼</a><del>condemned</del>'
    )


def test_two_changes_may_begin_at_one_place():
    """Each has its sign."""
    html = marked(side(), [(0, len(TEXT))], [], {0: [change("a"), change("b")], len(TEXT) + 5: [change("c")]})
    assert [link.get("href") for link in read_page(html).all("a")] == ["#c-a", "#c-b"]


def test_an_id_cannot_break_out_of_its_attribute():
    """Ids come from files, too."""
    html = marked(side(), [(0, 4)], [], {0: [change('"><script>')]})
    assert not list(read_page(html).all("script"))


def test_what_page_furniture_interrupts_says_so():
    """Nobody takes the gap for words that were left out."""
    assert marked(side(), [(0, 4), (28, 40)], [(0, 40)], {}) == (
        '<del>They</del> <span class="gap">[page break]</span> <del>&amp; all tests.</del>'
    )
