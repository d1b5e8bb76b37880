from __future__ import annotations

import tomllib

import pytest

from dtt_diff.statements import from_text, read
from tests.making import DATA, load_pair, sentences_of, shared_pairs

CASES = DATA / "segmentation.toml"
#: The least share of sentences of the labelled pairs whose boundaries must be found exactly.
FLOOR = 0.97


def cases() -> list[object]:
    """The cases of tests/data/segmentation.toml as parameters."""
    if not CASES.is_file():
        return [pytest.param(None, id="no-cases", marks=pytest.mark.skip(reason="tests/data/segmentation.toml is not there"))]
    return [pytest.param(case, id=case["name"]) for case in tomllib.loads(CASES.read_text(encoding="utf-8"))["case"]]


@pytest.mark.parametrize("case", cases())
def test_sentences_are_cut_as_a_reader_would(case):
    """Abbreviations, quotes, footnotes, lists: each case names what it shows."""
    assert sentences_of(from_text(case["text"])) == [" ".join(sentence.split()) for sentence in case["sentences"]]


def ends(sentences: list[str]) -> set[int]:
    """Where sentences meet, counted in characters that are no white space."""
    lengths = [len("".join(sentence.split())) for sentence in sentences]
    return {sum(lengths[:number]) for number in range(1, len(lengths))}


def test_the_score_of_the_hard_passages():
    """Boundary F1 over all cases, which a case that is given up must not bring under the floor."""
    found, wanted, both = 0, 0, 0
    for case in tomllib.loads(CASES.read_text(encoding="utf-8"))["case"]:
        got, want = ends(sentences_of(from_text(case["text"]))), ends(case["sentences"])
        found, wanted, both = found + len(got), wanted + len(want), both + len(got & want)
    assert 2 * both / (found + wanted) >= FLOOR


def test_a_paragraph_without_end_is_cut_in_reasonable_time():
    """Where Punkt would take minutes, the patterns of stops do."""
    statement = from_text("The ministers met. " * 4000)
    assert len(statement.sentences) == 4000


def boundaries(folder) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """The outermost spans of the sentences of both sides of a pair: as labelled, and as found (offset by side)."""
    pair = load_pair(folder)
    wanted, found = set(), set()
    for number, side in enumerate(("old", "new")):
        statement = read(pair[side]["path"])
        wanted |= {(number, start, end) for start, end in pair[side]["sentences"]}
        found |= {(number, sentence.start, sentence.end) for sentence in statement.sentences}
    return wanted, found


@pytest.mark.parametrize("folder", [p for p in shared_pairs() if p.id in ("dtt-13-14", "no-shared")])
def test_the_trilateral_statements_are_cut_exactly(folder):
    """Both editions of the talks, page break included, are cut where the labels cut them."""
    wanted, found = boundaries(folder)
    assert found == wanted


@pytest.mark.parametrize("folder", [None] if shared_pairs()[0].id != "no-shared" else shared_pairs())
def test_labelled_boundaries_are_found(folder):
    """Over all labelled pairs nearly every sentence has exactly the labelled boundaries."""
    results = [boundaries(item.values[0]) for item in shared_pairs()]
    hits = sum(len(wanted & found) for wanted, found in results)
    assert hits / sum(len(wanted) for wanted, _ in results) >= FLOOR
    assert hits / sum(len(found) for _, found in results) >= FLOOR


def test_a_label_stands_on_the_first_sentence_only():
    """The list label belongs to the block; only its first sentence carries it."""
    statement = from_text("2. The ministers met. They agreed.")
    assert [(s.label, s.paragraph) for s in statement.sentences] == [("2.", 1), (None, 1)]


def test_frames_have_no_paragraph_number():
    """Titles count as paragraph 0; the body is numbered from 1."""
    statement = from_text("Joint Statement of the Norvale Talks\n\nThe ministers met.\n\nThey agreed on a plan.")
    assert [(s.kind, s.paragraph) for s in statement.sentences] == [("title", 0), ("paragraph", 1), ("paragraph", 2)]


def test_a_sentence_over_a_page_break_has_two_spans():
    """Furniture interrupts the sentence but does not end it."""
    statement = from_text("The ministers agreed to share data with\n\n3\n\fthe coast guards. They met.\n")
    first, second = statement.sentences
    assert statement.quote(first.spans) == "The ministers agreed to share data with the coast guards."
    assert (len(first.spans), statement.quote(second.spans)) == (2, "They met.")
