from __future__ import annotations

import pytest

import dtt_diff as dd
from tests.formats.documents import edition as document
from tests.formats.pages import bare
from tests.formats.pdfs import Layout, edition
from tests.formats.texts import markdown, plain

CONTENTS = {
    "PDF": lambda: edition(Layout()),
    "DOCX": document,
    "HTML": lambda: bare().encode(),
    "Markdown": lambda: markdown().encode(),
    "text": lambda: plain().encode(),
}


def read(tmp_path, name: str, content: bytes) -> dd.Statement:
    """A file of a name and a content, read."""
    path = tmp_path / name
    path.write_bytes(content)
    return dd.read(path)


@pytest.mark.parametrize("form", ["PDF", "DOCX", "HTML"])
@pytest.mark.parametrize("suffix", [".txt", ".html", ".docx", ".pdf", ".md", ".dat"])
def test_the_content_decides_and_a_note_says_so(form, suffix, tmp_path):
    """Whatever the file is called; Markdown may hold HTML."""
    statement = read(tmp_path, f"edition{suffix}", CONTENTS[form]())
    if not (form == "HTML" and suffix == ".md"):
        assert statement.edition == 6
        assert any(f"read as {form}" in note for note in statement.notes)
    wrong = suffix != {"PDF": ".pdf", "DOCX": ".docx", "HTML": ".html"}[form] and not (form == "HTML" and suffix == ".md")
    assert wrong == any("was read as one" in note for note in statement.notes)


@pytest.mark.parametrize(("suffix", "form"), [(".pdf", "PDF"), (".docx", "DOCX"), (".PDF", "PDF")])
def test_a_text_under_a_wrong_suffix_is_refused(suffix, form, tmp_path):
    """It may be a broken file; the message says what to do."""
    with pytest.raises(dd.ReadingError, match=f"but this is no {form} file; check it, or give it the suffix of what it is"):
        read(tmp_path, f"edition{suffix}", CONTENTS["text"]())


def test_a_text_under_the_suffix_of_a_page_keeps_its_lines(tmp_path):
    """Without a tag it is no HTML, and a note says so."""
    statement = read(tmp_path, "edition.html", CONTENTS["text"]())
    assert statement.text == plain()
    assert "no HTML tag was found in it: read as plain text" in statement.notes


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"\xd0\xcf\x11\xe0", "old Office document"),
        (b"{\\rtf1 They met.}", "RTF"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (b"\x89PNG\r\n", "picture"),
        (b"MIME-Version: 1.0\r\n", "web archive"),
        (b"\x7fELF\x02\x00\x00\x00", "binary"),
    ],
)
def test_other_formats_are_refused_by_name(content, why, tmp_path):
    """With the remedy."""
    with pytest.raises(dd.ReadingError, match=rf"edition\.txt: .*{why}"):
        read(tmp_path, "edition.txt", content)


@pytest.mark.parametrize("form", CONTENTS)
def test_bytes_are_read_like_files(form):
    """They have no name; Markdown without a name is text."""
    statement = dd.read(CONTENTS[form]())
    assert statement.source is None
    assert statement.date == "2026-03-14"


def test_a_file_that_is_too_large_is_refused(tmp_path, monkeypatch):
    """Before it is read."""
    monkeypatch.setattr("dtt_diff.reading.sources.MAX_BYTES", 100)
    with pytest.raises(dd.ReadingError, match="no statement is that large"):
        read(tmp_path, "edition.txt", CONTENTS["text"]())


def test_a_text_that_is_too_long_is_refused(monkeypatch):
    """However small its file is."""
    monkeypatch.setattr("dtt_diff.reading.source.MAX_CHARACTERS", 100)
    with pytest.raises(dd.ReadingError, match="no statement is that long"):
        dd.read(CONTENTS["DOCX"]())


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_known(encoding):
    """Every second byte of it is zero."""
    statement = dd.read(plain().encode(encoding))
    assert statement.edition == 6
    assert f"decoded as {encoding}: every second byte is zero" in statement.notes


@pytest.mark.parametrize("content", [b'{"schema_version": "1", "old": {}}', b'\xef\xbb\xbf {"library": {}}\n'])
def test_a_result_of_the_library_is_no_statement(content, tmp_path):
    """A saved comparison, history or check, whatever its suffix."""
    for name in ("c.json", "c.txt"):
        with pytest.raises(dd.ReadingError, match=f"{name}: this is a result of dtt_diff that was saved as JSON"):
            read(tmp_path, name, content)


def test_other_data_is_no_statement(tmp_path):
    """JSON has words in it, but no sentences."""
    with pytest.raises(dd.ReadingError, match="this is JSON, and no statement"):
        read(tmp_path, "data.txt", b'{"text": "The ministers met."}')


@pytest.mark.parametrize("text", ["{The ministers met.}", '{"The ministers met"', "{" * 100_000 + "met" + "}" * 100_000])
def test_a_text_in_braces_is_a_text(text, tmp_path):
    """What only begins like data is read."""
    assert read(tmp_path, "a.txt", text.encode()).text == text
