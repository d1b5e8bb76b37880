from __future__ import annotations

import re

from attrs import evolve
from markdown_it import MarkdownIt

from dtt_diff.rendering.findings.markdown import MOST_CHARACTERS, render_findings_markdown
from tests.rendering.findings.results import change, everything, hostile, place, result, softened, stale


def html(made: object) -> str:
    """The comment as a code host shows it."""
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(render_findings_markdown(made))


def test_the_table_leads():
    """Severity, rule, place and the matter; the gravest first."""
    told = render_findings_markdown(result(softened(), stale()))
    assert told.startswith(
        "### Check before publication: drafts/6 talks.txt\n\n"
        "❌ **Failed (fails on error)**: 1 error, 1 warning, 0 info.\n\n"
        "|  | severity | rule | where | what |\n"
        "| ---: | --- | --- | --- | --- |\n"
        "| 1 | ✗ error | stale-edition | line 1 | The draft still says “5th”, the number of the last edition |\n"
        "| 2 | ! warning | softened | ¶2, line 7 | ▼ softened: “condemned in the strongest terms” → “condemned” |\n"
    )


def test_quotes_and_reasons_are_folded_away():
    """What differs is marked, and the old place is told from the new."""
    told = html(result(softened(rule="deterrence", message=f"Never soften. ({change().explanation})")))
    assert "<details><summary>Quotes and reasons</summary>" in told
    assert "last: “condemned <s>in the strongest terms</s>”" in told
    assert "draft: “condemned”" in told
    assert "why: “in the strongest terms” was taken out" in told
    assert "Never soften." in told


def test_a_clean_draft_has_a_short_comment():
    """A verdict and the provenance."""
    told = render_findings_markdown(result())
    assert "✅ **Passed (fails on error)**" in told
    assert "|" not in told
    assert "<details>" not in told
    assert "library `dtt_diff 0.1.0`" in told


def test_waivers_and_reviews_and_notes_are_told():
    """With their reasons."""
    told = html(everything())
    assert "agreed by the heads of delegation; owner: Desk 3; until 2026-12-31" in told
    assert "relabelled, was updated; note: as agreed with the desk" in told
    assert "Note: the comparison was reviewed" in told


def test_a_comment_is_never_too_long():
    """The gravest findings are listed and the others counted."""
    many = [softened(fingerprint=f"{i:016x}", place=place("condemned", line=i + 1)) for i in range(900)]
    told = render_findings_markdown(result(*many, stale(fingerprint="f" * 16)))
    assert len(told) <= MOST_CHARACTERS
    assert "| 1 | ✗ error | stale-edition" in told
    listed = len(re.findall(r"^\| \d+ \|", told, re.MULTILINE))
    assert f"And {901 - listed} more" in told
    assert listed > 100
    notes = tuple(f"note {i} " * 100 for i in range(500))
    assert len(render_findings_markdown(result(*many, *[softened(waiver=0)] * 500, notes=notes))) <= MOST_CHARACTERS


def test_a_statement_makes_no_markup():
    """No element, emphasis, link, picture, row or cell of its own."""
    told = html(hostile())
    ours = re.sub(r"</?(h3|strong|em|s|table|thead|tbody|tr|th|td|p|br|code|ul|li)\b[^>]*>|</?(details|summary|sub)>", "", told)
    assert "<" not in ours.replace("&lt;", "")
    rows = re.findall(r"<tr>(.*?)</tr>", told, re.DOTALL)
    assert {len(re.findall("<t[hd]", row)) for row in rows} == {5}
    assert len(rows) == 1 + sum(finding.counts for finding in hostile().findings)


def test_a_statement_mentions_nobody_and_links_to_nothing():
    """Code hosts make mentions and links of plain text, too: an empty character takes them apart."""
    told = html(evolve(hostile(), provenance={}))
    for sign in ("@ministry", "#12", "!7", "%5", "~bug", "$1", "&amp;2", "https://", "http://", "www.evil", "GH-12"):
        assert sign not in told
    assert "@\u200bministry" in told
    assert "https:\u200b//evil" in told
