from __future__ import annotations

import os
import stat

import pytest

from dtt_diff.output import write_atomically


def test_a_file_is_written_as_it_is(tmp_path):
    """UTF-8, newlines untouched."""
    path = tmp_path / "out.txt"
    write_atomically(path, "“a”\r\nb\n")
    assert path.read_bytes() == "“a”\r\nb\n".encode()


def test_a_file_is_replaced_whole(tmp_path):
    """Nothing of the longer old content stays."""
    path = tmp_path / "out.txt"
    path.write_text("old " * 100)
    write_atomically(path, "new")
    assert path.read_text() == "new"
    assert list(tmp_path.iterdir()) == [path]


def test_the_old_file_stays_until_the_new_one_is_whole(tmp_path, monkeypatch):
    """The last step is the only one that touches it."""
    path = tmp_path / "out.txt"
    path.write_text("old")

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("pathlib.Path.replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(path, "new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path):
    """What cannot be encoded is found out before the old file is touched."""
    path = tmp_path / "out.txt"
    path.write_text("old")
    with pytest.raises(UnicodeEncodeError):
        write_atomically(path, "new \ud800")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_folder_is_an_error(tmp_path):
    """No folder is made behind the user's back."""
    with pytest.raises(FileNotFoundError):
        write_atomically(tmp_path / "none" / "out.txt", "new")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_the_file_has_the_rights_of_a_new_file(tmp_path):
    """Not those of a private temporary one."""
    path, plain = tmp_path / "out.txt", tmp_path / "plain.txt"
    write_atomically(path, "new")
    plain.write_text("new")
    assert stat.S_IMODE(path.stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_a_file_that_is_replaced_keeps_its_rights(tmp_path):
    """What was private does not become public."""
    path = tmp_path / "out.txt"
    path.write_text("old")
    path.chmod(0o600)
    write_atomically(path, "new")
    assert (path.read_text(), stat.S_IMODE(path.stat().st_mode)) == ("new", 0o600)


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_goes_on_to_lead_to_its_file(tmp_path):
    """The file behind it is replaced; a link that leads to itself is."""
    path, link, loop = tmp_path / "out.txt", tmp_path / "link.txt", tmp_path / "loop.txt"
    path.write_text("old")
    link.symlink_to(path)
    loop.symlink_to(loop)
    write_atomically(link, "new")
    write_atomically(loop, "new")
    assert (path.read_text(), link.is_symlink(), loop.read_text()) == ("new", True, "new")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are of Unix")
def test_a_pipe_is_written_to(tmp_path):
    """A device or pipe is no file to be replaced: root would take the machine's own devices away."""
    path = tmp_path / "pipe"
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_atomically(path, "new")
        assert os.read(reader, 10) == b"new"
    finally:
        os.close(reader)
    assert stat.S_ISFIFO(path.stat().st_mode)


def test_a_name_as_long_as_names_may_be_is_written(tmp_path):
    """The temporary file has a shorter one."""
    path = tmp_path / ("a" * 251 + ".txt")
    write_atomically(path, "new")
    assert list(tmp_path.iterdir()) == [path]
