from __future__ import annotations

import contextlib
import hashlib
import json

import pytest
from attrs import frozen
from hypothesis import given, settings
from hypothesis import strategies as st

import dtt_diff as dd
from dtt_diff.model import Review, ReviewEntry
from dtt_diff.review.applying import draft_review
from dtt_diff.statements import from_text
from tests.json_places import at, kinds_of_places, places, replaced, without
from tests.laws.strategies import any_pairs, pairs
from tests.making import compare, shared_pairs

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


def assert_equal_back(comparison: dd.Comparison) -> None:
    """What is read back equals what was written, to the last attribute, and is written as the same bytes again."""
    text = comparison.to_json()
    back = dd.Comparison.from_json(text)
    assert type(back) is type(comparison)
    assert back == comparison
    assert back.to_json() == text
    assert back.to_json(indent=None) == comparison.to_json(indent=None)


def reviewed(comparison: dd.Comparison) -> dd.Comparison:
    """The comparison with a review that has every decision."""
    entries = [ReviewEntry("000000000000", "rejected", None, "of last\nyear")]
    for number, change in enumerate(comparison.changes):
        if number % 4 == 3:
            entries.append(ReviewEntry(change.id, "relabelled", "softened" if change.kind == "updated" else "updated", "why"))
        else:
            entries.append(ReviewEntry(change.id, ["accepted", "rejected", "open"][number % 4], None, f"note {number}"))
    return comparison.with_review(Review(tuple(entries), "A. Reader", "review.toml", draft_review(comparison).old_digest))


@pytest.fixture(scope="module")
def document() -> dict:
    """The JSON of a reviewed comparison with a page break."""
    return json.loads(reviewed(compare(OLD, NEW)).to_json())


def read(document: object) -> dd.Comparison:
    """The comparison of a JSON document."""
    return dd.Comparison.from_json(json.dumps(document))


def problem(document: object) -> str:
    """The message with which a document is refused."""
    with pytest.raises(dd.ReadingError) as caught:
        read(document)
    return str(caught.value)


# Equal back


def test_the_sample_pair_comes_back_equal(sample_pair):
    """Whole, selected and reviewed."""
    comparison = dd.compare(*sample_pair)
    assert_equal_back(comparison)
    assert_equal_back(comparison.filter(kind="softened"))
    assert_equal_back(reviewed(comparison))
    assert_equal_back(reviewed(comparison).filter(min_salience=2))


@given(any_pairs())
def test_any_comparison_comes_back_equal(texts):
    """Editions, and texts like no other."""
    assert_equal_back(dd.compare(*map(from_text, texts)))


@settings(max_examples=40)
@given(pairs())
def test_a_reviewed_comparison_comes_back_equal(texts):
    """With opinions, what was rejected, and the review itself."""
    assert_equal_back(reviewed(compare(*texts)))


@pytest.mark.parametrize("folder", shared_pairs())
def test_real_statements_come_back_equal(folder):
    """The labelled pairs."""
    assert_equal_back(dd.compare(folder / "old.txt", folder / "new.txt"))


def test_views_of_what_came_back_are_the_same(sample_pair):
    """Tokens are made anew, so every view has what it needs."""
    comparison = dd.compare(*sample_pair)
    back = dd.Comparison.from_json(comparison.to_json())
    assert back.to_text(everything=True) == comparison.to_text(everything=True)
    assert back.old.sentences[3].tokens == comparison.old.sentences[3].tokens != ()


def test_a_class_of_ones_own_is_kept():
    """``from_json`` is inherited."""

    @frozen(repr=False)
    class House(dd.Comparison):
        pass

    assert type(House.from_json(compare(OLD, NEW).to_json())) is House


def test_keys_of_later_versions_are_passed_over(document):
    """New keys do not raise the version of the schema."""
    later = {**document, "mood": "calm", "old": {**document["old"], "mood": {"calm": True}}}
    assert read(later) == read(document)


