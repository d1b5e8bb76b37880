"""The directive ``modules``: what the modules of the package are for, in the words of their own docstrings.

Its lines name modules and packages below ``dtt_diff``; a package stands for itself and all modules in it.
"""

from __future__ import annotations

import ast
from pathlib import Path

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

import dtt_diff

PACKAGE = Path(dtt_diff.__file__).parent


def files(names: list[str]) -> list[Path]:
    """Return the files of modules and packages, those of a package in order.

    Args:
        names: names below the package, such as "alignment", "rendering.docx".
    """
    out = []
    for name in names:
        path = PACKAGE / name.replace(".", "/")
        found = sorted(path.glob("*.py")) if path.is_dir() else [path.with_suffix(".py")]
        if not found or not all(file.exists() for file in found):
            raise ValueError(f"there is no module dtt_diff.{name}")
        out += found
    return out


def described(names: list[str]) -> list[str]:
    """Return a definition list in Markdown: each file with the first paragraph of its docstring.

    Args:
        names: as for ``files``.
    """
    out = []
    for path in files(names):
        said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
        shown = str(path.relative_to(PACKAGE)).removesuffix("__init__.py")
        out += [f"`{shown}`", f": {' '.join(said.partition(chr(10) * 2)[0].split()).replace('``', '`')}", ""]
    return out


class Modules(SphinxDirective):
    """The modules named in the content."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return their definition list."""
        names = " ".join(self.content).split()
        for path in files(names):
            self.env.note_dependency(str(path))
        box = nodes.container()
        self.state.nested_parse(StringList(described(names), source="modules"), self.content_offset, box)
        return box.children


def setup(app: Sphinx) -> dict[str, object]:
    """Add the directive."""
    app.add_directive("modules", Modules)
    return {"parallel_read_safe": True}
