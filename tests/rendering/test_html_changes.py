"""What the HTML report says of the changes, and of both statements side by side."""

from __future__ import annotations

import pytest
from attrs import evolve

import dtt_diff as dd
from dtt_diff.model import KINDS, Change, Opinion, Review, Span, Statement
from dtt_diff.rendering.html import render_html
from dtt_diff.rendering.signs import SIGNS
from dtt_diff.reporting import build_report
from dtt_diff.statements import from_text
from tests.making import compare, small_lexicon
from tests.rendering.page import Element, by_id, read_page, sample, sample_page


def page_of(old: str, new: str) -> Element:
    """The page on two texts under the small lexicon."""
    return read_page(compare(old, new).to_html())


def words(text: str) -> str:
    """A text in one line."""
    return " ".join(text.split())


def marked_words(statement: Statement, spans: tuple[Span, ...]) -> str:
    """The words under marks, run together, since a sign may cut a mark in two."""
    return "".join("".join(statement.text[start:end] for start, end in spans).split())


def run_together(element: Element, name: str) -> str:
    """The words in ``<del>`` or ``<ins>``, run together."""
    return "".join("".join(part.text() for part in element.all(name)).split())


def cards(page: Element) -> list[Element]:
    """The changes as they are listed."""
    return list(page.all("article", "change"))


def rows(page: Element) -> list[Element]:
    """The rows of the side-by-side view, notes included."""
    return list(by_id(page)["statements"].all("div", "row"))


# Changes


def test_every_change_is_listed_once():
    """In the order of the themes, with an address that stays and a sign that leads to it."""
    listed = [card.get("id") for card in cards(sample_page())]
    assert listed == [f"c-{change.id}" for theme in sample().themes for change in theme.changes]
    assert [card.one("a", "pl").get("href") for card in cards(sample_page())] == [f"#{name}" for name in listed]


def test_a_change_in_no_theme_or_in_two_is_still_listed_once():
    """A report loses nothing, and doubles nothing."""
    first, second, *rest = (theme for theme in sample().themes if theme.changes)
    themes = (evolve(first, changes=(*first.changes, *second.changes)), second, *rest[1:])
    listed = [card.get("id") for card in cards(read_page(render_html(evolve(sample(), themes=themes))))]
    assert sorted(listed) == sorted(f"c-{change.id}" for change in sample().comparison.changes)


@pytest.mark.parametrize("kind", KINDS)
def test_a_change_is_told_in_full(kind):
    """Sign and word, both quotes to the letter with their marks, place, salience, confidence, and the evidence on demand."""
    changes = sample().comparison.of_kind(kind)
    assert changes
    for change in changes:
        card = by_id(sample_page())[f"c-{change.id}"]
        assert card.one("h4").text().startswith(f"{SIGNS[kind]} {kind} ")
        assert f"salience {change.salience} {change.confidence} confidence" in card.one("ul", "meta").text()
        assert [item.text() for item in card.all("li", "dim")] == list(change.dimensions)
        assert words(change.explanation) in card.text()
        check_quotes(card, change)
        check_evidence(card.one("details").text(), change)


def check_quotes(card: Element, change: Change) -> None:
    """To the letter, with the marks; an empty place where the other side has no counterpart."""
    comparison = sample().comparison
    sides = (("old", change.old, comparison.old, "del"), ("new", change.new, comparison.new, "ins"))
    for name, passage, statement, element in sides:
        side = card.one("div", name)
        assert side.one("p", "tag").text() == name
        if passage is None:
            assert side.one("p", "none").text() == "No counterpart"
        else:
            quote = side.one("blockquote")
            assert quote.text(without="gap") == f"“{words(passage.text)}”"
            assert run_together(quote, element) == marked_words(statement, passage.marks)


def check_evidence(text: str, change: Change) -> None:
    """Rule, cues, ranks, scale, sources and confidence."""
    assert f"Confidence {change.confidence}" in text
    assert f"Id {change.id}" in text
    assert (f"Shift {change.shift:+.1f}".replace("-", "−") in text) if change.shift is not None else "Shift" not in text
    for item in change.evidence:
        assert f"Rule {item.rule}" in text
        for cue in (item.old_cue, item.new_cue):
            assert cue is None or f"“{words(cue.text)}” ({cue.entry})" in text
        if item.scale:
            assert f"Scale {item.scale}: {item.old_rank} → {item.new_rank}" in text
            assert f"Sources {', '.join(item.sources)}" in text


# The two statements side by side


@pytest.mark.parametrize("name", ["old", "new"])
def test_every_sentence_is_there_to_the_letter(name):
    """Each once, with its list label; the signs of the changes are no part of it; a page break in it is told."""
    ids, statement = by_id(sample_page()), getattr(sample().comparison, name)
    for sentence in statement.sentences:
        text = ids[f"{name}-s{sentence.index}"].text(without="ref")
        label = f"{sentence.label} " if sentence.label else ""
        assert text.replace("[page break] ", "") == label + words(statement.quote(sentence.spans))
        assert ("[page break]" in text) == (len(sentence.spans) > 1)


