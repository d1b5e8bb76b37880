from __future__ import annotations

import math
import tomllib
from collections import Counter

import pytest

from dtt_diff.alignment.matters import share_matters
from dtt_diff.alignment.similarity import PHRASE, Weighting
from dtt_diff.lexicon import load_lexicon
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


# The same quantities, worked out from their definitions

LONG_OLD = [
    analysis(text, SHIPPED, k)
    for k, text in enumerate(
        [
            "Norvale urged Tidewater to free the detained sailors and condemned piracy, smuggling and piracy at sea.",
            "Norvale welcomed the new semiconductor plant, and the sides spoke of supply chains.",
            "Joint exercises will go on; supply chains of semiconductors worry the sides.",
            "The year was good.",
        ]
    )
]
LONG_NEW = [
    analysis(text, SHIPPED, k)
    for k, text in enumerate(
        [
            "Both will pursue the case of abductees, and piracy was condemned.",
            "Both will keep chips from running short and hold exercises.",
            "Supply chains, supply chains and supply chains were discussed.",
        ]
    )
]


def expected(i: int, j: int, weighting: Weighting) -> tuple[float, float, float, float, float]:
    """Dice, coverage, exclusive, rarest and proposition of a pair."""
    sentences = [item.sentence for item in (*LONG_OLD, *LONG_NEW)]
    counts = Counter(matter for item in sentences for matter in weighting.matters(item))
    sides = [Counter(m for item in side for m in weighting.matters(item.sentence)) for side in (LONG_OLD, LONG_NEW)]
    rarity = {matter: math.log((1 + len(sentences)) / count) for matter, count in counts.items()}

    def weight(matters: Counter[str]) -> float:
        return sum(rarity[matter] * min(4, halves) / 2 for matter, halves in matters.items())

    first, second = weighting.matters(LONG_OLD[i].sentence), weighting.matters(LONG_NEW[j].sentence)
    common, totals = first & second, sorted((weight(first) + 2, weight(second) + 2))
    best = 0.0
    for p in LONG_OLD[i].propositions:
        for q in LONG_NEW[j].propositions:
            a = weighting.matters(LONG_OLD[i].sentence, p.first, p.last + 1)
            b = weighting.matters(LONG_NEW[j].sentence, q.first, q.last + 1)
            best = max(best, 2 * weight(a & b) / (weight(a) + weight(b) + 3))
    exclusive = sum(1 / (sides[0][matter] * sides[1][matter]) for matter in common)
    rarest = max((rarity[matter] for matter in common), default=0.0)
    return 2 * weight(common) / sum(totals), weight(common) / totals[0], min(2, exclusive) / 2, rarest / 5, best


def test_what_is_shared_is_weighed_by_rarity():
    """A matter counts twice at most; what is said beside it counts, too, so that a lone matter does not make two one."""
    weighting = Weighting([item.sentence for item in (*LONG_OLD, *LONG_NEW)], SHIPPED)
    pairs = [(i, j) for i in range(len(LONG_OLD)) for j in range(len(LONG_NEW))]
    found = share_matters(pairs, LONG_OLD, LONG_NEW, weighting)
    for pair in pairs:
        there = found[pair]
        said = there.dice, there.coverage, there.exclusive, there.rarest, there.proposition
        assert said == pytest.approx(expected(*pair, weighting)), pair
    assert sum(shared.dice > 0 for shared in found.values()) >= 5
    assert found[3, 0].dice == 0
