"""Values out of a JSON or TOML document, each with its place, so that an error can say where it is and what was expected."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from attrs import frozen

from dtt_diff.errors import DttDiffError, ReadingError

T = TypeVar("T")
Word = TypeVar("Word", bound=str)

_PLAIN_KEY = re.compile(r"[A-Za-z0-9_-]+")
_SHOWN = 40
#: A version of so many digits is none.
LONG_VERSION = 10
_NAMES: dict[type, str] = {
    dict: "an object",
    list: "a list",
    str: "a text",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    type(None): "null",
}


class DuplicateKeyError(ValueError):
    """A JSON object has a key twice; which of the two counts would be a guess."""


def load_json(text: str) -> Any:
    """Return what a JSON text holds, more strictly than the standard library: no key twice, no NaN, no infinity.

    Args:
        text: the text.

    Raises:
        ValueError: the text is not JSON, or holds what is said above, or a number of thousands of digits.
        RecursionError: it is nested too deeply.
    """
    return json.loads(text, object_pairs_hook=_without_doubles, parse_constant=_refuse)


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for key, value in pairs:
        if key in out:
            raise DuplicateKeyError(f"the key {shown(key)} stands twice in one object")
        out[key] = value
    return out


def _refuse(name: str) -> None:
    raise ValueError(f"{name} is not a number of JSON")


def shown(value: object) -> str:
    """Return a value as an error message shows it: in quotes, without control characters, not too long."""
    text = repr(value) if not isinstance(value, str) else repr(value[: 2 * _SHOWN])
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 2]}…{text[-1]}"


@frozen
class Parsed:
    """One value of a document.

    Attributes:
        value: the value as the parser gave it.
        place: where it stands ("$.changes[3].kind").
        fail: makes the error that a problem deserves, of place and problem; it knows the document and the remedy.
    """

    value: Any
    place: str
    fail: Callable[[str, str], DttDiffError]

    def error(self, problem: str) -> DttDiffError:
        """Return the error that says what is wrong with this value."""
        return self.fail(self.place, problem)

    def _expected(self, wanted: str) -> DttDiffError:
        found = _NAMES.get(type(self.value), f"a {type(self.value).__name__}")
        return self.error(f"{wanted} is expected here, not {found}")

    # Objects and lists

    def members(self) -> dict[str, Parsed]:
        """Return the values of an object by their keys, in the order of the document."""
        if type(self.value) is not dict:
            raise self._expected("an object")
        return {key: Parsed(value, self._below(key), self.fail) for key, value in self.value.items()}

    def _below(self, key: str) -> str:
        return f"{self.place}.{key}" if len(key) <= _SHOWN and _PLAIN_KEY.fullmatch(key) else f"{self.place}[{shown(key)}]"

    def find(self, key: str) -> Parsed | None:
        """Return the value of a key of an object; None if the key is not there."""
        if type(self.value) is not dict:
            raise self._expected("an object")
        return Parsed(self.value[key], self._below(key), self.fail) if key in self.value else None

    def get(self, key: str) -> Parsed:
        """Return the value of a key that an object must have."""
        found = self.find(key)
        if found is None:
            raise self.error(f"the key {key!r} is missing")
        return found

    def only(self, keys: Sequence[str]) -> None:
        """Refuse an object that has other keys than these."""
        for key, member in self.members().items():
            if key not in keys:
                raise member.error(f"there is no such key; the keys are {', '.join(keys)}")

    def items(self) -> list[Parsed]:
        """Return the values of a list."""
        if type(self.value) is not list:
            raise self._expected("a list")
        return [Parsed(value, f"{self.place}[{i}]", self.fail) for i, value in enumerate(self.value)]

    def each(self, read: Callable[[Parsed], T]) -> tuple[T, ...]:
        """Return what is read from every value of a list."""
        return tuple(read(item) for item in self.items())

    def maybe(self, read: Callable[[Parsed], T]) -> T | None:
        """Return what is read from a value, or None where it is null."""
        return None if self.value is None else read(self)

    # Single values

    def text(self) -> str:
        """Return a text."""
        if type(self.value) is not str:
            raise self._expected("a text")
        return self.value

    def flag(self) -> bool:
        """Return true or false."""
        if type(self.value) is not bool:
            raise self._expected("true or false")
        return self.value

    def whole(self, least: int | None = None, most: int | None = None) -> int:
        """Return a whole number between two bounds, both inclusive."""
        if type(self.value) is not int:
            raise self._expected("a whole number")
        if (least is not None and self.value < least) or (most is not None and self.value > most):
            bounds = f"at least {least}" if most is None else f"from {least} to {most}"
            raise self.error(f"a whole number {bounds} is expected here")
        return self.value

    def number(self) -> float:
        """Return a finite number."""
        if type(self.value) not in (int, float):
            raise self._expected("a number")
        try:
            value = float(self.value)
        except OverflowError:
            value = math.inf
        if not math.isfinite(value):
            raise self.error("the number is too large")
        return value

    def choice(self, options: Sequence[Word]) -> Word:
        """Return one of the words that are allowed."""
        value = self.text()
        for option in options:
            if value == option:
                return option
        raise self.error(f"{shown(value)} is none of {', '.join(options)}")


def load_document(text: str, what: str) -> object:
    """Return the values of a JSON text that the library wrote.

    Args:
        text: the text; a byte order mark before it is passed over.
        what: what the document should be, with its article, for messages: "a comparison".

    Raises:
        ReadingError: it is no text, is not JSON, or is nested too deeply.
    """
    if not isinstance(text, str):
        raise ReadingError(
            f"the JSON must be given as a text, not as {type(text).__name__}; give path.read_text(encoding='utf-8')"
        )
    try:
        return load_json(text.removeprefix("\ufeff"))
    except RecursionError:
        raise ReadingError(f"the text is nested too deeply to be {what}; give what to_json wrote") from None
    except ValueError as error:
        raise ReadingError(f"the text is not JSON ({error}); give what to_json wrote, whole") from error


def check_schema(root: Parsed, known: str, what: str) -> None:
    """Refuse a document of a schema that this version of the library does not read.

    Args:
        root: the document.
        known: the version of the schema that is read.
        what: the document in messages: "the history".

    Raises:
        ReadingError: the schema is newer, with the remedy.
        DttDiffError: there is no such schema.
    """
    version = root.get("schema_version").text()
    if version == known:
        return
    if version.isascii() and version.isdigit() and len(version) < LONG_VERSION and int(version) > int(known):
        raise ReadingError(
            f"$.schema_version: {what} has schema {version}, this version of the library reads schema {known}; "
            "update dtt_diff: pip install -U dtt_diff"
        )
    raise root.get("schema_version").error(f"schema {shown(version)} is unknown; this version reads schema {known}")
