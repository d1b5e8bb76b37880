from __future__ import annotations

import csv
import os
import signal
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner

import dtt_diff as dd
import dtt_diff.cli.histories as module
from dtt_diff.cli import cli, main
from dtt_diff.cli.track import INTERRUPTED
from tests.making import DATA
from tests.tracking.making import EDITIONS, council

COMMAND = [sys.executable, "-c", "from dtt_diff.cli import main; main()"]
SMALL = ["--lexicon", str(DATA / "small.toml")]


@pytest.fixture
def files(tmp_path):
    """The fictional series as files."""
    out = []
    for number, text in enumerate(EDITIONS, 1):
        path = tmp_path / f"council-{number}.txt"
        path.write_text(text, encoding="utf-8")
        out.append(path)
    return out


def invoke(*arguments: object):
    """Run a command in this process."""
    return CliRunner().invoke(cli, ["track", *map(str, arguments), *SMALL])


def load(path) -> dd.History:
    """A history that was saved."""
    return dd.History.from_json(path.read_text(encoding="utf-8"))


@pytest.fixture
def fails(monkeypatch, capsys):
    """Run the command on bad input; returns what it says."""

    def ran(*arguments: object) -> str:
        monkeypatch.setattr(sys, "argv", ["dtt-diff", "track", *map(str, arguments), *SMALL])
        with pytest.raises(SystemExit) as exit_:
            main()
        said = capsys.readouterr()
        assert exit_.value.code == 2
        assert said.out == ""
        return said.err

    return ran


class _Stopped:
    """A ``grow`` that is stopped after some editions."""

    def __init__(self, after: int, error: BaseException) -> None:
        from dtt_diff.tracking.tracking import grow

        self._grow, self._after, self._error = grow, after, error

    def __call__(self, *arguments, **options):
        for number, history in enumerate(self._grow(*arguments, **options), 1):
            yield history
            if number == self._after:
                raise self._error


@pytest.fixture
def stops(monkeypatch):
    """Stop the work after some editions."""
    return lambda after, error: monkeypatch.setattr("dtt_diff.tracking.tracking.grow", _Stopped(after, error))


def test_the_report_answers_the_analyst(files):
    """Series, notes, news, and what was asked for; nothing on standard error where no terminal is."""
    done = invoke(*files[::-1], "--phrase", "in the strongest terms", "--timeline", "lighthouse")
    assert (done.exit_code, done.stderr) == (0, "")
    text = " ".join(done.stdout.split())
    assert "5 editions, 2020-01-10 to 2025-01-12" in text
    assert "“in the strongest terms” stands in 3 of the 5 editions" in text
    assert "2021-01-12: “lighthouse” is gone" in text
    assert "× gone (" in text
    for note in council().notes:
        assert " ".join(note.split()) in text


@pytest.mark.parametrize(
    ("suffix", "start"), [(".html", "<!DOCTYPE html>"), (".json", "{"), (".csv", "line,edition,"), (".md", "# History of")]
)
def test_the_suffix_of_the_output_chooses_the_view(files, tmp_path, suffix, start):
    """As for other commands; notes go to standard error."""
    output = tmp_path / f"out{suffix}"
    done = invoke(*files, "-o", output)
    assert done.exit_code == 0
    assert done.stdout == ""
    assert done.stderr.startswith("dtt-diff: note: ")
    assert output.read_text(encoding="utf-8").startswith(start)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([*(path.name for path in files), output.name])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-o", "council-2.txt"], "would write over"),
        (["-o", "council.xlsx"], ".txt, .html, .json, .csv, .md"),
        (["-o", "council.html", "--format", "csv"], "asks for html"),
        (["-o", "."], "is a folder"),
        (["--append", "kept", "--format", "csv", "-o", "kept"], "would write over"),
    ],
    ids=str,
)
def test_an_output_that_cannot_be_meant_is_refused(files, fails, monkeypatch, arguments, said):
    """Before the long work: what is read is not written over, and no file gets a name that is not its own."""
    monkeypatch.chdir(files[0].parent)
    Path("kept").write_text("a history")
    assert said in fails(*(path.name for path in files), *arguments)
    assert [path.read_text(encoding="utf-8") for path in files] == list(EDITIONS)
    assert sorted(path.name for path in Path().iterdir()) == [*(path.name for path in files), "kept"]


def test_a_history_may_be_named_as_the_output_too(files, tmp_path):
    """It is what --append does anyway."""
    output = tmp_path / "history.json"
    invoke(*files[:3], "-o", output)
    assert invoke("--append", output, *files, "-o", output).exit_code == 0
    assert load(output) == council(*map(dd.read, files))