@pytest.mark.parametrize(("name", "element"), [("old", "del"), ("new", "ins")])
def test_words_that_one_side_has_alone_are_marked(name, element):
    """As the report says, in the column of their side."""
    statement = getattr(sample().comparison, name)
    standing = [row for row in rows(sample_page()) if "note" not in row.get("class").split()]
    for row, shown in zip(sample().rows, standing, strict=True):
        assert run_together(shown.one("div", name), element) == marked_words(statement, getattr(row, f"{name}_marks"))


def test_a_row_tells_verdict_shape_and_changes():
    """By sign and word; every change with a link to where it is told in full, and what it adds to the verdict."""
    standing = [row for row in rows(sample_page()) if "note" not in row.get("class").split()]
    for row, shown in zip(sample().rows, standing, strict=True):
        heading = shown.one("h3").text()
        assert (row.group.verdict in heading) == (row.group.verdict != "not compared")
        assert row.group.verdict not in SIGNS or f"{SIGNS[row.group.verdict]} {row.group.verdict}" in heading
        listed = [link for item in shown.all("li") for link in item.all("a") if link.get("href").startswith("#c-")]
        assert [(link.get("href"), link.text()) for link in listed] == [
            (f"#c-{change.id}", f"{SIGNS[change.kind]} {change.kind}") for change in row.changes
        ]
        weights = [reason.weight for reason in row.group.reasons if reason.weight]
        assert [item.text() for item in shown.all("span", "weight")] == [f"{w:+.1f}".replace("-", "−") for w in weights]


def test_a_sign_stands_in_the_text_where_a_change_begins():
    """On both sides, and a screen reader hears the word."""
    page = page_of("They condemned the launch in the strongest terms.", "They condemned the launch.")
    (change,) = compare("They condemned the launch in the strongest terms.", "They condemned the launch.").softened
    signs = list(page.all("a", "ref"))
    assert [(s.text(), s.get("aria-label"), s.get("href")) for s in signs] == [("▼", "softened", f"#c-{change.id}")] * 2


def test_paragraphs_can_be_cited():
    """Each has an address in its edition, which a pilcrow shows and leads to."""
    ids = by_id(sample_page())
    for name in ("old", "new"):
        for number in {sentence.paragraph for sentence in getattr(sample().comparison, name).sentences} - {0}:
            pilcrow = ids[f"{name}-p{number}"]
            assert pilcrow.text() == f"{name} ¶{number}"
            assert pilcrow.get("href") == f"#{name}-p{number}"


def test_titles_datelines_and_headings_are_shown_as_such():
    """By their looks; the headings of the page are its own."""
    text = "Joint Statement of the 4th Norvale Talks\n\nKesh, May 12, 2024\n\nMaritime security\n\nThey met in Kesh.\n"
    page = page_of(text, text)
    assert [p.text() for p in page.all("p", "title")] == ["Joint Statement of the 4th Norvale Talks"] * 2
    assert [p.text() for p in page.all("p", "heading")] == ["Maritime security"] * 2
    assert [p.text() for p in page.all("p", "dateline")] == ["Kesh, May 12, 2024"] * 2


def test_splits_and_merges_are_told():
    """With how many sentences became how many."""
    one = "They welcomed the work of the regional coast guards, and they noted the livelihood of the fishing communities."
    two = "They welcomed the work of the regional coast guards. They noted the livelihood of the fishing communities."
    assert "split 1 → 2" in page_of(one, two).text()
    assert "merged 2 → 1" in page_of(two, one).text()


def test_a_moved_sentence_can_be_followed_both_ways():
    """From where it stands to where it stood, and back."""
    report = sample()
    place = next(k for k, row in enumerate(report.rows) if row.group.old and row.group.new and row.group.verdict == "unchanged")
    row = evolve(report.rows[place], group=evolve(report.rows[place].group, moved=True))
    page = read_page(render_html(evolve(report, rows=(*report.rows[:place], *report.rows[place + 1 :], row))))
    number = len(report.rows)
    ids = by_id(page)
    assert f"#from-{number}" in [link.get("href") for link in ids[f"row-{number}"].all("a")]
    assert f"#row-{number}" in [link.get("href") for link in ids[f"from-{number}"].all("a")]
    assert "moved" in ids[f"row-{number}"].one("h3").text()
    names = [element.get("id") for element in rows(page)]
    assert names.index(f"from-{number}") == place


# Selections and reviews


def reviewed() -> Element:
    """The sample with an opinion of each sort."""
    comparison = sample().comparison
    decisions = ("accepted", "relabelled", "rejected", "open")
    changes = [
        evolve(
            change, kind="updated" if decision == "relabelled" else change.kind, opinion=Opinion(decision, change.kind, note)
        )
        for change, decision, note in zip(
            comparison.leading, decisions, ("", "It binds <nobody>.", "Said in ¶9.", ""), strict=False
        )
    ]
    kept = [c for c in comparison.changes if c.id not in {change.id for change in changes}]
    result = evolve(
        comparison,
        changes=(*changes[:2], changes[3], *kept),
        rejected=(changes[2],),
        review=Review((), reviewer="Ida Brandt", source="review.toml"),
        selection="softened or dropped",
        notes=("an entry names a change that is no more",),
    )
    return read_page(render_html(build_report(result)))


