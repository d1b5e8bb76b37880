"""``[tool.dtt-diff]``: where settings are found, what beats them, what is told of them, and what is refused."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import dtt_diff as dd
from dtt_diff.cli import cli, configuration, main
from tests.making import DATA, ROOT

OLD = "Statement of the 4th Talks\n\nKesh, May 4, 2024\n\nThe ministers condemned the launch in the strongest terms.\n"
NEW = "Statement of the 5th Talks\n\nKesh, May 5, 2025\n\nThe ministers condemned the launch.\n"


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project with two editions; the commands run in a folder of it."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "4.txt").write_text(OLD)
    (tmp_path / "drafts" / "5.txt").write_text(NEW)
    (tmp_path / "house.toml").write_text((DATA / "small.toml").read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "policy.toml").write_text('[[change]]\nid = "no"\nseverity = "error"\nkinds = ["softened"]\n')
    monkeypatch.chdir(tmp_path / "drafts")
    return tmp_path


def write(folder: Path, text: str) -> None:
    """Write the settings of a project."""
    (folder / "pyproject.toml").write_text(text, encoding="utf-8")


def compare(*options: str):
    """Compare the two editions as JSON."""
    return CliRunner().invoke(cli, ["compare", "4.txt", "5.txt", "--format", "json", *options])


def check(*options: str):
    """Check the second edition."""
    return CliRunner().invoke(cli, ["check", "5.txt", *options])


def refused(monkeypatch, capsys, *arguments: str) -> str:
    """What is said of settings that cannot be used."""
    monkeypatch.setattr(sys, "argv", ["dtt-diff", *arguments])
    with pytest.raises(SystemExit) as exit_:
        main()
    said = capsys.readouterr()
    assert (exit_.value.code, said.out) == (2, "")
    return said.err


def test_without_settings_nothing_is_told(project):
    """The defaults hold."""
    done = compare()
    assert (done.exit_code, done.stderr) == (0, "")
    assert json.loads(done.stdout)["profile"] == "diplomatic"


def test_settings_are_found_above_the_folder(project):
    """And what is in force is told on standard error."""
    write(project, '[tool.dtt-diff]\nprofile = "central-bank"\n')
    done = compare()
    assert json.loads(done.stdout)["profile"] == "central-bank"
    assert done.stderr == 'dtt-diff: note: ../pyproject.toml sets profile = "central-bank"\n'


def test_the_command_line_has_the_last_word(project):
    """What it says is not told of the settings."""
    write(project, '[tool.dtt-diff]\nprofile = "central-bank"\n')
    done = compare("--profile", "diplomatic")
    assert json.loads(done.stdout)["profile"] == "diplomatic"
    assert done.stderr == ""


def test_a_table_of_a_command_beats_the_common_one(project):
    """For that command only."""
    write(project, '[tool.dtt-diff]\nprofile = "central-bank"\n[tool.dtt-diff.compare]\nprofile = "requirements"\n')
    assert json.loads(compare().stdout)["profile"] == "requirements"
    told = json.loads(check("-a", "4.txt", "--format", "json").stdout)
    assert told["provenance"]["profile"] == "central-bank"


def test_paths_start_from_the_file(project):
    """And are named from where the command runs, so that results are the same in every checkout."""
    write(project, '[tool.dtt-diff]\nlexicon = "house.toml"\n')
    told = json.loads(compare().stdout)
    assert told == json.loads(dd.compare(Path("4.txt"), Path("5.txt"), lexicon=Path("../house.toml")).to_json())
    assert str(project) not in compare().stdout


def test_a_check_says_what_it_was_made_with(project):
    """Policy and threshold of the settings count; file and digest are in the provenance."""
    write(project, '[tool.dtt-diff.check]\npolicy = "policy.toml"\nagainst = ["drafts/4.txt"]\nfail-on = "warning"\n')
    done = check("--format", "json")
    assert done.exit_code == 1
    told = json.loads(done.stdout)
    assert {finding["rule"] for finding in told["findings"]} >= {"no"}
    assert told["provenance"]["settings"] == "../pyproject.toml"
    assert len(told["provenance"]["settings sha256"]) == 64
    assert 'sets against = ["4.txt"], policy = "../policy.toml", fail-on = "warning"' in done.stderr
    assert check("--fail-on", "never").exit_code == 0
    assert "settings" not in json.loads(check("-a", "4.txt", "--format", "json", "--no-config").stdout)["provenance"]


def test_a_format_gives_way_to_the_suffix_of_the_output(project):
    """As to everything else on the command line."""
    write(project, '[tool.dtt-diff.compare]\nformat = "json"\nwidth = 60\n')
    runner = CliRunner()
    done = runner.invoke(cli, ["compare", "4.txt", "5.txt"])
    assert done.stdout.startswith("{")
    assert done.stderr == ""
    runner.invoke(cli, ["compare", "4.txt", "5.txt", "-o", "r.md"])
    assert Path("r.md").read_text(encoding="utf-8").startswith("# ")
    runner.invoke(cli, ["compare", "4.txt", "5.txt", "-o", "report"])
    assert Path("report").read_text(encoding="utf-8").startswith("{")


def test_settings_of_track_and_batch_and_lexicon_count(project):
    """Each command has its own, and the common ones."""
    write(project, '[tool.dtt-diff]\nlexicon = "house.toml"\n[tool.dtt-diff.track]\nphrase = ["in the strongest terms"]\n')
    runner = CliRunner()
    done = runner.invoke(cli, ["track", "4.txt", "5.txt"])
    assert "“in the strongest terms”" in done.stdout
    assert 'phrase = ["in the strongest terms"], lexicon = "../house.toml"' in done.stderr
    assert "house.toml" in runner.invoke(cli, ["lexicon", "show", "zebra"]).stdout
    write(project, "[tool.dtt-diff.batch]\npart-size = 1\nworkers = 1\n")
    Path("pairs.csv").write_text("old,new\n4.txt,5.txt\n5.txt,4.txt\n")
    done = runner.invoke(cli, ["batch", "pairs.csv", "-o", "out"])
    assert done.exit_code == 0
    assert "sets workers = 1, part-size = 1" in done.stderr
    assert sorted(path.name for path in Path("out").glob("part-*")) == ["part-00000", "part-00001"]


def test_the_search_ends_at_the_root_of_the_repository(project):
    """What lies above it is another project's."""
    write(project, '[tool.dtt-diff]\nprofile = "central-bank"\n')
    (project / "drafts" / ".git").mkdir()
    assert configuration.find(Path.cwd()) is None
    assert json.loads(compare().stdout)["profile"] == "diplomatic"


