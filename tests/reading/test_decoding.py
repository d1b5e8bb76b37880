from __future__ import annotations

import codecs

import pytest

from dtt_diff import ReadingError
from dtt_diff.reading import decode

TEXT = "The ministers’ “joint” statement – déjà vu.\r\nThey met.\r\n"


def test_utf8_is_read_as_it_is():
    """No note, no newline translation."""
    assert decode(TEXT.encode("utf-8"), "a.txt") == (TEXT, ())


def test_a_byte_order_mark_is_no_part_of_the_text():
    """A UTF-8 mark is dropped without a note."""
    assert decode(codecs.BOM_UTF8 + TEXT.encode("utf-8"), "a.txt") == (TEXT, ())


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_marked_encodings_are_read_with_a_note(mark, encoding):
    """A mark says the encoding; the note says that it was believed."""
    text, notes = decode(mark + TEXT.encode(encoding), "a.txt")
    assert text == TEXT
    assert encoding in notes[0]


def test_windows_1252_is_read_with_a_note():
    """The one encoding without a mark that official texts still come in."""
    text, notes = decode(TEXT.encode("cp1252"), "a.txt")
    assert text == TEXT
    assert "Windows-1252" in notes[0]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"PK\x03\x04\x14\x00", "DOCX"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "old Office"),
        (b"{\\rtf1\\ansi The ministers met.}", "RTF"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (b"\x7fELF\x02\x00\x00\x00", "binary"),
        (bytes(range(1, 32)) * 4, "binary"),
        ("Министры встретились".encode("koi8-r"), "save the file as UTF-8"),
        ("閣僚は会談した。".encode("shift-jis"), "save the file as UTF-8"),
        (codecs.BOM_UTF8 + b"caf\xe9", "byte order mark announces"),
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        (codecs.BOM_UTF8, "empty"),
    ],
)
def test_what_is_no_text_is_refused_by_name(content, why):
    """The message names the source and the reason."""
    with pytest.raises(ReadingError, match=rf"^a\.bin: .*{why}"):
        decode(content, "a.bin")
