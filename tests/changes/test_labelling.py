from __future__ import annotations

import itertools

import pytest
from hypothesis import given

import dtt_diff as dd
from dtt_diff.tokens import tokenize
from tests.laws.strategies import pairs
from tests.making import compare, quotes, small_lexicon

LAUNCH = "The ministers condemned the missile launch of last winter."
FERRY = "Search crews from both coasts will go on looking for the lost ferry."


def only(old: str, new: str):
    """The one change between two texts."""
    (change,) = compare(old, new).changes
    return change


@pytest.mark.parametrize(
    ("old", "new", "kind", "dimension"),
    [
        ("condemned the missile launch", "deplored the missile launch", "softened", "act"),
        ("deplored the missile launch", "condemned the missile launch", "strengthened", "act"),
        ("may share warning data", "shall share warning data", "strengthened", "modality"),
        ("condemned the missile launch in the strongest terms", "condemned the missile launch", "softened", "degree"),
        ("share warning data", "share warning data as appropriate", "softened", "condition"),
        ("decided to raise the rate", "decided to cut the rate", "updated", "polarity"),
        ("agreed to share warning data", "agreed not to share warning data", "updated", "polarity"),
    ],
)
def test_force_that_moved_has_a_kind_and_a_dimension(old, new, kind, dimension):
    """Both sides are quoted."""
    change = only(f"The ministers {old}.", f"The ministers {new}.")
    assert (change.kind, change.dimensions) == (kind, (dimension,))
    assert change.old
    assert change.new


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("They met on May 12, 2024, in the old harbour.", "They met on June 3, 2025, in the old harbour."),
        ("The fleet of 25 vessels left the harbour early.", "The fleet of 31 vessels left the harbour early."),
        ("The next round of talks is held in Norvale.", "The next round of talks is held in Sarenia."),
        ("It was the 13th round of the talks.", "It was the 14th round of the talks."),
    ],
)
def test_a_fact_replaced_by_a_fact_is_an_update(old, new):
    """Without a direction and without a dimension."""
    change = only(old, new)
    assert (change.kind, change.dimensions, change.shift) == ("updated", (), None)
    assert change.evidence[0].rule.endswith("replaced")


def test_what_nobody_orders_is_an_update_and_never_vanishes():
    """A changed wording without a direction that can be vouched for."""
    change = only("They lamented the missile launch.", "They deplored the missile launch.")
    assert (change.kind, change.shift) == ("updated", None)


def test_cues_that_conflict_give_no_direction():
    """Less of one and more of the other: an update that says so."""
    change = only("The ministers may strongly support the plan.", "The ministers will support the plan.")
    assert (change.kind, set(change.dimensions), change.confidence) == ("updated", {"modality", "degree"}, "low")


def test_shifts_of_one_direction_are_one_change():
    """One reader's sentence would name them together; the shift is their sum."""
    change = only("The ministers strongly condemned the missile launch.", "The ministers deplored the missile launch.")
    assert (change.kind, set(change.dimensions), change.shift, len(change.evidence)) == (
        "softened",
        {"act", "degree"},
        -2.0,
        2,
    )


def test_a_sentence_that_came_or_went_is_quoted_on_one_side():
    """Dropped quotes the old edition, added the new one."""
    comparison = compare(f"{LAUNCH} {FERRY}", LAUNCH)
    assert quotes(comparison.changes) == [("dropped", FERRY, None)]
    comparison = compare(LAUNCH, f"{LAUNCH} {FERRY}")
    assert quotes(comparison.changes) == [("added", None, FERRY)]


def test_a_proposition_inside_a_kept_sentence_can_be_added():
    """A new act in an old sentence is a change of its own."""
    change = only(LAUNCH, LAUNCH[:-1] + ", and demanded the release of all crews.")
    assert (change.kind, change.old) == ("added", None)
    assert "demanded the release of all crews" in change.new.text


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("They will stop the exports of arms.", "They will cease the exports of arms."),
        ("They opened ports and farms.", "They opened farms and ports."),
        ("They also opened the harbour.", "Moreover, they opened the harbor."),
    ],
)
def test_what_a_careful_reader_would_not_act_on_is_no_change(old, new):
    """Equivalents, order, connectives and spelling."""
    assert compare(old, new).changes == ()