def test_a_nearer_file_without_settings_is_passed_over(project):
    """Whatever is in it: it is no business of this program."""
    write(project, '[tool.dtt-diff]\nprofile = "central-bank"\n')
    for text in ('[project]\nname = "x"\n', "not TOML at all", '[project]\nkeywords = ["dtt-diff"]\n'):
        write(project / "drafts", text)
        assert configuration.find(Path.cwd()) == project / "pyproject.toml"
    (project / "drafts" / "pyproject.toml").unlink()
    (project / "drafts" / "pyproject.toml").mkdir()
    assert configuration.find(Path.cwd()) == project / "pyproject.toml"


def test_settings_can_be_left_alone(project):
    """Even broken ones."""
    write(project, '[tool.dtt-diff\nprofile = "central-bank"\n')
    done = compare("--no-config")
    assert (done.exit_code, done.stderr) == (0, "")


def test_other_settings_can_be_named(project):
    """In any file that has the table."""
    write(project, '[tool.dtt-diff]\nprofile = "central-bank"\n')
    Path("mine.toml").write_text('[tool.dtt-diff]\nprofile = "requirements"\n')
    done = compare("--config", "mine.toml")
    assert json.loads(done.stdout)["profile"] == "requirements"
    assert done.stderr == 'dtt-diff: note: mine.toml sets profile = "requirements"\n'


@pytest.mark.parametrize("options", [("--config", "../pyproject.toml", "--no-config"), ("--no-config", "--config", "x")])
def test_both_options_contradict_each_other(project, options):
    """In either order."""
    write(project, "[tool.dtt-diff]\n")
    done = compare(*options)
    assert done.exit_code == 2
    assert "contradict each other" in done.stderr


def test_help_needs_no_settings(project):
    """Broken ones do not keep anyone from it."""
    write(project, "[tool.dtt-diff")
    assert CliRunner().invoke(cli, ["compare", "--help"]).exit_code == 0


