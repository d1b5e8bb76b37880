"""The new edition as a Word document, with real tracked changes against the old one and a comment on every change.

What is tracked: words and paragraph marks as insertions and deletions, sentences and paragraphs that stand elsewhere as moves.
Accepting all changes leaves the new edition, rejecting all leaves the old one, to the letter, in this sense:

- a run of white space that holds a line end is a paragraph mark where it stands between two blocks of the statement or next to
  page furniture, and one space where it stands inside a block (a hard-wrapped line, a page break in the middle of a sentence);
  at either end of the text it is nothing;
- everything else stays as it is: list labels are text, page numbers and running heads are paragraphs of their own, other white
  space is not touched. Only what XML cannot hold (control characters, lone surrogates) is shown as U+FFFD.

So a difference of line wrapping alone is no tracked change. Paragraphs have the styles of the new edition.
"""

from __future__ import annotations

import datetime as dt

from dtt_diff.model import ComparisonResult
from dtt_diff.rendering.docx.body import Anchor, write_body
from dtt_diff.rendering.docx.merging import merge
from dtt_diff.rendering.docx.package import write_package
from dtt_diff.rendering.docx.remarks import about, is_remarked, name, opening_remark, remark

__all__ = ["render_docx"]

#: When changes are said to have been made where the statement has no date: no clock is asked, so that bytes do not change.
_NO_DATE = "2000-01-01"
#: Word takes no earlier year for the date of a change.
_FIRST_YEAR = 1601


def render_docx(comparison: ComparisonResult) -> bytes:
    """Return the new edition as a Word document with tracked changes against the old one.

    The first comment stands on the first paragraph and says what was compared and how; then every added, dropped, strengthened
    or softened change has one on its new quotation, or on the old one where it was dropped. Updated changes have one where a
    reviewer wrote a note or gave the label.

    Args:
        comparison: the comparison.

    Returns:
        the bytes of the .docx file; the same for the same comparison.

    Raises:
        MissingExtraError: the extra "formats" is not installed.
    """
    entries = merge(comparison)
    first = comparison.new.sentences[0]
    anchors = [Anchor(0, False, (first.start, first.end))]
    remarks = [opening_remark(comparison)]
    for change in comparison.changes:
        passage = change.new or change.old
        if passage and is_remarked(change):
            anchors.append(Anchor(len(anchors), change.new is None, (passage.start, passage.end)))
            remarks.append(remark(change, comparison))
    date = _date(comparison)
    title = f"{name(comparison.new)}: tracked changes against {name(comparison.old)}"
    body = write_body(comparison, entries, anchors, date)
    return write_package(body, remarks, title, about(comparison), date)


def _date(comparison: ComparisonResult) -> str:
    day = comparison.new.date or _NO_DATE
    try:
        usable = dt.date.fromisoformat(day).year >= _FIRST_YEAR
    except ValueError:
        usable = False
    return f"{day if usable else _NO_DATE}T00:00:00Z"
