from __future__ import annotations

import re
import shutil
import subprocess
from html import unescape

import pytest
from attrs import evolve

import dtt_diff as dd
from dtt_diff.model import Review, ReviewEntry
from dtt_diff.statements import from_text
from tests.making import samples

OLD = "The sides condemned the launch in the strongest terms. They will stop the sale of arms. Search crews found a ferry."
HOSTILE = (
    "<script>alert(1)</script> a|b `code` $x$ @user #12 [x](javascript:y) *b* _i_ ~~s~~ ^u^ & &amp; \\ ! "
    '1. - it\'s "so" a--b a---b x...y :ship: ]]> \u202eend'
)
needs_pandoc = pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")


def compared() -> dd.Comparison:
    """The last two samples."""
    return dd.compare(*samples()[-2:])


def hostile() -> str:
    """The memo on a statement that carries what Markdown and HTML would take for their own."""
    old, new = from_text(OLD), from_text(f"{OLD} They reaffirmed {HOSTILE}.")
    new = evolve(new, title=HOSTILE, source=f"{HOSTILE}\n# no heading", notes=(HOSTILE, "- no item\n\n# no heading"))
    return dd.compare(old, new).to_markdown()


def visible(memo: str, source: str) -> str:
    """What pandoc shows of a memo, tags left out; it has nothing to warn of."""
    done = subprocess.run(
        ["pandoc", "-f", source, "-t", "html", "--wrap=none"], input=memo, capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    assert "<script>" not in done.stdout
    assert "javascript:" not in " ".join(re.findall(r'href="([^"]*)"', done.stdout))
    return unescape(re.sub(r"<[^>]*>", "", done.stdout))


def test_the_memo_leads_with_the_leading_changes():
    """Counts, then the five that come first, then the themes."""
    memo = compared().to_markdown()
    heads = [line for line in memo.splitlines() if line.startswith("#")]
    assert heads[0].startswith("# What changed: Joint Statement of the 5th Tidewater")
    assert heads[1:3] == ["## Summary", "## Changes by theme"]
    assert heads[-3:] == ["## Emphasis", "## Order of the parties", "## How this was made"]
    summary = memo[memo.index("## Summary") : memo.index("## Changes by theme")]
    assert re.findall(r"^(\d)\. \*\*", summary, re.M) == ["1", "2", "3", "4", "5"]


def test_every_change_stands_in_a_theme_with_its_quotes():
    """In full or in one line; each once."""
    comparison = compared()
    memo = comparison.to_markdown()
    body = memo[memo.index("## Changes by theme") : memo.index("## Emphasis")]
    assert len(re.findall(r"^- \*\*", body, re.M)) == len(comparison.changes)


def test_tables_are_well_formed():
    """Every row of a table has as many cells as its head."""
    for memo in (compared().to_markdown(), hostile()):
        tables = re.findall(r"(?:^\|.*\|$\n?)+", memo, re.M)
        assert len(tables) >= 2
        for table in tables:
            assert len({len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines()}) == 1


def test_what_is_hostile_opens_nothing():
    """No heading, list, tag or direction of its own."""
    memo = hostile()
    assert "no heading" not in [line.lstrip("# ") for line in memo.splitlines()]
    assert "\u202e" not in memo
    assert not re.search(r"(?<!\\)<", memo)


@needs_pandoc
@pytest.mark.parametrize("source", ["gfm", "markdown"])
def test_both_dialects_show_quotes_to_the_letter(source):
    """Nothing is made typographic, an emoji or a link; the command has nothing to warn of."""
    shown = visible(hostile(), source)
    expected = HOSTILE.replace("\u202e", "")
    assert shown.count(expected) >= 3
    comparison = compared()
    text = visible(comparison.to_markdown(), source)
    for change in comparison.changes:
        for passage in filter(None, (change.old, change.new)):
            assert " ".join(passage.text.split()) in text


@needs_pandoc
def test_the_memo_converts_without_a_warning(tmp_path):
    """To a page and to a Word document."""
    path = tmp_path / "report.md"
    path.write_text(compared().to_markdown(), encoding="utf-8")
    for name in ("report.html", "report.docx"):
        done = subprocess.run(["pandoc", str(path), "-o", str(tmp_path / name)], capture_output=True, text=True, check=True)
        assert done.stderr == ""
        assert (tmp_path / name).stat().st_size > 1000


def test_selection_notes_and_provenance_are_said():
    """A part of the changes is not taken for all of them."""
    comparison = compared()
    memo = comparison.filter(kind="softened").to_markdown()
    assert "A selection of the changes" in memo
    for value in comparison.provenance.values():
        assert f"`{value}`" in memo
    assert "as it was read: a sentence cut by a page break" in memo
    assert "both sides are the same text" in dd.compare(from_text(OLD), from_text(OLD)).to_markdown()
    assert "No change." in dd.compare(from_text(OLD), from_text(OLD)).to_markdown()


def test_a_review_is_said_and_the_first_label_stays():
    """Relabelled, accepted with a note, and rejected."""
    comparison = compared()
    first, second, third = comparison.leading[:3]
    kind = "updated" if first.kind != "updated" else "softened"
    entries = (
        ReviewEntry(first.id, "relabelled", kind, "not so | strong"),
        ReviewEntry(second.id, "accepted", None, "agreed"),
        ReviewEntry(third.id, "rejected", None, "no change"),
    )
    memo = comparison.with_review(Review(entries, "I. Brandt")).to_markdown()
    assert "Reviewed by I. Brandt" in memo
    assert f"relabelled, was {first.kind}; note: not so \\| strong" in memo
    assert "accepted; note: agreed" in memo
    rejected = memo[memo.index("## Rejected in review") : memo.index("## Emphasis")]
    assert "rejected; note: no change" in rejected


def test_the_memo_is_one_line_of_text_a_paragraph():
    """No trailing space but the two of a line break, and a newline at the end."""
    memo = compared().to_markdown()
    assert memo.endswith("\n")
    assert not memo.endswith("\n\n")
    assert not [line for line in memo.splitlines() if line.endswith(" ") and not line.endswith("  ")]
