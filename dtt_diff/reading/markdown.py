"""Markdown: paragraphs, headings, list items, table rows and notes, without marks, link targets and comments."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from attrs import define, field

from dtt_diff.reading.source import Part, Source, assemble

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<fields>(?:(?!---|\.\.\.).*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_FIELD = re.compile(r"^(?P<key>title|date)[ \t]*:[ \t]*(?P<value>[^\n]{1,400})$", re.MULTILINE | re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_DEFINITION = re.compile(r" {0,3}\[(?!\^)[^\]\n]{1,200}\]:[ \t]+\S+[^\n]*")
_NOTE = re.compile(r" {0,3}\[\^(?P<mark>[^\]\s]{1,40})\]:[ \t]*(?P<text>.*)")
_HEADING = re.compile(r" {0,3}(?P<marks>#{1,6})(?:[ \t]+(?P<text>.*?))?(?:[ \t]+#+)?[ \t]*")
_UNDERLINE = re.compile(r" {0,3}(?:(?P<first>=+)|-{2,})[ \t]*")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})")
_FENCE = re.compile(r" {0,3}(?:`{3,}|~{3,})[^`]*")
_ITEM = re.compile(r"(?P<indent>[ \t]{0,12})(?P<label>[-*+]|\d{1,9}[.)])[ \t]+(?=\S)(?:\[[ xX]\][ \t]+)?")
_QUOTE = re.compile(r" {0,3}>[ \t]?")
_TABLE_RULE = re.compile(r"[ \t]*+\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*\|?[ \t]*+")
_PAGE_NUMBER = re.compile(r"\s*+(?:page\s++)?[-–—]?\s*+\d{1,4}\s*+[-–—]?(?:\s*+(?:/|of)\s*+\d{1,4})?\s*+", re.IGNORECASE)

_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_IMAGE = re.compile(r"!\[[^\]\n]{0,500}\](?:\([^()\n]{0,2000}(?:\([^()\n]*\))?[^()\n]*\)|\[[^\]\n]{0,200}\])")
_LINK = re.compile(
    r"\[(?P<text>(?:[^\[\]]|\[[^\[\]]*\]){0,2000}?)\](?:\((?:[^()\n]|\([^()\n]*\)){0,2000}\)|\[[^\]\n]{0,200}\])"
)
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)?[^\s<>@]+(?:@[^\s<>@]+)?)>")
_TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,300}>")
_REFERENCE = re.compile(r"\[\^[^\]\s]{1,40}\]")
_CODE = re.compile(r"(?<!`)(`{1,3})(?!`)(.+?)(?<!`)\1(?!`)")
_EMPHASIS = (
    re.compile(r"(?<![\\*])(\*{1,3})(?=[^\s*])((?:[^*]|(?<=\\)\*|\*(?!\1)){1,2000}?)(?<=[^\s*\\])\1(?!\*)"),
    re.compile(r"(?<![\\\w])(_{1,3})(?=[^\s_])(.{1,2000}?)(?<=[^\s_\\])\1(?!\w)"),
    re.compile(r"(~~)(?=\S)(.{1,2000}?)(?<=\S)\1"),
)
#: Marks in a larger share of the letters of a paragraph than this, and more than a few, set nothing off: they are kept. Each
#: would be held against two thousand letters behind it.
_MARK_SHARE, _FEW_MARKS = 0.05, 60


@define
class _Paragraph:
    """Lines that are gathered until a blank line, a label or a heading ends them."""

    lines: list[str] = field(factory=list)
    label: str | None = None


def read_markdown(text: str, name: str | None, notes: tuple[str, ...] = ()) -> Source:
    """Read Markdown.

    Args:
        text: what the file holds.
        name: where it came from.
        notes: what was decided when it was decoded.

    Returns:
        its text without marks, with hints for headings, list labels and notes.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").expandtabs(4)
    head = _FRONT_MATTER.match(text)
    fields = {m["key"].casefold(): m["value"].strip().strip("\"'") for m in _FIELD.finditer(head["fields"])} if head else {}
    body = _COMMENT.sub("", text[head.end() if head else 0 :])
    parts: list[Part] = []
    footnotes: list[Part] = []
    titled = False
    for part in _parts(body.split("\n")):
        if part.label and part.label.startswith("[^"):
            footnotes.append(Part(_inline(part.text), None, f"[{part.label[2:-1]}]"))
            continue
        if part.kind is None and part.label is None and _PAGE_NUMBER.fullmatch(part.text):
            continue
        kind = part.kind
        if kind == "heading" and part.level == 1 and not titled and not any(p.kind is None for p in parts if len(p.text) > 120):
            kind, titled = "title", True
        parts.append(Part(_inline(part.text), kind, part.label))
    if not titled and parts and parts[0].kind == "heading":
        parts[0] = Part(parts[0].text, "title")
    assembled, hints = assemble([*parts, *footnotes])
    return Source(
        assembled,
        name=name,
        notes=(*notes, "read as Markdown"),
        hints=hints,
        title=fields.get("title"),
        date=fields.get("date"),
    )


