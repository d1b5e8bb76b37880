"""Text -> blocks: titles, datelines, headings, paragraphs, list items, signatures, page furniture.

A paragraph that a page break or a hard line wrap cut is put together again: its block has one span a part.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve

from dtt_diff.model import Block, BlockKind, Span
from dtt_diff.segmentation.frame import (
    DATELINE_WORDS,
    SIGNATURE,
    TITLE_WORDS,
    is_dateline,
    looks_like_heading,
    looks_titled,
)
from dtt_diff.segmentation.furniture import PAGE_NUMBER, TERMINAL, find_furniture, split_lines
from dtt_diff.segmentation.hints import Hint
from dtt_diff.segmentation.pieces import OPEN_END, Piece, find_hinted, find_pieces


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
        pieces = find_pieces(text, lines, furniture)
    else:
        furniture = [(hint.start, hint.end) for hint in hints if _is_number_of_page(text, hint, len(hints))]
        pieces = find_hinted(text, hints, furniture)
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


def _rejoin(text: str, pieces: list[Piece]) -> list[list[Piece]]:
    """Put together what a page break or a stray blank line cut in the middle of a sentence."""
    out: list[list[Piece]] = []
    for piece in pieces:
        if out and not piece.label and not piece.markdown and not piece.kind and _runs_on(text, out[-1][-1], piece):
            out[-1].append(piece)
        else:
            out.append([piece])
    return out


def _runs_on(text: str, last: Piece, piece: Piece) -> bool:
    before = text[last.start : last.end]
    if last.markdown or last.kind or TERMINAL.search(before):
        return False
    first = text[piece.start]
    if first.islower():
        return True
    # A capital after a page break: only where the sentence cannot have ended.
    return bool(OPEN_END.search(before)) and not looks_like_heading(text[piece.start : piece.end])


def _classify(text: str, groups: list[list[Piece]]) -> tuple[list[Block], list[str]]:
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
    text: str, group: list[Piece], *, body_seen: bool, first: bool, tail: bool
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


def _is_number_of_page(text: str, hint: Hint, count: int) -> bool:
    """Whether a paragraph is a page number that was carried along when a page was made of a printed text."""
    return count > 1 and not hint.kind and not hint.label and bool(PAGE_NUMBER.fullmatch(text, hint.start, hint.end))
