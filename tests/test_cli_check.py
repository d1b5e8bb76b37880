from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

import dtt_diff as dd
from dtt_diff.cli import cli, main
from tests.making import ROOT

COMMAND = [sys.executable, "-c", "from dtt_diff.cli import main; main()"]
BODY = (
    "1. The ministers {condemned} the missile launches over the strait. "
    "They reaffirmed the importance of freedom of navigation.\n\n"
    "2. The three sides will hold joint patrols.\n\n"
    "3. They agreed to hold the {next}th Harbour Talks next year in {venue}.\n"
)
HEAD = "Joint Statement of the {n}th Harbour Talks\n\n{city}, May {n}, 20{y}\n\n"


POLICY = '[[change]]\nid = "no-softening"\nseverity = "error"\nmessage = "Nothing is softened."\nkinds = ["softened"]\n'


def edition(n: int, *, condemned: str = "condemned in the strongest terms", **others: str) -> str:
    """An edition of a series that is as it should be."""
    cities = {3: "Kesh", 4: "Velsund", 5: "Port Amsel", 6: "Kesh", 7: "Velsund"}
    text = HEAD.format(n=n, city=cities[n], y=n + 20)
    text += BODY.format(condemned=condemned, next=n + 1, venue=cities[n + 1])
    for old, new in others.items():
        text = text.replace(old, new)
    return text


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with two editions, a draft without a fault, and one that was softened; the command runs in it."""
    monkeypatch.chdir(tmp_path)
    for name, text in {
        "4.txt": edition(4),
        "5.txt": edition(5),
        "clean.txt": edition(6),
        "soft.txt": edition(6, condemned="condemned"),
        "stale.txt": edition(6).replace("Statement of the 6th", "Statement of the 5th"),
        "policy.toml": POLICY,
    }.items():
        Path(name).write_text(text, encoding="utf-8")
    return tmp_path


def invoke(*arguments: object):
    """Run the check in this process."""
    return CliRunner().invoke(cli, ["check", *map(str, arguments)])


def run(*arguments: object, content: bytes | None = None, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the check as a user does."""
    return subprocess.run(
        [*COMMAND, "check", *map(str, arguments)],
        input=content,
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
    )


def status(monkeypatch, capsys, *arguments: object) -> tuple[int, str, str]:
    """The exit status of the command, and what it says."""
    monkeypatch.setattr(sys, "argv", ["dtt-diff", "check", *map(str, arguments)])
    with pytest.raises(SystemExit) as exit_:
        main()
    said = capsys.readouterr()
    return exit_.value.code or 0, said.out, said.err


# Exit status


def test_a_clean_draft_exits_0(folder):
    """Facts that moved on are told as info."""
    done = invoke("clean.txt", "--against", "5.txt")
    assert done.exit_code == 0
    assert "passed (fails on error): 0 errors, 0 warnings" in done.stdout
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("draft", "options", "wanted"),
    [
        ("soft.txt", [], 0),
        ("soft.txt", ["--fail-on", "warning"], 1),
        ("soft.txt", ["--policy", "policy.toml"], 1),
        ("soft.txt", ["--policy", "policy.toml", "--fail-on", "never"], 0),
        ("stale.txt", [], 1),
        ("stale.txt", ["--fail-on", "never"], 0),
        ("clean.txt", ["--fail-on", "warning"], 0),
        ("clean.txt", ["--fail-on", "info"], 1),
    ],
)
def test_the_threshold_decides(folder, draft, options, wanted):
    """That of the policy, or of the option; in every view."""
    for form in ("text", "json", "sarif", "junit", "github", "gitlab", "markdown"):
        assert invoke(draft, "-a", "5.txt", "--format", form, *options).exit_code == wanted