def test_titles_and_headings_have_no_changes():
    """The frame is aligned and not judged."""
    old = f"Joint Statement of the 13th Talks\n\n{LAUNCH}"
    assert compare(old, old.replace("13th", "14th")).changes == ()


def test_what_moved_to_another_sentence_is_not_called_dropped():
    """A side proposition that a partial or primary link leads to was kept."""
    act = "the ministers will send convoys of grain to the mountain valleys"
    old = f"{LAUNCH[:-1]}, and {act}. {FERRY}"
    new = f"{LAUNCH} {FERRY[:-1]}, and {act}."
    assert not [change for change in compare(old, new).changes if change.kind in ("dropped", "added")]


def test_salience_leads_with_acts_and_reversals():
    """A demand that went leads the memo; a venue is noted."""
    assert only("They decided to raise the rate.", "They decided to cut the rate.").salience == 3
    assert only("They condemned the missile launch.", "They deplored the missile launch.").salience == 3
    assert only("The next round of talks is held in Norvale.", "The next round of talks is held in Sarenia.").salience == 1


@pytest.mark.parametrize("swap", [False, True], ids=["as-is", "swapped"])
def test_changes_stand_in_the_order_of_the_old_text(swap):
    """Then of the new one; it does not matter how the sides sort."""
    old = "They opened the harbour in spring. The fleet of 25 vessels left early. Search crews found the lost ferry."
    new = "They opened the harbour in autumn. The fleet of 31 vessels left early. Grain came by sea. A school opened."
    changes = compare(*((new, old) if swap else (old, new))).changes
    places = [(change.old.start if change.old else 10**6, change.new.start if change.new else 10**6) for change in changes]
    assert len(places) >= 4
    assert places == sorted(places)


def matter(text: str) -> list[tuple[str, int]]:
    """Stem and place of the words that carry matter of their own."""
    lexicon = small_lexicon()
    silent = lexicon.vocabulary["function_words"] | lexicon.vocabulary["issuers"] | lexicon.vocabulary["connectives"]
    tokens = [token for token in tokenize(text, ((0, len(text)),)) if token.is_word]
    return [(token.stem, token.start) for token in tokens if token.norm not in silent]


@given(pairs())
def test_what_changed_never_vanishes(texts):
    """A figure, or two words in a row, that the other edition has nowhere, stand in the quote of some change."""
    comparison = compare(*texts)
    for here, there, side in ((*texts, "old"), (*texts[::-1], "new")):
        statement = getattr(comparison, side)
        known = {stem for stem, _ in matter(there)}
        body = [span for sentence in statement.sentences if not sentence.is_frame for span in sentence.spans]
        quoted = [span for change in comparison.changes if getattr(change, side) for span in getattr(change, side).spans]
        row = [(stem in known, stem, place) for stem, place in matter(here) if any(a <= place < b for a, b in body)]
        for one, two in itertools.pairwise(row):
            figures = [word for word in (one, two) if word[1][:1].isdigit() and not word[0]]
            for _, stem, place in figures or ([one, two] if not one[0] and not two[0] else []):
                assert any(a <= place < b for a, b in quoted), (stem, here[place : place + 20])


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        (
            "The board will buy 10 barges for the inner harbor and 5 barges for the long canal each spring.",
            "The board will buy 20 barges for the inner harbor and 10 barges for the long canal each spring.",
            "figure replaced",
        ),
        (
            "On May 31, 2022, the harbor boards of both islands met to review the wrecks.",
            "The harbor boards of both islands met on December 22, 2023 to review the wrecks.",
            "date replaced",
        ),
    ],
)
def test_a_figure_that_stands_elsewhere_is_one_for_another(old, new, rule):
    """Where one went and one came it is no loss and no gain."""
    for texts in ((old, new), (new, old)):
        changes = dd.compare(*texts).changes
        assert {(change.kind, change.evidence[0].rule) for change in changes} == {("updated", rule)}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Inflation remains high on both islands.", "Inflation has risen and remains high on both islands.", 1),
        ("Inflation remains high on both islands.", "Inflation remains rather high again.", 0),
    ],
)
def test_a_lone_verb_beside_another_is_told(old, new, told):
    """It is a statement of its own, however short; another lone word of a rewritten sentence is none."""
    added = [change for change in dd.compare(old, new).changes if change.kind == "added"]
    assert len(added) == told


