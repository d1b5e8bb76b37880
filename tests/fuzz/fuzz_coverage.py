"""Coverage-guided fuzzing of one stage with atheris (libFuzzer for Python).

Not collected by pytest, and atheris is no dependency (``pip install atheris`` where there is a wheel for the interpreter):

    python -m tests.fuzz.fuzz_coverage STAGE [--cpu 600] [--folder /tmp/found] [-libfuzzer=option ...]

It starts from ``tests/fuzz/corpus/STAGE``, keeps what reaches new code in ``--folder``, and stops after so many seconds of its
own processor time, so that a busy machine cuts nothing short. What fails is written into that folder, and belongs into a test
of the module that failed. ``minimizing.py`` keeps of the rest what the corpus needs.
"""

from __future__ import annotations

import argparse
import importlib
import os
import pkgutil
import signal
import sys
import time
from pathlib import Path

import atheris

from tests.fuzz.pieces import PIECES

CORPUS = Path(__file__).parent / "corpus"


def dictionary(path: Path) -> Path:
    """Write the pieces as libFuzzer reads them."""
    lines = ("".join(f"\\x{byte:02x}" for byte in word.encode("utf-8")) for word in PIECES)
    path.write_text("".join(f'"{line}"\n' for line in lines), encoding="ascii")
    return path


def main() -> None:
    """Fuzz the stage that is named."""
    parser = argparse.ArgumentParser(description=__doc__, add_help=False, allow_abbrev=False)
    parser.add_argument("stage")
    parser.add_argument("--cpu", type=float, default=600, help="stop after so many seconds of processor time")
    parser.add_argument(
        "--folder", type=Path, default=Path("/tmp/found"), help="where the corpus grows and failures are written"
    )
    chosen, options = parser.parse_known_args()

    # Only what is imported here is watched, also what the library would import when it needs it; the tests' own code is not.
    with atheris.instrument_imports(include=["dtt_diff", "pypdf"], enable_loader_override=False):
        import pypdf  # noqa: F401

        import dtt_diff

        for module in pkgutil.walk_packages(dtt_diff.__path__, "dtt_diff."):
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)
        from tests.fuzz.stages import STAGES, seeds

    stage, grown, kept = STAGES[chosen.stage], chosen.folder / chosen.stage, CORPUS / chosen.stage
    grown.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds(chosen.stage)):
        (grown / f"seed-{number}").write_bytes(seed)
    start, runs = time.process_time(), 0

    def once(data: bytes) -> None:
        nonlocal runs
        runs += 1
        stage(data)
        if time.process_time() - start > chosen.cpu:
            print(f"{chosen.stage}: {runs} executions in {time.process_time() - start:.0f} s of processor time", flush=True)
            os.kill(os.getpid(), signal.SIGUSR1)

    words = dictionary(chosen.folder / f"{chosen.stage}.dict")
    corpora = [str(grown), *([str(kept)] if kept.is_dir() else [])]
    settings = [
        "-handle_usr1=1",
        "-timeout=600",
        "-len_control=0",
        "-print_final_stats=1",
        "-rss_limit_mb=3000",
        f"-artifact_prefix={chosen.folder}/{chosen.stage}-",
    ]
    atheris.Setup([sys.argv[0], *settings, f"-dict={words}", "-max_len=6000", *options, *corpora], once)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
