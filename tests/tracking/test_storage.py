"""History and JSON: nothing is lost, and nothing wrong is taken."""

from __future__ import annotations

import copy
import json
from functools import lru_cache
from typing import get_args

import pytest
from jsonschema import Draft202012Validator

import dtt_diff as dd
from dtt_diff import model
from dtt_diff.lexicon.checking import DIMENSIONS
from dtt_diff.tracking.storage import SCHEMA_VERSION
from dtt_diff.tracking.values import STEP_KINDS, Ordering
from tests.json_places import kinds_of_places, replaced, without
from tests.making import ROOT
from tests.test_schema import closed
from tests.tracking.making import shipped_council, tidewater

SCHEMA = json.loads((ROOT / "docs" / "history.schema.json").read_text(encoding="utf-8"))
CLOSED = Draft202012Validator(closed(SCHEMA))


@lru_cache
def document() -> dict:
    """The sample series as plain values."""
    return json.loads(tidewater().to_json())


@lru_cache
def small() -> dict:
    """A shorter series, in which lines vanish and return, as plain values."""
    return json.loads(shipped_council().to_json())


def spoilt(*place_and_value: object) -> str:
    """The document with another value at a place."""
    *place, value = place_and_value
    return json.dumps(replaced(document(), tuple(place), value))


@pytest.mark.parametrize("indent", [None, 2])
def test_what_was_written_is_read(indent):
    """To the last value; the text of a step is taken from its edition."""
    for history in (tidewater(), shipped_council()):
        assert dd.History.from_json(history.to_json(indent=indent)) == history


def test_a_history_that_was_read_goes_on():
    """All questions answer as before."""
    read = dd.History.from_json(shipped_council().to_json())
    assert read.comparison(1) == shipped_council().comparison(1)
    assert read.dropped_in("2025") == shipped_council().dropped_in("2025")


def test_the_schema_describes_what_is_written():
    """To the last key."""
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["properties"]["schema_version"]["const"] == SCHEMA_VERSION
    for history in (tidewater(), shipped_council(), dd.track(["The Council met."])):
        assert [f"{e.json_path}: {e.message}" for e in CLOSED.iter_errors(json.loads(history.to_json()))] == []


def test_every_key_is_described_and_required():
    """Only the parts of an interrupted place may be left out."""
    objects = [part for part in (SCHEMA, *SCHEMA["$defs"].values()) if "properties" in part]
    for item in objects:
        assert set(item["properties"]) - set(item["required"]) <= {"segments"}
        for part in item["properties"].values():
            target = SCHEMA["$defs"][part["$ref"].rpartition("/")[2]] if "$ref" in part else {}
            assert part.get("description") or target.get("description")


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("kind", get_args(model.Kind)),
        ("block_kind", get_args(model.BlockKind)),
        ("shape", get_args(model.Shape)),
        ("verdict", get_args(model.Verdict)),
        ("dimension", DIMENSIONS),
        ("step_kind", STEP_KINDS),
        ("ordering", get_args(Ordering)),
    ],
)
def test_the_enumerations_are_those_of_the_model(name, wanted):
    """In the same order or another."""
    assert set(SCHEMA["$defs"][name]["enum"]) == set(wanted)


#: Keys that are derived, or told for the reader's sake: their absence or another value says nothing wrong.
DERIVED = ("notes", "editions[].filed_under", "editions[].characters", "library.name")


#: Places where any text is right.
FREE_TEXTS = (
    *("lexicon.sha256", "library.version", "profile", "told[]", ".title", ".source", ".parties[]", ".notes[]"),
    *("sentences[].label", "blocks[].label", ".id", ".old", ".new", ".dimensions[]", ".explanation"),
)


def test_no_key_may_be_missing():
    """Each is missed by name, at its place."""
    for name, place in kinds_of_places(small()).items():
        if name.endswith("[]") or name in DERIVED or name.startswith("notes["):
            continue
        with pytest.raises(dd.ReadingError, match=r"(?s)^\$.*(is missing|is no history)"):
            dd.History.from_json(json.dumps(without(small(), place)))


def takes(name: str, value: object) -> bool:
    """Whether any text, or any number, is taken at a place."""
    if isinstance(value, str):
        return name.endswith(FREE_TEXTS)
    return isinstance(value, int) and name.endswith((".shift", ".weight", "editions[].edition"))


