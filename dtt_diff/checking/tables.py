"""Strict reading of the tables of a policy: every mistake is told with file, section, entry, key and remedy."""

from __future__ import annotations

import difflib
import hashlib
import tomllib
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

from attrs import evolve, frozen

from dtt_diff.errors import PolicyError
from dtt_diff.input import read_table
from dtt_diff.parsed import shown
from dtt_diff.phrases import parse_phrase

Word = TypeVar("Word", bound=str)

_TYPES: dict[type, str] = {
    dict: "a table",
    list: "a list",
    str: "a text",
    bool: "true or false",
    int: "a whole number",
    float: "a number with a fraction",
    date: "a date",
    datetime: "a date with a time",
}


def read_toml(path: Path, what: str) -> tuple[dict[str, Any], str]:
    """Return the tables of a TOML file and the SHA-256 of its bytes.

    Args:
        path: the file.
        what: what it should be, for messages ("policy").

    Raises:
        PolicyError: it cannot be read, is not UTF-8 or not TOML; the message names the file, the place and the remedy.
    """
    name = shown_path(path)
    try:
        content = read_table(path)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise PolicyError(f"{name}: the {what} cannot be read ({reason}); give the path of a TOML file") from error
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise PolicyError(f"{name}: line {line}: byte {error.start} is not UTF-8; save the {what} as UTF-8") from error
    try:
        return tomllib.loads(text), hashlib.sha256(content).hexdigest()
    except RecursionError:
        raise PolicyError(f"{name}: it is nested too deeply to be a {what}; see docs/policy.md for the format") from None
    except ValueError as error:
        raise PolicyError(f"{name}: not TOML: {error}; correct the file there") from error


def shown_path(path: Path) -> str:
    """Return the path as a message names it, without what cannot be printed."""
    return "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in str(path))


def nearest(word: str, options: Sequence[str]) -> str:
    """Return the remedy for a word that is none of the options: the close one, or all of them."""
    close = difflib.get_close_matches(word.casefold(), options, 1, 0.6) if len(word) < 80 else []
    if close:
        return f"did you mean {close[0]!r}?"
    return f"choose one of {', '.join(options)}" if options else "there is none to choose from"


def _no_option(value: str, options: Sequence[str]) -> str:
    """What is wrong with a word that is none of the options, which are listed once."""
    remedy = nearest(value, options)
    return (
        f"{shown(value)} is none of {', '.join(options)}; {remedy}"
        if remedy.endswith("?")
        else f"{shown(value)} is unknown; {remedy}"
    )


