from __future__ import annotations

import os
import pickle
from pathlib import Path

import pytest
from attrs import evolve

import dtt_diff as dd
from dtt_diff.batch import comparing
from dtt_diff.batch.comparing import compare_chunk
from dtt_diff.batch.values import Outcome, Pair, Task
from dtt_diff.errors import DttDiffError
from tests.batch.making import SMALL, edition, settings


@pytest.fixture
def outcome(tmp_path):
    """Compare one pair in the folder of the test, with changed settings."""
    (tmp_path / "1.txt").write_text(edition(0), encoding="utf-8")
    (tmp_path / "2.txt").write_text(edition(1), encoding="utf-8")

    def compared(pair: Pair | None = None, known: tuple[str, ...] = (), **changed: object) -> Outcome:
        pair = pair or Pair(Path("1.txt"), Path("2.txt"))
        (made,) = compare_chunk((Task(pair, known),), settings(tmp_path, **changed))
        return made

    return compared


def test_a_chunk_gives_what_compare_gives(outcome, tmp_path):
    """The whole comparison, but for the name of the file, which is the one of the manifest."""
    made = dd.Comparison.from_json(outcome(full=True).document)
    expected = dd.compare(tmp_path / "1.txt", tmp_path / "2.txt", lexicon=SMALL)
    assert made == evolve(expected, old=evolve(expected.old, source="1.txt"), new=evolve(expected.new, source="2.txt"))
    assert made.changes


def test_an_edition_shared_by_neighbours_changes_nothing(tmp_path):
    """Each is analysed once in a chunk; the outcomes are those of single pairs."""
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text(edition(number), encoding="utf-8")
    order = [(0, 1), (1, 2), (2, 3), (1, 0), (3, 4), (0, 4)]
    tasks = tuple(Task(Pair(Path(f"{old}.txt"), Path(f"{new}.txt"))) for old, new in order)
    chosen = settings(tmp_path, full=True)
    assert compare_chunk(tasks, chosen) == tuple(compare_chunk((task,), chosen)[0] for task in tasks)


def test_what_goes_to_a_worker_is_small(tmp_path):
    """A task over paths weighs less than a packet on a network, settings included."""
    task = Task(Pair(Path("ferry talks/2023.txt"), Path("ferry talks/2024.txt"), series="ferry talks"), ("0" * 64,))
    assert len(pickle.dumps((task, settings(tmp_path)))) < 1200
    assert pickle.loads(pickle.dumps(task)) == task
    assert len(pickle.dumps((task,) * 8)) < 1500


def test_what_is_known_is_not_compared_again(outcome, monkeypatch):
    """The key is found before the texts are even cut into sentences."""
    key = outcome().key
    monkeypatch.setattr(comparing, "compare_analysed", None)
    assert outcome(known=("x", key)) == Outcome(key, same=True)


def test_the_key_depends_on_all_that_the_result_depends_on(outcome, tmp_path):
    """Texts, names, series, profile, lexicon, library and shape; and on nothing else."""
    first = outcome()
    pair = Pair(Path("1.txt"), Path("2.txt"))
    others = [
        outcome(evolve(pair, id="other")),
        outcome(evolve(pair, series="talks")),
        outcome(Pair(Path("2.txt"), Path("1.txt"), id=pair.name)),
        outcome(full=True),
        outcome(lexicon=None, digest=dd.load_lexicon().digest),
        outcome(lexicon=None, profile="central-bank", digest=dd.load_lexicon(profile="central-bank").digest),
    ]
    (tmp_path / "2.txt").write_text(edition(1) + "They also noted the weather.", encoding="utf-8")
    others.append(outcome())
    assert len({first.key, *(other.key for other in others)}) == len(others) + 1
    assert all(other.failure is None for other in others)
    (tmp_path / "2.txt").write_text(edition(1), encoding="utf-8")
    os.utime(tmp_path / "1.txt", (0, 0))
    assert outcome() == first


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("missing.txt", "missing.txt: no such file"),
        ("folder", "folder: this is a folder"),
        ("empty.txt", "empty.txt: "),
        ("pipe", "pipe: not a regular file"),
        ("nul\x00.txt", "cannot be read"),
    ],
)
def test_a_side_that_cannot_be_read_fails_with_its_reason(outcome, tmp_path, name, said):
    """Under the name that the manifest has, whatever the folder."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "empty.txt").touch()
    os.mkfifo(tmp_path / "pipe")
    made = outcome(Pair(Path("1.txt"), Path(name)))
    assert made.failure is not None
    assert said in made.failure.reason
    assert str(tmp_path) not in made.failure.reason
    assert (made.failure.error, made.comparison, made.changes, made.key) == ("ReadingError", "", (), "")


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="this system has no file that nobody can read")
def test_a_file_that_gives_an_error_when_it_is_read_fails(outcome):
    """As on a disk that is broken; root's rights do not help."""
    failure = outcome(Pair(Path("1.txt"), Path("/proc/self/mem"))).failure
    assert failure is not None
    assert "/proc/self/mem: cannot be read" in failure.reason


def test_an_address_in_place_of_a_file_fails(outcome):
    """Nothing is fetched by a batch."""
    failure = outcome(Pair(Path("https://example.org/1.txt"), Path("2.txt"))).failure
    assert failure is not None


def test_a_fault_fails_the_pair_and_not_the_chunk(tmp_path, monkeypatch):
    """Whatever happens in one of them; the reason names the place."""
    analyse = comparing.analyse

    def faulty(statement, words):
        if "Pair 1" in statement.text:
            raise RecursionError("too deep")
        return analyse(statement, words)

    monkeypatch.setattr(comparing, "analyse", faulty)
    tasks = tuple(Task(Pair(f"Pair {i} was noted.", f"Pair {i} was deplored.", id=str(i))) for i in range(3))
    one, two, three = compare_chunk(tasks, settings(tmp_path))
    assert one.failure is three.failure is None
    assert two.failure is not None
    assert (two.failure.error, two.failure.reason.split(";")[0]) == ("RecursionError", "too deep (in comparing.py, _edition)")


def test_a_worker_of_another_version_refuses(tmp_path):
    """Results of two versions are never mixed."""
    with pytest.raises(DttDiffError, match=r"the batch was started with 0\.0\.1"):
        compare_chunk((), settings(tmp_path, version="0.0.1"))


def test_a_worker_with_another_lexicon_refuses(tmp_path):
    """It may have another file under the same path."""
    with pytest.raises(DttDiffError, match="a worker found other words"):
        compare_chunk((), settings(tmp_path, digest="0" * 64))
