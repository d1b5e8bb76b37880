"""Mutation testing of the engine: of how many small faults put into its code do the tests tell?

Not collected by pytest. Needs mutmut 3 (``pip install mutmut``), which is no dependency of the project:

    python -m tests.fuzz.mutation edits [--sample 150] [--seed 8] [--folder /tmp/mutants]

Each module of a room is copied with its tests into a folder of its own, where mutmut makes the mutants and runs, for each, the
tests that reach the mutated function. A sample is drawn at random, the same for the same seed, from all mutants of a room. What
is printed: killed of tried for each module and for the room, with the interval of Wilson (95 %), and the survivors.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
from math import sqrt
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_GOLDEN = "tests/golden/test_golden.py"
#: The modules of each room, with the tests that should tell a fault in them.
ROOMS: dict[str, dict[str, tuple[str, ...]]] = {
    "policy": {
        "checking/loading": ("tests/checking/test_loading.py", _GOLDEN),
        "checking/tables": ("tests/checking/test_loading.py", _GOLDEN),
        "checking/waivers": ("tests/checking/test_waivers.py", _GOLDEN),
        "checking/baseline": ("tests/checking/test_baseline.py",),
        "checking/fingerprints": ("tests/checking/test_baseline.py", _GOLDEN),
        "checking/changes": ("tests/checking/test_changes.py", _GOLDEN),
        "checking/check": ("tests/checking/test_check.py", _GOLDEN),
    },
    "edits": {
        "edits/word_diff": ("tests/edits/test_word_diff.py", "tests/laws/test_law_3_script.py", _GOLDEN),
        "edits/middle_snake": ("tests/edits/test_middle_snake.py",),
        "edits/script": ("tests/edits/test_script.py", "tests/laws/test_law_3_script.py", _GOLDEN),
        "changes/differences": (
            "tests/changes/test_differences.py",
            "tests/changes/test_consolidation.py",
            "tests/changes/test_labelling.py",
            _GOLDEN,
        ),
    },
    "changes": {
        "changes/naming": ("tests/changes/test_labelling.py", "tests/changes/test_consolidation.py", _GOLDEN),
        "changes/labelling": ("tests/changes/test_labelling.py", "tests/changes/test_consolidation.py", _GOLDEN),
        "changes/substitutions": ("tests/changes/test_substitutions.py", "tests/changes/test_labelling.py", _GOLDEN),
        "changes/merging": ("tests/changes/test_merging.py", "tests/changes/test_labelling.py", _GOLDEN),
        "changes/consolidation": ("tests/changes/test_consolidation.py", "tests/changes/test_labelling.py", _GOLDEN),
        "changes/reunion": ("tests/changes/test_reunion.py", "tests/changes/test_consolidation.py", _GOLDEN),
        "changes/passages": ("tests/changes/test_passages.py", "tests/changes/test_labelling.py", _GOLDEN),
    },
    "alignment": {
        "alignment/aligning": ("tests/alignment/test_aligning.py", _GOLDEN),
        "alignment/features": ("tests/alignment/test_aligning.py", _GOLDEN),
        "alignment/link_model": ("tests/alignment/test_aligning.py", _GOLDEN),
        "alignment/surroundings": ("tests/alignment/test_surroundings.py", _GOLDEN),
        "alignment/similarity": ("tests/alignment/test_similarity.py", _GOLDEN),
        "edits/ordering": ("tests/edits/test_ordering.py",),
        "alignment/matters": ("tests/alignment/test_matters.py", _GOLDEN),
    },
}
#: How mutmut writes down what became of a mutant: exit codes of pytest, of a limit of time, and of a crash.
SURVIVED, NO_TESTS = 0, 33
_COPIED = ("dtt_diff", "tests", "examples", "docs", "README.md", "pyproject.toml")


def copy_project(source: Path, folder: Path) -> None:
    """Copy what mutmut and the tests need."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in _COPIED:
        if (source / name).is_dir():
            shutil.copytree(source / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "corpus"))
        else:
            shutil.copy(source / name, folder / name)


