from __future__ import annotations

from urllib.parse import unquote, urlsplit

import pytest

from dtt_diff.rendering.findings.places import has_lines, path, uri
from tests.rendering.findings.results import place


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("drafts/6.txt", "drafts/6.txt"),
        ("./drafts/../drafts/6.txt", "drafts/6.txt"),
        ("drafts/6 talks.txt", "drafts/6%20talks.txt"),
        ("drafts/Erklärung #6?.txt", "drafts/Erkl%C3%A4rung%20%236%3F.txt"),
        ("100%.txt", "100%25.txt"),
        ("a:b.txt", "a%3Ab.txt"),
        ("/srv/6.txt", "file:///srv/6.txt"),
        ("C:\\talks\\6.txt", "file:///C:/talks/6.txt"),
        ("https://example.org/6?a=b", "https://example.org/6?a=b"),
        ("a\nb\x00\u202e.txt", "a%0Ab%00%E2%80%AE.txt"),
        ("caf\udce9.txt", "caf%E9.txt"),
        ("x\ud800.txt", "x%ED%A0%80.txt"),
    ],
)
def test_files_become_uris(source, wanted):
    """Relative ones stay relative; what has a meaning in a URI, or no place in one, is percent-encoded."""
    assert uri(source) == wanted
    assert all(33 <= ord(character) < 127 for character in wanted)


def test_a_relative_file_never_looks_like_an_address():
    """Whatever its name: no scheme and no host, and the name comes back."""
    for name in ("http:evil", "javascript:alert(1)", "mailto:a@b.c", "-o"):
        parts = urlsplit(uri(name))
        assert (parts.scheme, parts.netloc) == ("", "")
        assert unquote(uri(name)) == name


@pytest.mark.parametrize(
    ("source", "wanted"), [("./a//b/./c.txt", "a/b/c.txt"), ("https://a.example//b", "https://a.example//b")]
)
def test_paths_have_no_detours(source, wanted):
    """Code hosts compare them letter by letter."""
    assert path(source) == wanted


@pytest.mark.parametrize("source", ["a.txt", "a.md", "a", "-", None, "dir.pdf/a.txt"])
def test_lines_are_those_of_the_file_where_the_place_says_so(source):
    """Plain text, text given directly, and what was found in a file with marks."""
    assert has_lines(place("words", source=source))
    assert not has_lines(place("words", source=source, in_file=False))


@pytest.mark.parametrize("source", ["a.docx", "A.PDF", "https://example.org/a.txt"])
def test_some_files_have_no_lines(source):
    """Whatever the place says."""
    assert not has_lines(place("words", source=source))