def test_views_go_to_standard_output(files):
    """CSV with a row a step."""
    done = invoke(*files, "--format", "csv")
    assert len(list(csv.DictReader(StringIO(done.stdout)))) == sum(len(line.steps) for line in council().lines)


def test_the_saved_history_is_the_history(files, tmp_path):
    """What is written can be read, and equals what the library makes of the same files."""
    output = tmp_path / "history.json"
    assert invoke(*files, "-o", output).exit_code == 0
    assert load(output) == council(*map(dd.read, files))


def test_appending_gives_the_whole(files, tmp_path):
    """Edition by edition, or several at once; the same bytes as from all at once."""
    whole, grown = tmp_path / "whole.json", tmp_path / "grown.json"
    invoke(*files, "-o", whole)
    invoke(*files[:2], "-o", grown)
    assert invoke("--append", grown, files[2]).exit_code == 0
    done = invoke("--append", grown, *files[3:], "--phrase", "lighthouse")
    assert "“lighthouse” stands in 3 of the 5 editions" in " ".join(done.stdout.split())
    assert grown.read_bytes() == whole.read_bytes()


def test_a_history_is_asked_without_new_files(files, tmp_path):
    """Nothing is compared, and nothing is written."""
    output = tmp_path / "history.json"
    invoke(*files, "-o", output)
    before = output.stat().st_mtime_ns
    done = invoke("--append", output, "--phrase", "ferry")
    assert "“ferry” stands in 3" in done.stdout
    assert output.stat().st_mtime_ns == before


def test_editions_that_are_known_are_passed_over(files, tmp_path):
    """The same list of files is given again after an interruption."""
    output = tmp_path / "history.json"
    invoke(*files[:3], "-o", output)
    assert invoke("--append", output, *files).exit_code == 0
    assert load(output) == council(*map(dd.read, files))


def test_a_changed_text_is_noticed(files, tmp_path, fails):
    """It is refused, and the history stays as it was."""
    output = tmp_path / "history.json"
    invoke(*files[:3], "-o", output)
    before = output.read_bytes()
    files[1].write_text(EDITIONS[1].replace("support", "assist"), encoding="utf-8")
    assert "was changed since it was tracked as 2021-01-12" in fails("--append", output, *files)
    assert output.read_bytes() == before


def test_ctrl_c_loses_nothing(files, tmp_path, stops):
    """What was done is saved, the message says how to go on, and going on gives the whole."""
    output = tmp_path / "history.json"
    stops(3, KeyboardInterrupt())
    done = invoke(*files, "-o", output)
    assert done.exit_code == INTERRUPTED == 130
    assert "stopped; 3 editions done, the last 2022-01-11; saved in" in done.stderr
    assert f"dtt-diff track --append {output} FILES" in done.stderr
    assert load(output) == council(*map(dd.read, files[:3]))


def test_ctrl_c_spares_a_finished_history(files, tmp_path, stops):
    """Where the name is taken, unfinished work stands beside it."""
    output = tmp_path / "history.json"
    invoke(*files, "-o", output)
    before = output.read_bytes()
    stops(2, KeyboardInterrupt())
    done = invoke(*files, "-o", output)
    assert done.exit_code == INTERRUPTED
    assert output.read_bytes() == before
    assert len(load(tmp_path / "history.partial.json").editions) == 2


def test_finished_work_leaves_one_file(files, tmp_path):
    """The unfinished one is taken away."""
    output = tmp_path / "history.json"
    invoke(*files[:2], "-o", output)
    assert invoke(*files, "-o", output).exit_code == 0
    assert len(load(output).editions) == 5
    assert not list(tmp_path.glob("*partial*"))


def test_ctrl_c_without_a_file_says_so(files, stops):
    """And what would have saved the work."""
    stops(1, KeyboardInterrupt())
    done = invoke(*files)
    assert done.exit_code == INTERRUPTED
    assert "nothing is saved. With -o history.json the work is saved as it goes" in done.stderr


def test_a_failure_says_where_it_was(files, tmp_path, fails, monkeypatch):
    """The edition, what was wrong, and that the editions before it are saved."""
    from dtt_diff.tracking import weaving

    real = weaving.find_succession

    def broken(comparison):
        if "4th" in comparison.new.text:
            raise ZeroDivisionError("made to fail")
        return real(comparison)

    monkeypatch.setattr(weaving, "find_succession", broken)
    output = tmp_path / "history.json"
    said = fails(*files, "-o", output)
    assert "at the edition 2023-01-13 (4 of 5): ZeroDivisionError: made to fail" in said
    assert f"3 editions done, the last 2022-01-11; saved in {output}" in said
    assert len(load(output).editions) == 3


