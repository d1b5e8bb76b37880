"""Hostile Word files."""

# ruff: noqa: E501 - a file stands in one line

from __future__ import annotations

import io
import stat
import struct
import zipfile
from collections.abc import Callable

from tests.hostile.case import PLAIN, Case

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_NAMES = "http://schemas.openxmlformats.org"
_TYPES = f'<Types xmlns="{_NAMES}/package/2006/content-types"/>'
_RELATIONS = f'<Relationships xmlns="{_NAMES}/package/2006/relationships">%s</Relationships>'
_MAIN = f'<Relationship Id="r1" Type="{_NAMES}/officeDocument/2006/relationships/officeDocument" Target="%s"/>'
_P = f"<w:p><w:r><w:t>{PLAIN}</w:t></w:r></w:p>"


def document(body: str, declaration: str = "") -> str:
    """Return the XML of a document.

    Args:
        body: what stands in its body.
        declaration: what stands before its first element.
    """
    return f"{declaration}<w:document {_W}><w:body>{body}</w:body></w:document>"


def packed(parts: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a Word file of some parts; those that every file has are added.

    Args:
        parts: contents by names.
        method: how they are packed.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": _RELATIONS % (_MAIN % "word/document.xml"),
            "word/document.xml": document(_P),
            **parts,
        }.items():
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return out.getvalue()


def _body(body: str, declaration: str = "", **parts: str) -> Callable[[], bytes]:
    return lambda: packed({"word/document.xml": document(body, declaration), **{f"word/{k}.xml": v for k, v in parts.items()}})


def _parts(**parts: str) -> Callable[[], bytes]:
    return _body(
        f'<w:p><w:pPr><w:pStyle w:val="a"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>{PLAIN}</w:t></w:r></w:p>'
        * 3,
        **parts,
    )


def _doubled() -> bytes:
    out = io.BytesIO(packed({}))
    with zipfile.ZipFile(out, "a") as archive:
        # The warning that a name is there twice is meant for those who write such a file by mistake.
        archive.NameToInfo.clear()
        archive.writestr("word/document.xml", document(_P + "<w:p><w:r><w:t>They lied.</w:t></w:r></w:p>"))
    return out.getvalue()


def _linked() -> bytes:
    out = io.BytesIO(packed({}))
    with zipfile.ZipFile(out, "a") as archive:
        entry = zipfile.ZipInfo("word/styles.xml")
        entry.create_system, entry.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        archive.writestr(entry, "/etc/passwd")
    return out.getvalue()


def _overlapping() -> bytes:
    """A thousand entries of one packed part, which each would be unpacked from the same bytes."""
    content = packed({"word/a0000.xml": b"<a>" + b" " * 5_000_000 + b"</a>"})
    end = content.rindex(b"PK\x05\x06")
    size, start = struct.unpack("<II", content[end + 12 : end + 20])
    rows = content[start : start + size]
    last = rows[rows.rindex(b"PK\x01\x02") :]
    rows += b"".join(last.replace(b"a0000", f"a{n:04}".encode()) for n in range(1, 1000))
    return content[:start] + rows + struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 1003, 1003, len(rows), start, 0)


def _lying(size: int) -> bytes:
    """A part that is said to be small, and is not."""
    content = packed({"word/document.xml": document(_P + " " * 30_000_000)})
    real = struct.pack("<I", len(document(_P + " " * 30_000_000)))
    return content.replace(real, struct.pack("<I", size))


def _flagged(bit: int) -> bytes:
    content = bytearray(packed({}))
    at = content.find(b"PK\x01\x02")
    while at >= 0:
        content[at + 8] |= bit
        at = content.find(b"PK\x01\x02", at + 4)
    return bytes(content)


def _nested(levels: int) -> bytes:
    inner = packed({"word/bomb.bin": b"\x00" * 10_000_000})
    for _ in range(levels):
        inner = packed({"word/embeddings/inner.docx": inner})
    return inner


_LAUGHS = '<!DOCTYPE a [<!ENTITY l0 "ha">' + "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10)) + "]>"
_QUADRATIC = f'<!DOCTYPE a [<!ENTITY q "{"a" * 50_000}">]>'
_FILE = '<!DOCTYPE a [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
_OUTSIDE = "".join(
    f'<Relationship Id="x{n}" Type="{_NAMES}/officeDocument/2006/relationships/{kind}" Target="{target}" TargetMode="External"/>'
    for n, (kind, target) in enumerate(
        (
            ("attachedTemplate", "https://sarenia.example/x.dotm"),
            ("image", "file:///etc/passwd"),
            ("hyperlink", "\\\\sarenia\\x"),
        )
    )
)