def test_a_crumb_takes_nothing_with_it_that_its_host_cannot_quote():
    """Words replaced beside an addition stay a replacement: the addition quotes the new side only."""
    old = "The ministers condemned the blockade of the northern strait in the strongest terms."
    new = "The ministers condemned the missile launches of Oskara in the strongest terms on May 12, 2024."
    assert any(change.old and "blockade of the northern strait" in change.old.text for change in compare(old, new).changes)


@pytest.mark.parametrize(
    ("old", "new", "kind", "quote"),
    [
        (
            "They agreed to establish a fund.",
            "They agreed to consider establishing a fund.",
            "softened",
            "agreed to consider establishing",
        ),
        (
            "They decided to open the port.",
            "They decided to explore opening the port.",
            "softened",
            "decided to explore opening",
        ),
        ("They will make every effort to finish the dam.", "They will finish the dam.", "strengthened", "finish"),
        ("They set up a joint fund.", "They set up a fund.", "dropped", "joint"),
        ("They will mend the dam by 2026.", "They will mend the dam by 2026 at the latest.", "added", "latest"),
    ],
)
def test_one_word_of_a_short_sentence_does_not_vanish(old, new, kind, quote):
    """A lone word is wording only where much else was rewritten."""
    (change,) = dd.compare(old, new).changes
    assert change.kind == kind
    assert quote in (change.new or change.old).text


def test_a_condition_opened_over_kept_words_is_a_clause():
    """What was said outright is said on a condition: the clause came, whatever words of it stood there before."""
    old = "They will share the charts of the bay, and the ferry will sail."
    new = "They will share the charts of the bay, if the ferry will sail."
    (change,) = dd.compare(old, new).changes
    assert (change.kind, change.dimensions, change.new.text) == ("added", ("condition",), "if the ferry will sail.")


def test_what_is_done_outweighs_how_it_is_put():
    """Where the act became weaker and its object wider, the act decides."""
    (change,) = dd.compare("Urges the parties to share the charts;", "Calls upon all the parties to share the charts;").changes
    assert (change.kind, change.dimensions, change.confidence) == ("softened", ("act",), "medium")


def test_the_rest_of_a_formula_is_no_loss():
    """A small word of an act that stands on both sides neither came nor went."""
    old = "The ministers expressed their support for the refugees."
    new = "The ministers expressed their unwavering support for the refugees."
    (change,) = dd.compare(old, new).changes
    assert (change.kind, change.dimensions) == ("strengthened", ("degree",))


def test_a_denied_act_is_a_reversal():
    """Also where the issuers are named in the cue that it takes apart ("they support")."""
    (change,) = dd.compare("They support the plan.", "They do not support the plan.").changes
    assert (change.kind, change.dimensions, change.salience) == ("updated", ("polarity",), 3)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("They reject the claims.", "They do not accept the claims."),
        ("They will raise the rate.", "They will not lower the rate."),
    ],
)
def test_an_opposite_that_is_denied_is_no_reversal(old, new):
    """The denial undoes what the opposite undoes."""
    changes = dd.compare(old, new).changes
    assert changes
    assert not [change for change in changes if "polarity" in change.dimensions]
