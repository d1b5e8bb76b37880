"""The edition as plain text and as Markdown."""

from __future__ import annotations

import textwrap

from tests.formats.edition import DATELINE, NOTES, PIECES, TITLE


def labels() -> list[str]:
    """The label of each piece, "" where it has none."""
    out, number, letter = [], 0, 0
    for piece in PIECES:
        number = number + 1 if piece.kind == "numbered" else 0
        letter = letter + 1 if piece.kind == "lettered" else 0
        out.append(
            f"{number}."
            if piece.kind == "numbered"
            else f"({'abc'[letter - 1]})"
            if piece.kind == "lettered"
            else "•"
            if piece.kind == "bullet"
            else ""
        )
    return out


def plain(width: int = 0) -> str:
    """The edition as plain text, its lines wrapped at a width if one is given."""
    parts = [TITLE, DATELINE]
    for piece, label in zip(PIECES, labels(), strict=True):
        mark = f"[{piece.note}]" if piece.note else ""
        parts.append(f"{label} {piece.text}{mark}".strip())
    parts += [f"[{number}] {note}" for number, note in enumerate(NOTES, 1)]
    if width:
        parts = [textwrap.fill(part, width, break_long_words=False, break_on_hyphens=False) for part in parts]
    return "\n\n".join(parts) + "\n"


def markdown() -> str:
    """The edition in Markdown: emphasis, links, a table, a quotation and notes."""
    lines = ["---", "layout: statement", "---", f"# {TITLE}", "", f"*{DATELINE}*", ""]
    for i, (piece, label) in enumerate(zip(PIECES, labels(), strict=True)):
        mark = f"[^{piece.note}]" if piece.note else ""
        text = piece.text.replace("in the strongest terms", "**in the strongest terms**").replace(
            "Kesh", "[Kesh](https://example.org/kesh)"
        )
        if piece.kind == "heading":
            lines += [f"## {text}", ""]
        elif piece.kind == "row":
            lines.append(f"| {text} |")
            if PIECES[i - 1].kind != "row":
                lines.append("|---|---:|---|")
            if PIECES[i + 1].kind != "row":
                lines.append("")
        elif piece.kind == "quote":
            lines += [f"> {text}", ""]
        elif label:
            lines.append(f"{label} {text}{mark}")
            if PIECES[i + 1].kind != piece.kind or piece.kind == "lettered":
                lines.append("")
        else:
            lines += [*textwrap.wrap(text + mark, 80, break_long_words=False, break_on_hyphens=False), ""]
    lines += ["<!-- notes -->", ""]
    lines += [f"[^{number}]: {note}\n" for number, note in enumerate(NOTES, 1)]
    return "\n".join(lines)
