"""``python -m tests.benchmarks``: makes an environment for the peers where they are not installed, and prints a table."""

from __future__ import annotations

import argparse
import importlib.util
import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from tests.benchmarks.measuring import measure
from tests.making import ROOT

#: The peers that dtt_diff does not depend on itself.
_PEERS = ("redlines==0.6.1",)


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description="Times of dtt_diff beside its peers.")
    parser.add_argument("--quick", action="store_true", help="leave out 5,000 sentences and the whole series")
    parser.add_argument("--without-peers", action="store_true", help="install nothing; time the peers that are here")
    chosen = parser.parse_args()
    # The longest texts of the benchmark are longer than any statement, and so are those that its processes read.
    os.environ.setdefault("DTT_DIFF_MAX_CHARACTERS", "10000000")
    if not chosen.without_peers and importlib.util.find_spec("redlines") is None:
        with tempfile.TemporaryDirectory() as folder:
            return _again_in(Path(folder), quick=chosen.quick)
    for line in measure(quick=chosen.quick):
        print(line, flush=True)
    return 0


def _again_in(folder: Path, *, quick: bool) -> int:
    """Make an environment with the peers, and run there; what is installed here is seen there too."""
    venv.create(folder, with_pip=True)
    python = folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", *_PEERS], check=True)
    # What is installed here is found after what is installed there.
    here = [path for path in sys.path if path.endswith("site-packages")]
    found = subprocess.run(
        [python, "-c", "import site; print(site.getsitepackages()[0])"], capture_output=True, text=True, check=True
    )
    (Path(found.stdout.strip()) / "here.pth").write_text("\n".join([str(ROOT), *here]) + "\n", encoding="utf-8")
    command = [str(python), "-m", "tests.benchmarks", "--without-peers", *(["--quick"] if quick else [])]
    return subprocess.run(command, check=False, cwd=ROOT).returncode


if __name__ == "__main__":
    sys.exit(main())
