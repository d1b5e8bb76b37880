from __future__ import annotations

from pathlib import Path

import pytest

import dtt_diff as dd
from tests.making import DATA

GOOD = """
[source.me]
title = "me"

[[scale]]
id = "pressure"
dimension = "act"
title = "how hard it presses"
governs = "proposition"
ranks = ["shove", "nudge"]

[[scale.edge]]
more = "shove"
less = "nudge"
sources = ["me"]

[[entry]]
id = "act.shove"
scale = "pressure"
rank = "shove"
verbs = ["shove"]
sources = ["me"]
"""

MISTAKES = """
no-source-table no-such-dimension no-dimension no-title no-such-governs rank-unknown circle half-an-edge bare-is-no-rank
ranks-no-list no-such-scale no-such-rank no-rank no-form form-without-first-word form-no-text no-such-head unknown-key
no-source no-such-source no-id one-bracket unknown-table no-toml source-no-table
"""


def write(folder: Path, text: str, name: str = "own.toml") -> Path:
    """A lexicon file of one's own."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_lexicon_of_ones_own_stands_alone(tmp_path):
    """Without ``extends`` nothing of the shipped lexicon is in it."""
    lexicon = dd.load_lexicon(write(tmp_path, GOOD))
    assert (set(lexicon.scales), set(lexicon.entries)) == ({"pressure"}, {"act.shove"})


def test_a_lexicon_can_extend_the_shipped_one(tmp_path, shipped):
    """``extends`` adds to what ships."""
    lexicon = dd.load_lexicon(write(tmp_path, 'extends = "en"\n' + GOOD))
    assert set(lexicon.entries) == {*shipped.entries, "act.shove"}
    assert lexicon.digest != shipped.digest


def test_an_entry_of_the_same_id_replaces_the_shipped_one(tmp_path, shipped):
    """The id decides, the later file wins."""
    name = next(iter(shipped.entries))
    lexicon = dd.load_lexicon(write(tmp_path, 'extends = "en"\n' + GOOD.replace("act.shove", name)))
    assert lexicon.entries[name].scale == "pressure"
    assert len(lexicon.entries) == len(shipped.entries)
    assert [entry.id for _, entry in lexicon.cues.at(["shoved"], 0)] == [name]


def test_a_folder_is_one_lexicon(tmp_path):
    """Its files refer to each other; sources may have a file of their own."""
    body = GOOD.replace('[source.me]\ntitle = "me"\n', "")
    write(tmp_path, body)
    write(tmp_path, '[me]\ntitle = "me, in a file of its own"\n', "sources.toml")
    assert dd.load_lexicon(tmp_path).sources["me"].title == "me, in a file of its own"


def test_the_shipped_lexicon_goes_by_its_name(shipped):
    """``None`` and "en" are the same lexicon, with the same digest."""
    assert dd.load_lexicon("en").digest == shipped.digest


def test_the_digest_follows_the_content(tmp_path):
    """Any edit of a file gives another digest; the folder has no part in it."""
    (tmp_path / "elsewhere").mkdir()
    one = dd.load_lexicon(write(tmp_path, GOOD))
    same = dd.load_lexicon(write(tmp_path / "elsewhere", GOOD))
    other = dd.load_lexicon(write(tmp_path, GOOD + "# edited\n"))
    assert one.digest == same.digest != other.digest


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('[source.me]\ntitle = "me"\n', "", "pressure|act.shove"),
        ('dimension = "act"', 'dimension = "volume"', "pressure.*volume"),
        ('dimension = "act"\n', "", "pressure.*dimension"),
        ('title = "how hard it presses"\n', "", "pressure.*title"),
        ('governs = "proposition"', 'governs = "nobody"', "pressure.*nobody"),
        ('more = "shove"', 'more = "kick"', "pressure.*kick"),
        ('less = "nudge"', 'less = "shove"', "pressure.*circle"),
        ('less = "nudge"\n', "", "pressure.*less"),
        ('ranks = ["shove", "nudge"]', 'ranks = ["shove", "nudge"]\nbare = "rest"', "pressure.*rest"),
        ('ranks = ["shove", "nudge"]', "ranks = 2", "pressure.*ranks"),
        ('scale = "pressure"', 'scale = "weight"', "act.shove.*weight"),
        ('rank = "shove"', 'rank = "kick"', "act.shove.*kick"),
        ('rank = "shove"\n', "", "act.shove.*rank"),
        ('verbs = ["shove"]\n', "", "act.shove.*form"),
        ('verbs = ["shove"]', 'words = ["_ shove"]', "act.shove.*form"),
        ('verbs = ["shove"]', "verbs = [1]", "act.shove.*verbs"),
        ('verbs = ["shove"]', 'verbs = ["shove"]\nhead = "above"', "act.shove.*above"),
        ('verbs = ["shove"]', 'verbs = ["shove"]\nwordz = ["x"]', "act.shove.*wordz"),
        ('verbs = ["shove"]\nsources = ["me"]', 'verbs = ["shove"]', "act.shove.*source"),
        ('verbs = ["shove"]\nsources = ["me"]', 'verbs = ["shove"]\nsources = ["you"]', "act.shove.*you"),
        ('id = "act.shove"\n', "", "entry.*id"),
        ("[[entry]]", "[entry]", "entry"),
        ("[[entry]]", "[[entri]]", "entri"),
        ("[[entry]]", "[[entry]", "TOML"),
        ("[source.me]", "source = 1\n[sauce.me]", "source"),
    ],
    ids=MISTAKES.split(),
)
def test_a_mistake_is_told_by_file_and_entry(tmp_path, old, new, message):
    """Every mistake in a lexicon of one's own is a LexiconError that says where it is."""
    assert old in GOOD
    path = write(tmp_path, GOOD.replace(old, new, 1))
    with pytest.raises(dd.LexiconError, match=message) as error:
        dd.load_lexicon(path)
    assert "own.toml" in str(error.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[[reversal]]\nid = "r"\nsides = [["raise"]]\nsources = []', "'r'.*two sides"),
        ('[[reversal]]\nid = "r"\nsources = []', "'r'.*sides"),
        ('[[equivalent]]\nid = "e"\nforms = ["a", "b"]\nas = "adverbs"\nsources = []', "'e'.*adverbs"),
        ('[[equivalent]]\nid = "e"', "'e'.*forms"),
        ('[[equivalent]]\nid = "e"\nforms = ["a", "b"]\nsources = ["nobody"]', "'e'.*nobody"),
        ('extends = "fr"', "own.toml.*fr"),
        ("extends = [1]", r"own.toml.*\[1\] is not known"),
        ("extends = {en = true}", "own.toml.*is not known"),
        ("issuers = 3", "issuers"),
        ('[issuers]\nwords = ["they", "|---|"]', r"own.toml: \[issuers\] has a form without a word"),
        ('[issuers]\nwords = ["_ sides"]', r"own.toml: \[issuers\].*does not begin with a word"),
        ('[[reversal]]\nid = "r"\nsides = [["raise"], ["..."]]\nsources = []', "'r' has a form without a word"),
        ('[[equivalent]]\nid = "e"\nforms = ["a", "_ b"]\nsources = []', "'e'.*does not begin with a word"),
        ('[source.me]\ntitle = "me"\n[[matter]]\nid = "m"\nwords = ["!"]\nsources = ["me"]', "'m' has a form without a word"),
    ],
)
def test_a_mistake_in_the_other_tables_is_told_too(tmp_path, text, message):
    """Reversals, equivalents and word lists are checked as well."""
    with pytest.raises(dd.LexiconError, match=message):
        dd.load_lexicon(write(tmp_path, text))


