from __future__ import annotations

import datetime as dt
import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import textwrap
import zipfile
from functools import lru_cache
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import dtt_diff as dd
from dtt_diff.model import Link, Opinion, Passage, Review
from dtt_diff.rendering.docx import render_docx
from tests.laws.strategies import any_pairs, pairs
from tests.making import compare, load_pair, samples, shared_pairs
from tests.rendering.libreoffice import NO_ANSWER
from tests.rendering.word import GONE, W, Word, attribute, name, text_of

PARAGRAPHS = [
    "Joint Statement of the 4th Norvale Talks",
    "Port Alder, May 12, 2024",
    "The ministers condemned in the strongest terms the missile launches of Oskara. They urged both sides to keep talking.",
    "The Committee decided to raise the target range for the policy rate by a quarter point, as appropriate.",
    "The three delegations welcomed the joint search for the lost ferry. They will support the convoys of grain to the north.",
    "Both governments reaffirmed the sharing of real-time warning data. They agreed to meet again in Kesh.",
]
HOSTILE = (
    "Joint <b>Statement</b> & ]]> \x00\x01 \ud83d of the \u202eTalks\u202c 🚢\n\nPort Alder, May 12, 2024\n\n"
    f"1. The ministers <script>alert(1)</script> condemned\tthe launches &amp; 🚢 of {'x' * 300} in\u00a0Oskara.\n\n"
    "- 2 -\n\n2. They \u200b agreed to co\u00adoperate\x0b here \ufffe now. \x1f Done\ud83d.\n\n"
    "3. The ministers urged both sides to stop.\f\nand to talk again\u2028 in the hall."
)


def document(old: str, new: str) -> Word:
    """The Word document of two texts under the small lexicon."""
    return Word.of(render_docx(compare(old, new)))


def written(*paragraphs: str) -> str:
    """Paragraphs as a text."""
    return "\n\n".join(paragraphs) + "\n"


def numbered(*paragraphs: str) -> str:
    """The same, with a list number before each paragraph of the body."""
    return written(*paragraphs[:2], *(f"{number}. {text}" for number, text in enumerate(paragraphs[2:], 1)))


@lru_cache
def sample() -> dd.Comparison:
    """The two latest sample statements compared."""
    return dd.compare(*samples()[-2:])


def remarked(comparison: dd.Comparison) -> list[dd.Change]:
    """The changes that have a comment where nobody reviewed."""
    return [change for change in comparison.changes if change.kind != "updated"]


def letters(text: str) -> str:
    """What no layout and no limit of XML can touch: a text without white space and without what XML cannot hold."""
    return re.sub("[^\x21-\ud7ff\ue000-\ufffc\U00010000-\U0010ffff]|\\s", "", text)


# Accept all, reject all


def assert_both_editions(word: Word, old: str, new: str) -> None:
    """Accepting leaves the new text, rejecting the old one, apart from how lines are wrapped."""
    for decision, text in (("accept", new), ("reject", old)):
        paragraphs = word.after(decision)
        assert letters("".join(paragraphs)) == letters(text)
        assert [line for line in paragraphs if not line.strip()] == []


@pytest.mark.parametrize("turned", [False, True], ids=["forward", "backward"])
def test_the_sample_accepted_is_the_new_edition_and_rejected_the_old_one(turned):
    """To the letter: blank lines part paragraphs, a hard line end inside one is a space."""
    old, new = samples()[-2:][:: -1 if turned else 1]
    word = Word.of(render_docx(dd.compare(old, new)))
    for decision, path in (("accept", new), ("reject", old)):
        assert " ".join(word.after(decision)).split() == path.read_text(encoding="utf-8").split()
    assert_both_editions(word, old.read_text(encoding="utf-8"), new.read_text(encoding="utf-8"))


@pytest.mark.parametrize("folder", shared_pairs())
def test_real_pairs_come_back_both_ways(folder):
    """In either order of the two editions."""
    pair = load_pair(folder)
    for old, new in (("old", "new"), ("new", "old")):
        word = Word.of(render_docx(dd.compare(pair[old]["path"], pair[new]["path"])))
        assert " ".join(word.after("accept")).split() == pair[new]["text"].split()
        assert " ".join(word.after("reject")).split() == pair[old]["text"].split()
        assert_both_editions(word, pair[old]["text"], pair[new]["text"])


