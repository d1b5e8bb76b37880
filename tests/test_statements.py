from __future__ import annotations

import hashlib

import pytest

import dtt_diff as dd
from dtt_diff.statements import from_text
from tests.making import samples

TEXT = "Joint Statement of the 4th Norvale Talks\n\nThe ministers met. They agreed on a plan.\n"


def test_a_text_becomes_a_statement():
    """Text, blocks, sentences, digest and what it says of itself; no source."""
    statement = from_text(TEXT)
    assert statement.text == TEXT
    assert [block.kind for block in statement.blocks] == ["title", "paragraph"]
    assert [sentence.index for sentence in statement.sentences] == [0, 1, 2]
    assert statement.digest == hashlib.sha256(TEXT.encode()).hexdigest()
    assert (statement.title, statement.edition, statement.source) == (
        "Joint Statement of the 4th Norvale Talks",
        4,
        None,
    )


def test_a_file_becomes_the_same_statement(tmp_path):
    """Only the source is another."""
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode())
    statement, given = dd.read(path), from_text(TEXT)
    assert statement.source == str(path)
    assert (statement.sentences, statement.blocks, statement.digest) == (given.sentences, given.blocks, given.digest)


def test_a_path_may_be_given_as_text_to_read(tmp_path):
    """``read`` takes files only, so a str is a path there."""
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode())
    assert dd.read(str(path)) == dd.read(path)


@pytest.mark.parametrize("text", ["", "  \n\t ", "***"])
def test_a_text_without_a_word_is_refused(text):
    """There is nothing to compare."""
    with pytest.raises(dd.ReadingError):
        from_text(text)


def test_values_cannot_be_changed():
    """Statements are frozen."""
    with pytest.raises(AttributeError):
        from_text(TEXT).text = "another"  # type: ignore[misc]


def test_furniture_is_no_sentence():
    """Page numbers and running heads are blocks, not sentences, and the reader says what he decided."""
    statement = from_text("The ministers agreed to share data with\n\n3\n\fthe coast guards.\n")
    assert "furniture" in {block.kind for block in statement.blocks}
    assert len(statement.sentences) == 1
    assert len(statement.notes) == 2


def test_lone_surrogates_do_not_stop_the_reader():
    """A str may hold what UTF-8 cannot."""
    assert from_text("The ministers \ud800 met.").sentences


@pytest.mark.parametrize(
    "path",
    samples() or [pytest.param(None, marks=pytest.mark.skip(reason="no sample statements"))],
    ids=lambda p: p and p.stem,
)
def test_the_samples_say_what_they_are(path):
    """Every sample statement has a title and a date that the reader finds."""
    statement = dd.read(path)
    assert statement.title
    assert statement.date
