from __future__ import annotations

import tomllib

import pytest

from dtt_diff.lexicon import load_lexicon
from dtt_diff.matters import share_matters
from dtt_diff.similarity import PHRASE, Weighting
from tests.making import PACKAGE, analysis, sentence

SHIPPED = load_lexicon()
ROWS = tomllib.loads((PACKAGE / "lexicon" / "en" / "matters.toml").read_text(encoding="utf-8"))["matter"]


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_every_word_of_a_matter_names_it(row):
    """Each form is found in a sentence, and none stands twice."""
    weighting = Weighting([], SHIPPED)
    assert len(set(row["words"])) == len(row["words"])
    for word in row["words"]:
        assert row["id"] in weighting.matters(sentence(f"Norvale and Tidewater spoke of {word}.")), word


def test_a_matter_is_found_in_any_inflection():
    """Stems are compared, and a phrase counts more than a word."""
    weighting = Weighting([], SHIPPED)
    assert weighting.matters(sentence("Joint exercises were held off Tidewater.")).keys() >= {"military-exercises"}
    assert weighting.matters(sentence("Two supply chains failed."))["supply-chains"] == PHRASE


OLD = [
    analysis("Norvale asks Tidewater to free the detained sailors.", SHIPPED, 0),
    analysis("Norvale welcomed the new semiconductor plant.", SHIPPED, 1),
]
NEW = [
    analysis("Both will pursue the case of abductees.", SHIPPED, 0),
    analysis("Both will keep chips from running short.", SHIPPED, 1),
]
PAIRS = [(i, j) for i in range(2) for j in range(2)]


def test_sentences_of_one_matter_share_it_without_a_word():
    """Sailors who are detained, and abductees."""
    weighting = Weighting([item.sentence for item in (*OLD, *NEW)], SHIPPED)
    found = share_matters(PAIRS, OLD, NEW, weighting)
    assert found[0, 0].coverage > 0 < found[1, 1].coverage
    assert found[0, 1].coverage == found[1, 0].coverage == 0
    assert found[0, 0].exclusive > 0 < found[0, 0].rarest


def test_matters_are_shared_alike_from_either_side():
    """Exchanging the sides exchanges the pairs and nothing else."""
    weighting = Weighting([item.sentence for item in (*OLD, *NEW)], SHIPPED)
    turned = share_matters(PAIRS, NEW, OLD, weighting)
    assert {(j, i): shared for (i, j), shared in turned.items()} == share_matters(PAIRS, OLD, NEW, weighting)
