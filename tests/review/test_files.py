from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import dtt_diff as dd
from dtt_diff.model import Change, Passage, Review, ReviewEntry
from dtt_diff.review.applying import draft_review, dump_review
from dtt_diff.review.files import DECISIONS, fold, load_review, write_review
from dtt_diff.statements import from_text
from tests.laws.strategies import any_pairs
from tests.making import ROOT, compare

TOML = """\
reviewer = "A. Reader"
library = "dtt_diff 0.1.0"

[changes.554c950e7d20]
decision = "relabelled"
kind = "updated"
note = '''
Two lines
of it'''

[changes.8e7d8042e0de]
decision = "open"
"""
REVIEW = Review(
    (
        ReviewEntry("554c950e7d20", "relabelled", "updated", "Two lines\nof it"),
        ReviewEntry("8e7d8042e0de", "open"),
    ),
    reviewer="A. Reader",
    library="dtt_diff 0.1.0",
)
JSON = json.dumps(
    {
        "reviewer": "A. Reader",
        "library": "dtt_diff 0.1.0",
        "changes": {
            "554c950e7d20": {"decision": "relabelled", "kind": "updated", "note": "Two lines\nof it"},
            "8e7d8042e0de": {"decision": "open"},
        },
    }
)


def saved(tmp_path: Path, content: str | bytes, name: str = "review.toml") -> Path:
    """A review as a file."""
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


# Reading


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("review.toml", TOML),
        ("review.TOML", TOML.replace("\n", "\r\n")),
        ("review.toml", "\ufeff" + TOML),
        ("review", TOML),
        ("review.txt", TOML),
        ("review.json", JSON),
        ("review.JSON", "\ufeff" + JSON),
        ("review", "\n  " + JSON),
    ],
)
def test_a_review_is_toml_or_json(tmp_path, name, content):
    """By its suffix, else by its first character; the file is its source."""
    path = saved(tmp_path, content, name)
    assert load_review(path) == evolve(REVIEW, source=str(path))


def test_a_review_may_be_empty(tmp_path):
    """Two editions without a change have nothing to decide on."""
    assert load_review(saved(tmp_path, "")).entries == ()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("reviewer = \n", "it is not TOML: Invalid value (at line 1, column 12); correct the file at this place"),
        (
            TOML + "\n[changes.8e7d8042e0de]\n",
            "it is not TOML: Cannot declare ('changes', '8e7d8042e0de') twice (at line 14, column 22); "
            "no entry and no key may stand twice; correct the file at this place",
        ),
        ('note = "' + "x" * 5 + '"\n', "note: there is no such key; the keys are reviewer, library"),
        ("reviewer = 5\n", "reviewer: a text is expected here, not a whole number"),
        ("reviewer = 2024-05-12\n", "reviewer: a text is expected here, not a date"),
        ('old_sha256 = "abc"\n', "old_sha256: a digest of 64 hexadecimal digits is expected here, or nothing"),
        ("changes = []\n", "changes: an object is expected here, not a list"),
        ('[changes]\na = "accepted"\n', "changes.a: an object is expected here, not a text"),
        ('[changes.a]\nnote = ""\n', "changes.a: the key 'decision' is missing"),
        ('[changes.a]\ndecision = "agreed"\n', "changes.a.decision: 'agreed' is none of accepted, rejected, relabelled, open"),
        (
            '[changes.a]\ndecision = "open"\nremark = ""\n',
            "changes.a.remark: there is no such key; the keys are decision, kind",
        ),
        ('[changes.a]\ndecision = "relabelled"\n', "changes.a: a relabelled change needs a kind: added, dropped"),
        ('[changes.a]\ndecision = "relabelled"\nkind = "weaker"\n', "changes.a.kind: 'weaker' is none of added, dropped"),
        ('[changes.a]\ndecision = "accepted"\nkind = "added"\n', 'changes.a: a kind goes with decision = "relabelled" only'),
        ("[changes.a]\ndecision = true\n", "changes.a.decision: a text is expected here, not true or false"),
        ('[changes."a b\\u001b"]\nx = 1\n', "changes['a b\\x1b'].x: there is no such key"),
        ("a = " + "[" * 100_000, "it is nested too deeply to be a review"),
    ],
    ids=lambda value: value[:40],
)
def test_a_broken_file_is_refused_with_its_place(tmp_path, content, message):
    """The file, the entry or the line, and what to do."""
    path = saved(tmp_path, content)
    with pytest.raises(dd.ReportError) as caught:
        load_review(path)
    assert str(caught.value).startswith(f"{path}: {message}")
    assert any(remedy in str(caught.value) for remedy in ("correct the file", "start a review anew"))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            '{"changes": {"a": {"decision": "open"}, "a": {"decision": "open"}}}',
            "the key 'a' stands twice in one object; no entry",
        ),
        ('{"changes": ', "it is not JSON: Expecting value: line 1 column 13"),
        ('{"reviewer": NaN}', "it is not JSON: NaN is not a number of JSON"),
        ("[]", "an object is expected here, not a list"),
        ('{"changes": null}', "changes: an object is expected here, not null"),
        ('{"changes": {"a": {"decision": "open", "note": null}}}', "changes.a.note: a text is expected here, not null"),
        ('{"a":' * 100_000, "it is nested too deeply to be a review"),
        ('{"reviewer": ' + "9" * 10_000 + "}", "it is not JSON: "),
    ],
    ids=lambda value: value[:40],
)
def test_broken_json_is_refused_with_its_place(tmp_path, content, message):
    """As strictly as TOML."""
    path = saved(tmp_path, content, "review.json")
    with pytest.raises(dd.ReportError) as caught:
        load_review(path)
    assert message in str(caught.value)


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    """Missing, a folder, another encoding, no path at all."""
    for path, message in (
        (tmp_path / "none.toml", "the review cannot be read (No such file or directory); give the path"),
        (tmp_path, "the review cannot be read (Is a directory)"),
        (saved(tmp_path, "reviewer = 'Jos\xe9'".encode("latin-1")), "byte 15 is not UTF-8; save the review as UTF-8"),
        (Path("a\0b.toml"), "the review cannot be read (embedded null byte)"),
    ):
        with pytest.raises(dd.ReportError) as caught:
            load_review(path)
        assert str(caught.value).startswith(f"{path}: {message}")
    with pytest.raises(dd.ReportError, match=r"not as 'review\.toml'; give Path"):
        load_review("review.toml")


