from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import time

import pytest
from click.testing import CliRunner

from dtt_diff.batch.parts import finished
from dtt_diff.cli import cli
from tests.batch.making import SMALL, content, lines, write_series
from tests.making import ROOT

COMMAND = [sys.executable, "-c", "from dtt_diff.cli import main; main()", "batch"]
WITH_SMALL = ["--lexicon", str(SMALL)]


def batch(*arguments: object, **options: object) -> subprocess.CompletedProcess[str]:
    """Run the command as a user does."""
    return subprocess.run(
        [*COMMAND, *map(str, arguments), *WITH_SMALL], capture_output=True, text=True, check=False, timeout=120, **options
    )


def invoke(*arguments: object):
    """Run the command in this process."""
    return CliRunner().invoke(cli, ["batch", *map(str, arguments), *WITH_SMALL])


@pytest.fixture
def series(tmp_path):
    """A folder of one series of six editions."""
    return write_series(tmp_path / "series")


def test_a_folder_of_series_is_compared(series, tmp_path):
    """On all cores; one line on standard error, nothing on standard output, exit status 0."""
    out = tmp_path / "out"
    done = batch(series, "-o", out)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "dtt-diff: 5 pairs, 5 compared, 0 were there already, 0 failed\n"
    assert finished(out) == ["part-00000"]
    assert len(lines(out, "comparisons")) == 5
    assert lines(out, "changes")


def test_a_manifest_gives_the_same_as_the_folder(series, tmp_path):
    """CSV and JSON Lines alike, in one process as in several."""
    invoke(series, "-o", tmp_path / "folder", "--workers", 1)
    pairs = [("ferry talks", f"ferry talks/{i}.txt", f"ferry talks/{i + 1}.txt") for i in range(1, 6)]
    (series / "p.csv").write_text("series,old,new\n" + "".join(",".join(pair) + "\n" for pair in pairs))
    rows = [json.dumps(dict(zip(("series", "old", "new"), pair, strict=True))) for pair in pairs]
    (series / "p.jsonl").write_text("\n".join(rows))
    for manifest in ("p.csv", "p.jsonl"):
        assert invoke(series / manifest, "-o", tmp_path / manifest, "--workers", 1).exit_code == 0
        assert content(tmp_path / manifest) == content(tmp_path / "folder")
    batch(series / "p.csv", "-o", tmp_path / "several", "--workers", 2)
    assert content(tmp_path / "several") == content(tmp_path / "folder")


def test_some_failed_is_1_and_names_the_place(series, tmp_path):
    """A file that cannot be read, in the middle; the reason is in the results."""
    (series / "ferry talks" / "3.txt").write_bytes(b"")
    done = invoke(series, "-o", tmp_path / "out", "--workers", 1)
    assert done.exit_code == 1
    assert "5 pairs, 3 compared, 0 were there already, 2 failed (see" in done.stderr
    assert "dtt-diff: failed: ferry talks/2.txt..ferry talks/3.txt: ferry talks/3.txt: " in done.stderr
    reasons = [json.loads(line)["reason"] for line in lines(tmp_path / "out", "failures")]
    assert len(reasons) == 2
    assert all("ferry talks/3.txt" in reason for reason in reasons)


def test_names_of_files_do_not_steer_the_terminal(tmp_path):
    """Control characters and signs that turn the direction of writing are replaced."""
    (tmp_path / "p.jsonl").write_text(json.dumps({"old": "\x1b[2Ja.txt", "new": "\u202eb\x9bc.txt", "id": "\x07\r\nid"}))
    done = batch(tmp_path / "p.jsonl", "-o", tmp_path / "out", "--workers", 1)
    assert done.returncode == 1
    assert not set(done.stderr) & set("\x1b\x07\r\u202e\x9b")
    assert len(done.stderr.splitlines()) == 2