@frozen
class Table:
    """One table of a file.

    Attributes:
        data: its keys and values.
        where: the file and the section, as messages name them.
    """

    data: dict[str, Any]
    where: str

    def error(self, key: str, problem: str) -> PolicyError:
        """Return the error that says what is wrong with the value of a key."""
        return PolicyError(f"{self.where}{', ' + key if key else ''}: {problem}")

    def only(self, keys: Sequence[str]) -> None:
        """Refuse keys that are none of these."""
        for key in self.data:
            if key not in keys:
                raise self.error("", f"unknown key {shown(key)}; {nearest(key, keys)}")

    def section(self, key: str) -> Table:
        """Return the table of a section; an empty one where the file has none."""
        value = self.data.get(key, {})
        if not isinstance(value, dict):
            raise PolicyError(f"{self.where}: {key} is {_type(value)}; write a section [{key}]")
        return Table(value, f"{self.where}: [{key}]")

    def entries(self, key: str, name: str = "id") -> list[Table]:
        """Return the tables of an array of tables, each named by its number and its name."""
        value = self.data.get(key, [])
        if isinstance(value, dict):
            raise PolicyError(f"{self.where}: [{key}] is one table; write [[{key}]] with two brackets, once for every entry")
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise PolicyError(f"{self.where}: {key} is {_type(value)}; write [[{key}]] once for every entry")
        out = []
        for number, item in enumerate(value, 1):
            called = f', "{item[name][:60]}"' if isinstance(item.get(name), str) and item[name].strip() else ""
            out.append(Table(item, f"{self.where}: [[{key}]] number {number}{called}"))
        return out

    def named(self, name: str) -> Table:
        """Return the same table under another name."""
        return evolve(self, where=name)

    # Values

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text that is not empty; the default where the key is missing, an error if there is no default."""
        if key not in self.data:
            if default is None:
                raise self.error(key, f'the key is missing; write {key} = "..."')
            return default
        value = self.data[key]
        if not isinstance(value, str):
            raise self.error(key, f'{_type(value)} stands where a text is expected; write {key} = "..."')
        if not value.strip():
            raise self.error(
                key, "the text is empty; " + ("write it, or leave the key out" if default is not None else "write it")
            )
        return value

    def choice(self, key: str, options: Sequence[Word], default: Word | None = None) -> Word:
        """Return one of some words."""
        value = self.text(key, default)
        for option in options:
            if value == option:
                return option
        raise self.error(key, _no_option(value, options))

    def flag(self, key: str) -> bool:
        """Return true or false; false where the key is missing."""
        value = self.data.get(key, False)
        if not isinstance(value, bool):
            raise self.error(key, f"{_type(value)} stands where true or false is expected; write {key} = true, without quotes")
        return value

    def whole(self, key: str, default: int, least: int, most: int) -> int:
        """Return a whole number between two bounds, both inclusive."""
        value = self.data.get(key, default)
        if isinstance(value, bool) or not isinstance(value, int):
            raise self.error(key, f"{_type(value)} stands where a whole number is expected; write {key} = {default}")
        if not least <= value <= most:
            raise self.error(key, f"{value} is not from {least} to {most}; write a number of these")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts that are not empty; empty where the key is missing."""
        value = self.data.get(key, [])
        if not isinstance(value, list):
            raise self.error(key, f'{_type(value)} stands where a list is expected; write {key} = ["...", "..."]')
        if key in self.data and not value:
            raise self.error(key, "the list is empty; name at least one, or leave the key out")
        for i, item in enumerate(value, 1):
            if not isinstance(item, str):
                raise self.error(key, f"item {i} is {_type(item)}; write a text in quotes")
            if not item.strip():
                raise self.error(key, f"item {i} is empty; leave it out")
            if item in value[: i - 1]:
                raise self.error(key, f"item {i}, {shown(item)}, stands twice; leave one out")
        return tuple(value)

    def words(self, key: str, options: Sequence[Word]) -> tuple[Word, ...]:
        """Return a list of words out of some."""
        out = []
        for value in self.texts(key):
            found = next((option for option in options if option == value), None)
            if found is None:
                raise self.error(key, _no_option(value, options))
            out.append(found)
        return tuple(out)

    def wholes(self, key: str) -> tuple[int, ...]:
        """Return a list of whole numbers from 1."""
        value = self.data.get(key, [])
        if not isinstance(value, list) or any(isinstance(item, bool) or not isinstance(item, int) for item in value):
            raise self.error(key, f"a list of whole numbers is expected; write {key} = [1, 2]")
        if key in self.data and not value:
            raise self.error(key, "the list is empty; name at least one, or leave the key out")
        if any(item < 1 for item in value):
            raise self.error(key, f"{min(value)} is no number of a paragraph; they are counted from 1")
        return tuple(value)

    def phrases(self, key: str) -> tuple[str, ...]:
        """Return a list of phrases, each one that can be looked for."""
        out = self.texts(key)
        for phrase in out:
            self.usable(key, phrase)
        return out

    def usable(self, key: str, phrase: str) -> str:
        """Return a phrase if it can be looked for."""
        try:
            parse_phrase(phrase)
        except ValueError as error:
            raise self.error(key, str(error)) from error
        return phrase

    def day(self, key: str) -> date | None:
        """Return a day, written as a date or as a text "YYYY-MM-DD"; None where the key is missing."""
        value = self.data.get(key)
        if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
            return value
        if isinstance(value, str):
            try:
                if len(value) == 10:
                    return date.fromisoformat(value)
            except ValueError:
                pass
            raise self.error(key, f"{shown(value)} is no day of the calendar; write {key} = 2026-12-31")
        raise self.error(key, f"{_type(value)} stands where a day is expected; write {key} = 2026-12-31")


def _type(value: object) -> str:
    return _TYPES.get(type(value), f"a {type(value).__name__}")
