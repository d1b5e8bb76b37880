from __future__ import annotations

import sys

import pytest

import dtt_diff as dd
from dtt_diff.reading.html import read_html
from tests.making import sentences_of

PROSE = "The ministers met in Norvale and reviewed the state of the strait, and they agreed to share warning data."


def page(body: str, head: str = "") -> bytes:
    """A page with a body."""
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


def paragraphs(body: str) -> list[str]:
    """The paragraphs of a page, with their labels."""
    return read_html(page(body), "a.html").text.rstrip("\n").split("\n\n")


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("<ol><li>One.</li><li value=5>Two.<li>Three.</ol>", ["1. One.", "5. Two.", "6. Three."]),
        ("<ol start=3 type=a><li>One.</li></ol>", ["(c) One."]),
        ('<ol style="list-style-type: lower-roman"><li>One.<li>Two.</ol>', ["(i) One.", "(ii) Two."]),
        ("<ul><li>One.<ul><li>Two.</ul></ul>", ["• One.", "• Two."]),
        ("<ol><li>3. One brings its own.</li></ol>", ["3. One brings its own."]),
        ("<ol><li><p>One.</p><p>More of it.</p></li></ol>", ["1. One.", "More of it."]),
        ("<p>They met<br>in Kesh.<br><br>They left.</p>", ["They met in Kesh.", "They left."]),
        ("<table><tr><th>State<th>Ships<tr><td>Norvale<td>4</table>", ["State | Ships", "Norvale | 4"]),
        ("<p>She said <q>we met</q>.</p>", ["She said “we met”."]),
        ("<p>They met.<sup>1</sup> They left.<sup>[2]</sup></p>", ["They met. They left."]),
        ("<p>The 13<sup>th</sup> talks; 40 m<sup>2</sup>; 10<sup>9</sup>.</p>", ["The 13th talks; 40 m²; 10⁹."]),
        ("<p>co&shy;operation&nbsp;and &ldquo;peace&rdquo;</p>", ["cooperation and “peace”"]),
        ("<pre>They met.\n\nThey left.</pre>", ["They met.", "They left."]),
        ("They met.<div>They left.</div>They slept.", ["They met.", "They left.", "They slept."]),
    ],
)
def test_elements_become_paragraphs(body, wanted):
    """Lists have their labels, rows their cells, line breaks inside a sentence are spaces, marks of notes go."""
    assert paragraphs(f"<p>{PROSE}</p>{body}")[1:] == wanted


@pytest.mark.parametrize(
    "junk",
    [
        "<nav><a href=/>Home</a></nav>",
        "<ul><li><a href=/1>News</a></li><li><a href=/2>Careers</a></li></ul>",
        '<div class="share-buttons"><a href=#>Facebook</a></div>',
        '<div id="cookieBanner">We use cookies to make this site work better for you.</div>',
        '<div role="dialog"><p>Subscribe to our newsletter today and never miss a statement.</p></div>',
        '<p style="display: none">Hidden words stand here.</p>',
        '<p class="visually-hidden">Opens in a new window.</p>',
        "<p>Share this page</p>",
        "<p>Last updated: 4 May 2026</p>",
        "<h2>Related links</h2><p><a href=/1>The talks of last year</a></p>",
        "<h2>More news</h2><h3>The school opens</h3><p>Pilots came to it.</p>",
        "<footer>© Norvale. All rights reserved.</footer>",
        "<script>document.write('They met.')</script><noscript>Switch on scripts.</noscript>",
        "<form><label>Search</label><input></form>",
        "<figure><img src=a.png><figcaption>The ministers in Kesh.</figcaption></figure>",
    ],
)
def test_what_frames_a_text_is_left_out(junk):
    """By element, role, name, words or links."""
    assert paragraphs(f"<article><p>{PROSE}</p><p>They left.</p>{junk}</article>") == [PROSE, "They left."]


def test_a_name_does_not_condemn_the_text():
    """The element that holds the statement stays, whatever it is called."""
    assert paragraphs(f'<div class="menu-open sidebar"><form><p>{PROSE}</p></form></div>') == [PROSE]


def test_a_heading_inside_the_text_is_not_taken_for_its_title():
    """Text above a heading is not cut off."""
    statement = dd.read(page(f"<p>{PROSE}</p><h1>Security</h1><p>{PROSE}</p>"))
    assert [sentence.kind for sentence in statement.sentences] == ["paragraph", "heading", "paragraph"]


def test_title_and_date_may_stand_in_the_head():
    """They are used where the text has none."""
    head = '<title>Joint Statement | Ministry</title><meta property="article:published_time" content="2024-05-12T09:00:00Z">'
    statement = dd.read(page(f"<p>{PROSE}</p>", head))
    assert (statement.title, statement.date) == ("Joint Statement", "2024-05-12")


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="utf-8">', "utf-8"),
        ('<meta charset="windows-1252">', "cp1252"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">', "cp1252"),
        ('<meta charset="shift_jis">', "shift_jis"),
        ("", "utf-8"),
        ("", "utf-16"),
        ("", "cp1252"),
    ],
)
def test_the_document_says_its_encoding(head, encoding):
    """By a mark of its bytes, a meta element, or its bytes themselves."""
    word = "閣僚" if encoding == "shift_jis" else "“déjà vu”"
    content = page(f"<p>{PROSE} They said {word} twice.</p>", head).decode().encode(encoding)
    assert f"They said {word} twice." in sentences_of(dd.read(content))


def test_the_server_is_believed_before_the_page():
    """What the header says comes first; what it says wrongly does not."""
    content = page("<p>Café.</p>", '<meta charset="utf-8">').decode().encode("cp1252")
    assert "Café." in read_html(content, "a", "windows-1252").text
    assert "Café." in read_html(page("<p>Café.</p>", '<meta charset="utf-8">'), "a", "no-such-code").text


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (page("<div>" * 5000 + "<p>They met.</p>"), "inside one another"),
        (page("<script>x()</script>"), "no text was found in this HTML page"),
        (b"<html><body></body></html>", "no text was found"),
    ],
)
def test_what_cannot_be_read_is_refused(content, why):
    """With its name and the reason."""
    with pytest.raises(dd.ReadingError, match=why):
        dd.read(content)


def test_hostile_markup_harms_nothing():
    """Broken tags, NUL characters and endless attributes are text or nothing."""
    content = (
        b"<html><body><p onclick='x"
        + b"a" * 10_000
        + b"'>They met.\x00</p><p><<<>>> <a href='javascript:x'>They left.</a></body"
    )
    assert "They met." in sentences_of(dd.read(content))


def test_a_missing_package_is_named(monkeypatch):
    """The command that installs it stands in the message."""
    monkeypatch.setitem(sys.modules, "selectolax.lexbor", None)
    with pytest.raises(dd.DttDiffError, match=r"selectolax.*pip install 'dtt_diff\[formats\]'"):
        dd.read(page(f"<p>{PROSE}</p>"))
