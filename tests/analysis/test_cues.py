from __future__ import annotations

import pytest

from dtt_diff.analysis.cues import find_cues
from tests.making import sentence


@pytest.fixture
def cues(small):
    """A function from a text to its cues under the small lexicon."""
    return lambda text: find_cues(sentence(text), small)


def test_a_cue_knows_its_place_and_rank(cues):
    """Entry, scale, dimension, rank, words and span."""
    (cue,) = cues("They condemned the launch.")
    assert (cue.entry, cue.scale, cue.dimension, cue.rank) == ("act.condemn", "condemnation", "act", "condemn")
    assert (cue.text, cue.span, cue.first, cue.last) == ("condemned", (5, 14), 1, 1)
    assert cue.sources == ("guide",)


@pytest.mark.parametrize(
    "text", ["They CONDEMNED it.", "They condemn it.", "Condemning it, they left.", "Their condemnation was read."]
)
def test_inflection_and_case_do_not_matter(cues, text):
    """Any form of the entry, in any case."""
    assert [cue.entry for cue in cues(text)] == ["act.condemn"]


def test_the_longest_form_wins(cues):
    """“in the strongest terms” is one cue, not “strongest”."""
    assert [cue.text for cue in cues("They condemned it in the strongest terms.")] == [
        "condemned",
        "in the strongest terms",
    ]
    assert [cue.text for cue in cues("It was the strongest signal.")] == ["strongest"]


def test_hyphens_are_spaces(cues):
    """A hyphen between the words of a form does not hide it."""
    assert [cue.entry for cue in cues("They will share data as-appropriate.")] == ["modal.will", "caveat.appropriate"]


@pytest.mark.parametrize(
    ("counts", "does_not"),
    [
        ("They condemned the house.", "The condemned building fell."),
        ("They will meet.", "They have the will to meet."),
        ("They may meet.", "May brought rain."),
    ],
)
def test_pseudo_cues_do_not_count(cues, counts, does_not):
    """Neighbours and case tell a cue from a word that only looks like it."""
    assert len(cues(counts)) == 1
    assert cues(does_not) == ()


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("They strongly condemned the launch.", "condemned"),
        ("They condemned the launch strongly.", "launch"),
        ("They strongly, and again, condemned it.", "again"),
        ("Risks are somewhat higher.", "higher"),
        ("Risks are higher somewhat.", None),
    ],
)
def test_a_modifier_knows_its_head(cues, text, head):
    """The content word that it strengthens or weakens, on the side that the entry says."""
    (cue,) = [cue for cue in cues(text) if cue.dimension == "degree"]
    assert (None if cue.head is None else sentence(text).tokens[cue.head].text) == head


def test_cues_that_govern_a_proposition_have_no_head(cues):
    """Act verbs and modals speak for the whole proposition."""
    assert [cue.head for cue in cues("They demanded that it shall end.")] == [None, None]


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("They did not condemn it.", True),
        ("They never again did condemn it.", True),
        ("They condemned what was not right.", False),
        ("They did not meet, but they condemned it.", False),
        ("It is not the fault of those who today condemn it.", False),
    ],
)
def test_a_negation_reaches_a_few_words_ahead(cues, text, negated):
    """It turns round what follows closely, not what stands before it or behind a comma."""
    (cue,) = [cue for cue in cues(text) if cue.scale == "condemnation"]
    assert cue.negated is negated


def test_cues_stand_in_order_and_their_words_are_in_the_text(cues):
    """Each cue quotes the text at its span."""
    text = "They strongly condemned the launch, urged both sides and will meet where possible."
    found = cues(text)
    assert [cue.span for cue in found] == sorted(cue.span for cue in found)
    assert [text[start:end] for start, end in (cue.span for cue in found)] == [
        "strongly", "condemned", "urged", "will", "where possible",
    ]  # fmt: skip