REFUSED = {
    "not TOML": ("[tool.dtt-diff", "../pyproject.toml: not TOML in UTF-8", "or give --no-config"),
    "no table": ('[tool]\ndtt-diff = "x"', "dtt-diff is no table", "write [tool.dtt-diff]"),
    "unknown key": ('[tool.dtt-diff]\nprofil = "x"', "[tool.dtt-diff]: unknown key 'profil'", "did you mean 'profile'?"),
    "underscore": ("[tool.dtt-diff.batch]\npart_size = 1", "[tool.dtt-diff.batch]: unknown key 'part_size'", "'part-size'?"),
    "key of a command": ('[tool.dtt-diff]\npolicy = "p.toml"', "unknown key 'policy'", "under [tool.dtt-diff.check]"),
    "key of another command": (
        '[tool.dtt-diff.compare]\nfail_on = "error"',
        "[tool.dtt-diff.compare]: unknown key 'fail_on'",
        "write fail-on under [tool.dtt-diff.check]",
    ),
    "unknown command": ("[tool.dtt-diff.chek]\nx = 1", "unknown key 'chek'", "did you mean 'check'?"),
    "command is no table": ("[tool.dtt-diff]\ncheck = 1", "check is a command", "write a table [tool.dtt-diff.check]"),
    "bad profile": ('[tool.dtt-diff]\nprofile = "bank"', "[tool.dtt-diff], profile: there is no 'bank'", "'central-bank'?"),
    "bad view": ('[tool.dtt-diff.compare]\nformat = "md"', "[tool.dtt-diff.compare], format", "did you mean 'markdown'?"),
    "number as text": ('[tool.dtt-diff]\nwidth = "wide"', "[tool.dtt-diff], width: give a whole number", "width = 1"),
    "true is no number": ("[tool.dtt-diff]\nwidth = true", "width: give a whole number", "width = 1"),
    "too narrow": ("[tool.dtt-diff]\nwidth = 3", "[tool.dtt-diff], width: 3 is not in the range", "x>=20"),
    "text as list": ('[tool.dtt-diff]\nlexicon = ["a"]', "lexicon: give the path of a file", 'lexicon = "b"'),
    "list as text": ('[tool.dtt-diff.compare]\nparty = "Norvale"', "party: give a list of texts", 'party = ["b", "c"]'),
    "empty": ('[tool.dtt-diff]\nlexicon = " "', "lexicon: give the path of a file", ""),
    "table of another command": ("[tool.dtt-diff.batch]\nworkers = []", "[tool.dtt-diff.batch], workers", "a whole number"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_used_is_told_with_place_and_remedy(project, monkeypatch, capsys, case):
    """In one line; also in the table of a command that is not run."""
    text, place, remedy = REFUSED[case]
    write(project, text)
    said = refused(monkeypatch, capsys, "compare", "4.txt", "5.txt")
    assert said.startswith("dtt-diff: ../pyproject.toml: ")
    assert place in said
    assert remedy in said
    assert said.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "told"),
    [("none.toml", "cannot be read (No such file"), ("..", "cannot be read"), ("../policy.toml", "it has no table")],
)
def test_a_file_that_is_named_must_have_settings(project, monkeypatch, capsys, name, told):
    """It was asked for."""
    assert told in refused(monkeypatch, capsys, "compare", "4.txt", "5.txt", "--config", name)


def test_a_lexicon_that_is_missing_is_told_by_its_place_here(project, monkeypatch, capsys):
    """The path starts from the file of the settings."""
    write(project, '[tool.dtt-diff]\nlexicon = "none.toml"\n')
    assert "../none.toml: no such lexicon" in refused(monkeypatch, capsys, "compare", "4.txt", "5.txt")


def test_what_is_told_cannot_steer_the_terminal(project):
    """Signs that cannot be printed are replaced."""
    write(project, '[tool.dtt-diff.compare]\nparty = ["Nor\\u001b[31mvale\\u202e"]\n')
    told = compare().stderr
    assert "\x1b" not in told
    assert "\u202e" not in told


@pytest.mark.parametrize("name", configuration.COMMANDS)
def test_every_key_is_an_option_of_its_command(name):
    """Of the kind that the option takes."""
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    options = {opt.removeprefix("--"): option for option in command.params for opt in option.opts}
    for key, kind in configuration.COMMANDS[name].items():
        option = options[key]
        assert isinstance(option, click.Option)
        assert option.multiple == (kind in ("texts", "files")), key
        assert isinstance(option.type, click.Path) == (kind in ("file", "files")), key
        assert isinstance(option.type, click.IntRange) == (kind == "number"), key


def test_the_page_on_settings_names_every_key():
    """Keys, tables and what they are."""
    page = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    for command, keys in configuration.COMMANDS.items():
        assert f"[tool.dtt-diff.{command}]" in page
        for key in (*keys, *configuration.COMMON):
            assert f"`{key}`" in page, key
