from __future__ import annotations

import pytest
from attrs import evolve

from dtt_diff.checking import check
from dtt_diff.checking.values import ChangeRule
from tests.checking.making import SILENT, compared, one

OLD = """The three sides will hold joint patrols in the strait.

The ministers condemned in the strongest terms the launches by the Authority.

They urged the Authority to stop. They also called on it to return to talks."""
NEW = """The three sides may hold joint patrols in the strait.

The ministers condemned the launches by the Authority.

They urged the Authority to stop."""


def rules(*changes: ChangeRule, **options):
    """The rule that takes each change, with its severity, under a policy."""
    policy = evolve(SILENT, changes=changes, **options)
    return {f.change.kind + ":" + (f.change.old or f.change.new).text[:4]: (f.rule, f.severity) for f in findings(policy)}


def findings(policy):
    """The findings on the changes between the two texts."""
    return check(compared(OLD, NEW), policy).findings


PATROLS, TERMS, CALL = "softened:will", "softened:cond", "dropped:They"


def test_without_rules_the_default_of_the_policy_holds():
    """Every change with a direction, or none of them."""
    assert set(rules(directed="warning").values()) == {("softened", "warning"), ("dropped", "warning")}
    assert rules(directed=None) == {}


@pytest.mark.parametrize(
    ("conditions", "taken"),
    [
        ({"kinds": ("dropped",)}, {CALL}),
        ({"kinds": ("softened",)}, {PATROLS, TERMS}),
        ({"dimensions": ("degree",)}, {TERMS}),
        ({"old": ("joint patrol*",)}, {PATROLS}),
        ({"new": ("joint patrol*",)}, {PATROLS}),
        ({"new": ("talks",)}, set()),
        ({"either": ("authority",)}, {TERMS}),
        ({"themes": ("Talks",)}, {CALL}),
        ({"paragraphs": (1,)}, {PATROLS}),
        ({"paragraphs": (3,)}, {CALL}),
        ({"kinds": ("softened",), "old": ("return to talks",)}, set()),
    ],
)
def test_a_rule_takes_what_all_its_conditions_hold_of(conditions, taken):
    """Kinds, dimensions, phrases of either side, themes, paragraphs."""
    found = rules(ChangeRule("rule", "error", **conditions), themes=(("Talks", ("return to talks",)),))
    assert {key for key, (rule, _) in found.items() if rule == "rule"} == taken


def test_least_salience():
    """Changes of less are left to the others."""
    least = {key for key, (rule, _) in rules(ChangeRule("rule", "error", min_salience=3)).items() if rule == "rule"}
    assert least < {PATROLS, TERMS, CALL}
    assert TERMS in least


def test_the_gravest_rule_counts_and_the_first_of_equals():
    """One finding a change."""
    found = rules(
        ChangeRule("mild", "info", kinds=("softened",)),
        ChangeRule("first", "error", kinds=("softened",)),
        ChangeRule("second", "error", kinds=("softened",)),
    )
    assert found[TERMS] == ("first", "error")


def test_the_message_of_a_rule_leads_the_explanation():
    """The quotes of the explanation stay."""
    policy = evolve(SILENT, changes=(ChangeRule("rule", "error", message="Not without Oskara.", kinds=("dropped",)),))
    (found,) = findings(policy)
    assert found.message.startswith("Not without Oskara. (")
    assert found.change.explanation in found.message


def test_what_was_dropped_has_a_place_where_it_would_stand():
    """The sentence before it; the old wording is missing and replaces nothing."""
    found = next(f for f in findings(evolve(SILENT, directed="warning")) if f.rule == "dropped")
    assert found.place.quote == "They urged the Authority to stop."
    assert found.old_place.quote in OLD
    assert (found.suggestion, found.replaces) == (" ".join(found.old_place.quote.split()), False)


def test_a_softening_suggests_the_old_wording():
    """In the stead of the new one."""
    found = next(f for f in findings(evolve(SILENT, directed="warning")) if "strongest" in f.old_place.quote)
    assert (found.place.quote, found.suggestion, found.replaces) == ("condemned", "condemned in the strongest terms", True)


def test_a_change_without_direction_is_never_silent():
    """Info at least, whatever the policy leaves out."""
    result = check(compared("They met in Kesh on May 6, 2025.", "They met in Velsund on May 6, 2025."), SILENT)
    assert {f.severity for f in result.findings if f.change and f.change.kind == "updated"} == {"info"}
    assert [f for f in result.findings if f.change]


def test_a_change_of_low_confidence_is_told_as_info():
    """Even if changes with a direction are left out."""
    comparison = compared(OLD, NEW)
    doubtful = evolve(comparison, changes=tuple(evolve(change, confidence="low") for change in comparison.changes))
    assert {f.severity for f in check(doubtful, SILENT).findings} == {"info"}


def test_a_reviewed_change_counts_as_the_reviewer_said(tmp_path):
    """Rejected ones are no findings; relabelled ones are what they were made, and say what they were."""
    comparison = compared(OLD, NEW)
    first, second = comparison.softened[:2]
    path = tmp_path / "review.toml"
    path.write_text(
        f'[changes.{first.id}]\ndecision = "rejected"\n'
        f'[changes.{second.id}]\ndecision = "relabelled"\nkind = "updated"\nnote = "mere style"\n',
        encoding="utf-8",
    )
    result = check(comparison.with_review(path), evolve(SILENT, directed="warning"))
    assert first.id not in {f.change.id for f in result.findings}
    found = next(f for f in result.findings if f.change.id == second.id)
    assert (found.rule, found.severity) == ("updated", "info")
    assert "was: softened" in found.message
    assert "mere style" in found.message
    assert any("1 rejected" in note for note in result.notes)


def test_a_reversal_is_a_warning_by_default():
    """What was affirmed is denied."""
    result = check(compared("They will share warnings of such attacks.", "They will not share warnings of such attacks."))
    assert one(result, "reversal").severity == "warning"
