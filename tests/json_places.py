"""Walking through the values of a JSON document, so that each can be spoilt in turn."""

from __future__ import annotations

import copy
from collections.abc import Iterator

Place = tuple[str | int, ...]


def places(value: object, place: Place = ()) -> Iterator[Place]:
    """Every place of a document below its root."""
    if isinstance(value, dict):
        members: list[tuple[str | int, object]] = list(value.items())
    elif isinstance(value, list):
        members = list(enumerate(value))
    else:
        return
    for key, member in members:
        yield (*place, key)
        yield from places(member, (*place, key))


def kinds_of_places(document: object) -> dict[str, Place]:
    """One place of every sort: the first item of a list that has it stands for all of them."""
    out: dict[str, Place] = {}
    for place in places(document):
        out.setdefault("".join("[]" if isinstance(step, int) else f".{step}" for step in place).lstrip("."), place)
    return out


def at(document: object, place: Place) -> object:
    """The value at a place."""
    for step in place:
        document = document[step]  # type: ignore[index]  # a place leads through objects and lists
    return document


def without(document: object, place: Place) -> object:
    """A copy of the document that lacks the value at a place."""
    out = copy.deepcopy(document)
    del at(out, place[:-1])[place[-1]]  # type: ignore[attr-defined]  # as above
    return out


def replaced(document: object, place: Place, value: object) -> object:
    """A copy of the document with another value at a place."""
    out = copy.deepcopy(document)
    at(out, place[:-1])[place[-1]] = value  # type: ignore[index]  # as above
    return out
