"""The edition as a Word file: styles, numbered lists, a table, notes, tracked changes and a text box."""

# ruff: noqa: E501 - sentences and tags of the edition stand in one line

from __future__ import annotations

import io
import zipfile
from typing import Any

from tests.formats.edition import DATELINE, NOTES, PIECES, TITLE

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_NOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_NOTES_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"


def _lists(document: Any) -> None:
    """Two lists of the edition's own: "1." and "(a)"."""
    from docx.oxml import parse_xml

    numbering = document.part.numbering_part.element
    for number, (form, pattern) in enumerate((("decimal", "%1."), ("lowerLetter", "(%1)")), 90):
        abstract = parse_xml(
            f'<w:abstractNum {_W} w:abstractNumId="{number}"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
            f'<w:lvlText w:val="{pattern}"/></w:lvl></w:abstractNum>'
        )
        first = numbering.find("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}num")
        first.addprevious(abstract)
        numbering.append(parse_xml(f'<w:num {_W} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'))


def _number(paragraph: Any, list_id: int) -> None:
    from docx.oxml import parse_xml

    paragraph._p.get_or_add_pPr().append(parse_xml(f'<w:numPr {_W}><w:ilvl w:val="0"/><w:numId w:val="{list_id}"/></w:numPr>'))


def edition(*, tracked: bool = False) -> bytes:
    """The edition as a Word file; with tracked changes that lead to it, if asked for."""
    from docx import Document
    from docx.oxml import parse_xml

    document = Document()
    _lists(document)
    document.sections[0].header.paragraphs[0].text = "Ministry of Defence of Norvale"
    document.sections[0].footer.paragraphs[0].text = "Page 1 of 3"
    document.add_paragraph(TITLE, style="Title")
    document.add_paragraph(DATELINE)
    table = None
    for piece in PIECES:
        if piece.kind == "row":
            cells = piece.text.split(" | ")
            table = table if table is not None else document.add_table(0, len(cells))
            for cell, text in zip(table.add_row().cells, cells, strict=True):
                cell.text = text
            continue
        style = {"heading": "Heading 1", "quote": "Quote"}.get(piece.kind)
        paragraph = document.add_paragraph(style=style)
        words = piece.text.partition("strongest")
        paragraph.add_run(words[0])
        paragraph.add_run(words[1]).italic = True
        paragraph.add_run(words[2])
        if piece.kind in {"numbered", "lettered"}:
            _number(paragraph, 90 if piece.kind == "numbered" else 91)
        if piece.note:
            paragraph._p.append(parse_xml(f'<w:r {_W}><w:footnoteReference w:id="{piece.note}"/></w:r>'))
        if tracked and piece.kind == "paragraph":
            paragraph._p.append(
                parse_xml(f'<w:del {_W} w:id="7" w:author="A"><w:r><w:delText> They left.</w:delText></w:r></w:del>')
            )
            run = paragraph.runs[-1]._r
            wrapper = parse_xml(f'<w:ins {_W} w:id="8" w:author="A"/>')
            run.addprevious(wrapper)
            wrapper.append(run)
    return _with_notes(document)


def _with_notes(document: Any) -> bytes:
    """The file with a part for its notes, which python-docx does not write."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    notes = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> {text}</w:t></w:r></w:p></w:footnote>'
        for number, text in enumerate(NOTES, 1)
    )
    separator = '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    content = f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes {_W}>{separator}{notes}</w:footnotes>'.encode()
    part = Part(PackURI("/word/footnotes.xml"), _NOTES_TYPE, content, document.part.package)
    document.part.relate_to(part, _NOTES_RELATION)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def package(body: str, **parts: str) -> bytes:
    """A Word file of a body in XML, with nothing in it that is not asked for."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>')
        archive.writestr("word/document.xml", f"<w:document {_W}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content.replace("<w:", "<w:", 1))
    return out.getvalue()
