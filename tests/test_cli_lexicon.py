"""``dtt-diff lexicon``: what is shown of a word, and a lexicon of one's own on trial."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from dtt_diff.cli import cli, main
from tests.making import HOUSE_LEXICON


@pytest.fixture
def house(tmp_path, monkeypatch):
    """A lexicon of one's own in the working folder."""
    monkeypatch.chdir(tmp_path)
    Path("house.toml").write_text(HOUSE_LEXICON, encoding="utf-8")
    return Path("house.toml")


def invoke(*arguments: object):
    """Run a command of the group."""
    return CliRunner().invoke(cli, ["lexicon", *map(str, arguments)])


def edited(path: Path, old: str, new: str) -> None:
    """Change a file."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_lexicon_that_does_what_it_says_exits_0(house):
    """One line: what it has, under which digest and profile, and how many examples hold."""
    done = invoke("check", house)
    assert done.exit_code == 0
    assert done.stdout.startswith("house.toml: 1 entry (digest ")
    assert done.stdout.endswith("profile diplomatic); 2 of 2 examples hold\n")
    assert done.stdout.count("\n") == 1


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("{took seriously} the report", "{noted} the report", "the longest form is another one: “noted” of act.note"),
        ("{took seriously} the report", "{ate} the report", "no cue is found at the braces"),
        ("{took seriously} the report", "took seriously the report", "with one pair of braces"),
        ("{took seriously} the report", "{took} seriously the report", "the longest form is another one: “took seriously”"),
        ("He took the report home.", "He took seriously ill.", "“took seriously” is found as a cue; exclude it"),
        ("He took the report home.", "He {took} it.", "take the braces out"),
    ],
)
def test_an_example_that_does_not_hold_exits_1(house, old, new, fault):
    """With the entry, the example, and why."""
    edited(house, old, new)
    done = invoke("check", house)
    assert done.exit_code == 1
    first, last = done.stdout.splitlines()
    assert first.startswith("house.toml: entry 'house.take-seriously', ")
    assert fault in first
    assert last.endswith("1 of 2 examples hold")


def test_a_lexicon_that_is_not_valid_exits_2(house, monkeypatch, capsys):
    """As wherever else it is used."""
    edited(house, 'rank = "concern"', 'rank = "fury"')
    monkeypatch.setattr(sys, "argv", ["dtt-diff", "lexicon", "check", str(house)])
    with pytest.raises(SystemExit) as exit_:
        main()
    assert exit_.value.code == 2
    assert "has no rank 'fury'" in capsys.readouterr().err


def test_what_has_no_example_is_noted(house):
    """They are optional; what none shows nobody can review."""
    edited(house, 'silent = ["He took the report home."]\n', "")
    done = invoke("check", house)
    assert done.exit_code == 0
    assert "note: entry 'house.take-seriously' has no example under silent" in done.stdout


def test_rules_of_two_clauses_are_tried_too(house):
    """Reversals and equivalents, each in its own sense."""
    rule = '\n[[equivalent]]\nid = "house.stop"\nforms = ["wind down", "phase out"]\nas = "verbs"\nsources = ["house"]\n'
    house.write_text(HOUSE_LEXICON + rule + 'fires = ["wind down the exports -> phase out the exports"]\n', encoding="utf-8")
    assert invoke("check", house).exit_code == 0
    house.write_text(HOUSE_LEXICON + rule + 'silent = ["wind down the exports -> phase out the exports"]\n', encoding="utf-8")
    assert "the two clauses are the same to the library" in invoke("check", house).stdout
    house.write_text(HOUSE_LEXICON + rule + 'fires = ["wind down the exports"]\n', encoding="utf-8")
    assert "with an arrow between them" in invoke("check", house).stdout
    back = '\n[[reversal]]\nid = "house.tide"\nsides = [["flood"], ["drain"]]\nsources = ["house"]\n'
    house.write_text(
        HOUSE_LEXICON + back + 'fires = ["agreed to {flood} the docks -> agreed to {drain} the docks"]\n', encoding="utf-8"
    )
    assert invoke("check", house).exit_code == 0
    house.write_text(
        HOUSE_LEXICON + back + 'silent = ["agreed to flood the docks -> agreed to drain the docks"]\n', encoding="utf-8"
    )
    assert "the two clauses undo each other to the library" in invoke("check", house).stdout


def test_the_examples_of_the_shipped_lexicon_can_be_tried_under_it(house):
    """An entry that takes the words of a shipped one away is seen."""
    assert invoke("check", house, "--all").exit_code == 0
    edited(house, 'verbs = ["take seriously"]', 'verbs = ["take seriously"]\nwords = ["condemned the launch"]')
    assert invoke("check", house).exit_code == 0
    done = invoke("check", house, "--all")
    assert done.exit_code == 1
    assert "entry 'act.condemn', fires" in done.stdout


def test_a_folder_is_a_lexicon_too(house, tmp_path):
    """All its files are tried."""
    done = invoke("check", tmp_path)
    assert (done.exit_code, "2 of 2 examples hold" in done.stdout) == (0, True)


def test_a_profile_counts(house):
    """The lexicon comes after it."""
    assert "profile central-bank" in invoke("check", house, "--profile", "central-bank").stdout


@pytest.mark.parametrize(
    ("word", "near"),
    [("condem", "“condemn” (act.condemn)"), ("strong terms", "in strong terms"), ("terms", "terms"), ("reafirm", "reaffirm")],
)
def test_a_word_that_is_not_known_is_told_what_is_near(word, near):
    """A slip of the keys, and phrases that hold the word."""
    shown = invoke("show", word).stdout
    assert "is not in the lexicon (en)" in shown
    assert [line for line in shown.splitlines() if line.startswith("  near it: ") and near in line]


def test_a_word_that_is_like_no_other_has_none_near():
    """Nothing is made up."""
    assert "near it" not in invoke("show", "zebra").stdout


@pytest.mark.parametrize("word", ["condemned", "deplore", "in the strongest terms", "as appropriate", "call on", "shall"])
def test_examples_hold_the_word_that_was_asked_for(word):
    """In one form or another: not those of other words that stand at the same rank."""
    stem = word.split()[0][:5].removesuffix("e")
    shown = [line for line in invoke("show", word).stdout.splitlines() if "count in: " in line or "counts in: " in line]
    assert shown
    for line in shown:
        assert stem in line.casefold() or line.startswith("  another form of it counts in: ")
    assert any(stem in line.casefold() for line in shown)


def test_an_example_of_another_form_says_so():
    """Where none holds the word itself."""
    shown = invoke("show", "subject to").stdout
    assert "  counts in: " not in shown or "{subject to" in shown
    assert "subject to" in shown or "another form of it counts in: " in shown
