"""What the pages of the documentation show is what happens; what a page says of our words, commands and options is true."""

from __future__ import annotations

import pydoc
import re
import shlex
import sys
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import get_args
from unittest import mock

import click
import pytest

import dtt_diff as dd
from dtt_diff import limits
from dtt_diff.cli import cli
from dtt_diff.model import KINDS, Group, Shape, Verdict
from tests.documentation.pages import Block, blocks, pages, replaced
from tests.documentation.running import PageError, Session, check_options, folder_of
from tests.making import ROOT

PAGES = pages()
DOCS = ROOT / "docs"
#: "comparison.json" is a file.
FILE_ENDS = {"json", "html", "md", "partial", "py", "schema", "toml"}


def run(page: Path) -> None:
    """Run all blocks of a page in their order, and hold what is shown against what was got."""
    with folder_of(page) as session:
        for block in blocks(page):
            if not block.is_directive:
                shown = session.shown(block)
                assert shown is None or block.text == shown, f"{block.place}: python -m tests.documentation --write"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_page_shows_what_happens(page):
    """Every block is executed or says why it is not, and every output that is shown is the output got."""
    run(page)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_the_commands_of_a_page_are_there(page):
    """Those that cannot be run, and those in a sentence: command and options are known to the parser."""
    text = page.read_text(encoding="utf-8")
    not_run = "\n".join(b.text for b in blocks(page) if "not run" in b.marks or "only parsed" in b.marks)
    shown = [
        *re.findall(r"`(dtt-diff [^`]+)`", text),
        *re.findall(r"^.*?(dtt-diff [a-z]+ .*?)(?: >>? .*)?$", not_run, re.MULTILINE),
    ]
    for command in shown:
        words = shlex.split(re.sub(r"[\[\]|]|\.\.\.", " ", command))
        check_options(words[1:], str(page.relative_to(ROOT)))


#: What the names of the pages stand for.
NAMED = {
    "dd": dd,
    "comparison": dd.Comparison,
    "reviewed": dd.Comparison,
    "history": dd.History,
    "statement": dd.Statement,
    "change": dd.Change,
    "group": Group,
}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_the_names_in_the_words_of_a_page_are_there(page):
    """Functions, methods and attributes that stand in a sentence, not in a block."""
    words = re.sub(r"^ *```.*?^ *```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    for span in re.findall(r"`([^`]+)`", words):
        for owner, name in re.findall(rf"(?<![\w./])({'|'.join(NAMED)})\.(\w+)", span):
            found = getattr(NAMED[owner], "__attrs_attrs__", ())
            assert hasattr(NAMED[owner], name) or name in {field.name for field in found} or name in FILE_ENDS, span


def test_the_pages_are_found():
    """The rules above would hold of nothing, too."""
    assert {"README.md", "index.md", "tutorial.md"} <= {page.name for page in PAGES}
    assert sum(1 for page in PAGES for block in blocks(page) if not block.is_directive) > 80


# The machinery


def written(tmp_path: Path, text: str) -> list[Block]:
    """The blocks of a page."""
    page = tmp_path / "page.md"
    page.write_text(text, encoding="utf-8")
    return list(blocks(page))


def shown(tmp_path, monkeypatch, text: str) -> list[str | None]:
    """What the blocks of a page should show."""
    monkeypatch.setattr("tests.documentation.pages.ROOT", tmp_path)
    session = Session()
    return [session.shown(block) for block in written(tmp_path, text)]


def test_a_block_is_found_with_what_is_said_above_it(tmp_path):
    """Indented ones too; a comment counts for the next block only."""
    said = "<!-- file: a.toml -->\n<!-- by hand: x -->\n"
    first, second = written(tmp_path, f"{said}```toml\na = 1\n```\n\n1. x\n\n   ```sh\n   ls\n   ```\n")
    assert (first.language, first.text, first.marks) == ("toml", "a = 1\n", {"file": "a.toml", "by hand": "x"})
    assert (second.language, second.text, second.indent, second.marks, second.line) == ("sh", "ls\n", "   ", {}, 10)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("```text\nsaid\n```\n", "no block above it was run"),
        ("```\nsaid\n```\n", "a block without a language is not run; say why"),
        ("```toml\na = 1\n```\n", "say above the block what it is for"),
        ("<!-- only parsed: because -->\n```toml\na = \n```\n", "Invalid value"),
        ("<!-- not run: -->\n```sh\nls\n```\n", "say why"),
        ("```sh\nfalse\n```\n", "ended with 1, not 0"),
        ("<!-- exit status: 3 -->\n```sh\ntrue\n```\n", "ended with 0, not 3"),
        ("```sh\ndtt-diff compare a b --colour\n```\n", "compare has no option --colour"),
        ("```sh\ndtt-diff compere a b\n```\n", "no command 'compere'"),
        ("```python\nprint(1)\n```\n<!-- lines: /2/ -->\n```text\n2\n```\n", "no line of the output matches '2'"),
    ],
)
def test_a_block_that_does_not_do_what_it_says_is_told(tmp_path, monkeypatch, text, problem):
    """With its place."""
    with pytest.raises(PageError, match=problem):
        shown(tmp_path, monkeypatch, text)


def test_a_misspelt_comment_is_told(tmp_path):
    """It would leave a block unchecked otherwise."""
    with pytest.raises(ValueError, match="'ouput of' says nothing of a block"):
        written(tmp_path, "<!-- ouput of: ls -->\n```text\na\n```\n")


def test_an_excerpt_is_marked_where_lines_are_left_out(tmp_path, monkeypatch):
    """From the first line that matches to a blank one, or to one that matches the end."""
    text = "```python\nprint('a\\nb\\n\\nc\\nd\\ne')\n```\n<!-- lines: /b/ and /d/ to /e/ -->\n```text\n```\n"
    assert shown(tmp_path, monkeypatch, text) == [None, "b\n...\nd\n"]


def test_output_got_takes_the_place_of_output_shown(tmp_path):
    """And nothing else of the page changes."""
    text = "# A\n\n```text\nold\nolder\n```\n\nb\n\n  ```text\n  old\n  ```\n"
    first, second = written(tmp_path, text)
    got = replaced(first.page, [(first, "new\n"), (second, "x\n\ny\n")])
    assert got == "# A\n\n```text\nnew\n```\n\nb\n\n  ```text\n  x\n\n  y\n  ```\n"


# What single pages say


def test_the_entry_of_the_lexicon_page_counts(tmp_path):
    """The example of a lexicon of one's own orders its word."""
    own = tmp_path / "house.toml"
    own.write_text(next(b.text for b in blocks(DOCS / "lexicon.md") if b.marks.get("file") == "house.toml"), encoding="utf-8")
    old, new = "The board took seriously the delay of the ships.", "The board condemned the delay of the ships."
    (change,) = dd.compare(old, new, lexicon=own).changes
    assert change.kind == "strengthened"


# What is made when the pages are built


@pytest.fixture(scope="module")
def extensions():
    """The extensions of Sphinx that are ours."""
    pytest.importorskip("sphinx")
    with mock.patch.object(sys, "path", [str(DOCS / "_extensions"), *sys.path]):
        return SimpleNamespace(**{name: import_module(name) for name in ("command_line", "force_tables", "module_list")})


def commands(group: click.Group, path: str = "") -> list[str]:
    """The commands of a group that do something, by their names after ``dtt-diff``."""
    out = []
    for name in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), name)
        out += commands(command, f"{path}{name} ") if isinstance(command, click.Group) else [f"{path}{name}"]
    return out


def test_every_command_has_its_section(extensions):
    """And every option of it its entry, with the help that the parser has."""
    named = re.findall(r"```\{command-line\}(.*)\n", (DOCS / "command-line.md").read_text(encoding="utf-8"))
    assert sorted(name.strip() for name in named) == sorted(["", *commands(cli)])
    for name in commands(cli):
        command, _ = extensions.command_line.find(name)
        said = "\n".join(extensions.command_line.described(name))
        options = [option for parameter in command.params for option in parameter.opts if option.startswith("--")]
        assert [option for option in options if f"{option}" not in said] == []
        assert "```sh\ndtt-diff" in said


