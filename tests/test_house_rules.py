from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.making import PACKAGE

FILES = sorted(PACKAGE.rglob("*.py"))
#: No file is much longer than three hundred lines; the one that holds all values and no algorithm may be.
LINES = 330
LONGER = {"dtt_diff.model": 500}


def name_of(path: Path) -> str:
    """The module of a file."""
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {name_of(path): path for path in FILES}


def imported(path: Path, *, everywhere: bool) -> set[str]:
    """The modules that a file imports, at module level or everywhere; ``if TYPE_CHECKING`` does not count."""
    out: set[str] = set()

    def visit(node: ast.AST) -> None:
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            return
        if isinstance(node, ast.Import):
            out.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports name their module in full"
            assert node.module
            out.update(f"{node.module}.{a.name}" if f"{node.module}.{a.name}" in MODULES else node.module for a in node.names)
        elif not everywhere and isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            return
        for child in ast.iter_child_nodes(node):
            visit(child)

    visit(ast.parse(path.read_text(encoding="utf-8")))
    return out


def roots(names: set[str]) -> set[str]:
    """The packages that modules belong to."""
    return {name.partition(".")[0] for name in names}


def test_the_walk_sees_the_package():
    """The rules below would hold of nothing, too."""
    assert {"dtt_diff", "dtt_diff.model", "dtt_diff.edits.word_diff", "dtt_diff.cli", "dtt_diff.rendering.terminal"} <= set(
        MODULES
    )
    assert "dtt_diff.model" in imported(MODULES["dtt_diff.comparison"], everywhere=False)
    assert "nltk" in roots(imported(MODULES["dtt_diff.tokens"], everywhere=True))


def test_imports_run_one_way():
    """No circles at module level; a package counts as part of each of its modules."""
    graph = {
        name: {i for i in imported(path, everywhere=False) if i in MODULES and i != name} for name, path in MODULES.items()
    }
    done: set[str] = set()

    def climb(name: str, way: tuple[str, ...]) -> None:
        assert name not in way, " -> ".join((*way, name))
        if name not in done:
            for other in sorted(graph[name]):
                climb(other, (*way, name))
            done.add(name)

    for name in graph:
        climb(name, ())


#: The packages of the engine from the ground up; each rests on those before it only.
FLOORS = ("lexicon", "analysis", "edits", "alignment", "changes", "review")


@pytest.mark.parametrize("package", FLOORS)
def test_a_package_of_the_engine_rests_on_those_below(package):
    """Also inside functions, so that the way of the data is the way of the imports."""
    above = {
        f"dtt_diff.{name}" for name in (*FLOORS[FLOORS.index(package) + 1 :], "reporting", "rendering", "checking", "tracking")
    }
    inside = [path for name, path in MODULES.items() if name.startswith(f"dtt_diff.{package}")]
    used = {".".join(other.split(".")[:2]) for path in inside for other in imported(path, everywhere=True)}
    assert len(inside) > 1
    assert not used & above


def test_one_module_imports_diff_match_patch():
    """The engine of edits stays behind one door."""
    found = {name for name, path in MODULES.items() if "diff_match_patch" in roots(imported(path, everywhere=True))}
    assert found == {"dtt_diff.edits.middle_snake"}


@pytest.mark.parametrize("name", MODULES)
def test_heavy_packages_are_imported_where_they_are_used(name):
    """Never at module level, save for click on the command line."""
    heavy = roots(imported(MODULES[name], everywhere=False)) & {
        "nltk",
        "rich",
        "click",
        "jinja2",
        "docx",
        "lxml",
        "pandas",
        "matplotlib",
    }
    assert heavy <= ({"click"} if name.startswith("dtt_diff.cli") else set())


@pytest.mark.parametrize("name", ["dtt_diff.model", "dtt_diff.errors", "dtt_diff.version"])
def test_the_ground_rests_on_nothing(name):
    """Values, errors and version import nothing of the package; only a notebook's question to a value reaches a view."""
    ours = {other for other in imported(MODULES[name], everywhere=True) if other.startswith("dtt_diff")}
    assert ours <= {"dtt_diff.rendering.notebook"}
    assert "dtt_diff" not in roots(imported(MODULES[name], everywhere=False))


VIEWS = [name for name in MODULES if name.startswith("dtt_diff.rendering")]


@pytest.mark.parametrize("name", VIEWS)
def test_views_see_the_model_only(name):
    """And what a report holds, the lexicon and the tokens; never a stage."""
    allowed = (
        "dtt_diff.model",
        "dtt_diff.reporting.values",
        "dtt_diff.checking.values",
        "dtt_diff.tracking.values",
        "dtt_diff.tracking.answers",
        "dtt_diff.tracking.survey",
        "dtt_diff.lexicon",
        "dtt_diff.tokens",
        "dtt_diff.rendering",
        "dtt_diff.errors",
    )
    ours = {other for other in imported(MODULES[name], everywhere=True) if other.startswith("dtt_diff")}
    assert {other for other in ours if not other.startswith(allowed)} == set()


STAGES = {
    "dtt_diff.alignment.aligning",
    "dtt_diff.analysis.cues",
    "dtt_diff.analysis.facts",
    "dtt_diff.analysis.propositions",
    "dtt_diff.changes.labelling",
    "dtt_diff.verdicts",
    "dtt_diff.edits.script",
}


@pytest.mark.parametrize("name", sorted(STAGES))
def test_stages_know_neither_the_comparison_nor_the_views(name):
    """They take and return values."""
    above = {"dtt_diff.comparison", "dtt_diff.cli", "dtt_diff.serialization", "dtt_diff.statements", *VIEWS}
    assert not imported(MODULES[name], everywhere=True) & above


@pytest.mark.parametrize("name", MODULES)
def test_every_module_says_what_it_is(name):
    """A telling name, a docstring, and no more than it takes."""
    text = MODULES[name].read_text(encoding="utf-8")
    assert "util" not in name.rpartition(".")[2]
    assert ast.get_docstring(ast.parse(text))
    assert len(text.splitlines()) <= LONGER.get(name, LINES)


@pytest.mark.parametrize(
    "path",
    [p for p in sorted(PACKAGE.rglob("*")) if p.suffix in {".py", ".toml", ".typed"}],
    ids=lambda p: str(p.relative_to(PACKAGE.parent)),
)
def test_no_file_knows_the_machine_it_was_written_on(path):
    """No absolute path of a working folder."""
    assert not re.search(r"/(?:work|tmp|home|root|Users)\b/?", path.read_text(encoding="utf-8"))


def test_importing_the_library_is_light():
    """None of the heavy packages is loaded by the import of what compares, and the import alone loads not even that."""
    code = """import sys, dtt_diff
assert "dtt_diff.comparison" not in sys.modules
dtt_diff.compare
print(*sys.modules)"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "dtt_diff.comparison" in loaded
    assert not {
        name for name in loaded if name.partition(".")[0] in {"nltk", "jinja2", "rich", "click", "diff_match_patch", "pandas"}
    }


def test_the_public_names_are_there():
    """``__all__`` is sorted out, and what it names exists."""
    import dtt_diff

    assert all(hasattr(dtt_diff, name) for name in dtt_diff.__all__)
    assert {"compare", "read", "Statement", "Comparison", "Change", "Lexicon", "load_lexicon"} <= set(dtt_diff.__all__)
