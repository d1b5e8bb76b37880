from __future__ import annotations

import json
import os
import shutil
import subprocess
from itertools import islice, pairwise
from pathlib import Path

import pytest

import dtt_diff as dd
from dtt_diff.batch.comparing import compare_chunk
from dtt_diff.batch.engines import Processes, Serial
from dtt_diff.batch.parts import finished, left_behind
from dtt_diff.batch.recording import Tally
from dtt_diff.batch.values import BatchStoppedError
from dtt_diff.errors import DttDiffError
from tests.batch.making import content, edition, lines, record, settings, write_series
from tests.making import SAMPLES


@pytest.fixture
def series(tmp_path):
    """Two series of six editions: ten pairs, in four parts."""
    return write_series(tmp_path / "series", series=("ferry talks", "harbour talks"))


@pytest.fixture
def whole(series, tmp_path):
    """What a run without interruption writes."""
    record(series, tmp_path / "whole", full=True)
    return content(tmp_path / "whole")


def stopping(after: int):
    """An engine that is interrupted after so many pairs."""
    done = 0

    def work(tasks, chosen):
        nonlocal done
        done += len(tasks)
        if done > after:
            raise KeyboardInterrupt
        return compare_chunk(tasks, chosen)

    return Serial(work)


class Counting(Serial):
    """An engine that counts the pairs that were compared and not found to be there."""

    def __init__(self) -> None:
        super().__init__(self.counted)
        self.compared = 0

    def counted(self, tasks, chosen):
        """Compare, and count."""
        outcomes = compare_chunk(tasks, chosen)
        self.compared += sum(not outcome.same for outcome in outcomes)
        return outcomes


def test_every_pair_is_in_the_tables_in_the_order_of_the_manifest(series, tmp_path):
    """One line a pair, one line a change; whole comparisons line by line beside them."""
    out = tmp_path / "out"
    tally = record(series, out, full=True)
    rows = [json.loads(line) for line in lines(out, "comparisons")]
    assert tally == Tally(pairs=10)
    assert [row["pair"] for row in rows] == [
        f"{name} talks/{i}.txt..{name} talks/{i + 1}.txt" for name in ("ferry", "harbour") for i in range(1, 6)
    ]
    changes = [json.loads(line) for line in lines(out, "changes")]
    assert [change["pair"] for change in changes] == [row["pair"] for row in rows for _ in range(row["changes"])]
    documents = [dd.Comparison.from_json(line.decode()) for line in lines(out, "documents")]
    assert [(item.old.digest, item.new.digest) for item in documents] == [
        (row["old_sha256"], row["new_sha256"]) for row in rows
    ]
    assert finished(out) == ["part-00000", "part-00001", "part-00002", "part-00003"]
    assert sorted(path.name for path in out.iterdir()) == ["batch.json", *finished(out)]
    about = json.loads((out / "batch.json").read_text())
    assert (about["complete"], about["pairs"], about["failed"], about["parts"]) == (True, 10, 0, 4)


def test_processes_write_the_same_bytes(series, whole, tmp_path):
    """Whoever is first."""
    record(series, tmp_path / "out", Processes(2), full=True)
    assert content(tmp_path / "out") == whole


def test_a_second_run_compares_nothing_and_touches_nothing(series, whole, tmp_path):
    """Not even the times of the files of finished parts change."""
    out = tmp_path / "whole"
    times = {path: path.stat().st_mtime_ns for path in out.glob("part-*/*")}
    engine = Counting()
    assert record(series, out, engine, full=True) == Tally(pairs=10, same=10)
    assert engine.compared == 0
    assert content(out) == whole
    assert {path: path.stat().st_mtime_ns for path in out.glob("part-*/*")} == times


@pytest.mark.parametrize("after", [0, 1, 4, 9])
def test_an_interrupted_run_goes_on_where_it_was(series, whole, tmp_path, after):
    """In the middle of a part as between two; the bytes are those of a run without interruption."""
    out = tmp_path / "out"
    with pytest.raises(KeyboardInterrupt):
        record(series, out, stopping_each(after), full=True)
    assert json.loads((out / "batch.json").read_text())["complete"] is False
    engine = Counting()
    tally = record(series, out, engine, full=True)
    assert (tally.pairs, tally.same, tally.repaired) == (10, after, 0)
    assert engine.compared == 10 - after
    assert content(out) == whole


def stopping_each(after: int):
    """An engine that is interrupted after so many pairs, although they come in chunks."""

    class Single(Serial):
        def take(self, handle):
            tasks, chosen = handle
            return self.each(tasks, chosen)

        def each(self, tasks, chosen):
            outcomes = compare_chunk(tasks, chosen)
            for outcome in outcomes:
                self.done = getattr(self, "done", 0) + 1
                if self.done > after:
                    return (*outcomes[: outcomes.index(outcome)], _Interrupts())
            return outcomes

    return Single()


