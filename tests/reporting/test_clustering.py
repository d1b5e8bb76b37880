from __future__ import annotations

from collections import Counter

from dtt_diff.reporting.clustering import MOST_SUBJECTS, cluster, cosine


def vectors(*texts: str) -> list[Counter[str]]:
    """Texts as counts of words."""
    return [Counter(text.split()) for text in texts]


def test_units_of_like_words_are_one_subject():
    """In the order of their first ones."""
    units = vectors("radar data ships", "grain wheat", "radar data patrols", "grain wheat bread")
    assert cluster(units, [1] * 4, frozenset()) == [[0, 2], [1, 3]]


def test_neighbours_are_nearer():
    """Where the words decide nothing, the place does."""
    units = vectors("radar data one two six", "radar nine ten four five")
    assert cluster(units, [1, 1], frozenset()) == [[0], [1]]
    assert cluster(vectors("a b c", "a d e f"), [1, 1], frozenset({(0, 1)})) == [[0, 1]]


def test_there_are_no_more_than_fit_into_a_memo():
    """However little they have in common; and none takes all."""
    found = cluster(vectors(*(f"word{k}" for k in range(60))), [1] * 60, frozenset())
    assert len(found) == MOST_SUBJECTS
    assert sorted(k for members in found for k in members) == list(range(60))
    assert max(map(len, found)) <= 20


def test_nothing_is_no_subject():
    """And one unit is one."""
    assert cluster([], [], frozenset()) == []
    assert cluster(vectors(""), [1], frozenset()) == [[0]]


def test_the_cosine_is_between_none_and_one():
    """Empty vectors are like nothing."""
    a, b, empty = vectors("a b", "a c", "")
    assert (round(cosine(a, a), 9), round(cosine(a, b), 9), cosine(a, empty)) == (1.0, 0.5, 0.0)
