from __future__ import annotations

import pytest
from attrs import evolve

import dtt_diff as dd
from dtt_diff.comparison import analyse
from dtt_diff.model import Analysis, Change, Group, Passage
from dtt_diff.statements import from_text
from dtt_diff.verdicts import judge
from tests.making import compare


def change(kind: str, salience: int = 3, dimensions: tuple[str, ...] = ("act",)) -> Change:
    """A change that touches the first sentence of both sides."""
    return Change(f"{kind}-{salience}", kind, None, None, (0,), (0,), dimensions, salience, None, "high", (), kind)


LEXICON = dd.load_lexicon()


def analysed(text: str) -> tuple[Analysis, ...]:
    """The sentences of a text with their cues."""
    return analyse(from_text(text), LEXICON)


def verdict(
    *changes: Change, old: str = "They opened the port.", new: str = "They opened a harbour.", shape: str = "1-1"
) -> str:
    """The verdict on one group that the changes touch."""
    group = Group((0,) if shape != "added" else (), (0,) if shape != "dropped" else (), shape, False, "not compared")
    (judged,) = judge([group], changes, analysed(old), analysed(new), LEXICON)
    assert {reason.change for reason in judged.reasons} == {item.id for item in changes}
    return judged.verdict


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ([change("strengthened")], "strengthened"),
        ([change("softened")], "softened"),
        ([change("strengthened"), change("softened")], "mixed"),
        ([change("strengthened", 3), change("softened", 1)], "strengthened"),
        ([change("added", 3)], "strengthened"),
        ([change("dropped", 3)], "softened"),
        ([change("added", 3, ("condition",))], "softened"),
        ([change("dropped", 3, ("condition",))], "strengthened"),
        ([change("added", 1, ())], "updated"),
        ([change("updated", 1, ())], "updated"),
        ([change("added", 2), change("dropped", 2)], "mixed"),
        ([change("added", 2, ()), change("dropped", 2, ("certainty",))], "updated"),
        ([change("dropped", 2, ()), change("added", 2, ("certainty",))], "updated"),
        ([change("dropped", 2, ()), change("added", 1, ("certainty",))], "softened"),
        ([change("softened", 2), change("added", 2, ("certainty",))], "softened"),
        ([change("updated", 3, ("polarity",))], "updated"),
        ([], "reworded"),
    ],
)
def test_a_verdict_is_what_the_changes_add_up_to(changes, wanted):
    """Force outweighs, cancels out, or is not at stake."""
    assert verdict(*changes) == wanted


@pytest.mark.parametrize(
    "new", ["They opened the port.", "THEY opened the port!", "They  opened “the” port.", "1. They opened the port."]
)
def test_the_same_words_are_unchanged(new):
    """Case, marks, spaces and labels aside."""
    assert verdict(new=new) == "unchanged"


def test_what_stands_alone_was_dropped_or_added():
    """Whatever its changes say."""
    assert verdict(change("dropped"), shape="dropped") == "dropped"
    assert verdict(change("added"), shape="added") == "added"


def test_a_change_elsewhere_has_no_say():
    """Only changes that touch a sentence of the group are added up."""
    groups = [Group((0,), (0,), "1-1", False, "not compared"), Group((1,), (1,), "1-1", False, "not compared")]
    text = "They opened the port. They met."
    first, second = judge(groups, [change("softened")], analysed(text), analysed(text), LEXICON)
    assert (first.verdict, second.verdict, second.reasons) == ("softened", "unchanged", ())


def test_the_frame_is_not_compared():
    """Titles are aligned and carry no verdict."""
    comparison = compare("Joint Statement of the Talks\n\nThey met.", "Joint Statement of the Talks\n\nThey met.")
    assert [group.verdict for group in comparison.groups] == ["not compared", "unchanged"]


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("They strongly condemned the missile launch.", "They condemned the missile launch.", "softened"),
        ("They decided to raise the rate.", "They decided to cut the rate.", "updated"),
        (
            "The next round of talks is held in Norvale on May 12, 2024.",
            "The next round of talks is held in Norvale on June 3, 2025.",
            "updated",
        ),
        ("They will stop the exports of arms.", "They will cease the exports of arms.", "reworded"),
        ("They met in the port.", "They met in the port.", "unchanged"),
    ],
)
def test_verdicts_from_texts(old, new, wanted):
    """The whole way."""
    assert compare(old, new).verdict(0) == wanted


def test_a_condition_of_a_few_words_weighs():
    """An if-clause that goes is dropped, and the promise is worth more without it."""
    old = "The Harbour Board will open the northern strait to all vessels in October if sea conditions permit."
    comparison = dd.compare(old, old.replace(" if sea conditions permit", ""))
    (change,) = comparison.changes
    assert (change.kind, change.dimensions) == ("dropped", ("condition",))
    assert [group.verdict for group in comparison.groups] == ["strengthened"]


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        (
            "The harbor boards will mark the wrecks and dredge the northern channel.",
            "The harbor boards will fully and swiftly repair every lighthouse of the outer islands.",
            "strengthened",
        ),
        (
            "The harbor boards will mark the wrecks and dredge the northern channel.",
            "The harbor boards will repair the lighthouse of the outer islands.",
            "mixed",
        ),
    ],
)
def test_where_a_passage_was_rewritten_stress_decides(old, new, wanted):
    """One passage went and another came; the other way round the verdict is turned round too."""
    groups = [Group((0,), (0,), "1-1", False, "not compared")]
    for texts, turned in (((old, new), False), ((new, old), True)):
        first, second = (from_text(text) for text in texts)
        changes = [
            passage("dropped", first, texts[0]),
            passage("added", second, texts[1]),
        ]
        (judged,) = judge(groups, changes, analyse(first, LEXICON), analyse(second, LEXICON), LEXICON)
        assert judged.verdict == (wanted if not turned or wanted == "mixed" else "softened")
        assert ("stressed by “fully” and “swiftly” and “every”" in judged.explain()) == (wanted != "mixed")


def passage(kind: str, statement: dd.Statement, text: str) -> Change:
    """A sentence that came or went as a whole."""
    quote = Passage(((0, len(text)),), text)
    old, new = (quote, None) if kind == "dropped" else (None, quote)
    return evolve(change(kind, 2, ()), old=old, new=new, explanation=f"“{statement.text}” is another.")


def test_a_reason_adds_no_force():
    """What is done is the same; why it is done is no more and no less."""
    old = "The Harbour Board will open the northern strait to all vessels in October."
    comparison = dd.compare(old, f"In light of calm weather forecasts and falling water levels, {old[0].lower()}{old[1:]}")
    assert [(group.verdict, [reason.weight for reason in group.reasons]) for group in comparison.groups] == [("updated", [0.0])]
    assert "a reason adds no force by itself" in comparison.groups[0].explain()