@given(pairs())
@settings(max_examples=60, deadline=None)
def test_revised_editions_come_back_to_the_letter(texts):
    """Kept, revised, dropped, added and moved sentences: every paragraph is there as it was."""
    word = document(*texts)
    assert word.after("reject") == texts[0].strip().split("\n\n")
    assert word.after("accept") == texts[1].strip().split("\n\n")


@given(any_pairs())
@settings(max_examples=60, deadline=None)
def test_strange_texts_come_back_too(texts):
    """Texts with traps, and two texts that have nothing to do with each other."""
    assert_both_editions(document(*texts), *texts)


@given(st.permutations(PARAGRAPHS[2:]), st.booleans())
@settings(max_examples=24, deadline=None)
def test_paragraphs_in_any_order_come_back(body, with_numbers):
    """Whatever moved is put back at its old place."""
    make = numbered if with_numbers else written
    old, new = make(*PARAGRAPHS), make(*PARAGRAPHS[:2], *body)
    word = document(old, new)
    assert word.after("reject") == old.strip().split("\n\n")
    assert word.after("accept") == new.strip().split("\n\n")


# What is tracked


def test_words_are_tracked_one_by_one():
    """A word for a word, not the sentence for a sentence."""
    word = document(written(*PARAGRAPHS), written(*PARAGRAPHS).replace("strongest", "clearest"))
    assert word.changes() == [("del", "strongest"), ("ins", "clearest")]
    assert word.marks() == [""] * len(PARAGRAPHS)


def test_wrapping_is_no_change():
    """Other line lengths, other line ends, one blank line more: nothing is tracked, and lines are joined by one space."""
    old = written(*(textwrap.fill(text, 50, break_on_hyphens=False) for text in PARAGRAPHS))
    new = "\n" + written(*(textwrap.fill(text, 64, break_on_hyphens=False) for text in PARAGRAPHS)).replace(
        "\n\n", "\n \n\n"
    ).replace("\n", "\r\n")
    word = document(old, new)
    assert word.changes() == []
    assert word.after("accept") == word.after("reject") == PARAGRAPHS
    reworded = document(old, new.replace("lost\r\nferry", "missing\r\nboat").replace("lost ferry", "missing boat"))
    assert reworded.changes() == [("del", "lost ferry"), ("ins", "missing boat")]


def test_white_space_inside_a_line_stays_to_the_letter():
    """Two spaces and a tab are what the statement has."""
    word = document(written("The ministers met.  They\tagreed to talk."), written("The ministers met. They agreed to talk."))
    assert word.after("reject") == ["The ministers met.  They\tagreed to talk."]
    assert word.after("accept") == ["The ministers met. They agreed to talk."]
    assert "tab" in {name(element) for element in word.body.iter()}


@pytest.mark.parametrize("gone", range(2, 5))
def test_a_dropped_paragraph_takes_its_mark_along(gone):
    """Only it and its mark are deleted: no neighbour is joined to another."""
    word = document(written(*PARAGRAPHS), written(*PARAGRAPHS[:gone], *PARAGRAPHS[gone + 1 :]))
    assert "".join(text for _, text in word.changes()) == PARAGRAPHS[gone]
    assert {kind for kind, _ in word.changes()} == {"del"}
    assert word.marks() == ["del" if place == gone else "" for place in range(len(PARAGRAPHS))]


def test_an_added_paragraph_brings_its_mark_along():
    """The mirror image."""
    word = document(written(*PARAGRAPHS[:3], *PARAGRAPHS[4:]), written(*PARAGRAPHS))
    assert "".join(text for _, text in word.changes()) == PARAGRAPHS[3]
    assert word.marks() == ["ins" if place == 3 else "" for place in range(len(PARAGRAPHS))]


