"""Dropped and added propositions that are one matter, said elsewhere with other force."""

from __future__ import annotations

import pytest

from dtt_diff.alignment.similarity import Weighting
from dtt_diff.changes.findings import Finding, Side
from dtt_diff.changes.reunion import reunite
from tests.making import analysis

HARD = "They condemned the seizure of the trawlers Tern, Gull and Heron off Kesh."
SOFT = "They deplored the seizure of the trawlers Tern, Gull and Heron off Kesh."
OTHER = "They urged Sarenia to rebuild the wooden bridge over the Amsel."


def one_sided(kind: str, sentence: int, analyses, rule: str = "proposition", salience: int = 3) -> Finding:
    """A finding that a whole sentence came or went."""
    side = Side(sentence, tuple(range(len(analyses[sentence].sentence.tokens))))
    return Finding(
        kind, side if kind == "dropped" else None, side if kind == "added" else None, (), salience, rule, (), "medium"
    )


def reunited(lexicon, olds: list[str], news: list[str], **options: object) -> list[Finding]:
    """What is left where every old sentence was dropped and every new one added."""
    old = [analysis(text, lexicon, k) for k, text in enumerate(olds)]
    new = [analysis(text, lexicon, k) for k, text in enumerate(news)]
    weighting = Weighting([item.sentence for item in (*old, *new)], lexicon)
    findings = [one_sided("dropped", k, old, **options) for k in range(len(old))]
    findings += [one_sided("added", k, new, **options) for k in range(len(new))]
    return reunite(findings, old, new, weighting, lexicon)


def test_a_matter_said_elsewhere_with_less_force_is_softened(shipped):
    """One change for two, in the place of the first; it is not certain and does not lead the memo."""
    change, *rest = reunited(shipped, [HARD, OTHER], ["The year was good.", SOFT])
    assert (change.kind, change.rule, change.dimensions) == ("softened", "said elsewhere", ("act",))
    assert (change.old.sentence, change.new.sentence) == (0, 1)
    assert (change.confidence, change.salience) == ("low", 2)
    assert [shift.steps < 0 for shift in change.shifts] == [True]
    assert [(f.kind, (f.old or f.new).sentence) for f in rest] == [("dropped", 1), ("added", 0)]


def test_the_other_way_it_is_strengthened(shipped):
    """From a lighter to a heavier act; a change of little salience keeps it."""
    change, *_ = reunited(shipped, [SOFT], [HARD], salience=1)
    assert (change.kind, change.salience) == ("strengthened", 1)
    assert change.shifts[0].steps > 0


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (HARD, HARD.replace("condemned", "denounced")),  # no order of the two acts
        (HARD, "They deplored the weather."),  # another object
        (HARD, OTHER),  # acts of two scales
        (HARD, "The seizure of the trawlers Tern, Gull and Heron off Kesh was a surprise."),  # no act
    ],
)
def test_what_is_not_one_matter_in_an_order_stays_two(shipped, old, new):
    """The objects must share rare words, and the lexicon must order the acts."""
    assert sorted(f.kind for f in reunited(shipped, [old], [new])) == ["added", "dropped"]


def test_two_rare_words_in_common_are_too_few(shipped):
    """Three tie two acts to one matter; so does one that a proposition repeats, as its topic."""
    old = "They condemned the seizure of a ferry off Kesh."
    assert len(reunited(shipped, [old], ["They deplored the burning of a ferry near Kesh."])) == 2
    topic = "They condemned the seizure of a ferry, the last ferry of its line."
    assert len(reunited(shipped, [topic], ["They deplored the loss of a ferry."])) == 1


def test_words_that_many_sentences_share_tie_nothing(shipped):
    """A word of the object counts where at most three sentences of both statements have it."""
    others = [f"The trawlers Tern, Gull and Heron fished off Kesh in week {n}, before the seizure." for n in ("one", "two")]
    old, new = [HARD, *others], [SOFT, "The year was good."]
    kinds = {f.kind for f in reunited(shipped, old, new)}
    assert kinds == {"added", "dropped"}


def test_each_proposition_is_told_once(shipped):
    """Of two candidates the one that shares more is taken; the other stays what it was."""
    near, far = (
        SOFT,
        "They deplored the seizure of the trawlers Tern, Gull, Auk and Lark last winter in the outer bay of Amsel.",
    )
    found = reunited(shipped, [HARD], [far, near])
    assert [(f.kind, f.new.sentence) for f in found] == [("softened", 1), ("added", 0)]
    found = reunited(shipped, [HARD, HARD.replace("Kesh", "Amsel")], [SOFT])
    assert sorted(f.kind for f in found) == ["dropped", "softened"]


def test_only_propositions_are_looked_for(shipped):
    """What came or went by another rule has been named already."""
    assert len(reunited(shipped, [HARD], [SOFT], rule="roster")) == 2
