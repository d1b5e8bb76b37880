from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dtt_diff.phrases import GAP, LONGEST, parse_phrase
from dtt_diff.tokens import tokenize


def found(phrase: str, text: str) -> list[str]:
    """The places of a text at which a phrase stands."""
    tokens = tokenize(text, ((0, len(text)),))
    return [text[tokens[first].start : tokens[last].end] for first, last in parse_phrase(phrase).find(tokens)]


@pytest.mark.parametrize(
    ("phrase", "text", "places"),
    [
        ("freedom of navigation", "The Freedom of Navigation is free.", ["Freedom of Navigation"]),
        ("freedom of navigation", "freedom\nof  navigation", ["freedom\nof  navigation"]),
        ("freedom", "freedoms", []),
        ("denuclear*", "denuclearize; the denuclearization", ["denuclearize", "denuclearization"]),
        ("*proliferation", "counterproliferation and proliferation", ["counterproliferation", "proliferation"]),
        ("d*l*r", "dollar door", ["dollar"]),
        ("a*a", "a aa aba", ["aa", "aba"]),
        ("joint * patrols", "joint naval patrols, joint patrols", ["joint naval patrols"]),
        ("path to ... open", "The path to talks remains open.", ["path to talks remains open"]),
        ("path to ... open", "The path to open", ["path to open"]),
        ("path ... open", "path path to open", ["path to open"]),
        ("Norvale", "Norvale's and Norvale’s, not Norvalen", ["Norvale's", "Norvale’s"]),
        ("people's party", "the People’s Party", ["People’s Party"]),
        ("defense", "defence", ["defence"]),
        ("defenc*", "Defence", ["Defence"]),
        ("real-time", "real time and real-time", ["real time", "real-time"]),
        ("co-operat*", "co-operation, cooperating", ["co-operation", "cooperating"]),
        ("20*", "in 2024 and 1924", ["2024"]),
        ("three sides", "the 3 sides", ["3 sides"]),
        ("U.S. forces", "the U.S. forces", ["U.S. forces"]),
        ("condemned, the", "condemned the", ["condemned the"]),
        ("a b", "a b a b", ["a b", "a b"]),
    ],
)
def test_a_phrase_is_found_where_it_stands(phrase, text, places):
    """Case, quotes, spelling, possessives and punctuation aside; stars and gaps as documented."""
    assert found(phrase, text) == places


def test_a_gap_has_an_end():
    """So many words and no more."""
    inside, outside = "x " * GAP, "x " * (GAP + 1)
    assert found("a ... b", f"a {inside}b") == [f"a {inside}b"]
    assert found("a ... b", f"a {outside}b") == []


@pytest.mark.parametrize("phrase", ["", "  ", "*", "...", "a ...", "… a", "!?", "x" * (LONGEST + 1)])
def test_what_is_no_phrase_is_refused(phrase):
    """With a message that says what to do."""
    with pytest.raises(ValueError, match=r"write|leave"):
        parse_phrase(phrase)


def naive(slots: list[str], words: list[str]) -> bool:
    """Whether a row of words and gaps stands somewhere, by trying everything."""

    def at(s: int, w: int, room: int) -> bool:
        if s == len(slots):
            return True
        if slots[s] == "...":
            return any(at(s + 1, w + n, 0) for n in range(GAP + 1) if w + n <= len(words))
        return w < len(words) and words[w] == slots[s] and at(s + 1, w + 1, room)

    return any(at(0, w, 0) for w in range(len(words) + 1))


@given(
    st.lists(st.sampled_from(["aa", "bb", "..."]), min_size=1, max_size=5),
    st.lists(st.sampled_from(["aa", "bb", "cc"]), max_size=24),
)
def test_the_automaton_finds_what_trying_everything_finds(slots, words):
    """A phrase occurs exactly where a search by hand says so."""
    while slots and slots[0] == "...":
        slots = slots[1:]
    while slots and slots[-1] == "...":
        slots = slots[:-1]
    if slots:
        single = [s for i, s in enumerate(slots) if s != "..." or slots[i - 1] != "..."]
        assert bool(found(" ".join(slots), " ".join(words))) == naive(single, words)


@pytest.mark.parametrize("phrase", ["a*a*a*a*a*a*a*a*b", "a ... a ... a ... a ... b", "* ... * ... * ... b", "a " * 150 + "b"])
@pytest.mark.parametrize("unit", ["a", "a ", "ab "])
def test_hostile_texts_take_linear_time(phrase, unit):
    """A text ten times as long takes about ten times as long, up to a megabyte."""

    def seconds(size: int) -> float:
        text = (unit * size)[:size]
        tokens = tokenize(text, ((0, len(text)),))
        start = time.process_time()
        parse_phrase(phrase).find(tokens)
        return time.process_time() - start

    small, large = min(seconds(100_000) for _ in range(2)), seconds(1_000_000)
    assert large < 60 * small + 0.5
