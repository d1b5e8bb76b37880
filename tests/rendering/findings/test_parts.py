from __future__ import annotations

import json
import re

import pytest

from dtt_diff.model import Evidence, Passage
from dtt_diff.rendering.findings import parts
from dtt_diff.rendering.findings.gitlab import render_gitlab
from dtt_diff.rendering.findings.junit import render_junit
from dtt_diff.rendering.findings.markdown import render_findings_markdown
from dtt_diff.rendering.findings.records import render_json
from dtt_diff.rendering.findings.sarif import render_sarif
from tests.rendering.findings.results import (
    OLD_QUOTE,
    WHY,
    change,
    dropped,
    everything,
    hostile,
    missing,
    on_waiver,
    result,
    softened,
    stale,
)


def test_a_message_on_a_change_is_split_into_what_the_rule_says_and_why():
    """A view that shows both quotes need not say them again."""
    plain = parts.split_message(softened())
    assert (plain.lead, plain.reasons, plain.rest) == ("", (WHY,), "")
    ruled = parts.split_message(softened(message=f"Never soften. ({change().explanation})"))
    assert (ruled.lead, ruled.reasons, ruled.rest) == ("Never soften.", (WHY,), "")


def test_what_a_reviewer_said_is_not_lost():
    """It stands behind the explanation of the change."""
    message = parts.split_message(softened(message=f"{change().explanation} (was: updated); reviewer: as agreed"))
    assert message.rest == "(was: updated); reviewer: as agreed"


def test_a_message_without_the_explanation_stays_whole():
    """Nothing of it is taken for something else."""
    assert parts.split_message(softened(message="Look here.")) == parts.Message("Look here.")
    assert parts.split_message(stale()).lead == stale().message


def test_reasons_do_not_say_both_quotes_again():
    """A view has them beside each other."""
    why = f"“{OLD_QUOTE}” was replaced by “condemned”: one name for another."
    made = change(evidence=(Evidence("fact replaced", why),))
    assert parts.split_message(softened(change=made)).reasons == ("one name for another.",)


def test_a_change_on_one_side_has_no_reasons():
    """That there is no counterpart is all there is to say."""
    assert parts.split_message(dropped()).reasons == ()


@pytest.mark.parametrize("start", [0, 500])
def test_quotes_are_marked_without_the_statement(start):
    """Wherever the quote stands in it."""
    text = OLD_QUOTE
    passage = Passage(((start, start + len(text)),), text, ((start + 10, start + len(text)),))
    assert list(parts.quote_pieces(passage)) == [("condemned", False), (" ", False), ("in the strongest terms", True)]


def test_quotes_that_furniture_interrupts_are_marked_in_both_parts():
    """The marks keep to their part, and the parts are joined by one space."""
    passage = Passage(((10, 19), (40, 46)), "condemned firmly", ((13, 19), (42, 46)))
    told = list(parts.quote_pieces(passage))
    assert [text for text, marked in told if marked] == ["demned", "rmly"]
    assert "".join(text for text, _ in told) == "condemned firmly"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("short", "short"),
        ("two\nlines", "two lines"),
        ("a word " * 20, "a word a word a word a..."),
        ("x" * 99, "x" * 27 + "..."),
    ],
)
def test_hints_are_cut_at_a_word(text, wanted):
    """Or inside it, if it is all there is."""
    assert parts.shortened(text, 30) == wanted
    assert len(wanted) <= 30


def test_counts_leave_out_what_is_waived_or_known_and_say_so():
    """A finding that is both is counted as waived."""
    both = softened(waiver=0, known=True)
    told = parts.count_words(result(stale(), softened(), softened(known=True), softened(waiver=0), both))
    assert told == "1 error, 1 warning, 0 info; 2 waived, 1 in the baseline"
    assert parts.count_words(result()) == "0 errors, 0 warnings, 0 info"


@pytest.mark.parametrize(
    ("fail_on", "wanted"),
    [
        ("error", "passed (fails on error)"),
        ("warning", "failed (fails on warning)"),
        ("info", "failed (fails on info)"),
        ("never", "never fails"),
    ],
)
def test_the_verdict_names_the_threshold(fail_on, wanted):
    """A warning fails from warning on."""
    made = result(softened(), fail_on=fail_on)
    assert parts.verdict_words(made) == wanted
    assert parts.reaches(softened(), made) == (fail_on in {"warning", "info"})
    assert not parts.reaches(softened(waiver=0), made)


def test_the_draft_is_named_by_the_provenance_or_by_a_finding():
    """Standard input and texts given directly have no file."""
    assert parts.draft_source(everything()) == "drafts/6 talks.txt"
    bare = result(stale())
    del bare.provenance["draft"]
    assert parts.draft_source(bare) == "drafts/6 talks.txt"
    assert parts.draft_source(result(draft="-")) is None
    assert parts.own_place(missing()) is None
    assert parts.own_place(on_waiver()) is None


def test_a_message_becomes_a_sentence():
    """With a capital and one full stop."""
    assert parts.sentence("give\nthe day") == "Give the day."
    assert parts.sentence("Done.") == "Done."
    assert parts.sentence("policy.toml: renew it") == "policy.toml: renew it."


@pytest.mark.parametrize("render", [render_json, render_sarif, render_gitlab, render_junit, render_findings_markdown])
def test_a_statement_commands_no_runner_that_prints_the_output(render):
    """No line begins with two colons, and none holds the other way to write a command; what is read back is the same."""
    told = render(hostile())
    assert not [line for line in told.splitlines() if line.lstrip().startswith("::")]
    assert not re.search(r"##\w*\[", told)


def test_json_is_read_back_to_the_letter():
    """The escapes are those of JSON."""
    assert json.loads(parts.json_text({"##[group]": "a\\## ###\n"})) == {"##[group]": "a\\## ###\n"}
