"""Order, labels and what is told of a series."""

from __future__ import annotations

import pytest
from attrs import evolve

import dtt_diff as dd
from dtt_diff.statements import from_text
from dtt_diff.tracking.ordering import find_dates, name_editions, put_in_order, tell

BODY = "\n\nThe ministers met. They welcomed the talks of {}.\n"


def dated(day: str, matter: str = "spring") -> dd.Statement:
    """A statement that names its day."""
    return from_text(f"Statement of the Council\n\n{day}{BODY.format(matter)}")


def filed(tmp_path, name: str, text: str = "The ministers met.\n") -> dd.Statement:
    """A statement read from a file of that name."""
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return dd.read(path)


def notes(*statements: dd.Statement, ordering: str = "dates") -> tuple[str, ...]:
    """Everything told of a series."""
    ordered, told = put_in_order(statements, ordering)
    return (*told, *tell(name_editions(ordered), ordered, ordering))


def test_statements_are_put_in_the_order_of_their_dates():
    """And it is said that they were not given so."""
    late, early = dated("June 3, 2025"), dated("May 12, 2024")
    ordered, told = put_in_order([late, early], "dates")
    assert ordered == (early, late)
    assert told == ("the statements were not given in the order of their dates; they were put in that order",)
    assert put_in_order([early, late], "dates") == ((early, late), ())


def test_the_order_given_can_be_kept():
    """The dates that it breaks are told."""
    late, early = dated("June 3, 2025"), dated("May 12, 2024")
    assert put_in_order([late, early], "given") == ((late, early), ())
    assert "the order is not that of the dates: 2024-05-12 after 2025-06-03" in notes(late, early, ordering="given")


def test_file_names_come_before_the_dates_in_texts(tmp_path):
    """A text may name the day of another paper first; that it does is told."""
    text = "Recalling its resolution of March 4, 1964, the Council met.\n"
    a, b = filed(tmp_path, "1964-09-25_R1.txt", text), filed(tmp_path, "19641218.txt", text + "\nIt met again.\n")
    assert [edition.label for edition in name_editions((a, b))] == ["1964-09-25", "1964-12-18"]
    assert find_dates((a, b)).basis == "the dates are those of the file names"
    assert any("1964-03-04 in 1964-09-25" in note for note in notes(a, b))


def test_dates_of_either_kind_together(tmp_path):
    """A draft with a date in its text goes after files with a date in their names."""
    named, written = filed(tmp_path, "2024-05-12.txt"), dated("June 3, 2025")
    assert find_dates((named, written)).dates == ("2024-05-12", "2025-06-03")


def test_years_in_file_names_will_do(tmp_path):
    """Where nothing better is there, and no year twice."""
    a, b = filed(tmp_path, "communique-2023.txt"), filed(tmp_path, "communique-2022.txt", "They met again.\n")
    assert [edition.label for edition in name_editions(put_in_order([a, b], "dates")[0])] == ["2022", "2023"]


def test_eight_figures_that_are_no_day_are_no_date(tmp_path):
    """And no year either."""
    statement = filed(tmp_path, "99991399.txt")
    assert find_dates((statement,)).dates == (None,)
    assert name_editions((statement,))[0].label == "99991399"


def test_without_dates_edition_numbers_order():
    """It is told that they do."""
    second = from_text("Statement of the 2nd Council\n\nThe ministers met again.\n")
    first = from_text("Statement of the 1st Council\n\nThe ministers met.\n")
    assert put_in_order([second, first], "dates")[0] == (first, second)
    assert "not every edition has a date; they stand in the order of their edition numbers" in notes(first, second)
    assert [edition.label for edition in name_editions((first, second))] == ["edition 1", "edition 2"]


def test_without_any_order_they_stand_as_given():
    """The editions without a date are named."""
    a, b = from_text("The ministers met."), dated("May 12, 2024")
    assert put_in_order([b, a], "dates")[0] == (b, a)
    told = notes(b, a)
    assert any("no date was found for the text with sha256" in note and "in which they were given" in note for note in told)
    assert [edition.label for edition in name_editions((b, a))] == ["2024-05-12", "no. 2"]


def test_an_edition_given_twice_counts_once(tmp_path):
    """The same text from the same file, or of the same date."""
    statement = filed(tmp_path, "2024-05-12.txt")
    ordered, told = put_in_order([statement, dd.read(tmp_path / "2024-05-12.txt")], "dates")
    assert ordered == (statement,)
    assert told == (f"{tmp_path / '2024-05-12.txt'} was given more than once; it counts once",)


def test_the_same_text_of_another_day_is_an_edition(tmp_path):
    """A yearly notice may be the same to the letter; that is told."""
    a, b = filed(tmp_path, "2023-05-12.txt"), filed(tmp_path, "2024-05-12.txt")
    assert put_in_order([a, b], "dates")[0] == (a, b)
    assert "2024-05-12 says the same as 2023-05-12, to the letter" in notes(a, b)


def test_two_editions_of_one_day_have_two_labels():
    """And the day is told."""
    a, b = dated("May 12, 2024"), dated("May 12, 2024", "autumn")
    assert [edition.label for edition in name_editions((a, b))] == ["2024-05-12", "2024-05-12 (2)"]
    assert "more than one edition has the date 2024-05-12" in notes(a, b)


def test_skipped_edition_numbers_are_told():
    """Where the numbers rise; else they are not those of the series."""
    make = "Statement of the {} Council\n\nJanuary 10, {}\n\nThe ministers met.\n"
    one, two, four = (from_text(make.format(n, y)) for n, y in (("1st", 2020), ("2nd", 2021), ("4th", 2023)))
    assert "the edition numbers skip 3" in notes(one, two, four)
    assert not any("skip" in note for note in notes(one, two))
    falling = [from_text(make.format(n, y)) for n, y in (("9th", 2020), ("2nd", 2021), ("4th", 2023))]
    assert not any("skip" in note for note in notes(*falling))


@pytest.mark.parametrize(("days", "told"), [((1, 31, 61, 91, 121), False), ((1, 31, 61, 121, 151), True)])
def test_a_long_pause_is_told(tmp_path, days, told):
    """Twice the usual pause is one edition left out."""
    from datetime import date, timedelta

    names = [(date(2023, 1, 1) + timedelta(days=day)).isoformat() for day in days]
    statements = [filed(tmp_path, f"{name}.txt", f"The ministers met on day {name}.\n") for name in names]
    found = [note for note in notes(*statements) if "an edition may be missing" in note]
    assert bool(found) == told
    assert not told or f"{names[2]} to {names[3]} (60 days)" in found[0]


def test_long_lists_are_cut(tmp_path):
    """Five cases are named, the others counted."""
    text = "Recalling its resolution of March 4, 1964, the Council met in {}.\n"
    statements = [filed(tmp_path, f"19{year}-09-25.txt", text.format(year)) for year in range(70, 80)]
    assert any(note.endswith(" and 5 more") for note in notes(*statements))


def test_a_date_that_is_no_day_disturbs_nothing():
    """A statement may have been given one by hand."""
    statements = [evolve(dated("May 12, 2024", str(n)), date=f"some day in {n}") for n in range(2000, 2006)]
    assert name_editions(statements)[0].label == "some day in 2000"
    assert not any("may be missing" in note for note in notes(*statements))
