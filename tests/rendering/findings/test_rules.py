from __future__ import annotations

from attrs import evolve

from dtt_diff.checking.loading import default_policy
from dtt_diff.checking.values import AgreedPhrase, ChangeRule, CheckResult, MustMention, Policy
from dtt_diff.rendering.findings.rules import rules_of
from tests.rendering.findings.results import result, softened


def described(policy: Policy) -> dict[str, tuple[str, str]]:
    """What is said of every rule of a policy."""
    return {rule.id: (rule.short, rule.help) for rule in rules_of(CheckResult((), policy, {}))}


def test_every_rule_that_is_built_in_is_described():
    """What it looks for, and what to do: one that is new needs an entry in rules.toml."""
    told = described(default_policy())
    assert len(told) > 25
    assert [rule for rule, (short, help_) in told.items() if short.startswith("Rule ") or help_ == "See the finding."] == []


def test_rules_of_a_policy_are_described_by_what_they_ask_for():
    """Their own message comes first."""
    policy = Policy(
        directed=None,
        changes=(
            ChangeRule(
                "deterrence", "error", kinds=("softened", "dropped"), themes=("Deterrence",), min_salience=2, old=("nuclear",)
            ),
            ChangeRule("calls", "error", message="Every dropped call needs a waiver.", kinds=("dropped",)),
        ),
        agreed=(
            AgreedPhrase("strait", "error", "peace and stability", tolerances=("case",)),
            AgreedPhrase("no", "error", "x", True),
        ),
        must_mention=(MustMention("navigation", "warning", ("freedom of navigation",), 3),),
    )
    told = described(policy)
    assert "kind softened or dropped; salience 2 or more; theme Deterrence; old wording nuclear" in told["deterrence"][0]
    assert told["calls"][0] == "Every dropped call needs a waiver."
    assert told["strait"] == (
        "These words must stand in the draft: “peace and stability” (free: case).",
        "Write “peace and stability” (free: case). If they were negotiated anew, change the policy.",
    )
    assert told["no"][0] == "These words must not stand in the draft: “x”."
    assert told["navigation"][0] == "The draft must mention “freedom of navigation”, if each of the last 3 editions did."
    assert {"added", "dropped", "strengthened", "softened"}.isdisjoint(told)
    assert "updated" in told


def test_rules_are_sorted_and_each_is_there_once():
    """Also one that found something and is not in the policy."""
    made = result(softened(rule="zebra"), softened(rule="zebra", message="again"))
    ids = [rule.id for rule in rules_of(made)]
    assert ids == sorted(set(ids))
    assert "zebra" in ids
    assert "stale-edition" in ids
    assert "stale-time" not in ids


def test_a_rule_of_the_policy_comes_before_one_that_is_built_in():
    """With the same id, the policy's own words are told."""
    policy = evolve(default_policy(), changes=(ChangeRule("softened", "error", message="Ours.", kinds=("softened",)),))
    assert described(policy)["softened"][0] == "Ours."