def _numbering(start: str, form: str, pattern: str = "%1.") -> str:
    return (
        f'<w:numbering {_W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{pattern}"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


_CIRCLE = f'<w:styles {_W}><w:style w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>'
_NOTE = f'<w:footnotes {_W}><w:footnote w:id="1"><w:p><w:r><w:t>See </w:t><w:footnoteReference w:id="1"/></w:r></w:p></w:footnote></w:footnotes>'
CASES = tuple(
    Case(name, make, told, suffix=".docx")
    for name, make, told in (
        ("entities that laugh a billion times", _body("<w:p><w:r><w:t>&l9;</w:t></w:r></w:p>", _LAUGHS), "broken"),
        ("a long entity 20,000 times", _body(f"{_P}<w:p><w:r><w:t>{'&q;' * 20_000}</w:t></w:r></w:p>", _QUADRATIC), "broken"),
        ("an entity that names a file", _body(f"{_P}<w:p><w:r><w:t>&f;</w:t></w:r></w:p>", _FILE), ""),
        ("a declaration that is elsewhere", _body(_P, '<!DOCTYPE a SYSTEM "https://sarenia.example/a.dtd">'), ""),
        ("a part of a gigabyte", lambda: packed({"word/styles.xml": b" " * 300_000_000}), "no statement is that large"),
        ("archives in archives", lambda: _nested(6), ""),
        ("a thousand parts of the same bytes", _overlapping, "no statement is that large"),
        ("a part that is larger than it says", lambda: _lying(1000), "broken"),
        ("20,000 parts", lambda: packed({f"word/{n}.bin": b"" for n in range(20_000)}), "20003 parts"),
        ("names that lead out of the folder", lambda: packed({"../../outside.xml": "<a/>", "/etc/absolute.xml": "<a/>", "C:\\a.xml": "<a/>"}), ""),
        ("a document that is elsewhere", lambda: packed({"_rels/.rels": _RELATIONS % (_MAIN % "../../../../etc/passwd")}), ""),
        ("a part that is a link", _linked, "broken"),
        ("the document twice", _doubled, ""),
        ("relations that lead to addresses", lambda: packed({"word/_rels/document.xml.rels": _RELATIONS % _OUTSIDE}), ""),
        ("encrypted", lambda: _flagged(1), "encrypted"),
        ("patched data, which nobody can unpack", lambda: _flagged(0x20), "broken"),
        ("cut short", lambda: packed({})[:-300], "broken"),
        ("a container of nothing", lambda: packed({})[-22:-12] + b"\x00" * 12, "no DOCX file"),
        ("without a document", lambda: packed({"word/document.xml": b""}), "broken"),
        ("3,000 blocks inside one another", _body("<w:sdt><w:sdtContent>" * 3000 + _P + "</w:sdtContent></w:sdt>" * 3000), "broken"),
        ("80 tables inside one another", _body("<w:tbl><w:tr><w:tc>" * 80 + _P + "</w:tc></w:tr></w:tbl>" * 80), ""),
        ("60 boxes inside one another", _body("<w:p><w:r><w:txbxContent>" * 60 + _P + "</w:txbxContent></w:r></w:p>" * 60), ""),
        ("100,000 pieces of a letter", _body(f"{_P}<w:p>{'<w:r><w:t>a</w:t></w:r>' * 100_000}</w:p>"), ""),
        ("50,000 empty paragraphs", _body(_P + "<w:p/>" * 50_000), ""),
        ("styles that are based on each other", _parts(styles=_CIRCLE), ""),
        ("a note in itself", _body(f'{_P}<w:p><w:r><w:t>They met.</w:t><w:footnoteReference w:id="1"/></w:r></w:p>', footnotes=_NOTE), ""),
        *(
            (f"a list that begins with {start[:12]} in {form}", _parts(numbering=_numbering(start, form)), "")
            for start in ("999999999", "-999999999", "9" * 5000, "²", "x")
            for form in ("decimal", "upperRoman", "lowerLetter")
        ),
        ("a label of a megabyte", _parts(numbering=_numbering("1", "decimal", "%1" * 300_000)), ""),
        ("UTF-16", lambda: packed({"word/document.xml": document(_P, '<?xml version="1.0" encoding="UTF-16"?>').encode("utf-16")}), ""),
        ("an encoding that there is not", _body(_P, '<?xml version="1.0" encoding="nonsense"?>'), "broken"),
        ("zero bytes", _body(_P.replace("met", "m\x00et")), "broken"),
    )
)  # fmt: skip
