"""The body of a page -> its paragraphs: headings, list items with their labels, table rows, quotations and notes."""

from __future__ import annotations

import re
from typing import Any

from attrs import define, field

from dtt_diff.reading.html_main import Outline
from dtt_diff.reading.html_nodes import BLOCKS, HEADINGS, SILENT, walk
from dtt_diff.reading.numbering import in_letters, in_roman
from dtt_diff.reading.source import RAISED_DIGITS, Part
from dtt_diff.segmentation.furniture import TERMINAL
from dtt_diff.segmentation.pieces import LABEL

#: A table whose longest cell has more letters than this sets out a page, not figures.
_LAYOUT_CELL = 400
_MARK = re.compile(r"\[?\(?(?:\d{1,3}|[a-z]|[*†‡§]{1,3})\)?\]?")
_NOTE_NAME = re.compile(
    r"(?:^|[\s_-])(?:foot|end)?(?:fn|ftn|edn|note)s?(?:\d|$|[\s_:-])|footnote|endnote|doc-noteref|cite_(?:note|ref)",
    re.IGNORECASE,
)
_ARROWS = re.compile(r"\s*[↩↑⤴⏎^]\ufe0e?\s*")
_POWER = re.compile(r"(?:\d|\b(?:[kcdm]?m|ft|s))$")


@define
class _Lists:
    """An open list: its tag, how it counts, and its last number."""

    ordered: bool
    style: str
    number: int
    step: int = 1

    def next(self, value: str | None) -> str:
        """The label of the next item."""
        if not self.ordered:
            return "•"
        self.number = int(value) if value and re.fullmatch(r"-?\d{1,4}", value.strip()) else self.number + self.step
        if self.style in {"a", "A"}:
            name = in_letters(self.number)
            return f"({name})" if self.style == "a" else f"{name.upper()}."
        if self.style in {"i", "I"}:
            name = in_roman(self.number)
            return f"({name})" if self.style == "i" else f"{name.upper()}."
        return f"{self.number}."


@define
class _Taker:
    """The state of the walk: what is open, and the paragraph that is being gathered."""

    page: Outline
    parts: list[tuple[Part, bool, bool]] = field(factory=list)  # the part, in the main element?, in the title?
    lines: list[str] = field(factory=lambda: [""])
    letters: int = 0
    linked: int = 0
    links: int = 0
    away: int = 0
    ways: int = 0
    lists: list[_Lists] = field(factory=list)
    label: str | None = None
    heading: int = 0
    quoted: int = 0
    main: int = 0
    title: int = 0
    pre: int = 0
    row: list[str] | None = None
    place: int = 0
    marks: int = 0

    def add(self, text: str) -> None:
        """Take words."""
        self.lines[-1] += text
        count = len(text.strip())
        self.letters += count
        self.linked += count if self.links else 0
        self.away += count if self.ways else 0

    def close(self) -> None:
        """End the paragraph."""
        if self.row is not None:
            self.lines[-1] += " "
            return
        letters = max(self.letters, 1)
        shares = {"linked": self.linked / letters, "away": self.away / letters}
        kind = "title" if self.title else "heading" if self.heading else None
        for text in _joined_lines(self.lines):
            label = self.label
            if label and LABEL.match(text + " "):
                label = None  # the item brings its own
            part = Part(text, kind, label, level=self.heading, place=self.place, **shares)  # type: ignore[arg-type]
            self.parts.append((part, bool(self.main), bool(self.title)))
            self.label = None
        self.lines, self.letters, self.linked, self.away = [""], 0, 0, 0


def take_parts(body: Any, page: Outline) -> tuple[list[tuple[Part, bool, bool]], int]:
    """Take the paragraphs of a page.

    Args:
        body: its body element.
        page: where its main text and its title are.

    Returns:
        each paragraph with whether it stands in the main element and whether it is the title, in order; and how many marks of
        notes were left out.
    """
    taker = _Taker(page)
    title = page.title.mem_id if page.title is not None else None
    inside = _ancestors(page.title)
    dropped = _marks(body)
    for node, entering in walk(body, lambda node: _left_out(node, page, inside) or node.mem_id in dropped):
        taker.place += 1
        if node.is_text_node:
            text = node.text_content or ""
            if node.parent.tag == "sup":
                text = text.translate(RAISED_DIGITS)  # a power, not the mark of a note: those are left out
            taker.add(text if taker.pre else re.sub(r"[ \t\r\n\f]+", " ", text))
        elif node.is_element_node:
            if node.mem_id == page.main.mem_id:
                taker.close()
                taker.main += 1 if entering else -1
            if node.mem_id == title and entering:
                taker.close()
            (_enter if entering else _leave)(taker, node)
            if node.mem_id == title:
                if entering:
                    taker.title = 1
                else:
                    taker.close()
                    taker.title = 0
    taker.close()
    return taker.parts, len(dropped)


def _ancestors(node: Any | None) -> frozenset[int]:
    out = set()
    while node is not None:
        out.add(node.mem_id)
        node = node.parent
    return frozenset(out)


def _left_out(node: Any, page: Outline, inside: frozenset[int]) -> bool:
    return node.tag in SILENT or (node.mem_id in page.framing and node.mem_id not in inside)


