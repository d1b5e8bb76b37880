from __future__ import annotations

import pytest

from dtt_diff.statements import from_text

BODY = "The ministers met and reviewed the state of the strait."


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Port Alder, May 12, 2024", "2024-05-12"),
        ("12 May 2024", "2024-05-12"),
        ("Released on 3rd September 2021", "2021-09-03"),
        ("2019-11-05", "2019-11-05"),
        ("Sept. 7, 2020", "2020-09-07"),
        ("Spring 2020", None),
    ],
)
def test_the_date_is_found_in_any_usual_form(line, date):
    """A date in the dateline is the date of the statement."""
    assert from_text(f"Joint Statement of the Talks\n\n{line}\n\n{BODY}").date == date


@pytest.mark.parametrize(
    ("title", "edition"),
    [
        ("Joint Statement of the 13th Norvale Talks", 13),
        ("Communiqué of the Ninth Council of the Straits", 9),
        ("Statement on the 50th Anniversary of the Treaty", None),
        ("Joint Statement of the Norvale Talks", None),
    ],
)
def test_the_edition_is_the_ordinal_of_the_meeting(title, edition):
    """A number or word says the edition; an anniversary says none."""
    assert from_text(f"{title}\n\n{BODY}").edition == edition


@pytest.mark.parametrize(
    ("title", "parties"),
    [
        ("Joint Statement of Norvale, Sarenia, and Oskara", ("Norvale", "Sarenia", "Oskara")),
        ("Joint Statement by the Leaders of Norvale and Sarenia", ("Norvale", "Sarenia")),
        ("Joint Statement of the Talks", ()),
    ],
)
def test_the_parties_are_those_that_the_title_names(title, parties):
    """Who issues it, as far as the title says so."""
    assert from_text(f"{title}\n\n{BODY}").parties == parties


def test_the_first_sentences_may_say_date_and_edition():
    """Where the frame is silent; later sentences speak of other things."""
    opening = "The ministers of both states met for the 7th round of talks on May 12, 2024, in Norvale."
    later = f"{BODY} {BODY} {BODY} The 9th round ended on June 3, 2025."
    statement = from_text(f"{opening} {later}")
    assert (statement.date, statement.edition) == ("2024-05-12", 7)
    assert (from_text(later).date, from_text(later).edition) == (None, None)


def test_what_a_statement_does_not_say_is_not_guessed():
    """Without a title and a date there are none."""
    statement = from_text(BODY)
    assert (statement.title, statement.date, statement.edition, statement.parties) == (None, None, None, ())


@pytest.mark.parametrize("line", ["2024-13-45", "May 45, 2024"])
def test_an_impossible_date_is_no_date(line):
    """A date that no calendar has is not reported as one."""
    assert from_text(f"Joint Statement of the Talks\n\n{line}\n\n{BODY}").date is None
