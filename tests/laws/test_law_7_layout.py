"""Law 7: re-wrapping, renumbering, curly quotes and double spaces change no verdict, change or id."""

from __future__ import annotations

import re
import textwrap

from hypothesis import assume, given
from hypothesis import strategies as st

import dtt_diff as dd
from dtt_diff.statements import from_text
from tests.laws.strategies import Edition, Line, editions, revisions, written

#: A line that looks like a list label or a heading is another text, not another layout.
LIKE_A_LABEL = re.compile(r"\s*(?:\(?\w{1,4}[.)]\s|\d[\d.]*[.)]?\s*$|[-–—*+•#]\s)")

LABEL = re.compile(r"^\d+\.\s+(?=[A-Z])", re.MULTILINE)


def rewrapped(text: str, width: int) -> str:
    """The same paragraphs in lines of another width."""
    return "\n\n".join(
        textwrap.fill(paragraph, width, break_long_words=False, break_on_hyphens=False) for paragraph in text.split("\n\n")
    )


def renumbered(text: str, start: int, form: str) -> str:
    """The same numbered paragraphs under other labels."""
    numbers = iter(range(start, start + 100))
    return re.sub(r"(?m)^\d+\. ", lambda _: form.format(next(numbers)) + " ", text)


def curled(text: str) -> str:
    """Straight quotes made curly."""
    text = re.sub(r'"([^"]*)"', r"“\1”", text)
    return text.replace("'", "’")


def spaced(text: str) -> str:
    """Two spaces after every full stop and comma."""
    return re.sub(r"(?<=[.,]) ", "  ", text)


def findings(old: str, new: str) -> tuple[object, ...]:
    """Verdicts, and changes with their ids."""
    comparison = dd.compare(from_text(old), from_text(new))
    return (
        [(group.old, group.new, group.verdict, group.moved) for group in comparison.groups],
        [(change.id, change.kind, change.dimensions, change.salience, change.shift) for change in comparison.changes],
    )


@st.composite
def quoted_pairs(draw: st.DrawFn, *, numbered: bool) -> tuple[str, str]:
    """Two editions with straight quotes in them."""
    old: Edition = draw(editions())
    new = draw(revisions(old))
    lead = Line("The ministers", "noted", 'the "quiet strait" plan of Sarenia\'s navy', "", "", "")
    return written([[lead, *old[0]], *old[1:]], numbered=numbered), written([[lead, *new[0]], *new[1:]], numbered=numbered)


@given(quoted_pairs(numbered=False), st.integers(60, 120))
def test_lines_of_another_width(texts, width):
    """A paragraph is a paragraph however it is wrapped."""
    old, new = texts
    wrapped = rewrapped(new, width)
    assume(not any(LIKE_A_LABEL.match(line) for line in wrapped.splitlines()))
    assert findings(old, wrapped) == findings(old, new)


@given(quoted_pairs(numbered=True), st.integers(2, 60), st.sampled_from(["{}.", "{})", "({})"]))
def test_other_numbers_on_the_paragraphs(texts, start, form):
    """Labels are no words."""
    old, new = texts
    assert findings(old, renumbered(new, start, form)) == findings(old, new)


@given(quoted_pairs(numbered=False))
def test_curly_quotes(texts):
    """Typography is no content."""
    old, new = texts
    assert curled(new) != new
    assert findings(old, curled(new)) == findings(curled(old), new) == findings(old, new)


@given(quoted_pairs(numbered=False))
def test_double_spaces(texts):
    """Nor is the width of a space."""
    old, new = texts
    assert findings(old, spaced(new)) == findings(spaced(old), new) == findings(old, new)


@given(quoted_pairs(numbered=True), st.integers(70, 110))
def test_all_of_it_on_both_sides(texts, width):
    """Layouts may differ in everything at once."""
    old, new = texts
    changed = [rewrapped(spaced(curled(renumbered(text, 7, "{}."))), width) for text in texts]
    assume(not any(LIKE_A_LABEL.match(line) and not LABEL.match(line) for text in changed for line in text.splitlines()))
    assume(all(len(LABEL.findall(a)) == len(LABEL.findall(b)) for a, b in zip(texts, changed, strict=True)))
    assert findings(*changed) == findings(old, new)
