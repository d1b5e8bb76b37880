from __future__ import annotations

import pytest

from dtt_diff import read
from dtt_diff.reading import find_markup
from tests.making import sentences_of


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("---\ntitle: Talks\n---\nThey met.", ["---\ntitle: Talks\n---\n"]),
        ("They met.<!-- to be checked -->", ["<!-- to be checked -->"]),
        ("They <b>met</b>.", ["<b>", "</b>"]),
        ("They [met](https://example.org/a) again.", ["(https://example.org/a)"]),
        ("[note]: https://example.org/a", ["[note]: https://example.org/a"]),
        ("```\nThey met.\n```", ["```", "```"]),
        ("They (the ministers) met; 3 < 4, a > b.", []),
        ("They **met** and _agreed_.\n\n---\n\nThe end.", []),
    ],
)
def test_markup_is_told_from_words(text, markup):
    """Links, tags, comments and fences are markup; brackets, signs and emphasis are not."""
    assert [text[start:end] for start, end in find_markup(text)] == markup


def test_a_markdown_file_is_read_without_its_markup(tmp_path):
    """Headings are known by their marks, link targets are no words, and a note says how the file was read."""
    path = tmp_path / "talks.md"
    path.write_text(
        "# Joint Statement\n\nThe ministers [met](https://example.org/a).\n\n## Next steps\n\nThey agreed.\n",
        encoding="utf-8",
    )
    statement = read(path)
    assert [s.kind for s in statement.sentences] == ["title", "paragraph", "heading", "paragraph"]
    assert not any("example" in token.norm for s in statement.sentences for token in s.tokens)
    assert sentences_of(statement)[2:] == ["Next steps", "They agreed."]
    assert "read as Markdown" in statement.notes


def test_a_text_file_has_no_markup(tmp_path):
    """The same characters in a .txt file are words."""
    path = tmp_path / "talks.txt"
    path.write_text("The ministers <met> in Norvale.", encoding="utf-8")
    assert sentences_of(read(path)) == ["The ministers <met> in Norvale."]
