"""The timeline of a matter."""

from __future__ import annotations

from tests.tracking.making import council, line_of, shipped_council, tidewater


def test_every_edition_has_a_moment():
    """With its mentions and what became of them."""
    history = shipped_council()
    call = line_of(history, "The Council calls on Oskara").index
    moments = history.timeline("crew of the ferry")
    assert [moment.edition for moment in moments] == list(history.editions)
    assert [[m.kind for m in moment.mentions] for moment in moments] == [["appeared"], ["kept"], [], ["returned"], []]
    assert [[(m.line, m.kind) for m in moment.gone] for moment in moments] == [
        [],
        [],
        [(call, "dropped")],
        [],
        [(call, "dropped")],
    ]


def test_what_changed_in_the_sentences_is_told():
    """Each change once."""
    moments = shipped_council().timeline("fishing crews")
    assert [[touch.kind for touch in moment.changes] for moment in moments] == [[], *[["softened"]] * 4]
    assert str(moments[1]) == "2021-01-12: 1 sentence mentions “fishing crews” (1 softened)."


def test_other_forms_and_titles_are_mentions_too():
    """A title is in no line."""
    moments = council().timeline("councils")
    assert moments[0].mentions[0].line is None
    assert moments[0].mentions[0].text == "Statement of the 1st Norvale Council"
    assert len(moments[0].mentions) == 3


def test_what_is_not_mentioned_is_said_so():
    """And what is gone is."""
    sentences = [moment.sentence for moment in tidewater().timeline("safe passage")]
    assert sentences[0] == "2021-05-12: “safe passage” is not mentioned."
    assert sentences[3].startswith("2024-04-17: 1 sentence mentions “safe passage”")
    assert sentences[4].startswith("2025-05-06: “safe passage” is gone")


def test_what_went_into_another_sentence_is_not_gone():
    """The coast guards are welcomed in a longer sentence from 2023 on."""
    moments = tidewater().timeline("coast guards")
    assert [len(moment.mentions) for moment in moments] == [1, 1, 1, 1, 1]
    assert [moment.gone for moment in moments][2] == ()
