from __future__ import annotations

import pytest

from dtt_diff.analysis.propositions import Vocabulary
from tests.making import analysis, sentence


def pieces(text: str) -> list[str]:
    """The words of each proposition."""
    tokens = sentence(text).tokens
    return [text[tokens[p.first].start : tokens[p.last].end] for p in analysis(text).propositions]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The ministers condemned the missile launch.", 1),
        ("They condemned the missile launch and urged both sides to talk.", 2),
        ("They condemned the missile launch, and the ministers will share warning data.", 2),
        ("Although trade grew in the spring, the ministers urged both sides to keep talking.", 2),
        ("They condemned the missile launch, noting that earlier promises had been broken.", 2),
        ("They urged restraint by sea; demanded quiet borders; invited foreign observers.", 3),
        ("They condemned the launch of missiles and the loss of ships.", 1),
    ],
)
def test_a_sentence_is_cut_at_its_acts(text, count):
    """Coordinated acts, subordinate statements and listed clauses are propositions; coordinated things are not."""
    assert len(pieces(text)) == count


def test_every_token_is_in_one_proposition():
    """Propositions follow each other without a gap."""
    item = analysis(
        "Although trade grew, they condemned the launch and urged both sides, noting earlier promises; they will meet."
    )
    covered = [t for p in item.propositions for t in range(p.first, p.last + 1)]
    assert covered == list(range(len(item.sentence.tokens)))


def test_cues_and_facts_stand_with_their_proposition():
    """What a proposition says of itself."""
    first, second = analysis("They condemned the missile launch and urged both sides to talk on May 12, 2024.").propositions
    assert [cue.entry for cue in first.cues] == ["act.condemn"]
    assert ([cue.entry for cue in second.cues], [fact.kind for fact in second.facts]) == (["act.urge"], ["date"])


def test_the_act_is_the_verb_that_opens_it():
    """Its token index; none where the lexicon knows no act."""
    (proposition,) = analysis("They condemned the missile launch.").propositions
    assert proposition.act == 1
    (proposition,) = analysis("The harbour was opened early.").propositions
    assert proposition.act is None


def test_pieces_without_matter_are_no_propositions():
    """A clause of function words alone stays with its neighbour."""
    assert pieces("They did, and will, condemn it.") == ["They did, and will, condemn it."]


def test_content_is_what_carries_matter(small):
    """Function words and connectives do not."""
    vocabulary = Vocabulary.of(small)
    tokens = sentence("Moreover, the ministers met.").tokens
    assert [token.text for token in tokens if vocabulary.is_content(token)] == ["ministers", "met"]
