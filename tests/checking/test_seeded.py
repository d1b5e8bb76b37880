from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path

import pytest

import dtt_diff as dd
from dtt_diff.checking.check import check
from dtt_diff.checking.loading import load_policy
from dtt_diff.checking.values import CheckResult
from dtt_diff.statements import read
from tests.making import DATA

FOLDER = DATA / "checking"
FAULTS = tomllib.loads((FOLDER / "faults.toml").read_text(encoding="utf-8"))["fault"]
HARMLESS = tomllib.loads((FOLDER / "harmless.toml").read_text(encoding="utf-8"))["harmless"]
POLICY = load_policy(FOLDER / "policy.toml")


@lru_cache
def draft() -> str:
    """The draft without faults."""
    return (FOLDER / "draft.txt").read_text(encoding="utf-8")


def edited(edits: list[list[str]]) -> str:
    """The draft with some edits, each at the first place of its text."""
    text = draft()
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def swapped() -> str:
    """The draft with two paragraphs in another order, and their numbers put right."""
    parts = draft().split("\n\n")
    parts[6], parts[8] = parts[8].replace("7.", "5.", 1), parts[6].replace("5.", "7.", 1)
    return "\n\n".join(parts)


def wrapped() -> str:
    """The draft with hard line ends after about 72 characters."""
    import textwrap

    return "\n\n".join("\n".join(textwrap.wrap(part, 72)) for part in draft().split("\n\n")) + "\n"


FORMS = {
    "swap": swapped,
    "wrap": wrapped,
    "crlf": lambda: draft().replace("\n", "\r\n"),
    "bom": lambda: "\ufeff" + draft(),
}


def checked(text: str, folder: Path) -> CheckResult:
    """The result of the check of a text as the draft."""
    path = folder / "draft.txt"
    path.write_bytes(text.encode("utf-8"))
    return check(dd.compare(read(FOLDER / "last.txt"), read(path)), POLICY)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault["name"])
def test_a_fault_is_found_at_its_place(fault, tmp_path):
    """By its own rule, at warning or above, with the words and the line where it stands."""
    text = edited(fault["edits"])
    found = [f for f in checked(text, tmp_path).findings if f.rule == fault["rule"] and f.severity != "info"]
    assert found
    places = [f.place for f in found if f.place]
    if "line" in fault:
        assert fault["line"] in [place.line for place in places]
    if "quote" in fault:
        assert fault["quote"] in [place.quote for place in places]
    for place in places:
        line = text.splitlines()[place.line - 1]
        first = place.quote.splitlines()[0]
        assert line[place.column - 1 :].startswith(first)


@pytest.mark.parametrize("edit", HARMLESS, ids=lambda edit: edit["name"])
def test_a_harmless_edit_is_silent(edit, tmp_path):
    """Nothing of warning or above; where it brings in matter of its own, that is told as a change and as nothing else."""
    text = FORMS[edit["form"]]() if "form" in edit else edited(edit["edits"])
    found = [f for f in checked(text, tmp_path).findings if not (edit.get("changes") and f.kind == "change")]
    assert [(f.rule, f.place and f.place.quote, f.message) for f in found if f.severity != "info"] == []


def test_there_are_enough_of_both():
    """Forty faults and forty harmless edits, each of its own."""
    assert len({str(fault["edits"]) for fault in FAULTS}) == len(FAULTS) >= 40
    assert len({str(edit.get("edits", edit.get("form"))) for edit in HARMLESS}) == len(HARMLESS)
    assert sum("changes" not in edit for edit in HARMLESS) >= 40
