"""Findings -> Markdown for a comment on a pull request: a short table, then the details folded away."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dtt_diff.checking.values import CheckResult, Finding
from dtt_diff.model import Passage
from dtt_diff.rendering.findings import parts
from dtt_diff.rendering.findings.places import has_lines, path
from dtt_diff.rendering.markdown import escaped, pipe_table
from dtt_diff.rendering.pieces import capitalized, one_line, reviewed
from dtt_diff.rendering.signs import SIGNS

#: A comment on a code host holds about 65,000 characters; the gravest findings are listed, the others counted.
MOST_CHARACTERS = 60_000
#: So many characters are kept for headings and for the line on what is not listed.
FRAME = 500
#: A reason or a note is cut after so many characters, and so many of each are told.
LONGEST_NOTE = 300
MOST_NOTES = 30
# What a code host makes a mention, a reference or a link of, although it is escaped: an empty character takes it apart.
_REFERENCE = re.compile(r"(\\[@#!&$~]|%)(?=\w)|(?i:(https?|ftp):(?=//))|(?i:\b(www)(?=\.))|(?i:\b(gh)(?=-\d))")
_APART = "&#8203;"


def render_findings_markdown(result: CheckResult) -> str:
    """Return the findings as a comment.

    Args:
        result: the result of a check.

    Returns:
        Markdown text that ends with a newline. It mentions nobody and links to nothing, whatever the statements hold.
    """
    counting = sorted((f for f in result.findings if f.counts), key=lambda f: list(parts.SIGNS).index(f.severity))
    head = [f"### Check before publication: {_title(result)}", _verdict(result)]
    foot = [*_accepted(result), *_notes(result), _provenance(result)]
    room = MOST_CHARACTERS - FRAME - sum(len(block) + 2 for block in (*head, *foot))
    return "\n\n".join((*head, *_findings(counting, room), *foot)) + "\n"


def _title(result: CheckResult) -> str:
    source = parts.draft_source(result)
    return _plain(path(source)) if source else "the draft"


def _verdict(result: CheckResult) -> str:
    words = parts.verdict_words(result)
    sign = "❌" if result.fails() else "✅"
    return f"{sign} **{capitalized(words)}**: {parts.count_words(result)}."


def _findings(findings: Sequence[Finding], room: int) -> Iterator[str]:
    """Table and details of as many findings as there is room for."""
    if not findings:
        return
    rows, details = [], []
    for number, finding in enumerate(findings, 1):
        row, detail = _row(number, finding), _detail(number, finding)
        room -= sum(len(cell) + 3 for cell in row) + len(detail) + 4
        if room < 0:
            break
        rows.append(row)
        details.append(detail)
    yield pipe_table(("", "severity", "rule", "where", "what"), rows, "rlll")
    if len(rows) < len(findings):
        yield f"And {len(findings) - len(rows)} more, no graver than these; the check itself lists them all."
    yield "\n\n".join(("<details><summary>Quotes and reasons</summary>", *details, "</details>"))


def _row(number: int, finding: Finding) -> tuple[str, ...]:
    place = finding.place
    line = f"line {place.line}" if place and has_lines(place) else ""
    paragraph = f"¶{place.paragraph}" if place and place.paragraph else ""
    where = ", ".join(part for part in (paragraph, line) if part) or "–"
    return (str(number), f"{parts.SIGNS[finding.severity]} {finding.severity}", _plain(finding.rule), where, _what(finding))


def _what(finding: Finding) -> str:
    """The matter in a few words: what the rule says, or else the quotes."""
    lead = parts.split_message(finding).lead
    change = finding.change
    if lead or change is None:
        return _plain(capitalized(parts.shortened(lead or finding.message, 160)))
    quotes = [f"“{_plain(parts.shortened(side.text))}”" for side in (change.old, change.new) if side]
    return f"{SIGNS[change.kind]} {change.kind}: {' → '.join(quotes)}"


def _detail(number: int, finding: Finding) -> str:
    change, message = finding.change, parts.split_message(finding)
    lines = [f"**{number}. {parts.SIGNS[finding.severity]} {_plain(finding.rule)}** `{finding.fingerprint}`"]
    if message.lead:
        lines.append(_plain(parts.sentence(message.lead)))
    if change:
        dimensions = f" ({', '.join(change.dimensions)})" if change.dimensions else ""
        opinion = f" *{_plain(reviewed(change))}*" if reviewed(change) else ""
        lines.append(f"{SIGNS[change.kind]} {change.kind}{dimensions}{opinion}")
        both = change.old and change.new
        lines += [f"last: {_quote(change.old, '~~' if both else '')}"] if change.old else []
        lines += [f"draft: {_quote(change.new, '**' if both else '')}"] if change.new else []
    else:
        lines += [f"last: “{_plain(finding.old_place.quote)}”"] if finding.old_place else []
        lines += [f"draft: “{_plain(finding.place.quote)}”"] if finding.place and finding.kind != "must-mention" else []
    lines += [f"why: {_plain(reason)}" for reason in message.reasons]
    if finding.suggestion and change is None:
        lines.append(f"{'write' if finding.replaces else 'add'}: “{_plain(finding.suggestion)}”")
    return "  \n".join(lines)


def _quote(passage: Passage, mark: str) -> str:
    told = [f"{mark}{_plain(text)}{mark}" if marked else _plain(text) for text, marked in parts.quote_pieces(passage)]
    return f"“{''.join(told)}”"


def _accepted(result: CheckResult) -> Iterator[str]:
    lines = []
    for finding in result.findings:
        waiver = parts.waiver_of(finding, result)
        if waiver:
            lines.append(f"{_plain(finding.rule)} `{finding.fingerprint}`: {_cut(parts.waiver_words(waiver))}")
    if lines:
        yield "\n\n".join(("<details><summary>Waived</summary>", _items(lines), "</details>"))


def _notes(result: CheckResult) -> Iterator[str]:
    if result.notes:
        yield _items([f"Note: {_cut(note)}" for note in result.notes])


def _items(lines: Sequence[str]) -> str:
    more = [f"and {len(lines) - MOST_NOTES} more"] if len(lines) > MOST_NOTES else []
    return "\n".join(f"- {line}" for line in (*lines[:MOST_NOTES], *more))


def _cut(text: str) -> str:
    return _plain(parts.shortened(text, LONGEST_NOTE))


def _provenance(result: CheckResult) -> str:
    told = (f"{name} `{one_line(value).replace('`', '').replace('##', '# #')}`" for name, value in result.provenance.items())
    return f"<sub>{'; '.join(told)}</sub>"


def _plain(text: str) -> str:
    """A text in one line that is nothing but itself on a code host, too."""
    return _REFERENCE.sub(lambda match: match.group() + _APART, escaped(parts.well_formed(text)))