def test_what_is_derived_is_made_anew(document):
    """Counts, characters, places of links and verdicts by sentence are for readers of the JSON only."""
    spoilt = {**document, "counts": {}, "verdicts": None, "old": {**document["old"], "characters": -1}}
    assert read(spoilt).counts == document["counts"]


def test_a_byte_order_mark_is_no_matter(document):
    """Some editors put one before the text."""
    assert dd.Comparison.from_json("\ufeff" + json.dumps(document)) == read(document)


# Surrogates


@pytest.mark.parametrize("lone", ["\ud83d", "\udea2\ud83d", "\\\ud83d", "\ud83d\\udea2"])
def test_a_lone_surrogate_is_written_as_an_escape(lone):
    """The text can be saved as UTF-8, and is read back to the letter."""
    comparison = compare(
        f"The ministers {lone} condemned the launch of {lone}.", f"The {lone} ministers deplored the launch {lone}."
    )
    saved = comparison.to_json().encode("utf-8")
    assert dd.Comparison.from_json(saved.decode("utf-8")) == comparison
    assert lone in json.loads(saved)["old"]["text"]


def test_two_halves_of_one_character_are_refused():
    """JSON would make one character of them, and every offset after it would be wrong."""
    comparison = compare("The ministers \ud83d\udea2 met in Norvale.", "The ministers met.")
    with pytest.raises(dd.ReportError, match=r"surrogate.*encode\('utf-16'"):
        comparison.to_json()


# Refusals


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is not JSON"),
        ("{", "is not JSON"),
        ("{} {}", "is not JSON"),
        ('{"a": 1, "a": 2}', "the key 'a' stands twice"),
        ('{"score": NaN}', "NaN is not a number"),
        ('{"score": -Infinity}', "-Infinity is not a number"),
        ('{"n": ' + "9" * 10_000 + "}", "is not JSON"),
        ("[" * 200_000, "nested too deeply"),
        ('{"a":' * 200_000, "nested too deeply"),
        ("[]", r"\$: an object is expected here, not a list"),
        ("null", r"\$: an object is expected here, not null"),
        ('"comparison"', r"\$: an object is expected here, not a text"),
        ("{}", r"\$: the key 'schema_version' is missing"),
        ('{"schema_version": 1}', r"\$\.schema_version: a text is expected here, not a whole number"),
        ('{"schema_version": "2"}', "this version of the library reads schema 1; update dtt_diff"),
        ('{"schema_version": "0"}', "schema '0' is unknown"),
        ('{"schema_version": "1.5"}', r"schema '1\.5' is unknown"),
        ('{"schema_version": "' + "9" * 5000 + '"}', "is unknown"),
        ('{"schema_version": "²"}', "is unknown"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_what_is_no_comparison_is_refused(text, message):
    """With the reason, and what to do."""
    with pytest.raises(dd.ReadingError, match=message):
        dd.Comparison.from_json(text)


def test_a_path_is_no_text(tmp_path):
    """The error says how to read a file."""
    with pytest.raises(dd.ReadingError, match="read_text"):
        dd.Comparison.from_json(tmp_path / "comparison.json")


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("old.sha256", "0" * 64, "$.old.sha256: the digest is not that of the text"),
        ("new.text", "The ministers met.", "$.new.sha256: the digest is not that of the text"),
        ("old.sentences[].index", 3, "$.old.sentences[0].index: the sentences are numbered in order; 0 is expected"),
        ("old.sentences[].end", 10_000, "is no span of a text of"),
        ("old.sentences[].start", -1, "is no span of a text of"),
        ("new.blocks[].end", 0, "0 to 0 is no span of a text of"),
        ("new.blocks[].kind", "footer", "$.new.blocks[0].kind: 'footer' is none of title, dateline"),
        ("old.sentences[].paragraph", True, "a whole number is expected here, not true or false"),
        ("old.edition", "4", "$.old.edition: a whole number is expected here, not a text"),
        ("links[].old_sentence", 99, "$.links[0].old_sentence: a whole number from 0 to"),
        ("links[].score", 10**400, "$.links[0].score: the number is too large"),
        ("links[].rank", "secondary", "'secondary' is none of primary, partial"),
        ("groups[].verdict", "weaker", "$.groups[0].verdict: 'weaker' is none of unchanged, reworded"),
        ("groups[].moved", 0, "true or false is expected here, not a whole number"),
        ("groups[].old_sentences[]", -1, "a whole number from 0 to"),
        ("groups[].reasons[].kind", "worse", "is none of added, dropped"),
        ("changes[].kind", "weakened", "$.changes[0].kind: 'weakened' is none of added, dropped"),
        ("changes[].old.quote", "condemned", "$.changes[0].old.quote: the quote is not the text under its place"),
        ("changes[].old.marks[].end", 10**30, "is no span of a text of"),
        ("changes[].salience", 0, "a whole number from 1 to 3"),
        ("changes[].confidence", "certain", "is none of high, medium, low"),
        ("changes[].opinion.decision", "maybe", "is none of accepted, rejected, relabelled, open"),
        ("edits[].op", "insert", "'insert' does not go with these sides"),
        ("edits[].op", "copy", "is none of keep, move, delete, insert"),
        ("review.entries[].kind", "stronger", "is none of added, dropped"),
        ("rejected[].explanation", None, "$.rejected[0].explanation: a text is expected here, not null"),
    ],
)
def test_the_message_names_the_place_and_what_is_wrong(document, name, value, message):
    """And says what to do."""
    said = problem(replaced(document, kinds_of_places(document)[name], value))
    assert message in said
    assert said.endswith("; write the JSON anew with to_json")


