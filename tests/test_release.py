"""What a release says of itself says the same everywhere: version, Python versions, dependencies, files."""

from __future__ import annotations

import re
import tomllib

import pytest
import yaml

from dtt_diff.version import VERSION
from tests.lowest import constraints
from tests.making import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def page(name: str) -> str:
    """A file at the root or a page of the documentation."""
    path = ROOT / name
    if not path.is_file():
        pytest.skip(f"{name} is not beside these tests")
    return path.read_text(encoding="utf-8")


def test_the_citation_is_that_of_the_version():
    """The version, the licence, and the day that the changelog has."""
    citation = yaml.safe_load(page("CITATION.cff"))
    assert citation["version"] == VERSION
    assert citation["license"] == PROJECT["project"]["license"]
    assert f"## {VERSION} - {citation['date-released']}\n" in page("CHANGELOG.md")


def test_the_changelog_keeps_a_place_for_what_comes():
    """Unreleased above, then the releases, the newest first, each with a day."""
    first, *others = re.findall(r"^## (.+)$", page("CHANGELOG.md"), re.MULTILINE)
    assert first == "Unreleased"
    assert others
    assert all(re.fullmatch(r"\d+\.\d+\.\d+ - \d{4}-\d\d-\d\d", heading) for heading in others)


def test_every_dependency_has_a_lowest_version():
    """It can be installed in the lowest versions of all."""
    lines = list(constraints(PROJECT["project"]))
    assert len(lines) == len(set(lines)) >= 10
    with pytest.raises(ValueError, match="names no lowest version"):
        list(constraints({**PROJECT["project"], "dependencies": ["attrs"]}))


def test_the_python_versions_are_those_that_are_promised():
    """Classifiers, the lowest version, and the page on stability."""
    versions = [
        found.group(1)
        for line in PROJECT["project"]["classifiers"]
        if (found := re.fullmatch(r"Programming Language :: Python :: (3\.\d+)", line))
    ]
    assert PROJECT["project"]["requires-python"] == f">={versions[0]}"
    assert f"| Python | {', '.join(versions)};" in page("docs/stability.md")


def test_the_source_distribution_has_what_the_tests_need():
    """Every file that it names is there."""
    included = PROJECT["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]
    assert {"/tests", "/docs", "/examples", "/.ci", "/CITATION.cff"} <= set(included)
    page("CITATION.cff")
    assert [name for name in included if not (ROOT / name.removeprefix("/")).exists()] in ([], ["/dtt_diff"])
