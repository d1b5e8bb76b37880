"""What fuzzing has found worth keeping is tried anew: every file of the corpus, under the laws of its stage."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz.stages import STAGES, seeds

CORPUS = Path(__file__).parent / "corpus"
#: The corpus is kept small: what fuzzing grows is merged to the least that reaches the same code.
MOST_BYTES = 300_000


@pytest.mark.parametrize("stage", STAGES)
def test_the_corpus_holds_the_laws(stage):
    """And so do the examples that fuzzing starts from."""
    files = {path.name: path.read_bytes() for path in sorted((CORPUS / stage).glob("*"))}
    for name, data in {**files, **{f"seed {k}": seed for k, seed in enumerate(seeds(stage))}}.items():
        try:
            STAGES[stage](data)
        except Exception as error:
            raise AssertionError(f"corpus/{stage}/{name} breaks a law: {data[:200]!r}") from error


def test_the_corpus_is_small():
    """Every stage has one, and all together are soon read."""
    sizes = {stage: sum(path.stat().st_size for path in (CORPUS / stage).glob("*")) for stage in STAGES}
    assert all(sizes.values())
    assert sum(sizes.values()) < MOST_BYTES