def test_new_numbers_do_not_tie_paragraphs_that_have_nothing_in_common():
    """The number of a dropped paragraph goes with it, the next one is renumbered."""
    word = document(numbered(*PARAGRAPHS), numbered(*PARAGRAPHS[:3], *PARAGRAPHS[4:]))
    gone = "".join(text_of(child) for child in word.paragraphs[3] if name(child) == "del")
    assert gone == f"2. {PARAGRAPHS[3]}"
    assert word.changes()[-4:] == [("del", "3"), ("ins", "2"), ("del", "4"), ("ins", "3")]


def test_a_paragraph_that_was_replaced_stands_next_to_its_successor():
    """The old one with its mark, then the new one with its own: not one paragraph made of both."""
    other = "Fishing crews of the eastern islands elected a harbour master."
    word = document(written(*PARAGRAPHS), written(*PARAGRAPHS[:3], other, *PARAGRAPHS[4:]))
    assert [(text_of(p), mark) for p, mark in zip(word.paragraphs, word.marks(), strict=True)][3:5] == [
        (PARAGRAPHS[3], "del"),
        (other, "ins"),
    ]


def test_old_words_stay_next_to_what_replaces_them():
    """Not before a paragraph that came in between: number by number, sentence by sentence."""
    other = "Fishing crews of the eastern islands elected a harbour master."
    word = document(numbered(*PARAGRAPHS), numbered(*PARAGRAPHS[:2], other, *PARAGRAPHS[2:]))
    assert [text_of(p)[:4] for p in word.paragraphs[2:5]] == ["1. F", "12. ", "23. "]
    assert word.marks()[2] == "ins"
    cut = written(PARAGRAPHS[2].replace(" They urged", "\n\nThe officials urged"))
    word = document(written(PARAGRAPHS[2]), cut)
    assert [text_of(p).startswith("TheyThe officials urged") for p in word.paragraphs] == [False, True]
    assert word.marks() == ["ins", ""]


def test_the_end_of_one_paragraph_is_not_mixed_with_the_beginning_of_the_next():
    """Where a sentence came to the end of one and another left the beginning of the next, the mark between them stays."""
    first, last, gone, come = PARAGRAPHS[3], PARAGRAPHS[5], "Fishing crews elected a harbour master.", "Tariffs on timber rose."
    word = document(written(first, f"{gone} {last}"), written(f"{first} {come}", last))
    assert word.marks() == ["", ""]
    assert "".join(text for kind, text in word.changes() if kind == "ins") == f" {come}"
    assert "".join(text for kind, text in word.changes() if kind == "del") == f"{gone} "


def test_what_moved_to_two_places_is_two_moves():
    """Though it stood side by side; what moved together is one."""
    a, b, c, d = PARAGRAPHS[2:]
    apart = document(written(a, b, c, d), written(c, a, d, b))
    together = document(written(a, b, c, d), written(c, d, a, b))
    for word, moves in ((apart, 2), (together, 1)):
        starts = [element for element in word.body.iter() if name(element) == "moveToRangeStart"]
        assert len(starts) == moves


def test_moved_paragraphs_are_moves():
    """With its mark, under one name at both ends, as two stretches that hold the same words."""
    word = document(written(*PARAGRAPHS), written(*PARAGRAPHS[:2], PARAGRAPHS[4], *PARAGRAPHS[2:4], PARAGRAPHS[5]))
    assert word.changes() == [("moveTo", PARAGRAPHS[4]), ("moveFrom", PARAGRAPHS[4])]
    assert word.marks() == ["", "", "moveTo", "", "", "moveFrom", ""]
    starts = [element for element in word.body.iter() if name(element).endswith("RangeStart") and "move" in name(element)]
    assert [(name(start), attribute(start, "name")) for start in starts] == [
        ("moveToRangeStart", "move1"),
        ("moveFromRangeStart", "move1"),
    ]


def test_a_moved_sentence_that_was_revised_keeps_its_word_edits():
    """Old words are deleted at the old place, new ones inserted at the new place; the rest has moved."""
    revised = PARAGRAPHS[4].replace("lost ferry", "missing ferry")
    word = document(written(*PARAGRAPHS), written(*PARAGRAPHS[:2], revised, *PARAGRAPHS[2:4], PARAGRAPHS[5]))
    assert [change for change in word.changes() if "move" not in change[0]] == [("ins", "missing"), ("del", "lost")]
    assert "".join(text for kind, text in word.changes() if kind in ("moveTo", "ins")) == revised
    assert "".join(text for kind, text in word.changes() if kind in ("moveFrom", "del")) == PARAGRAPHS[4]


