"""Texts that mean harm, or that no one meant: every view of them is made, soon, and says what it kept."""

from __future__ import annotations

import csv
import io
import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

import dtt_diff as dd
from dtt_diff.edits.word_diff import MOST_PAIRS, diff_words
from dtt_diff.segmentation.sentences import LONGEST_SENTENCE
from dtt_diff.statements import from_text
from tests.making import ROOT

OLD = "The ministers met in Norvale and condemned the launches of Oskara fully.\n\nThey will support the convoys.\n"
NEW = "The ministers met in Norvale and deplored the launches of Oskara.\n\nThey may support the convoys where possible.\n"
MARKUP = "<script>alert(1)</script> ]]> --> <img src=x onerror=alert(1)> {{ 7*7 }} {% raw %} [a](javascript:alert(1)) `|"
ESCAPES = "\x1b[31m \x1b]8;;https://example.org\x07 \x9b31m \x1b]0;title\x07 \x1bc \x08\x08"
FIGURES = (
    f"They spent {'9' * 5000} dollars, 1e999 percent, {'7' * 4400}.5 percent, {'1' * 500}/{'0' * 400} percent and 5-1/0 percent"
    f" on May {'9' * 30}, on February 30, 2024, at 99:99 p.m., in Article {'MDCLXVI' * 400}, ½½, 1²th, ٣ percent."
)
CASES = {
    "control characters": "".join(map(chr, range(32))) + "".join(map(chr, range(127, 160))) + " They met.",
    "lone surrogates": "They \ud83d met \udc00 in \udfff Sarenia.",
    "turns of direction": "They \u202emet\u202c in \u2066Sarenia\u2069.",
    "markup": f"They met {MARKUP}.",
    "escape sequences": f"They {ESCAPES} met.",
    "figures": FIGURES,
    "many accents": "The" + "\u0301" * 5000 + " delegates met.",
    "words of 300 letters": " ".join(f"{'a' * 300}{n}" for n in range(60)) + ".",
    "brackets": "(" * 3000 + "[" * 3000 + " they met " + ")" * 3000,
    "quotes": "“" * 3000 + " they met " + '"' * 3000,
    "stops": ". " * 3000 + "They met" + "." * 3000,
    "hyphens": "-" * 3000 + "a-" * 2000,
    "labels": "1. (a) (i) " * 400,
    "blank lines": "They met." + "\n" * 20_000 + "They left.",
    "one word a line": "\n".join(f"word{n}" for n in range(2000)),
    "only headings": "\n\n".join(f"HEADING {n}" for n in range(100)),
    "a sentence without end": "They urged " + ", ".join(f"word{n % 700}" for n in range(3000)) + ".",
    "the same sentence": "The envoys met in Port Alder. " * 200,
    "an alphabet without spaces": "部长们在东京会晤。" * 100,
}


def views(comparison: dd.Comparison, folder: Path) -> dict[str, str]:
    """Every view of a comparison that is a text; the others are made, too."""
    comparison.to_docx(folder / "changes.docx")
    comparison.to_records()
    texts = {
        "text": comparison.to_text(everything=True),
        "html": comparison.to_html(),
        "markdown": comparison.to_markdown(),
        "csv": comparison.to_csv(),
        "json": comparison.to_json(),
        "notebook": comparison._repr_html_(),
    }
    for text in texts.values():
        text.encode("utf-8")
    return texts


@pytest.mark.parametrize("name", CASES)
def test_every_view_of_a_hostile_text_is_made(name, tmp_path):
    """Compared with another edition and with itself, checked, tracked, and written and read again."""
    old, new = from_text(OLD + "\n" + CASES[name]), from_text(f"{CASES[name]}\n\n{NEW}")
    comparison = dd.compare(old, new)
    made = views(comparison, tmp_path)
    assert dd.Comparison.from_json(made["json"]) == comparison
    assert not dd.compare(old, old).changes
    dd.check(comparison)
    dd.track([old, new]).to_html().encode("utf-8")