def _parts(lines: list[str]) -> Iterator[Part]:  # noqa: PLR0912 - one branch a kind of line
    """The paragraphs of Markdown, their inline marks still in them."""
    open_now = _Paragraph()
    fenced = False
    for raw in lines:
        line = raw
        while quote := _QUOTE.match(line):
            line = line[quote.end() :]
        if _FENCE.fullmatch(line):
            yield from _closed(open_now)
            fenced = not fenced
            continue
        if fenced:
            yield Part(line)
            continue
        note, heading, item = _NOTE.fullmatch(line), _HEADING.fullmatch(line), _ITEM.match(line)
        underline = _UNDERLINE.fullmatch(line)
        if not line.strip() or _DEFINITION.fullmatch(line):
            yield from _closed(open_now)
        elif underline and open_now.lines and open_now.label is None:
            yield Part(" ".join(open_now.lines), "heading", level=1 if underline["first"] else 2)
            open_now.lines = []
        elif _RULE.fullmatch(line):
            yield from _closed(open_now)
        elif note:
            yield from _closed(open_now)
            open_now.lines, open_now.label = [note["text"]], f"[^{note['mark']}]"
        elif heading:
            yield from _closed(open_now)
            yield Part(heading["text"] or "", "heading", level=len(heading["marks"]))
        elif line.lstrip().startswith("|") or (_TABLE_RULE.fullmatch(line) and "|" in line):
            yield from _closed(open_now)
            if not _TABLE_RULE.fullmatch(line):
                cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))]
                yield Part(" | ".join(cell for cell in cells if cell))
        elif item and not (
            open_now.lines and item["label"][0].isdigit() and item["label"] not in {"1.", "1)"} and open_now.label is None
        ):
            yield from _closed(open_now)
            open_now.lines, open_now.label = [line[item.end() :]], item["label"]
        else:
            if open_now.lines and _ends(open_now.lines[-1], line):
                yield from _closed(open_now)
            open_now.lines.append(line)
    yield from _closed(open_now)


def _ends(before: str, line: str) -> bool:
    """Whether a line ends its paragraph although no blank line follows: a hard break, or lines that are not wrapped."""
    hard = before.endswith("  ") or (before.endswith("\\") and not before.endswith("\\\\"))
    return (hard or len(before) > 130) and not line.lstrip()[:1].islower()


def _closed(paragraph: _Paragraph) -> Iterator[Part]:
    if paragraph.lines:
        yield Part(" ".join(line.strip().removesuffix("\\") for line in paragraph.lines), None, paragraph.label)
    paragraph.lines, paragraph.label = [], None


def _inline(text: str) -> str:
    """Words without marks. Escaped signs and code are put aside first, so that no mark is seen in them."""
    kept: list[str] = []

    def put_aside(what: str) -> str:
        kept.append(what)
        return f"\ue000{len(kept) - 1}\ue001"

    text = text.replace("\ue000", "").replace("\ue001", "")
    text = _ESCAPE.sub(lambda m: put_aside(m.group(1)), text)
    text = _CODE.sub(lambda m: put_aside(m.group(2)), text)
    text = _REFERENCE.sub("", _IMAGE.sub("", text))
    text = _AUTOLINK.sub(lambda m: put_aside(m.group(1)) if ":" in m.group(1) or "@" in m.group(1) else m.group(0), text)
    text = _LINK.sub(lambda m: m["text"], text)
    text = _TAG.sub("", text)
    marks = sum(map(text.count, "*_~"))
    for pattern in _EMPHASIS if marks <= max(_FEW_MARKS, _MARK_SHARE * len(text)) else ():
        for _ in range(3):  # one mark may stand inside another
            text = pattern.sub(lambda m: m.group(2), text)
    text = html.unescape(text)
    for _ in range(2):
        text = re.sub("\ue000(\\d+)\ue001", lambda m: kept[int(m.group(1))], text)
    return text