def test_what_moved_away_is_not_also_kept():
    """Even where a sentence that came to its old place begins with the same words and is tied to it."""
    come = "The Committee thanked the harbour master."
    old, new = written(*PARAGRAPHS[2:]), written(PARAGRAPHS[2], come, *PARAGRAPHS[4:], PARAGRAPHS[3])
    comparison = compare(old, new)
    tie = Link(2, 2, "partial", 0.5)
    assert comparison.old.quote(comparison.old.sentences[tie.old].spans) == PARAGRAPHS[3]
    assert comparison.new.quote(comparison.new.sentences[tie.new].spans) == come
    word = Word.of(render_docx(evolve(comparison, links=(*comparison.links, tie))))
    assert ("moveFrom", PARAGRAPHS[3]) in word.changes()
    assert_both_editions(word, old, new)


# The markup


@pytest.fixture(params=["sample", "moves", "hostile"])
def word(request) -> Word:
    """Documents with all there is in them."""
    if request.param == "sample":
        return Word.of(render_docx(sample()))
    if request.param == "moves":
        return document(numbered(*PARAGRAPHS), numbered(*PARAGRAPHS[:2], *PARAGRAPHS[4:], *PARAGRAPHS[2:4]))
    return document(HOSTILE, HOSTILE.replace("condemned", "deplored").replace("May 12, 2024", "June 3, 2025"))


def test_every_tracked_change_is_signed_and_has_an_id_of_its_own(word):
    """Author and a date that no clock gave; ids are shared by nothing but the two ends of a range."""
    tracked = [e for e in word.body.iter() if name(e) in GONE["accept"] | GONE["reject"] or name(e).startswith("move")]
    opened = [e for e in tracked if not name(e).endswith("RangeEnd")]
    assert opened
    assert {attribute(e, "author") for e in opened} == {"dtt_diff"}
    assert len({attribute(e, "date") for e in opened}) == 1
    comments = {str(number) for number in range(len(word.comments))}
    ids = [attribute(e, "id") for e in opened]
    assert len(ids) == len(set(ids))
    assert not comments & set(ids)
    for side in ("moveFrom", "moveTo"):
        starts = [attribute(e, "id") for e in tracked if name(e) == f"{side}RangeStart"]
        assert sorted(starts) == sorted(attribute(e, "id") for e in tracked if name(e) == f"{side}RangeEnd")


def test_elements_stand_where_word_expects_them(word):
    """Properties first, runs inside tracked changes, deleted text in an element of its own, spaces preserved."""
    allowed = {"pPr", "r", "ins", "del", "moveFrom", "moveTo", "commentRangeStart", "commentRangeEnd"}
    allowed |= {f"move{side}Range{edge}" for side in ("From", "To") for edge in ("Start", "End")}
    for paragraph in word.paragraphs:
        children = [name(child) for child in paragraph]
        assert children[0] == "pPr"
        assert "pPr" not in children[1:]
        assert set(children) <= allowed
        assert [name(child) for child in paragraph[0]] in (["pStyle"], ["pStyle", "rPr"])
        assert len(word.mark(paragraph)) <= 1
        for child in paragraph:
            if name(child) in GONE["accept"] | GONE["reject"]:
                assert [name(part) for part in child] == ["r"]
                shown = {name(part) for part in child[0]}
                assert shown <= ({"delText", "tab"} if name(child) == "del" else {"t", "tab"})
    for element in word.body.iter():
        if name(element) in ("t", "delText"):
            assert element.text
            assert element.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
    assert name(word.body[-1]) == "sectPr"


