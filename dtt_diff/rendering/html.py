"""The HTML report: one file that needs nothing else, to read on any screen, to print, and to send."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from dtt_diff.model import KINDS, Change, Statement, Verdict
from dtt_diff.rendering.html_rows import beginnings, first_sentences, places
from dtt_diff.rendering.html_text import Side, clean, marked
from dtt_diff.rendering.pieces import decided, source_name
from dtt_diff.rendering.signs import SIGNS
from dtt_diff.reporting.values import Report, Theme

if TYPE_CHECKING:
    from jinja2 import Environment

#: Changes that the summary tells as sentences.
LEADING = 5
#: Signs of the verdicts that are no kind of change.
_VERDICTS: dict[Verdict, str] = {"mixed": "±", "reworded": "≈", "unchanged": "="}
_MONTHS = "January February March April May June July August September October November December"
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def render_html(report: Report) -> str:
    """Return the report as one HTML page that loads nothing: styles and script are in it, and it forbids the rest.

    Args:
        report: the report.

    Returns:
        the page; the same bytes for the same report.
    """
    comparison = report.comparison
    sections = _sections(report)
    style, script = packed("report.css", "print.css"), packed("report.js")
    page = (
        environment()
        .get_template("report.html.jinja")
        .render(
            report=report,
            comparison=comparison,
            sides=(Side("old", comparison.old, "del"), Side("new", comparison.new, "ins")),
            sections=sections,
            leading=comparison.leading[:LEADING],
            decisions=decided(comparison),
            dimensions=sorted({dimension for change in comparison.changes for dimension in change.dimensions}),
            places=places(report.rows),
            firsts={"old": first_sentences(comparison.old.sentences), "new": first_sentences(comparison.new.sentences)},
            most=max((theme.count(kind) for theme in sections for kind in ("strengthened", "softened")), default=0),
            widest=max((share for e in report.emphasis for share in (e.old_share, e.new_share)), default=0.0),
            style=style,
            script=script,
            policy=f"default-src 'none'; img-src data:; style-src '{csp_hash(style)}'; script-src '{csp_hash(script)}'",
        )
    )
    return squeezed(page) + "\n"


@cache
def environment() -> Environment:
    """Return the templates of the pages, in which every text is escaped and made harmless."""
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        loader=PackageLoader("dtt_diff.rendering"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        # Whatever a template prints passes here before it is escaped, so that no text can be forgotten.
        finalize=lambda value: clean(value) if type(value) is str else value,
    )
    environment.globals.update(kinds=KINDS, signs=SIGNS, verdict_signs=_VERDICTS)
    environment.filters.update(
        marked=lambda spans, side, marks, starts: Markup(marked(side, spans, marks, starts)),
        beginnings=beginnings,
        paragraphs=_paragraphs,
        long_date=_long_date,
        source_name=source_name,
        reason=_reason,
        weights=lambda reasons: {reason.change: reason.weight for reason in reasons},
        percent=lambda share: f"{100 * share:.1f}",
    )
    return environment


def packed(*names: str, package: str = "dtt_diff.rendering") -> str:
    """Return style sheets or scripts as one, without comments, so that the page stays small.

    Args:
        names: names of the files.
        package: the package that has them in its folder of templates.
    """
    folder = files(package).joinpath("templates")
    return squeezed("\n".join(_COMMENT.sub("", folder.joinpath(name).read_text(encoding="utf-8")) for name in names))


def squeezed(text: str) -> str:
    """Return a page, style sheet or script without empty lines and indents.

    Args:
        text: the text.
    """
    return "\n".join(line for line in map(str.strip, text.split("\n")) if line)


def csp_hash(text: str) -> str:
    """Return what a policy names a style sheet or a script by that it allows.

    Args:
        text: the style sheet or script.
    """
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _sections(report: Report) -> list[Theme]:
    """The themes that have changes, each change once, and at the end what no theme has: a report loses nothing."""
    left = {change.id: change for change in report.comparison.changes}
    out = []
    for theme in report.themes:
        changes = tuple(change for change in theme.changes if left.pop(change.id, None))
        if changes:
            out.append(Theme(theme.name, theme.origin, changes, theme.groups))
    return [*out, Theme("Further changes", "rest", tuple(left.values()), ())] if left else out


def _paragraphs(sentences: Iterable[int], statement: Statement) -> list[tuple[str, int]]:
    """The names of the paragraphs of sentences, each with the first of these sentences in it."""
    out: dict[str, int] = {}
    for index in sentences:
        sentence = statement.sentences[index]
        out.setdefault(f"¶{sentence.paragraph}" if sentence.paragraph else sentence.kind, index)
    return list(out.items())


def _long_date(date: str) -> str:
    found = _DATE.fullmatch(date)
    if not found or not 1 <= int(found[2]) <= 12:
        return date
    return f"{int(found[3])} {_MONTHS.split()[int(found[2]) - 1]} {found[1]}"


def _reason(change: Change) -> str:
    """Why a change has its label, where the quotes beside it and the empty place of a missing one do not say it already."""
    if not (change.old and change.new) and change.explanation.endswith(("in the new edition.", "in the old edition.")):
        return ""
    why = "; ".join(item.why.removesuffix(".") for item in change.evidence) or change.explanation.removesuffix(".")
    return f"{why}."