MISUSE = {
    "no draft": [],
    "no last edition": ["soft.txt"],
    "no such option": ["soft.txt", "-a", "5.txt", "--strict"],
    "two drafts": ["soft.txt", "clean.txt", "-a", "5.txt"],
    "no such view": ["soft.txt", "-a", "5.txt", "--format", "pdf"],
    "no such threshold": ["soft.txt", "-a", "5.txt", "--fail-on", "fatal"],
    "no day": ["soft.txt", "-a", "5.txt", "--today", "soon"],
    "standard input twice": ["-", "-a", "-"],
    "no baseline to update": ["soft.txt", "-a", "5.txt", "--update-baseline"],
    "a report of an update": ["soft.txt", "-a", "5.txt", "--baseline", "b.json", "--update-baseline", "-o", "out.json"],
}
UNREADABLE = {
    "draft": (["none.txt", "-a", "5.txt"], "none.txt: no such file"),
    "last edition": (["soft.txt", "-a", "none.txt"], "none.txt: no such file"),
    "policy": (["soft.txt", "-a", "5.txt", "--policy", "none.toml"], "none.toml"),
    "broken policy": (["soft.txt", "-a", "5.txt", "--policy", "5.txt"], "5.txt"),
    "waivers": (["soft.txt", "-a", "5.txt", "--waivers", "none.toml"], "none.toml"),
    "baseline": (
        ["soft.txt", "-a", "5.txt", "--baseline", "none.json"],
        "none.json: there is no such baseline; write it with --update",
    ),
    "broken baseline": (["soft.txt", "-a", "5.txt", "--baseline", "5.txt"], "5.txt"),
    "history": (["soft.txt", "--history", "none.json"], "none.json: is not there; begin a history with: dtt-diff track"),
    "broken history": (["soft.txt", "--history", "5.txt"], "5.txt"),
    "review": (["soft.txt", "-a", "5.txt", "--review", "none.toml"], "none.toml"),
    "lexicon": (["soft.txt", "-a", "5.txt", "--lexicon", "none.toml"], "no such lexicon"),
    "output": (["soft.txt", "-a", "5.txt", "-o", "none/out.json"], "cannot be written"),
    "over the draft": (["soft.txt", "-a", "5.txt", "-o", "soft.txt"], "-o soft.txt would write over a file"),
    "over the policy": (["soft.txt", "-a", "5.txt", "--policy", "policy.toml", "-o", "policy.toml"], "would write over"),
    "over no baseline": (["soft.txt", "-a", "5.txt", "--baseline", "policy.toml", "--update-baseline"], "is no baseline"),
}


@pytest.mark.parametrize("case", MISUSE)
def test_misuse_exits_2(folder, monkeypatch, capsys, case):
    """With how to use it, and nothing on standard output; no file is touched."""
    before = {path: path.read_bytes() for path in folder.iterdir()}
    code, out, err = status(monkeypatch, capsys, *MISUSE[case])
    assert (code, out) == (2, "")
    assert err.startswith("Usage: ")
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


@pytest.mark.parametrize("day", ["tomorrow", "9.6.2026", "2026-02-30"])
def test_a_day_that_is_none_is_told_how_to_write(folder, monkeypatch, capsys, day):
    """The message shows the form of a day."""
    _, _, err = status(monkeypatch, capsys, "soft.txt", "-a", "5.txt", "--today", day)
    assert f"'{day}' is no day; give a date as YYYY-MM-DD" in " ".join(err.split())


@pytest.mark.parametrize("case", UNREADABLE)
def test_unreadable_input_exits_2(folder, monkeypatch, capsys, case):
    """With one line that names the file; no file is touched."""
    arguments, message = UNREADABLE[case]
    before = {path: path.read_bytes() for path in folder.iterdir()}
    code, out, err = status(monkeypatch, capsys, *arguments)
    assert (code, out) == (2, "")
    assert err.startswith("dtt-diff: ")
    assert message in err
    assert err.count("\n") == 1
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


@pytest.mark.parametrize(
    "error", [RuntimeError("broken"), AssertionError("no"), RecursionError(), KeyError("x"), MemoryError()]
)
def test_a_fault_of_the_check_is_no_finding(folder, monkeypatch, capsys, error):
    """Python would exit with 1, which means findings here."""

    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(sys.modules["dtt_diff.checking.check"], "check", fail)
    code, out, err = status(monkeypatch, capsys, "soft.txt", "-a", "5.txt")
    assert (code, out) == (3, "")
    assert "says nothing of the draft" in err
    assert type(error).__name__ in err