def test_a_file_that_cannot_be_read_is_named(files, tmp_path, fails):
    """Before the long work begins."""
    assert "missing.txt" in fails(*files, tmp_path / "missing.txt")


def test_the_history_is_saved_on_the_way(files, tmp_path, monkeypatch):
    """After each edition while saving is quick; seldom where it would take up most of the time."""
    saved = []
    monkeypatch.setattr(module, "emit", lambda content, path: saved.append(len(dd.History.from_json(content).editions)))
    monkeypatch.setattr(module, "SPARED", 0.0)
    invoke(*files, "-o", tmp_path / "history.json")
    assert saved == [1, 2, 3, 4, 5]
    saved.clear()
    monkeypatch.setattr(module, "SPARED", 1e9)
    invoke(*files, "-o", tmp_path / "history.json")
    assert saved == [1, 5]


def test_the_order_given_is_kept(files):
    """On demand only."""
    assert "2025-01-12 to 2020-01-10" in " ".join(invoke(*files[::-1], "--order", "given").stdout.split())


def test_a_history_keeps_its_profile_and_order(files, tmp_path, fails):
    """Another one is refused, since half would have been judged otherwise."""
    output = tmp_path / "history.json"
    invoke(*files[:3], "-o", output)
    assert "--order: the history was made with date;" in fails("--append", output, files[3], "--order", "given")
    assert "--profile: the history was made with diplomatic" in fails("--append", output, files[3], "--profile", "central-bank")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "there is nothing to track"),
        (["-", "-"], "standard input can be only one"),
        (["x.txt", "--format", "csv", "--phrase", "ferry"], "csv holds no answers"),
        (["x.txt", "--phrase", "…"], "no word to look for"),
        (["--append", "missing.json"], "begin a history with: dtt-diff track FILES -o missing.json"),
    ],
)
def test_what_cannot_be_done_is_said_at_once(fails, arguments, message):
    """In one line, with exit status 2."""
    said = fails(*arguments)
    assert message in said
    assert said.count("\n") == 1


def test_what_is_no_history_is_refused(tmp_path, fails):
    """The file is named."""
    path = tmp_path / "other.json"
    path.write_text("{}", encoding="utf-8")
    assert "other.json: " in fails("--append", path)


def test_a_reader_that_has_gone_has_read_enough(files, tmp_path):
    """As in ``dtt-diff track ... | head``: no traceback, and no failure."""
    read_end, write_end = os.pipe()
    os.close(read_end)
    done = subprocess.run([*COMMAND, "track", *map(str, files), *SMALL], stdout=write_end, stderr=subprocess.PIPE, check=False)
    os.close(write_end)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(os.name != "posix", reason="needs a terminal that a test can open")
def test_progress_is_shown_on_a_terminal(files):
    """How many are done, on standard error; the line is taken away at the end."""
    import pty

    ours, theirs = pty.openpty()
    done = subprocess.run([*COMMAND, "track", *map(str, files), *SMALL], stdout=subprocess.PIPE, stderr=theirs, check=True)
    os.close(theirs)
    said = os.read(ours, 100_000).decode()
    os.close(ours)
    assert "5 of 5 editions, 2025-01-12; " in said
    assert " a second, 0 s left" in said
    assert said.endswith("\r\x1b[K")
    assert b"a second" not in done.stdout


@pytest.mark.skipif(os.name != "posix", reason="needs the signal of Ctrl-C")
def test_the_signal_of_ctrl_c_ends_with_its_status(files, tmp_path):
    """A process that is stopped in its midst: status 130, and a file that can be gone on with, if there is one."""
    output = tmp_path / "history.json"
    slow = (
        "import time, dtt_diff.tracking.weaving as w\n"
        "real = w.Loom.add\n"
        "def add(self, statement):\n"
        "    real(self, statement)\n"
        "    if len(self.statements) == 3:\n"
        "        print('there', flush=True)\n"
        "        time.sleep(60)\n"
        "w.Loom.add = add\n"
        "from dtt_diff.cli import main; main()"
    )
    command = [sys.executable, "-c", slow, "track", *map(str, files), *SMALL, "-o", str(output)]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509 - no threads here
    ) as process:
        assert process.stdout.readline() == b"there\n"
        process.send_signal(signal.SIGINT)
        said = process.stderr.read().decode()
        assert process.wait(30) == INTERRUPTED
    assert "stopped; 2 editions done" in said
    assert len(load(output).editions) == 2