@pytest.mark.parametrize("name", ["markup", "escape sequences", "control characters", "turns of direction"])
def test_what_a_statement_carries_is_harmless_in_every_view(name, tmp_path):
    """No element, escape sequence or turn of direction of its own gets through."""
    made = views(dd.compare(from_text(OLD), from_text(f"{OLD}\n{CASES[name]}")), tmp_path)
    for view in ("html", "notebook"):
        assert "<script>alert" not in made[view]
        assert "<img" not in made[view]
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", made["text"] + made["markdown"] + made["html"] + made["notebook"])
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", made["html"] + made["notebook"])
    assert not re.search(r"(?<!\\)(<script|<img|\]\(javascript:)", made["markdown"])


@pytest.mark.parametrize(
    "start", ["=", "+", "-", "@", "\t=", "\r=", "＝", " =", "\u200b=", "\u202e=", "\x00=", "\u2066@", "\ufe0f="]
)
def test_no_cell_begins_like_a_formula(start):
    """Nor after what a spreadsheet leaves out."""
    comparison = dd.compare(from_text(OLD), from_text(f"{OLD}\n{start}HYPERLINK(1) was noted by the ministers.\n"))
    cells = [cell for row in csv.reader(io.StringIO(comparison.to_csv())) for cell in row]
    for cell in cells:
        seen = "".join(c for c in unicodedata.normalize("NFKC", cell) if unicodedata.category(c)[0] not in "CZ")
        assert seen[:1] not in {"=", "+", "@"}
        assert seen[:1] != "-" or re.fullmatch(r"-[\d.]+", seen)


# Invisible characters


@pytest.mark.parametrize(
    "invisible",
    list("\x00\x1b\u00ad\u034f\u061c\u115f\u180e\u200b\u200d\u200e\u202e\u2060\u2066\u3164\ud83d\ufe0f\ufeff\U000e0041"),
)
def test_an_invisible_character_changes_nothing(invisible):
    """In a word, around it, and at the beginning of the text; it stays in the text."""
    text = f"{invisible}{OLD}".replace("launches", f"laun{invisible}ches").replace(
        " condemned", f" {invisible}condemned{invisible}"
    )
    comparison = dd.compare(text, OLD)
    assert comparison.changes == ()
    assert {group.verdict for group in comparison.groups} == {"unchanged"}
    assert comparison.old.text == text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("\x00", "1 control character"),
        ("\ud83d\udc00", "2 lone surrogates"),
        ("\u202e\u202c", "2 marks that turn the direction"),
        ("\u200b", "1 zero-width"),
        ("\u200b\u202e", "1 mark that turns the direction of writing, 1 zero-width or otherwise invisible character"),
    ],
)
def test_invisible_characters_are_told(text, told):
    """A reader who cannot see them learns of them."""
    (note,) = from_text(OLD.replace("launches", f"laun{text}ches")).notes
    assert told in note


@pytest.mark.parametrize("text", [OLD, OLD.replace("launches", "laun\u00adches"), OLD + "\nThey cheered 👩‍👩‍👧 ❤️."])
def test_ordinary_invisible_characters_are_not_told(text):
    """Soft hyphens and the joiners of an emoji are nothing to warn of."""
    assert from_text(text).notes == ()


def test_dates_and_editions_are_found_through_invisible_characters():
    """They are looked for in the text as a reader sees it."""
    statement = from_text("Joint Statement of the 1\u200b3th Norvale Talks\n\nMay 1\u200b2, 20\u200b24\n\n" + OLD)
    assert (statement.edition, statement.date) == (13, "2024-05-12")


# Sizes


def test_a_sentence_without_end_is_cut():
    """No piece is longer than the limit, and no word is lost."""
    text = "They urged " + " ".join(f"word{n}," for n in range(2000)) + " and left."
    statement = from_text(text)
    assert max(len(sentence.tokens) for sentence in statement.sentences) <= LONGEST_SENTENCE
    assert sum(token.is_word for sentence in statement.sentences for token in sentence.tokens) == 2004


def test_long_rows_are_compared_between_the_words_that_each_has_once():
    """Rows over the limit give hunks that turn the one into the other."""
    old = [f"w{n}" if n % 50 else "the" for n in range(2000)]
    new = [*old[:700], "more", *old[710:1500], "again", *old[1500:]]
    old[0], new[-1] = "first", "last"
    assert len(old) * len(new) > MOST_PAIRS
    at, made = 0, []
    for hunk in diff_words(old, new):
        made += old[at : hunk.old_start] + new[hunk.new_start : hunk.new_end]
        at = hunk.old_end
    assert made + old[at:] == new
    assert len(diff_words(old, new)) == 4


