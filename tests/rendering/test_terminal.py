from __future__ import annotations

import io

import pytest
from attrs import evolve
from rich.cells import cell_len
from rich.console import Console

from dtt_diff.model import Review, ReviewEntry
from dtt_diff.rendering.terminal import print_report
from tests.making import compare

OLD = (
    "Joint Statement of the 4th Norvale Talks\n\nMay 12, 2024\n\n"
    "1. The ministers condemned the missile launch in the strongest terms. "
    "Both states agreed to share warning data.\n\n"
    "2. Search crews from both coasts found the lost ferry. They will stop the exports of arms.\n"
)
NEW = (
    "Joint Statement of the 5th Norvale Talks\n\nJune 3, 2025\n\n"
    "1. The ministers condemned the missile launch. Both states agreed to share warning data.\n\n"
    "2. Grain shipments through the northern strait have grown since spring. They will cease the exports of arms.\n"
)


def printed(encoding: str = "utf-8", **options: object) -> str:
    """The report as a console of some encoding gets it."""
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding, write_through=True)
    print_report(
        compare(OLD, NEW),
        Console(**{"file": stream, "width": 90, "highlight": False, "emoji": False, "markup": False, **options}),
    )
    return raw.getvalue().decode(encoding)


def test_the_report_leads_with_the_leading_changes():
    """Heads, counts, then changes by salience; each with its quotes and the reason."""
    lines = compare(OLD, NEW).to_text(width=90).splitlines()
    assert lines[0] == "old  Joint Statement of the 4th Norvale Talks | 2024-05-12"
    assert lines[1] == "new  Joint Statement of the 5th Norvale Talks | 2025-06-03"
    assert "▼ 1 softened" in lines[2]
    sections = [line for line in lines if line.startswith(("Leading", "Further", "Also"))]
    assert sections == sorted(sections, key=lambda s: "LFA".index(s[0]))
    text = "\n".join(lines)
    assert "[-in the strongest terms-]" in text
    assert "{+Grain shipments" in text
    assert "why “in the strongest terms” was taken out" in " ".join(text.split())


def test_paragraphs_are_numbered_on_both_sides():
    """The page behind each change can be found."""
    text = compare(OLD, NEW).to_text()
    assert "¶1 → ¶1" in text
    assert "old ¶2" in text
    assert "new ¶2" in text


def test_unchanged_and_reworded_sentences_are_listed_on_request():
    """They are silent otherwise."""
    assert "warning data" not in compare(OLD, NEW).to_text()
    text = compare(OLD, NEW).to_text(everything=True)
    assert "Reworded (1)" in text
    assert "Unchanged (1)" in text
    assert "warning data" in text


def test_equal_editions_say_so():
    """An empty report would leave the reader in doubt."""
    assert "No change." in compare(OLD, OLD).to_text()
    assert "note: both sides are the same text" in compare(OLD, OLD).to_text()


@pytest.mark.parametrize("width", [20, 33, 80, 200])
def test_no_line_is_wider_than_the_terminal(width):
    """Narrow terminals get more lines."""
    text = compare(OLD, NEW).to_text(everything=True, width=width)
    assert max(cell_len(line) for line in text.splitlines()) <= width


def test_no_width_is_too_small():
    """Below twenty columns the report keeps twenty."""
    assert compare(OLD, NEW).to_text(width=1) == compare(OLD, NEW).to_text(width=20)


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_terminals_without_the_signs_get_plain_ones(encoding):
    """What the encoding cannot carry is not printed; nothing breaks."""
    text = printed(encoding)
    assert "v softened" in text
    assert "par. 1 -> par. 1" in text
    assert "[-in the strongest terms-]" in text


def test_colour_says_nothing_that_the_marks_do_not():
    """The report with colour is the report without it, plus escape codes."""
    from rich.text import Text

    coloured = printed(force_terminal=True, color_system="standard", no_color=False, legacy_windows=False)
    assert "\x1b[" in coloured
    assert Text.from_ansi(coloured).plain.split() == printed().split()


def test_no_color_is_respected(monkeypatch):
    """The environment variable turns colours off."""
    monkeypatch.setenv("NO_COLOR", "1")
    text = printed(force_terminal=True, color_system="standard", legacy_windows=False)
    assert not [code for code in ("\x1b[31m", "\x1b[32m", "\x1b[35m", "\x1b[1;35m") if code in text]


