"""HTML: the main text of a page without its menus, related links, share buttons, notices and footer."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from attrs import evolve

from dtt_diff.errors import ReadingError
from dtt_diff.limits import MAX_DEPTH
from dtt_diff.reading.decoding import NO_CHARSETS, decode
from dtt_diff.reading.extras import missing
from dtt_diff.reading.html_main import outline
from dtt_diff.reading.html_parts import take_parts
from dtt_diff.reading.metadata import find_date
from dtt_diff.reading.page_words import is_page_heading, is_page_line
from dtt_diff.reading.source import Part, Source, assemble, tidy
from dtt_diff.segmentation.frame import is_dateline
from dtt_diff.segmentation.furniture import TERMINAL

_META_CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
#: Browsers read these names as the larger code page.
_LARGER = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "latin-1": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso8859-9": "cp1254",
}
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)\b")
#: Elements that nothing stands in, or whose end the next one implies.
_NOT_NESTING = frozenset(
    {
        *(
            "area",
            "base",
            "br",
            "col",
            "embed",
            "hr",
            "img",
            "input",
            "link",
            "meta",
            "param",
            "source",
            "track",
            "wbr",
            "p",
            "li",
        ),
        *("path", "circle", "ellipse", "rect", "line", "polygon", "polyline", "use", "stop"),
        *("dt", "dd", "td", "th", "tr", "tbody", "thead", "tfoot", "option", "optgroup", "colgroup", "rp", "rt"),
    }
)
#: Words of a paragraph that is text, where it stands above what looks like the title.
_LEAD_WORDS = 15
#: A line of which this share is links is one to go on from, and no text.
_LINK_SHARE = 0.8
_DATE_META = (
    "article:published_time",
    "dcterms.date",
    "dcterms.issued",
    "dc.date",
    "dc.date.issued",
    "date",
    "datepublished",
    "pubdate",
    "publishdate",
    "publication_date",
)


def read_html(content: bytes, name: str, charset: str | None = None) -> Source:
    """Read the main text of a page.

    Args:
        content: the bytes of the page.
        name: what to call it in messages.
        charset: the encoding that the server named, if any.

    Returns:
        its text, with hints for headings and list labels.

    Raises:
        MissingExtraError: selectolax is not installed.
        ReadingError: it cannot be decoded, is nested too deeply, or holds no text.
    """
    try:
        from selectolax.lexbor import LexborHTMLParser
    except ImportError as error:
        raise missing(name, "an HTML page", "selectolax") from error
    page, notes = _decoded(content, name, charset)
    _check_depth(page, name)
    try:
        tree = LexborHTMLParser(page.replace("\x00", ""))
    except (ValueError, RuntimeError, MemoryError) as error:
        raise ReadingError(f"{name}: this HTML page cannot be parsed ({error}); save it again or give its text") from error
    body = tree.body
    if body is None:
        raise ReadingError(f"{name}: this HTML page has no body; give the page with the statement")
    title, day = _head(tree)
    found, marks = take_parts(body, outline(body, title))
    parts = _cleaned(found)
    if not any(part.text.strip() for part in parts):
        raise ReadingError(
            f"{name}: no text was found in this HTML page; it may be filled in by scripts: save it as text or PDF"
        )
    text, hints = assemble(parts)
    left = len(found) - len(parts)
    notes = (*notes, "read as HTML: the main text of the page" + (f"; {left} lines around it left out" if left else ""))
    if marks:
        notes = (*notes, f"{marks} mark(s) of notes and links back to them left out of the text")
    return Source(text, notes=notes, hints=hints, title=_without_site(title) or None, date=day)


def _decoded(content: bytes, name: str, charset: str | None) -> tuple[str, tuple[str, ...]]:
    """The page as text: by its byte order mark, the server's word, its own word, or what its bytes allow."""
    if content.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return decode(content, name)
    if 0 < content.count(0) < len(content) / 100:
        content = content.replace(b"\x00", b"")  # as browsers do
    own = _XML_CHARSET.match(content[:1024]) or _META_CHARSET.search(content[:4096])
    for said, who in ((charset, "the server"), (own.group(1).decode("ascii") if own else None, "the page")):
        if not said:
            continue
        try:
            codec = codecs.lookup(said).name
            if codec in NO_CHARSETS:
                continue
            codec = "utf-8" if codec.startswith("utf-16") and who == "the page" else _LARGER.get(codec, codec)
            text = content.decode(codec)
        except (LookupError, UnicodeError, ValueError):
            continue
        if isinstance(text, str):
            return text, () if codec == "utf-8" else (f"decoded as {codec}, as {who} says",)
    try:
        return decode(content, name)
    except ReadingError:
        if own or charset:
            text = content.decode("utf-8", "replace")
            return text, ("some bytes of the page are not in the encoding it names; they were replaced",)
        raise