def test_long_rows_without_a_word_of_their_own_are_replaced_as_a_whole():
    """Nothing tells where they could be cut."""
    (hunk,) = diff_words(["a", "b"] * 1000, ["b", "c"] * 1000)
    assert (hunk.old_end - hunk.old_start, hunk.new_end - hunk.new_start) == (2000, 2000)


def test_a_text_that_is_too_long_is_refused_as_text_too():
    """The message names the way to raise the limit."""
    with pytest.raises(dd.ReadingError, match="DTT_DIFF_MAX_CHARACTERS"):
        from_text("They met. " * 100_001)


def test_a_statement_of_too_many_sentences_is_refused(monkeypatch):
    """Time and memory grow with their number, whatever their length."""
    with pytest.raises(dd.ReadingError, match=r"the text: 10,001 sentences; .*DTT_DIFF_MAX_SENTENCES"):
        from_text("\n\n".join(f"Word {n}." for n in range(10_001)))
    monkeypatch.setenv("DTT_DIFF_MAX_SENTENCES", "1")
    assert len(from_text("They met in Norvale.").sentences) == 1
    with pytest.raises(dd.ReadingError, match="2 sentences"):
        from_text("They met in Norvale. They left.")


def test_a_limit_can_be_raised(monkeypatch):
    """By a variable of the environment; what is no number there is refused."""
    text = "They met in Norvale."
    monkeypatch.setenv("DTT_DIFF_MAX_CHARACTERS", "10")
    with pytest.raises(dd.ReadingError, match="no statement is that long"):
        from_text(text)
    monkeypatch.setenv("DTT_DIFF_MAX_CHARACTERS", "20")
    assert from_text(text).text == text
    for said in ("many", "-1", "0", "²", "9" * 5000):
        monkeypatch.setenv("DTT_DIFF_MAX_CHARACTERS", said)
        with pytest.raises(dd.ReadingError, match="a whole number above zero is expected"):
            from_text(text)


@pytest.mark.skipif(sys.platform != "linux", reason="the limit of memory is one of Linux")
@pytest.mark.parametrize(
    "text",
    [
        '" ".join(f"word{n % 3000}" for n in range(20000))',
        '"\\n".join(f"word{n}" for n in range(9000))',
        '"The ministers met in Norvale. " * 3000',
        '"(" * 300000 + "They met."',
    ],
)
def test_memory_stays_bounded(text):
    """Under a limit of one gigabyte, with every warning an error."""
    code = f"""
import resource
resource.setrlimit(resource.RLIMIT_AS, (2**30, 2**30))
import dtt_diff as dd
text = {text}
print(len(dd.compare(text, text + " They left.").to_json()) > 1000)
"""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1"}
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, timeout=300, env=environment, check=False
    )
    assert (run.stdout, run.stderr) == ("True\n", "")


# Other languages

NORWEGIAN = (
    "Ministrene møttes i Oslo og ble enige om å støtte fredsprosessen.\n\n"
    "De fordømte angrepene på det sterkeste og oppfordret partene til dialog uten vilkår.\n"
)


def test_a_text_in_another_language_is_told_and_aligned():
    """The lexicon cannot know its words; sentences are tied all the same."""
    comparison = dd.compare(NORWEGIAN, NORWEGIAN.replace(" på det sterkeste", ""))
    assert any("both editions are hardly in English" in note for note in comparison.notes)
    assert [group.shape for group in comparison.groups] == ["1-1", "1-1"]


def test_one_edition_in_another_alphabet_is_told():
    """The note says which one."""
    assert "the new edition is hardly in English" in dd.compare(OLD, "部长们在东京会晤。他们谴责导弹发射。").notes[0]


def test_english_texts_are_not_told():
    """Nor those too short to tell."""
    assert dd.compare(OLD, NEW).notes == ()
    assert dd.compare("Tariffs fell.", "Tariffs rose.").notes == ()