def test_a_move_has_both_its_ends_and_nothing_else_lies_in_its_ranges(word):
    """Names pair; what is outside of every range is no move."""
    names: dict[str, list[str]] = {"From": [], "To": []}
    running: str | None = None
    for element in word.body.iter():
        if match := re.fullmatch(r"move(From|To)Range(Start|End)", name(element)):
            side, edge = match.groups()
            assert (running is None) == (edge == "Start")
            running = side if edge == "Start" else None
            if edge == "Start":
                names[side].append(attribute(element, "name"))
        elif name(element) in ("moveFrom", "moveTo") and element.find(W + "r") is not None:
            assert name(element) == f"move{running}"
    assert running is None
    assert sorted(names["From"]) == sorted(names["To"])
    assert len(names["To"]) == len(set(names["To"]))


def test_anchors_of_comments_stand_outside_of_tracked_changes(word):
    """Each comment begins, ends and is referred to once, at the level of the paragraph, in this order."""
    edges: dict[str, list[str]] = {}
    for paragraph in word.paragraphs:
        for child in paragraph:
            reference = child.find(W + "commentReference")
            found = reference if reference is not None else child
            if name(found).startswith("comment"):
                edges.setdefault(attribute(found, "id"), []).append(name(found))
    assert list(edges.values()) == [["commentRangeStart", "commentRangeEnd", "commentReference"]] * len(word.comments)
    anywhere = [element for element in word.body.iter() if name(element).startswith("comment")]
    assert len(anywhere) == 3 * len(word.comments)


def test_every_style_that_is_used_is_defined(word):
    """In the body and in the comments."""
    defined = {attribute(style, "styleId") for style in word.tree("word/styles.xml").findall(W + "style")}
    used = {
        attribute(element, "val")
        for part in ("word/document.xml", "word/comments.xml")
        for element in word.tree(part).iter()
        if name(element) in ("pStyle", "rStyle")
    }
    assert used
    assert used <= defined


def test_blocks_have_their_styles():
    """Title, dateline, headings, body, list items and page furniture can be told apart; labels are text."""
    text = written(
        "Joint Statement of the 4th Norvale Talks",
        "Port Alder, May 12, 2024",
        "Security at Sea",
        "The ministers met in the old harbour and agreed to continue to",
        "- 2 -",
        "share warning data. They agreed on two steps:",
        "(a) to open the channel;",
    )
    word = document(text, text.replace("two steps", "three steps"))
    assert [(word.style(p), text_of(p)) for p in word.paragraphs if word.style(p) != "BodyText"] == [
        ("Title", "Joint Statement of the 4th Norvale Talks"),
        ("Dateline", "Port Alder, May 12, 2024"),
        ("Heading2", "Security at Sea"),
        ("PageFurniture", "- 2 -"),
        ("ListParagraph", "(a) to open the channel;"),
    ]


# Comments


def test_every_change_of_force_or_content_has_a_comment_on_its_quotation():
    """On the new quotation, or on the old one where there is no new one; updated changes have none."""
    word, comparison = Word.of(render_docx(sample())), sample()
    changes = remarked(comparison)
    assert len(changes) > 10
    assert len(word.comments) == 1 + len(changes)
    for number, change in enumerate(changes, 1):
        passage, decision = (change.new, "accept") if change.new else (change.old, "reject")
        shown = word.under(number, decision)
        if len(passage.spans) == 1:
            assert shown == " ".join(passage.text.split())
        else:
            assert letters(shown).startswith(letters(passage.text)[:10])
            assert letters(shown).endswith(letters(passage.text)[-10:])
        lines = word.comments[number]
        assert change.kind in lines[0]
        assert f"salience {change.salience} · confidence {change.confidence}" in lines[0]
        assert all(dimension in lines[0] for dimension in change.dimensions)
        assert lines[1] == " ".join(change.explanation.split())
        assert change.id in lines[-1]


def test_a_comment_begins_and_ends_where_its_quotation_does():
    """Even inside a word, and where two quotations overlap."""
    comparison = compare(written(*PARAGRAPHS), written(*PARAGRAPHS, "The crews of Oskara found the lost_ferry again."))
    start = comparison.new.text.index("crews of Oskara")
    spans = [
        (start, start + 5),
        (start + 2, start + 9),
        (comparison.new.text.index("ferry again"), len(comparison.new.text) - 8),
    ]
    change = comparison.added[0]
    made = [evolve(change, new=Passage((span,), comparison.new.text[slice(*span)])) for span in spans]
    word = Word.of(render_docx(evolve(comparison, changes=tuple(made))))
    assert [word.under(number, "accept") for number in (1, 2, 3)] == ["crews", "ews of ", "ferry"]


