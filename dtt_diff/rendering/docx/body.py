"""Entries -> the body of the document: paragraphs with runs, tracked changes, moves and the anchors of comments."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate, pairwise

from attrs import evolve, frozen

from dtt_diff.model import BlockKind, ComparisonResult, Span
from dtt_diff.rendering.docx.escaping import run
from dtt_diff.rendering.docx.layout import Places
from dtt_diff.rendering.docx.merging import Entry, Status

AUTHOR = "dtt_diff"

#: The style of each kind of block, by its id.
STYLES: dict[BlockKind, str] = {
    "title": "Title",
    "dateline": "Dateline",
    "heading": "Heading2",
    "paragraph": "BodyText",
    "list item": "ListParagraph",
    "signature": "Signature",
    "furniture": "PageFurniture",
}
_ELEMENTS: dict[Status, str] = {"delete": "w:del", "insert": "w:ins", "from": "w:moveFrom", "to": "w:moveTo"}


@frozen
class Anchor:
    """Where a comment is fixed: a stretch of the new text, or of the old one for what the new one has not.

    Attributes:
        comment: id of the comment.
        of_old: whether the offsets count in the old text.
        span: the first and the last offset.
    """

    comment: int
    of_old: bool
    span: Span

    def place(self, entry: Entry) -> Span | None:
        """Return where an entry stands in the text of the anchor."""
        return entry.old if self.of_old else entry.new

    def holds(self, entry: Entry) -> bool:
        """Whether a part of an entry lies under it."""
        place = self.place(entry)
        return place is not None and not entry.is_mark and place[0] < self.span[1] and self.span[0] < place[1]


def write_body(comparison: ComparisonResult, entries: Sequence[Entry], anchors: Sequence[Anchor], date: str) -> str:
    """Return the paragraphs of the document as XML.

    Args:
        comparison: the comparison.
        entries: both editions in one sequence.
        anchors: where comments are fixed; their ids are 0, 1, 2 and so on.
        date: when the changes are said to have been made.
    """
    cut = _cut_at_anchors(entries, anchors)
    return _Writer(comparison, cut, _Edges(cut, anchors), (len(anchors), date)).write()


def _cut_at_anchors(entries: Sequence[Entry], anchors: Sequence[Anchor]) -> list[Entry]:
    """Entries that end where an anchor begins or ends."""
    olds = sorted({edge for anchor in anchors if anchor.of_old for edge in anchor.span})
    news = sorted({edge for anchor in anchors if not anchor.of_old for edge in anchor.span})
    out: list[Entry] = []
    for entry in entries:
        size = len(entry.text)
        if entry.is_mark or size < 2:
            out.append(entry)
            continue
        cuts = {
            edge - span[0]
            for span, edges in ((entry.old, olds), (entry.new, news))
            if span
            for edge in edges[bisect_right(edges, span[0]) : bisect_left(edges, span[0] + size)]
        }
        edges = [0, *sorted(cut for cut in cuts if 0 < cut < size), size]
        for low, high in pairwise(edges):
            old = (entry.old[0] + low, entry.old[0] + high) if entry.old else None
            new = (entry.new[0] + low, entry.new[0] + high) if entry.new else None
            out.append(evolve(entry, text=entry.text[low:high], old=old, new=new))
    return out


class _Standing:
    """The entries in the order in which they stand in one of the two texts, to look up those at a place."""

    def __init__(self, entries: Sequence[Entry], *, of_old: bool) -> None:
        spans = [(place, entry.old if of_old else entry.new) for place, entry in enumerate(entries)]
        found = sorted((span, place) for place, span in spans if span)
        self.places = [place for _, place in found]
        self.starts = [span[0] for span, _ in found]
        self.ends = list(accumulate((span[1] for span, _ in found), max))

    def near(self, span: Span) -> list[int]:
        """Return, ascending, the places of the entries that may have a part under a span."""
        return sorted(self.places[bisect_right(self.ends, span[0]) : bisect_left(self.starts, span[1])])


class _Edges:
    """What begins before and what ends after each entry: comments, and the ranges of moves."""

    def __init__(self, entries: Sequence[Entry], anchors: Sequence[Anchor]) -> None:
        self.comments_before: dict[int, list[int]] = {}
        self.comments_after: dict[int, list[int]] = {}
        self.moves_before: dict[int, tuple[int, Status]] = {}
        self.moves_after: dict[int, tuple[int, Status]] = {}
        shown = [place for place, entry in enumerate(entries) if not entry.is_mark] or [0]
        standing = {of_old: _Standing(entries, of_old=of_old) for of_old in (True, False)}
        for anchor in anchors:
            near = standing[anchor.of_old].near(anchor.span)
            held = [place for place in near if anchor.holds(entries[place])] or shown
            self.comments_before.setdefault(held[0], []).append(anchor.comment)
            self.comments_after.setdefault(held[-1], []).append(anchor.comment)
        ranges: dict[tuple[int, Status], list[int]] = {}
        for place, entry in enumerate(entries):
            if entry.move is not None:
                ranges.setdefault((entry.move, entry.status), []).append(place)
        for move, places in ranges.items():
            self.moves_before[places[0]] = move
            self.moves_after[places[-1]] = move


class _Writer:
    """Goes through the entries once and writes paragraph after paragraph."""

    def __init__(self, comparison: ComparisonResult, entries: list[Entry], edges: _Edges, first: tuple[int, str]) -> None:
        self.entries = entries
        self.edges = edges
        self.next_id, self.date = first
        self.old, self.new = Places(comparison.old), Places(comparison.new)
        self.ranges: dict[tuple[int, Status], int] = {}
        self.content: list[str] = []
        self.pending: list[Entry] = []

    def write(self) -> str:
        out: list[str] = []
        start = 0
        for place, entry in enumerate(self.entries):
            if place in self.edges.comments_before or place in self.edges.moves_before:
                self.flush()
                self.open(place)
            if entry.is_mark:
                self.flush()
                out.append(self.paragraph(self.entries[start:place], entry))
                start = place + 1
                self.open_or_close_moves(place, self.edges.moves_after, out)
                continue
            if self.pending and (self.pending[-1].status, self.pending[-1].move) != (entry.status, entry.move):
                self.flush()
            self.pending.append(entry)
            if place in self.edges.comments_after or place in self.edges.moves_after:
                self.flush()
                self.open_or_close_moves(place, self.edges.moves_after, self.content)
                self.close_comments(place)
        self.flush()
        out.append(self.paragraph(self.entries[start:], None))
        return "".join(out)

    def tracked(self) -> str:
        """The attributes of a tracked change, with an id that nothing else has."""
        self.next_id += 1
        return f'w:id="{self.next_id - 1}" w:author="{AUTHOR}" w:date="{self.date}"'

    def flush(self) -> None:
        """Write the pending entries, which share their status, as one run."""
        if not self.pending:
            return
        status = self.pending[0].status
        text = run("".join(entry.text for entry in self.pending), deleted=status == "delete")
        if status == "keep":
            self.content.append(text)
        else:
            self.content.append(f"<{_ELEMENTS[status]} {self.tracked()}>{text}</{_ELEMENTS[status]}>")
        self.pending = []

    def paragraph(self, entries: Sequence[Entry], mark: Entry | None) -> str:
        """The paragraph that ends here; its mark is tracked in its properties."""
        style = STYLES[self.kind(entries)]
        change = ""
        if mark is not None and mark.status != "keep":
            change = f"<w:rPr><{_ELEMENTS[mark.status]} {self.tracked()}/></w:rPr>"
        content = "".join(self.content)
        self.content = []
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{change}</w:pPr>{content}</w:p>'

    def kind(self, entries: Sequence[Entry]) -> BlockKind:
        """The kind of block that a paragraph is in the new edition, or else in the old one."""
        for entry in entries:
            if entry.new and (kind := self.new.kind(entry.new[0])):
                return kind
        for entry in entries:
            if entry.old and (kind := self.old.kind(entry.old[0])):
                return kind
        return "paragraph"

    def open(self, place: int) -> None:
        self.open_or_close_moves(place, self.edges.moves_before, self.content)
        for comment in self.edges.comments_before.get(place, ()):
            self.content.append(f'<w:commentRangeStart w:id="{comment}"/>')

    def close_comments(self, place: int) -> None:
        for comment in self.edges.comments_after.get(place, ()):
            reference = f'<w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="{comment}"/>'
            self.content.append(f'<w:commentRangeEnd w:id="{comment}"/><w:r>{reference}</w:r>')

    def open_or_close_moves(self, place: int, moves: dict[int, tuple[int, Status]], out: list[str]) -> None:
        """Write where the range of a move begins, or ends if it has begun."""
        move = moves.get(place)
        if move is None:
            return
        element = f"{_ELEMENTS[move[1]]}Range"
        if move not in self.ranges:
            self.ranges[move] = self.next_id
            out.append(f'<{element}Start {self.tracked()} w:name="move{move[0] + 1}"/>')
        elif moves is self.edges.moves_after:
            out.append(f'<{element}End w:id="{self.ranges[move]}"/>')
