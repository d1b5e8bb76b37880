"""DOCX: paragraphs, list labels, table rows, text boxes and notes; tracked changes are read as accepted."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from attrs import define, evolve, field

from dtt_diff.errors import ReadingError
from dtt_diff.reading.archives import Package, unpack
from dtt_diff.reading.docx_lists import Numbering, Style, children, first, lineage, local, read_numbering, read_styles, value
from dtt_diff.reading.extras import missing
from dtt_diff.reading.numbering import in_roman
from dtt_diff.reading.source import RAISED_DIGITS, Part, Source, assemble, tidy
from dtt_diff.segmentation.pieces import LABEL

#: A table whose longest cell has more letters than this sets out a page, not figures.
_LAYOUT_CELL = 400
_HEADING_NAME = re.compile(r"heading (\d)")
_OFF = frozenset({"0", "false", "off"})
_RAISED_MARK = re.compile(r"\[?\d{1,3}\]?")
# A level of an outline or a list; what else stands there is none.
_DIGIT = re.compile("[0-9]")
_POWER = re.compile(r"(?:\d|\b(?:[kcdm]?m|ft|s))$")
#: Elements of a run or paragraph that hold no words of the text.
_SILENT = frozenset(
    {
        "pPr",
        "rPr",
        "delText",
        "instrText",
        "delInstrText",
        "rt",
        "annotationRef",
        "commentReference",
        "footnoteRef",
        "endnoteRef",
        "sdtPr",
        "txbxContent",
    }
)


@define
class _Reading:
    """What is known of a document while its paragraphs are taken in order."""

    styles: dict[str, Style]
    numbering: Numbering
    inserted: int = 0
    deleted: int = 0
    boxes: int = 0
    hidden: int = 0
    notes: list[tuple[str, str]] = field(factory=list)  # kind and id, in the order of their marks
    carried: str = ""  # of a paragraph whose end was deleted


def read_docx(content: bytes, name: str) -> Source:
    """Read a Word document.

    Args:
        content: the bytes of the file.
        name: what to call it in messages.

    Returns:
        its text, with hints for headings, list labels and notes.

    Raises:
        MissingExtraError: python-docx is not installed.
        ReadingError: it is broken, encrypted, packed to burst, or holds no text.
    """
    try:
        import docx.oxml
    except ImportError as error:
        raise missing(name, "a DOCX file", "python-docx") from error
    package = unpack(content, name)

    def parse(blob: bytes | None) -> Any | None:
        # The parser of python-docx resolves no entities, and refuses elements more than 256 deep.
        return None if blob is None else docx.oxml.parse_xml(blob)

    try:
        body = first(parse(package.parts[package.document]), "body")
        reading = _Reading(read_styles(parse(package.part("styles.xml"))), read_numbering(parse(package.part("numbering.xml"))))
        parts = _blocks(body, reading) if body is not None else []
        parts += _notes(reading, parse(package.part("footnotes.xml")), parse(package.part("endnotes.xml")))
        title = _property_title(package, parse)
    except (ValueError, SyntaxError, KeyError, RecursionError, MemoryError) as error:  # lxml's errors are SyntaxErrors
        raise ReadingError(
            f"{name}: this DOCX file is broken ({' '.join(str(error).split())}); open it in a word processor and save it again"
        ) from error
    text, hints = assemble(_titled(parts))
    if not text.strip():
        raise ReadingError(
            f"{name}: this DOCX file holds no text; if it holds pictures of pages, have their text recognized first"
        )
    return Source(text, notes=("read as DOCX", *_told(reading)), hints=hints, title=title)


def _told(reading: _Reading) -> list[str]:
    out = []
    if reading.inserted or reading.deleted:
        out.append(
            f"tracked changes read as accepted: {reading.inserted} insertion(s) taken, {reading.deleted} deletion(s) left out"
        )
    if reading.notes:
        out.append(f"{len(reading.notes)} note(s) set at the end of the text, their marks left out")
    if reading.boxes:
        out.append(f"{reading.boxes} text box(es) read after the paragraph they are tied to")
    if reading.hidden:
        out.append("hidden text left out")
    return out


def _property_title(package: Package, parse: Any) -> str | None:
    root = parse(package.parts.get("docProps/core.xml"))
    element = first(root, "title")
    title = tidy("".join(element.itertext())) if element is not None else ""
    return title if title and not re.search(r"\.\w{2,4}$|^(?:word|document|untitled)\b", title, re.IGNORECASE) else None


def _titled(parts: list[Part]) -> list[Part]:
    """The first heading of the first level is the title where no paragraph has the style of one."""
    if any(part.kind == "title" for part in parts):
        return parts
    for i, part in enumerate(parts[:6]):
        if part.kind == "heading" and part.level <= 1:
            return [*parts[:i], evolve(part, kind="title"), *parts[i + 1 :]]
    return parts


def _blocks(container: Any, reading: _Reading) -> list[Part]:
    """The paragraphs and tables of a body, cell, text box or note."""
    out: list[Part] = []
    for element in container:
        name = local(element)
        if name == "p":
            out += _paragraph(element, reading)
        elif name == "tbl":
            for row in children(element, "tr", "sdt", "customXml", "ins"):
                out += _row(row, reading)
        elif name == "sdt":
            content = first(element, "sdtContent")
            if content is not None and value(first(element, "sdtPr", "docPartObj", "docPartGallery")) != "Table of Contents":
                out += _blocks(content, reading)
        elif name in {"ins", "moveTo", "customXml", "smartTag", "AlternateContent", "Choice"}:
            out += _blocks(_choice(element), reading)
    return out


def _choice(element: Any) -> Any:
    """Of alternatives, the one that a current word processor shows."""
    if local(element) != "AlternateContent":
        return element
    chosen = first(element, "Choice")
    return chosen if chosen is not None else first(element, "Fallback") if first(element, "Fallback") is not None else element


def _row(row: Any, reading: _Reading) -> list[Part]:
    if local(row) != "tr":
        inner = first(row, "sdtContent")
        return [part for child in children(inner if inner is not None else row, "tr") for part in _row(child, reading)]
    if first(row, "trPr", "del") is not None:
        reading.deleted += 1
        return []
    cells: list[list[Part]] = []
    for cell in _cells(row):
        merged = first(cell, "tcPr", "vMerge")
        if merged is not None and value(merged) in {None, "continue"}:
            continue
        parts = [part for part in _blocks(cell, reading) if part.text.strip()]
        if parts:
            cells.append(parts)
    if len(cells) < 2 or any(sum(len(part.text) for part in parts) > _LAYOUT_CELL for parts in cells):
        return [part for parts in cells for part in parts]
    words = (
        " ".join(f"{part.label} {part.text}" if part.label and part.label != "•" else part.text for part in parts)
        for parts in cells
    )
    return [Part(" | ".join(words), "paragraph")]


def _cells(row: Any) -> Iterable[Any]:
    for child in children(row, "tc", "sdt", "customXml"):
        if local(child) == "tc":
            yield child
        else:
            inner = first(child, "sdtContent")
            yield from _cells(inner if inner is not None else child)


def _paragraph(element: Any, reading: _Reading) -> list[Part]:
    properties = first(element, "pPr")
    words: list[str] = []
    boxes: list[Any] = []
    _gather(element, reading, words, boxes)
    text = reading.carried + "".join(words)
    reading.carried = ""
    if first(properties, "rPr", "del") is not None:
        reading.deleted += 1
        reading.carried = text  # the end of the paragraph was deleted: the next one goes on with it
        return []
    styles = list(lineage(reading.styles, value(first(properties, "pStyle"))))
    kind, level = _kind(properties, styles)
    label = _label(properties, styles, reading) if text.strip() else None
    out = []
    for line in _lines(text):
        own = label if not (label and LABEL.match(line + " ")) else None
        out.append(Part(line, kind, own, level=level))  # type: ignore[arg-type]
        label = None
    for box in boxes:
        inner = _blocks(box, reading)
        reading.boxes += any(part.text.strip() for part in inner)
        out += inner
    return out


def _lines(text: str) -> list[str]:
    """The lines of a paragraph with line breaks: a break inside a sentence is a space."""
    out: list[str] = []
    for raw in text.split("\n"):
        line = " ".join(raw.split())
        if not line:
            continue
        if (
            out
            and not LABEL.match(line + " ")
            and (line[:1].islower() or (len(out[-1]) > 60 and not re.search(r"[.!?:;][\"”’)]*$", out[-1])))
        ):
            out[-1] += " " + line
        else:
            out.append(line)
    return out


def _kind(properties: Any | None, styles: list[Style]) -> tuple[str | None, int]:
    for style in styles:
        if style.name == "title":
            return "title", 0
        heading = _HEADING_NAME.fullmatch(style.name)
        if heading:
            return "heading", int(heading.group(1))
    own = value(first(properties, "outlineLvl"))
    level = (
        int(own)
        if own and _DIGIT.fullmatch(own)
        else next((style.outline for style in styles if style.outline is not None), None)
    )
    return ("heading", level + 1) if level is not None and level < 9 else (None, 0)


def _label(properties: Any | None, styles: list[Style], reading: _Reading) -> str | None:
    list_id = value(first(properties, "numPr", "numId")) or next((style.list_id for style in styles if style.list_id), None)
    if list_id is None or list_id == "0":
        return None
    own = value(first(properties, "numPr", "ilvl"))
    level = int(own) if own and _DIGIT.fullmatch(own) else next((style.level for style in styles if style.level is not None), 0)
    return reading.numbering.label(list_id, level)


def _gather(element: Any, reading: _Reading, words: list[str], boxes: list[Any]) -> None:
    """Gather the words of a paragraph, and the text boxes tied to it."""
    for child in element:
        name = local(child)
        if name == "txbxContent":
            boxes.append(child)
        elif name in _SILENT or not name:
            continue
        elif name in {"del", "moveFrom"}:
            reading.deleted += 1
        elif name == "t":
            words.append(child.text or "")
        elif name in {"tab", "ptab"}:
            words.append(" ")
        elif name in {"br", "cr"}:
            words.append(" " if value(child, "type") in {"page", "column"} else "\n")
        elif name == "noBreakHyphen":
            words.append("-")
        elif name in {"footnoteReference", "endnoteReference"}:
            reading.notes.append((name.removesuffix("Reference"), value(child, "id") or ""))
        elif name == "r":
            _run(child, reading, words, boxes)
        else:
            reading.inserted += name in {"ins", "moveTo"}
            _gather(_choice(child), reading, words, boxes)


def _run(run: Any, reading: _Reading, words: list[str], boxes: list[Any]) -> None:
    properties = first(run, "rPr")
    hidden = first(properties, "vanish")
    if hidden is not None and (value(hidden) or "1").casefold() not in _OFF:
        reading.hidden += bool("".join(run.itertext()).strip())
        return
    taken: list[str] = []
    _gather(run, reading, taken, boxes)
    text = "".join(taken)
    raised = value(first(properties, "vertAlign")) == "superscript"
    if raised and _RAISED_MARK.fullmatch(text.strip()) and not _POWER.search("".join(words[-3:]).rstrip()):
        return  # a mark of a note, set by hand
    words.append(text.translate(RAISED_DIGITS) if raised else text)


def _notes(reading: _Reading, footnotes: Any | None, endnotes: Any | None) -> list[Part]:
    """The notes in the order of their marks, numbered as a word processor numbers them."""
    texts = {
        (local(note), value(note, "id") or ""): note
        for root in (footnotes, endnotes)
        if root is not None
        for note in children(root, "footnote", "endnote")
    }
    out: list[Part] = []
    counts = {"footnote": 0, "endnote": 0}
    for kind, identity in list(dict.fromkeys(reading.notes)):
        note = texts.get((kind, identity))
        if note is None:
            continue
        counts[kind] += 1
        number = str(counts[kind]) if kind == "footnote" else in_roman(counts[kind])
        text = " ".join(part.text for part in _blocks(note, reading))
        out.append(Part(text, None, f"[{number}]"))
    return out
