"""Every view of a comparison with a hostile text, and what must not be in any of them."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import dtt_diff as dd
from dtt_diff.rendering.findings.github import render_github
from dtt_diff.rendering.findings.gitlab import render_gitlab
from dtt_diff.rendering.findings.junit import render_junit
from dtt_diff.rendering.findings.markdown import render_findings_markdown
from dtt_diff.rendering.findings.records import render_json
from dtt_diff.rendering.findings.sarif import render_sarif
from dtt_diff.rendering.findings.terminal import render_findings

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_MARKDOWN = re.compile(r"(?<!\\)(?:<script|<img|<svg|\]\(javascript:|!\[b\])")
csv.field_size_limit(10_000_000)
#: What each command of a pipeline begins with; the views for GitHub have none but their own.
_COMMANDS = re.compile(r"^(?:##vso|::(?!(?:error|warning|notice) (?:file|title)=))", re.MULTILINE)


def views(comparison: dd.Comparison, hostile: dd.Statement, folder: Path) -> str:
    """Return what is wrong with the views of a comparison; empty if nothing is.

    Args:
        comparison: the comparison.
        hostile: the hostile side.
        folder: where files are written.
    """
    comparison.to_docx(folder / "changes.docx")
    result = dd.check(comparison)
    history = dd.track([comparison.old, hostile])
    pages = {"html": comparison.to_html(), "notebook": comparison._repr_html_(), "history": history.to_html()}
    plain = {
        "text": comparison.to_text(everything=True),
        "findings": render_findings(result, everything=True),
        "history as text": history.to_text(),
    }
    marked = {
        "markdown": comparison.to_markdown(),
        "findings in Markdown": render_findings_markdown(result),
        "history in Markdown": history.to_markdown(),
    }
    tables = {"csv": comparison.to_csv(), "history as CSV": history.to_csv()}
    data = {
        "json": comparison.to_json(),
        "history as JSON": history.to_json(),
        "sarif": render_sarif(result),
        "gitlab": render_gitlab(result),
        "findings as JSON": render_json(result),
    }
    xml, commands = render_junit(result), render_github(result)
    for view in (*pages.values(), *plain.values(), *marked.values(), *tables.values(), *data.values(), xml, commands):
        view.encode("utf-8")
    for document in data.values():
        json.loads(document)
    ElementTree.fromstring(xml)
    if dd.Comparison.from_json(data["json"]) != comparison:
        return "the JSON gives another comparison"
    found = [f"{name}: {_wrong_in_page(page)}" for name, page in pages.items() if _wrong_in_page(page)]
    found += [f"{name}: a control character" for name, view in {**pages, **plain, **marked}.items() if _CONTROLS.search(view)]
    found += [f"{name}: a turn of direction" for name, view in {**pages, **plain, **marked}.items() if _TURNS.search(view)]
    found += [f"{name}: {match.group()}" for name, view in marked.items() if (match := _MARKDOWN.search(view))]
    found += [f"{name}: a formula: {cell[:40]!r}" for name, table in tables.items() if (cell := _formula(table))]
    found += [f"github: {match.group()}" for match in _COMMANDS.finditer(commands)][:1]
    found += [
        f"{name}: a line of {match.group()}" for name, v in {**plain, **marked}.items() for match in _COMMANDS.finditer(v)
    ][:1]
    return "; ".join([*found, *_wrong_in_document(folder / "changes.docx")])


def _wrong_in_page(page: str) -> str:
    """An element, attribute or address that is none of our own."""
    from selectolax.lexbor import LexborHTMLParser

    for node in LexborHTMLParser(page).css("*"):
        if node.tag in {"img", "iframe", "object", "embed", "base"}:
            return node.tag
        if node.tag in {"script", "style"} and ("alert(" in node.text() or "*{display" in node.text()):
            return node.tag
        for name, value in node.attributes.items():
            if name.startswith("on") or (name in {"href", "src"} and not (value or "").startswith(("#", "data:,"))):
                return f"{node.tag} {name}={value}"
    return ""


def _formula(table: str) -> str:
    """The first cell that a spreadsheet takes for a formula, also after what it leaves out."""
    for row in csv.reader(io.StringIO(table)):
        for cell in row:
            seen = "".join(c for c in unicodedata.normalize("NFKC", cell) if unicodedata.category(c)[0] not in "CZ")
            if seen[:1] in {"=", "+", "@"} or (seen[:1] == "-" and not re.fullmatch(r"-[\d.]+", seen)):
                return cell
    return ""


def _wrong_in_document(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(archive.read(name))
            if b'TargetMode="External"' in archive.read(name):
                return [f"docx: {name} leads out of the file"]
    return []
