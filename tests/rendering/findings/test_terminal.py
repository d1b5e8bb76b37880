from __future__ import annotations

import re
from io import StringIO

import pytest
from rich.cells import cell_len
from rich.console import Console

from dtt_diff.rendering.findings.terminal import print_findings, render_findings
from tests.rendering.findings.results import (
    change,
    dropped,
    everything,
    hostile,
    missing,
    on_waiver,
    place,
    result,
    softened,
    stale,
)


def test_findings_stand_under_their_paragraph():
    """A place that editors jump to, severity, rule and fingerprint; the quotes with what differs marked; why."""
    told = render_findings(result(stale(), softened(), dropped()))
    assert told.startswith(
        "Title, dates and headings\n"
        "drafts/6 talks.txt:1:24: ✗ error  stale-edition  b2b2b2b2b2b2b2b2\n"
        "  │ the draft still says “5th”, the number of the last edition\n"
        "  │ write  “6th”\n"
        "\n"
        "Paragraph 2\n"
        "drafts/6 talks.txt:7:15: ! warning  softened  (degree)  a1a1a1a1a1a1a1a1\n"
        "  │ last   “condemned [-in the strongest terms-]”  ¶3\n"
        "  │ draft  “condemned”\n"
        "  │ why    “in the strongest terms” was taken out, which takes force away\n"
        "drafts/6 talks.txt:7:200: ! warning  dropped  (degree)  d0d0d0d0d0d0d0d0\n"
        "  │ last   “[-called on it to return to the talks-]”  ¶3\n"
        "  │ near   “They urged the Authority to cease all activities of this...”\n"
        "\n"
        "failed (fails on error): 1 error, 2 warnings, 0 info\n"
    )


def test_the_foot_says_how_to_make_it_again():
    """Library, profile, digests of lexicon, texts and policy."""
    foot = " ".join(render_findings(result()).split())
    assert foot == (
        "passed (fails on error): 0 errors, 0 warnings, 0 info draft drafts/6 talks.txt; last edition published/5.txt; "
        "dtt_diff 0.1.0; profile diplomatic; lexicon 111111111111; old text 222222222222; new text 333333333333; "
        "policy talks (abababababab)"
    )


def test_a_rule_of_the_policy_is_told_with_its_message_and_the_kind_of_change():
    """The rule's own name does not say what happened."""
    told = render_findings(result(softened(rule="deterrence", message=f"Never soften. ({change().explanation})")))
    assert "! warning  deterrence  ▼ softened (degree)  a1a1" in told
    assert "  │ Never soften.\n  │ last   “condemned [-in" in told


def test_what_is_not_in_the_draft_is_told_with_the_file():
    """A matter it passes over, and what is wrong with a waiver, which stands in the policy."""
    told = render_findings(result(missing(), on_waiver()))
    assert "Not in the draft\ndrafts/6 talks.txt: ! warning  navigation" in told
    assert "  │ last   “freedom of navigation”  ¶7\n" in told
    assert "Waivers\npolicy.toml: ! warning  waiver-expired" in told


def test_a_format_without_lines_is_told_without_them():
    """A line of the text that was read out of a Word file is none of the file."""
    told = render_findings(result(stale(place=place("5th", source="draft.docx"))))
    assert "draft.docx: ✗ error" in told


def test_what_was_reviewed_says_so():
    """The label that the library gave stays visible, with the note."""
    assert "[relabelled, was updated; note: as agreed with the desk]" in render_findings(everything())


def test_accepted_findings_are_counted_and_shown_on_request():
    """With the reason and the end of the waiver."""
    made = result(softened(waiver=0), stale(known=True))
    told = render_findings(made)
    assert "softened" not in told
    assert "0 errors, 0 warnings, 0 info; 1 waived, 1 in the\nbaseline\n--all lists what is waived" in told
    whole = render_findings(made, everything=True)
    assert "  │ waived: agreed by the heads of delegation; owner: Desk 3; until 2026-12-31\n" in whole
    assert "  │ in the baseline\n" in whole
    assert "--all" not in whole


def test_notes_are_told():
    """A line each."""
    assert "note: the comparison was reviewed\nnote: draft: read as Markdown\n" in render_findings(everything())


@pytest.mark.parametrize("width", [20, 40, 80, 200])
@pytest.mark.parametrize("made", [everything(), hostile()], ids=["everything", "hostile"])
def test_lines_keep_to_the_width(made, width):
    """Save the head of a finding: a place that is broken in two is none to jump to."""
    for line in render_findings(made, everything=True, width=width).splitlines():
        assert cell_len(line) <= width or re.match(r"\S.*: [✗!·] (error|warning|info)  ", line)


def test_nothing_that_a_statement_carries_steers_what_shows_it():
    """No control or direction character, and no line that a runner of workflows takes for a command."""
    for width in (*range(20, 60), 80, 400):
        told = render_findings(hostile(), everything=True, width=width)
        assert all(character.isprintable() or character == "\n" for character in told)
        assert not re.search(r"##\w*\[", told)
        assert not [line for line in told.splitlines() if line.lstrip().startswith("::")]
    assert "::error" in told


class Stream(StringIO):
    """A text stream of an encoding."""

    def __init__(self, encoding: str) -> None:
        super().__init__()
        self._encoding = encoding

    @property
    def encoding(self) -> str:
        """The encoding that a console finds."""
        return self._encoding


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp437", "no-such-encoding"])
def test_signs_are_ascii_where_the_terminal_has_no_more(encoding):
    """Quotation marks, too."""
    out = Stream(encoding)
    print_findings(result(stale(), softened()), Console(file=out, width=80, highlight=False))
    assert out.getvalue().isascii()
    assert ":1:24: x error  stale-edition" in out.getvalue()
    assert '  | last   "condemned [-in the strongest terms-]"  par. 3\n' in out.getvalue()


def test_colour_adds_nothing_but_colour():
    """The same words without it."""
    out = Stream("utf-8")
    console = Console(file=out, width=80, highlight=False, force_terminal=True, color_system="standard")
    print_findings(everything(), console, everything=True)
    assert "\x1b[1;31m✗ error\x1b[0m" in out.getvalue()
    bare = re.sub(r"\x1b\[[0-9;]*m", "", out.getvalue())
    assert "\n".join(line.rstrip() for line in bare.splitlines()) + "\n" == render_findings(everything(), everything=True)
