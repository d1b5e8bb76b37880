from __future__ import annotations

from pathlib import Path

import pytest

import dtt_diff as dd
from dtt_diff.errors import DttDiffError
from dtt_diff.input import read_document, read_table
from tests.making import compare


def test_a_file_is_read_whole(tmp_path):
    """Up to the limit, and not a byte more than it."""
    path = tmp_path / "policy.toml"
    path.write_bytes(b"x" * 100)
    assert read_table(path) == read_document(path) == b"x" * 100


@pytest.mark.parametrize(
    ("read", "name"), [(read_table, "DTT_DIFF_MAX_TABLE_BYTES"), (read_document, "DTT_DIFF_MAX_DOCUMENT_BYTES")]
)
def test_a_file_over_the_limit_is_refused(tmp_path, monkeypatch, read, name):
    """The error is one of reading, and says how to raise the limit."""
    path = tmp_path / "policy.toml"
    path.write_bytes(b"x" * 100)
    monkeypatch.setenv(name, "99")
    with pytest.raises(OSError, match=rf"more than 9.9e-05 MB; .* {name}"):
        read(path)
    monkeypatch.setenv(name, "100")
    assert len(read(path)) == 100


READERS = {
    "policy": dd.load_policy,
    "lexicon": dd.load_lexicon,
    "review": lambda path: compare("They met.", "They left.").with_review(path),
    "themes": lambda path: compare("They met.", "They left.").to_markdown(themes=path),
}


@pytest.mark.parametrize("name", READERS)
@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="a device without end is of Unix")
def test_a_device_without_end_is_refused(name):
    """Every file beside the statements is read up to a limit."""
    with pytest.raises(DttDiffError, match=r"/dev/zero: .*more than 5 MB; .*DTT_DIFF_MAX_TABLE_BYTES"):
        READERS[name](Path("/dev/zero"))