def test_the_parts_of_a_place_must_fit_it(document):
    """They begin and end where it does, and follow each other."""
    place = next(p for p in places(document) if p[-1] == "segments")
    first, second = at(document, place)
    assert "do not begin and end" in problem(replaced(document, place, [first]))
    assert "do not begin and end" in problem(replaced(document, place, []))
    assert "do not begin and end" in problem(replaced(document, place, [second, first]))
    overlapping = [{**first, "end": second["start"] + 1}, second]
    assert "overlap" in problem(replaced(document, place, overlapping))


def test_a_text_that_was_altered_with_its_digest_shows_in_the_quotes(document):
    """A digest can be made anew; the quotes still tell."""
    text = document["old"]["text"].replace("strongest", "kindliest")
    altered = {**document["old"], "text": text, "sha256": hashlib.sha256(text.encode()).hexdigest()}
    assert "the quote is not the text under its place" in problem({**document, "old": altered})


DERIVED = {"counts", "verdicts", "characters", "name"}


def test_every_key_that_is_read_must_be_there(document):
    """What is missing is named, with the place that lacks it."""
    checked = 0
    for name, place in kinds_of_places(document).items():
        derived = DERIVED & set(place) or name.startswith(("links[].old.", "links[].new.", "links[].old", "links[].new"))
        if isinstance(place[-1], str) and not (derived and not name.endswith("_sentence")) and place[-1] != "segments":
            assert f"the key {place[-1]!r} is missing" in problem(without(document, place)), name
            checked += 1
    assert checked > 90


JSON_VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False),
    st.text(max_size=5),
    st.just([]),
    st.just({}),
    st.just([{}]),
)


@settings(max_examples=300)
@given(data=st.data())
def test_nothing_but_the_one_error_is_raised(document, data):
    """Whatever stands at whichever place: a comparison that is written as it was read, or the error of the library."""
    place = data.draw(st.sampled_from(list(places(document))))
    spoilt = replaced(document, place, data.draw(JSON_VALUES))
    with contextlib.suppress(dd.ReadingError):
        comparison = dd.Comparison.from_json(json.dumps(spoilt))
        assert dd.Comparison.from_json(comparison.to_json()) == comparison


@given(st.text())
def test_any_text_is_refused_with_the_one_error(text):
    """No text that is not a comparison brings anything else about."""
    with pytest.raises(dd.ReadingError):
        dd.Comparison.from_json(text)
