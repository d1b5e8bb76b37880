"""Text -> blocks: titles, datelines, headings, paragraphs, list items, signatures, page furniture.

A paragraph that a page break or a hard line wrap cut is put together again: its block has one span a part.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve, frozen

from dtt_diff.model import Block, BlockKind, Span
from dtt_diff.segmentation.frame import (
    DATELINE_WORDS,
    SIGNATURE,
    TITLE_WORDS,
    is_dateline,
    looks_like_heading,
    looks_titled,
    title_meets_dateline,
)
from dtt_diff.segmentation.furniture import PAGE_NUMBER, TERMINAL, find_furniture, split_lines
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
    r"|[•●▪◦‣∙·\uf0b7\uf0a7]|[-–—*+](?=\s)"  # bullets
    r")\s+(?=\S)"
)
_INLINE_OPERATIVE = re.compile(r"(?<=;)\s+(?:and\s+)?(?=\(?\d{1,2}[.)]\s+[A-Z])")
_MARKDOWN_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(?=\S)")
# A sentence cannot end on one of these: what follows a break belongs to it even where it begins with a capital.
OPEN_END = re.compile(
    r"\b(?:the|a|an|of|in|to|for|with|by|on|at|from|and|or|its|their|our|that|between|against|under)\s*$"
    r"|\b(?:Dr|Mr|Mrs|Ms|Messrs|Prof|Hon|Gen|Lt|Col|Adm|Capt|Sgt|Amb|Sen|Rep|Gov|St|Nos?|Art|Para|Res|Vol|Sec|Asst|Dep)\.\s*$",
    re.IGNORECASE,
)


@frozen
class _Piece:
    """Lines that belong together, before it is known what they are."""

    start: int
    end: int
    label: str | None = None
    markdown: bool = False
    alone: bool = False  # stands between blank lines, or is a single line of its own
    after_break: bool = False  # a page break or furniture stands right before it
    kind: BlockKind | None = None  # what the source's format says it is


def find_blocks(
    text: str, markup: Sequence[Span] = (), hints: Sequence[Hint] | None = None
) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """Return the blocks of a text in order, and notes on what was decided.

    Args:
        text: the statement's text.
        markup: spans of it that are no part of the statement (link targets, comments).
        hints: its paragraphs, where the format of the source has them; None where the lines of the text decide.

    Returns:
        the blocks (furniture included), and one sentence a decision.
    """
    text = _masked(text, markup)
    if hints is None:
        lines = split_lines(text)
        furniture = find_furniture(text, lines)
        pieces = _pieces(text, lines, furniture)
    else:
        furniture = [(hint.start, hint.end) for hint in hints if _is_number_of_page(text, hint, len(hints))]
        pieces = [
            piece
            for hint in hints
            if (hint.start, hint.end) not in furniture
            for piece in _cut_operatives(text, _hinted(text, hint))
        ]
    blocks, notes = _classify(text, _rejoin(text, pieces))
    blocks = [evolve(block, spans=_without(block.spans, markup)) for block in blocks]
    blocks += [Block("furniture", (span,)) for span in (*furniture, *markup)]
    if furniture:
        notes.append(f"{len(furniture)} line(s) taken for page numbers, rules or running heads")
    return tuple(sorted(blocks, key=lambda block: block.spans)), tuple(notes)


def _masked(text: str, markup: Sequence[Span]) -> str:
    """The text with markup blanked out, line ends kept, so that offsets stay."""
    parts, at = [], 0
    for start, end in sorted(markup):
        parts += [text[at:start], re.sub(r"[^\r\n]", " ", text[start:end])]
        at = end
    return "".join([*parts, text[at:]])


def _without(spans: Sequence[Span], markup: Sequence[Span]) -> tuple[Span, ...]:
    """The spans with markup cut out of them."""
    out = list(spans)
    for start, end in sorted(markup):
        out = [part for a, b in out for part in ((a, min(b, start)), (max(a, end), b)) if part[0] < part[1]]
    return tuple(out)


def _pieces(text: str, lines: list[Span], furniture: list[Span]) -> list[_Piece]:
    """Group lines into paragraphs: blank lines, labels and the ends of wrapped paragraphs part them."""
    furnished = {start for start, _ in furniture}
    width = max((len(text[s:e].rstrip()) for s, e in lines), default=0)
    pieces: list[_Piece] = []
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
    return pieces


def _starts_new(text: str, current: list[Span], line: str, width: int, *, opening: bool) -> bool:
    """Whether a line opens a paragraph although no blank line stands before it."""
    start, end = current[-1]
    previous = text[start:end]
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


def _piece(text: str, lines: list[Span], after_break: bool) -> _Piece:
    start, end = lines[0][0], lines[-1][1]
    markdown = _MARKDOWN_HEADING.match(text, start, end)
    if markdown:
        return _Piece(markdown.end(), end, None, True, True, after_break)
    label = LABEL.match(text, start, end)
    if label and label.end() < end:
        return _Piece(label.end(), end, label.group("label"), after_break=after_break)
    return _Piece(start, end, None, alone=len(lines) == 1, after_break=after_break)


def _is_number_of_page(text: str, hint: Hint, count: int) -> bool:
    """Whether a paragraph is a page number that was carried along when a page was made of a printed text."""
    return count > 1 and not hint.kind and not hint.label and bool(PAGE_NUMBER.fullmatch(text, hint.start, hint.end))


def _hinted(text: str, hint: Hint) -> _Piece:
    """A paragraph of the source's format; a label that it wrote into the text is found as in plain text."""
    label = None if hint.label or hint.kind else LABEL.match(text, hint.start, hint.end)
    if label and label.end() < hint.end:
        return _Piece(label.end(), hint.end, label.group("label"))
    return _Piece(hint.start, hint.end, hint.label, alone=True, kind=hint.kind)


