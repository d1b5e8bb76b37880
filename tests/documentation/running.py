"""The blocks of a page, executed in order in a folder of their own, and what each should show."""

from __future__ import annotations

import contextlib
import doctest
import io
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import click
import yaml
from attrs import Factory, define
from click.testing import CliRunner

from dtt_diff.cli import BAD_INPUT, cli
from dtt_diff.errors import DttDiffError
from tests.documentation.pages import Block, files_of
from tests.making import ROOT

#: Languages that are run, and those that are data.
SHELL = frozenset({"sh", "shell", "console"})
PARSERS = {"toml": tomllib.loads, "yaml": yaml.safe_load, "json": json.loads}
#: What every command sees: the width of a plain terminal, no colours, figures without a screen.
ENVIRONMENT = {"COLUMNS": "80", "NO_COLOR": "1", "MPLBACKEND": "Agg", "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
#: The command for a shell that has only this interpreter.
_COMMAND = "dtt-diff () { '%s' -c 'from dtt_diff.cli import main; main()' \"$@\"; }\n"
_RANGE = re.compile(r"/(.+?)/(?: to /(.+?)/)?(?= and /|$)")
_GAP = "..."


class PageError(AssertionError):
    """A block does not do what the page says."""


@define
class Session:
    """What earlier blocks of a page left: names, files, and what was printed last."""

    names: dict[str, object] = Factory(lambda: {"__name__": "__main__"})
    printed: str | None = None

    def shown(self, block: Block) -> str | None:
        """Run a block.

        Args:
            block: the block.

        Returns:
            what it should show, where it shows output; None where it is run.
        """
        marks = block.marks
        if "not run" in marks or ("needs" in marks and not shutil.which(marks["needs"])):
            _reason(block, "not run")
            self.printed = None
            return None
        if "by hand" in marks:
            _process(block, ["bash", "-euo", "pipefail", "-c", marks["by hand"]])
        if "file" in marks:
            _parse(block)
            path = Path(marks["file"])
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, encoding="utf-8")
            return None
        if "contents of" in marks:
            return _lines(block, Path(marks["contents of"]).read_text(encoding="utf-8"))
        if "output of" in marks:
            return _lines(block, _shell(block, marks["output of"]))
        if block.language in PARSERS:
            if "only parsed" not in marks:
                raise PageError(f"{block.place}: say above the block what it is for: a file, or why it is only parsed")
            _reason(block, "only parsed")
            _parse(block)
            return None
        if block.language == "text":
            if self.printed is None:
                raise PageError(f"{block.place}: no block above it was run; say whose output it is, or why it is not run")
            return _lines(block, self.printed)
        self.printed = self._run(block)
        return None

    def _run(self, block: Block) -> str:
        if block.language in SHELL:
            return _shell(block, block.text)
        if block.language != "python":
            raise PageError(f"{block.place}: {block.language or 'a block without a language'} is not run; say why")
        if "script" in block.marks:
            Path("program.py").write_text(block.text, encoding="utf-8")
            return _process(block, [sys.executable, "program.py"])
        if block.text.startswith(">>>"):
            return self._doctest(block)
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            exec(compile(block.text, block.place, "exec"), self.names)
        return out.getvalue()

    def _doctest(self, block: Block) -> str:
        told: list[str] = []
        test = doctest.DocTestParser().get_doctest(block.text, self.names, block.place, str(block.page), block.line)
        if doctest.DocTestRunner().run(test, out=told.append, clear_globs=False).failed:
            raise PageError("".join(told))
        return ""


@contextlib.contextmanager
def folder_of(page: Path) -> Iterator[Session]:
    """A folder with what a page takes for granted, as the current one, and a session in it."""
    with tempfile.TemporaryDirectory() as made, contextlib.chdir(made), mock.patch.dict(os.environ, ENVIRONMENT):
        Path("examples").symlink_to(ROOT / "examples")
        for name, source in files_of(page).items():
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, name)
        yield Session()


def check_options(words: list[str], place: str) -> None:
    """Raise where a command that is shown is none, or has an option that the command line does not know."""
    command: click.Command = cli
    context = click.Context(cli)
    while isinstance(command, click.Group) and words and not words[0].startswith("-"):
        found = command.get_command(context, words[0])
        if found is None:
            raise PageError(f"{place}: dtt-diff has no command {words[0]!r}")
        command, words = found, words[1:]
    known = {option for parameter in command.get_params(context) for option in parameter.opts}
    unknown = [word for word in words if word.startswith("-") and word != "-" and word.partition("=")[0] not in known]
    if unknown:
        raise PageError(f"{place}: {command.name} has no option {unknown[0]}")


def _lines(block: Block, printed: str) -> str:
    """What of an output is shown."""
    lines = [line.rstrip() for line in printed.splitlines()]
    if "lines" not in block.marks:
        return "".join(f"{line}\n" for line in lines)
    out: list[str] = []
    last = 0
    for start, end in _RANGE.findall(block.marks["lines"]):
        first = next((n for n in range(last, len(lines)) if re.search(start, lines[n])), None)
        if first is None:
            raise PageError(f"{block.place}: no line of the output matches {start!r}:\n{printed}")
        stops = (n for n in range(first + 1, len(lines)) if (re.search(end, lines[n]) if end else not lines[n]))
        stop = next(stops, len(lines))
        if out and first > last:
            out.append(_GAP)
        while stop > first and not lines[stop - 1]:
            stop -= 1
        out += lines[first:stop]
        last = stop
    return "".join(f"{line}\n" for line in out)


def _shell(block: Block, commands: str) -> str:
    """Run commands, and return what a terminal would show."""
    wanted = int(block.marks.get("exit status", "0"))
    printed = []
    rows = [row for row in commands.replace("\\\n", " ").splitlines() if row.strip() and not row.startswith("#")]
    for number, row in enumerate(rows):
        status = wanted if number == len(rows) - 1 else 0
        if row.startswith("dtt-diff ") and not set(row) & set("|>;&$"):
            printed.append(_invoke(block, row, status))
        else:
            printed.append(_process(block, ["bash", "-euo", "pipefail", "-c", _COMMAND % sys.executable + row], status))
    return "".join(printed)


def _invoke(block: Block, row: str, status: int) -> str:
    """Run a command of ours in this process, with the file names that a shell would find."""
    words: list[str] = []
    for word in shlex.split(row, comments=True)[1:]:
        found = sorted(str(path) for path in Path().glob(word)) if "*" in word and f"'{word}'" not in row else []
        words += found or [word]
    check_options(words, block.place)
    done = CliRunner().invoke(cli, words)
    output, code = done.output, done.exit_code
    if isinstance(done.exception, DttDiffError):
        output, code = f"{output}dtt-diff: {done.exception}\n", BAD_INPUT
    if code != status:
        raise PageError(f"{block.place}: {row}\nended with {code}, not {status}:\n{output}") from done.exception
    return output


def _process(block: Block, command: list[str], status: int = 0) -> str:
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    done = subprocess.run(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        env={**os.environ, "PATH": path},
        timeout=300,
    )
    if done.returncode != status:
        raise PageError(f"{block.place}: ended with {done.returncode}, not {status}:\n{done.stdout}")
    return done.stdout


def _parse(block: Block) -> None:
    if block.language in PARSERS:
        try:
            PARSERS[block.language](block.text)
        except (ValueError, yaml.YAMLError) as error:
            raise PageError(f"{block.place}: {error}") from error


def _reason(block: Block, mark: str) -> None:
    if len(block.marks.get(mark, block.marks.get("needs", ""))) < 2:
        raise PageError(f"{block.place}: say why")
