"""A Word document as tests look at it: read with the standard library, tracked changes accepted or rejected."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

from attrs import frozen

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: What goes when all changes are accepted, and when all are rejected.
GONE = {"accept": {"del", "moveFrom"}, "reject": {"ins", "moveTo"}}


def name(element: ElementTree.Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.removeprefix(W)


def attribute(element: ElementTree.Element, key: str) -> str:
    """An attribute; empty where it is missing."""
    return element.get(W + key, "")


def text_of(element: ElementTree.Element) -> str:
    """The text in an element, deleted text and tabs included."""
    shown = {"t": lambda e: e.text or "", "delText": lambda e: e.text or "", "tab": lambda e: "\t"}
    return "".join(shown[name(part)](part) for part in element.iter() if name(part) in shown)


@frozen
class Word:
    """A .docx file."""

    parts: dict[str, bytes]

    @classmethod
    def of(cls, data: bytes) -> Word:
        """Open the bytes of a file."""
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert archive.testzip() is None
            return cls({entry: archive.read(entry) for entry in archive.namelist()})

    def tree(self, part: str) -> ElementTree.Element:
        """A part as a tree."""
        return ElementTree.fromstring(self.parts[part])

    @property
    def body(self) -> ElementTree.Element:
        """The body of the document."""
        found = self.tree("word/document.xml").find(W + "body")
        assert found is not None
        return found

    @property
    def paragraphs(self) -> list[ElementTree.Element]:
        """All paragraphs, changes neither accepted nor rejected."""
        return self.body.findall(W + "p")

    def after(self, decision: str) -> list[str]:
        """The paragraphs after all changes are accepted or rejected ("accept" or "reject")."""
        return "".join(piece for _, piece in self._pieces(decision)).removesuffix("\n").split("\n")

    def under(self, comment: int, decision: str) -> str:
        """The text that a comment stands on, after all changes are accepted or rejected."""
        return "".join(piece for comments, piece in self._pieces(decision) if comment in comments)

    def _pieces(self, decision: str) -> Iterator[tuple[set[int], str]]:
        gone = GONE[decision]
        running: set[int] = set()
        for paragraph in self.paragraphs:
            for child in paragraph:
                if name(child) == "commentRangeStart":
                    running.add(int(attribute(child, "id")))
                elif name(child) == "commentRangeEnd":
                    running.remove(int(attribute(child, "id")))
                elif name(child) not in gone:
                    yield set(running), text_of(child)
            if not any(name(change) in gone for change in self.mark(paragraph)):
                yield set(running), "\n"

    @staticmethod
    def mark(paragraph: ElementTree.Element) -> list[ElementTree.Element]:
        """What is tracked of a paragraph's mark."""
        return paragraph.findall(f"{W}pPr/{W}rPr/*")

    @staticmethod
    def style(paragraph: ElementTree.Element) -> str:
        """The style of a paragraph."""
        found = paragraph.find(f"{W}pPr/{W}pStyle")
        assert found is not None
        return attribute(found, "val")

    @property
    def comments(self) -> list[list[str]]:
        """The paragraphs of every comment, in the order of their ids."""
        found = self.tree("word/comments.xml").findall(W + "comment")
        assert [attribute(comment, "id") for comment in found] == [str(number) for number in range(len(found))]
        return [[text_of(paragraph) for paragraph in comment.findall(W + "p")] for comment in found]

    def changes(self) -> list[tuple[str, str]]:
        """The tracked stretches of text, each with the name of its element, in the order of the document."""
        tracked = GONE["accept"] | GONE["reject"]
        return [(name(child), text_of(child)) for p in self.paragraphs for child in p if name(child) in tracked]

    def marks(self) -> list[str]:
        """What became of the mark of each paragraph: "" where it is not tracked."""
        return ["".join(name(change) for change in self.mark(paragraph)) for paragraph in self.paragraphs]