class _Interrupts:
    """An outcome at which the run is interrupted."""

    @property
    def key(self):
        """Interrupt."""
        raise KeyboardInterrupt


TORN = {
    "a torn line": lambda path: path.write_bytes(path.read_bytes()[:-40]),
    "no end of line": lambda path: path.write_bytes(path.read_bytes()[:-1]),
    "zeros": lambda path: path.write_bytes(path.read_bytes()[:-100] + bytes(100)),
    "half of a line more": lambda path: path.write_bytes(path.read_bytes() + b'{"pair": "ferry'),
    "nothing": lambda path: path.write_bytes(b""),
    "gone": lambda path: path.unlink(),
}


@pytest.mark.parametrize("table", ["comparisons", "changes", "documents"])
@pytest.mark.parametrize("tear", TORN)
@pytest.mark.parametrize("part", ["part-00001", ".part-00001.new"])
def test_what_is_torn_or_damaged_is_made_again(series, whole, tmp_path, table, tear, part):
    """In the part that was being written as in a finished one; whole results before the damage are kept."""
    out = tmp_path / "whole"
    if part.startswith("."):
        (out / "part-00001").rename(out / part)
        shutil.rmtree(out / "part-00002")
        shutil.rmtree(out / "part-00003")
    TORN[tear](out / part / f"{table}.jsonl")
    tally = record(series, out, full=True)
    assert tally.same == 10 if part == "part-00001" and tear == "half of a line more" else 3 <= tally.same < 10
    assert tally.repaired or tear in {"gone", "no end of line", "a torn line", "nothing"}
    assert content(out) == whole


def test_a_pair_that_fails_does_not_stop_the_run(series, whole, tmp_path):
    """It is told with its reason, in its place, and is tried again by the next run."""
    out, lost = tmp_path / "out", series / "ferry talks" / "3.txt"
    kept = lost.read_bytes()
    lost.unlink()
    lost.mkdir()
    manifest = series / "pairs.csv"
    names = [[f"{name} talks/{i}.txt" for i in range(1, 7)] for name in ("ferry", "harbour")]
    manifest.write_text(
        "old,new,series\n" + "".join(f"{old},{new},{old[:-6]}\n" for row in names for old, new in pairwise(row))
    )
    tally = record(manifest, out, full=True)
    assert (tally.pairs, tally.failed) == (10, 2)
    failures = [json.loads(line) for line in lines(out, "failures")]
    assert [(row["pair"], row["error"]) for row in failures] == [
        ("ferry talks/2.txt..ferry talks/3.txt", "ReadingError"),
        ("ferry talks/3.txt..ferry talks/4.txt", "ReadingError"),
    ]
    assert failures[0]["reason"] == "ferry talks/3.txt: this is a folder; give a file in it"
    before = content(out)
    assert record(manifest, out, full=True).failed == 2
    assert content(out) == before
    lost.rmdir()
    lost.write_bytes(kept)
    engine = Counting()
    assert record(manifest, out, engine, full=True) == Tally(pairs=10, same=8)
    assert engine.compared == 2
    assert content(out) == whole


def test_new_editions_are_compared_and_the_others_are_not(series, tmp_path):
    """In the middle of the order; what is written is what a first run over all of them writes."""
    out = tmp_path / "out"
    record(series, out)
    (series / "ferry talks" / "7.txt").write_text(edition(6), encoding="utf-8")
    engine = Counting()
    assert record(series, out, engine) == Tally(pairs=11, same=10)
    assert engine.compared == 1
    record(series, tmp_path / "again")
    assert content(out) == content(tmp_path / "again")


def test_editions_that_changed_or_went_are_no_longer_in_the_results(series, tmp_path):
    """The parts that are left over go."""
    out = tmp_path / "out"
    record(series, out)
    shutil.rmtree(series / "harbour talks")
    (series / "ferry talks" / "1.txt").write_text(edition(3), encoding="utf-8")
    assert record(series, out) == Tally(pairs=5, same=4)
    record(series, tmp_path / "again")
    assert content(out) == content(tmp_path / "again")


def test_an_interrupted_change_of_pairs_loses_nothing(series, tmp_path):
    """Parts are replaced one after the other, and the old ones are kept until all is done."""
    out = tmp_path / "out"
    record(series, out)
    (series / "ferry talks" / "0.txt").write_text(edition(6), encoding="utf-8")
    for after in (1, 4, 8):
        with pytest.raises(KeyboardInterrupt):
            record(series, out, stopping_each(after))
    assert left_behind(out)
    engine = Counting()
    record(series, out, engine)
    assert engine.compared == 0
    record(series, tmp_path / "again")
    assert content(out) == content(tmp_path / "again")


