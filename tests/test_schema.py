from __future__ import annotations

import copy
import json
from typing import get_args

import pytest
from attrs import evolve
from hypothesis import given, settings
from jsonschema import Draft202012Validator

import dtt_diff as dd
from dtt_diff import model
from dtt_diff.lexicon.checking import DIMENSIONS
from dtt_diff.review.applying import draft_review
from dtt_diff.serialization import SCHEMA_VERSION
from dtt_diff.statements import from_text
from tests.json_places import kinds_of_places, replaced, without
from tests.laws.strategies import any_pairs, pairs
from tests.making import ROOT, compare, shared_pairs

SCHEMA = json.loads((ROOT / "docs" / "comparison.schema.json").read_text(encoding="utf-8"))

OLD = (
    "Joint Statement of the 4th Norvale Talks\n\nMay 12, 2024\n\n"
    "1. The ministers condemned the missile launch in the strongest terms. They opened the old harbour on May 3, 2024.\n\n"
    "2. The coast guards of both states will go on looking for the\n\n7\n\flost ferry of last winter.\n\n"
    "3. They fully support the fishing crews of Sarenia. They urged Oskara to end the blockade.\n"
)
NEW = (
    "Joint Statement of the 5th Norvale Talks\n\nJune 3, 2025\n\n"
    "1. They opened the old harbour on June 9, 2025. The ministers condemned the missile launch.\n\n"
    "2. “Grain” shipments have grown through the northern strait.\n\n"
    "3. They support the fishing crews of Sarenia. They called on Oskara to end the blockade.\n"
)


def closed(schema: object) -> object:
    """The schema with no key but its own allowed in any object: what the library writes must be described to the last key."""
    out = copy.deepcopy(schema)

    def close(part: object) -> None:
        if isinstance(part, dict):
            if part.get("type") == "object" and "properties" in part:
                part["additionalProperties"] = False
            for member in part.values():
                close(member)
        elif isinstance(part, list):
            for member in part:
                close(member)

    close(out)
    return out


OPEN = Draft202012Validator(SCHEMA)
CLOSED = Draft202012Validator(closed(SCHEMA))


def assert_valid(comparison: dd.Comparison) -> None:
    """The JSON of a comparison has what the schema asks for, and nothing that it does not describe."""
    errors = [f"{error.json_path}: {error.message}" for error in CLOSED.iter_errors(json.loads(comparison.to_json()))]
    assert errors == []


def reviewed(comparison: dd.Comparison) -> dd.Comparison:
    """The comparison with a review that has every decision and an entry that fits nothing."""
    decisions = ["accepted", "rejected", "open", "relabelled"]
    entries = [model.ReviewEntry("000000000000", "rejected", None, "of last year", "added: “fog”")]
    for number, change in enumerate(comparison.changes):
        decision = decisions[number % 4]
        kind = ("updated" if change.kind != "updated" else "softened") if decision == "relabelled" else None
        entries.append(model.ReviewEntry(change.id, decision, kind, f"note {number}"))
    review = evolve(draft_review(comparison), entries=tuple(entries), reviewer="A. Reader", source="review.toml")
    return comparison.with_review(review)


@pytest.fixture(scope="module")
def document() -> dict:
    """A JSON in which every key of the schema occurs with a value."""
    comparison = reviewed(compare(OLD, NEW))
    return json.loads(evolve(comparison, selection="salience 1 or more", notes=("a note",)).to_json())


def test_the_schema_is_a_schema():
    """Of the draft that it names, with an identifier that is no place on somebody's machine."""
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert SCHEMA["$id"] == "urn:dtt-diff:schema:comparison:1"
    assert SCHEMA["properties"]["schema_version"]["const"] == SCHEMA_VERSION


def test_every_key_is_described():
    """By itself, or by what it refers to."""

    def described(part: dict) -> bool:
        target = SCHEMA["$defs"][part["$ref"].rpartition("/")[2]] if "$ref" in part else {}
        return bool(part.get("description") or target.get("description"))

    objects = [SCHEMA, *SCHEMA["$defs"].values()]
    objects += [part for part in SCHEMA["properties"].values() if part.get("type") == "object"]
    keys = [(name, part) for item in objects for name, part in item.get("properties", {}).items()]
    assert len(keys) > 100
    assert [name for name, part in keys if not described(part)] == []


def test_every_key_is_required_but_one():
    """Only the parts of an interrupted place may be left out."""
    for item in [SCHEMA, *SCHEMA["$defs"].values()]:
        if "properties" in item:
            assert set(item["properties"]) - set(item["required"]) <= {"segments"}


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("kind", get_args(model.Kind)),
        ("block_kind", get_args(model.BlockKind)),
        ("rank", get_args(model.Rank)),
        ("shape", get_args(model.Shape)),
        ("verdict", get_args(model.Verdict)),
        ("confidence", get_args(model.Confidence)),
        ("edit_op", get_args(model.EditOp)),
        ("decision", get_args(model.Decision)),
        ("dimension", DIMENSIONS),
    ],
)
def test_the_enumerations_are_those_of_the_model(name, wanted):
    """Word for word, in the same order."""
    assert SCHEMA["$defs"][name]["enum"] == list(wanted)


def test_no_enumeration_is_left_unchecked():
    """The list above names every one that the schema has."""
    assert {name for name, part in SCHEMA["$defs"].items() if "enum" in part} == {
        "kind",
        "block_kind",
        "rank",
        "shape",
        "verdict",
        "confidence",
        "edit_op",
        "decision",
        "dimension",
    }


