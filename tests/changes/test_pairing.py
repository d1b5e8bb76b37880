from __future__ import annotations

from collections import Counter

from hypothesis import given

from dtt_diff.alignment.aligning import align
from dtt_diff.alignment.similarity import Weighting
from dtt_diff.changes.pairing import pair_regions
from dtt_diff.comparison import analyse
from dtt_diff.model import Link
from dtt_diff.statements import from_text
from tests.laws.strategies import pairs
from tests.making import analysis, small_lexicon


def weighting(*items):
    """Rarity over the sentences of both sides."""
    return Weighting([item.sentence for side in items for item in side], small_lexicon())


def regions(old: list[str], new: list[str], *links: Link):
    """Old sentence, old words owned, new sentence, new words owned, for each region."""
    first = [analysis(text, index=i) for i, text in enumerate(old)]
    second = [analysis(text, index=j) for j, text in enumerate(new)]
    found = pair_regions(first, second, links, weighting(first, second))
    return [(r.old.sentence, len(r.old.owned), r.new.sentence, len(r.new.owned)) for r in found]


def test_a_sentence_with_one_link_is_compared_whole():
    """All tokens of both sides are owned."""
    assert regions(["They met early."], ["They met late."], Link(0, 0, "primary", 0.9)) == [(0, 4, 0, 4)]


def test_the_parts_of_a_split_go_where_they_are_found():
    """Each proposition of the old sentence is compared with the new sentence that holds it."""
    old = ["They urged the villages to hand in weapons, and the ministers will send convoys of grain."]
    new = ["The ministers will send convoys of grain.", "They urged the villages to hand in weapons."]
    found = regions(old, new, Link(0, 0, "primary", 0.6), Link(0, 1, "primary", 0.5))
    assert [(new_sentence, old_owned > 0) for _, old_owned, new_sentence, _ in found] == [(0, True), (1, True)]
    assert sum(old_owned for _, old_owned, _, _ in found) == len(analysis(old[0]).sentence.tokens)


def test_without_a_link_there_is_nothing_to_compare():
    """What stands alone is told elsewhere."""
    assert regions(["They met early."], ["They met late."]) == []


@given(pairs())
def test_no_token_is_answered_for_twice(texts):
    """Each token of a sentence is owned by at most one region, on both sides."""
    first, second = (analyse(from_text(text), small_lexicon()) for text in texts)
    weights = weighting(first, second)
    found = pair_regions(first, second, align(first, second, weights), weights)
    owned = Counter(("old", r.old.sentence, t) for r in found for t in r.old.owned)
    owned += Counter(("new", r.new.sentence, t) for r in found for t in r.new.owned)
    assert set(owned.values()) <= {1}
