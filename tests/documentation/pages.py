"""A page of Markdown -> its fenced blocks with what is said above them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

from tests.making import ROOT

#: What may be said above a block.
MARKS = frozenset(
    {
        "file",
        "exit status",
        "script",
        "output of",
        "contents of",
        "by hand",
        "lines",
        "needs",
        "only parsed",
        "not run",
    }
)
_COMMENT = re.compile(r"<!-- *(?P<key>[a-z ]+?) *(?:: *(?P<value>.*?))? *-->")
_FENCE = re.compile(r"(?P<indent> *)(?P<ticks>`{3,})(?P<language>[^`\s]*)[^`]*")
_FILES = re.compile(r"<!-- files: (.*?) -->", re.DOTALL)


@frozen
class Block:
    """A fenced block.

    Attributes:
        page: the file it stands in.
        line: the number of its first line, from 1.
        end: the number of the line after its last one.
        language: the word behind the fence.
        text: its lines without the indent of the fence, with a line break at the end.
        indent: that indent.
        marks: what is said above it.
    """

    page: Path
    line: int
    end: int
    language: str
    text: str
    indent: str
    marks: dict[str, str]

    @property
    def place(self) -> str:
        """File and line, for messages."""
        return f"{self.page.relative_to(ROOT)}:{self.line}"

    @property
    def is_directive(self) -> bool:
        """Whether it is an instruction to Sphinx, which the build of the pages carries out."""
        return self.language.startswith("{")


def pages() -> list[Path]:
    """The README and every page of the documentation."""
    return [ROOT / "README.md", *sorted(path for path in (ROOT / "docs").rglob("*.md") if "_build" not in path.parts)]


def blocks(page: Path) -> Iterator[Block]:
    """The fenced blocks of a page in their order."""
    lines = page.read_text(encoding="utf-8").split("\n")
    marks: dict[str, str] = {}
    number = 0
    while number < len(lines):
        line = lines[number]
        if comment := _COMMENT.fullmatch(line.strip()):
            if comment["key"] not in MARKS and comment["key"] != "files":
                raise ValueError(
                    f"{page}:{number + 1}: {comment['key']!r} says nothing of a block; it may be one of {sorted(MARKS)}"
                )
            marks[comment["key"]] = comment["value"] or ""
        elif fence := _FENCE.fullmatch(line):
            end = next(n for n in range(number + 1, len(lines)) if lines[n].strip() == fence["ticks"])
            inside = [inner.removeprefix(fence["indent"]) for inner in lines[number + 1 : end]]
            text = "".join(f"{inner}\n" for inner in inside)
            yield Block(page, number + 2, end + 1, fence["language"], text, fence["indent"], marks)
            marks, number = {}, end
        elif line.strip():
            marks = {}
        number += 1


def files_of(page: Path) -> dict[str, Path]:
    """The files that a page takes from the project: names in its folder, and where they come from."""
    out = {}
    for listed in _FILES.findall(page.read_text(encoding="utf-8")):
        for pair in listed.split(","):
            name, _, source = pair.partition("=")
            out[name.strip()] = ROOT / source.strip()
    return out


def replaced(page: Path, shown: list[tuple[Block, str]]) -> str:
    """The text of a page with other text in some of its blocks."""
    lines = page.read_text(encoding="utf-8").split("\n")
    for block, text in sorted(shown, key=lambda pair: -pair[0].line):
        lines[block.line - 1 : block.end - 1] = [f"{block.indent}{line}".rstrip() for line in text.splitlines()]
    return "\n".join(lines)
