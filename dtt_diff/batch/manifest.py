"""Where pairs come from: a manifest (CSV or JSON Lines) or a folder with one folder a series; read as a stream."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from itertools import count, pairwise
from pathlib import Path
from typing import IO, Any, AnyStr

from attrs import frozen

from dtt_diff.batch.values import Pair, legible
from dtt_diff.errors import DttDiffError
from dtt_diff.limits import MAX_BYTES, allowed

#: Suffixes of the files of a series that are taken for editions.
SUFFIXES = frozenset({".txt", ".md", ".html", ".htm", ".docx", ".pdf"})
#: Suffixes that tell JSON Lines from CSV.
_JSON_LINES = frozenset({".jsonl", ".ndjson"})
#: Columns that are read; others are left alone.
_SIDES = ("old", "new")


@frozen
class Manifest:
    """The pairs of a CSV or JSON Lines file, in its order.

    CSV has a header with the columns ``old`` and ``new`` (paths) and, if wanted, ``id`` and ``series``. A line of JSON Lines is
    an object with the same keys; ``old_text`` and ``new_text`` may hold the text itself instead. Other columns are not read.

    Attributes:
        path: the file. Paths in it start from its folder.
    """

    path: Path

    @property
    def root(self) -> Path:
        """The folder that relative paths start from."""
        return self.path.parent

    def __iter__(self) -> Iterator[Pair]:
        """Go through the pairs.

        Raises:
            DttDiffError: the file cannot be read, or a line of it is no pair; the message names the line and the remedy.
        """
        rows = _json_rows(self.path) if self.path.suffix.lower() in _JSON_LINES else _csv_rows(self.path)
        try:
            for line, row in rows:
                yield _pair(row, f"{self.path}, line {line}")
        except UnicodeDecodeError as error:
            raise DttDiffError(f"{self.path}: the manifest is not UTF-8; save it as UTF-8") from error
        except OSError as error:
            raise DttDiffError(
                f"{self.path}: the manifest cannot be read ({error.strerror or error}); check the path"
            ) from error


@frozen
class SeriesFolder:
    """The consecutive editions of every series below a folder: each folder with two files or more is a series.

    The editions of a series are in the order of their file names, numbers in them read as numbers: ``2024-05.txt`` before
    ``2024-11.txt``, ``talks-9.txt`` before ``talks-10.txt``. Hidden files and other suffixes than those of ``SUFFIXES`` are
    left aside.

    Attributes:
        path: the folder.
        match: a pattern that the names of the files must match, such as ``*.txt``; None for all of them.
    """

    path: Path
    match: str | None = None

    @property
    def root(self) -> Path:
        """The folder that relative paths start from."""
        return self.path

    def __iter__(self) -> Iterator[Pair]:
        """Go through the pairs: the series in the order of their paths, the oldest edition of each first.

        Raises:
            DttDiffError: a folder cannot be read.
        """
        yield from self._below(self.path)

    def _below(self, folder: Path) -> Iterator[Pair]:
        try:
            entries = sorted((e for e in folder.iterdir() if not e.name.startswith(".")), key=lambda e: _natural(e.name))
        except OSError as error:
            raise DttDiffError(f"{folder}: the folder cannot be read ({error.strerror or error}); check its rights") from error
        editions = [entry.relative_to(self.path) for entry in entries if self._is_edition(entry)]
        series = legible(folder.relative_to(self.path).as_posix())
        for old, new in pairwise(editions):
            yield Pair(old, new, series=folder.resolve().name if series == "." else series)
        for entry in entries:
            # A link to a folder may lead back to where we are.
            if entry.is_dir() and not entry.is_symlink():
                yield from self._below(entry)

    def _is_edition(self, entry: Path) -> bool:
        from fnmatch import fnmatchcase

        wanted = fnmatchcase(entry.name, self.match) if self.match is not None else entry.suffix.lower() in SUFFIXES
        # What is no folder is an edition even where it cannot be read: that is told of the pair and not passed over.
        return wanted and not entry.is_dir()


def open_pairs(path: Path, match: str | None = None) -> Manifest | SeriesFolder:
    """Return the pairs of a manifest or of a folder.

    Args:
        path: a CSV or JSON Lines file, or a folder.
        match: for a folder, a pattern that the names of the files must match.

    Raises:
        DttDiffError: there is no such file or folder, or a pattern is given for a manifest.
    """
    if path.is_dir():
        return SeriesFolder(path, match)
    if not path.exists():
        raise DttDiffError(f"{path}: no such file or folder; give a manifest (CSV or JSON Lines) or a folder of series")
    if not path.is_file():
        raise DttDiffError(f"{path}: not a regular file; a manifest is gone through twice: save it and give the file")
    if match is not None:
        raise DttDiffError(f"{path}: --match chooses files of a folder; a manifest names its files itself")
    return Manifest(path)


def _natural(name: str) -> tuple[tuple[tuple[int, int, str], ...], str]:
    parts = re.findall(r"[0-9]+|[^0-9]+", name)
    return tuple((0, int(part), "") if part[0] in "0123456789" else (1, 0, part) for part in parts), name


def _csv_rows(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = _bounded(file, path)
        first = next(lines, "")
        # What spreadsheets of half the world save as CSV has semicolons.
        delimiter = ";" if ";" in first and "," not in first else "\t" if "\t" in first and "," not in first else ","
        header = [name.strip() for name in next(csv.reader(io.StringIO(first), delimiter=delimiter), [])]
        missing = [name for name in _SIDES if name not in header]
        if missing:
            raise DttDiffError(
                f"{path}: the first line names no column {' and '.join(map(repr, missing))}; make it old,new or id,old,new"
            )
        reader = csv.reader(lines, delimiter=delimiter, strict=True)
        try:
            for cells in reader:
                if any(map(str.strip, cells)):
                    line = reader.line_num + 1
                    if len(cells) != len(header):
                        raise DttDiffError(
                            f"{path}, line {line}: {len(cells)} cells, {len(header)} columns; quote those with a {delimiter!r}"
                        )
                    yield line, dict(zip(header, cells, strict=True))
        except csv.Error as error:
            raise DttDiffError(f"{path}, line {reader.line_num + 1}: not CSV ({error}); close the quotation marks") from error


def _json_rows(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    with path.open("rb") as file:
        for line, content in enumerate(_bounded(file, path), start=1):
            if not content.strip():
                continue
            try:
                row = json.loads(content.decode("utf-8-sig" if line == 1 else "utf-8"))
            except UnicodeDecodeError:
                raise
            except RecursionError:
                raise DttDiffError(f"{path}, line {line}: nested too deeply for a pair; give one object a line") from None
            except ValueError as error:  # also a number of thousands of digits
                raise DttDiffError(f"{path}, line {line}: not JSON ({error}); give one object a line") from error
            if not isinstance(row, dict):
                raise DttDiffError(
                    f'{path}, line {line}: not an object; give one a line, such as {{"old": "a.txt", "new": "b.txt"}}'
                )
            yield line, row


def _bounded(file: IO[AnyStr], path: Path) -> Iterator[AnyStr]:
    """The lines of a file, none of them longer than a pair of statements."""
    most = 2 * allowed("MAX_BYTES", MAX_BYTES)
    for number in count(1):
        line = file.readline(most + 1)
        if len(line) > most:
            raise DttDiffError(f"{path}, line {number}: more than {most / 1e6:g} MB; no pair is that long")
        if not line:
            return
        yield line


def _pair(row: Mapping[str, Any], where: str) -> Pair:
    old, new = (_side(row, name, where) for name in _SIDES)
    return Pair(old, new, id=_text(row, "id", where), series=_text(row, "series", where) or None)


def _side(row: Mapping[str, Any], name: str, where: str) -> Path | str:
    path, text = _text(row, name, where).strip(), row.get(f"{name}_text")
    if isinstance(text, str) and text and not path:
        return text
    if text and path:
        raise DttDiffError(f"{where}: both {name!r} and '{name}_text'; give one of them")
    if not path or path == "-":
        raise DttDiffError(f"{where}: no path under {name!r}; give the path of a file")
    return Path(path)


def _text(row: Mapping[str, Any], name: str, where: str) -> str:
    value = row.get(name)
    if value is not None and not isinstance(value, (str, int)):
        raise DttDiffError(f"{where}: {name!r} is {type(value).__name__}; give text")
    return "" if value is None else str(value)