def _check_depth(page: str, name: str) -> None:
    """Refuse what would make the parser work for minutes: elements opened inside one another by the thousand."""
    open_now: Counter[str] = Counter()
    depth = 0
    for match in _TAG.finditer(page):
        tag = match.group(2).casefold()
        if tag in _NOT_NESTING:
            continue
        if not match.group(1):
            open_now[tag] += 1
            depth += 1
        elif open_now[tag]:
            open_now[tag] -= 1
            depth -= 1
        if depth > MAX_DEPTH:
            raise ReadingError(f"{name}: more than {MAX_DEPTH} elements inside one another; no page of a statement is built so")


def _head(tree: Any) -> tuple[str, str | None]:
    """What the head of a page calls it, and the date that it names."""
    named: dict[str, str] = {}
    for node in tree.css("meta"):
        key = (
            node.attributes.get("property") or node.attributes.get("name") or node.attributes.get("itemprop") or ""
        ).casefold()
        named.setdefault(key, node.attributes.get("content") or "")
    title_node = tree.css_first("head title") or tree.css_first("title")
    title = tidy(named.get("og:title") or (title_node.text() if title_node else "") or "")
    dates = [named[key] for key in _DATE_META if named.get(key)]
    dates += [node.attributes.get("datetime") or "" for node in tree.css("time[datetime]")][:1]
    return title, next((day for text in dates if (day := find_date(text[:40].replace("T", " ")))), None)


def _without_site(title: str) -> str:
    """A page title without the name of the site after the last bar or dash."""
    return re.split(r"\s+[|»·]\s+|\s+[-–—]\s+(?=[^-–—|]{1,60}$)", title)[0].strip()


def _cleaned(found: Sequence[tuple[Part, bool, bool]]) -> list[Part]:  # noqa: PLR0912 - one branch a place on the page
    """The parts of the main text: the title first, the date line near it, and no line that belongs to the page."""
    at_title = next((i for i, (_, _, is_title) in enumerate(found) if is_title), None)
    if at_title is not None and any(inside and _is_prose(part, part.text, _LEAD_WORDS) for part, inside, _ in found[:at_title]):
        # Text stands above it: it heads a part of the text.
        found = [(evolve(part, kind="heading") if is_title else part, inside, False) for part, inside, is_title in found]
        at_title = None
    begins = next((i for i, (_, inside, _) in enumerate(found) if inside), len(found))
    kept: list[Part] = []
    titles = {" ".join(part.text.split()).casefold() for part, _, is_title in found if is_title}
    junk_level, teaser = 0, False
    for i, (part, inside, is_title) in enumerate(found):
        text = tidy(part.text)
        if not text:
            continue
        if is_title:
            kept.append(part)
            continue
        if at_title is not None and i < at_title:
            # Above the title stand crumbs and labels; a date line right there belongs to the text.
            if is_dateline(text) and at_title - i <= 4 and part.linked < 0.5:
                kept.append(part)
            continue
        if not inside:
            if at_title is not None and at_title < i < begins and is_dateline(text) and part.linked < 0.5:
                kept.append(part)
            continue
        if part.kind == "heading":
            if junk_level and part.level > junk_level:
                teaser = teaser or part.away >= _LINK_SHARE
                continue
            # A heading that is a link heads the teaser of another page.
            teaser = part.away >= _LINK_SHARE
            junk_level = part.level if is_page_heading(text) or teaser else 0
            if junk_level or text.casefold() in titles:
                continue
        if junk_level and (teaser or not _is_prose(part, text)):
            continue
        if _is_junk(part, text):
            continue
        kept.append(part)
    return _without_hanging_headings(kept)


def _is_prose(part: Part, text: str, words: int = 25) -> bool:
    """Whether a paragraph under a heading such as "Documents" is text all the same."""
    return False if part.linked > 0.3 else len(text.split()) >= words and bool(TERMINAL.search(text))


def _is_junk(part: Part, text: str) -> bool:
    words = len(text.split())
    if is_page_line(text):
        return True
    if part.kind == "heading":
        return False
    return part.linked >= _LINK_SHARE and words <= 25 and not (TERMINAL.search(text) and words > 4 and part.linked < 0.95)


def _without_hanging_headings(parts: list[Part]) -> list[Part]:
    """Headings at the very end head nothing."""
    while parts and parts[-1].kind == "heading":
        parts.pop()
    return parts
