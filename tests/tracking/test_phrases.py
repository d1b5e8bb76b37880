"""The ledger of a phrase, and whether its absence is news."""

from __future__ import annotations

import pytest

import dtt_diff as dd
from tests.tracking.making import council, tidewater

STRONGEST = "in the strongest terms"


def labels(editions: object) -> list[str]:
    """The years of editions."""
    return [edition.label[:4] for edition in editions]


def test_the_ledger_of_a_phrase():
    """Editions, counts, runs and gaps."""
    use = tidewater().phrase(STRONGEST)
    assert labels(use.exact) == labels(use.inflected) == ["2021", "2022", "2024"]
    assert use.counts == (1, 1, 0, 1, 0)
    assert [labels(run) for run in use.runs] == [["2021", "2022"], ["2024", "2024"]]
    assert [labels(gap) for gap in use.gaps] == [["2023", "2023"]]
    assert (use.first.label, use.last.label) == ("2021-05-12", "2024-04-17")
    assert str(use) == (
        "“in the strongest terms” stands in 3 of the 5 editions (2021-05-12 to 2025-05-06): 2021-05-12 to 2022-06-03, "
        "2024-04-17; not in the latest, 2025-05-06."
    )


def test_other_forms_are_told_apart():
    """“called on” is a form of “calls on”."""
    use = council().phrase("called on Oskara")
    assert (use.exact, labels(use.inflected), use.forms) == ((), ["2020", "2021", "2023"], ("calls on oskara",))
    assert use.sentence.endswith("; each time in another form.")
    mixed = tidewater().phrase("Joint patrol")
    assert (len(mixed.exact), len(mixed.inflected)) == (0, 5)
    assert "all of the 5 editions" in mixed.sentence


def test_case_quotes_and_line_breaks_do_not_count():
    """The second edition of the sample is wrapped at 80 columns."""
    assert len(tidewater().phrase("The three DELEGATIONS exchanged").exact) == 5
    assert len(tidewater().phrase("Kestrel Authority's missile launches").exact) == 5
    assert tidewater().phrase("Halden Strait. They").exact == ()


def test_a_phrase_that_was_never_used():
    """Is told to be in none."""
    use = council().phrase("outer space")
    assert (use.first, use.last, use.runs, use.gaps) == (None, None, (), ())
    assert use.sentence == "“outer space” stands in none of the 5 editions (2020-01-10 to 2025-01-12)."


@pytest.mark.parametrize("phrase", ["", "  ", "—!"])
def test_a_phrase_without_a_word_is_refused(phrase):
    """By every question that takes one."""
    history = council()
    for ask in (history.phrase, history.first_time, history.timeline, history.find, history.first_seen):
        with pytest.raises(dd.ReportError, match="holds no word to look for"):
            ask(phrase)


@pytest.mark.parametrize(
    ("phrase", "edition", "told"),
    [
        (STRONGEST, "2025", "“in the strongest terms” is mentioned in 2025-01-12, as in every edition since 2023-01-13."),
        (
            STRONGEST,
            "2023",
            "“in the strongest terms” is mentioned again in 2023-01-13, for the first time since 2021-01-12.",
        ),
        (
            STRONGEST,
            "2022",
            "“in the strongest terms” is not mentioned in 2022-01-11, for the first time since 2020-01-10.",
        ),
        (
            STRONGEST,
            "2021",
            "“in the strongest terms” is mentioned in 2021-01-12, for the first time in this series (from 2020-01-10 on).",
        ),
        (STRONGEST, 0, "“in the strongest terms” is not mentioned in 2020-01-10, the first edition of this series."),
        ("blockade", 0, "“blockade” is mentioned in 2020-01-10, the first edition of this series."),
        ("blockade", -1, "“blockade” is mentioned in 2025-01-12, as in every edition in this series (from 2020-01-10 on)."),
        (
            "Larkspur",
            2,
            "“Larkspur” is not mentioned in 2022-01-11, for the first time in this series (from 2020-01-10 on); "
            "both of the editions before mentioned it.",
        ),
        (
            "fully support",
            -1,
            "“fully support” is not mentioned in 2025-01-12; it was last mentioned in 2020-01-10, 4 editions before.",
        ),
        (
            "moon",
            -1,
            "“moon” is not mentioned in 2025-01-12, nor in any edition before it in this series (from 2020-01-10 on).",
        ),
    ],
)
def test_first_time_in_one_sentence(phrase, edition, told):
    """What is new about an edition that mentions a phrase, or does not."""
    assert council().first_time(phrase, edition) == told


def test_longer_silences_are_counted():
    """With the number of the editions between."""
    history = council(*[f"The Council met.{' It spoke of fog.' * has}" for has in (1, 0, 0, 1, 0, 0, 0, 1)], ordering="given")
    assert history.first_time("fog", 3).endswith("; neither of the editions between mentioned it.")
    assert history.first_time("fog", 7).endswith("; none of the 3 editions between mentioned it.")