def test_a_review_is_told_at_the_head():
    """Who decided, and how much."""
    banners = [banner.text() for banner in reviewed().all("p", "banner")]
    open_ones = len(sample().comparison.changes) - 3
    assert banners[0].startswith(f"Reviewed by Ida Brandt: 1 accepted, 1 rejected, 1 relabelled, {open_ones} open.")
    assert "review.toml" in banners[0]
    assert banners[1].startswith("A selection: softened or dropped.")
    assert banners[2] == "Note: an entry names a change that is no more"


def test_a_reviewed_change_keeps_the_original_label_visible():
    """With the reviewer's note; the reviewed kind is the one that counts."""
    _, relabelled, rejected, *_ = sample().comparison.leading
    ids = by_id(reviewed())
    card = ids[f"c-{relabelled.id}"]
    assert card.one("h4").text().startswith("~ updated")
    opinion = card.one("p", "opinion").text()
    assert f"relabelled; was: {SIGNS[relabelled.kind]} {relabelled.kind}" in opinion
    assert "It binds <nobody>." in opinion
    assert [item.get("id") for item in ids["rejected"].all("article")] == [f"c-{rejected.id}"]
    assert "Said in ¶9." in ids["rejected"].text()
    assert f"c-{rejected.id}" not in [item.get("id") for item in ids["changes"].all("article")]


# Editions with nothing to say to each other, or with something to say to the page


def test_equal_editions_say_so():
    """No table of zeros, no filter for nothing."""
    text = "Joint Statement of the 4th Norvale Talks\n\nThe sides met. They agreed to meet again.\n"
    page = page_of(text, text)
    assert "No change: nothing was added" in by_id(page)["summary"].text()
    assert "both sides are the same text" in page.one("header", "top").text()
    assert not [*page.all("form"), *page.all("ul", "counts"), *page.all("table", "balance"), *page.all("article")]
    assert [row.one("h3").text() for row in rows(page)][1:] == ["old ¶1 → new ¶1 = unchanged"] * 2


def test_an_empty_selection_does_not_claim_that_nothing_changed():
    """What was left out is not what is not there."""
    comparison = evolve(sample().comparison, changes=(), selection="only softened")
    page = read_page(render_html(build_report(comparison)))
    assert by_id(page)["summary"].one("p", "lead").text() == "No change in this selection."


def test_editions_without_anything_in_common_stand_one_below_the_other():
    """All dropped, all added; the empty places say so."""
    page = page_of("The harvest was poor.", "Search crews found the lost ferry.")
    assert [row.one("h3").text() for row in rows(page)] == ["old ¶1 → gone − dropped", "new → new ¶1 + added"]
    assert len([none for row in rows(page) for none in row.all("p", "none")]) == 2


ATTACKS = [
    "<script>alert(1)</script>",
    "</script></style></details></section>",
    "<img src=x onerror=alert(1)>",
    "]]><![CDATA[x]]>",
    "{{ 7 * 7 }} {% raw %}",
    "&amp; &lt;b&gt; \"quoted\" 'quoted'",
    "\u202eesrever\u202c",
    "\u200f\u2067עברית\u2069",
    "nul\x00 bell\x07 escape\x1b[31m",
    "lone \ud800 surrogate \udfff",
    "👩‍👩‍👧 🏴\U000e0067\U000e0062 \ufffe",
    "w" * 300,
]


@pytest.mark.parametrize("attack", ATTACKS, ids=range(len(ATTACKS)))
def test_whatever_a_statement_carries_is_text(attack):
    """In sentences, title, source, notes, parties, themes and the reviewer's words; the page keeps its structure."""
    old = from_text(
        f"Statement of the 4th {attack} Talks\n\n1. The ministers condemned the {attack} launch in the strongest terms.\n"
    )
    new = from_text(f"Statement of the 5th {attack} Talks\n\n1. The ministers condemned the {attack} launch.\n")
    source = {"source": attack, "notes": (attack,), "parties": (attack,), "title": attack, "date": attack}
    result = compare("They met.", "They met.")
    result = evolve(result, old=evolve(result.old, **source), selection=attack, notes=(attack,), profile=attack)
    for comparison in (dd.compare(old, new, lexicon=small_lexicon()), result):
        report = build_report(comparison)
        report = evolve(
            report,
            themes=tuple(evolve(theme, name=attack) for theme in report.themes),
            parties=((attack,), (attack, attack)),
        )
        html = render_html(report)
        page = read_page(html.encode("utf-8").decode("utf-8"))
        by_id(page)
        assert len(list(page.all("script"))) == 1
        assert not list(page.all("img"))
        assert not [
            c
            for c in html
            if (c < " " and c != "\n") or "\x7f" <= c < "\xa0" or c in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068"
        ]
        assert "7 * 7" not in attack or "{{ 7 * 7 }}" in page.text()
