"""Lines of a text, or paragraphs of its format -> pieces: lines that belong together, before it is known what they are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve, frozen

from dtt_diff.model import BlockKind, Span
from dtt_diff.segmentation.frame import title_meets_dateline
from dtt_diff.segmentation.furniture import TERMINAL
from dtt_diff.segmentation.hints import Hint

#: Lines shorter than this share of the widest line of a hard-wrapped paragraph end it, unless the sentence runs on.
WRAP_SHARE = 0.6
#: Text whose widest line is longer than this is not hard-wrapped: there every line is a paragraph of its own.
WRAP_WIDTH = 130

#: A list label, with the white space after it.
LABEL = re.compile(
    r"\s{0,12}(?P<label>"
    r"\d{1,3}(?:\.\d{1,2}){0,3}[.)]"  # "2." "2)" "1.2."
    r"|\d{1,2}(?:\.\d{1,2}){1,3}(?=\s+[A-Z][a-z])"  # "2.1 The"
    r"|(?:[IVX]{1,5}|[A-H])\.(?=[ \t]+[^\n.!?;:]{2,100}\s*(?:\n|\Z))"  # "IV. Heading" and "A. Heading", a line of their own
    r"|\(\d{1,3}\)|\([a-z]{1,4}\)|[a-z]\)|\(?[ivx]{1,6}\)"  # "(2)" "(a)" "a)" "iv)"
    r"|[a-h]\.(?!\s*\d)|(?:i|ii|iii|iv|v|vi|vii|viii|ix|x)\."  # "a." "iv."
    r"|\[\d{1,3}\]"  # the mark of a note
    r"|[•●▪◦‣∙·\uf0b7\uf0a7]|[-–—*+](?=\s)|o(?=[ \t]{2}|\t)"  # bullets
    r")\s+(?=\S)"
)
#: A label that stands alone in its line; the text follows in the next one.
_LONE_LABEL = re.compile(r"\d{1,3}[.)]|\(\d{1,3}\)|\([a-z]{1,4}\)|[a-z]\)|[•●▪◦‣∙\uf0b7\uf0a7]")
_INLINE_OPERATIVE = re.compile(r"(?<=;)\s+(?:and\s+)?(?=\(?\d{1,2}[.)]\s+[A-Z])")
_MARKDOWN_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(?=\S)")
# A sentence cannot end on one of these: what follows a break belongs to it even where it begins with a capital.
OPEN_END = re.compile(
    r"\b(?:the|a|an|of|in|to|for|with|by|on|at|from|and|or|its|their|our|that|between|against|under)\s*$"
    r"|\b(?:Dr|Mr|Mrs|Ms|Messrs|Prof|Hon|Gen|Lt|Col|Adm|Capt|Sgt|Amb|Sen|Rep|Gov|St|Nos?|Art|Para|Res|Vol|Sec|Asst|Dep)\.\s*$",
    re.IGNORECASE,
)


@frozen
class Piece:
    """Lines that belong together, before it is known what they are."""

    start: int
    end: int
    label: str | None = None
    markdown: bool = False
    alone: bool = False  # stands between blank lines, or is a single line of its own
    after_break: bool = False  # a page break or furniture stands right before it
    kind: BlockKind | None = None  # what the source's format says it is


def find_pieces(text: str, lines: Sequence[Span], furniture: Sequence[Span]) -> list[Piece]:
    """Group lines into paragraphs: blank lines, labels and the ends of wrapped paragraphs part them.

    Args:
        text: the text.
        lines: its lines.
        furniture: those that are page furniture, which a paragraph may run across.
    """
    furnished = {start for start, _ in furniture}
    width = max((len(text[s:e].rstrip()) for s, e in lines), default=0)
    pieces: list[Piece] = []
    current: list[Span] = []
    broken = False
    after_break = False

    def close() -> None:
        nonlocal current, after_break
        if current:
            pieces.extend(_cut_operatives(text, _piece(text, current, after_break)))
            after_break = False
        current = []

    for start, end in lines:
        line = text[start:end]
        stripped = line.strip()
        if not stripped or start + line.index(stripped) in furnished:
            close()
            broken = broken or bool(stripped) or "\f" in line
            continue
        if broken:
            after_break, broken = True, False
        if current and _starts_new(text, current, line, width, opening=not pieces):
            close()
        at = start + line.index(stripped)
        current.append((at, at + len(stripped)))
        if "\f" in line:
            close()
            broken = True
    close()
    return _with_lone_labels(text, pieces)


def find_hinted(text: str, hints: Sequence[Hint], furniture: Sequence[Span]) -> list[Piece]:
    """Take the paragraphs of the source's format as pieces.

    Args:
        text: the text.
        hints: its paragraphs.
        furniture: those that are page furniture.
    """
    return [
        piece
        for hint in hints
        if (hint.start, hint.end) not in furniture
        for piece in _cut_operatives(text, _hinted(text, hint))
    ]


def _with_lone_labels(text: str, pieces: list[Piece]) -> list[Piece]:
    """Pieces with the labels that stood in a paragraph of their own."""
    out: list[Piece] = []
    label: str | None = None
    for i, piece in enumerate(pieces):
        words = text[piece.start : piece.end]
        following = pieces[i + 1] if i + 1 < len(pieces) else None
        if not piece.label and _LONE_LABEL.fullmatch(words) and following and not (following.label or following.markdown):
            label = words
            continue
        out.append(evolve(piece, label=label) if label else piece)
        label = None
    return out


def _starts_new(text: str, current: list[Span], line: str, width: int, *, opening: bool) -> bool:
    """Whether a line opens a paragraph although no blank line stands before it."""
    start, end = current[-1]
    previous = text[start:end]
    if len(current) == 1 and _LONE_LABEL.fullmatch(previous):
        return False
    if _LONE_LABEL.fullmatch(line.strip()) and TERMINAL.search(previous):
        return True
    label = LABEL.match(line)
    if (label and not _is_wrapped(text, current, label.group("label"), width)) or _MARKDOWN_HEADING.match(line):
        return True
    stripped = line.lstrip()
    if stripped[:1].islower() or OPEN_END.search(previous):
        return False
    if _MARKDOWN_HEADING.match(previous) or (opening and title_meets_dateline(previous, stripped)):
        return True
    if width > WRAP_WIDTH:
        return True
    return len(previous) < WRAP_SHARE * width


def _is_wrapped(text: str, current: list[Span], label: str, width: int) -> bool:
    """Whether what looks like a label is the number or dash at which a line of a running sentence was wrapped."""
    start, end = current[-1]
    previous = text[start:end]
    if width > WRAP_WIDTH or end - start < WRAP_SHARE * width or TERMINAL.search(previous) or previous.endswith(","):
        return False
    dash = label in {"-", "–", "—"}
    listed = LABEL.match(text, current[0][0], end)
    # Items without a stop follow one another: "- share data", "- hold exercises".
    return (dash or label[:1].isdigit()) and not (listed and listed.group("label")[-1] == label[-1])


def _piece(text: str, lines: list[Span], after_break: bool) -> Piece:
    start, end = lines[0][0], lines[-1][1]
    markdown = _MARKDOWN_HEADING.match(text, start, end)
    if markdown:
        return Piece(markdown.end(), end, None, True, True, after_break)
    label = LABEL.match(text, start, end)
    if label and label.end() < end:
        return Piece(label.end(), end, label.group("label"), after_break=after_break)
    return Piece(start, end, None, alone=len(lines) == 1, after_break=after_break)


def _hinted(text: str, hint: Hint) -> Piece:
    """A paragraph of the source's format; a label that it wrote into the text is found as in plain text."""
    label = None if hint.label or hint.kind else LABEL.match(text, hint.start, hint.end)
    if label and label.end() < hint.end:
        return Piece(label.end(), hint.end, label.group("label"))
    return Piece(hint.start, hint.end, hint.label, alone=True, kind=hint.kind)


def _cut_operatives(text: str, piece: Piece) -> list[Piece]:
    """Part numbered operative paragraphs that stand in one running paragraph ("...; 2. Requests ...")."""
    cuts = [m.end() for m in _INLINE_OPERATIVE.finditer(text, piece.start, piece.end)]
    if not cuts:
        return [piece]
    out = []
    ends = [*cuts, piece.end]
    first = evolve(piece, end=_rstrip(text, piece.start, cuts[0]))
    out.append(first)
    for start, end in zip(cuts, ends[1:], strict=True):
        label = LABEL.match(text, start, end)
        at, name = (label.end(), label.group("label")) if label else (start, None)
        out.append(Piece(at, _rstrip(text, at, end), name))
    return out


def _rstrip(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip())