def test_another_profile_replaces_the_results_and_says_so(series, tmp_path):
    """As do another lexicon, another library and another shape."""
    out = tmp_path / "out"
    record(series, out)
    assert record(series, out, full=True) == Tally(pairs=10, replaced="full")
    assert not left_behind(out)
    assert len(lines(out, "documents")) == 10
    assert record(series, out) == Tally(pairs=10, replaced="full")
    record(series, tmp_path / "again")
    assert content(out) == content(tmp_path / "again")


def test_all_can_be_made_again(series, tmp_path):
    """After a change that no digest tells of."""
    out = tmp_path / "out"
    record(series, out)
    before = content(out)
    engine = Counting()
    assert record(series, out, engine, fresh=True) == Tally(pairs=10)
    assert (engine.compared, content(out)) == (10, before)


def test_the_same_pair_twice_is_there_twice(series, tmp_path):
    """A line for every line of the manifest."""
    manifest = series / "pairs.csv"
    manifest.write_text("old,new\n" + "ferry talks/1.txt,ferry talks/2.txt\n" * 5)
    out = tmp_path / "out"
    record(manifest, out)
    before = content(out)
    assert len(lines(out, "comparisons")) == 5
    assert record(manifest, out) == Tally(pairs=5, same=5)
    assert content(out) == before


def test_the_results_do_not_depend_on_where_they_are_made(series, whole, tmp_path, monkeypatch):
    """Files are named as the manifest does."""
    shutil.copytree(series, tmp_path / "elsewhere" / "deep")
    monkeypatch.chdir(tmp_path / "elsewhere")
    record(Path("deep"), Path("out"), full=True)
    assert content(Path("out")) == whole


def test_the_watch_is_told_after_every_pair(series, tmp_path):
    """With what became of it."""
    told = []
    record(series, tmp_path / "out", watch=told.append)
    assert [tally.pairs for tally in told] == list(range(1, 11))


@pytest.mark.parametrize("there", ["letter.txt", "batch.json"])
def test_a_folder_that_holds_something_else_is_left_alone(series, tmp_path, there):
    """Nothing is written into it."""
    out = tmp_path / "out"
    out.mkdir()
    (out / there).write_text('{"dear": "sir"}')
    before = content(out)
    with pytest.raises(DttDiffError, match="choose"):
        record(series, out)
    assert {name: value for name, value in content(out).items() if name != ".lock"} == before


def test_a_second_run_does_not_write_into_the_same_folder(series, tmp_path):
    """The first one is not disturbed."""
    out = tmp_path / "out"

    def meddling(tasks, chosen):
        with pytest.raises(DttDiffError, match="another run writes here"):
            record(series, out)
        return compare_chunk(tasks, chosen)

    assert record(series, out, Serial(meddling)).pairs == 10


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 192 kB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    done = (
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=192k", "tmpfs", str(disk)], capture_output=True, check=False)
        if shutil.which("mount")
        else None
    )
    if done is None or done.returncode:
        pytest.skip("a small disk cannot be mounted here (it takes root)")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_stops_the_run_and_loses_nothing(series, whole, small_disk, tmp_path):
    """What is done is kept; with room, the same run goes on to the same bytes."""
    out, ballast = small_disk / "out", small_disk / "ballast"
    ballast.write_bytes(bytes(60_000))
    with pytest.raises(
        BatchStoppedError, match=r"No space left on device\) after \d+ pairs of this run; what is done is kept: make room"
    ):
        record(series, out, full=True)
    with pytest.raises(BatchStoppedError, match="No space left"):
        record(series, out, full=True)
    ballast.unlink()
    subprocess.run(["mount", "-o", "remount,size=4m", str(small_disk)], check=True)
    engine = Counting()
    tally = record(series, out, engine, full=True)
    assert 0 < tally.same < 10
    assert engine.compared == 10 - tally.same
    assert content(out) == whole


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_rights_is_told(series, tmp_path):
    """Before anything is compared."""
    (tmp_path / "locked").mkdir(mode=0o500)
    with pytest.raises(DttDiffError, match="cannot be used as a folder"):
        record(series, tmp_path / "locked" / "out")


def test_pairs_are_read_as_a_stream(tmp_path):
    """The manifest is never held as a whole."""
    from dtt_diff.batch.recording import Recorder
    from dtt_diff.batch.values import Pair

    drawn = 0

    def pairs():
        nonlocal drawn
        for i in range(60):
            drawn += 1
            yield Pair(f"They met {i} times.", f"They meet {i} times.", id=str(i))

    told: list[int] = []
    recorder = Recorder(tmp_path / "out", settings(tmp_path), watch=lambda tally: told.append(drawn - tally.pairs))
    recorder.record(pairs(), Serial())
    assert max(told) <= 16


def test_the_samples_are_compared(tmp_path):
    """The statements that ship with the documentation, as a folder of one series."""
    tally = record(SAMPLES, tmp_path / "out")
    assert (tally.pairs, tally.failed) == (len(list(SAMPLES.glob("*.txt"))) - 1, 0)
    assert list(islice(lines(tmp_path / "out", "changes"), 1))
