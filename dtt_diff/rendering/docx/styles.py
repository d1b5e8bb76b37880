"""The styles and settings of the document, as XML."""

from __future__ import annotations

# Fonts that Word has had since 2007 and that LibreOffice replaces by fonts of the same widths.
_BODY, _HEADS = (f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/>' for font in ("Cambria", "Calibri"))
_BASED = '<w:basedOn w:val="Normal"/>'
_LEADS = f'{_BASED}<w:next w:val="BodyText"/>'


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _spacing(before: int, after: int, line: int) -> str:
    """In twentieths of a point; the line in parts of 240."""
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


def _paragraph(name: str, head: str, layout: str = "", look: str = "", *, own: str = "") -> str:
    """A paragraph style; its id is its name without spaces, or ``own`` where Word knows the style by another name."""
    custom = ' w:customStyle="1"' if name in ("Dateline", "Page Furniture") else ""
    properties = f"{f'<w:pPr>{layout}</w:pPr>' if layout else ''}{f'<w:rPr>{look}</w:rPr>' if look else ''}"
    start = f'<w:style w:type="paragraph"{custom} w:styleId="{own or name.replace(" ", "")}"><w:name w:val="{name}"/>'
    return f"{start}{head}<w:qFormat/>{properties}</w:style>"


_DEFAULTS = f"""
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>
  <w:pPr>{_spacing(0, 140, 276)}</w:pPr><w:rPr>{_BODY}{_size(22)}<w:lang w:val="en-US"/></w:rPr></w:style>
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>
  <w:uiPriority w:val="1"/><w:semiHidden/></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>
  <w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>
<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>
  <w:uiPriority w:val="99"/><w:semiHidden/></w:style>
<w:style w:type="character" w:styleId="CommentReference"><w:name w:val="annotation reference"/>
  <w:basedOn w:val="DefaultParagraphFont"/><w:rPr>{_size(16)}</w:rPr></w:style>
"""
_BOLD, _ITALIC = "<w:b/><w:bCs/>", "<w:i/><w:iCs/>"

#: Every style that the document uses, and the defaults that Word expects.
STYLES = _DEFAULTS + "".join(
    (
        # The title has an outline level, so that the navigation pane and screen readers find it.
        _paragraph(
            "Title",
            _LEADS,
            f'<w:keepNext/>{_spacing(0, 120, 240)}<w:outlineLvl w:val="0"/>',
            _HEADS + _BOLD + _size(36),
        ),
        _paragraph("Dateline", _LEADS, _spacing(0, 240, 276), _ITALIC),
        _paragraph(
            "heading 2",
            _LEADS,
            f'<w:keepNext/>{_spacing(280, 100, 240)}<w:outlineLvl w:val="1"/>',
            _HEADS + _BOLD + _size(26),
            own="Heading2",
        ),
        _paragraph("Body Text", _BASED),
        _paragraph("List Paragraph", _BASED, '<w:ind w:left="360"/>'),
        _paragraph("Signature", _BASED, "<w:keepLines/>"),
        _paragraph("Page Furniture", _BASED, '<w:jc w:val="center"/>', f'<w:color w:val="595959"/>{_size(18)}'),
        _paragraph("annotation text", _BASED, _spacing(0, 60, 240), _size(20), own="CommentText"),
    )
)

#: The settings: a document of today's Word, in no compatibility mode.
SETTINGS = """
<w:zoom w:percent="100"/>
<w:defaultTabStop w:val="720"/>
<w:characterSpacingControl w:val="doNotCompress"/>
<w:compat>
  <w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>
</w:compat>
<w:themeFontLang w:val="en-US"/>
<w:decimalSymbol w:val="."/>
<w:listSeparator w:val=","/>
"""
