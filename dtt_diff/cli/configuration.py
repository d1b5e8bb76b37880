"""``[tool.dtt-diff]`` of a ``pyproject.toml``: what options are where the command line does not say it.

A key is named like the long option. The table itself holds for all commands that have the option, a table of a command
(``[tool.dtt-diff.check]``) for that one. It is read strictly: a key or value that is not known is an error, in every table.
"""

from __future__ import annotations

import hashlib
import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from attrs import frozen

from dtt_diff.cli.words import printable, remedy
from dtt_diff.errors import DttDiffError
from dtt_diff.input import read_table

#: The file that is looked for.
FILE_NAME = "pyproject.toml"
#: The table in it.
TABLE = "tool.dtt-diff"
#: What ends the search upwards: the root of a repository.
_ROOTS = (".git", ".hg")
#: What several commands have.
COMMON = {"profile": "text", "lexicon": "file", "width": "number"}
#: What one command has, besides those of ``COMMON``: options whose value a project decides once, not at each run.
COMMANDS: Mapping[str, Mapping[str, str]] = {
    "compare": {"format": "text", "themes": "file", "party": "texts", "min-salience": "number"},
    "check": {
        "format": "text",
        "policy": "file",
        "waivers": "file",
        "baseline": "file",
        "fail-on": "text",
        "against": "files",
        "history": "file",
    },
    "track": {"format": "text", "order": "text", "phrase": "texts", "timeline": "texts"},
    "batch": {"engine": "text", "scheduler": "text", "workers": "number", "match": "text", "part-size": "number"},
}
_KINDS = {
    "text": ("a text", 'a = "b"'),
    "texts": ("a list of texts", 'a = ["b", "c"]'),
    "file": ("the path of a file", 'a = "b"'),
    "files": ("a list of paths", 'a = ["b", "c"]'),
    "number": ("a whole number", "a = 1"),
}


@frozen
class Configuration:
    """The settings of a file.

    Attributes:
        name: the file, as messages name it.
        digest: SHA-256 of its bytes.
        tables: the settings by the name of their table: "" for all commands, else the name of the command. Paths start
            from the working folder.
    """

    name: str
    digest: str
    tables: Mapping[str, Mapping[str, Any]]

    def settings(self, command: str) -> dict[str, tuple[Any, str]]:
        """Return the settings for a command: by key, the value and the place, as messages name it.

        Args:
            command: the name of the command.
        """
        out = {}
        for table in ("", command):
            for key, value in self.tables.get(table, {}).items():
                out[key] = (value, f"{self.name}: [{_title(table)}], {key}")
        return out


def find(folder: Path) -> Path | None:
    """Return the nearest ``pyproject.toml`` with settings, in a folder or above it; None if there is none.

    The search ends at the root of a repository. A file that does not name the program has no settings, whatever it is.

    Args:
        folder: where to begin.

    Raises:
        DttDiffError: a file that may have settings cannot be read.
    """
    for place in (folder, *folder.parents):
        path = place / FILE_NAME
        if path.is_file() and b"dtt-diff" in (content := _content(path)) and _table(content, path) is not None:
            return path
        if any((place / root).exists() for root in _ROOTS):
            return None
    return None


def load(path: Path) -> Configuration:
    """Return the settings of a file.

    Args:
        path: a TOML file with the table ``[tool.dtt-diff]``.

    Raises:
        DttDiffError: it cannot be read, has no such table, or a key or value of it is not known; the message names the
            place and the remedy.
    """
    content = _content(path)
    table = _table(content, path)
    if table is None:
        raise DttDiffError(f"{_named(path)}: it has no table [{TABLE}]; write one, or leave out --config")
    own = {key: value for key, value in table.items() if key not in COMMANDS}
    tables = {"": _checked(own, "", path)}
    for command in COMMANDS:
        if command in table:
            if not isinstance(table[command], dict):
                raise DttDiffError(f"{_named(path)}: [{TABLE}]: {command} is a command; write a table [{_title(command)}]")
            tables[command] = _checked(table[command], command, path)
    return Configuration(_named(path), hashlib.sha256(content).hexdigest(), tables)


def _content(path: Path) -> bytes:
    try:
        return read_table(path)
    except OSError as error:
        raise DttDiffError(
            f"{_named(path)}: the settings cannot be read ({error.strerror or error}); give --config with another file, "
            "or --no-config"
        ) from error


def _table(content: bytes, path: Path) -> dict[str, Any] | None:
    """The table of settings; None if the file has none."""
    try:
        data = tomllib.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise DttDiffError(f"{_named(path)}: not TOML in UTF-8 ({error}); correct it there, or give --no-config") from error
    tools = data.get("tool", {})
    table = tools.get("dtt-diff") if isinstance(tools, dict) else None
    if table is not None and not isinstance(table, dict):
        raise DttDiffError(f"{_named(path)}: dtt-diff is no table; write [{TABLE}]")
    return table


def _checked(table: Mapping[str, Any], command: str, path: Path) -> dict[str, Any]:
    """A table whose keys are known and whose values are of the kind they should be, paths from the working folder."""
    known = {**COMMON, **COMMANDS.get(command, {})}
    where = f"{_named(path)}: [{_title(command)}]"
    out = {}
    for key, value in table.items():
        if key not in known:
            raise DttDiffError(f"{where}: unknown key {key[:80]!r}; {_meant(key, command, known)}")
        kind = known[key]
        if not _is(value, kind):
            what, example = _KINDS[kind]
            raise DttDiffError(f"{where}, {key}: give {what}: {key}{example[1:]}")
        out[key] = value
        if kind == "file":
            out[key] = _from_here(path.parent / value)
        elif kind == "files":
            out[key] = [_from_here(path.parent / item) for item in value]
    return out


def _meant(key: str, command: str, known: Mapping[str, str]) -> str:
    """The remedy for a key that is not known in a table: its right name, or the table that it belongs to."""
    spelled = key.replace("_", "-").casefold()
    homes = [name for name, keys in COMMANDS.items() if spelled in keys]
    if spelled not in known and homes:
        return f"write {spelled} under {' or '.join(f'[{_title(home)}]' for home in homes)}"
    return remedy(spelled, (*known, *(COMMANDS if not command else ())))


def _is(value: object, kind: str) -> bool:
    if kind == "number":
        return isinstance(value, int) and not isinstance(value, bool)
    if kind in ("texts", "files"):
        return isinstance(value, list) and all(_is(item, "text") for item in value)
    return isinstance(value, str) and bool(value.strip()) and "\0" not in value


def _from_here(path: Path) -> Path:
    """A path from the working folder: what results name is then the same in every checkout."""
    try:
        return Path(os.path.relpath(path))
    except ValueError:  # on another drive
        return path


def _named(path: Path) -> str:
    return printable(str(_from_here(path)))


def _title(command: str) -> str:
    return f"{TABLE}.{command}" if command else TABLE
