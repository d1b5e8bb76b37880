"""Examples of a lexicon, tried by the library itself."""

from __future__ import annotations

import pytest

from dtt_diff.examples import KINDS, own_ids, try_examples
from dtt_diff.lexicon import load_lexicon, profile_names
from tests.making import DATA


@pytest.mark.parametrize("profile", profile_names())
def test_the_shipped_examples_hold(profile):
    """All of them, of all kinds and both keys."""
    trials = list(try_examples(load_lexicon(profile=profile)))
    assert [trial for trial in trials if trial.fault] == []
    assert {(trial.kind, trial.key) for trial in trials} == {(kind, key) for kind in KINDS for key in ("fires", "silent")}


def test_only_what_is_wanted_is_tried(shipped):
    """By kind and id."""
    trials = list(try_examples(shipped, lambda kind, name: name == "act.condemn"))
    assert {trial.id for trial in trials} == {"act.condemn"}
    assert len(trials) == len(shipped.entries["act.condemn"].fires) + len(shipped.entries["act.condemn"].silent)


def test_what_a_file_has_is_known_by_kind():
    """Its own entries and rules, in their order."""
    own = own_ids(DATA / "small.toml")
    assert set(own) == set(KINDS)
    assert "act.condemn" in own["entry"]