def prepare(project: Path, folder: Path, module: str, tests: tuple[str, ...]) -> None:
    """Copy the project into a folder, set up for the mutants of one module."""
    copy_project(project, folder)
    settings = {
        "source_paths": ["dtt_diff"],
        "only_mutate": [f"dtt_diff/{module}.py"],
        "also_copy": ["examples", "docs", "README.md"],
        "pytest_add_cli_args_test_selection": list(tests),
        "pytest_add_cli_args": ["-p", "no:cacheprovider", "-W", "ignore"],
        "timeout_multiplier": 4.0,
        "timeout_constant": 2.0,
    }
    lines = [f"{key} = {json.dumps(value)}" for key, value in settings.items()]
    with (folder / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write("\n[tool.mutmut]\n" + "\n".join(lines) + "\n")


def mutmut(folder: Path, *arguments: str) -> str:
    """Run mutmut in a folder and return what it printed."""
    # Random examples would make a mutant's fate a matter of luck.
    environment = {**os.environ, "CI": "true"}
    environment.pop("PYTHONPATH", None)
    done = subprocess.run(
        [sys.executable, "-m", "mutmut", *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    return done.stdout + done.stderr


def fates(folder: Path, module: str) -> dict[str, int | None]:
    """What became of each mutant of a module: an exit code, or None where it was not tried."""
    meta = folder / "mutants" / "dtt_diff" / f"{module}.py.meta"
    return json.loads(meta.read_text(encoding="utf-8"))["exit_code_by_key"] if meta.exists() else {}


def interval(killed: int, tried: int) -> tuple[float, float]:
    """The interval of Wilson (1927) in which the share lies with 95 % confidence."""
    z, share = 1.96, killed / tried
    middle = (share + z * z / (2 * tried)) / (1 + z * z / tried)
    width = z * sqrt(share * (1 - share) / tried + z * z / (4 * tried * tried)) / (1 + z * z / tried)
    return middle - width, middle + width


def main() -> None:
    """Make the mutants of a room, try a sample of them and tell of the survivors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("room", choices=ROOMS)
    parser.add_argument("modules", nargs="*", help="these modules of the room only")
    parser.add_argument("--sample", type=int, default=150, help="so many mutants of the room; 0 for all")
    parser.add_argument("--seed", type=int, default=8)
    parser.add_argument("--folder", type=Path, default=Path("/tmp/mutants"))
    chosen = parser.parse_args()
    modules = ROOMS[chosen.room]
    mutants: list[tuple[str, str]] = []
    # One copy first: the project may change while the mutants are made.
    project = chosen.folder / "project"
    copy_project(ROOT, project)
    for module, tests in modules.items():
        folder = chosen.folder / module.replace("/", ".")
        prepare(project, folder, module, tests)
        mutmut(folder, "run", "--max-children", "1", "nothing at all")  # makes the mutants and times the tests
        mutants += [(module, name) for name in sorted(fates(folder, module))]
    sample = random.Random(chosen.seed).sample(mutants, min(chosen.sample or len(mutants), len(mutants)))
    total = Counts()
    for module in modules:
        names = [name for place, name in sample if place == module]
        if not names or (chosen.modules and module not in chosen.modules):
            continue
        folder = chosen.folder / module.replace("/", ".")
        said = mutmut(folder, "run", "--max-children", "1", *names)
        found = {name: fates(folder, module)[name] for name in names}
        if None in found.values():
            raise SystemExit(f"{module}: mutmut did not try every mutant:\n{said[-3000:]}")
        alive = [name for name, code in found.items() if code in (SURVIVED, NO_TESTS)]
        total.add(len(names) - len(alive), len(names))
        every = sum(place == module for place, _ in mutants)
        print(f"{module}: {len(names) - len(alive)} killed of {len(names)} tried ({every} mutants)", flush=True)
        for name in alive:
            print(f"\n--- {name}{' (no test reaches it)' if found[name] == NO_TESTS else ''}", flush=True)
            print("\n".join(mutmut(folder, "show", name).splitlines()[3:]), flush=True)
    low, high = interval(total.killed, total.tried)
    print(
        f"{chosen.room}: {total.killed} killed of {total.tried} tried = {total.killed / total.tried:.1%}"
        f" ({low:.1%} to {high:.1%}); {len(mutants)} mutants in all"
    )


class Counts:
    """Killed of tried."""

    def __init__(self) -> None:
        self.killed = self.tried = 0

    def add(self, killed: int, tried: int) -> None:
        """Count those of one more module."""
        self.killed += killed
        self.tried += tried


if __name__ == "__main__":
    main()