def _cut_operatives(text: str, piece: _Piece) -> list[_Piece]:
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
        out.append(_Piece(at, _rstrip(text, at, end), name))
    return out


def _rstrip(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip())


def _rejoin(text: str, pieces: list[_Piece]) -> list[list[_Piece]]:
    """Put together what a page break or a stray blank line cut in the middle of a sentence."""
    out: list[list[_Piece]] = []
    for piece in pieces:
        if out and not piece.label and not piece.markdown and not piece.kind and _runs_on(text, out[-1][-1], piece):
            out[-1].append(piece)
        else:
            out.append([piece])
    return out


def _runs_on(text: str, last: _Piece, piece: _Piece) -> bool:
    before = text[last.start : last.end]
    if last.markdown or last.kind or TERMINAL.search(before):
        return False
    first = text[piece.start]
    if first.islower():
        return True
    # A capital after a page break: only where the sentence cannot have ended.
    return bool(OPEN_END.search(before)) and not looks_like_heading(text[piece.start : piece.end])


def _classify(text: str, groups: list[list[_Piece]]) -> tuple[list[Block], list[str]]:
    blocks: list[Block] = []
    notes: list[str] = []
    body_seen = False
    last = len(groups) - 1
    titled = any(group[0].kind == "title" for group in groups)
    for i, group in enumerate(groups):
        spans = _merge_spans(text, [(p.start, p.end) for p in group])
        if len(group) > 1:
            notes.append(f"a sentence cut by a page break or blank line was joined at offset {group[1].start}")
        kind = _kind(text, group, body_seen=body_seen, first=not blocks and not titled, tail=i >= last - 5 and body_seen)
        if kind in ("paragraph", "list item"):
            body_seen = True
        blocks.append(Block(kind, spans, group[0].label))
    return blocks, notes


def _merge_spans(text: str, spans: list[Span]) -> tuple[Span, ...]:
    """One span where only white space lies between two parts."""
    out = [spans[0]]
    for start, end in spans[1:]:
        if text[out[-1][1] : start].strip():
            out.append((start, end))
        else:
            out[-1] = (out[-1][0], end)
    return tuple(out)


def _kind(  # noqa: PLR0911 - one return a rule, in the order in which they hold
    text: str, group: list[_Piece], *, body_seen: bool, first: bool, tail: bool
) -> BlockKind:
    piece = group[0]
    body = " ".join(text[p.start : p.end] for p in group)
    count = len(body.split())
    if piece.kind:
        return piece.kind
    if piece.markdown:
        return "title" if first else "heading"
    if piece.label and piece.label[0].isupper() and looks_like_heading(body):
        return "heading"
    if piece.label and not piece.label[0].isdigit() and piece.label[:2].strip("(")[:1].isdigit() is False:
        return "list item"
    if SIGNATURE.match(body) and tail and count <= DATELINE_WORDS:
        return "signature"
    if TERMINAL.search(body) or body.endswith(","):
        return "paragraph"
    if not body_seen and is_dateline(body):
        return "dateline"
    if not body_seen and not piece.label and first and count <= TITLE_WORDS and looks_titled(body):
        return "title"
    if not body_seen and not piece.label and looks_like_heading(body):
        return "title" if first else "heading"
    if looks_like_heading(body) and (piece.alone or not piece.label):
        return "signature" if tail and SIGNATURE.match(body) else "heading"
    return "paragraph"
