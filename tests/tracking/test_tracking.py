"""track(), grow() and append(): what they take, tell and refuse."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from attrs import evolve

import dtt_diff as dd
from dtt_diff.statements import from_text
from dtt_diff.tracking import weaving
from dtt_diff.tracking.tracking import grow
from tests.making import DATA, samples, small_lexicon
from tests.tracking.making import EDITIONS, council, tidewater


def test_one_edition_is_a_history():
    """In which everything appeared."""
    history = council(EDITIONS[0])
    assert (len(history.editions), history.summaries) == (1, ())
    assert {step.kind for line in history.lines for step in line.steps} == {"appeared"}
    assert str(history) == "1 edition, 2020-01-10 to 2020-01-10: 4 lines, 4 standing in the latest"


def test_two_editions_of_the_same_words_are_kept_throughout():
    """Where no date tells them to be one paper given twice; that they are the same is told."""
    text = "The Council condemns the blockade. The members will rebuild the lighthouse."
    history = council(text, text)
    assert [[step.kind for step in line.steps] for line in history.lines] == [["appeared", "kept"]] * 2
    assert "no. 2 says the same as no. 1, to the letter" in history.notes
    assert history.summaries[0].notes == ("both sides are the same text",)


def test_the_same_paper_given_twice_counts_once():
    """Also when it is appended; it is told."""
    once, twice = council(*EDITIONS[:2]), council(*EDITIONS[:2], EDITIONS[1])
    assert twice.statements == once.statements
    assert twice.told == ("2021-01-12 was given more than once; it counts once",)
    assert once.append(EDITIONS[1], lexicon=small_lexicon()) == twice


def test_nothing_to_track_is_an_error():
    """That says what to give."""
    with pytest.raises(dd.ReadingError, match="no statement to track; give at least one"):
        dd.track([])
    with pytest.raises(dd.ReadingError, match="no statement to track"):
        list(grow(None, []))


@pytest.mark.parametrize("single", [EDITIONS[0], Path("2020.txt"), from_text(EDITIONS[0])])
def test_a_single_statement_is_no_list(single):
    """A text would be taken for a list of letters."""
    with pytest.raises(dd.ReadingError, match=r"put it into brackets: track\(\[\.\.\.\]\)"):
        dd.track(single)


def test_statements_paths_and_texts_are_taken(tmp_path):
    """As compare() takes them: a text that is a file name is refused."""
    path = tmp_path / "2020.txt"
    path.write_text(EDITIONS[0], encoding="utf-8")
    history = council(path, from_text(EDITIONS[1]), EDITIONS[2])
    assert [edition.source for edition in history.editions] == [str(path), None, None]
    assert history.lines == council(*EDITIONS[:3]).lines
    with pytest.raises(dd.ReadingError, match="looks like a file name"):
        council("2020.txt")
    with pytest.raises(dd.ReadingError, match="no such file"):
        council(tmp_path / "2021.txt")


def test_the_order_given_does_not_matter():
    """Unless it is asked for; wrong order is told."""
    history = council(*EDITIONS[::-1])
    assert history.editions == council().editions
    assert history.lines == council().lines
    assert history.told == ("the statements were not given in the order of their dates; they were put in that order",)
    assert history.notes[0] == history.told[0]
    backwards = council(*EDITIONS[1::-1], ordering="given")
    assert [edition.label for edition in backwards.editions] == ["2021-01-12", "2020-01-10"]
    with pytest.raises(dd.ReadingError, match="no ordering 'names'; choose 'dates' or 'given'"):
        council(ordering="names")


def test_gaps_are_told():
    """The fifth council is not among them."""
    assert "the edition numbers skip 5" in council().notes


def test_progress_is_told_after_every_edition():
    """The number done, the number of all, and the label."""
    seen = []
    council(*EDITIONS[:3], progress=lambda *told: seen.append(told))
    assert seen == [(1, 3, "2020-01-10"), (2, 3, "2021-01-12"), (3, 3, "2022-01-11")]


def test_what_fails_says_at_which_edition(monkeypatch):
    """Errors of the library in their message, others in a note."""
    real = weaving.analyse

    def failing(error: Exception):
        def analyse(statement, lexicon):
            if statement.edition == 3:
                raise error
            return real(statement, lexicon)

        return analyse

    monkeypatch.setattr(weaving, "analyse", failing(dd.ReadingError("no good")))
    with pytest.raises(dd.ReadingError, match=r"^at the edition 2022-01-11 \(3 of 5\): no good$"):
        council()
    monkeypatch.setattr(weaving, "analyse", failing(RuntimeError("broken")))
    with pytest.raises(RuntimeError) as caught:
        council()
    assert caught.value.__notes__ == ["at the edition 2022-01-11 (3 of 5)"]


def test_long_work_can_be_interrupted_and_taken_up_again():
    """What was yielded is whole, can be stored, and goes on with the same list of statements."""
    seen = []

    def interrupt(done: int, total: int, label: str) -> None:
        seen.append(label)
        if done == 3:
            raise KeyboardInterrupt

    work = grow(None, EDITIONS, lexicon=small_lexicon(), progress=interrupt)
    next(work)
    last = next(work)
    with pytest.raises(KeyboardInterrupt):
        next(work)
    assert last == council(*EDITIONS[:2])
    stored = dd.History.from_json(last.to_json())
    seen.clear()
    *_, last = grow(stored, EDITIONS, lexicon=small_lexicon(), progress=lambda *told: seen.append(told))
    assert last == council()
    assert seen == [(1, 3, "2022-01-11"), (2, 3, "2023-01-13"), (3, 3, "2025-01-12")]


def test_appending_compares_the_new_edition_only(monkeypatch):
    """The two latest, and no more where nothing that is gone comes near."""
    history, calls = council(*EDITIONS[:2]), []
    real = weaving.compare_analysed
    monkeypatch.setattr(weaving, "compare_analysed", lambda *args, **options: calls.append(args) or real(*args, **options))
    assert history.append(EDITIONS[2], lexicon=small_lexicon()) == council(*EDITIONS[:3])
    assert len(calls) == 1 + 2  # and then the whole: two more


def test_an_edition_that_does_not_come_last_is_refused():
    """The message says which, and what to do; as given, anything can follow."""
    history = council(*EDITIONS[:1], EDITIONS[2])
    with pytest.raises(dd.ReadingError, match=r"2021-01-12 does not come after 2022-01-11.*track all editions anew"):
        history.append(EDITIONS[1], lexicon=small_lexicon())
    given = council(EDITIONS[2], ordering="given").append(EDITIONS[1], lexicon=small_lexicon())
    assert given == council(EDITIONS[2], EDITIONS[1], ordering="given")


def test_a_text_that_was_changed_since_is_noticed(tmp_path):
    """By the digest that the history keeps."""
    path = tmp_path / "2020-01-10.txt"
    path.write_text(EDITIONS[0], encoding="utf-8")
    history = council(path)
    path.write_text(EDITIONS[0].replace("two years", "three years"), encoding="utf-8")
    with pytest.raises(
        dd.ReadingError, match=r"the text was changed since it was tracked as 2020-01-10 \(sha256 [0-9a-f]{12}…, now"
    ):
        history.append(path, lexicon=small_lexicon())


def test_another_lexicon_is_refused(tmp_path):
    """A history under two lexicons would not mean anything; the profile is that of the history."""
    history = council(*EDITIONS[:2])
    with pytest.raises(dd.LexiconError, match="made with another lexicon"):
        history.append(EDITIONS[2])
    assert history.append(EDITIONS[2], lexicon=DATA / "small.toml").lexicon == history.lexicon
    bank = dd.track(EDITIONS[:2], profile="central-bank")
    assert bank.append(EDITIONS[2]) == dd.track(EDITIONS[:3], profile="central-bank")


def test_a_history_of_another_version_is_made_anew():
    """Its own statements are enough for that."""
    old = evolve(council(*EDITIONS[:2]), version="0.0.1")
    with pytest.raises(dd.ReadingError, match=r"made by dtt_diff 0\.0\.1.*track\(history\.statements\)"):
        old.append(EDITIONS[2], lexicon=small_lexicon())
    assert council(*old.statements) == council(*EDITIONS[:2])


def test_the_sample_series_appended_is_the_sample_series_tracked():
    """From any edition on."""
    paths = samples()
    for start in (1, 3):
        grown = dd.track(paths[:start])
        for path in paths[start:]:
            grown = grown.append(path)
        assert grown == tidewater()


def test_the_same_bytes_under_another_hash_seed():
    """The JSON is the same in another process."""
    code = (
        "import sys, dtt_diff as dd; from pathlib import Path; from hashlib import sha256\n"
        "print(sha256(dd.track(map(Path, sys.argv[1:])).to_json().encode()).hexdigest())"
    )
    names = [str(path) for path in samples()[:2]]
    seen = set()
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", code, *names],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(dd.__file__).parents[1])},
        )
        seen.add(done.stdout)
    assert len(seen) == 1


def test_provenance_names_everything_it_was_made_from():
    """Library, profile, lexicon and every text."""
    history = council(*EDITIONS[:2])
    assert history.provenance == {
        "library": f"dtt_diff {dd.__version__}",
        "profile": "diplomatic",
        "lexicon sha256": small_lexicon().digest,
        "2020-01-10 sha256": history.statements[0].digest,
        "2021-01-12 sha256": history.statements[1].digest,
    }


@pytest.mark.parametrize("text", ["<script>\x00\u202e]]> The Council met. \ud800", "Ö" * 300 + " met. The Council met 🚢."])
def test_hostile_texts_are_tracked(text):
    """Every question answers, and the JSON gives them back."""
    history = council(EDITIONS[0], text, EDITIONS[1], text, ordering="given")
    assert dd.History.from_json(history.to_json()) == history
    assert history.phrase("Council").inflected
    assert history.timeline("Council")
    assert len(history.to_dataframe()) == sum(len(line.steps) for line in history.lines)
    for edition in range(4):
        assert history.dropped_in(edition) is not None