@pytest.mark.parametrize("value", [{"no": "such"}, "\x00", -7])
def test_no_value_may_have_another_type(value):
    """Where a text may stand anything is a text, so only the places that take no text are tried with one."""
    for name, place in kinds_of_places(small()).items():
        if name in DERIVED or name.startswith("notes"):
            continue
        text = json.dumps(replaced(small(), place, value))
        if takes(name, value):
            assert isinstance(dd.History.from_json(text), dd.History)
        else:
            with pytest.raises(dd.ReadingError, match=r"(?s)^\$"):
                dd.History.from_json(text)


def _in_two_lines() -> str:
    data = copy.deepcopy(document())
    data["lines"][1]["steps"] = data["lines"][0]["steps"]
    return json.dumps(data)


def _in_no_line() -> str:
    data = copy.deepcopy(document())
    data["lines"].pop()
    return json.dumps(data)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "is not JSON"),
        ("[" * 100_000, "nested too deeply"),
        ("[]", "an object is expected here"),
        ("{}", "this is no history"),
        (lambda: spoilt("document", "comparison"), "this is no history"),
        (lambda: spoilt("schema_version", "2"), r"\$\.schema_version: the history has schema 2"),
        (lambda: spoilt("schema_version", "x"), "schema 'x' is unknown"),
        (
            lambda: spoilt("editions", 2, "text", "The Council met."),
            r"\$\.editions\[2\]\.sha256: the digest is not that of the text",
        ),
        (
            lambda: spoilt("editions", 2, "label", "2019"),
            r"\$\.editions\[2\]\.label: the label of this edition is '2023-05-23'",
        ),
        (lambda: spoilt("editions", []), r"\$\.editions: a history has at least one edition"),
        (lambda: spoilt("summaries", []), r"\$\.summaries: 4 summaries are expected"),
        (lambda: spoilt("lines", 0, "index", 3), r"\$\.lines\[0\]\.index"),
        (lambda: spoilt("lines", 0, "steps", []), r"\$\.lines\[0\]\.steps: a line begins with a sentence"),
        (
            lambda: spoilt("lines", 0, "steps", 1, "edition", 3),
            r"\$\.lines\[0\]\.steps\[1\]\.edition: the editions of a line rise",
        ),
        (
            lambda: spoilt("lines", 0, "steps", 1, "sentence", None),
            r"\$\.lines\[0\]\.steps\[1\]\.sentence: a line that is updated",
        ),
        (
            lambda: spoilt("lines", 0, "steps", 1, "sentence", 0),
            r"\$\.lines\[0\]\.steps\[1\]\.sentence: this sentence is in another",
        ),
        (lambda: spoilt("lines", 0, "steps", 1, "kind", "kept on"), r"\$\.lines\[0\]\.steps\[1\]\.kind: 'kept on' is none of"),
        (lambda: spoilt("lines", 0, "steps", 1, "base", 1), r"\$\.lines\[0\]\.steps\[1\]\.base"),
        (lambda: spoilt("lines", 0, "steps", 1, "others", [99]), r"\$\.lines\[0\]\.steps\[1\]\.others: there are only"),
        (lambda: json.dumps(without(document(), ("lines", 0, "steps", 4))), r"\$\.lines\[0\]\.steps: a line that still stands"),
        (_in_two_lines, "this sentence is in another line too"),
        (_in_no_line, "is in no line"),
    ],
)
def test_what_does_not_fit_is_refused(text, told):
    """At its place, with the remedy."""
    with pytest.raises(dd.ReadingError, match=f"(?s){told}.*(give what to_json wrote|write the JSON anew|update dtt_diff)"):
        dd.History.from_json(text() if callable(text) else text)


def test_bytes_are_refused():
    """The message says how to read the file."""
    with pytest.raises(dd.ReadingError, match="read_text"):
        dd.History.from_json(b"{}")


def test_keys_of_later_versions_are_passed_over():
    """Everywhere."""
    data = copy.deepcopy(document())
    data["later"] = data["lines"][0]["later"] = data["lines"][0]["steps"][0]["later"] = 1
    assert dd.History.from_json("\ufeff" + json.dumps(data)) == tidewater()