def test_the_page_on_force_has_every_dimension_and_scale(extensions):
    """Each once, and its example is of it."""
    page = (DOCS / "force.md").read_text(encoding="utf-8")
    dimensions = list(dict.fromkeys(scale.dimension for scale in dd.load_lexicon().scales.values()))
    assert sorted(re.findall(r"```\{scales\} (\w+)", page)) == sorted(dimensions)
    assert sorted(re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)) == sorted(dimensions)
    assert sorted(re.findall(r"^(\w+) +(?:softened|updated) ", page, re.MULTILINE)) == sorted(dimensions)
    shown = "\n".join(line for name in dimensions for line in extensions.force_tables.scales(name))
    assert all(f"`{name}`" in shown for name in dd.load_lexicon().scales)


def test_every_dispute_is_told_with_its_reason(extensions):
    """None is one that the lexicon agrees with."""
    rows = extensions.force_tables.disputes()[2:]
    assert len(rows) == sum(len(scale.disputes) for scale in dd.load_lexicon().scales.values()) > 0
    assert not [row for row in rows if "has it so, too" in row]


def test_the_way_of_the_data_passes_every_module(extensions):
    """Each is named once, by itself or with its package."""
    page = (DOCS / "architecture.md").read_text(encoding="utf-8")
    names = " ".join(re.findall(r"```\{modules\}\n(.*?)```", page, re.DOTALL)).split()
    passed = extensions.module_list.files(names)
    assert len(passed) == len(set(passed))
    assert set((ROOT / "dtt_diff").rglob("*.py")) - set(passed) == {ROOT / "dtt_diff" / "__init__.py"}


def test_the_reference_has_every_public_name():
    """By itself or with the module it is from; and no name that is not there."""
    page = (DOCS / "reference.md").read_text(encoding="utf-8")
    named = re.findall(r"\.\. auto(?:function|class|module):: (\S+)", page)
    for name in named:
        assert pydoc.locate(name) is not None, name
    public = {name: pydoc.locate(f"dtt_diff.{name}") for name in dd.__all__ if not name.startswith("_")}
    missing = {name for name, value in public.items() if f"dtt_diff.{name}" not in named and value.__module__ not in named}
    assert missing == set()


def test_the_limits_are_those_of_the_library():
    """Every limit that can be raised, with its default."""
    page = (DOCS / "exit-status.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `DTT_DIFF_(\w+)` \| ([\d,]+) \|", page, re.MULTILINE))
    fixed = {"MAX_DEPTH", "MAX_REDIRECTS"}
    raised = {name: value for name, value in vars(limits).items() if name.startswith("MAX_") and name not in fixed}
    assert {name: int(value.replace(",", "")) for name, value in rows.items()} == raised


def test_the_glossary_has_the_words_of_the_labels():
    """Every kind, shape, verdict and dimension."""
    page = (DOCS / "glossary.md").read_text(encoding="utf-8")
    words = {*KINDS, *get_args(Shape), *get_args(Verdict)} | {s.dimension for s in dd.load_lexicon().scales.values()}
    assert {word for word in words if word not in page} == {"not compared"}
