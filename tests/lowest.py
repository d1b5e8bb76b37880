"""The lowest versions that pyproject.toml promises to work with, as constraints for pip.

    python -m tests.lowest > constraints.txt
    pip install -e '.[dev]' -c constraints.txt

Needs nothing that is installed: it is run in an empty environment.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

#: Extras that people install; those for work on the library itself take the latest of everything.
EXTRAS = ("formats", "notebook", "dask")
_BOUND = re.compile(r"(?P<name>[A-Za-z0-9._-]+)>=(?P<version>[0-9.]+)")


def constraints(project: Mapping[str, Any]) -> Iterator[str]:
    """One line a dependency: its lowest version and no other."""
    extras = project["optional-dependencies"]
    for declared in (*project["dependencies"], *(item for extra in EXTRAS for item in extras[extra])):
        bound = _BOUND.fullmatch(declared)
        if bound is None:
            raise ValueError(f"{declared!r} names no lowest version; write name>=version")
        yield f"{bound['name']}=={bound['version']}"


if __name__ == "__main__":
    path = Path(__file__).parents[1] / "pyproject.toml"
    sys.stdout.write("\n".join(constraints(tomllib.loads(path.read_text(encoding="utf-8"))["project"])) + "\n")
