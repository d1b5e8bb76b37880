"""What a passage that came or went concerns."""

from __future__ import annotations

import re

import pytest

from dtt_diff.changes.findings import Side
from dtt_diff.changes.passages import concerns, is_predicate
from tests.making import analysis


def marked(lexicon, text: str) -> tuple[Side, object]:
    """The words between braces as a side, and the analysis of the sentence without the braces."""
    start, end = text.index("{"), text.index("}") - 1
    plain = re.sub("[{}]", "", text)
    item = analysis(plain, lexicon)
    inside = tuple(k for k, token in enumerate(item.sentence.tokens) if start <= token.start and token.end <= end)
    return Side(0, inside), item


@pytest.mark.parametrize(
    ("text", "dimensions", "least"),
    [
        # An act in it; its weight is that of the act and not of the passage.
        ("They met, {condemned the launch} and left.", ("act",), 1),
        # A condition that opens it, a small word before it or not; further in it is not what the passage is about.
        ("They will train crews {where possible}.", ("condition",), 2),
        ("They will train crews {and where possible sailors}.", ("condition",), 2),
        ("They will train crews {and the sailors where possible}.", (), 1),
        # Doubt, but not in a clause of purpose.
        ("The launch was noted {and may be repeated}.", ("certainty",), 1),
        ("The plan was noted {so that the ships may sail}.", (), 1),
        # One more thing that is promised or condemned, when or where it is to be, and none beside an act of no weight.
        ("They condemned the launch {and the seizure of ships}.", ("scope",), 2),
        ("They condemned the launch {in the northern strait}.", ("specificity",), 1),
        ("They discussed the launch {and the seizure of ships}.", (), 1),
        ("The launch {and the seizure of ships} failed.", (), 1),
    ],
)
def test_a_passage_concerns_what_it_adds(shipped, text, dimensions, least):
    """Its dimensions, and the least salience that they give it."""
    found = concerns(*marked(shipped, text), alone=False)
    assert (tuple(sorted(set(found[0]) & {"act", "condition", "certainty", "scope", "specificity"})), found[1]) == (
        dimensions,
        least,
    )


def test_a_lone_word_is_no_object(shipped):
    """It says too little."""
    assert concerns(*marked(shipped, "They condemned the launch {ships}."), alone=True) == ((), 1)
    assert concerns(*marked(shipped, "They condemned the launch {ships}."), alone=False) == (("scope",), 2)


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("Prices have {risen} and remain high.", True),
        ("Prices have {risen} sharply but remain high.", True),
        ("Prices have {risen} very sharply and remain high.", False),
        ("Prices have {risen} to new highs.", False),
        ("Prices {rose} and remain high.", False),
        ("{Rising} and falling prices worry them.", False),
    ],
)
def test_a_lone_verb_is_a_statement_beside_another(shipped, text, stands):
    """After an auxiliary, with "and" or "but" among the next two words."""
    assert is_predicate(*marked(shipped, text)) is stands
