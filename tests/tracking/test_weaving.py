"""The laws of lines of descent."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dtt_diff as dd
from dtt_diff.tracking.values import STEP_KINDS
from tests.laws.strategies import editions, revisions, written
from tests.making import small_lexicon
from tests.tracking.making import council, kinds, line_of, shipped_council, tidewater


@st.composite
def series(draw: st.DrawFn) -> list[str]:
    """Two to five editions; some go back to what stood in an earlier one, so that lines return."""
    made = [draw(editions())]
    for _ in range(draw(st.integers(1, 4))):
        made.append(draw(revisions(draw(st.sampled_from(made[-3:])))))
    titled = draw(st.booleans())
    return [written(edition, titled=titled) for edition in made]


def whole(texts: list[str]) -> dd.History:
    """The history of texts as given."""
    return dd.track(texts, lexicon=small_lexicon(), ordering="given")


@settings(max_examples=25)
@given(series())
def test_every_body_sentence_is_in_exactly_one_line(texts):
    """With its text; titles are in none."""
    history = whole(texts)
    held = [(step.edition, step.sentence) for line in history.lines for step in line.steps if step.sentence is not None]
    body = [(e, s.index) for e, statement in enumerate(history.statements) for s in statement.sentences if not s.is_frame]
    assert sorted(held) == body
    for line in history.lines:
        for step in line.steps:
            statement = history.statements[step.edition]
            text = "" if step.sentence is None else statement.quote(statement.sentences[step.sentence].spans)
            assert step.text == " ".join(text.split())


@settings(max_examples=25)
@given(series())
def test_steps_are_in_the_order_of_the_editions_and_lines_in_that_of_their_appearance(texts):
    """One step an edition while a line stands; none while it is gone."""
    history = whole(texts)
    firsts = [(line.first, line.steps[0].sentence) for line in history.lines]
    assert firsts == sorted(firsts)
    for line in history.lines:
        for before, step in zip(line.steps, line.steps[1:], strict=False):
            assert step.edition > before.edition
            assert before.sentence is None or step.edition == before.edition + 1
            assert (step.kind == "returned") == (before.sentence is None)
        assert line.standing == (line.steps[-1].edition == len(history.editions) - 1 and line.steps[-1].sentence is not None)
        assert line.steps[0].kind in ("appeared", "split")


@settings(max_examples=15)
@given(series())
def test_verdicts_and_changes_are_those_of_the_comparisons(texts):
    """A step says what comparing its edition with its base says of the group of its sentence."""
    history = whole(texts)
    made: dict[tuple[int, int], dd.Comparison] = {}
    for line in history.lines:
        before = None
        for step in line.steps:
            if step.base is None:
                assert (step.edition, step.verdict, step.changes) == (0, None, ())
            else:
                pair = (step.base, step.edition)
                made.setdefault(pair, dd.compare(*(history.statements[e] for e in pair), lexicon=small_lexicon()))
                sentence = step.sentence if step.sentence is not None else before.sentence
                groups = made[pair].groups
                group = next(g for g in groups if sentence in (g.new if step.sentence is not None else g.old))
                assert (step.verdict, step.shape, step.moved) == (group.verdict, group.shape, group.moved)
                weights = {reason.change: reason.weight for reason in group.reasons}
                assert all(weights[touch.id] == touch.weight for touch in step.changes)
                assert group.shape != "1-1" or len(step.changes) == len(group.reasons)
                assert step.kind != "returned" or step.base == before.edition
            before = step if step.sentence is not None else before


@settings(max_examples=25)
@given(series())
def test_appending_gives_what_tracking_the_whole_gives(texts):
    """Edition by edition, through JSON on the way."""
    grown = whole(texts[:1])
    for text in texts[1:]:
        grown = dd.History.from_json(grown.to_json()).append(text, lexicon=small_lexicon())
    assert grown == whole(texts)


@settings(max_examples=25)
@given(series())
def test_the_figures_add_up(texts):
    """Of lines by what was done with them, and of changes by kind."""
    history = whole(texts)
    assert [summary.edition for summary in history.summaries] == list(range(1, len(history.editions)))
    for summary in history.summaries:
        steps = [line.step(summary.edition) for line in history.lines]
        assert summary.steps == {kind: sum(s is not None and s.kind == kind for s in steps) for kind in STEP_KINDS}
        assert summary.changes == history.comparison(summary.edition, lexicon=small_lexicon()).counts


def test_what_vanished_and_came_back_is_returned_and_not_new():
    """To the letter or in other words; it is compared with the last edition that had it."""
    history = council()
    call = line_of(history, "The Council calls on Oskara")
    assert [(s.edition, s.kind, s.base) for s in call.steps if s.kind not in ("kept",)] == [
        (0, "appeared", None),
        (2, "dropped", 1),
        (3, "returned", 1),
        (4, "dropped", 3),
    ]
    pledge = line_of(history, "The members will rebuild")
    assert kinds(pledge) == ["appeared", "dropped", "returned", "kept"]
    back = pledge.step(3)
    assert (back.base, back.verdict) == (0, "updated")
    assert [(touch.kind, touch.old.split()[0], touch.new.split()[0]) for touch in back.changes] == [("updated", "two", "one")]
    assert [pledge.state(e) for e in range(5)] == ["appeared", "dropped", "absent", "returned", "kept"]


def test_the_force_of_a_line_is_the_sum_of_its_changes():
    """Softened three times, it falls; what is gone has no force."""
    line = line_of(shipped_council(), "The members will fully support")
    assert kinds(line) == ["appeared", "softened", "softened", "softened", "softened"]
    force = list(line.force.values())
    assert force[0] == 0.0
    assert force == sorted(force, reverse=True)
    assert force[-1] == pytest.approx(sum(step.shift for step in line.steps))
    gone = line_of(shipped_council(), "The Council calls on Oskara")
    assert list(gone.force) == [0, 1, 3]


def test_words_that_came_back_say_where_they_were_last():
    """In the same line, also where they are few; the edition compared with had not had them."""
    line = line_of(shipped_council(), "The Council condemns the blockade")
    assert [(touch.kind, touch.last_had) for touch in line.step(3).changes] == [("strengthened", 1)]
    assert [touch.last_had for touch in line.step(1).changes] == [None]


def test_a_part_that_was_merged_and_is_cut_off_again_is_the_same_line():
    """It lived on inside the other one."""
    history = tidewater()
    part = line_of(history, "They also welcomed the work of the regional coast guards")
    whole_line = line_of(history, "They noted that smuggling undermines the livelihood of fishing communities.")
    assert kinds(part) == ["split", "merged", "returned"]
    assert [part.state(e) for e in range(5)] == ["not yet", "split", "merged", "merged", "returned"]
    assert part.step(2).others == (whole_line.index,)
    assert whole_line.step(2).others == (part.index,)


def test_a_failed_edition_leaves_the_loom_as_it_was(monkeypatch):
    """So that work can go on after the trouble is mended."""
    from dtt_diff.statements import from_text
    from dtt_diff.tracking import weaving
    from tests.tracking.making import EDITIONS

    loom = weaving.Loom(small_lexicon())
    loom.add(from_text(EDITIONS[0]))
    lines = loom.lines
    with monkeypatch.context() as patch:
        patch.setattr(weaving, "find_succession", lambda _: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            loom.add(from_text(EDITIONS[1]))
    assert (loom.lines, len(loom.statements)) == (lines, 1)
    for text in EDITIONS[1:]:
        loom.add(from_text(text))
    assert loom.lines == council().lines