@pytest.mark.parametrize("sign", ["\x1b[31m", "\x07", "\x9b2J", "\u202e", "\x00", "\r"])
def test_control_characters_do_not_reach_the_terminal(sign):
    """What a statement carries must not steer it: not in quotes, titles, reasons or notes."""
    old = OLD.replace("launch", f"la{sign}unch").replace("Norvale Talks", f"Norvale {sign}Talks")
    text = compare(old, NEW.replace("Grain", f"Gr{sign}ain")).to_text(everything=True)
    assert text
    assert not [c for c in text if not c.isprintable() and c not in "\n"]


def test_markup_of_the_terminal_library_is_text():
    """Brackets in a statement are brackets."""
    text = compare(OLD, NEW.replace("Grain shipments", "[bold]Grain[/bold] shipments :ship:")).to_text(width=200)
    assert "[bold]Grain[/bold] shipments :ship:" in text


def test_rewording_alone_is_not_called_no_change():
    """How many sentences were reworded, and how to see them; with them below, only how many."""
    old = "They will stop the exports of arms. They thanked the crews.\n"
    new = "They will cease the exports of arms. They thanked the crews.\n"
    said = "No change of force or fact; 1 sentence reworded"
    assert f"{said} (--all lists them).\n" in compare(old, new).to_text()
    assert f"{said}.\n" in compare(old, new).to_text(everything=True)


def test_a_selection_without_a_change_does_not_speak_for_all():
    """There are changes, which were not selected."""
    text = compare(OLD, NEW).filter(matches="zebra").to_text()
    assert "No change in this selection.\n" in text


def test_long_headlines_break_between_their_parts():
    """No line ends in the sign between two parts, and a path is in one piece."""
    path = "/a/long/way/to/the/folder/of/the/statements/2024.txt"
    comparison = compare(OLD, NEW)
    long = evolve(comparison, old=evolve(comparison.old, source=path))
    lines = long.to_text(width=70).splitlines()
    assert lines[:2] == ["old  Joint Statement of the 4th Norvale Talks | 2024-05-12", f"     {path}"]


def test_notes_of_the_reader_are_shown_with_their_edition():
    """What was decided while reading either file, neutralised."""
    comparison = compare(OLD, NEW)
    noted = evolve(comparison, new=evolve(comparison.new, notes=("read as PDF though called \x1b.txt",)))
    (line,) = [line for line in noted.to_text().splitlines() if line.startswith("note: ")]
    assert line.startswith("note: new edition: read as PDF though called ")
    assert "\x1b" not in line


def test_a_selection_says_so():
    """A part of the changes is not taken for all of them."""
    text = compare(OLD, NEW).filter(kind="softened").to_text(width=200)
    assert "selection: " in text
    assert "softened" in next(line for line in text.splitlines() if line.startswith("selection: "))


def test_a_review_says_so_and_the_first_label_stays():
    """Who reviewed it, what was relabelled, and what was rejected, each with its note."""
    comparison = compare(OLD, NEW)
    first, second = comparison.leading[:2]
    kind = "updated" if first.kind != "updated" else "softened"
    entries = (
        ReviewEntry(first.id, "relabelled", kind, "not so strong"),
        ReviewEntry(second.id, "rejected", None, "no change"),
    )
    text = " ".join(comparison.with_review(Review(entries, "I. Brandt")).to_text(width=200).split())
    assert "Reviewed by I. Brandt" in text
    assert f"[relabelled, was {first.kind}; note: not so strong]" in text
    assert "[rejected; note: no change]" in text[text.index("Rejected in review (1)") :]


def test_what_it_was_made_with_is_said():
    """Library, profile, and the beginnings of the digests; the JSON has them whole."""
    comparison = compare(OLD, NEW)
    last = " ".join(comparison.to_text(width=200).splitlines()[-2:])
    assert f"dtt_diff {comparison.version}" in last
    assert f"profile {comparison.profile}" in last
    for digest in (comparison.lexicon, comparison.old.digest, comparison.new.digest):
        assert digest[:12] in last
