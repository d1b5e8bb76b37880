from __future__ import annotations

from io import StringIO

from dtt_diff.rendering.history.terminal import print_history
from dtt_diff.tracking.surveying import survey
from tests.rendering.history.making import hostile, long_series, sample
from tests.tracking.making import council, shipped_council, tidewater


def folded(text: str) -> str:
    """A report without its line breaks."""
    return " ".join(text.split())


def test_the_report_answers_the_analyst():
    """The series, what the latest edition did and since when it had been otherwise, what stands longest, what erodes."""
    history = shipped_council()
    text = folded(history.to_text())
    assert text.startswith("Statement of the 6th Norvale Council | 5 editions, 2020-01-10 to 2025-01-12")
    for note in history.notes:
        assert folded(note) in text
    assert "× gone" in text
    assert (
        "“The Council calls on Oskara to release the crew of the ferry Larkspur.” 3 editions had it, the first 2020-01-10"
        in text
    )
    assert "Standing longest" in text
    eroded = text.partition("Steady erosion (1)")[2]
    assert "The members may support the fishing crews of Sarenia" in eroded
    assert "force −" in eroded


def test_a_strip_has_a_sign_for_each_edition():
    """Under its sentence."""
    history = council()
    lines = history.to_text(width=120).splitlines()
    at = next(k for k, line in enumerate(lines) if line.startswith("“The Council condemns"))
    assert lines[at + 2].strip() == "+▲▼▲─"


def test_what_was_asked_for_comes_first():
    """The ledger with its strip, and the timeline, in which silence is one line."""
    history = council()
    text = history.to_text(phrases=["in the strongest terms"], matters=["lighthouse"], width=120)
    assert text.index("Phrases") < text.index("The latest edition")
    assert "2020-01-10 ·#·##" in text
    assert "2021-01-12: “lighthouse” is gone" in folded(text)
    assert "2022-01-11: not mentioned." in text


def test_long_series_are_shown_in_rows():
    """A phrase in two hundred editions: each row begins with the label of its first edition."""
    text = long_series().to_text(phrases=["strongly"], width=80)
    rows = [line for line in text.splitlines() if set(line.strip().partition(" ")[2]) == {"#", "·"}]
    assert sum(line.count("#") + line.count("·") for line in rows) == 200
    assert all(len(line) <= 80 for line in text.splitlines())


def test_a_terminal_without_these_signs_gets_plain_ones():
    """ASCII throughout, where the encoding has no more."""
    from rich.console import Console

    class Plain(StringIO):
        encoding = "ascii"

    out = Plain()
    print_history(sample(), Console(file=out, width=80, color_system=None, force_terminal=False))
    shown = out.getvalue()
    assert "▲" not in shown
    assert '"ironclad" stands in 3' in shown
    assert "^ strengthened" in shown


def test_what_statements_carry_does_not_steer_the_terminal():
    """No control, no turn of direction, no half of a character."""
    text = hostile().to_text(phrases=["northern"], matters=["blockade"], width=40)
    assert all(letter.isprintable() or letter == "\n" for letter in text)
    text.encode("utf-8")


def test_long_quotes_show_what_was_asked_for():
    """The words that were asked for are in the part that is shown."""
    padding = "and the members recalled the long list of earlier meetings in many harbours " * 6
    texts = [
        f"January 1, 20{20 + k}\n\nThe Council met {padding}and spoke of {word} at last.\n"
        for k, word in enumerate(("herring", "lanterns"))
    ]
    text = folded(council(*texts).to_text(matters=["lanterns"], width=100))
    assert "lanterns at last.”" in text.partition("Timeline")[2].partition("The latest edition")[0]


def test_long_lists_are_cut_and_say_so():
    """A terminal is no page: twenty of each, and how many more there are."""
    places = [f"harbour of {chr(65 + k)}{chr(97 + k)}brook" for k in range(26)]
    body = "".join(f"They visited the {place} in the spring of that year.\n\n" for place in places)
    history = council("January 1, 2020\n\nThe Council met.\n", f"January 1, 2021\n\nThe Council met.\n\n{body}")
    text = history.to_text(width=120)
    assert "+ new (26)" in text
    assert "and 6 more, which the page has" in text
    assert "Standing longest" in text


def test_one_edition_is_a_report_too():
    """Without a strip and without news; that nothing was compared is said."""
    text = tidewater().__class__.to_text(council(*council().statements[:1]))
    assert "1 edition, 2020-01-10: 4 lines" in text
    assert "gone (" not in text
    assert "note: One edition alone: there is none before it, so nothing was compared." in folded(text)
    assert "One edition alone" not in council().to_text()


def test_the_same_history_is_the_same_text():
    """And the provenance is in it."""
    history = tidewater()
    assert history.to_text() == history.to_text()
    assert history.lexicon[:12] in history.to_text()
    assert survey(history).edition is history.editions[-1]


def test_counts_are_those_of_lines():
    """And the report says so."""
    assert "Lines by what this edition did with them: ~ 4 updated, " in folded(tidewater().to_text())


def test_words_that_came_back_stand_in_their_sentence():
    """In brackets: alone they may say nothing."""
    text = folded(tidewater().to_text())
    assert "“They [stated that these actions] are inconsistent with" in text
    assert "“They also welcomed the work of the regional coast guards.” 1 edition had it, 2022-06-03" in text
