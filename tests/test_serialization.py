from __future__ import annotations

import hashlib
import json

import pytest

import dtt_diff as dd
from tests.making import compare, small_lexicon

OLD = (
    "Joint Statement of the 4th Norvale Talks\n\n"
    "1. The ministers condemned the missile launch in the strongest terms. They opened the old harbour.\n\n"
    "2. The coast guards of both states will go on looking for the\n\n7\n\flost ferry of last winter.\n"
)
NEW = (
    "Joint Statement of the 5th Norvale Talks\n\n"
    "1. They opened the new harbour. The ministers condemned the missile launch.\n\n"
    "2. “Grain” shipments 🚢 have grown through the northern strait.\n"
)


@pytest.fixture
def comparison() -> dd.Comparison:
    """Two editions with a title, a move, a page break, typographic quotes and a wide character."""
    return compare(OLD, NEW)


@pytest.fixture
def data(comparison) -> dict:
    """What a reader of the JSON sees."""
    return json.loads(comparison.to_json())


def quoted(text: str, place: dict) -> str:
    """The text under a place of the JSON, its parts joined as quotes are."""
    parts = place.get("segments", [place])
    return " ".join(text[part["start"] : part["end"]] for part in parts)


def test_the_scorer_finds_what_it_reads(data):
    """Links, verdicts and changes have the keys that the design fixes."""
    assert {"links", "verdicts", "changes"} <= set(data)
    for link in data["links"]:
        assert link["rank"] in ("primary", "partial")
        assert all(isinstance(link[side][end], int) for side in ("old", "new") for end in ("start", "end"))
    for side in ("old", "new"):
        assert data["verdicts"][side]
        assert all({"start", "end", "verdict"} <= set(item) for item in data["verdicts"][side])
    assert data["changes"]
    for change in data["changes"]:
        assert {"kind", "old", "new", "dimensions", "salience"} <= set(change)
        assert change["old"] or change["new"]


def test_offsets_count_code_points_of_the_text(data):
    """Every quote of the JSON is the text under its offsets, to the letter."""
    for change in data["changes"]:
        for side, text in (("old", OLD), ("new", NEW)):
            if change[side]:
                assert quoted(text, change[side]) == change[side]["quote"]
        for item in change["evidence"]:
            for side, text in (("old_cue", OLD), ("new_cue", NEW)):
                if item[side]:
                    assert text[item[side]["start"] : item[side]["end"]] == item[side]["quote"]


def test_an_interrupted_place_lists_its_parts(data):
    """Start and end are the outermost ones."""
    place = next(s for s in data["old"]["sentences"] if "segments" in s)
    assert (place["start"], place["end"]) == (place["segments"][0]["start"], place["segments"][-1]["end"])
    assert quoted(OLD, place).endswith("looking for the lost ferry of last winter.")


def test_every_sentence_of_the_body_has_a_verdict_and_no_other(data):
    """Titles and headings carry none."""
    for side in ("old", "new"):
        body = [s for s in data[side]["sentences"] if s["kind"] in ("paragraph", "list item")]
        assert [v["start"] for v in data["verdicts"][side]] == [s["start"] for s in body]


def test_the_json_says_what_it_is(comparison, data):
    """Schema, library, lexicon, profile, and for each side what was read."""
    assert data["schema_version"] == "1"
    assert data["library"] == {"name": "dtt_diff", "version": dd.__version__}
    assert data["lexicon"] == {"sha256": small_lexicon().digest}
    assert data["profile"] == "diplomatic"
    assert data["old"]["sha256"] == hashlib.sha256(OLD.encode()).hexdigest()
    assert (data["old"]["edition"], data["new"]["edition"]) == (4, 5)
    assert data["old"]["characters"] == len(OLD)
    assert data["counts"] == comparison.counts


def test_groups_point_at_sentences_and_changes(data):
    """Indices and ids resolve."""
    ids = {change["id"] for change in data["changes"]}
    for side in ("old", "new"):
        listed = sorted(i for group in data["groups"] for i in group[f"{side}_sentences"])
        assert listed == [s["index"] for s in data[side]["sentences"]]
    assert {reason["change"] for group in data["groups"] for reason in group["reasons"]} <= ids


def test_the_edit_script_can_be_applied_from_the_json(data):
    """Whoever has the JSON and the old text can rebuild the new one from it and the insertions."""
    out = []
    for edit in data["edits"]:
        if edit["op"] in ("keep", "move"):
            out.append(OLD[edit["old"]["start"] : edit["old"]["end"]])
        elif edit["op"] == "insert":
            out.append(NEW[edit["new"]["start"] : edit["new"]["end"]])
    assert "".join(out) == NEW


def test_indentation_is_a_matter_of_taste(comparison):
    """One line or many, the values are the same, and letters are not escaped."""
    assert json.loads(comparison.to_json(indent=None)) == json.loads(comparison.to_json())
    assert "\n" not in comparison.to_json(indent=None)
    assert "🚢" in comparison.to_json()