def _enter(taker: _Taker, node: Any) -> None:
    tag, attributes = node.tag, node.attributes
    if tag == "br":
        taker.lines.append("")
        return
    if tag == "a":
        taker.links += bool(attributes.get("href"))
        taker.ways += _leads_away(attributes)
    elif tag == "q":
        taker.add("“")
    elif tag == "img":
        return
    if tag not in BLOCKS:
        return
    if tag == "tr" and taker.row is None and not _is_layout(node):
        taker.close()
        taker.row = []
        return
    taker.close()
    if tag in HEADINGS:
        taker.heading = HEADINGS[tag]
    elif tag in {"ol", "ul"}:
        start = attributes.get("start") or "1"
        first = int(start) if re.fullmatch(r"-?\d{1,4}", start.strip()) else 1
        step = -1 if "reversed" in attributes else 1
        taker.lists.append(_Lists(tag == "ol", attributes.get("type") or _style(attributes), first - step, step))
    elif tag == "li":
        plain = re.search(r"list-style(?:-type)?\s*:\s*none", attributes.get("style") or "")
        taker.label = taker.lists[-1].next(attributes.get("value")) if taker.lists and not plain else None
        if _names_note(node):
            taker.label = f"[{taker.label.strip('.()[]')}]" if taker.label and taker.label != "•" else None
    elif tag == "pre":
        taker.pre += 1
    if tag in {"p", "div", "aside"} and _names_note(node):
        found = _leading_mark(node)
        taker.label = f"[{found}]" if found else taker.label


def _leave(taker: _Taker, node: Any) -> None:
    tag = node.tag
    if tag == "a":
        taker.links -= bool(node.attributes.get("href"))
        taker.ways -= _leads_away(node.attributes)
    elif tag == "q":
        taker.add("”")
    if tag not in BLOCKS:
        return
    if taker.row is not None:
        if tag in {"td", "th"}:
            taker.row.append(" ".join("".join(taker.lines).split()))
            taker.lines = [""]
        elif tag == "tr":
            cells = [cell for cell in taker.row if cell]
            taker.row, taker.lines = None, [" | ".join(cells)]
            taker.close()
        else:
            taker.lines[-1] += " "
        return
    taker.close()
    if tag in HEADINGS:
        taker.heading = 0
    elif tag in {"ol", "ul"}:
        if taker.lists:
            taker.lists.pop()
        taker.label = None
    elif tag == "li":
        taker.label = None
    elif tag == "pre":
        taker.pre -= 1


def _leads_away(attributes: dict[str, str | None]) -> bool:
    """Whether a link leads to another page, and not to a place on this one."""
    href = attributes.get("href") or ""
    return bool(href) and not href.startswith("#")


def _style(attributes: dict[str, str | None]) -> str:
    """How a list counts, from its style sheet attribute."""
    style = re.search(r"(lower|upper)-(alpha|latin|roman)", attributes.get("style") or "")
    if not style:
        return "1"
    letter = "i" if style.group(2) == "roman" else "a"
    return letter.upper() if style.group(1) == "upper" else letter


def _is_layout(row: Any) -> bool:
    """Whether a table row sets out a page: one cell only, or a cell with a whole text in it."""
    cells = [cell for cell in row.iter() if cell.tag in {"td", "th"}]
    return len(cells) < 2 or any(
        len(cell.text() or "") > _LAYOUT_CELL or cell.css_first("table, h1, h2") is not None for cell in cells
    )


def _joined_lines(lines: list[str]) -> list[str]:
    """The paragraphs of text that is cut by line breaks: a break inside a sentence is a space."""
    out: list[str] = []
    fresh = True
    for raw in (part for line in lines for part in line.split("\n")):
        line = " ".join(raw.split())
        if not line:
            fresh = True
            continue
        runs_on = (
            out
            and not fresh
            and not LABEL.match(line + " ")
            and (line[:1].islower() or (len(out[-1]) > 60 and not TERMINAL.search(out[-1])))
        )
        if runs_on:
            out[-1] += " " + line
        else:
            out.append(line)
        fresh = False
    return out


def _names_note(node: Any) -> bool:
    names = f"{node.attributes.get('id') or ''} {node.attributes.get('class') or ''} {node.attributes.get('role') or ''}"
    return bool(_NOTE_NAME.search(names)) and len(names) < 300


def _marks(body: Any) -> frozenset[int]:
    """Ids of the elements that are marks of notes and ways back from them."""
    out = set()
    for node, entering in walk(body, lambda node: node.tag in SILENT):
        if not entering or not node.is_element_node:
            continue
        if node.tag in {"sup", "a"} and _is_mark(node):
            out.add(node.mem_id)
    return frozenset(out)


def _is_mark(node: Any) -> bool:
    text = "".join((node.text() or "").split())
    if node.tag == "a":
        href = node.attributes.get("href") or ""
        pointed = "#" in href and bool(_NOTE_NAME.search(href.partition("#")[2]) or _names_note(node))
        return pointed and bool(_MARK.fullmatch(text) or _ARROWS.fullmatch(text) or not text)
    if not _MARK.fullmatch(text) or (text.isalpha() and node.css_first("a") is None):
        return False
    before = node.prev
    written = (before.text() or "" if before is not None else "").rstrip()
    return not (text.isdigit() and _POWER.search(written) and node.css_first("a") is None)


def _leading_mark(node: Any) -> str | None:
    """The number at the start of a note, where a link back or a raised number gives it."""
    for inner in node.css("a, sup"):
        text = "".join((inner.text() or "").split())
        if _MARK.fullmatch(text):
            return text.strip("[]()")
    return None
