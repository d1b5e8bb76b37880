from __future__ import annotations

import subprocess
import sys
from itertools import pairwise

import pytest

import dtt_diff as dd
from dtt_diff.reporting.values import Report
from dtt_diff.statements import from_text
from tests.making import ROOT, samples, shared_pairs

HEADED_OLD = (
    "Communique of the Coastal States\n\nWe met in Velsund.\n\nFisheries\n\nWe will limit the catch of cod in the strait.\n\n"
    "We will count the boats every spring.\n\nHarbour Security\n\nWe condemn the attacks on the port of Amsel.\n\n"
    "We will train more pilots.\n"
)
HEADED_NEW = HEADED_OLD.replace("Fisheries", "Fisheries and Quotas").replace(" every spring", "")


def texts(old: str, new: str) -> dd.Comparison:
    """Two texts compared under the shipped lexicon."""
    return dd.compare(from_text(old), from_text(new))


def sample_reports() -> list[object]:
    """The reports of consecutive samples, as parameters."""
    return [pytest.param(pair, id=pair[0].stem) for pair in pairwise(samples())]


@pytest.fixture(params=sample_reports())
def report(request) -> Report:
    """The report of two consecutive samples."""
    return dd.compare(*request.param).report()


def check_laws(report: Report) -> None:
    """What holds of every report."""
    comparison = report.comparison
    body = [group for group in comparison.groups if group.verdict != "not compared"]
    placed = [group for theme in report.themes for group in theme.groups]
    assert sorted(body, key=repr) == sorted(placed, key=repr)
    told = [change.id for theme in report.themes for change in theme.changes]
    assert sorted(told) == sorted(change.id for change in comparison.changes)
    names = [theme.name for theme in report.themes]
    assert all(name.strip() for name in names)
    assert len({name.casefold() for name in names}) == len(names)
    assert [item.theme for item in report.emphasis] == names


def test_every_group_and_every_change_is_in_one_theme(report):
    """And themes have names that differ."""
    check_laws(report)


@pytest.mark.parametrize("folder", shared_pairs())
def test_the_laws_hold_of_real_pairs(folder):
    """Whatever the genre."""
    check_laws(dd.compare(folder / "old.txt", folder / "new.txt").report())


def test_the_changes_of_a_theme_lead_with_salience(report):
    """As in the whole report."""
    for theme in report.themes:
        assert [c.salience for c in theme.changes] == sorted((c.salience for c in theme.changes), reverse=True)


def test_editions_that_are_equal_or_have_nothing_in_common_have_reports():
    """Themes without changes where nothing changed; all dropped and added where nothing stayed."""
    text = "The two sides will share radar data. They condemned the smuggling of fuel."
    check_laws(texts(text, text).report())
    report = texts(text, "Grain ships sail in May.").report()
    check_laws(report)
    assert {group.shape for theme in report.themes for group in theme.groups} == {"dropped", "added"}


def test_themes_are_called_by_what_they_are_about():
    """Names and noun phrases; no verbs, no adjectives alone, no words that have their capital from their place."""
    old, new = samples()[-2:]
    names = [theme.name for theme in dd.compare(old, new).report().themes]
    assert "Kestrel Authority, missile launches" in names
    assert "Clear Horizon, liaison officers" in names
    assert "next meeting" in names


def test_parties_and_titles_name_no_theme():
    """Every second sentence has them."""
    names = " ".join(t.name for pair in pairwise(samples()) for t in dd.compare(*pair).report().themes)
    assert not [word for word in ("Norvale", "Sarenia", "Oskara", "Tidewater") if word in names]


def test_headings_are_themes():
    """With what stood under a heading that has another wording now."""
    report = texts(HEADED_OLD, HEADED_NEW).report()
    assert [(theme.name, theme.origin) for theme in report.themes] == [
        ("Opening", "rest"),
        ("Fisheries and Quotas", "heading"),
        ("Harbour Security", "heading"),
    ]
    check_laws(report)


def test_an_edition_without_headings_goes_where_the_other_says_the_same():
    """What was dropped is put under the section that it is most like."""
    old = (
        "We met in Velsund.\n\nWe will limit the catch of cod and count the boats every spring.\n\n"
        "The catch of herring and the quotas of boats were discussed at length by experts.\n"
    )
    report = texts(old, HEADED_NEW).report()
    check_laws(report)
    (dropped,) = [t.name for t in report.themes for g in t.groups if g.old and "herring" in quote(report, g.old[0])]
    assert dropped == "Fisheries and Quotas"


def quote(report: Report, index: int) -> str:
    """A sentence of the old edition."""
    statement = report.comparison.old
    return statement.quote(statement.sentences[index].spans)


def test_headings_that_differ_in_case_only_are_one_theme():
    """A reader would take them for one."""
    new = HEADED_NEW.replace("Harbour Security", "FISHERIES AND QUOTAS")
    check_laws(texts(HEADED_OLD, new).report())


def test_a_long_text_has_no_more_themes_than_a_memo_can_hold():
    """And none of them swallows the others."""
    things = [
        "radar",
        "fuel",
        "cod",
        "cables",
        "pilots",
        "lighthouses",
        "ferries",
        "drones",
        "ice",
        "tariffs",
        "visas",
        "grain",
    ]
    new = "\n\n".join(
        f"The {a} {b} agreement and the {a} fund protect {a} experts. The {b} office reports." for a in things for b in things
    )
    report = texts(new.replace("fund", "plan"), new).report()
    check_laws(report)
    assert len(report.themes) <= 12
    assert max(len(theme.groups) for theme in report.themes) <= len(report.comparison.groups) / 2


def test_a_selection_has_the_same_themes():
    """With fewer changes."""
    comparison = dd.compare(*samples()[-2:])
    whole, part = comparison.report(), comparison.filter(kind="softened").report()
    assert [theme.name for theme in whole.themes] == [theme.name for theme in part.themes]
    check_laws(part)


def test_reports_do_not_depend_on_the_hash_seed():
    """The same bytes in every process."""
    code = (
        "import dtt_diff as dd; from tests.making import samples; r = dd.compare(*samples()[:2]).report();"
        "print([t.name for t in r.themes], r.emphasis, r.parties, r.namings)"
    )
    out = {
        subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("0", "1", "77")
    }
    assert len(out) == 1
    assert "Kestrel Authority" in out.pop()


def test_what_has_no_name_is_last():
    """Also where the themes come from the text itself, and its first sentences name none."""
    text = (
        "The sides agreed.\n\nThe sides will share radar data. Radar data will be shared.\n\nThe sides agreed to meet again.\n"
    )
    themes = [(theme.name, theme.origin) for theme in texts(text, text).report().themes]
    assert themes == [("radar data", "terms"), ("next meeting", "terms"), ("Other subjects", "rest")]
