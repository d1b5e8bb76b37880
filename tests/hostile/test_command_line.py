from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hostile.running import call
from tests.making import ROOT

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="devices and signals of Linux")
PROGRAM = [sys.executable, "-W", "error", "-c", "from dtt_diff.cli import main; main()"]
#: A line for each command that reads an edition or a file of its kind; {} is what is hostile.
LINES = (
    ("compare", "{}", "new.txt"),
    ("compare", "old.txt", "{}"),
    ("compare", "old.txt", "new.txt", "--lexicon", "{}"),
    ("compare", "old.txt", "new.txt", "--themes", "{}", "--format", "html"),
    ("compare", "old.txt", "new.txt", "--review", "{}"),
    ("check", "{}", "--against", "old.txt"),
    ("check", "new.txt", "--against", "{}"),
    ("check", "new.txt", "--against", "old.txt", "--policy", "{}"),
    ("check", "new.txt", "--against", "old.txt", "--waivers", "{}"),
    ("check", "new.txt", "--against", "old.txt", "--baseline", "{}"),
    ("check", "new.txt", "--history", "{}"),
    ("track", "old.txt", "{}"),
    ("track", "new.txt", "--append", "{}"),
    ("batch", "{}", "-o", "out"),
    ("lexicon", "show", "condemn", "--lexicon", "{}"),
)
NAMES = {
    "escape sequences and line ends": "no\x1b[31m\n::error::file\r.txt",
    "turns of direction": "\u202etxt.exe",
    "bytes that are no characters": "no\udcff\udcfe.txt",
    "a name that is too long": "a" * 300,
    "a path that is too long": "a/" * 5000,
    "a folder": "folder",
    "links that lead in a circle": "loop",
}


@pytest.fixture
def folder(pair_files, tmp_path, monkeypatch):
    """A folder with two editions, in which the commands are run."""
    (tmp_path / "folder").mkdir()
    if sys.platform == "linux":
        (tmp_path / "loop").symlink_to("loop")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    """Run the program as a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **options.pop("env", {})}
    return subprocess.run(
        [*PROGRAM, *arguments], text=True, encoding="utf-8", timeout=300, check=False, env=environment, stderr=-1, **options
    )


@LINUX
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("line", LINES, ids=" ".join)
def test_a_hostile_name_ends_with_one_line(folder, line, name):
    """Nothing of it steers the terminal or begins a line of its own."""
    status, out, told = call(*(word.replace("{}", NAMES[name]) for word in line))
    assert (status, out, told.count("\n")) == (2, "", 1)
    assert told.startswith("dtt-diff: ")
    assert told[:-1].isprintable()


@LINUX
@pytest.mark.parametrize("line", LINES, ids=" ".join)
def test_a_device_without_end_ends_with_one_line(folder, line):
    """Whatever is read is read up to a limit."""
    status, out, told = call(*(word.replace("{}", "/dev/zero") for word in line))
    assert (status, out, told.count("\n")) == (2, "", 1)
    assert "/dev/zero" in told


def test_hostile_words_do_not_steer_the_terminal(folder):
    """In an option that there is not, an argument too many, and a word that is looked up."""
    for line in (["compare", "--x\x1b[1m\n::error::y", "old.txt"], ["compare", "old.txt", "new.txt", "c\x1b[1m\n::error::y"]):
        status, out, told = call(*line)
        assert (status, out) == (2, "")
        assert "\x1b" not in told
        assert "\n::" not in told
    status, out, _ = call("lexicon", "show", "x\x1b[31m\udcff")
    assert status == 0
    assert out[:-1].isprintable()


@LINUX
@pytest.mark.parametrize("name", ["loop", "missing/report.txt", "a" * 300, "a" * 5000, "/proc/report.txt", "folder"])
def test_an_output_that_cannot_be_is_told(folder, name):
    """A link that leads to itself is replaced by the report."""
    status, out, told = call("compare", "old.txt", "new.txt", "-o", name)
    if name == "loop":
        assert (status, (folder / "loop").is_symlink()) == (0, False)
    else:
        assert (status, out, told.count("\n")) == (2, "", 1)


@LINUX
def test_a_device_stays_a_device(folder):
    """The report is written to it, and not in its place."""
    status, _, told = call("compare", "old.txt", "new.txt", "-o", "/dev/full", "--format", "text")
    assert (status, Path("/dev/full").is_char_device()) == (2, True)
    assert "No space left" in told


def test_an_input_is_never_written_over(folder):
    """By no command."""
    before = (folder / "old.txt").read_bytes()
    for line in ("compare old.txt new.txt", "check new.txt --against old.txt", "track new.txt old.txt"):
        assert call(*line.split(), "-o", "old.txt")[0] == 2
    assert (folder / "old.txt").read_bytes() == before


@LINUX
@pytest.mark.parametrize("line", [("compare", "old.txt", "new.txt"), ("lexicon", "show", "condemn")], ids=lambda line: line[0])
def test_an_output_that_is_gone_or_full_ends_with_one_line(folder, line):
    """A closed one and a full disk are errors; a reader that has gone has read enough."""
    with Path("/dev/full").open("w") as full:
        ended = run(*line, stdout=full)
    assert (ended.returncode, ended.stderr) == (2, "dtt-diff: standard output cannot be written (No space left on device)\n")
    closed = run(*line, preexec_fn=lambda: os.close(1))
    assert (closed.returncode, closed.stderr) == (2, "dtt-diff: standard output is closed; name a file with -o\n")
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w") as pipe:
        gone = run(*line, stdout=pipe)
    assert (gone.returncode, gone.stderr) == (0, "")


@LINUX
def test_a_terminal_of_any_kind_gets_the_report(folder):
    """Without columns, with ASCII only, without a type."""
    (folder / "new.txt").write_text("They met in Zürich — “again” — and 部长 said 😀.\n", encoding="utf-8")
    for environment in (
        {"COLUMNS": "0"},
        {
            "LC_ALL": "C",
            "PYTHONUTF8": "0",
            "PYTHONCOERCECLOCALE": "0",
            "PYTHONIOENCODING": "ascii",
            "TERM": "",
            "COLUMNS": "-1",
        },
    ):
        ended = run("compare", "old.txt", "new.txt", env=environment, stdout=-1)
        assert (ended.returncode, ended.stderr) == (0, "")
        assert "dropped" in ended.stdout


@pytest.mark.parametrize("place", ["dtt_diff.statements.find_sentences", "pathlib.Path.replace"])
def test_an_interrupted_run_leaves_the_old_report(folder, monkeypatch, place):
    """Ctrl-C in the middle, and in the last moment: status 130, one line, and nothing half written."""
    (folder / "report.html").write_text("old")

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(place, interrupt)
    status, out, told = call("compare", "old.txt", "new.txt", "-o", "report.html")
    assert (status, out, told) == (130, "", "dtt-diff: interrupted\n")
    assert (folder / "report.html").read_text() == "old"
    assert not [path.name for path in folder.iterdir() if path.name.endswith(".tmp")]
