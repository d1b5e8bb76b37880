"""Fuzzing of every stage with inputs made by hypothesis: no package but those of the tests is needed.

Not collected by pytest. Run one stage, or all of them, for so many examples each:

    python -m tests.fuzz.fuzz_stages --examples 2000 [STAGE ...]

Inputs are made from pieces of statements and of files, and mutated; what fails is shrunk and printed, and belongs into a test
of the module that failed. The laws are those of ``stages.py``.
"""

from __future__ import annotations

import argparse
import time

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.fuzz.pieces import PIECES
from tests.fuzz.stages import SIDES, STAGES, seeds
from tests.laws.strategies import any_pairs, any_texts


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


@st.composite
def mutated(draw: st.DrawFn, stage: str) -> bytes:
    """A good example with some stretches taken out, put elsewhere, or replaced."""
    data = draw(st.sampled_from(seeds(stage)))
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.sampled_from([0, 1, 2, 5, 20, 200])))
        pieces = st.sampled_from([*map(_bytes, PIECES), data[start:end] * 2])
        data = data[:start] + draw(st.one_of(pieces, st.binary(max_size=3))) + data[end:]
    return data


def inputs(stage: str) -> st.SearchStrategy[bytes]:
    """What a stage is given."""
    if stage == "segment":
        return any_texts().map(_bytes)
    if stage == "align":
        return any_pairs().map(lambda pair: SIDES.join(map(_bytes, pair)))
    if stage == "edits":
        row = st.text("abcTHE", max_size=60)
        return st.tuples(row, row).map(lambda rows: _bytes("\n".join(rows)))
    if stage == "read":
        piece = st.one_of(st.sampled_from(PIECES).map(_bytes), st.binary(max_size=6))
        return st.one_of(mutated(stage), st.binary(max_size=80), st.lists(piece, max_size=14).map(b"".join))
    return mutated(stage)


def main() -> None:
    """Fuzz the stages that are named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stages", nargs="*", default=list(STAGES))
    parser.add_argument("--examples", type=int, default=2000)
    chosen = parser.parse_args()
    for name in chosen.stages:
        start = time.process_time()
        settings(
            max_examples=chosen.examples,
            deadline=None,
            database=None,
            phases=[Phase.generate, Phase.shrink],
            suppress_health_check=list(HealthCheck),
        )(given(inputs(name))(STAGES[name]))()
        print(f"{name}: {chosen.examples} examples, {time.process_time() - start:.0f} s, nothing found", flush=True)


if __name__ == "__main__":
    main()