def test_the_first_comment_says_what_was_compared_and_how():
    """On the title: the other edition, counts, notes, and all that is needed to make the comparison again."""
    comparison = evolve(sample(), notes=("both are drafts",))
    word = Word.of(render_docx(comparison))
    text = "\n".join(word.comments[0])
    assert word.under(0, "accept") == comparison.new.title
    assert comparison.old.title in text
    assert comparison.old.date in text
    assert all(f"{number} {kind}" in text for kind, number in comparison.counts.items())
    assert "both are drafts" in text
    assert all(value in text for value in comparison.provenance.values())
    assert all(note in text for note in (*comparison.old.notes, *comparison.new.notes))


def test_a_selection_has_comments_on_its_changes_only_and_says_so():
    """The tracked changes stay: they are the new edition."""
    selected = sample().filter(kind="softened")
    word = Word.of(render_docx(selected))
    assert len(word.comments) == 1 + len(selected.changes)
    assert any(selected.selection in line for line in word.comments[0])
    assert selected.selection in word.parts["docProps/core.xml"].decode()
    assert "".join(t for _, t in word.changes()) == "".join(t for _, t in Word.of(render_docx(sample())).changes())


def test_a_review_is_shown_with_the_label_the_library_had_given():
    """The reviewed kind, what it was, and the note; what was rejected is told in the first comment."""
    first, second, third = remarked(sample())[:3]
    updated = sample().updated[0]
    comparison = evolve(
        sample(),
        changes=(
            evolve(first, opinion=Opinion("accepted", first.kind, "as agreed in plenary")),
            evolve(second, kind="updated", opinion=Opinion("relabelled", second.kind)),
            evolve(updated, opinion=Opinion("open", "updated", "ask the desk")),
            *sample().updated[1:2],
        ),
        rejected=(evolve(third, opinion=Opinion("rejected", third.kind, "a misprint")),),
        review=Review((), "R. Keller"),
    )
    opening, *comments = Word.of(render_docx(comparison)).comments
    assert len(comments) == 3
    assert any("accepted — as agreed in plenary" in line for line in comments[0])
    assert f"was: {second.kind}" in comments[1][0]
    assert "updated" in comments[1][0]
    assert any("ask the desk" in line for line in comments[2])
    assert any("Reviewed by R. Keller" in line for line in opening)
    assert any("was:" in line and third.kind in line and "a misprint" in line for line in opening)


# The file


def test_the_same_comparison_gives_the_same_bytes():
    """No clock: all times are those of the statement or none, and nothing of the machine is in the archive."""
    data = render_docx(sample())
    assert data == render_docx(dd.compare(*samples()[-2:]))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
    assert entries[0].filename == "[Content_Types].xml"
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {(entry.create_system, entry.compress_type) for entry in entries} == {(0, zipfile.ZIP_STORED)}


@pytest.mark.parametrize(
    ("given_date", "shown"), [("2025-05-06", 2025), (None, 2000), ("soon <&>", 2000), ("0001-01-01", 2000)]
)
def test_changes_are_dated_by_the_new_edition(given_date, shown):
    """Or by a date that is always the same, where that has none that Word takes."""
    comparison = compare(written(*PARAGRAPHS), written(*PARAGRAPHS[:-1]))
    word = Word.of(render_docx(evolve(comparison, new=evolve(comparison.new, date=given_date))))
    dates = {e.get(W + "date") for e in word.body.iter() if e.get(W + "date")}
    assert {dt.datetime.fromisoformat(date).year for date in dates} == {shown}


def test_word_files_are_read_by_python_docx_with_their_comments():
    """By a reader that is not ours; nothing of its template is left."""
    import docx

    data = render_docx(sample())
    read = docx.Document(io.BytesIO(data))
    assert [comment.author for comment in read.comments] == ["dtt_diff"] * (1 + len(remarked(sample())))
    assert {comment.initials for comment in read.comments} == {"dd"}
    core = read.core_properties
    assert core.author == core.last_modified_by == "dtt_diff"
    assert core.language == "en-US"
    assert sample().new.title in core.title
    assert sample().old.digest in core.comments
    assert read.paragraphs[0].style.name == "Title"
    assert not any(b"python-docx" in part or b"Macintosh" in part for part in Word.of(data).parts.values())
    assert not any("thumbnail" in part or "customXml" in part for part in Word.of(data).parts)


