"""What the command line says of itself: help with an example that works, words of the labelling guide, remedies."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from dtt_diff.cli import cli, main
from dtt_diff.cli.command import Command, Group
from tests.making import ROOT, SAMPLES

#: The vocabulary of the labelling guide, in its own order.
KINDS = ("added", "dropped", "strengthened", "softened", "updated")
VERDICTS = ("unchanged", "reworded", "updated", "strengthened", "softened", "mixed", "dropped", "added")
#: What stands in the place of a verdict for titles, datelines and headings, which carry none.
NOT_COMPARED = "not compared"
#: What may happen to a line of a history besides what a verdict says.
EVENTS = {"appeared", "kept", "moved", "split", "merged", "returned"}
DIMENSIONS = (
    "act",
    "modality",
    "certainty",
    "degree",
    "scope",
    "condition",
    "specificity",
    "characterization",
    "attribution",
    "polarity",
)
#: What others call the kinds and the dimensions; the guide has one word for each thing.
OTHER_WORDS = re.compile(
    r"\b(weakened|hardened|toughened|watered down|deletions?|insertions?|removals?|hedging|strength dimension|stance shift)\b",
    re.IGNORECASE,
)


def commands(command: click.Command = cli, name: str = "dtt-diff") -> dict[str, click.Command]:
    """All commands and groups by what is typed for them."""
    found = {name: command}
    if isinstance(command, click.Group):
        context = click.Context(command)
        for one in command.list_commands(context):
            below = command.get_command(context, one)
            assert below is not None
            found |= commands(below, f"{name} {one}")
    return found


COMMANDS = commands()


def help_of(name: str) -> str:
    """What a command says of itself."""
    done = CliRunner().invoke(cli, [*name.split()[1:], "--help"], prog_name="dtt-diff")
    assert done.exit_code == 0
    return done.stdout


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder with the files that the examples name, and the program on the path."""
    samples = sorted(SAMPLES.glob("*.txt"))
    for name, sample in {"2023": 2, "2024": 3, "14": 3, "draft-15": 4}.items():
        shutil.copy(samples[sample], tmp_path / f"{name}.txt")
    (tmp_path / "statements").mkdir()
    for sample in samples:
        shutil.copy(sample, tmp_path / "statements")
    shutil.copy(ROOT / "examples" / "policy.toml", tmp_path)
    (tmp_path / "pairs.csv").write_text("old,new\n2023.txt,2024.txt\n")
    (tmp_path / "house.toml").write_text('extends = "en"\n')
    program = tmp_path / "bin" / "dtt-diff"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m dtt_diff "$@"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", f"{ROOT}{os.pathsep}{os.environ.get('PYTHONPATH', '')}")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(name):
    """The example is one of that command, and stands on a line of its own, ready to be copied."""
    command = COMMANDS[name]
    assert isinstance(command, Command | Group)
    assert command.example.startswith(name)
    assert f"  Example:\n    {command.example}\n" in help_of(name)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
@pytest.mark.parametrize("name", COMMANDS)
def test_the_example_works(desk, name):
    """In a shell, with the files that it names; a check of this draft finds something."""
    done = subprocess.run(["bash", "-c", COMMANDS[name].example], capture_output=True, text=True, check=False)
    assert done.returncode == (1 if name == "dtt-diff check" else 0), done.stderr
    written = re.search(r"(?:-o|>) (\S+)", COMMANDS[name].example)
    assert done.stdout or (written and (desk / written.group(1)).exists())


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_says_what_it_does(name):
    """No option without help, and every sentence of it ends."""
    for option in COMMANDS[name].params:
        if isinstance(option, click.Option) and option.name not in ("help", "version"):
            assert option.help, (name, option.name)
            assert option.help.endswith("."), (name, option.name)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_of_commands_has_whole_sentences(name):
    """None is cut off where the line ends."""
    assert "..." not in help_of(name).replace("[FILES]...", "").replace("[ARGS]...", "")


