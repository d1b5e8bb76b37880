from __future__ import annotations

import pytest

from dtt_diff.lexicon.inflection import noun_forms, verb_forms


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("condemn", "condemn condemns condemning condemned"),
        ("urge", "urge urges urging urged"),
        ("reaffirm", "reaffirm reaffirms reaffirming reaffirmed"),
        ("deny", "deny denies denying denied"),
        ("deploy", "deploy deploys deploying deployed"),
        ("commit", "commit commits committing committed"),
        ("agree", "agree agrees agreeing agreed"),
        ("press", "press presses pressing pressed"),
        ("tie", "tie ties tying tied"),
        ("uphold", "uphold upholds upholding upheld"),
        ("undertake", "undertake undertakes undertaking undertook undertaken"),
        ("put", "put puts putting put"),
        ("veto", "veto vetoes vetoing vetoed"),
        ("echo", "echo echoes echoing echoed"),
    ],
)
def test_verbs_are_inflected(verb, forms):
    """Regular, doubling and irregular verbs."""
    assert set(verb_forms(verb)) == set(forms.split())


def test_no_verb_form_is_given_twice():
    """A past that equals the base is one form."""
    assert len(verb_forms("cut")) == len(set(verb_forms("cut")))


@pytest.mark.parametrize(
    ("noun", "plural"), [("launch", "launches"), ("duty", "duties"), ("delay", "delays"), ("exercise", "exercises")]
)
def test_nouns_have_a_plural(noun, plural):
    """The noun and its plural."""
    assert noun_forms(noun) == (noun, plural)
