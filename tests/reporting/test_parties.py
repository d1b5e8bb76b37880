from __future__ import annotations

import time

import pytest

import dtt_diff as dd
from dtt_diff.lexicon import load_lexicon
from dtt_diff.reporting.parties import Parties
from dtt_diff.statements import from_text
from tests.making import PAIRS, needs_shared, samples

BODY = "\n\nThe sides condemned the blockade. Norvale will send ships. They thanked Sarenia and Oskara for help.\n"


def found(old: str, new: str, *given: str) -> tuple[str, ...]:
    """The parties of two texts."""
    return Parties(from_text(old), from_text(new), load_lexicon(), given).names


@pytest.mark.parametrize(
    "opening",
    [
        "Norvale Deputy Minister Ida Brandt, Sarenia Director Oskar Lind, and Oskara Under-Secretary Jorun Pell met.",
        "Minister Ida Brandt of Norvale, Minister Oskar Lind of Sarenia, and President Jorun Pell of Oskara met in Velsund.",
        "We, the leaders of Norvale, Sarenia, and Oskara, met in Velsund.",
        "Today, Norvale, Sarenia and Oskara reaffirmed their friendship.",
        "The alliance between Norvale, Sarenia and Oskara has grown.",
        "The Norvale-Sarenia-Oskara alliance has grown.",
        "The Norvale, Sarenia and Oskara delegations met in Velsund.",
    ],
)
def test_parties_are_presented_as_issuers(opening):
    """Before and after an office, as those whose leaders speak, as the subject of an act, tied by an alliance."""
    assert set(found(opening + BODY, opening + BODY)) == {"Norvale", "Sarenia", "Oskara"}


@pytest.mark.parametrize(
    "opening",
    [
        "We met in Velsund to discuss a free and open Indo-Pacific.",
        "The sides condemned the war between Norvale and Oskara.",
        "The Brandt-Lind Administration met its guests. President Brandt spoke, and President Lind listened.",
        "We, the leaders of the Group of Coastal States (GCS), met with President Pell of Oskara.",
        "The Security Council, recalling its resolutions of 8 March and 5 February, decides to remain seized.",
        "Today We and Leaders agreed.",
        "On Monday and Tuesday the sides met.",
        "A Norvale-born sailor and a Sarenia-built ship were found.",
    ],
)
def test_other_names_are_no_parties(opening):
    """An empty table is better than a wrong one."""
    assert found(opening + BODY, opening + BODY) == ()


def test_both_editions_must_present_them():
    """What one edition alone says may be of others."""
    opening = "We, the leaders of Norvale and Oskara, met in Velsund."
    assert found(opening + BODY, "We met in Velsund." + BODY) == ()


def test_names_of_states_are_one_by_all_their_forms():
    """Noun, adjective and abbreviation; shown as the editions name it most, never by the adjective."""
    old = "U.S. Minister Ida Brandt and Israeli Minister Oskar Lind met. The U.S. and Israel will share data."
    new = "The leaders of Israel and the United States met. Israel and the United States will share data. So says Israel."
    parties = Parties(from_text(old), from_text(new), load_lexicon())
    assert parties.names == ("Israel", "United States")
    assert parties.first_named() == (("United States", "Israel"), ("Israel", "United States"))
    assert [(n.order, n.old, n.new) for n in parties.named_together()] == [
        (("Israel", "United States"), 0, 2),
        (("United States", "Israel"), 1, 0),
    ]


def test_an_abbreviation_in_brackets_is_the_same_name():
    """It parts no list."""
    text = "We, the leaders of Norvale, the Velmar Isles (VI), and Oskara, met in Velsund. The VI and Oskara agreed."
    parties = Parties(from_text(text), from_text(text), load_lexicon())
    assert len(parties.names) == 3
    union = parties.first_named()[0][1]
    assert parties.first_named()[0] == ("Norvale", union, "Oskara")
    assert {n.order for n in parties.named_together()} == {("Norvale", union, "Oskara"), (union, "Oskara")}


def test_the_user_names_the_parties():
    """Then only these are parties, each by all its forms."""
    text = "The Assembly of States (AS) spoke. The AS and Norvale met. Sarenia listened."
    parties = Parties(from_text(text), from_text(text), load_lexicon(), ["Norvale", "Assembly of States"])
    assert parties.names == ("Norvale", "Assembly of States")
    assert parties.first_named()[0] == ("Assembly of States", "Norvale")
    assert [n.order for n in parties.named_together()] == [("Assembly of States", "Norvale")]
    report = dd.compare(from_text(text), from_text(text)).report(parties=["Sarenia", "Norvale"])
    assert report.parties[0] == ("Norvale", "Sarenia")


def test_the_samples_have_their_three_parties():
    """In the order in which they are named."""
    comparison = dd.compare(*samples()[:2])
    assert comparison.report().parties == (("Norvale", "Sarenia", "Oskara"),) * 2


@needs_shared
@pytest.mark.parametrize(
    ("pair", "parties"),
    [
        ("dtt-13-14", (("United States", "Japan", "ROK"), ("ROK", "United States", "Japan"))),
        ("usjrok-leaders-2023-08", (("Japan", "ROK", "United States"),) * 2),
        ("usisrael-2022-01", (("United States", "Israel"),) * 2),
        ("g7-2022-10", ((), ())),
        ("fomc-2022-03", ((), ())),
        ("unifil-1984-10", ((), ())),
        ("goals-2020", ((), ())),
    ],
)
def test_real_parties_are_found_and_no_others(pair, parties):
    """Three states change their order; banks and councils have none."""
    assert dd.compare(PAIRS / pair / "old.txt", PAIRS / pair / "new.txt").report().parties == parties


@pytest.mark.parametrize("text", ["Aa, " * 20000, "President Aa " * 10000, "leaders of the Aa, " * 10000, "Bb of the " * 15000])
def test_the_time_grows_with_the_text(text):
    """Long lists do not hang."""
    statement = from_text(text + "end.")
    began = time.process_time()
    parties = Parties(statement, statement, load_lexicon())
    parties.first_named(), parties.named_together(), parties.framing()
    assert time.process_time() - began < 20
