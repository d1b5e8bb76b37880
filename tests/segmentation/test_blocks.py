from __future__ import annotations

import pytest

from dtt_diff.segmentation import find_blocks


def kinds(text: str) -> list[tuple[str, str]]:
    """Kind and text of each block, parts in one line."""
    return [(b.kind, " ".join(" ".join(text[s:e].split()) for s, e in b.spans)) for b in find_blocks(text)[0]]


PARAGRAPH = "The ministers met in Norvale and reviewed the state of the strait."


def test_a_statement_has_a_frame_and_a_body():
    """Title, dateline, heading, paragraphs and list items are told apart."""
    text = (
        "Joint Statement of the 4th Norvale-Sarenia Talks\n\nPort Alder, May 12, 2024\n\n"
        f"{PARAGRAPH}\n\nRegional Security\n\n{PARAGRAPH}\n\n(a) share data;\n(b) hold exercises.\n"
    )
    assert [kind for kind, _ in kinds(text)] == [
        "title", "dateline", "paragraph", "heading", "paragraph", "list item", "list item",
    ]  # fmt: skip


def test_a_dateline_may_stand_directly_under_the_title():
    """No blank line is needed between them."""
    text = f"Joint Statement of the 4th Norvale-Sarenia Talks\nPort Alder, May 12, 2024\n\n{PARAGRAPH}\n"
    assert [kind for kind, _ in kinds(text)] == ["title", "dateline", "paragraph"]


@pytest.mark.parametrize("label", ["2.", "2)", "(2)", "1.2.", "(a)", "(iv)", "•", "-"])
def test_a_list_label_is_no_part_of_the_block(label):
    """The label stands on the block, not in its span."""
    (block,) = find_blocks(f"{label} {PARAGRAPH}")[0]
    assert (block.label, block.spans) == (label, ((len(label) + 1, len(label) + 1 + len(PARAGRAPH)),))


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\u2028"])
def test_hard_wrapped_lines_are_one_paragraph(ends):
    """A line end inside a paragraph is white space, whatever its code."""
    text = ends.join(
        [
            "The ministers met in Norvale and reviewed the state of the strait, which has",
            "seen fewer incidents than before, and they agreed that warning data should go",
            "on being shared.",
        ]
    )
    assert [kind for kind, _ in kinds(text)] == ["paragraph"]


def test_long_lines_are_paragraphs_of_their_own():
    """Where lines are not wrapped, every line is a paragraph, without a blank line between."""
    line = PARAGRAPH + " " + PARAGRAPH + " " + PARAGRAPH
    assert kinds(f"{line}\n{line}") == [("paragraph", line)] * 2


def test_page_furniture_is_told_from_text():
    """Page numbers, rules and running heads are furniture, with a note that says so."""
    text = f"{PARAGRAPH}\n\n- 2 -\n\fNorvale Talks\n\n{PARAGRAPH}\n\n- 3 -\n\fNorvale Talks\n\n{PARAGRAPH}\n"
    blocks, notes = find_blocks(text)
    assert [block.kind for block in blocks] == [
        "paragraph",
        "furniture",
        "furniture",
        "paragraph",
        "furniture",
        "furniture",
        "paragraph",
    ]
    assert any("4 line(s)" in note for note in notes)


def test_a_sentence_over_a_page_break_is_one_block_in_two_parts():
    """What a page break cut is put together again; the furniture between is left out."""
    text = "The ministers agreed to share warning data with\n\n3\n\fthe coast guards of both states.\n"
    blocks, notes = find_blocks(text)
    body = next(block for block in blocks if block.kind == "paragraph")
    assert [text[s:e] for s, e in body.spans] == [
        "The ministers agreed to share warning data with",
        "the coast guards of both states.",
    ]
    assert any("joined" in note for note in notes)


def test_a_year_at_the_end_of_a_paragraph_is_no_page_number():
    """A number in a running paragraph stays in it."""
    assert kinds("They will meet again in\n2025.\n") == [("paragraph", "They will meet again in 2025.")]


def test_operative_paragraphs_in_one_line_are_cut():
    """Numbered clauses that are parted by semicolons are blocks of their own."""
    found = kinds(
        "1. Calls upon both states to withdraw; 2. Requests the Secretary to report; and 3. Decides to remain seized."
    )
    assert [text for _, text in found] == [
        "Calls upon both states to withdraw;",
        "Requests the Secretary to report; and",
        "Decides to remain seized.",
    ]


def test_markup_is_furniture():
    """Spans that the reader calls markup are no part of any other block."""
    text = "They met [again](https://example.org/x) in Norvale and talked."
    span = (text.index("("), text.index(")") + 1)
    blocks, _ = find_blocks(text, (span,))
    assert [(b.kind, b.spans) for b in blocks] == [
        ("paragraph", ((0, span[0]), (span[1], len(text)))),
        ("furniture", (span,)),
    ]


def test_a_signature_ends_a_statement():
    """Who signed is told from what was said."""
    assert kinds(f"{PARAGRAPH}\n\n{PARAGRAPH}\n\nFor the Government of Norvale\n")[-1][0] == "signature"