def test_a_fault_of_the_run_itself_is_3(series, tmp_path, monkeypatch):
    """And not the status of failed pairs."""

    def faulty(*arguments, **options):
        raise AssertionError("unthought of")

    monkeypatch.setattr("dtt_diff.batch.recording.run", faulty)
    done = invoke(series, "-o", tmp_path / "out", "--workers", 1)
    assert done.exit_code == 3
    assert "this is a fault of dtt-diff" in done.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_rights_fails_its_pairs(series, tmp_path):
    """And no others."""
    (series / "ferry talks" / "3.txt").chmod(0)
    assert invoke(series, "-o", tmp_path / "out", "--workers", 1).exit_code == 1
    assert "no permission" in json.loads(lines(tmp_path / "out", "failures")[0])["reason"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--engine", "dask"], "needs the address of a scheduler"),
        (["--scheduler", "tcp://127.0.0.1:8786"], "give --engine dask too"),
        (["--engine", "dask", "--scheduler", "tcp://127.0.0.1:8786", "--workers", "2"], "has its own"),
        (["--workers", "0"], "--workers"),
        (["--match", "*.md"], "no pair is in it"),
    ],
)
def test_misuse_is_2_and_writes_nothing(series, tmp_path, arguments, said):
    """The folder is not even made."""
    done = batch(series, "-o", tmp_path / "out", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_broken_manifest_is_2_before_anything_is_compared(series, tmp_path):
    """Also when the broken line is the last one."""
    (series / "p.csv").write_text("old,new\nferry talks/1.txt,ferry talks/2.txt\nferry talks/1.txt\n")
    done = batch(series / "p.csv", "-o", tmp_path / "out")
    assert done.returncode == 2
    assert "p.csv, line 3" in done.stderr
    assert not (tmp_path / "out").exists()


def test_another_lexicon_says_that_results_were_replaced(series, tmp_path):
    """They were made with other words."""
    out = tmp_path / "out"
    invoke(series, "-o", out, "--workers", 1)
    own = tmp_path / "own.toml"
    own.write_bytes(SMALL.read_bytes() + b"\n# ours\n")
    done = CliRunner().invoke(cli, ["batch", str(series), "-o", str(out), "--workers", "1", "--lexicon", str(own)])
    assert "made with another lexicon_sha256" in done.stderr
    assert "5 compared, 0 were there already" in done.stderr


@pytest.fixture(scope="module")
def long_run(tmp_path_factory):
    """A long series, and what a run over it writes."""
    folder = tmp_path_factory.mktemp("long")
    write_series(folder / "series", 60)
    invoke(folder / "series", "-o", folder / "out", "--part-size", 20, "--workers", 1)
    return folder / "series", content(folder / "out")


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_an_interrupted_run_goes_on(long_run, tmp_path, sent):
    """130 for an interruption; after any end, the same command goes on to the same bytes."""
    (series, expected), out = long_run, tmp_path / "out"
    arguments = [str(series), "-o", str(out), "--part-size", "20", "--workers", "2"]
    with subprocess.Popen([*COMMAND, *arguments, *WITH_SMALL], stderr=subprocess.PIPE, text=True) as run:
        end = time.monotonic() + 60
        while not lines_begun(out) and run.poll() is None and time.monotonic() < end:
            time.sleep(0.005)
        run.send_signal(sent)
        _, said = run.communicate(timeout=60)
    if run.returncode == 0:
        pytest.skip("the run was done before it could be interrupted")
    if sent != signal.SIGKILL:
        assert run.returncode == 130
        assert f"what is done is kept in {out}" in said
        assert "Traceback" not in said
    done = invoke(*arguments[:-1], 1)
    assert done.exit_code == 0
    assert " 0 were there already" not in done.stderr
    assert content(out) == expected


def lines_begun(out) -> bool:
    """Whether a first result is written."""
    return any(path.stat().st_size for path in out.glob("*part-*/comparisons.jsonl"))


def test_progress_is_shown_on_a_terminal(series, tmp_path):
    """Rate and time left, in one line that is cleared at the end."""
    ours, theirs = pty.openpty()
    done = subprocess.run(
        [*COMMAND, str(series), "-o", str(tmp_path / "out"), "--workers", "1", *WITH_SMALL],
        stderr=theirs,
        check=False,
        timeout=60,
    )
    os.close(theirs)
    said = b""
    try:
        while piece := os.read(ours, 4096):
            said += piece
    except OSError:
        pass
    os.close(ours)
    assert done.returncode == 0
    assert b"\r\x1b[K5/5 pairs, " in said
    assert b" a second, 0 s left\r\x1b[Kdtt-diff: 5 pairs" in said


def test_a_cluster_gives_the_same_bytes(series, tmp_path):
    """A scheduler and a worker started as on other machines, reached by their address."""
    pytest.importorskip("distributed", reason="distributed is not installed: pip install 'dtt_diff[dask]'")
    address_file = tmp_path / "scheduler.json"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    dask = [sys.executable, "-m", "distributed.cli"]
    scheduler = [*dask[:2], "distributed.cli.dask_scheduler", "--no-dashboard", "--host", "127.0.0.1", "--port", "0"]
    worker = [*dask[:2], "distributed.cli.dask_worker", "--nthreads", "1", "--no-dashboard", "--no-nanny"]
    found = ["--scheduler-file", str(address_file)]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "env": environment, "cwd": tmp_path}
    with subprocess.Popen([*scheduler, *found], **quiet) as one, subprocess.Popen([*worker, *found], **quiet) as two:
        try:
            end = time.monotonic() + 60
            while not address_file.exists() and time.monotonic() < end:
                time.sleep(0.1)
            address = json.loads(address_file.read_text())["address"]
            done = batch(series, "-o", tmp_path / "out", "--engine", "dask", "--scheduler", address)
        finally:
            # Not asked to end: a worker whose scheduler goes at the same time may wait for it without end.
            two.kill()
            one.kill()
    assert (done.returncode, done.stderr) == (0, "dtt-diff: 5 pairs, 5 compared, 0 were there already, 0 failed\n")
    invoke(series, "-o", tmp_path / "one", "--workers", 1)
    assert content(tmp_path / "out") == content(tmp_path / "one")


def test_pairs_of_one_name_are_noted(series, tmp_path):
    """Their lines could not be told apart in the results; all are compared, and ids of their own end the note."""
    line = "ferry talks/1.txt,ferry talks/2.txt\n"
    (series / "p.csv").write_text("old,new\n" + 3 * line + "ferry talks/2.txt,ferry talks/3.txt\n")
    done = invoke(series / "p.csv", "-o", tmp_path / "out", "--workers", 1)
    assert done.exit_code == 0
    assert f"note: {series / 'p.csv'}: ferry talks/1.txt..ferry talks/2.txt is in it 3 times; each line has a" in done.stderr
    assert "4 pairs, 4 compared" in done.stderr
    (series / "q.csv").write_text("id,old,new\n" + "".join(f"{number},{line}" for number in range(3)))
    assert "note:" not in invoke(series / "q.csv", "-o", tmp_path / "other", "--workers", 1).stderr
