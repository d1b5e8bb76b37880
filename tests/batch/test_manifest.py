from __future__ import annotations

from pathlib import Path

import pytest

from dtt_diff.batch.manifest import open_pairs
from dtt_diff.batch.values import Pair
from dtt_diff.errors import DttDiffError


@pytest.fixture
def manifest(tmp_path):
    """Write a manifest and read its pairs."""

    def written(content: str | bytes, name: str = "pairs.csv") -> list[Pair]:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return list(open_pairs(path))

    return written


def test_csv_has_a_column_for_each_edition(manifest):
    """The paths are kept as they are written."""
    assert manifest("old,new\n1.txt,2.txt\nsub/2.txt,/data/3.txt\n") == [
        Pair(Path("1.txt"), Path("2.txt")),
        Pair(Path("sub/2.txt"), Path("/data/3.txt")),
    ]


def test_pairs_have_a_name_and_a_series_if_wanted(manifest):
    """A pair without an id is called by its paths; columns that are not ours are left alone."""
    one, two = manifest('country,series,new,old,id\nNorvale,"talks, ferry",b.txt,a.txt,first\nOskara,,d.txt,c.txt,\n')
    assert (one.name, one.series, one.old, one.new) == ("first", "talks, ferry", Path("a.txt"), Path("b.txt"))
    assert (two.name, two.series) == ("c.txt..d.txt", None)


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbfold,new\r\n1.txt,2.txt\r\n",
        b"old;new\n1.txt;2.txt\n",
        b"old\tnew\n1.txt\t2.txt\n\n",
        b' old , new \n"1.txt","2.txt"',
    ],
    ids=["byte order mark", "semicolons", "tabs", "quotes"],
)
def test_csv_as_spreadsheets_write_it(manifest, content):
    """Byte order mark, other delimiters, blank lines, no end of line at the end."""
    assert manifest(content) == [Pair(Path("1.txt"), Path("2.txt"))]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("old,neu\n1,2\n", "names no column 'new'"),
        ("", "names no column 'old' and 'new'"),
        ("old,new\n1.txt,2.txt\n3.txt\n", "line 3: 1 cells, 2 columns"),
        ("old,new\n1.txt,2.txt\n3.txt,\n", "line 3: no path under 'new'"),
        ("old,new\n-,2.txt\n", "line 2: no path under 'old'"),
        ('old,new\n1.txt,"2.txt\n', "not CSV"),
        (b"old,new\n\xff.txt,2.txt\n", "not UTF-8"),
    ],
)
def test_a_broken_csv_is_told_by_its_line(manifest, content, said):
    """With what to do about it."""
    with pytest.raises(DttDiffError, match=said) as error:
        manifest(content)
    assert "pairs.csv" in str(error.value)
    assert ";" in str(error.value)


def test_json_lines_hold_paths_or_texts(manifest):
    """A text may stand in the manifest itself."""
    rows = [
        '{"old": "1.txt", "new": "2.txt", "id": 7}',
        '{"old_text": "They met.", "new": "2.txt", "series": "talks", "year": 2024}',
    ]
    content = "\n\n".join(rows) + "\n"
    one, two = manifest(content, "pairs.jsonl")
    assert one == Pair(Path("1.txt"), Path("2.txt"), "7")
    assert two == Pair("They met.", Path("2.txt"), series="talks")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "line 1: not JSON"),
        ('{"old": "1.txt", "new": "2.txt"}\n[1]', "line 2: not an object"),
        ('{"old": "1.txt"}', "line 1: no path under 'new'"),
        ('{"old": ["1.txt"], "new": "2.txt"}', "line 1: 'old' is list"),
        ('{"old": "1.txt", "old_text": "They met.", "new": "2.txt"}', "line 1: both 'old' and 'old_text'"),
        (b"\xff", "not UTF-8"),
    ],
)
def test_broken_json_lines_are_told_by_their_line(manifest, content, said):
    """With what to do about it."""
    with pytest.raises(DttDiffError, match=said):
        manifest(content, "pairs.jsonl")


def test_a_folder_gives_the_consecutive_editions_of_every_series(tmp_path):
    """Numbers in names count as numbers; hidden files, other suffixes and single files give nothing."""
    for name in (
        "b/talks-10.txt",
        "b/talks-9.txt",
        "b/talks-1.md",
        "b/.talks-2.txt",
        "b/scan.png",
        "a/deep/2024.txt",
        "a/deep/2023.txt",
        "alone.txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    assert [(pair.series, pair.name) for pair in open_pairs(tmp_path)] == [
        ("a/deep", "a/deep/2023.txt..a/deep/2024.txt"),
        ("b", "b/talks-1.md..b/talks-9.txt"),
        ("b", "b/talks-9.txt..b/talks-10.txt"),
    ]
    assert [pair.name for pair in open_pairs(tmp_path, "*-?.txt")] == []
    assert [pair.name for pair in open_pairs(tmp_path / "b", "*.txt")] == ["talks-9.txt..talks-10.txt"]
    assert next(iter(open_pairs(tmp_path / "b"))).series == "b"


def test_a_link_back_to_the_folder_is_not_followed(tmp_path):
    """It would have no end."""
    (tmp_path / "1.txt").touch()
    (tmp_path / "2.txt").touch()
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    assert len(list(open_pairs(tmp_path))) == 1


def test_what_is_not_there_is_told(tmp_path):
    """Also a pattern where it has no meaning."""
    with pytest.raises(DttDiffError, match="no such file or folder"):
        open_pairs(tmp_path / "pairs.csv")
    (tmp_path / "pairs.csv").write_text("old,new\n")
    with pytest.raises(DttDiffError, match="--match chooses files of a folder"):
        open_pairs(tmp_path / "pairs.csv", "*.txt")


def test_a_manifest_can_be_gone_through_again(tmp_path):
    """To count the pairs before they are compared."""
    path = tmp_path / "pairs.csv"
    path.write_text("old,new\n1.txt,2.txt\n")
    pairs = open_pairs(path)
    assert list(pairs) == list(pairs) != []


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="a device without end is of Unix")
def test_a_manifest_is_a_file(tmp_path):
    """A device has no end, and a pipe can be gone through once only."""
    with pytest.raises(DttDiffError, match="not a regular file"):
        open_pairs(Path("/dev/zero"))


@pytest.mark.parametrize("name", ["pairs.csv", "pairs.jsonl"])
def test_a_line_without_end_is_refused(tmp_path, monkeypatch, name):
    """No pair is as long as two statements that are too long."""
    monkeypatch.setenv("DTT_DIFF_MAX_BYTES", "1000")
    path = tmp_path / name
    path.write_text("old,new,id\na,b," + "x" * 3000 if name.endswith("csv") else '{"old_text": "' + "x" * 3000)
    with pytest.raises(DttDiffError, match=r"line [12]: more than 0.002 MB; no pair is that long"):
        list(open_pairs(path))


@pytest.mark.parametrize("line", ["[" * 100_000, '{"old": ' + "9" * 5000 + "}"])
def test_json_made_to_exhaust_is_told_by_its_line(tmp_path, line):
    """Nested without end, and a number that is none."""
    path = tmp_path / "pairs.jsonl"
    path.write_text(line)
    with pytest.raises(DttDiffError, match="line 1: n"):
        list(open_pairs(path))
