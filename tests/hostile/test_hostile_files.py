from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

import dtt_diff as dd
from dtt_diff.checking.loading import load_waivers
from dtt_diff.reporting.tables import load_themes
from dtt_diff.review.files import load_review
from tests.hostile.own_files import MISTYPED
from tests.making import ROOT

#: The modules that make the files.
FAMILIES = ("texts", "pages", "documents", "pdfs", "own_files")
#: With this in the environment, what takes long is run too.
DEEP = "DTT_DIFF_DEEP"


@pytest.mark.skipif(sys.platform != "linux", reason="the limit of memory is one of Linux")
@pytest.mark.parametrize("family", FAMILIES)
def test_every_hostile_file_is_read_or_refused(family):
    """In little time and memory, with every warning an error: with all its views, or with one line and status 2."""
    depth = ["", "deep"] if os.environ.get(DEEP) else []
    run = subprocess.run(
        [sys.executable, "-W", "error", "-m", "tests.hostile", family, *depth],
        capture_output=True,
        text=True,
        timeout=1800,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1"},
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, "")
    told = [json.loads(line) for line in run.stdout.splitlines()]
    assert len(told) > 10
    assert {case["name"]: case["wrong"] for case in told if case["wrong"]} == {}


LOADERS = {
    "policy": dd.load_policy,
    "waivers": load_waivers,
    "lexicon": dd.load_lexicon,
    "themes": load_themes,
    "review": load_review,
}


@pytest.mark.parametrize("kind", LOADERS)
def test_a_value_of_a_wrong_type_is_no_fault(kind, tmp_path):
    """Every key of a file beside the statements may hold anything: it is taken, or refused with an error of ours."""
    path = tmp_path / "own.toml"
    told = {}
    for text in MISTYPED[kind]:
        path.write_text(text, encoding="utf-8")
        try:
            LOADERS[kind](path)
        except dd.DttDiffError as error:
            told[text] = str(error)
    assert len(told) > len(MISTYPED[kind]) / 2
    assert {text: message for text, message in told.items() if str(path) not in message} == {}
