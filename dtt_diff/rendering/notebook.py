"""What a notebook shows for a comparison and for a change: compact HTML with inline styles alone.

Notebook servers take style sheets, scripts and classes out of what they show, and some take out inline styles too: signs, words
and ``<ins>``/``<del>`` then still say everything. Text keeps the colour of the page, so that dark themes stay readable.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from attrs import evolve

from dtt_diff.model import Change, ComparisonResult, Evidence, Kind, Passage, Span, Statement
from dtt_diff.rendering.pieces import one_line, pieces, place, review_line, reviewed
from dtt_diff.rendering.signs import COLOURS, SIGNS

#: So many changes are shown, those of most salience; a notebook is no report.
SHOWN = 12
#: Longer quotations are cut in a comparison, with a sign; a change alone shows all.
QUOTE_LENGTH = 600
#: A digest is named by its first digits; the whole of it is in the title of the element.
DIGEST_DIGITS = 12

_PAGE = "max-width:60em;line-height:1.5;text-align:left;overflow-wrap:break-word"
_CHIP = "color:#ffffff;padding:1px 6px;border-radius:3px;font-weight:bold;white-space:nowrap"
_QUIET = "opacity:0.75"
_SMALL = "font-size:85%;opacity:0.75"
#: The grounds of words that one side only has; the letters keep the colour of the page.
_GROUNDS = {"del": "rgba(198,40,47,0.25)", "ins": "rgba(26,127,55,0.30)"}
_LINES = {"del": "line-through", "ins": "underline"}


def render_comparison(comparison: ComparisonResult) -> str:
    """Return what a notebook shows for a comparison: editions, counts, the leading changes, and what made it.

    Args:
        comparison: the comparison.
    """
    leading = comparison.leading
    out = [
        _block(f"{_edition(comparison.old)} → {_edition(comparison.new)}", "font-size:110%"),
        _block(
            " ".join(_chip(kind, f"{number} {kind}", filled=number > 0) for kind, number in comparison.counts.items()),
            "margin:4px 0",
        ),
        *_said(comparison),
    ]
    if not leading:
        out.append(_block("No change." if not comparison.selection else "No change in this selection."))
    elif len(leading) > SHOWN:
        out.append(_block(f"The {SHOWN} most salient of {len(leading)} changes:", _QUIET))
    out += [_card(change, place(change, comparison), QUOTE_LENGTH) for change in leading[:SHOWN]]
    if len(leading) > SHOWN:
        out.append(
            _block(
                f"… and {len(leading) - SHOWN} more: <code>.filter(kind=…, dimension=…, matches=…, min_salience=…)</code> "
                "shows those you look for, <code>.to_html()</code> makes the whole report."
            )
        )
    if comparison.rejected:
        cards = "".join(_card(change, place(change, comparison), QUOTE_LENGTH) for change in comparison.rejected)
        out.append(_details(f"{len(comparison.rejected)} rejected by the review", cards))
    out.append(_block(" · ".join(_provenance(comparison)), _SMALL))
    return _block("".join(out), _PAGE)


def render_change(change: Change) -> str:
    """Return what a notebook shows for a change: its quotes with the words marked that differ, and the evidence.

    Args:
        change: the change.
    """
    return _block(_card(change, "", None, is_open=True), _PAGE)


def _said(comparison: ComparisonResult) -> Iterator[str]:
    """Selection, review and notes: what a reader of the result should know."""
    if comparison.selection:
        yield _block(f"<strong>Selection:</strong> {_text(comparison.selection)}")
    if comparison.review:
        yield _block(f"<strong>{_text(review_line(comparison))}</strong>")
    sides = (("", comparison), ("old edition: ", comparison.old), ("new edition: ", comparison.new))
    for name, item in sides:
        for note in item.notes:
            yield _block(f"note: {name}{_text(note)}", _SMALL)


def _provenance(comparison: ComparisonResult) -> Iterator[str]:
    for name, value in comparison.provenance.items():
        if name.endswith("sha256"):
            label = name.removesuffix(" sha256")
            yield f'<span title="{_text(name)} {_text(value)}">{_text(label)} {_text(value[:DIGEST_DIGITS])}</span>'
        else:
            yield _text(value) if name == "library" else f"{_text(name)} {_text(value)}"


def _edition(statement: Statement) -> str:
    name = _text(statement.title or statement.source or "untitled")
    return f"<strong>{name}</strong>" + (f" ({_text(statement.date)})" if statement.date else "")


def _card(change: Change, where: str, limit: int | None, *, is_open: bool = False) -> str:
    """One change: kind and place, both quotes, the reason, what a reviewer said, and the evidence."""
    words = [*change.dimensions, where, f"salience {change.salience}"]
    out = [_block(f"{_chip(change.kind, change.kind)} <span>{_text(' · '.join(word for word in words if word))}</span>")]
    one_sided = change.old is None or change.new is None
    for name, tag, passage in (("old", "del", change.old), ("new", "ins", change.new)):
        if passage:
            quote = _quote(passage, tag, limit, lined=not one_sided)
            out.append(_block(f'<span style="{_QUIET}">{name}</span> “{quote}”'))
    if not one_sided:
        out.append(_block(f'<span style="{_QUIET}">why</span> {_text("; ".join(item.why for item in change.evidence))}'))
    opinion = reviewed(change)
    if opinion:
        out.append(_block(f"<strong>review: {_text(opinion)}</strong>"))
    rows = [_evidence(item) for item in change.evidence]
    rows.append(f"confidence {_text(change.confidence)}" + ("" if change.shift is None else f"; shift {change.shift:+g}"))
    rows.append(f"id <code>{_text(change.id)}</code>")
    out.append(_details("evidence", "".join(_block(row) for row in rows), is_open=is_open))
    return _block("".join(out), f"border-left:4px solid {COLOURS[change.kind]};padding:0 0 0 10px;margin:10px 0")


def _evidence(item: Evidence) -> str:
    sides = [
        f"{name} “{_text(cue.text)}” ({_text(rank or cue.rank)})" if cue else f"{name} none ({_text(rank)})" if rank else ""
        for name, cue, rank in (("old", item.old_cue, item.old_rank), ("new", item.new_cue, item.new_rank))
    ]
    parts = [f"rule: {_text(item.rule)}", f"scale: {_text(item.scale)}" if item.scale else "", *sides]
    parts.append(f"sources: {_text(', '.join(item.sources))}" if item.sources else "")
    return "; ".join(part for part in parts if part)


def _quote(passage: Passage, tag: str, limit: int | None, *, lined: bool) -> str:
    """A quotation in one line, the words marked that the other side has not."""
    own = _by_itself(passage)
    line = _LINES[tag] if lined else "none"
    out: list[str] = []
    left = len(passage.text) if limit is None else limit
    for text, marked in pieces(own, own.text):
        shown = text if len(text) <= left else text[:left].rpartition(" ")[0] or text[:left]
        part = escape(shown)
        out.append(f'<{tag} style="background-color:{_GROUNDS[tag]};text-decoration:{line}">{part}</{tag}>' if marked else part)
        left -= len(text)
        if shown != text:
            out.append(" […]")
            break
    return "".join(out)


def _by_itself(passage: Passage) -> Passage:
    """The same quotation with offsets into its own text: a change does not know its statement."""
    spans: list[Span] = []
    marks: list[Span] = []
    at = 0
    for start, end in passage.spans:
        spans.append((at, at + end - start))
        clipped = ((max(low, start), min(high, end)) for low, high in passage.marks)
        marks += [(at + low - start, at + high - start) for low, high in clipped if low < high]
        at += end - start + 1
    return evolve(passage, spans=tuple(spans), marks=tuple(marks))


def _chip(kind: Kind, words: str, *, filled: bool = True) -> str:
    style = f"background-color:{COLOURS[kind]};{_CHIP}" if filled else f"{_QUIET};white-space:nowrap"
    return f'<span style="{style}">{SIGNS[kind]} {words}</span>'


def _details(summary: str, inside: str, *, is_open: bool = False) -> str:
    shown = " open" if is_open else ""
    return f'<details{shown}><summary style="cursor:pointer;{_SMALL}">{_text(summary)}</summary>{inside}</details>'


def _block(inside: str, style: str = "") -> str:
    return f'<div style="{style}">{inside}</div>' if style else f"<div>{inside}</div>"


def _text(text: str) -> str:
    return escape(one_line(text))
