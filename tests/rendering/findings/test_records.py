from __future__ import annotations

import copy
import json
import re
from typing import get_args

import pytest
from jsonschema import Draft202012Validator

from dtt_diff import model
from dtt_diff.checking import values
from dtt_diff.rendering.findings.records import SCHEMA_VERSION, render_json, to_dict
from tests.json_places import kinds_of_places, without
from tests.making import ROOT
from tests.rendering.findings.results import HOSTILE, WAIVER, everything, hostile, result, softened, stale

SCHEMA = json.loads((ROOT / "docs" / "findings.schema.json").read_text(encoding="utf-8"))


def closed(part: object) -> object:
    """The schema with no key but its own allowed in any object."""
    part = copy.deepcopy(part)

    def close(item: object) -> None:
        if isinstance(item, dict):
            if "properties" in item:
                item["additionalProperties"] = False
            for member in item.values():
                close(member)
        elif isinstance(item, list):
            for member in item:
                close(member)

    close(part)
    return part


OPEN = Draft202012Validator(SCHEMA)
CLOSED = Draft202012Validator(closed(SCHEMA))


def test_the_schema_is_a_schema():
    """With an identifier that is no place on somebody's machine, and the version that is written."""
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$id"] == "urn:dtt-diff:schema:findings:1"
    assert SCHEMA["properties"]["schema_version"]["const"] == SCHEMA_VERSION


@pytest.mark.parametrize("made", [everything(), hostile(), result()], ids=["everything", "hostile", "nothing"])
def test_results_are_valid(made):
    """To the last key."""
    errors = [f"{error.json_path}: {error.message}" for error in CLOSED.iter_errors(json.loads(render_json(made)))]
    assert errors == []


def test_every_key_is_described_and_required():
    """Only the parts of an interrupted place may be left out."""
    for item in [SCHEMA, *SCHEMA["$defs"].values()]:
        for name, part in item.get("properties", {}).items():
            assert part.get("description"), name
        assert set(item.get("properties", ())) - set(item.get("required", ())) <= {"segments"}


def test_no_key_may_be_missing():
    """Every one of them is in the example, and is asked for."""
    document = json.loads(render_json(everything()))
    document["provenance"] = {"library": "dtt_diff 0.1.0"}
    named = {name for item in [SCHEMA, *SCHEMA["$defs"].values()] for name in item.get("properties", {})}
    places = kinds_of_places(document)
    assert named <= {step for place in places.values() for step in place}
    for name, place in places.items():
        if isinstance(place[-1], str):
            assert OPEN.is_valid(without(document, place)) == (place[-1] == "segments"), name


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("severity", get_args(values.Severity)),
        ("fail_on", get_args(values.Threshold)),
        ("rule_kind", get_args(values.RuleKind)),
        ("change_kind", get_args(model.Kind)),
        ("confidence", get_args(model.Confidence)),
        ("decision", get_args(model.Decision)),
    ],
)
def test_the_enumerations_are_those_of_the_values(name, wanted):
    """Word for word."""
    assert SCHEMA["$defs"][name]["enum"] == list(wanted)


def test_a_finding_is_told_whole():
    """Place in the file, in lines and in code points; quotes to the letter; what was accepted, and why."""
    first, second = to_dict(result(stale(), softened(waiver=0, known=True)))["findings"]
    assert first["place"] == {
        "side": "new",
        "source": "drafts/6 talks.txt",
        "paragraph": 0,
        "line": 1,
        "column": 24,
        "end_line": 1,
        "end_column": 27,
        "start": 124,
        "end": 127,
        "quote": "5th",
        "in_file": True,
    }
    assert (first["counts"], first["change"], first["waiver"], first["known"]) == (True, None, None, False)
    assert first["suggestion"] == {"text": "6th", "replaces": True}
    assert second["change"]["old"] == "condemned in the strongest terms"
    assert second["waiver"] == {"reason": WAIVER.reason, "owner": "Desk 3", "until": "2026-12-31", "source": "w.toml"}
    assert (second["counts"], second["known"]) == (False, True)


def test_counts_and_outcome_are_told():
    """As the exit status goes by them."""
    told = to_dict(everything())
    assert told["counts"] == {"error": 4, "warning": 5, "info": 1, "waived": 1, "known": 1}
    assert told["failed"] is True
    assert to_dict(result(stale(), fail_on="never"))["failed"] is False
    assert told["policy"] == {"name": "talks", "source": "policy.toml", "fail_on": "error"}


def test_the_text_is_utf8_whatever_the_statements_hold():
    """A lone half of a character becomes U+FFFD; all else is to the letter."""
    text = render_json(hostile())
    assert json.loads(text.encode("utf-8"))["findings"][0]["message"] == HOSTILE.replace("\ud800", "\ufffd")
    assert render_json(hostile()) == text
    assert not re.search("[\x00-\x09\x0b-\x1f]", text)
