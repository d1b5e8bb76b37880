from __future__ import annotations

import time
from pathlib import Path

import pytest

import dtt_diff as dd
from dtt_diff.errors import ReportError
from dtt_diff.reporting.tables import load_themes
from dtt_diff.statements import from_text
from dtt_diff.tokens import tokenize


def row(text: str):
    """A text as the words and marks of one sentence."""
    return [tokenize(text, ((0, len(text)),))]


def write(folder: Path, text: str) -> Path:
    """A table of one's own."""
    path = folder / "themes.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("They found smuggled fuel.", "Fuel"),
        ("FUEL was dear.", "Fuel"),
        ("Refuelling is no word of it.", None),
        ("A lighthouse keeper spoke.", "Lights"),
        ("Two lighthouses burned.", "Lights"),
        ("A light, a house.", None),
        ("the search\n  and   rescue", "Rescue"),
        ("Fuel and a lighthouse.", "Fuel"),
        ("Fuel and a lighthouse and a lighthouse.", "Lights"),
        ("A ship-to-ship transfer.", "T"),
        ("", None),
    ],
)
def test_a_text_belongs_to_the_theme_whose_patterns_it_has_most(tmp_path, text, theme):
    """Case and white space are no difference, ``*`` stands for letters of a word, the first of equals wins."""
    table = load_themes(
        write(
            tmp_path,
            '[themes]\nFuel = ["fuel"]\nLights = ["lighthouse*"]\nRescue = ["search and rescue"]\nT = ["ship-to-ship"]\n',
        )
    )
    assert table.theme_of(row(text)) == theme


def test_the_table_comes_before_headings_and_in_its_order(tmp_path):
    """What no theme takes is told as the rest, last."""
    text = "Boats\n\nThey found fuel.\n\nLamps\n\nA lighthouse burned.\n\nThey met.\n"
    path = write(tmp_path, '[themes]\nLights = ["lighthouse"]\nFuel = ["fuel"]\nNothing = ["unicorn"]\n')
    report = dd.compare(from_text(text), from_text(text)).report(themes=path)
    assert [(theme.name, theme.origin) for theme in report.themes] == [
        ("Lights", "table"),
        ("Fuel", "table"),
        ("Other subjects", "rest"),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", r"no \[themes\].*write a line"),
        ("[themes]\n", r"no \[themes\]"),
        ("themes = 3\n", r"no \[themes\]"),
        ("[themes\n", "not TOML"),
        ('[themes]\nA = ["b"]\n[other]\n', "unknown key 'other'"),
        ("[themes]\nA = 'b'\n", "theme 'A'.*not a list"),
        ("[themes]\nA = []\n", "theme 'A'.*not a list"),
        ("[themes]\nA = ['b', 3]\n", "theme 'A'.*not a list"),
        ("[themes]\nA = ['b', '  ']\n", "theme 'A'.*no letter or digit"),
        ("[themes]\nA = ['*']\n", "theme 'A'.*no letter or digit"),
        ("[themes]\nA = ['... b']\n", "theme 'A'.*begins or ends"),
        ("[themes]\n' ' = ['b']\n", "without a name"),
        ("[themes]\nA = ['b']\nA = ['c']\n", "not TOML"),
    ],
)
def test_mistakes_are_told(tmp_path, text, message):
    """By file, theme and remedy."""
    path = write(tmp_path, text)
    with pytest.raises(ReportError, match=message) as error:
        load_themes(path)
    assert str(path) in str(error.value)


def test_files_that_cannot_be_read_are_told(tmp_path):
    """Missing, a folder, or not UTF-8."""
    with pytest.raises(ReportError, match="cannot be read"):
        load_themes(tmp_path / "missing.toml")
    with pytest.raises(ReportError, match="cannot be read"):
        load_themes(tmp_path)
    path = tmp_path / "latin.toml"
    path.write_bytes('[themes]\nA = ["caf\xe9"]\n'.encode("latin-1"))
    with pytest.raises(ReportError, match="not UTF-8"):
        load_themes(path)


def test_a_byte_order_mark_is_no_mistake(tmp_path):
    """Editors write one."""
    path = tmp_path / "themes.toml"
    path.write_bytes(b'\xef\xbb\xbf[themes]\nFuel = ["fuel"]\n')
    assert load_themes(path).theme_of(row("fuel")) == "Fuel"


@pytest.mark.parametrize("pattern", ["a*b*", "*a*", "a*a*b", "a* b* c* d*", "(a+)+$"])
def test_no_pattern_hangs(tmp_path, pattern):
    """The time to match grows with the text, not with its powers."""
    table = load_themes(write(tmp_path, f"[themes]\nA = ['{pattern}']\n"))
    text = "a" * 300 + " " + "a " * 20000
    began = time.process_time()
    table.theme_of(row(text))
    assert time.process_time() - began < 5