@settings(max_examples=300)
@given(st.binary(max_size=60), st.sampled_from(["r.toml", "r.json", "r"]))
def test_any_bytes_are_a_review_or_an_error_of_the_library(tmp_path_factory, content, name):
    """Nothing else is raised."""
    path = saved(tmp_path_factory.mktemp("any"), content, name)
    try:
        review = load_review(path)
    except dd.ReportError:
        return
    assert isinstance(review, Review)


# Writing


def test_a_draft_shows_the_analyst_what_there_is_to_decide(sample_pair):
    """Header, then every change, those of most salience first, each under its quotes."""
    comparison = dd.compare(*sample_pair)
    text = dump_review(comparison)
    first = comparison.leading[0]
    assert 'reviewer = ""\nlibrary = "dtt_diff ' in text
    assert f'old_sha256 = "{comparison.old.digest}"' in text
    assert f'lexicon_sha256 = "{comparison.lexicon}"\n' in text
    assert (
        f"# softened, salience 3, degree\n#   old: “{first.old.text}”\n#   new: “{first.new.text}”\n"
        f"#   why: {first.evidence[0].why}\n[changes.{first.id}]\n"
        'decision = "open"\nnote = ""\n'
        f'about = "softened: “{first.old.text}” → “{first.new.text}”"\n'
    ) in text
    assert list(tomllib.loads(text)["changes"]) == [change.id for change in comparison.leading]
    assert list(json.loads(dump_review(comparison, "json"))["changes"]) == [change.id for change in comparison.leading]


def test_a_draft_is_the_same_whenever_it_is_written(sample_pair):
    """No clock, no chance."""
    first, second = dd.compare(*sample_pair), dd.compare(*sample_pair)
    assert dump_review(first) == dump_review(second)


def test_decisions_are_kept_when_the_file_is_written_again(sample_pair):
    """Also those on changes that are gone, at the end and under a comment of their own."""
    comparison = dd.compare(*sample_pair)
    last = comparison.leading[-1]
    entries = (
        ReviewEntry("gone", "rejected", None, "of\nlast year", "added: “fog”"),
        ReviewEntry(last.id, "accepted", None, "yes"),
    )
    text = dump_review(comparison.with_review(Review(entries, "A. Reader")))
    data = tomllib.loads(text)
    assert data["reviewer"] == "A. Reader"
    assert data["changes"][last.id]["decision"] == "accepted"
    assert text.endswith(
        "# What follows is on changes that are not among those above.\n\n"
        '[changes.gone]\ndecision = "rejected"\nnote = """\nof\nlast year"""\nabout = "added: “fog”"\n'
    )


