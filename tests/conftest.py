"""Fixtures and the hypothesis profile."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import dtt_diff as dd
from dtt_diff.lexicon import Lexicon
from tests.making import samples, small_lexicon

settings.register_profile(
    "dtt_diff",
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)
# Before a release: pytest tests/laws --hypothesis-profile=deep
settings.register_profile("deep", parent=settings.get_profile("dtt_diff"), derandomize=False, max_examples=1500)
settings.load_profile("dtt_diff")


@pytest.fixture(scope="session")
def small() -> Lexicon:
    """The lexicon of tests/data/small.toml."""
    return small_lexicon()


@pytest.fixture(scope="session")
def shipped() -> Lexicon:
    """The lexicon that ships."""
    return dd.load_lexicon()


@pytest.fixture(scope="session")
def sample_pair() -> tuple[Path, Path]:
    """The last two sample statements that ship with the documentation."""
    found = samples()
    if len(found) < 2:
        pytest.skip("examples/statements holds no pair of sample statements yet")
    return found[-2], found[-1]


@pytest.fixture
def pair_files(tmp_path: Path) -> tuple[Path, Path]:
    """Two short editions as files."""
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text("The ministers condemned the launch in the strongest terms. They met on May 12, 2024.\n", encoding="utf-8")
    new.write_text("The ministers condemned the launch. They met on June 3, 2025.\n", encoding="utf-8")
    return old, new