def test_help_names_the_kinds_and_the_dimensions():
    """All of them, in the words and the order of the labelling guide."""
    said = " ".join(help_of("dtt-diff compare").split())
    assert ", ".join(KINDS) in said
    assert ", ".join(DIMENSIONS) in said
    assert all(kind in help_of("dtt-diff") for kind in KINDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_help_has_no_other_words_for_the_same(name):
    """One thing is called by one name."""
    assert not OTHER_WORDS.search(help_of(name))


def test_the_library_has_the_vocabulary_of_the_guide():
    """Kinds, verdicts and dimensions, wherever they are listed."""
    from typing import get_args

    from dtt_diff import model
    from dtt_diff.checking import loading
    from dtt_diff.lexicon import checking

    assert model.KINDS == get_args(model.Kind) == KINDS
    assert get_args(model.Verdict) == (*VERDICTS, NOT_COMPARED)
    assert checking.DIMENSIONS == loading.DIMENSIONS == DIMENSIONS


SCHEMAS = {
    name: json.loads((ROOT / "docs" / f"{name}.schema.json").read_text()) for name in ("comparison", "findings", "history")
}


def lists(node: object) -> list[list[str]]:
    """All enumerations of a schema."""
    if isinstance(node, dict):
        own = [node["enum"]] if isinstance(node.get("enum"), list) else []
        return own + [found for value in node.values() for found in lists(value)]
    return [found for value in node for found in lists(value)] if isinstance(node, list) else []


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schemas_have_the_vocabulary_of_the_guide(name):
    """A list of labels is one of the guide: of kinds, of verdicts or of dimensions; a history has events besides."""
    found = [tuple(words) for words in lists(SCHEMAS[name]) if {"softened", "modality"} & set(words) and len(words) > 1]
    assert KINDS in found
    for words in found:
        if words not in (KINDS, DIMENSIONS, (*VERDICTS, NOT_COMPARED)):
            assert name == "history"
            assert set(words) <= {*VERDICTS, *EVENTS}


@pytest.mark.parametrize("form", ["text", "markdown", "html", "csv"])
def test_the_views_have_no_other_words_for_the_same(form):
    """Labels of the guide only, in each report of the sample pair."""
    done = CliRunner().invoke(cli, ["compare", *map(str, sorted(SAMPLES.glob("*.txt"))[-2:]), "--format", form])
    shown = re.sub(r"<style>.*?</style>|<script>.*?</script>", "", done.stdout, flags=re.DOTALL)
    assert all(kind in shown.casefold() for kind in ("added", "dropped", "strengthened", "softened", "updated"))
    assert not OTHER_WORDS.search(shown)


def said(monkeypatch, capsys, *arguments: object) -> str:
    """What the program says of a line that cannot work, in one line without breaks."""
    monkeypatch.setattr(sys, "argv", ["dtt-diff", *map(str, arguments)])
    with pytest.raises(SystemExit) as exit_:
        main()
    assert exit_.value.code == 2
    caught = capsys.readouterr()
    assert caught.out == ""
    return " ".join(caught.err.split())


REMEDIES = {
    "command": (["comparre"], "did you mean 'compare'?"),
    "files without a command": (["2023.txt", "2024.txt"], "write: dtt-diff compare OLD NEW"),
    "nothing like a command": (["zebra"], "choose one of compare, check, track, batch, lexicon, completion"),
    "subcommand": (["lexicon", "sho"], "did you mean 'show'?"),
    "option": (["compare", "2023.txt", "2024.txt", "--forma", "json"], "--format"),
    "view": (["compare", "2023.txt", "2024.txt", "--format", "md"], "did you mean 'markdown'?"),
    "slip of a view": (["compare", "2023.txt", "2024.txt", "--format", "htlm"], "did you mean 'html'?"),
    "profile": (["compare", "2023.txt", "2024.txt", "--profile", "diplomat"], "did you mean 'diplomatic'?"),
    "nothing like a profile": (["compare", "a", "b", "--profile", "x"], "choose one of diplomatic, central-bank, requirements"),
    "kind": (["compare", "2023.txt", "2024.txt", "--kind", "weakened"], "did you mean 'softened'?"),
    "dimension": (["compare", "2023.txt", "2024.txt", "--dimension", "modal"], "did you mean 'modality'?"),
    "threshold": (["check", "14.txt", "-a", "2023.txt", "--fail-on", "warn"], "did you mean 'warning'?"),
    "order": (["track", "2023.txt", "--order", "dates"], "did you mean 'date'?"),
    "engine": (["batch", "pairs.csv", "-o", "out", "--engine", "processess"], "did you mean 'processes'?"),
    "shell": (["completion", "bsh"], "did you mean 'bash'?"),
    "missing file": (["compare", "2023.txt", "none.txt"], "none.txt: no such file; check the path"),
    "folder": (["compare", "2023.txt", "statements"], "statements: this is a folder; give a file in it"),
    "suffix": (["compare", "2023.txt", "2024.txt", "-o", "x.pdf"], "the suffixes are .txt, .json, .html, .md, .docx, .csv"),
    "suffix of a check": (
        ["check", "14.txt", "-a", "2023.txt", "-o", "x.pdf"],
        "the suffixes are .txt, .json, .sarif, .xml, .md",
    ),
    "other suffix": (["check", "14.txt", "-a", "2023.txt", "-o", "x.xml", "--format", "json"], "a file that ends in .json"),
    "no suffix of its own": (["check", "14.txt", "-a", "2023.txt", "-o", "x.md", "--format", "gitlab"], "ends in .txt"),
    "review to nowhere": (["compare", "2023.txt", "2024.txt", "--write-review", "-"], "give the name of a file"),
    "folder to nowhere": (["batch", "pairs.csv", "-o", "-"], "give the name of a file"),
    "no word": (["lexicon", "show", " "], 'such as "call on"'),
    "no TOML": (["lexicon", "check", "14.txt"], "14.txt: not valid TOML in UTF-8"),
    "width": (["compare", "2023.txt", "2024.txt", "--width", "3"], "x>=20"),
}


@pytest.mark.parametrize("case", REMEDIES)
def test_what_cannot_work_is_told_with_the_remedy(desk, monkeypatch, capsys, case):
    """On standard error, with exit status 2; no file comes into being."""
    arguments, remedy = REMEDIES[case]
    before = sorted(desk.iterdir())
    assert remedy in said(monkeypatch, capsys, *arguments)
    assert sorted(desk.iterdir()) == before


def test_a_result_of_the_library_is_no_statement(desk, monkeypatch, capsys):
    """A saved comparison, history or check given for an edition is told as what it is."""
    runner = CliRunner()
    assert runner.invoke(cli, ["compare", "2023.txt", "2024.txt", "-o", "c.json"]).exit_code == 0
    assert runner.invoke(cli, ["track", "2023.txt", "2024.txt", "-o", "h.json"]).exit_code == 0
    assert runner.invoke(cli, ["check", "2024.txt", "-a", "2023.txt", "--fail-on", "never", "-o", "f.json"]).exit_code == 0
    for name in ("c.json", "h.json", "f.json"):
        assert f"{name}: this is a result of dtt_diff" in said(monkeypatch, capsys, "compare", name, "2024.txt")


@pytest.mark.parametrize(
    "arguments",
    [("compare", "2023.txt", "2024.txt"), ("check", "2024.txt", "-a", "2023.txt"), ("track", "2023.txt", "2024.txt")],
)
def test_a_dash_is_standard_output(desk, arguments):
    """As if no file were given, and no file of that name comes into being."""
    runner = CliRunner()
    for options in ([], ["--format", "json"]):
        plain, dashed = (runner.invoke(cli, [*arguments, *options, *more]).stdout for more in ([], ["-o", "-"]))
        assert plain
        assert dashed == plain
    assert not Path("-").exists()


@pytest.mark.parametrize(
    ("name", "form", "start"),
    [("r.json", "sarif", "$schema"), ("r.json", "gitlab", "["), ("r.txt", "markdown", "###"), ("r.out", "github", "::")],
)
def test_a_file_may_hold_what_its_suffix_allows(desk, name, form, start):
    """SARIF and the report of GitLab are JSON; any text may go into a text file, or where no view has the suffix."""
    done = CliRunner().invoke(
        cli, ["check", "draft-15.txt", "-a", "14.txt", "--format", form, "-o", name, "--fail-on", "never"]
    )
    assert done.exit_code == 0, done.stderr
    assert start in Path(name).read_text(encoding="utf-8")[:60]


@pytest.mark.parametrize(
    "arguments",
    [("compare", "2023.txt", "2024.txt"), ("check", "2024.txt", "-a", "2023.txt"), ("track", "2023.txt", "2024.txt")],
)
def test_the_width_is_that_of_the_text(desk, arguments):
    """On the terminal and in a file, which is made for eighty columns otherwise."""
    runner = CliRunner()
    narrow, wide = (runner.invoke(cli, [*arguments, "--width", width]).stdout for width in ("50", "120"))
    assert len(narrow.splitlines()) > len(wide.splitlines())
    assert max(map(len, wide.splitlines())) <= 120
    for width in ("50", "80"):
        runner.invoke(cli, [*arguments, "--width", width, "-o", f"{width}.txt"])
    runner.invoke(cli, [*arguments, "-o", "r.txt"])
    files = {name: Path(f"{name}.txt").read_text(encoding="utf-8") for name in ("50", "80", "r")}
    assert files["50"] == narrow
    assert files["r"] == files["80"] != narrow


def test_the_library_can_be_run_as_a_module():
    """Where the program is not on the path."""
    done = subprocess.run([sys.executable, "-m", "dtt_diff", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("dtt-diff, version ")


def test_an_interrupted_command_ends_as_shells_have_it(desk, monkeypatch, capsys):
    """Also one that keeps nothing."""

    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(sys.modules["dtt_diff.cli.compare"], "compare", interrupt)
    monkeypatch.setattr(sys, "argv", ["dtt-diff", "compare", "2023.txt", "2024.txt"])
    with pytest.raises(SystemExit) as exit_:
        main()
    assert exit_.value.code == 130
    assert capsys.readouterr().err == "dtt-diff: interrupted\n"
