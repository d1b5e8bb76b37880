# ruff: noqa: E501 - a line of a page stands in one line

from __future__ import annotations

import io
import sys

import pytest

import dtt_diff as dd
from tests.formats.pdfs import Layout, Text, edition, write
from tests.making import sentences_of


def lines(*texts: str, x: float = 72, y: float = 700, size: float = 11) -> list[Text]:
    """Lines under one another."""
    return [Text(x, y - 1.25 * size * i, size, text) for i, text in enumerate(texts)]


def sentences(*pages: list[Text]) -> list[str]:
    """The sentences of a file of pages."""
    return sentences_of(dd.read(write(pages)))


LONG = "The ministers of the three states met in Kesh and reviewed the whole state"


def test_words_that_a_line_end_cut_are_whole():
    """A hyphen goes where it was put in for the line, and stays where the word has one."""
    text = lines(
        "The ministers of the three states welcomed their long and fruitful coop-",
        "eration at sea, the ship-to-ship radio of the fleet, and their long-",
        "term plans, and they spoke of the U.S.-",
        "Norvale talks, of inter-",
        "operability, and of the COVID-",
        "19 pandemic.",
    )
    assert sentences(text) == [
        "The ministers of the three states welcomed their long and fruitful cooperation at sea, the ship-to-ship radio of the fleet, "
        "and their long-term plans, and they spoke of the U.S.-Norvale talks, of interoperability, and of the COVID-19 pandemic.",
    ]


def test_the_words_of_the_text_decide():
    """A word that stands elsewhere with or without its hyphen is written so."""
    text = lines(
        "The ministers praised the cooperation of the fleets and the multi-year plan of the states, and the co-",
        "operation goes on, as does the multi-",
        "year plan.",
    )
    assert "the cooperation goes on, as does the multi-year plan." in sentences(text)[0]


def test_a_sentence_goes_on_over_the_page():
    """Page numbers and running heads between its parts are left out, and a note says so."""
    pages = [
        [
            Text(72, 800, 9, "Halden Strait Talks"),
            *lines(LONG, "of the strait, and they agreed to share the data of their radars with"),
            Text(290, 40, 9, "1"),
        ],
        [Text(72, 800, 9, "Halden Strait Talks"), *lines("Norvale and its neighbours. They left."), Text(290, 40, 9, "2")],
    ]
    statement = dd.read(write(pages))
    assert sentences_of(statement) == [
        LONG + " of the strait, and they agreed to share the data of their radars with Norvale and its neighbours.",
        "They left.",
    ]
    assert any("Halden Strait Talks" in note and "4 line(s)" in note for note in statement.notes)


def test_columns_are_read_one_after_the_other():
    """Also where the file has them line by line, and under a title over both."""
    left = lines(
        "The ministers of the three states met in",
        "Kesh and agreed on the plan of the year,",
        "which pays for the harbours. They",
        "thanked the crews of all ships for",
        "their patience in the",
        y=640,
        size=10,
    )
    right = lines(
        "winter. They also welcomed the school of",
        "pilots in Velsund, which opened in May.",
        "It trains forty pilots a year, and it is",
        "open to all three states. They will",
        "meet again next year.",
        x=320,
        y=640,
        size=10,
    )
    mixed = [text for pair in zip(left, right, strict=True) for text in pair]
    found = sentences([Text(72, 700, 16, "Joint Statement of the Ministers of Norvale and Sarenia", bold=True), *mixed])
    assert found[0] == "Joint Statement of the Ministers of Norvale and Sarenia"
    assert found[2] == "They thanked the crews of all ships for their patience in the winter."
    assert found[-1] == "They will meet again next year."


def test_cells_are_told_from_words():
    """What stands far apart in one line is a row of a table."""
    rows = [
        text
        for i, (a, b) in enumerate((("Norvale", "4 ships"), ("Sarenia", "3 ships")))
        for text in (Text(72, 600 - 14 * i, 11, a), Text(300, 600 - 14 * i, 11, b))
    ]
    assert sentences([*lines(LONG + "."), *rows])[1:] == ["Norvale | 4 ships", "Sarenia | 3 ships"]


def test_a_note_goes_to_the_end():
    """Its raised mark is no word of the sentence."""
    page = [
        *lines(LONG + ".", "They left the hall."),
        Text(160, 691, 6, "1"),
        Text(72, 103, 6, "1"),
        Text(77, 100, 8.5, "See resolution 4."),
        *lines("They came back.", y=650),
    ]
    statement = dd.read(write([page]))
    assert sentences_of(statement)[-1] == "See resolution 4."
    assert statement.text.endswith("[1] See resolution 4.\n")


def test_a_number_in_the_text_is_no_page_number():
    """Nor is a line of text that two pages share."""
    pages = [
        lines(LONG, "of the fund in 2024, which stood at", "40 million crowns at the end of the year.", "They left."),
        lines(LONG, "of the fleet."),
    ]
    assert "40 million crowns" in sentences(*pages)[0]


def encrypted(user: str) -> bytes:
    """The edition behind a password."""
    import pypdf

    writer = pypdf.PdfWriter(clone_from=io.BytesIO(edition(Layout())))
    writer.encrypt(user, "owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # old ciphers are what old files have
@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda: encrypted("secret"), "encrypted"),
        (lambda: write([[], []]), r"no text.*scanned.*OCR"),
        (lambda: write([[Text(290, 40, 9, "1")], [Text(290, 40, 9, "2")]]), "no text"),
        (lambda: edition(Layout())[:2000], "broken"),
        (lambda: b"%PDF-1.7\n", "broken"),
        (lambda: b"%PDF-1.4\n" + b"\xff\x00" * 500, "broken"),
    ],
)
def test_what_cannot_be_read_is_refused(make, why):
    """Encrypted, scanned and broken files say what they are."""
    with pytest.raises(dd.ReadingError, match=why):
        dd.read(make())


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_file_that_forbids_only_copying_is_read():
    """It asks for no password."""
    assert dd.read(encrypted("")).edition == 6


def test_too_many_pages_are_refused(monkeypatch):
    """No statement is that long."""
    monkeypatch.setattr("dtt_diff.reading.pdf.MAX_PAGES", 2)
    with pytest.raises(dd.ReadingError, match="3 pages"):
        dd.read(write([lines("They met."), lines("They talked."), lines("They left.")]))


def test_a_missing_package_is_named(monkeypatch):
    """The command that installs it stands in the message."""
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(dd.DttDiffError, match=r"pypdf.*pip install 'dtt_diff\[formats\]'"):
        dd.read(write([lines("They met.")]))
