from __future__ import annotations

import pytest

from dtt_diff.changes.differences import canonical, find_differences
from dtt_diff.changes.findings import Region, Stretch
from dtt_diff.tokens import tokenize
from tests.making import analysis, small_lexicon


def whole(item) -> Stretch:
    """All of a sentence, owned."""
    tokens = tuple(range(len(item.sentence.tokens)))
    return Stretch(0, tokens, frozenset(tokens))


def differences(old: str, new: str) -> list[tuple[str, str]]:
    """The old and new words of each difference of two sentences, from the first to the last."""
    left, right = analysis(old), analysis(new)
    found = find_differences(Region(whole(left), whole(right), True), left, right, small_lexicon())
    return [(words_of(d.old, left, old), words_of(d.new, right, new)) for d in found]


def words_of(side, item, text: str) -> str:
    """The stretch of text that a side covers."""
    tokens = [item.sentence.tokens[t] for t in side.tokens]
    return text[tokens[0].start : tokens[-1].end] if tokens else ""


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("They opened the harbour.", "They closed the harbour.", [("opened", "closed")]),
        ("They opened the harbour.", "They opened the large harbour.", [("", "large")]),
        ("They opened the large harbour.", "They opened the harbour.", [("large", "")]),
        ("They opened the harbour.", "They  opened “the” HARBOR!", []),
        ("They opened the harbour.", "They have opened a harbour.", []),
        ("They opened ports and farms.", "They opened farms and ports.", []),
        ("They will stop exports.", "They will cease exports.", []),
        ("They opened the harbour.", "They also opened the harbour.", []),
    ],
)
def test_a_difference_is_what_a_reader_would_see(old, new, found):
    """Spelling, function words, order, equivalents and connectives are none."""
    assert differences(old, new) == found


def test_chance_islands_do_not_cut_a_difference():
    """A function word kept between two replacements is part of one."""
    old, new = "They opened the depot of the navy early.", "They opened the school of the village early."
    assert differences(old, new) == [("depot of the navy", "school of the village")]


def test_differences_far_apart_stay_apart():
    """Two facts replaced in one sentence are two differences."""
    old, new = (
        "In spring the ministers opened a harbour in Norvale.",
        "In autumn the ministers opened a harbour in Sarenia.",
    )
    assert differences(old, new) == [("spring", "autumn"), ("Norvale", "Sarenia")]


def test_a_proposition_put_in_is_a_difference_of_its_own():
    """Words are cut where propositions begin."""
    old = "They condemned the missile launch."
    new = "They condemned the missile launch, urged calm at sea, and demanded quiet borders."
    assert [new_words.removeprefix("and ") for _, new_words in differences(old, new)] == [
        "urged calm at sea",
        "demanded quiet borders",
    ]


def test_kept_words_correspond():
    """A difference knows which kept word stands for which on the other side."""
    left, right = analysis("They opened the harbour early."), analysis("They then opened the new harbour early.")
    first, *_ = find_differences(Region(whole(left), whole(right), True), left, right, small_lexicon())
    assert first.counterpart(1, of_old=True) == 2
    assert first.counterpart(2, of_old=False) == 1
    assert first.counterpart(1, of_old=False) is None


def test_words_that_another_region_answers_for_are_not_told_here():
    """They are there to be compared with only."""
    left, right = analysis("They opened the harbour."), analysis("They opened the large harbour.")
    lent = Stretch(0, tuple(range(len(right.sentence.tokens))), frozenset())
    assert find_differences(Region(whole(left), lent, False), left, right, small_lexicon()) == ()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("stop the exports", "cease all exports", True),
        ("stopped exports", "ceases exports", True),
        ("stop the exports", "limit the exports", False),
        ("moreover stop exports", "stop exports in addition", True),
    ],
)
def test_the_canonical_words_are_those_of_a_careful_reader(small, one, other, same):
    """Equivalents are one, function words and connectives are left out."""
    left, right = (canonical(tokenize(text, ((0, len(text)),)), small) for text in (one, other))
    assert (left == right) is same
