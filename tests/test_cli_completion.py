"""Completion in a shell: the script of every shell, and a real bash that completes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest
from click.testing import CliRunner

from dtt_diff.cli import cli
from tests.making import ROOT

needs_bash = pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")


def script(shell: str) -> str:
    """What is printed for a shell."""
    done = CliRunner().invoke(cli, ["completion", shell])
    assert done.exit_code == 0
    return done.stdout


@pytest.fixture
def complete(tmp_path, monkeypatch):
    """Complete a line in bash, with the program on the path; returns what is offered."""
    program = tmp_path / "dtt-diff"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m dtt_diff "$@"\n')
    program.chmod(0o755)
    (tmp_path / "completion.bash").write_text(script("bash"))
    (tmp_path / "2024.txt").write_text("The ministers met.")
    monkeypatch.chdir(tmp_path)

    def completed(*words: str) -> list[str]:
        lines = [
            "source ./completion.bash",
            f"COMP_WORDS=({' '.join(map(quoted, ('dtt-diff', *words)))})",
            f"COMP_CWORD={len(words)}",
            "_dtt_diff_completion dtt-diff 2> compopt",  # compopt complains outside of a completion
            'printf "%s\\n" "${COMPREPLY[@]}"',
        ]
        environment = {
            **os.environ,
            "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": f"{ROOT}{os.pathsep}{os.environ.get('PYTHONPATH', '')}",
        }
        done = subprocess.run(
            ["bash", "--norc", "-c", "\n".join(lines)], capture_output=True, text=True, check=True, env=environment
        )
        return done.stdout.split()

    return completed


def quoted(word: str) -> str:
    """A word for bash."""
    return "'" + word.replace("'", "'\\''") + "'"


@needs_bash
def test_bash_takes_the_script_and_knows_the_program():
    """The function is bound to the name."""
    done = subprocess.run(
        ["bash", "--norc", "-c", f"{script('bash')}\ncomplete -p dtt-diff"], capture_output=True, text=True, check=True
    )
    assert "_dtt_diff_completion dtt-diff" in done.stdout


@needs_bash
@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (["comp"], ["compare", "completion"]),
        (["lexicon", ""], ["check", "show"]),
        (["compare", "--pro"], ["--profile"]),
        (["compare", "--profile", ""], ["diplomatic", "central-bank", "requirements"]),
        (["compare", "--kind", "s"], ["strengthened", "softened"]),
        (["compare", "--kind", "dropped,so"], ["dropped,softened"]),
        (["compare", "--dimension", "mod"], ["modality"]),
        (["check", "--format", "j"], ["json", "junit"]),
        (["check", "--fail-on", "w"], ["warning"]),
        (["completion", ""], ["bash", "zsh", "fish"]),
    ],
)
def test_bash_completes(complete, words, wanted):
    """Commands, options and their values."""
    assert sorted(complete(*words)) == sorted(wanted)


@needs_bash
def test_bash_completes_in_a_project_with_broken_settings(complete, tmp_path):
    """What is wrong with them is told when the command runs."""
    (tmp_path / "pyproject.toml").write_text("[tool.dtt-diff\n")
    assert complete("compare", "--pro") == ["--profile"]


@pytest.mark.parametrize(
    ("shell", "sign"), [("bash", "complete -o"), ("zsh", "#compdef dtt-diff"), ("fish", "complete --no-files")]
)
def test_every_shell_has_a_script(shell, sign):
    """In its own language, with the variable that the program looks at."""
    assert sign in script(shell)
    assert f"_DTT_DIFF_COMPLETE={shell}_complete" in script(shell)


@pytest.mark.parametrize(("shell", "check"), [("zsh", "-n"), ("fish", "--no-execute")])
def test_the_script_is_valid(shell, check, tmp_path):
    """As the shell itself says."""
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    path = tmp_path / "script"
    path.write_text(script(shell))
    subprocess.run([shell, check, path], check=True)


def test_completion_of_a_command_loads_no_command():
    """Each press of the key starts the program: the names of the commands cost next to nothing."""
    code = "import sys; from dtt_diff.cli import main\ntry:\n main()\nfinally:\n print(*sorted(sys.modules))"
    environment = {**os.environ, "_DTT_DIFF_COMPLETE": "bash_complete", "COMP_WORDS": "dtt-diff lex", "COMP_CWORD": "1"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    assert done.stdout.startswith("plain,lexicon\n")
    assert "dtt_diff.cli.compare" not in done.stdout
