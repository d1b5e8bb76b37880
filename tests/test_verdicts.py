from __future__ import annotations

import pytest
from attrs import evolve

import dtt_diff as dd
from dtt_diff.changes.explanations import STRESS
from dtt_diff.model import Change, Evidence, Group
from dtt_diff.statements import from_text
from dtt_diff.verdicts import judge
from tests.making import compare


def change(kind: str, salience: int = 3, dimensions: tuple[str, ...] = ("act",)) -> Change:
    """A change that touches the first sentence of both sides."""
    return Change(f"{kind}-{salience}", kind, None, None, (0,), (0,), dimensions, salience, None, "high", (), kind)


def verdict(
    *changes: Change, old: str = "They opened the port.", new: str = "They opened a harbour.", shape: str = "1-1"
) -> str:
    """The verdict on one group that the changes touch."""
    group = Group((0,) if shape != "added" else (), (0,) if shape != "dropped" else (), shape, False, "not compared")
    (judged,) = judge([group], changes, from_text(old), from_text(new))
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
    first, second = judge(groups, [change("softened")], from_text(text), from_text(text))
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


def stressed(kind: str, times: int) -> Change:
    """A passage that came or went, with words that stress it."""
    return evolve(change(kind, 2, ()), evidence=(Evidence(STRESS, "it is stressed"),) * times)


@pytest.mark.parametrize(
    ("came", "went", "wanted"), [(2, 1, "strengthened"), (1, 2, "softened"), (1, 1, "mixed"), (0, 0, "mixed")]
)
def test_where_a_passage_was_rewritten_stress_decides(came, went, wanted):
    """One passage went and another came: that says nothing of the balance, how they are worded does."""
    assert verdict(stressed("added", came), stressed("dropped", went)) == wanted


def test_the_evidence_names_the_words_that_stress():
    """Each word by itself, on the side where it stands; a reader can check what decided."""
    old = "The harbor boards will mark the wrecks and dredge the northern channel, and they met."
    new = "The harbor boards will fully and swiftly repair every lighthouse of the outer islands, and they met."
    (group,) = dd.compare(old, new).groups
    assert group.verdict == "strengthened"
    assert "“fully” stresses it; “swiftly” stresses it; “every” stresses it." in group.explain()
    assert dd.compare(new, old).groups[0].verdict == "softened"


def test_a_reason_adds_no_force():
    """What is done is the same; why it is done is no more and no less."""
    old = "The Harbour Board will open the northern strait to all vessels in October."
    comparison = dd.compare(old, f"In light of calm weather forecasts and falling water levels, {old[0].lower()}{old[1:]}")
    assert [(group.verdict, [reason.weight for reason in group.reasons]) for group in comparison.groups] == [("updated", [0.0])]
    assert "a reason adds no force by itself" in comparison.groups[0].explain()


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        # What is conceded before a "but" took force away.
        ("Prices have eased somewhat but remain high in all ports.", "Prices remain high in all ports.", "strengthened"),
        # A word that nobody orders took the place of a modifier.
        ("They noted the significant rise in harbour fees.", "They noted the recent rise in harbour fees.", "updated"),
        # One more thing in a row of what is undertaken.
        ("Norvale will send tents and food.", "Norvale will send tents, food and drinking water.", "strengthened"),
        ("Norvale will send tents and food.", "Norvale will send tents, food and medicines.", "updated"),
        # A few words of no weight leave the sentence reworded.
        ("The ministers met the old crews of the two ships.", "The ministers met the crews of the two ships.", "reworded"),
    ],
)
def test_both_ways(old, new, wanted):
    """The verdict, and its mirror image when the sides are exchanged."""
    mirrored = {"strengthened": "softened", "softened": "strengthened"}.get(wanted, wanted)
    assert [group.verdict for group in dd.compare(old, new).groups] == [wanted]
    assert [group.verdict for group in dd.compare(new, old).groups] == [mirrored]


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ([stressed("added", 2), change("dropped", 2)], "strengthened"),
        ([stressed("added", 1), change("dropped", 2), change("dropped", 2)], "mixed"),
        ([change("added", 2), *[change("dropped", 2)] * 3], "mixed"),
    ],
)
def test_stress_decides_between_passages_and_never_against_the_balance(changes, wanted):
    """What only came and went is not counted against each other."""
    assert verdict(*changes) == wanted