def test_an_interrupted_check_is_no_finding(folder, monkeypatch, capsys):
    """It exits as shells have it."""

    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(sys.modules["dtt_diff.checking.check"], "check", interrupt)
    assert status(monkeypatch, capsys, "soft.txt", "-a", "5.txt")[0] == 130


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
@pytest.mark.parametrize(
    ("draft", "form", "wanted"), [("clean.txt", "text", 0), ("clean.txt", "sarif", 0), ("stale.txt", "text", 1)]
)
def test_a_reader_that_goes_changes_nothing(folder, draft, form, wanted):
    """``dtt-diff check ... | head -0`` exits as it would have."""
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [*COMMAND, "check", draft, "-a", "5.txt", "--format", form], stdout=write, stderr=subprocess.PIPE, check=False
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (wanted, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_output_that_cannot_be_written_exits_2(folder):
    """A disk that is full is no finding, either."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*COMMAND, "check", "stale.txt", "-a", "5.txt"], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert done.stderr.decode().startswith("dtt-diff: standard output cannot be written")


# Editions


def test_the_latest_edition_is_compared(folder):
    """In whatever order they are given."""
    for order in (["4.txt", "5.txt"], ["5.txt", "4.txt"]):
        told = json.loads(invoke("clean.txt", *(part for name in order for part in ("-a", name)), "--format", "json").stdout)
        assert told["provenance"]["last edition"] == "5.txt"
        assert told["notes"] == []


def test_without_dates_and_numbers_the_last_one_given_is_compared(folder):
    """And the result says so."""
    for name in ("a.txt", "b.txt"):
        Path(name).write_text(f"The ministers met. They spoke of {name[0]} things at length.\n", encoding="utf-8")
    for order in (["a.txt", "b.txt"], ["b.txt", "a.txt"]):
        told = json.loads(invoke("clean.txt", *(part for name in order for part in ("-a", name)), "--format", "json").stdout)
        assert told["provenance"]["last edition"] == order[-1]
        assert any("the last one as the latest" in note for note in told["notes"])


MENTION = '[[must_mention]]\nid = "navigation"\nphrases = ["freedom of navigation"]\neditions = {n}\nseverity = "error"\n'


def mention(draft: str, n: int, *arguments: object) -> list[dict]:
    """The findings of a rule that looks back on some editions."""
    Path("mention.toml").write_text(MENTION.format(n=n), encoding="utf-8")
    done = invoke(draft, *arguments, "--policy", "mention.toml", "--format", "json")
    return [finding for finding in json.loads(done.stdout)["findings"] if finding["rule"] == "navigation"]


def test_earlier_editions_are_the_history(folder):
    """For rules on what each of the last editions mentioned."""
    silent = edition(6).replace(" They reaffirmed the importance of freedom of navigation.", "")
    Path("silent.txt").write_text(silent, encoding="utf-8")
    assert len(mention("silent.txt", 2, "-a", "4.txt", "-a", "5.txt")) == 1
    assert mention("silent.txt", 2, "-a", "5.txt") == []
    assert mention("clean.txt", 2, "-a", "4.txt", "-a", "5.txt") == []


def test_a_history_of_the_tracker_counts(folder):
    """With and without the last edition; an edition after the last one is no history, and neither is the draft."""
    silent = edition(6).replace(" They reaffirmed the importance of freedom of navigation.", "")
    Path("silent.txt").write_text(silent, encoding="utf-8")
    Path("3.txt").write_text(edition(3), encoding="utf-8")
    paths = [Path("3.txt"), Path("4.txt"), Path("5.txt")]
    Path("series.json").write_text(dd.track(paths).to_json(), encoding="utf-8")
    Path("whole.json").write_text(dd.track([*paths, Path("silent.txt")]).to_json(), encoding="utf-8")
    for history in ("series.json", "whole.json"):
        assert len(mention("silent.txt", 3, "--history", history)) == 1
        assert len(mention("silent.txt", 3, "--history", history, "-a", "5.txt")) == 1
        assert mention("silent.txt", 4, "--history", history) == []
        assert mention("5.txt", 3, "--history", history, "-a", "4.txt") == []


def test_a_history_of_the_draft_alone_has_no_last_edition(folder, monkeypatch, capsys):
    """There is nothing to compare with."""
    Path("alone.json").write_text(dd.track([Path("clean.txt")]).to_json(), encoding="utf-8")
    code, _, err = status(monkeypatch, capsys, "clean.txt", "--history", "alone.json")
    assert code == 2
    assert "give the last edition with --against" in err


def test_standard_input_is_a_draft(folder):
    """Places have no file then."""
    done = run("-", "-a", "5.txt", content=Path("stale.txt").read_bytes())
    assert done.returncode == 1
    assert "-:1:24: ✗ error  stale-" in done.stdout.decode()


# Views


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("out.json", '{\n  "schema_version"'),
        ("out.sarif", '{\n  "$schema"'),
        ("out.sarif.json", '{\n  "$schema"'),
        ("out.xml", "<?xml"),
        ("out.md", "### Check"),
        ("out.txt", "Paragraph 1\n"),
        ("out", "Paragraph 1\n"),
    ],
)
def test_the_name_of_the_output_chooses_the_view(folder, name, start):
    """The log is told in one line how it went."""
    done = invoke("soft.txt", "-a", "5.txt", "--policy", "policy.toml", "-o", name)
    assert (done.exit_code, done.stdout) == (1, "")
    assert Path(name).read_text(encoding="utf-8").startswith(start)
    assert done.stderr.startswith("dtt-diff: failed (fails on error): 1 error, ")
    assert done.stderr.endswith(f"; written to {name}\n")


def test_files_below_the_folder_are_named_from_it(folder):
    """As code hosts look for them; the terminal and the JSON name them as they were given."""
    absolute = folder / "stale.txt"
    for form in ("sarif", "junit", "github", "gitlab", "markdown"):
        told = invoke(absolute, "-a", folder / "5.txt", "--format", form).stdout
        assert "stale.txt" in told
        assert str(folder) not in told
    assert str(absolute) in invoke(absolute, "-a", "5.txt", "--format", "json").stdout


EVERY_VIEW = """
from click.testing import CliRunner
from dtt_diff.cli import cli
for form in ("text", "json", "sarif", "junit", "github", "gitlab", "markdown"):
    done = CliRunner().invoke(cli, ["check", "soft.txt", "-a", "5.txt", "--format", form])
    assert done.exit_code == 0 and done.stdout
    print(ascii(done.stdout))
"""


def test_the_same_input_gives_the_same_bytes(folder):
    """With any seed of hashes."""
    outputs = {
        subprocess.run(
            [sys.executable, "-c", EVERY_VIEW], capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_the_terminal_may_have_any_encoding(folder, encoding):
    """What it lacks is written in ASCII."""
    done = run("soft.txt", "-a", "5.txt", PYTHONIOENCODING=encoding, COLUMNS="60")
    assert (done.returncode, done.stderr) == (0, b"")
    told = done.stdout.decode(encoding)
    assert "[-in the strongest terms-]" in told
    assert ("“" in told) == (encoding == "utf-8")
    assert "\x1b" not in told


# Waivers, baseline, review


WAIVER = '[[waiver]]\nrule = "no-softening"\nreason = "agreed by the heads"\nuntil = 2026-06-30\n'


def test_a_waiver_holds_until_its_day(folder):
    """From then on it is told itself; the day is part of the provenance."""
    Path("waivers.toml").write_text(WAIVER, encoding="utf-8")
    arguments = ("soft.txt", "-a", "5.txt", "--policy", "policy.toml", "--waivers", "waivers.toml")
    held = invoke(*arguments, "--today", "2026-06-30", "--all")
    assert held.exit_code == 0
    assert "waived: agreed by the heads; until 2026-06-30" in held.stdout
    assert "day 2026-06-30" in held.stdout.replace("\n", " ")
    ended = invoke(*arguments, "--today", "2026-07-01")
    assert ended.exit_code == 1
    assert "waiver-expired" in ended.stdout


def test_a_baseline_leaves_new_findings_only(folder):
    """It survives reflow and renumbering; updating it exits 0 and prints no report."""
    arguments = ("-a", "5.txt", "--policy", "policy.toml", "--baseline", "baseline.json")
    made = invoke("soft.txt", *arguments, "--update-baseline")
    assert (made.exit_code, made.stdout) == (0, "")
    assert re.fullmatch(r"dtt-diff: \d+ findings accepted in baseline\.json\n", made.stderr)
    assert invoke("soft.txt", *arguments).exit_code == 0
    text = Path("soft.txt").read_text(encoding="utf-8").replace("the missile launches", "the\nmissile  launches")
    text = re.sub(r"^(\d)\. ", lambda match: f"{int(match[1]) + 4}. ", text, flags=re.MULTILINE)
    Path("soft.txt").write_text(text, encoding="utf-8")
    told = invoke("soft.txt", *arguments)
    assert told.exit_code == 0
    assert "in the\nbaseline" in told.stdout or "in the baseline" in told.stdout
    Path("soft.txt").write_text(text.replace("will hold joint patrols", "may hold joint patrols"), encoding="utf-8")
    (finding,) = [
        finding
        for finding in json.loads(invoke("soft.txt", *arguments, "--format", "json").stdout)["findings"]
        if finding["counts"] and finding["severity"] == "error"
    ]
    assert "may" in finding["message"]
    assert invoke("soft.txt", *arguments).exit_code == 1
    assert invoke("soft.txt", *arguments, "--update-baseline").exit_code == 0
    assert invoke("soft.txt", *arguments).exit_code == 0


def test_a_baseline_is_written_whole_or_not_at_all(folder, monkeypatch, capsys):
    """A folder that is missing leaves nothing behind."""
    before = sorted(folder.iterdir())
    arguments = ("soft.txt", "-a", "5.txt", "--baseline", "none/baseline.json", "--update-baseline")
    assert status(monkeypatch, capsys, *arguments)[0] == 2
    assert sorted(folder.iterdir()) == before


def test_accepted_findings_can_be_left_out(folder):
    """For code hosts that show suppressed results as open ones; that they were left out is told."""
    Path("waivers.toml").write_text(WAIVER, encoding="utf-8")
    arguments = ("soft.txt", "-a", "5.txt", "--policy", "policy.toml", "--waivers", "waivers.toml", "--today", "2026-01-01")
    (whole,) = json.loads(invoke(*arguments, "--format", "sarif").stdout)["runs"]
    (less,) = json.loads(invoke(*arguments, "--format", "sarif", "--omit-accepted").stdout)["runs"]
    assert [found["ruleId"] for found in whole["results"] if "suppressions" in found] == ["no-softening"]
    assert [found["ruleId"] for found in less["results"]] == [
        found["ruleId"] for found in whole["results"] if "suppressions" not in found
    ]
    assert "1 finding(s) that are waived or in the baseline are left out" in json.dumps(less["invocations"])


def test_a_review_comes_first(folder):
    """What it rejected is no finding."""
    comparison = dd.compare(Path("5.txt"), Path("soft.txt"))
    Path("review.toml").write_text(
        f'[changes.{comparison.softened[0].id}]\ndecision = "rejected"\nnote = "same force"\n', encoding="utf-8"
    )
    arguments = ("soft.txt", "-a", "5.txt", "--policy", "policy.toml")
    assert invoke(*arguments).exit_code == 1
    done = invoke(*arguments, "--review", "review.toml")
    assert done.exit_code == 0
    assert "was reviewed" in done.stdout


def test_help_tells_the_exit_status():
    """And how editions are put in order."""
    told = " ".join(invoke("--help").stdout.split())
    assert "Exit status: 0 if nothing reaches the threshold, 1 if something does, 2 for misuse" in told
    assert "in the order of their dates" in told


# Drafts in other formats

MARKED = {
    "draft.md": (
        "# Joint Statement of the *5th* Harbour Talks\n\nKesh, May 6, 2026\n\n1. The **ministers** [condemned](https://example.org/c)\n"
        "   the missile *launches* over the strait.\n"
    ),
    "draft.html": (
        "<!doctype html>\n<html><head><title>x</title></head><body>\n<article>\n"
        "<h1>Joint Statement of the <em>5th</em> Harbour Talks</h1>\n"
        "<p>Kesh, May 6, 2026</p>\n<p>The <b>ministers</b>\n<a href='c'>condemned</a> the missile <i>launches</i> over the "
        "strait.</p>\n</article></body></html>\n"
    ),
}
PLAIN = (
    "Joint Statement of the 5th Harbour Talks\n\nPort Amsel, May 5, 2025\n\n"
    "1. The ministers condemned in the strongest terms the missile launches over the strait.\n"
)


@pytest.mark.parametrize("name", MARKED)
def test_drafts_with_marks_have_lines_too(folder, name):
    """The words at a place in the file are those of the finding, marks aside; where marks stand between, there is no fix."""
    Path("plain.txt").write_text(PLAIN, encoding="utf-8")
    Path(name).write_text(MARKED[name], encoding="utf-8")
    told = json.loads(invoke(name, "-a", "plain.txt", "--format", "json").stdout)
    lines = MARKED[name].split("\n")
    softened = stale = 0
    for finding in told["findings"]:
        place = finding["place"]
        assert place["in_file"]
        cut = MARKED[name][place["start"] : place["end"]]
        assert re.sub(r"<[^>]*>|[*#\[\]]|\(http.*?\)", "", cut).split() == place["quote"].split()
        assert cut.startswith(lines[place["line"] - 1][place["column"] - 1 :].split()[0][:3])
        assert lines[place["end_line"] - 1][: place["end_column"] - 1].endswith(cut[-3:])
        softened += finding["rule"] == "softened"
        stale += finding["rule"].startswith("stale-") and place["quote"] == "5th"
    assert (softened, stale) == (1, 1)
    (sarif,) = json.loads(invoke(name, "-a", "plain.txt", "--format", "sarif").stdout)["runs"]
    for found in sarif["results"]:
        region = found["locations"][0]["physicalLocation"]["region"]
        cut = MARKED[name][region["charOffset"] : region["charOffset"] + region["charLength"]]
        assert region.get("snippet", {"text": cut}) == {"text": cut}
        for fix in found.get("fixes", ()):
            (replacement,) = fix["artifactChanges"][0]["replacements"]
            assert "<" not in cut
            assert replacement["deletedRegion"]["charLength"] == len(cut)


def test_a_word_file_has_no_lines(folder):
    """Nothing is made up."""
    docx = pytest.importorskip("docx")
    document = docx.Document()
    for paragraph in PLAIN.replace(" in the strongest terms", "").split("\n\n"):
        document.add_paragraph(paragraph)
    document.save("draft.docx")
    Path("plain.txt").write_text(PLAIN, encoding="utf-8")
    done = invoke("draft.docx", "-a", "plain.txt")
    assert "\ndraft.docx: ! warning  softened" in done.stdout
    (sarif,) = json.loads(invoke("draft.docx", "-a", "plain.txt", "--format", "sarif").stdout)["runs"]
    assert sarif["results"]
    assert all("region" not in found["locations"][0]["physicalLocation"] for found in sarif["results"])


# The pages of the documentation; what they tell to type is run by tests/test_docs.py

CI = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
HARBOUR = ROOT / "examples" / "harbour"


def blocks(text: str, language: str) -> list[str]:
    """The blocks of a page in a language."""
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


@pytest.fixture
def page(tmp_path, monkeypatch):
    """A folder with the files that the pages speak of; the command runs in it."""
    monkeypatch.chdir(tmp_path)
    for path in HARBOUR.iterdir():
        Path(path.name).write_bytes(path.read_bytes())
    return tmp_path


def test_the_commands_of_the_pipelines_work(page):
    """Every one runs, and writes what the next step takes up; the softened draft fails unless nothing may."""
    commands = re.findall(r"dtt-diff (check .*?)(?: >> .*)?$", "\n".join(blocks(CI, "yaml")), re.MULTILINE)
    assert len(commands) == 5
    for command in commands:
        done = CliRunner().invoke(cli, shlex.split(command))
        assert done.exit_code == (0 if "--fail-on never" in command else 1), command
    assert {"findings.sarif", "findings.xml", "quality.json"} <= {path.name for path in page.iterdir()}


def test_the_waiver_of_the_page_covers_the_softening_until_its_day(page):
    """After it, the waiver is a finding."""
    arguments = ("draft.txt", "-a", "last.txt", "--policy", "policy.toml", "--waivers", "waivers.toml")
    assert "The condemnation keeps its force." in invoke(*arguments, "--today", "2026-06-30", "--all").stdout
    assert "1 waived" in invoke(*arguments, "--today", "2026-06-30").stdout
    assert "waiver-expired" in invoke(*arguments, "--today", "2026-07-01").stdout


def test_the_files_of_the_page_are_yaml():
    """The hook that is named is the one that is there, and its arguments are those of the command."""
    hook_config, *pipelines = [yaml.safe_load(block) for block in blocks(CI, "yaml")]
    (hook,) = hook_config["repos"][0]["hooks"]
    manifest = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert hook["id"] in {item["id"] for item in manifest}
    assert f"dtt-diff check {' '.join(hook['args'])}" in CI
    assert all(re.match(hook["files"], name) for name in ("draft.txt", "last.txt", "policy.toml"))
    assert len(pipelines) == 3
