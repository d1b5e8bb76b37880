from __future__ import annotations

import math

import pytest

from dtt_diff.alignment.similarity import Profile, Weighting
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


def stem(word: str) -> str:
    """The stem of a word."""
    return sentence(word).tokens[0].stem


def test_a_weight_is_the_inverse_sentence_frequency(weighting):
    """A pair of words counts half a word, and words of the formula a good third; an unknown word is as rare as can be."""
    strait, launch, condemn = stem("strait"), stem("launch"), stem("condemned")
    assert weighting.weight(strait) == weighting.weight("never seen") == pytest.approx(math.log(1 + 4 / 1))
    assert weighting.weight(condemn) == pytest.approx(0.35 * math.log(1 + 4 / 3))
    assert weighting.weight((stem("missile"), launch)) == pytest.approx(0.5 * math.log(5))
    assert weighting.weight((condemn, launch)) == pytest.approx(0.5 * math.log(5))
    assert weighting.weight((condemn, stem("urged"))) == pytest.approx(0.5 * 0.35 * math.log(5))


@pytest.mark.parametrize(
    ("word", "formula"),
    [
        *((word, True) for word in ("condemned", "urged", "will", "ministers", "moreover", "also")),
        *((word, False) for word in ("strongest", "harvest", "not")),
    ],
)
def test_acts_modals_issuers_and_connectives_are_formula(weighting, word, formula):
    """Every second sentence of the genre has them; degrees and matters are none."""
    assert weighting.is_formula(stem(word)) is formula
    assert weighting.is_rare(stem(word), 3) is not formula


def test_a_word_is_rare_that_stands_in_few_sentences(weighting):
    """Of both statements together."""
    twice = Weighting([sentence("The harvest failed."), sentence("The harvest was late.")], small_lexicon())
    assert twice.is_rare("harvest", 2)
    assert not twice.is_rare("harvest", 1)


def test_a_phrase_names_a_matter_more_than_a_word(shipped):
    """In halves: two for a word, three for a phrase, again for each time it stands; a stretch has its own."""
    weighting = Weighting([], shipped)
    said = sentence("Supply chains, tariffs and supply chains were discussed.")
    assert weighting.matters(said)["supply-chains"] == 6
    assert weighting.matters(said, 0, 2)["supply-chains"] == 3
    assert weighting.matters(said, 2, 4).total() == 2
