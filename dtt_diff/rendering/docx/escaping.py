"""Text -> what may stand in an XML file."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

# XML 1.0 has no place for these at all, not even as a reference: control characters, surrogates, two noncharacters.
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    """Return a text in which U+FFFD stands for every character that XML cannot hold.

    Args:
        text: any text.
    """
    return _ILLEGAL.sub("\ufffd", text)


def escaped(text: str) -> str:
    """Return a text as the content or a quoted attribute of an XML element.

    Args:
        text: any text.
    """
    return escape(legal(text), {'"': "&quot;", "\r": "&#13;"})


def run(text: str, *, deleted: bool = False, properties: str = "") -> str:
    """Return one run of text; tabs are elements of their own in Word.

    Args:
        text: the text, without line ends.
        deleted: whether it is a deletion, which has an element of its own.
        properties: the XML inside of the run's properties.
    """
    name = "w:delText" if deleted else "w:t"
    pieces = [f'<{name} xml:space="preserve">{escaped(piece)}</{name}>' if piece else "" for piece in text.split("\t")]
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{'<w:tab/>'.join(pieces)}</w:r>"
