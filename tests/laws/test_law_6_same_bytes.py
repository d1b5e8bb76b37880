"""Law 6: the same input gives the same bytes, whatever the seed of Python's hashes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.making import samples, shared_pairs

SEEDS = ["0", "1", "4321"]
OLD = """Joint Statement of the 13th Norvale Talks

1. The ministers condemned the missile launches of Oskara in the strongest terms
and urged both sides to keep talking. They met in Port Alder on May 12, 2024.

2. Both governments will share real-time warning data, patrol the northern strait, and fund the
joint academy. They noted the harvest. They noted the harvest.
"""
NEW = """Joint Statement of the 14th Norvale Talks

1. Both governments may share warning data as appropriate, fund the joint academy, and patrol
the northern strait. They noted the harvest.

2. The ministers condemned the missile launches of Oskara. They urged both sides to keep
talking. They met in Port Birch on June 3, 2025. They noted the harvest.
"""


def printed(old: Path, new: Path, form: str, seed: str) -> bytes:
    """What the command line prints under a hash seed."""
    command = [
        sys.executable,
        "-c",
        "from dtt_diff.cli import main; main()",
        "compare",
        str(old),
        str(new),
        "--format",
        form,
    ]
    done = subprocess.run(
        command, capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed, "COLUMNS": "100"}
    )
    return done.stdout


@pytest.mark.parametrize("form", ["json", "text"])
def test_no_byte_depends_on_the_hash_seed(tmp_path, form):
    """Reports and JSON of a pair with a move, a split, repeats and every kind of change."""
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text(OLD, encoding="utf-8")
    new.write_text(NEW, encoding="utf-8")
    first, *others = [printed(old, new, form, seed) for seed in SEEDS]
    assert first
    assert set(others) == {first}


@pytest.mark.parametrize("folder", [p for p in shared_pairs() if p.id in ("dtt-13-14", "usjrok-leaders-2023-08", "no-shared")])
def test_no_byte_depends_on_the_hash_seed_in_real_statements(folder):
    """Labelled pairs, one of them long."""
    first, second = (printed(folder / "old.txt", folder / "new.txt", "json", seed) for seed in SEEDS[:2])
    assert first == second


def test_no_byte_depends_on_the_hash_seed_in_the_samples():
    """The first sample statement against the last."""
    found = samples()
    if len(found) < 2:
        pytest.skip("examples/statements holds no pair of sample statements yet")
    first, second = (printed(found[0], found[-1], "json", seed) for seed in SEEDS[:2])
    assert first == second