def test_the_sample_pair_is_valid(sample_pair):
    """Whole, selected, reviewed, and both."""
    comparison = dd.compare(*sample_pair)
    assert_valid(comparison)
    assert_valid(comparison.filter(kind=["softened", "dropped"], min_salience=2))
    assert_valid(reviewed(comparison))
    assert_valid(reviewed(comparison).filter(kind="updated"))
    assert_valid(reviewed(comparison.filter(min_salience=2)))


@settings(max_examples=40)
@given(pairs())
def test_editions_are_valid(texts):
    """Before a review and after it."""
    comparison = compare(*texts)
    assert_valid(comparison)
    assert_valid(reviewed(comparison))


@settings(max_examples=40)
@given(any_pairs())
def test_strange_texts_are_valid(texts):
    """Whatever the statements hold."""
    assert_valid(dd.compare(*map(from_text, texts)))


@pytest.mark.parametrize("folder", shared_pairs())
def test_real_statements_are_valid(folder):
    """The labelled pairs."""
    assert_valid(dd.compare(folder / "old.txt", folder / "new.txt"))


def test_the_document_has_every_key(document):
    """So that the tests below spoil all of them."""
    assert [error.message for error in CLOSED.iter_errors(document)] == []
    named = {name for item in [SCHEMA, *SCHEMA["$defs"].values()] for name in item.get("properties", {})}
    assert named <= {step for place in kinds_of_places(document).values() for step in place}
    assert {change["opinion"]["decision"] for change in document["changes"]} == {"accepted", "relabelled", "open"}
    assert [change["opinion"]["decision"] for change in document["rejected"]] == ["rejected"]


def test_no_key_may_be_missing(document):
    """Save for the parts of a place that is not interrupted."""
    checked = 0
    for name, place in kinds_of_places(document).items():
        if isinstance(place[-1], str):
            assert OPEN.is_valid(without(document, place)) == (place[-1] == "segments"), name
            checked += 1
    assert checked > 120


@pytest.mark.parametrize(
    "name",
    [
        "schema_version",
        "library.name",
        "old.blocks[].kind",
        "new.sentences[].kind",
        "links[].rank",
        "groups[].shape",
        "groups[].verdict",
        "groups[].reasons[].kind",
        "verdicts.new[].verdict",
        "changes[].kind",
        "changes[].dimensions[]",
        "changes[].confidence",
        "changes[].evidence[].old_cue.dimension",
        "changes[].opinion.decision",
        "changes[].opinion.original",
        "edits[].op",
        "review.entries[].decision",
        "review.entries[].kind",
        "rejected[].kind",
    ],
)
def test_a_word_that_is_no_choice_is_refused(document, name):
    """At every place that has a choice of words."""
    place = kinds_of_places(document)[name]
    assert not OPEN.is_valid(replaced(document, place, "sideways"))


@pytest.mark.parametrize("value", [None, True, 3.5, "x", [], {}])
def test_no_value_may_have_another_type(document, value):
    """Every value is of one type, null aside where it may be missing."""
    accepted = []
    for name, place in kinds_of_places(document).items():
        if OPEN.is_valid(replaced(document, place, value)):
            accepted.append(name)
    nullable = {"source", "title", "date", "edition", "label", "review", "opinion", "old_cue", "new_cue", "head", "shift"}
    nullable |= {"scale", "old_rank", "new_rank", "original_shift", "kind", "old", "new"}
    for name in accepted:
        last = name.removesuffix("[]").rpartition(".")[2]
        if value is None:
            assert last in nullable, name
        elif value == []:
            assert isinstance(kinds_of_places(document)[name][-1], str)
            assert last not in {"segments", "evidence"}, name
        elif isinstance(value, str):
            assert last not in {"start", "end", "index", "kind", "verdict", "sha256", "salience", "moved"}, name
        elif value == 3.5:
            assert last in {"score", "weight", "shift", "original_shift"}, name
        elif value is True:
            assert last in {"moved", "negated"}, name
        else:
            raise AssertionError(name)


@pytest.mark.parametrize(
    "spoil",
    [
        {"kind": "added", "new": None, "shift": None},
        {"kind": "dropped", "old": None, "shift": None},
        {"old": None, "new": None},
        {"kind": "softened", "shift": 1.0},
        {"kind": "strengthened", "shift": -1.0},
        {"kind": "updated", "shift": 1.0},
        {"salience": 4},
        {"evidence": []},
    ],
    ids=str,
)
def test_a_change_must_agree_with_itself(document, spoil):
    """Its kind goes with the sides that it quotes and with the sign of its shift."""
    change = next(c for c in document["changes"] if c["old"] and c["new"])
    spoilt = {**document, "changes": [{**change, **spoil}]}
    assert OPEN.is_valid({**document, "changes": [change]})
    assert not OPEN.is_valid(spoilt)


def test_keys_of_later_versions_are_allowed(document):
    """The published schema accepts what a later version of the library adds."""
    later = {**document, "mood": "calm", "changes": [{**change, "mood": "calm"} for change in document["changes"]]}
    assert OPEN.is_valid(later)
    assert not CLOSED.is_valid(later)


def test_the_page_tells_of_every_key_of_the_root():
    """In its table."""
    page = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
    assert [key for key in SCHEMA["properties"] if f"`{key}`" not in page] == []
