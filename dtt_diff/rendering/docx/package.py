"""The parts of the Word file around the body: styles, settings, comments, properties; and the same bytes every time."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Sequence
from typing import TYPE_CHECKING

from dtt_diff.errors import MissingExtraError
from dtt_diff.rendering.docx.body import AUTHOR
from dtt_diff.rendering.docx.escaping import NAMESPACE, escaped, legal, run
from dtt_diff.rendering.docx.remarks import Remark
from dtt_diff.rendering.docx.styles import SETTINGS, STYLES

if TYPE_CHECKING:
    from docx.document import Document

_INITIALS = "dd"
#: Word's own limit for the title of a document.
_TITLE_LENGTH = 255
#: What ZIP files have for a time when they say none.
_NO_TIME = (1980, 1, 1, 0, 0, 0)

_PROGRAM = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    f"<Application>{AUTHOR}</Application></Properties>"
)


def write_package(body: str, comments: Sequence[Remark], title: str, about: Remark, date: str) -> bytes:
    """Return the Word file.

    Args:
        body: the paragraphs as XML.
        comments: the comments; the first has the id 0.
        title: the title of the document, for its properties.
        about: lines on how it was made, for its properties.
        date: when it and its comments are said to have been made.

    Raises:
        MissingExtraError: the extra "formats" is not installed.
    """
    try:
        import docx
        from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part
    except ImportError as error:
        raise MissingExtraError(
            f"to_docx() needs python-docx ({error}); install it with: pip install 'dtt_diff[formats]'"
        ) from error

    document = docx.Document()
    _drop_leavings(document)
    _fill(document, body)
    package = document.part.package
    remarks = Part(PackURI("/word/comments.xml"), CONTENT_TYPE.WML_COMMENTS, _comments(comments, date), package)
    document.part.relate_to(remarks, RELATIONSHIP_TYPE.COMMENTS)
    program = Part(PackURI("/docProps/app.xml"), CONTENT_TYPE.OFC_EXTENDED_PROPERTIES, _PROGRAM.encode(), package)
    package.relate_to(program, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)

    core = document.core_properties
    core.title = legal(title)[:_TITLE_LENGTH]
    core.author = core.last_modified_by = AUTHOR
    core.language = "en-US"
    core.created = core.modified = dt.datetime.fromisoformat(date.removesuffix("Z"))
    # Straight into the element: python-docx takes no more than 255 characters, which three digests and their names exceed.
    for description in package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES).element.xpath("dc:description"):
        description.text = legal("\n".join(about))

    out = io.BytesIO()
    document.save(out)
    return _steady(out.getvalue())


def _drop_leavings(document: Document) -> None:
    """Drop what the template of python-docx brings along: a picture of an empty page, a bibliography, old effects."""
    from docx.opc.constants import RELATIONSHIP_TYPE as KINDS

    needed = {KINDS.STYLES, KINDS.SETTINGS, KINDS.THEME, KINDS.FONT_TABLE, KINDS.OFFICE_DOCUMENT, KINDS.CORE_PROPERTIES}
    for relations in (document.part.rels, document.part.package.rels):
        for key, relation in list(relations.items()):
            if relation.reltype not in needed:
                del relations[key]


def _fill(document: Document, body: str) -> None:
    """Put the paragraphs before the page layout, and our styles and settings in the place of the template's."""
    from docx.oxml.parser import parse_xml

    # Parsed as a whole: to move elements from one document into another takes time that grows faster than their number.
    spaces = "".join(f' xmlns:{prefix}="{name}"' for prefix, name in document.element.nsmap.items())
    whole = parse_xml(f"<w:document{spaces}><w:body>{body}</w:body></w:document>".encode())
    for name, value in document.element.attrib.items():
        whole.set(name, value)
    whole.body.append(document.element.body.sectPr)
    document.part._element = whole
    styles = document.styles.element
    for style in styles.style_lst:
        styles.remove(style)
    styles.extend(list(parse_xml(_rooted("styles", STYLES))))
    settings = document.settings.element
    for setting in list(settings):
        settings.remove(setting)
    settings.extend(list(parse_xml(_rooted("settings", SETTINGS))))


def _rooted(name: str, content: str) -> bytes:
    return f'<w:{name} xmlns:w="{NAMESPACE}">{content}</w:{name}>'.encode()


def _comments(comments: Sequence[Remark], date: str) -> bytes:
    """The part that holds the comments."""
    parts = []
    for number, remark in enumerate(comments):
        mark = '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>'
        lines = []
        for place, line in enumerate(remark):
            text = run(" ".join(line.split()), properties="<w:b/><w:bCs/>" if place == 0 else "")
            lines.append(f'<w:p><w:pPr><w:pStyle w:val="CommentText"/></w:pPr>{"" if place else mark}{text}</w:p>')
        who = f'w:author="{escaped(AUTHOR)}" w:date="{date}" w:initials="{_INITIALS}"'
        parts.append(f'<w:comment w:id="{number}" {who}>{"".join(lines)}</w:comment>')
    return b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + _rooted("comments", "".join(parts))


def _steady(data: bytes) -> bytes:
    """The same archive without the time of day, in one order, and not deflated: versions of zlib deflate differently."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as target:
        for name in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.create_system = 0
            target.writestr(entry, source.read(name))
    return out.getvalue()
