"""Numbered lists and styles of a DOCX file: the labels that a word processor shows but does not write into the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from attrs import define, field, frozen

from dtt_diff.reading.numbering import in_letters, in_roman

_ORDINAL_ENDS = {1: "st", 2: "nd", 3: "rd"}
#: Levels of a list, and how far styles rest on one another.
_LEVELS = 9
_STYLE_DEPTH = 20


def local(element: Any) -> str:
    """Return the name of an element or attribute without its namespace; "" for comments and entities."""
    tag = element if isinstance(element, str) else element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: Any | None, *names: str) -> Iterator[Any]:
    """Yield the children of an element that have one of the names."""
    if element is not None:
        yield from (child for child in element if local(child) in names)


def first(element: Any | None, *path: str) -> Any | None:
    """Return the element at the end of a path of names, or None."""
    for name in path:
        element = next(children(element, name), None)
    return element


def value(element: Any | None, name: str = "val") -> str | None:
    """Return an attribute by its local name, or None."""
    if element is None:
        return None
    return next((str(content) for key, content in element.attrib.items() if local(key) == name), None)


@frozen
class Style:
    """A paragraph style: its name, what it rests on, its place in the outline and its list."""

    name: str
    parent: str | None
    outline: int | None
    list_id: str | None
    level: int | None


@frozen
class _Level:
    """How one level of a list is labelled."""

    form: str
    pattern: str
    start: int
    restart: int | None


def read_styles(root: Any | None) -> dict[str, Style]:
    """Return the paragraph styles by their ids.

    Args:
        root: the root of the part "styles.xml".
    """
    out = {}
    for element in children(root, "style"):
        identity = value(element, "styleId")
        if identity is None:
            continue
        properties = first(element, "pPr")
        out[identity] = Style(
            (value(first(element, "name")) or identity).casefold(),
            value(first(element, "basedOn")),
            _number(value(first(properties, "outlineLvl"))),
            value(first(properties, "numPr", "numId")),
            _number(value(first(properties, "numPr", "ilvl"))),
        )
    return out


def lineage(styles: dict[str, Style], identity: str | None) -> Iterator[Style]:
    """Yield a style and those it rests on.

    Args:
        styles: all styles.
        identity: the id of the style to begin with.
    """
    for _ in range(_STYLE_DEPTH):
        style = styles.get(identity or "")
        if style is None:
            return
        yield style
        identity = style.parent


@define
class Numbering:
    """The lists of a document, and how far each has counted."""

    abstract: dict[str, dict[int, _Level]] = field(factory=dict)
    lists: dict[str, tuple[str, dict[int, int]]] = field(factory=dict)  # list -> (abstract list, starts of its own)
    counts: dict[str, list[int | None]] = field(factory=dict)  # by abstract list
    started: set[tuple[str, int]] = field(factory=set)

    def label(self, list_id: str, level: int) -> str | None:
        """Count one item on and return its label; None where the list shows none.

        Args:
            list_id: the id of the list.
            level: how deep the item stands, from 0.
        """
        base, starts = self.lists.get(list_id, ("", {}))
        levels = self.abstract.get(base, {})
        here = levels.get(level)
        if here is None or not 0 <= level < _LEVELS:
            return None
        counts = self.counts.setdefault(base, [None] * _LEVELS)
        if level in starts and (list_id, level) not in self.started:
            counts[level] = starts[level]
        else:
            now = counts[level]
            counts[level] = here.start if now is None else now + 1
        self.started.add((list_id, level))
        for deeper in range(level + 1, _LEVELS):
            if deeper not in levels or levels[deeper].restart != 0:
                counts[deeper] = None
        for above in range(level):
            if counts[above] is None:
                counts[above] = levels[above].start if above in levels else 1
        if here.form == "bullet":
            return "•"
        if here.form == "none":
            return None
        shown = re.sub(r"%([1-9])", lambda m: self._shown(levels, counts, int(m.group(1)) - 1), here.pattern)
        return " ".join(shown.split()) or None

    @staticmethod
    def _shown(levels: dict[int, _Level], counts: list[int | None], level: int) -> str:
        number = counts[level]
        return _written(number if number is not None else 1, levels[level].form if level in levels else "decimal")


def read_numbering(root: Any | None) -> Numbering:
    """Return the lists of a document.

    Args:
        root: the root of the part "numbering.xml".
    """
    out = Numbering()
    for element in children(root, "abstractNum"):
        identity = value(element, "abstractNumId") or ""
        levels = (_level(level) for level in children(element, "lvl"))
        out.abstract[identity] = {place: level for place, level in levels if place is not None}
    for element in children(root, "num"):
        base = value(first(element, "abstractNumId")) or ""
        starts = {}
        for change in children(element, "lvlOverride"):
            place = _number(value(change, "ilvl"))
            start = _number(value(first(change, "startOverride")))
            if place is not None and start is not None:
                starts[place] = start
            own = first(change, "lvl")
            if own is not None and place is not None:
                # A list that changes a level is a list of its own.
                alone = f"{base}+{value(element, 'numId')}"
                out.abstract[alone] = {**out.abstract.get(base, {}), place: _level(own)[1]}
                base = alone
        out.lists[value(element, "numId") or ""] = (base, starts)
    return out


def _level(element: Any) -> tuple[int | None, _Level]:
    start = _number(value(first(element, "start")))
    return _number(value(element, "ilvl")), _Level(
        value(first(element, "numFmt")) or "decimal",
        value(first(element, "lvlText")) or "",
        1 if start is None else start,
        _number(value(first(element, "lvlRestart"))),
    )


def _number(text: str | None) -> int | None:
    return int(text) if text is not None and re.fullmatch(r"-?\d{1,6}", text.strip()) else None


def _written(number: int, form: str) -> str:
    if form in {"lowerLetter", "upperLetter"}:
        name = in_letters(number)
    elif form in {"lowerRoman", "upperRoman"}:
        name = in_roman(number)
    elif form == "decimalZero":
        name = f"{number:02}"
    elif form == "ordinal":
        name = f"{number}{'th' if 10 < number % 100 < 14 else _ORDINAL_ENDS.get(number % 10, 'th')}"
    else:
        name = str(number)
    return name.upper() if form.startswith("upper") else name
