from __future__ import annotations

import pytest

from dtt_diff import read
from dtt_diff.reading.markdown import read_markdown
from tests.making import sentences_of


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a Markdown text, with their labels."""
    return read_markdown(text, None).text.rstrip("\n").split("\n\n")


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("They **met** and _agreed_ on *all* points.", "They met and agreed on all points."),
        ("They ***met***; they ~~left~~ stayed.", "They met; they left stayed."),
        ("They [met](https://example.org/a_(b)) [again][1].", "They met again."),
        ("See <https://example.org/a> and `the_code`.", "See https://example.org/a and the_code."),
        ("They <b>met</b>.<!-- to be checked -->", "They met."),
        (r"1 \* 2 \_is\_ 2 \[sic\]", "1 * 2 _is_ 2 [sic]"),
        ("A snake_case_name and 2 * 3 * 4 stay.", "A snake_case_name and 2 * 3 * 4 stay."),
        ("Norvale &amp; Sarenia&nbsp;met.", "Norvale & Sarenia met."),
        ("![A flag](flag.png) They met.", "They met."),
        ("They (the ministers) met; 3 < 4, a > b.", "They (the ministers) met; 3 < 4, a > b."),
        ("They met.[^1]", "They met."),
    ],
)
def test_marks_are_told_from_words(marked, plain):
    """Emphasis, links, tags, escapes and references to notes go; brackets, signs and underscores in words stay."""
    assert paragraphs(marked) == [plain]


def test_paragraphs_are_found_as_markdown_has_them():
    """Wrapped lines are one paragraph; headings, items, quotations, rows and fences are paragraphs of their own."""
    text = (
        "Title\n=====\n\nThe ministers\nmet.\n\n## Next ##\n> They\n> agreed.\n\n- one\n- two\n  goes on\n\n3. three\n\n---\n\n"
        "| a | b |\n|---|:-:|\n| c | d |\n\n```\nas it is\n```\n\n[ref]: https://example.org\n"
    )
    frame = ["Title", "The ministers met.", "Next", "They agreed."]
    assert paragraphs(text) == [*frame, "- one", "- two goes on", "3. three", "a | b", "c | d", "as it is"]


def test_notes_stand_at_the_end():
    """Where they are defined does not matter; their marks become labels."""
    assert paragraphs("They met.[^a]\n\n[^a]: In Kesh.\n\nThey left.") == ["They met.", "They left.", "[a] In Kesh."]


def test_front_matter_is_no_text_but_may_name_the_statement():
    """Its title and date are used where the text has none."""
    source = read_markdown('---\ntitle: "Joint Statement"\ndate: 2024-05-12\n---\nThey met.', None)
    assert (source.text, source.title, source.date) == ("They met.\n", "Joint Statement", "2024-05-12")


def test_a_markdown_file_is_read_without_its_marks(tmp_path):
    """Headings are known by their marks, link targets are no words, and a note says how the file was read."""
    path = tmp_path / "talks.md"
    path.write_text(
        "# Joint Statement\n\nThe ministers [met](https://example.org/a).\n\n## Next steps\n\nThey agreed.\n",
        encoding="utf-8",
    )
    statement = read(path)
    assert [s.kind for s in statement.sentences] == ["title", "paragraph", "heading", "paragraph"]
    assert sentences_of(statement) == ["Joint Statement", "The ministers met.", "Next steps", "They agreed."]
    assert "read as Markdown" in statement.notes


def test_a_text_file_has_no_marks(tmp_path):
    """The same characters in a .txt file are words."""
    path = tmp_path / "talks.txt"
    path.write_text("The ministers **met** <met> in Norvale.", encoding="utf-8")
    assert sentences_of(read(path)) == ["The ministers **met** <met> in Norvale."]
