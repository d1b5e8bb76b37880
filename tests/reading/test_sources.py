from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

import dtt_diff as dd


def test_a_missing_file_is_named():
    """The message names the path and the remedy."""
    with pytest.raises(dd.ReadingError, match=r"nowhere\.txt: no such file; check the path"):
        dd.read(Path("nowhere.txt"))


def test_a_folder_is_refused(tmp_path):
    """A folder is no statement."""
    with pytest.raises(dd.ReadingError, match="this is a folder"):
        dd.read(tmp_path)


def test_a_name_that_no_file_can_have_is_refused():
    """What the system itself refuses is a reading error too."""
    with pytest.raises(dd.ReadingError, match="cannot be read"):
        dd.read(Path("a\0b.txt"))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to the superuser")
def test_a_file_without_permission_is_refused(tmp_path):
    """Rights are told from absence."""
    path = tmp_path / "secret.txt"
    path.write_text("They met.")
    path.chmod(0)
    with pytest.raises(dd.ReadingError, match="no permission"):
        dd.read(path)


@pytest.mark.parametrize("content", [b"", b"\n\n", b"--- *** ---\n"])
def test_a_file_without_a_word_is_refused(tmp_path, content):
    """There is nothing to compare in it."""
    path = tmp_path / "empty.txt"
    path.write_bytes(content)
    with pytest.raises(dd.ReadingError, match=r"empty\.txt: "):
        dd.read(path)


@pytest.mark.parametrize("name", ["13.txt", "statements/13.txt", "C:\\statements\\13.pdf", "joint statement.docx"])
def test_a_text_that_looks_like_a_file_name_is_refused(name):
    """A str is always text; the message shows how to give a file."""
    with pytest.raises(dd.ReadingError, match=r"looks like a file name.*Path"):
        dd.compare(name, "The ministers met.")


@pytest.mark.parametrize("text", ["They met.", "The ministers met in Port Alder.", "They met at 5 p.m.\nThey left."])
def test_a_short_text_is_no_file_name(text):
    """Sentences are compared, however short."""
    assert dd.compare(text, text).changes == ()


def test_the_text_is_kept_to_the_letter(tmp_path):
    """Newlines, tabs and typography stay; only the byte order mark goes."""
    path = tmp_path / "a.txt"
    text = "The ministers\tmet.\r\n\r\n“They” agreed.\r"
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    statement = dd.read(path)
    assert (statement.text, statement.source) == (text, str(path))


def test_standard_input_is_read_for_a_dash(monkeypatch):
    """The dash names standard input, as bytes."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("Les ministres ont délibéré.".encode())))
    statement = dd.read(Path("-"))
    assert (statement.text, statement.source) == ("Les ministres ont délibéré.", "-")


def test_every_error_of_the_library_has_one_base():
    """One except clause catches them; they are ValueErrors too."""
    assert issubclass(dd.ReadingError, dd.DttDiffError)
    assert issubclass(dd.LexiconError, dd.DttDiffError)
    assert issubclass(dd.ReadingError, ValueError)
    assert issubclass(dd.LexiconError, ValueError)