def test_hostile_texts_are_only_text():
    """Markup is escaped, what XML cannot hold is shown as U+FFFD, the rest is kept; in body, comments and properties."""
    new = HOSTILE.replace("condemned", "deplored").replace("2. They", "2. We")
    comparison = compare(HOSTILE, new)
    comparison = evolve(comparison, notes=("]]> <w:p/> \x00 \ud800",), selection="kind \x07<b>")
    comparison = evolve(
        comparison, old=evolve(comparison.old, title="<\x00&\"'>" * 99, source="\ud800.txt", notes=("\x1b[31m",))
    )
    word = Word.of(render_docx(comparison))
    accepted = word.after("accept")
    assert accepted[0] == "Joint <b>Statement</b> & ]]> \ufffd\ufffd \ufffd of the \u202eTalks\u202c 🚢"
    assert "<script>alert(1)</script> deplored\tthe launches &amp; 🚢 of " + "x" * 300 in accepted[2]
    assert word.after("reject")[-1] == "and to talk again in the hall."
    assert any("]]> <w:p/> \ufffd \ufffd" in line for line in word.comments[0])
    assert "kind \ufffd<b>" in "".join(word.tree("docProps/core.xml").itertext())


def test_a_missing_extra_is_named(monkeypatch):
    """The command to install it is in the message."""
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(dd.MissingExtraError, match=re.escape("pip install 'dtt_diff[formats]'")):
        render_docx(sample())


def test_the_comparison_writes_the_file(tmp_path):
    """Whole, to where it was told."""
    sample().to_docx(tmp_path / "changes.docx")
    assert (tmp_path / "changes.docx").read_bytes() == render_docx(sample())


def office() -> tuple[str, str]:
    """LibreOffice and a Python that can talk to it; the test is skipped where either is missing."""
    soffice = shutil.which("soffice")
    if not soffice:
        pytest.skip("LibreOffice (soffice) is not on this machine")
    for python in filter(None, (shutil.which("python3", path="/usr/bin"), str(Path(soffice).resolve().with_name("python")))):
        if (
            Path(python).exists()
            and subprocess.run([python, "-c", "import uno"], capture_output=True, check=False).returncode == 0
        ):
            return soffice, python
    pytest.skip("no Python on this machine can talk to LibreOffice (import uno)")


def test_libreoffice_accepts_and_rejects_all(tmp_path):
    """Another word processor comes to the same two editions, with every comment."""
    soffice, python = office()
    new = numbered(
        *PARAGRAPHS[:2], PARAGRAPHS[4].replace("lost", "missing"), *PARAGRAPHS[2:4], "A new pier was opened in Kesh."
    )
    old = numbered(*PARAGRAPHS)
    path = tmp_path / "changes.docx"
    data = render_docx(compare(old, new))
    assert "moveFrom" in {kind for kind, _ in Word.of(data).changes()}
    path.write_bytes(data)
    script = Path(__file__).with_name("libreoffice.py")
    command = [python, str(script), soffice, str(tmp_path / "profile"), str(path)]
    # A group of its own: where it takes too long, the office ends with the script that started it.
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True) as run:
        try:
            told, _ = run.communicate(timeout=120)
        except subprocess.TimeoutExpired:
            os.killpg(run.pid, signal.SIGKILL)
            pytest.skip("LibreOffice did not end within 120 s; the machine may be busy")
    if run.returncode == NO_ANSWER:
        pytest.skip("LibreOffice did not answer within 30 s; the machine may be busy")
    assert run.returncode == 0
    result = json.loads(told)
    assert result["accept"]["paragraphs"] == new.strip().split("\n\n")
    assert result["reject"]["paragraphs"] == old.strip().split("\n\n")
    assert {side["comments"] for side in result.values()} == {len(Word.of(data).comments)}