def test_an_id_stands_once_in_a_file(tmp_path):
    """The second of two equal ids would silently replace the first."""
    entry = GOOD[GOOD.index("[[entry]]") :]
    with pytest.raises(dd.LexiconError, match=r"act\.shove"):
        dd.load_lexicon(write(tmp_path, GOOD + entry))


@pytest.mark.parametrize("content", [b"\xff\xfe", b"caf\xe9 = 1"])
def test_a_lexicon_is_utf8(tmp_path, content):
    """Other encodings are refused by file name."""
    path = tmp_path / "own.toml"
    path.write_bytes(content)
    with pytest.raises(dd.LexiconError, match=r"own\.toml.*UTF-8"):
        dd.load_lexicon(path)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("x = " + "[" * 20_000, "nested too deeply"),
        ("x = " + "[" * 3000 + "]" * 3000, "nested too deeply"),
        (f"x = {'9' * 5000}", "not valid TOML"),
    ],
)
def test_a_hostile_lexicon_is_refused(tmp_path, text, message):
    """What the parser of TOML itself stumbles over is told like any other mistake."""
    with pytest.raises(dd.LexiconError, match=rf"own\.toml.*{message}"):
        dd.load_lexicon(write(tmp_path, text))


def test_a_byte_order_mark_is_no_mistake(tmp_path):
    """Some editors write one."""
    assert list(dd.load_lexicon(write(tmp_path, "\ufeff" + GOOD)).entries) == ["act.shove"]


