"""The hook for https://pre-commit.com: its manifest, and a real run where pre-commit is installed (it installs from PyPI)."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from dtt_diff.cli import cli
from tests.making import ROOT

MANIFEST = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
PRE_COMMIT = os.environ.get("PRE_COMMIT") or shutil.which("pre-commit") or ""
needs_pre_commit = pytest.mark.skipif(
    not (PRE_COMMIT and (ROOT / ".git").exists()),
    reason="pre-commit is not installed (PRE_COMMIT may name it), or this is no git checkout",
)
CONFIG = """
repos:
  - repo: {hook}
    rev: v0.0.0
    hooks:
      - id: dtt-diff-check
        args: [draft.txt, --against, last.txt, --policy, policy.toml]
        files: ^(draft|last)\\.txt$|^policy\\.toml$
"""
POLICY = '[[change]]\nid = "condemnation"\nseverity = "error"\nkinds = ["softened"]\neither = ["condemned"]\n'
LAST = "Statement of the 5th Harbour Talks\n\nKesh, May 5, 2025\n\n1. The ministers condemned the attacks on merchant ships.\n"
DRAFT = LAST.replace("5th", "6th").replace("Kesh, May 5, 2025", "Velsund, June 9, 2026")


def test_the_manifest_runs_the_command():
    """One hook that runs when any of its files changes, and gets no names that it does not expect."""
    (hook,) = MANIFEST
    assert (hook["id"], hook["language"], hook["pass_filenames"]) == ("dtt-diff-check", "python", False)
    program, *arguments = shlex.split(hook["entry"])
    assert program == "dtt-diff"
    assert CliRunner().invoke(cli, [*arguments, "--help"]).exit_code == 0


def git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run git as somebody."""
    named = {f"GIT_{role}_{key}": "a@example.org" for role in ("AUTHOR", "COMMITTER") for key in ("NAME", "EMAIL")}
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    environment = {**kept, **named, "PRE_COMMIT_HOME": str(folder.parent / "cache"), "PRE_COMMIT_COLOR": "never"}
    return subprocess.run(["git", *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False)


@needs_pre_commit
def test_the_hook_stops_a_commit(tmp_path):
    """From a tag of this checkout: a softened draft is not committed, a mended one is, and a missing file is another error."""
    hook, repository = tmp_path / "hook", tmp_path / "repository"
    repository.mkdir()
    assert git(tmp_path, "clone", "-q", str(ROOT), str(hook)).returncode == 0
    assert git(hook, "tag", "v0.0.0").returncode == 0
    git(repository, "init", "-q")
    (repository / ".pre-commit-config.yaml").write_text(CONFIG.format(hook=hook), encoding="utf-8")
    (repository / "policy.toml").write_text(POLICY, encoding="utf-8")
    (repository / "last.txt").write_text(LAST, encoding="utf-8")
    (repository / "draft.txt").write_text(DRAFT.replace("condemned", "expressed concern about"), encoding="utf-8")
    git(repository, "add", "-A")
    installed = subprocess.run(
        [PRE_COMMIT, "install", "--install-hooks"],
        cwd=repository,
        env={**os.environ, "PRE_COMMIT_HOME": str(tmp_path / "cache")},
        capture_output=True,
        text=True,
        check=False,
    )
    if installed.returncode and "pip" in installed.stdout + installed.stderr:
        pytest.skip("pre-commit cannot install the packages of the hook here")
    stopped = git(repository, "commit", "-m", "Soften it")
    told = stopped.stdout + stopped.stderr
    assert stopped.returncode == 1, told
    assert "- exit code: 1" in told
    assert "draft.txt:5:18: ✗ error  condemnation  ▼ softened (act)" in told
    assert "[-condemned-]" in told
    (repository / "draft.txt").write_text(DRAFT, encoding="utf-8")
    git(repository, "add", "-A")
    passed = git(repository, "commit", "-m", "Mend it")
    told = passed.stdout + passed.stderr
    assert passed.returncode == 0, told
    assert "Passed" in told
    git(repository, "rm", "-q", "last.txt")
    (repository / "draft.txt").write_text(DRAFT + "\n2. They parted.\n", encoding="utf-8")
    git(repository, "add", "-A")
    broken = git(repository, "commit", "-m", "Lose it")
    told = broken.stdout + broken.stderr
    assert "- exit code: 2" in told
    assert "last.txt: no such file" in told
