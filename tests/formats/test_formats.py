from __future__ import annotations

import pytest

import dtt_diff as dd
from tests.formats import documents, pages, pdfs
from tests.formats.edition import DATE, DATELINE, SENTENCES, TITLE
from tests.formats.texts import markdown, plain
from tests.making import sentences_of

FORMATS = {
    "plain text": lambda: ("edition.txt", plain().encode()),
    "wrapped text": lambda: ("edition.txt", plain(76).encode()),
    "text in UTF-16": lambda: ("edition.txt", plain().encode("utf-16")),
    "text in Windows-1252": lambda: ("edition.txt", plain().replace("\n", "\r\n").encode("cp1252")),
    "Markdown": lambda: ("edition.md", markdown().encode()),
    "HTML": lambda: ("edition.html", pages.ministry().encode()),
    "DOCX": lambda: ("edition.docx", documents.edition()),
    "DOCX with tracked changes": lambda: ("edition.docx", documents.edition(tracked=True)),
    "PDF": lambda: ("edition.pdf", pdfs.edition(pdfs.Layout())),
}


def read(name: str, content: bytes, folder) -> dd.Statement:
    """What the library makes of a file."""
    path = folder / name
    path.write_bytes(content)
    return dd.read(path)


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_gives_the_same_sentences(form, tmp_path):
    """All sentences, exact and in order; title, date, edition and parties found."""
    statement = read(*FORMATS[form](), tmp_path)
    assert sentences_of(statement) == list(SENTENCES)
    assert (statement.title, statement.date, statement.edition) == (TITLE, DATE, 6)
    assert statement.parties == ("Norvale", "Sarenia", "Oskara")


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "plain text"])
def test_comparing_across_formats_gives_no_change(form, tmp_path):
    """The format is no change of the statement."""
    comparison = dd.compare(read(*FORMATS["plain text"](), tmp_path), read(*FORMATS[form](), tmp_path))
    assert comparison.changes == ()
    assert {group.verdict for group in comparison.groups} <= {"unchanged", "not compared"}


@pytest.mark.parametrize("layout", pages.LAYOUTS)
def test_the_text_of_a_page_is_told_from_the_page(layout):
    """No menu, crumbs, share button, cookie notice, related link, tag or footer; the date line may stand above the title."""
    statement = dd.read(pages.LAYOUTS[layout]().encode())
    found = sentences_of(statement)
    assert sorted(found[:2]) == sorted((TITLE, DATELINE))
    assert found[2:] == list(SENTENCES[2:])
    assert (statement.title, statement.date) == (TITLE, DATE)


@pytest.mark.parametrize("layout", pdfs.LAYOUTS)
def test_the_text_of_a_file_of_pages_is_told_from_the_pages(layout):
    """Columns, cut words, notes, running heads and page numbers are undone; sentences that cross pages are whole."""
    statement = dd.read(pdfs.edition(pdfs.LAYOUTS[layout]))
    assert sentences_of(statement) == list(SENTENCES)
    assert (statement.title, statement.date) == (TITLE, DATE)


def test_spans_point_into_the_text_that_was_read(tmp_path):
    """In every format the sentences are cut out of the statement's own text."""
    for make in FORMATS.values():
        statement = read(*make(), tmp_path)
        for sentence in statement.sentences:
            assert [statement.text[start:end] for start, end in sentence.spans]
            assert all(statement.text[token.start : token.end] == token.text for token in sentence.tokens)
