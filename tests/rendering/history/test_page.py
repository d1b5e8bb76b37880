from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

import pytest

import dtt_diff as dd
from dtt_diff.errors import ReportError
from tests.rendering.history.making import hostile, long_series, sample, sample_page
from tests.rendering.page import by_id, read_page
from tests.tracking.making import corpus, council, tidewater


def test_the_page_needs_nothing_else():
    """No address, no inline style, no handler; the policy allows the one style sheet and the one script by their digests."""
    page = tidewater().to_html()
    assert not re.search(r"https?://", page)
    read = read_page(page)
    assert not [e for e in read.all() for name in e.attributes if name == "style" or name.startswith("on")]
    policy = next(e.get("content") for e in read.all("meta") if e.get("http-equiv"))
    for element in (read.one("style"), read.one("script")):
        digest = b64encode(sha256("".join(element.children).encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")


def test_the_same_history_is_the_same_page():
    """Byte for byte, also after it was stored."""
    history = tidewater()
    assert history.to_html() == dd.History.from_json(history.to_json()).to_html()


def test_links_lead_somewhere():
    """Every anchor is on the page, and no id is there twice."""
    ids = by_id(sample_page())
    targets = [e.get("href")[1:] for e in sample_page().all("a")] + [e.get("href")[1:] for e in sample_page().all("use")]
    assert len(targets) > 50
    assert set(targets) <= set(ids)


def test_every_edition_of_every_line_has_its_quote_without_a_script():
    """In an element that opens by click and by key; the words are those of the statement."""
    history = tidewater()
    ids = by_id(sample_page())
    for line in history.lines:
        row = ids[f"l-{line.index}"]
        assert row.name == "details"
        quotes = [quote.text() for quote in row.all("blockquote")]
        for step in line.steps:
            assert " ".join((step.text or line.text).split()) in quotes


def test_what_the_latest_edition_did_is_told():
    """Gone, back and new, each with since when."""
    latest = by_id(sample_page())["latest"].text()
    survey = sample()
    for item in (*survey.dropped, *survey.returned, *survey.appeared):
        assert " ".join(item.text.split())[:300] in latest
    assert "2 editions had it, the first 2022-06-03, the last 2023-05-23" in latest


def test_what_was_asked_for_is_answered():
    """The ledger of the phrase and the timeline of the matter; without them no such part."""
    asked = by_id(sample_page())["asked"].text()
    assert sample().ledgers[0].use.sentence in asked
    assert sample().ledgers[0].news in asked
    assert "“safe passage” is gone" in asked
    assert "asked" not in by_id(read_page(tidewater().to_html()))


def test_signs_go_with_every_colour():
    """No kind of step is told by its colour alone."""
    for element in sample_page().all("b"):
        if element.get("class") in {"strengthened", "softened", "added", "dropped", "updated"}:
            assert len(element.text()) > len(element.get("class").split()[0][:1])
            assert any(child.name == "i" and child.text() for child in element.all("i"))


def test_provenance_names_what_made_it():
    """The library, the profile, the lexicon and every text."""
    footer = by_id(sample_page())["provenance"].text()
    for value in tidewater().provenance.values():
        assert value in footer


def test_notes_are_shown():
    """What a reader should know is at the top."""
    history = council()
    assert history.notes
    banners = [e.text() for e in read_page(history.to_html()).all("p", "banner")]
    assert [note.split()[-1] in banner for note, banner in zip(history.notes, banners, strict=True)] == [True] * len(banners)


def test_what_statements_carry_stays_text():
    """Markup is shown, turns of direction have their number, and the page can be written as UTF-8."""
    html = hostile().to_html(phrases=["<script>alert(1)"], matters=["northern"])
    html.encode("utf-8")
    page = read_page(html)
    assert len(list(page.all("script"))) == 1
    assert not list(page.all("img"))
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00]", html)
    assert "[U+202E]" in html


def test_one_edition_is_a_page_too():
    """It says that there is nothing to compare with."""
    page = read_page(council(*council().statements[:1]).to_html())
    assert "the only edition" in by_id(page)["latest"].text()
    assert "movement" not in by_id(page)


def test_two_hundred_editions_stay_small():
    """The page grows with what changed, not with lines times editions."""
    history = long_series()
    assert len(history.editions) == 200
    assert len(history.to_html()) < 600_000


def test_a_single_phrase_is_not_taken_for_a_list_of_letters():
    """Words without brackets are an error that says so."""
    with pytest.raises(ReportError, match="brackets"):
        tidewater().to_html(phrases="ironclad")


def test_a_real_series_of_sixty_editions():
    """A page below a megabyte, whose elements nest."""
    history = dd.track(corpus("unsc_unficyp_mandate")[:20])
    html = history.to_html(phrases=["six months"])
    assert len(html) < 1_000_000
    assert len(list(read_page(html).all("details", "line"))) == len(history.lines)


def test_words_that_came_back_stand_in_their_sentence():
    """In bold: alone they may say nothing."""
    assert "“They <b>stated that these actions</b> are inconsistent with" in sample().history.to_html()