def test_the_comment_over_a_relabelled_change_shows_the_kind_that_the_library_gave(sample_pair):
    """The decision says the rest."""
    comparison = dd.compare(*sample_pair)
    change = comparison.softened[0]
    text = dump_review(comparison.with_review(Review((ReviewEntry(change.id, "relabelled", "updated"),))))
    above, below = text.split(f"[changes.{change.id}]\n")
    assert above.rstrip().splitlines()[-4].startswith("# softened, salience")
    assert below.startswith('decision = "relabelled"\nkind = "updated"\nnote = ""\nabout = "softened: ')


@given(any_pairs(), st.sampled_from(["toml", "json"]))
def test_what_a_statement_carries_cannot_leave_its_place(tmp_path_factory, texts, form):
    """Whatever is quoted, the file is read back as it was meant, and can be saved as UTF-8."""
    comparison = dd.compare(*map(from_text, texts))
    path = saved(tmp_path_factory.mktemp("strange"), dump_review(comparison, form), f"review.{form}")
    assert evolve(load_review(path), source=None) == draft_review(comparison)


HOSTILE = [
    'x"\n[changes.evil]\ndecision = "rejected"\n#',
    '"""\nreviewer = "evil"\n"""',
    "\\",
    "\\u0041\\",
    "\x00\x01\x1b[2J\x7f\x85\u2028\u2029",
    "a\r\nb\rc\n",
    "\u202eevil\u2066",
    "🚢 e\u0301 中文 \U000e0041",
    "\ttab",
    "\n",
    '"',
    "'''",
    "x" * 300,
    "]]><script>alert(1)</script>",
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text)[:20])
@pytest.mark.parametrize("form", ["toml", "json"])
def test_a_hostile_text_is_read_back_to_the_letter(tmp_path, text, form):
    """In the note, in the name of the reviewer, in what it is about and even in the id; in the comment it stays one line."""
    passage = Passage(((0, 1),), text)
    change = Change("a1", "softened", passage, passage, (0,), (0,), ("degree", text), 3, -1.0, "high", (), text)
    entries = (ReviewEntry("a1", "open", None, text, text), ReviewEntry(text, "relabelled", "added", text, text))
    review = Review(entries, reviewer=text, library=text, profile=text)
    written = write_review(review, {"a1": change}, form)
    assert load_review(saved(tmp_path, written, f"review.{form}")) == evolve(review, source=str(tmp_path / f"review.{form}"))
    if form == "toml":
        assert sum(line.startswith("# softened, salience 3, degree") for line in written.splitlines()) == 1
        assert written.replace("\n", "").isprintable()


def test_lone_surrogates_are_replaced_in_reviews(tmp_path):
    """TOML has no way to write them; a file with them could not be saved."""
    review = Review((ReviewEntry("a\ud83d", "open", None, "b\udea2", "c\ud83d\udea2"),), reviewer="\ud83d")
    meant = Review((ReviewEntry("a\ufffd", "open", None, "b\ufffd", "c\ufffd\ufffd"),), reviewer="\ufffd")
    for form in ("toml", "json"):
        path = saved(tmp_path, write_review(review, {}, form), f"review.{form}")
        assert load_review(path) == evolve(meant, source=str(path))
    path = saved(tmp_path, json.dumps({"reviewer": "\ud83d"}), "own.json")
    assert load_review(path).reviewer == "\ufffd"


def test_there_are_two_forms():
    """And no third."""
    with pytest.raises(dd.ReportError, match="there is no form 'yaml' of a review; choose one of toml, json"):
        dump_review(compare("The ministers met in Norvale.", "The ministers met."), "yaml")


@given(st.text())
def test_a_folded_text_is_one_printable_line(text):
    """And keeps what prints."""
    assert fold(text).isprintable()
    assert fold(fold(text)) == fold(text)
    assert {c for c in text if c.isprintable() and c != " "} == {c for c in fold(text) if c != " "}


# The page


def test_the_page_shows_a_review_that_loads(tmp_path):
    """The example is in the format, and says what the text about it says."""
    page = (ROOT / "docs" / "review.md").read_text(encoding="utf-8")
    (shown_review,) = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    review = load_review(saved(tmp_path, shown_review))
    assert [(entry.decision, entry.kind) for entry in review.entries] == [("accepted", None), ("relabelled", "softened")]
    assert all(f"| `{decision}` |" in page for decision in DECISIONS)
