"""Hostile PDF files, written by hand: object by object."""

# ruff: noqa: E501 - a file stands in one line

from __future__ import annotations

import sys
import zlib
from collections.abc import Callable

from tests.hostile.case import PLAIN, Case

_TEXT = "".join(f"BT /F1 12 Tf 72 {700 - 14 * n} Td ({part}) Tj ET\n" for n, part in enumerate(PLAIN.split(". "))).encode()
_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def stream(content: bytes, entries: bytes = b"", length: int | None = None) -> bytes:
    """Return a stream object.

    Args:
        content: its bytes.
        entries: further entries of its dictionary.
        length: the length that it claims.
    """
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(content) if length is None else length, content)


def _page(entries: bytes = b"/Contents 4 0 R") -> bytes:
    return b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 5 0 R>>/XObject<</X 6 0 R>>>>%s>>" % entries


def written(objects: dict[int, bytes], trailer: bytes = b"") -> bytes:
    """Return a file of objects; those that every file has are added.

    Args:
        objects: their bytes by their numbers.
        trailer: further entries of the trailer.
    """
    whole = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: _page(),
        4: stream(_TEXT),
        5: _FONT,
        **objects,
    }
    out, places = bytearray(b"%PDF-1.7\n"), {}
    for number, content in whole.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start, size = len(out), max(whole) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 %s \n" % (places.get(number, 0), b"n" if number in places else b"f")
    out += b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start)
    return bytes(out)


def _of(objects: dict[int, bytes], trailer: bytes = b"") -> Callable[[], bytes]:
    return lambda: written(objects, trailer)


def _content(content: bytes) -> Callable[[], bytes]:
    return _of({4: stream(content)})


def _in_itself() -> bytes:
    """An object stream that is said to stand in itself, by a stream of cross-references."""
    body = b"%PDF-1.7\n1 0 obj\n<</Type/ObjStm/N 1/First 4/Length 10>>stream\n1 0 <<>>  \nendstream\nendobj\n"
    rows = bytes([0, 0, 0, 0]) + bytes([2, 0, 1, 0]) + bytes([1, *len(body).to_bytes(2, "big"), 0])
    table = b"2 0 obj\n<</Type/XRef/Size 3/W[1 2 1]/Root 1 0 R/Length %d>>stream\n%s\nendstream\nendobj\n" % (len(rows), rows)
    return body + table + b"startxref\n%d\n%%%%EOF\n" % len(body)


