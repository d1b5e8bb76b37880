"""Profiles: named orders of force for a genre, each a file that extends the shipped lexicon."""

from __future__ import annotations

import tomllib
from itertools import combinations
from pathlib import Path

import pytest
from click.testing import CliRunner

import dtt_diff as dd
from dtt_diff.cli import cli
from dtt_diff.lexicon import load_lexicon, profile_names
from dtt_diff.profiles import PROFILES, resolve_lexicon
from tests.making import HOUSE_LEXICON, PACKAGE


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A lexicon of one's own that extends the shipped one."""
    path = tmp_path / "house.toml"
    path.write_text(HOUSE_LEXICON, encoding="utf-8")
    return path


def kinds(old: str, new: str, profile: str) -> list[str]:
    """The kinds of the changes between two texts under a profile."""
    return [change.kind for change in dd.compare(old, new, profile=profile).changes]


def test_the_profiles_have_names():
    """The default one comes first."""
    assert PROFILES == profile_names() == ("diplomatic", "central-bank", "requirements")


@pytest.mark.parametrize("profile", PROFILES[1:])
def test_every_profile_extends_the_shipped_lexicon(profile, shipped):
    """It says so in its file, and adds to what ships."""
    path = PACKAGE / "lexicon" / "profiles" / f"{profile}.toml"
    assert tomllib.loads(path.read_text(encoding="utf-8"))["extends"] == "en"
    lexicon = load_lexicon(profile=profile)
    assert set(lexicon.entries) > set(shipped.entries)
    assert lexicon.profile == profile
    assert lexicon.digest != shipped.digest


def test_the_default_profile_is_the_shipped_lexicon(shipped):
    """Nothing is added to it."""
    assert load_lexicon(profile="diplomatic").digest == shipped.digest == dd.compare("They met.", "They meet.").lexicon


@pytest.mark.parametrize("profile", PROFILES)
def test_the_comparison_says_under_which_profile_it_was_made(profile):
    """In the result and in its JSON."""
    comparison = dd.compare("They met.", "They met.", profile=profile)
    assert comparison.profile == profile
    assert f'"profile": "{profile}"' in comparison.to_json()


@pytest.mark.parametrize("profile", PROFILES)
def test_a_lexicon_of_ones_own_works_under_each_profile(profile, own):
    """Its words are known, and so are those of the profile."""
    lexicon = resolve_lexicon(profile, own)
    assert "house.take-seriously" in lexicon.entries
    assert set(lexicon.entries) > set(load_lexicon(profile=profile).entries)
    old, new = "The board took seriously the delay of the ships.", "The board condemned the delay of the ships."
    (change,) = dd.compare(old, new, profile=profile, lexicon=own).changes
    assert change.kind == "strengthened"


def test_ones_own_entry_has_the_last_word(tmp_path):
    """It replaces an entry of the profile by its id."""
    path = tmp_path / "own.toml"
    path.write_text(HOUSE_LEXICON.replace("house.take-seriously", "requirement.may"), encoding="utf-8")
    assert load_lexicon(path, profile="requirements").entries["requirement.may"].scale == "condemnation"


def test_a_lexicon_keeps_the_profile_it_was_loaded_under():
    """It need not be named again, and no other can be put on it."""
    lexicon = dd.load_lexicon(profile="requirements")
    assert dd.compare("They met.", "They met.", lexicon=lexicon).profile == "requirements"
    with pytest.raises(dd.LexiconError, match=r"loaded under the profile 'requirements'.*profile='central-bank'"):
        dd.compare("They met.", "They met.", lexicon=lexicon, profile="central-bank")


@pytest.mark.parametrize("call", [lambda: dd.compare("a", "b", profile="loud"), lambda: dd.load_lexicon(profile="loud")])
def test_an_unknown_profile_is_refused_with_the_names_there_are(call):
    """Whoever asks for it."""
    with pytest.raises(dd.LexiconError, match=r"'loud'.*diplomatic, central-bank, requirements"):
        call()


def test_the_command_line_takes_a_profile(tmp_path):
    """And lists the names where there is no such profile."""
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text("The gate MUST close at noon.\n", encoding="utf-8")
    new.write_text("The gate SHOULD close at noon.\n", encoding="utf-8")
    done = CliRunner().invoke(cli, ["compare", str(old), str(new), "--profile", "requirements"])
    assert "requirement levels" in done.stdout
    refused = CliRunner().invoke(cli, ["compare", str(old), str(new), "--profile", "loud"])
    assert refused.exit_code == 2
    assert all(name in refused.stderr for name in PROFILES)
    shown = CliRunner().invoke(cli, ["lexicon", "show", "recommended", "--profile", "requirements"])
    assert "RFC 2119" in shown.stdout


LEVELS = (("MUST", "SHALL"), ("SHOULD",), ("MAY",))
STATES = (("REQUIRED",), ("RECOMMENDED",), ("OPTIONAL",))


@pytest.mark.parametrize(
    ("frame", "levels"),
    [
        ("The gateway {} close the lock before noon.", LEVELS),
        ("A signal is {} at the gate.", STATES),
        ("The gateway {} NOT close the lock before noon.", LEVELS[:2]),
    ],
)
def test_requirement_levels_follow_rfc_2119(frame, levels):
    """Every word of a higher level is stronger than every word of a lower one."""
    for higher, lower in combinations(levels, 2):
        for strong in higher:
            for weak in lower:
                assert kinds(frame.format(strong), frame.format(weak), "requirements") == ["softened"]
                assert kinds(frame.format(weak), frame.format(strong), "requirements") == ["strengthened"]


def test_words_of_one_requirement_level_say_the_same():
    """MUST and SHALL."""
    frame = "The gateway {} close the lock before noon."
    assert not kinds(frame.format("MUST"), frame.format("SHALL"), "requirements")


@pytest.mark.parametrize("old", ["MUST", "SHALL", "SHOULD", "MAY"])
@pytest.mark.parametrize("new", ["MUST NOT", "SHALL NOT", "SHOULD NOT"])
def test_a_demand_against_a_ban_is_turned_round(old, new):
    """No direction is claimed."""
    frame = "The gateway {} close the lock before noon."
    for one, other in ((old, new), (new, old)):
        (change,) = dd.compare(frame.format(one), frame.format(other), profile="requirements").changes
        assert (change.kind, change.dimensions, change.salience) == ("updated", ("polarity",), 3)


def test_requirement_levels_count_in_capitals_only():
    """RFC 8174: in lower case the words have their normal meanings, and stay on the scale of modality."""
    (change,) = dd.compare("The gate must close.", "The gate should close.", profile="requirements").changes
    assert [item.scale for item in change.evidence] == ["modality"]


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("Higher rates could be appropriate.", "Higher rates will be appropriate.", "strengthened"),
        ("Higher rates will be appropriate.", "Higher rates may be appropriate.", "softened"),
        ("The Council sees risks to the upside.", "The Council sees risks to the downside.", "updated"),
        ("The Council keeps an accommodative stance.", "The Council keeps a restrictive stance.", "updated"),
    ],
)
def test_central_banks_bind_their_next_moves(old, new, kind):
    """A move that is foreseen binds more than one that may come; leaning the other way is a reversal."""
    assert kinds(old, new, "central-bank") == [kind]
