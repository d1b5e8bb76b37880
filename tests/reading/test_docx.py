from __future__ import annotations

import io
import sys
import zipfile

import pytest

import dtt_diff as dd
from dtt_diff.reading.docx import read_docx
from tests.formats.documents import edition, package

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def p(*runs: str, properties: str = "") -> str:
    """A paragraph of runs; a run without tags is text."""
    made = (run if run.startswith("<") else f'<w:r><w:t xml:space="preserve">{run}</w:t></w:r>' for run in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(made)}</w:p>"


def paragraphs(body: str, **parts: str) -> list[str]:
    """The paragraphs of a document, with their labels."""
    return read_docx(package(body, **parts), "a.docx").text.rstrip("\n").split("\n\n")


NUMBERING = f"""<w:numbering {W}><w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="x"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>
</w:numbering>"""
STYLES = f"""<w:styles {W}><w:style w:styleId="H"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="B"><w:name w:val="Body"/><w:basedOn w:val="N"/></w:style>
<w:style w:styleId="N"><w:name w:val="Numbered"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>"""


def item(text: str, list_id: int, level: int = 0) -> str:
    """A paragraph in a list."""
    return p(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def test_lists_have_the_labels_that_a_word_processor_shows():
    """Levels, restarts, bullets, and lists that a style brings."""
    body = item("One.", 1) + item("Sub.", 1, 1) + item("Sub.", 1, 1) + item("Two.", 1) + item("Sub.", 1, 1) + item("Dot.", 2)
    body += item("Seven.", 3) + p("Eight.", properties='<w:pStyle w:val="B"/>') + p("Plain.")
    assert paragraphs(body, numbering=NUMBERING, styles=STYLES) == [
        *("1. One.", "1.i) Sub.", "1.ii) Sub.", "2. Two.", "2.i) Sub.", "• Dot.", "7. Seven.", "8. Eight.", "Plain."),
    ]


def test_headings_are_known_by_their_style():
    """The first of the first level is the title where there is none."""
    body = (
        p("Joint Statement", properties='<w:pStyle w:val="H"/>')
        + p("They met.")
        + p("Next", properties='<w:pStyle w:val="H"/>')
    )
    statement = dd.read(package(body + p("They left."), styles=STYLES))
    assert [sentence.kind for sentence in statement.sentences] == ["title", "paragraph", "heading", "paragraph"]


def test_tracked_changes_are_read_as_accepted():
    """Insertions and moves stand, deletions do not, a paragraph whose end was deleted goes on, and a note says so."""
    inserted = '<w:ins w:id="1"><w:r><w:t>all </w:t></w:r></w:ins>'
    deleted = '<w:del w:id="2"><w:r><w:delText>never </w:delText></w:r></w:del>'
    moved = (
        '<w:moveFrom w:id="3"><w:r><w:t>gone</w:t></w:r></w:moveFrom><w:moveTo w:id="4"><w:r><w:t> here</w:t></w:r></w:moveTo>'
    )
    ended = p("The ministers ", properties='<w:rPr><w:del w:id="5"/></w:rPr>')
    source = read_docx(package(p("They ", inserted, deleted, "met", moved, ".") + ended + p("left.")), "a.docx")
    assert source.text == "They all met here.\n\nThe ministers left.\n"
    assert any("tracked changes read as accepted: 2 insertion(s) taken, 3 deletion(s)" in note for note in source.notes)


def test_rows_boxes_fields_and_breaks():
    """Rows have their cells, boxes follow their paragraph, field codes and hidden words are no text."""
    table = "".join(f"<w:tr><w:tc>{p(a)}</w:tc><w:tc>{p(b)}</w:tc></w:tr>" for a, b in (("State", "Ships"), ("Norvale", "4")))
    box = f"<w:r><w:pict><w:txbxContent>{p('In the box.')}</w:txbxContent></w:pict></w:r>"
    field = "<w:r><w:instrText>PAGE \\* MERGEFORMAT</w:instrText></w:r><w:r><w:t>now</w:t></w:r>"
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>"
    broken = "<w:r><w:t>They met</w:t><w:br/><w:t>in Kesh, non</w:t><w:noBreakHyphen/><w:t>stop.</w:t></w:r>"
    mark = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>3</w:t></w:r>'
    assert paragraphs(f"<w:tbl>{table}</w:tbl>" + p("They left ", field, hidden, box, ".", mark) + p(broken)) == [
        *("State | Ships", "Norvale | 4", "They left now.", "In the box.", "They met in Kesh, non-stop."),
    ]


def test_notes_stand_at_the_end():
    """Numbered in the order of their marks, which are no words of the text."""
    notes = "".join(f'<w:footnote w:id="{n}">{p(text)}</w:footnote>' for n, text in ((4, "In Kesh."), (9, "In May.")))
    notes = f"<w:footnotes {W}>{notes}</w:footnotes>"
    body = p("They met.", '<w:r><w:footnoteReference w:id="9"/></w:r>') + p(
        "They left.", '<w:r><w:footnoteReference w:id="4"/></w:r>'
    )
    assert paragraphs(body, footnotes=notes) == ["They met.", "They left.", "[1] In May.", "[2] In Kesh."]


def bomb(declaration: str, text: str) -> bytes:
    """A document with a document type of its own."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "word/document.xml", f"<!DOCTYPE x [{declaration}]><w:document {W}><w:body>{p(text)}</w:body></w:document>"
        )
    return out.getvalue()


LAUGHS = '<!ENTITY l0 "ha">' + "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))


def spoiled(at: int, by: bytes) -> bytes:
    """The edition with other bytes somewhere in it."""
    content = edition()
    return content[:at] + by + content[at + len(by) :]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"PK\x03\x04 and no more", "broken ZIP container"),
        (edition()[:3000], "broken ZIP container"),
        (spoiled(60, b"\xff" * 80), "broken"),
        (package("<w:p>").replace(b"w:p", b"w:q"), "broken"),
        (package(""), "holds no text"),
        (package(p(" " * 30_000_000)), "unpacked this DOCX file would take"),
        (package("<w:sdt><w:sdtContent>" * 400), "broken"),
        (bomb(LAUGHS, "&l9;"), "broken"),
    ],
)
def test_what_cannot_be_read_is_refused(content, why):
    """Broken files, files without text, and files packed to burst."""
    with pytest.raises(dd.ReadingError, match=why):
        dd.read(content)


def test_no_file_is_opened_for_an_entity(tmp_path):
    """An entity that names a file brings nothing in."""
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret", encoding="utf-8")
    assert "secret" not in dd.read(bomb(f'<!ENTITY s SYSTEM "{secret.as_uri()}">', "They met. &s;")).text


@pytest.mark.parametrize(
    ("part", "why"),
    [("xl/workbook.xml", "spreadsheet"), ("ppt/presentation.xml", "slides"), ("notes.txt", "no DOCX file")],
)
def test_other_containers_are_told_apart(part, why):
    """What a ZIP container is, its parts say."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(part, "x")
    with pytest.raises(dd.ReadingError, match=why):
        dd.read(out.getvalue())


def test_a_missing_package_is_named(monkeypatch):
    """The command that installs it stands in the message."""
    monkeypatch.setitem(sys.modules, "docx", None)
    monkeypatch.setitem(sys.modules, "docx.oxml", None)
    with pytest.raises(dd.DttDiffError, match=r"python-docx.*pip install 'dtt_diff\[formats\]'"):
        dd.read(package(p("They met.")))