def _encrypted() -> bytes:
    from io import BytesIO

    import pypdf

    writer = pypdf.PdfWriter(clone_from=BytesIO(written({6: b"<<>>"})))
    writer.encrypt("secret", "owner", algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _font(entries: bytes, **objects: bytes) -> Callable[[], bytes]:
    return _of({5: _FONT[:-2] + entries + b">>", **{int(name[1:]): content for name, content in objects.items()}})


_FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>"
_CODES = b"1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <0000> <ffffffff> <0041> endbfrange"
_BOMB = zlib.compress(b"q Q\n" * 60_000_000, 9)
_WIDE = b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/A/W[0 999999999 500]>>]>>"
#: From Python 3.12 on the depth of what Python itself calls is not that of what C calls, and pypdf gives up on the object alone.
_TOO_DEEP = "PDF file" if sys.version_info < (3, 12) else ""
CASES = tuple(
    Case(name, make, told, suffix=".pdf", deep=deep)
    for name, make, told, deep in (
        ("a page tree that leads to itself", _of({2: b"<</Type/Pages/Kids[2 0 R]/Count 1>>"}), "PDF file", False),
        ("a page tree of two that lead to each other", _of({2: b"<</Type/Pages/Kids[6 0 R]/Count 1>>", 6: b"<</Type/Pages/Kids[2 0 R]/Count 1>>"}), "PDF file", False),
        ("pages whose parents lead in a circle", _of({2: b"<</Type/Pages/Kids[3 0 R]/Count 1/Parent 2 0 R>>", 3: b"<</Type/Page/Parent 2 0 R/Contents 4 0 R>>"}), "PDF file", False),
        ("a page 3,000 times", _of({2: b"<</Type/Pages/Kids[%s]/Count 3000>>" % (b"3 0 R " * 3000)}), "3000 pages", False),
        ("3,000 pages", _of({2: b"<</Type/Pages/Kids[%s]/Count 3000>>" % b" ".join(b"%d 0 R" % n for n in range(10, 3010)), **{n: _page() for n in range(10, 3010)}}), "3000 pages", False),
        ("a thousand million pages, it says", _of({2: b"<</Type/Pages/Kids[3 0 R]/Count 999999999>>"}), "", False),
        ("cross-references that lead to themselves", lambda: written({}).replace(b"<</Size", b"<</Prev 9/Size"), "", False),
        ("an object stream in itself", _in_itself, "broken", False),
        ("an object that is a reference to itself", _of({4: b"4 0 R"}), "PDF file", False),
        ("a length of a million million", _of({4: stream(_TEXT, length=10**12)}), "broken", False),
        ("a length below zero", _of({4: stream(_TEXT, length=-5)}), "", False),
        ("encrypted", _encrypted, "encrypted", False),
        ("an encryption that there is not", _of({}, b"/Encrypt<</Filter/None/V 99>>"), "PDF file", False),
        ("JavaScript that runs when it is opened", _of({1: b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>>"}), "", False),
        ("a program to be started", _of({1: b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/Launch/F(/bin/sh)>>>>"}), "", False),
        ("240 MB in a quarter of a megabyte", _of({4: stream(_BOMB, b"/Filter/FlateDecode")}), "PDF file", False),
        ("forty filters one after the other", _of({4: stream(b"78>" * 10, b"/Filter[%s]" % (b"/ASCIIHexDecode" * 40))}), "PDF file", False),
        ("a form in itself", _of({4: stream(_TEXT + b"/X Do"), 6: stream(b"/X Do " * 9, _FORM)}), "", False),
        ("100,000 arrays inside one another", _content(_TEXT + b"[" * 100_000), "PDF file", False),
        ("100,000 dictionaries inside one another", _of({7: b"<</A" * 100_000}, b"/Info 7 0 R"), _TOO_DEEP, False),
        ("100,000 states kept", _content(b"q " * 100_000 + _TEXT), "", False),
        ("60,000 operators", _content(_TEXT + b"BT /F1 1 Tf (a) Tj ET\n" * 15_000), "", True),
        ("numbers that are too large", _content(b"1e999 0 0 1e999 0 0 cm " + b"9" * 400 + b" 0 Td " + _TEXT), "PDF file", False),
        ("a page without edges", _of({3: _page(b"/Contents 4 0 R").replace(b"[0 0 612 792]", b"[(a) /b null]")}), "PDF file", False),
        ("letters of every code", _font(b"/ToUnicode 7 0 R", _7=stream(_CODES)), "PDF file", False),
        ("a font of a thousand million widths", _of({5: _WIDE}), "PDF file", False),
        ("control characters in the text", _content(b"BT /F1 12 Tf 72 700 Td (They \\033[31m met \\000 in \\007 Norvale.) Tj ET\n" + _TEXT), "", False),
        ("a title with an element in it", _of({7: b"<</Title(<script>alert\\(1\\)</script>)>>"}, b"/Info 7 0 R"), "", False),
        ("nothing but its first line", lambda: b"%PDF-1.7\n", "broken", False),
        ("cut in the middle", lambda: written({})[:420], "PDF file", False),
        ("without an end", lambda: written({}).partition(b"xref")[0], "broken", False),
        ("places below zero", lambda: written({}).replace(b"startxref\n", b"startxref\n-"), "", False),
    )
)  # fmt: skip
