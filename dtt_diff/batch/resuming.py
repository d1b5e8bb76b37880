"""What is done already: an index of a folder of results, so that a run goes on where another one ended."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from attrs import define, field

from dtt_diff.batch.parts import (
    CHANGES,
    COMPARISONS,
    DOCUMENTS,
    FAILURES,
    Extent,
    Place,
    finished,
    finished_name,
    left_behind,
    lines_of,
    set_aside,
    tables,
)

_TABLE = """
create table done (id text, key text, folder text, number integer, extents text, primary key (id, key)) without rowid;
create index places on done (folder, number);
"""


@define
class Index:
    """The results of a folder by the ids of their pairs. It lies in a temporary file of its own, whatever the number of pairs.

    Attributes:
        out: the folder of results.
        full: whether whole comparisons are kept.
        repaired: in how many parts something torn or damaged was left aside.
    """

    out: Path
    full: bool
    repaired: int = field(default=0, init=False)
    _database: sqlite3.Connection = field(init=False)

    def __attrs_post_init__(self) -> None:
        """Read what is there. What an interrupted run was writing is set aside: only whole results of it count."""
        self._database = sqlite3.connect("")
        try:
            self._database.executescript(_TABLE)
            self._take_stock()
        except BaseException:
            self._database.close()
            raise

    def _take_stock(self) -> None:
        for name in left_behind(self.out):
            if name.endswith(".new"):
                set_aside(self.out, name)
        # Finished parts last: a result that is in both is best known where it may stay.
        for name in left_behind(self.out):
            if not self._read(name):
                self.repaired += 1
        for name in finished(self.out):
            if not self._read(name):
                self.repaired += 1
                self.moved(name, set_aside(self.out, name))

    def keys(self, pair: str) -> tuple[str, ...]:
        """Return the keys of the results of a pair.

        Args:
            pair: its id.
        """
        return tuple(key for (key,) in self._database.execute("select key from done where id = ? order by key", (pair,)))

    def place(self, pair: str, key: str) -> Place:
        """Return where a result stands.

        Args:
            pair: the id of the pair.
            key: the key of the result.
        """
        found = self._database.execute("select folder, extents from done where id = ? and key = ?", (pair, key)).fetchone()
        folder, extents = found
        return Place(folder, tuple((name, Extent(*extent)) for name, extent in json.loads(extents).items()))

    def sequence(self, number: int) -> tuple[tuple[str, str], ...]:
        """Return the ids and keys of a finished part in its order; nothing if there is no such part.

        Args:
            number: the number of the part.
        """
        found = self._database.execute("select id, key from done where folder = ? order by number", (finished_name(number),))
        return tuple(found.fetchall())

    def moved(self, old: str, new: str) -> None:
        """Take note that a part has another name now.

        Args:
            old: its name up to now.
            new: its name from now on.
        """
        self._database.execute("update done set folder = ? where folder = ?", (new, old))

    def close(self) -> None:
        """Let go of the temporary file."""
        self._database.close()

    def _read(self, name: str) -> bool:
        """Take in the whole results of a part; tells whether the part holds nothing else."""
        folder = self.out / name
        if any(not (folder / table).is_file() for table in tables(full=self.full)):
            return False
        ends = dict.fromkeys(tables(full=self.full), 0)
        rows = (
            (key, pair, name, number, json.dumps(extents))
            for number, (pair, key, extents) in enumerate(self._results(folder, ends))
        )
        with self._database:
            self._database.executemany(
                "insert or replace into done (key, id, folder, number, extents) values (?, ?, ?, ?, ?)", rows
            )
        ends.pop(FAILURES)
        return all((folder / table).stat().st_size == end for table, end in ends.items())

    def _results(self, folder: Path, ends: dict[str, int]) -> Iterator[tuple[str, str, dict[str, tuple[int, int]]]]:
        """Go through the results of a part as long as they are whole; ``ends`` tells how far that is in every file."""
        changes = lines_of(folder / CHANGES)
        documents = lines_of(folder / DOCUMENTS) if self.full else None
        for extent, line in lines_of(folder / COMPARISONS):
            try:
                row = json.loads(line)
                pair, key, number = row["pair"], row["key"], row["changes"]
                mine = list(islice(changes, number))
                whole = len(mine) == number and all(json.loads(line)["pair"] == pair for _, line in mine)
                document = next(documents, None) if documents else None
            except (ValueError, KeyError, TypeError):
                return
            if not whole or (documents and document is None):
                return
            start = mine[0][0].at if mine else ends[CHANGES]
            found = {CHANGES: (start, sum(item.size for item, _ in mine)), COMPARISONS: (extent.at, extent.size)}
            if document is not None:
                found[DOCUMENTS] = (document[0].at, document[0].size)
            for table, (at, size) in found.items():
                ends[table] = at + size
            yield pair, key, found
