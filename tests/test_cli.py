from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import dtt_diff as dd
from dtt_diff.cli import BAD_INPUT, cli, main
from tests.making import DATA

COMMAND = [sys.executable, "-c", "from dtt_diff.cli import main; main()"]
SMALL = ["--lexicon", str(DATA / "small.toml")]


def invoke(*arguments: object):
    """Run a command in this process."""
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


def run(*arguments: object, content: bytes | None = None, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command line as a user does."""
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        input=content,
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
    )


@pytest.fixture
def fails(monkeypatch, capsys):
    """Run the command line in this process on bad input; returns what it says."""

    def ran(*arguments: object) -> str:
        monkeypatch.setattr(sys, "argv", ["dtt-diff", *map(str, arguments)])
        with pytest.raises(SystemExit) as exit_:
            main()
        said = capsys.readouterr()
        assert exit_.value.code == BAD_INPUT == 2
        assert said.out == ""
        return said.err

    return ran


def test_compare_prints_a_report(pair_files):
    """The leading changes, and exit status 0 whatever was found."""
    done = invoke("compare", *pair_files, *SMALL)
    assert (done.exit_code, done.stderr) == (0, "")
    assert "in the strongest terms" in done.stdout


def test_compare_prints_json(pair_files):
    """The versioned schema, and nothing else on standard output."""
    done = invoke("compare", *pair_files, "--format", "json", *SMALL)
    assert json.loads(done.stdout) == json.loads(dd.compare(*pair_files, lexicon=DATA / "small.toml").to_json())


def test_unchanged_sentences_are_listed_on_request(pair_files):
    """``--all`` adds what did not change."""
    old, _ = pair_files
    assert "Unchanged" not in invoke("compare", old, old).stdout
    assert "Unchanged (2)" in invoke("compare", old, old, "--all").stdout


def test_the_same_file_twice_is_noted(pair_files):
    """On standard error, so that JSON stays JSON; still exit status 0."""
    old, _ = pair_files
    done = invoke("compare", old, old, "--format", "json")
    assert done.exit_code == 0
    assert done.stderr == "dtt-diff: note: both sides are the same text\n"
    assert json.loads(done.stdout)["changes"] == []


@pytest.mark.parametrize(("form", "start"), [("json", "{"), ("text", "old  ")])
def test_output_goes_to_a_file(pair_files, tmp_path, form, start):
    """Nothing is printed; the file has all of it."""
    out = tmp_path / "report"
    done = invoke("compare", *pair_files, "--format", form, "-o", out)
    assert (done.exit_code, done.stdout) == (0, "")
    assert out.read_text(encoding="utf-8").startswith(start)


def test_bad_input_leaves_the_output_file_alone(pair_files, tmp_path, fails):
    """The last good report stays, and no temporary file beside it."""
    out = tmp_path / "report"
    out.write_text("the last report")
    before = sorted(tmp_path.iterdir())
    fails("compare", pair_files[0], tmp_path / "none.txt", "-o", out)
    assert out.read_text() == "the last report"
    assert sorted(tmp_path.iterdir()) == before


def test_standard_input_is_one_side(pair_files):
    """A dash reads it."""
    old, new = pair_files
    done = run("compare", "-", new, "--format", "json", content=old.read_bytes())
    assert done.returncode == 0
    data = json.loads(done.stdout)
    assert (data["old"]["source"], data["new"]["source"]) == ("-", str(new))


def bad_inputs(folder: Path) -> dict[str, tuple[list[object], str]]:
    """Arguments of ``compare`` that cannot work, and what must be said."""
    good, binary, empty = folder / "good.txt", folder / "binary.txt", folder / "empty.txt"
    pdf, broken, word = folder / "a.pdf", folder / "broken.toml", folder / "a.docx"
    good.write_text("The ministers met.")
    binary.write_bytes(b"\x00\x01\x02")
    empty.write_bytes(b"")
    pdf.write_bytes(b"%PDF-1.4")
    word.write_bytes(b"PK\x03\x04")
    broken.write_text("[[entry]")
    return {
        "missing": ([folder / "none.txt", good], "no such file"),
        "folder": ([good, folder], "folder"),
        "binary": ([good, binary], "binary"),
        "empty": ([empty, good], "empty"),
        "pdf": ([pdf, good], "PDF"),
        "docx": ([good, word], "DOCX"),
        "both-stdin": (["-", "-"], "standard input"),
        "no-lexicon": ([good, good, "--lexicon", folder / "none.toml"], "no such lexicon"),
        "bad-lexicon": ([good, good, "--lexicon", broken], "broken.toml"),
        "no-output-folder": ([good, good, "-o", folder / "none" / "out.txt"], "cannot be written"),
        "output-is-folder": ([good, good, "-o", folder], "is a folder"),
        "output-is-input": ([good, good, "-o", good], "would write over"),
        "output-is-review": ([good, good, "--format", "json", "-o", broken, "--review", broken], "would write over"),
        "output-is-new-review": (
            [good, good, "-o", folder / "r.json", "--write-review", folder / "r.json"],
            "would write over",
        ),
        "output-is-lexicon": ([good, good, "--format", "csv", "-o", broken, "--lexicon", folder], "would write over"),
        "unknown-suffix": ([good, good, "-o", folder / "report.pdf"], ".txt, .json, .html, .md, .docx, .csv"),
        "other-suffix": ([good, good, "--format", "csv", "-o", folder / "x.html"], "asks for html"),
        "word-as-text": ([good, good, "--format", "docx", "-o", folder / "x.txt"], "ends in .docx"),
        "no-themes": ([good, good, "--themes", folder / "none.toml"], "table of themes"),
        "kind": ([good, good, "--kind", "weakened"], "'softened'"),
    }


CASES = (
    "missing folder binary empty pdf docx both-stdin no-lexicon bad-lexicon no-output-folder output-is-folder output-is-input "
    "output-is-review output-is-new-review output-is-lexicon unknown-suffix other-suffix word-as-text no-themes kind"
)


@pytest.mark.parametrize("case", CASES.split())
def test_bad_input_is_one_clear_line(tmp_path, fails, case):
    """On standard error, with exit status 2 and without a traceback."""
    arguments, message = bad_inputs(tmp_path)[case]
    said = [line for line in fails("compare", *arguments).splitlines() if not line.startswith("dtt-diff: note: ")]
    assert len(said) == 1
    assert said[0].startswith("dtt-diff: ")
    assert message in said[0]
    assert (tmp_path / "good.txt").read_text() == "The ministers met."
    assert (tmp_path / "broken.toml").read_text() == "[[entry]"


@pytest.mark.parametrize(
    ("name", "start"), [("r.htm", "<!DOCTYPE html>"), ("r.MARKDOWN", "# "), ("r.txt", "old  "), ("report", "old  ")]
)
def test_the_suffix_asks_for_the_view(pair_files, tmp_path, name, start):
    """Also the less usual ones; without a suffix it is text."""
    assert invoke("compare", *pair_files, "-o", tmp_path / name).exit_code == 0
    assert (tmp_path / name).read_text(encoding="utf-8").lower().startswith(start.lower())


def test_any_view_that_is_text_may_go_into_a_txt_file(pair_files, tmp_path):
    """And where the view is named, any other suffix that no view has."""
    for name in ("memo.txt", "memo.out"):
        assert invoke("compare", *pair_files, "--format", "json", "-o", tmp_path / name).exit_code == 0
        assert json.loads((tmp_path / name).read_text(encoding="utf-8"))


def test_what_the_reader_decided_is_told(pair_files):
    """In the text view, and on standard error beside every other."""
    old, new = pair_files
    new.write_bytes(new.read_text().encode("utf-16"))
    said = "note: new edition: decoded as utf-16"
    text, data = invoke("compare", old, new), invoke("compare", old, new, "--format", "csv")
    assert (said in text.stdout, text.stderr) == (True, "")
    assert data.stderr.startswith(f"dtt-diff: {said}")
    assert said not in data.stdout


def test_no_line_of_a_pipe_ends_in_blanks(pair_files):
    """Nothing but the report is in what is kept of it."""
    lines = run("compare", *pair_files, "--all").stdout.splitlines()
    assert len(lines) > 5
    assert not [line for line in lines if line != line.rstrip()]


@pytest.mark.parametrize(
    "arguments",
    [
        ["compare"],
        ["compare", "a.txt"],
        ["compare", "a", "b", "--format", "xml"],
        ["compare", "a", "b", "--profile", "loud"],
        ["dance"],
    ],
)
def test_misuse_has_the_same_exit_status(fails, arguments):
    """The usage is shown."""
    assert "Usage: " in fails(*arguments)


def test_a_reader_that_leaves_early_is_no_error(pair_files):
    """``dtt-diff ... | head -1`` ends without a traceback."""
    with subprocess.Popen(
        [*COMMAND, "compare", *map(str, pair_files), "--format", "json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_an_output_of_few_characters_is_no_error(pair_files, form, encoding):
    """Quotes with characters that the output cannot carry do not end in a traceback; JSON is UTF-8 or ASCII."""
    old, new = pair_files
    new.write_text(new.read_text() + "“Grain” shipments — to the Łódź café — have grown 🚢.\n", encoding="utf-8")
    done = run("compare", old, new, "--format", form, PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert (done.returncode, done.stderr) == (0, b"")
    if form == "json":
        assert json.loads(done.stdout)["changes"]


def test_the_terminal_is_not_coloured_when_it_is_none(pair_files):
    """A pipe gets no escape codes."""
    assert b"\x1b" not in run("compare", *pair_files).stdout


def test_lexicon_show_describes_a_word():
    """Known words with their scale, unknown ones as such."""
    assert "act.condemn: rank “condemn”" in invoke("lexicon", "show", "condemned", *SMALL).stdout
    assert "is not in the lexicon" in invoke("lexicon", "show", "zebra", *SMALL).stdout


@pytest.mark.parametrize("arguments", [["--help"], ["compare", "-h"], ["lexicon", "show", "--help"]])
def test_help_is_there(arguments):
    """Every command explains itself."""
    done = invoke(*arguments)
    assert done.exit_code == 0
    assert done.stdout.startswith("Usage: ")


def test_the_version_is_that_of_the_library():
    """One place for it."""
    assert invoke("--version").stdout == f"dtt-diff, version {dd.__version__}\n"


def test_the_command_is_installed(pair_files):
    """The entry point works as it is named in the documentation."""
    command = Path(sys.executable).with_name("dtt-diff")
    if not command.exists():
        pytest.skip("the package is not installed in this environment")
    done = subprocess.run([command, "compare", *pair_files], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout


def test_a_command_loads_its_own_code_only():
    """What the others need is not paid for; the help lists all of them."""
    run_help = "cli(['compare', '--help'], standalone_mode=False)"
    code = f"import sys; from dtt_diff.cli import cli; {run_help}; print(*sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert "dtt_diff.cli.compare" in loaded
    assert "dtt_diff.cli.check" not in loaded
    assert all(name in invoke("--help").stdout for name in ("compare", "check", "track", "batch", "lexicon"))
    assert invoke("comparre").exit_code == BAD_INPUT
