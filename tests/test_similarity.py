from __future__ import annotations

import pytest

from dtt_diff.similarity import Profile, Weighting
from tests.making import sentence, small_lexicon

TEXTS = [
    "They condemned the missile launch.",
    "They condemned the blockade of the strait.",
    "They condemned the loss of the ferry.",
    "They welcomed the harvest.",
]


@pytest.fixture
def weighting():
    """Rarity over four sentences."""
    return Weighting([sentence(text) for text in TEXTS], small_lexicon())


def test_rare_words_weigh_more():
    """What stands in one sentence tells more than what stands in three."""
    everywhere = Weighting([sentence("The harvest failed."), sentence("The harvest was late.")], small_lexicon())
    assert everywhere.weight("harvest") < everywhere.weight("late")


def test_words_of_the_formula_weigh_little():
    """An act verb ties less than a thing that is as rare."""
    lone = Weighting([sentence("They deplored the blockade.")], small_lexicon())
    assert lone.weight(sentence("deplored").tokens[0].stem) < lone.weight(sentence("blockade").tokens[0].stem)


def test_function_words_are_no_terms(weighting):
    """A profile holds content words and their pairs."""
    assert set(weighting.profile(sentence("They have been of the harvest.")).terms) == {"harvest"}


def test_a_profile_is_all_it_shares_with_itself(weighting):
    """Nothing is lost and nothing is counted twice."""
    profile = weighting.profile(sentence(TEXTS[1]))
    assert profile.shared(profile) == pytest.approx(profile.total)


def test_sharing_is_symmetric(weighting):
    """It does not matter who asks."""
    one, other = (weighting.profile(sentence(text)) for text in TEXTS[:2])
    assert one.shared(other) == pytest.approx(other.shared(one))
    assert one.shared(other) > 0


def test_order_of_words_counts(weighting):
    """Word pairs are terms: the same words in another order share less."""
    straight, turned = (weighting.profile(sentence(text)) for text in ("missile launch site", "site launch missile"))
    assert straight.shared(turned) < straight.total


def test_a_stretch_is_profiled_on_its_own(weighting):
    """Tokens outside the stretch have no part in it."""
    assert set(weighting.profile(sentence("harvest missile launch"), 0, 1).terms) == {"harvest"}


def test_a_profile_of_nothing_can_be_divided_by():
    """A sentence of function words has a total above zero and shares nothing."""
    nothing = Weighting([sentence("They have been.")], small_lexicon()).profile(sentence("of the"))
    assert nothing.total > 0
    assert nothing.shared(Profile({"harvest": 1.0}, 1.0)) == 0