def test_a_lexicon_of_ones_own_does_not_wait_for_the_shipped_one(tmp_path, monkeypatch):
    """Without ``extends`` the shipped files are not read."""
    monkeypatch.setattr("dtt_diff.lexicon.loading.read_shipped", lambda: pytest.fail("read for nothing"))
    assert dd.load_lexicon(write(tmp_path, GOOD)).entries


def test_a_lexicon_that_cannot_be_read_is_named(tmp_path):
    """A folder in the place of a file is passed over; a name that no file can have is told."""
    (tmp_path / "folder.toml").mkdir()
    with pytest.raises(dd.LexiconError, match=r"no \.toml file"):
        dd.load_lexicon(tmp_path)
    with pytest.raises(dd.LexiconError, match="cannot be read"):
        dd.load_lexicon("a" * 5000)


def test_a_missing_lexicon_is_named(tmp_path):
    """A path that is not there, and a folder with nothing in it."""
    with pytest.raises(dd.LexiconError, match="no such lexicon"):
        dd.load_lexicon(tmp_path / "none.toml")
    with pytest.raises(dd.LexiconError, match=r"no \.toml file"):
        dd.load_lexicon(tmp_path)


def test_an_unknown_profile_is_refused():
    """The message lists the profiles there are."""
    with pytest.raises(dd.LexiconError, match=r"'loud'.*diplomatic"):
        dd.compare("The ministers met.", "The ministers met.", profile="loud")


def test_the_lexicon_of_the_tests_loads():
    """What the other tests rest on is itself without mistake."""
    assert len(dd.load_lexicon(DATA / "small.toml").entries) > 10


def test_a_lexicon_that_was_meant_to_add_is_told_how(tmp_path):
    """One that refers to a scale of the shipped lexicon without ``extends``; one with it gets no such hint."""
    for name in ("scale", "sources"):
        text = (
            GOOD.replace('scale = "pressure"', 'scale = "condemnation"')
            if name == "scale"
            else GOOD.replace('["me"]', '["labels"]')
        )
        with pytest.raises(dd.LexiconError, match='begin the file with: extends = "en"'):
            dd.load_lexicon(write(tmp_path, text))
    with pytest.raises(dd.LexiconError, match=r"no scale 'condemnatoin'; did you mean 'condemnation'\?$"):
        dd.load_lexicon(write(tmp_path, 'extends = "en"\n' + GOOD.replace('scale = "pressure"', 'scale = "condemnatoin"')))
