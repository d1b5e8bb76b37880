"""The notebooks run, and the outputs that are kept in them are the outputs that one gets."""

from __future__ import annotations

import copy
import warnings
from pathlib import Path

import pytest

from tests.making import ROOT

EXAMPLES = ROOT / "examples"
NOTEBOOKS = sorted(EXAMPLES.glob("*.ipynb"))


def executed(path: Path):
    """A notebook, run from its first cell in the folder that it stands in."""
    nbformat = pytest.importorskip("nbformat")
    client = pytest.importorskip("nbclient")
    notebook = nbformat.read(path, as_version=4)
    again = copy.deepcopy(notebook)
    with warnings.catch_warnings():
        # The kernel's own packages warn of their event loops and sockets; what the notebook does runs in the kernel.
        warnings.simplefilter("ignore")
        client.NotebookClient(again, timeout=120, resources={"metadata": {"path": str(EXAMPLES)}}).execute()
    return notebook, again


def texts(notebook) -> list[list[object]]:
    """What each cell shows, pictures apart: they depend on the fonts of the machine."""
    out = []
    for cell in notebook.cells:
        shown: list[object] = []
        for output in cell.get("outputs", []):
            if output.output_type == "stream":
                shown.append(output.text)
            else:
                shown.append({kind: data for kind, data in output.data.items() if not kind.startswith("image/")})
                shown.append(sorted(kind for kind in output.data if kind.startswith("image/")))
        out.append(shown)
    return out


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_and_shows_what_it_keeps(path):
    """No cell fails, none warns, and the outputs are those that a reader of the file sees."""
    kept, got = executed(path)
    assert texts(got) == texts(kept)
    streams = [output.name for cell in got.cells for output in cell.get("outputs", []) if output.output_type == "stream"]
    assert set(streams) <= {"stdout"}


def test_there_are_two():
    """Explore a pair; write a yearly report."""
    assert [path.stem for path in NOTEBOOKS] == ["explore_a_pair", "write_a_yearly_report"]
