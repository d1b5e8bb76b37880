"""Keep of what fuzzing has found the least that reaches the same steps of the code; needs no other package.

    python -m tests.fuzz.minimizing FOLDER [STAGE ...]

``FOLDER/STAGE`` holds what was found. The files are tried from the smallest to the largest,
together with those that are kept already; a file stays that makes several steps from one line of the library to the next
that none before it made. What breaks a law is told and not kept: it belongs into a test.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import warnings
from pathlib import Path
from types import FrameType
from typing import Any

from tests.fuzz.stages import STAGES, seeds
from tests.fuzz.test_corpus import CORPUS

_LIBRARY = f"{Path(__file__).resolve().parents[2] / 'dtt_diff'}/"
#: A file must add so many steps.
LEAST_STEPS = 3
#: Files longer than this are not kept: they say little that no shorter one says ...
LONGEST_FILE = 1200
#: ... save where the shortest good example is long.
LONGER = {"policy": 3000, "lexicon": 6000, "stored": 5000}
#: So many bytes are kept of a stage.
MOST_BYTES = {"read": 55_000, "align": 40_000, "policy": 35_000, "lexicon": 30_000, "segment": 18_000}
MOST_BYTES_OF_ANOTHER = 12_000
#: A step from one line of a file to the next.
Step = tuple[str, int, int]


def steps_of(stage: str, data: bytes) -> set[Step]:
    """The steps that the library makes on some bytes."""
    found: set[Step] = set()
    last: dict[int, int] = {}

    def in_line(frame: FrameType, event: str, _: Any) -> Any:
        if event == "line":
            found.add((frame.f_code.co_filename, last.get(id(frame), 0), frame.f_lineno))
            last[id(frame)] = frame.f_lineno
        elif event == "return":
            last.pop(id(frame), None)
        return in_line

    def in_call(frame: FrameType, _event: str, _arg: Any) -> Any:
        return in_line if frame.f_code.co_filename.startswith(_LIBRARY) else None

    sys.settrace(in_call)
    try:
        STAGES[stage](data)
    finally:
        sys.settrace(None)
    return found


def minimize(stage: str, folder: Path) -> None:
    """Write the corpus of a stage anew."""
    kept = CORPUS / stage
    files = {path.read_bytes() for place in (folder / stage, kept) if place.is_dir() for path in place.iterdir()}
    reached: set[Step] = set()
    for seed in seeds(stage):
        STAGES[stage](seed)  # what is loaded once only counts for nothing
        reached |= steps_of(stage, seed)
    shutil.rmtree(kept, ignore_errors=True)
    kept.mkdir(parents=True)
    room, number = MOST_BYTES.get(stage, MOST_BYTES_OF_ANOTHER), 0
    for data in sorted(files - set(seeds(stage)), key=lambda data: (len(data), data)):
        if len(data) > min(room, LONGER.get(stage, LONGEST_FILE)):
            continue
        try:
            steps = steps_of(stage, data)
        except Exception as error:
            print(f"{stage}: breaks a law: {data!r}: {error!r}", flush=True)
            continue
        if len(steps - reached) >= LEAST_STEPS:
            reached |= steps
            room, number = room - len(data), number + 1
            (kept / f"{number:03}").write_bytes(data)
    print(f"{stage}: {number} of {len(files)} files kept, {len(reached)} steps", flush=True)


def main() -> None:
    """Minimize the corpora of the stages that are named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("stages", nargs="*", default=list(STAGES))
    chosen = parser.parse_args()
    warnings.simplefilter("error")  # as under the tests
    for stage in chosen.stages:
        minimize(stage, chosen.folder)


if __name__ == "__main__":
    main()
