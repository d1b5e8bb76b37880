from __future__ import annotations

import csv
import io
import itertools
import re

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import dtt_diff as dd
from dtt_diff.model import Change, Evidence, Opinion, Passage, Review
from dtt_diff.rendering.records import COLUMNS, to_csv, to_records
from dtt_diff.reporting.values import Report, Theme
from dtt_diff.result import Comparison
from tests.making import ROOT, compare, samples

OLD = (
    "Joint Statement of the 4th Norvale Talks\n\nMay 12, 2024\n\n"
    "1. The ministers condemned the missile launch in the strongest terms. Both states agreed to share warning data.\n\n"
    "2. Search crews from both coasts found the lost ferry.\n"
)
NEW = (
    "Joint Statement of the 5th Norvale Talks\n\nJune 3, 2025\n\n"
    "1. The ministers condemned the missile launch. Both states agreed to share warning data.\n\n"
    "2. Grain shipments through the northern strait have grown since spring.\n"
)
NAMES = [column.name for column in COLUMNS]
PLAIN = {"text": str, "category": str, "integer": int, "number": float, "flag": bool}


def report(comparison: Comparison, *themes: Theme) -> Report:
    """A report that holds the comparison and the themes given."""
    return Report(comparison, themes, (), ((), ()), (), ())


def table(comparison: Comparison) -> list[dict]:
    """The rows of a comparison without themes."""
    return to_records(report(comparison))


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    """Two editions of an invented series."""
    return compare(OLD, NEW)


@pytest.fixture(scope="module")
def softened(comparison) -> dict:
    """The row of the change that a memo would lead with."""
    return next(row for row in table(comparison) if row["kind"] == "softened")


def quoting(text: str, comparison: Comparison) -> Comparison:
    """A comparison of which the one change quotes a text on the old side and explains itself by it."""
    passage = Passage(((0, len(text)),), text)
    change = Change("0", "dropped", passage, None, (0,), (), (), 1, None, "low", (Evidence("content", text),), text)
    return evolve(comparison, changes=(change,))


def test_a_row_tells_a_change_with_its_quotes_and_places(comparison, softened):
    """Kind, quotes to the letter, and where they stand, in code points."""
    (change,) = comparison.softened
    assert (softened["id"], softened["kind"], softened["salience"]) == (change.id, "softened", change.salience)
    assert softened["old_quote"] == comparison.old.text[softened["old_start"] : softened["old_end"]]
    assert softened["new_quote"] == comparison.new.text[softened["new_start"] : softened["new_end"]]
    assert "in the strongest terms" in softened["old_quote"]
    assert (softened["old_paragraph"], softened["new_paragraph"]) == (1, 1)
    assert comparison.old.sentences[softened["old_sentence"]].start <= softened["old_start"]
    assert softened["dimensions"] == "degree"
    assert softened["shift"] < 0


def test_a_row_tells_why(softened):
    """The rule, the scale, what was read on either side, and who orders it."""
    assert softened["rules"]
    assert softened["scale"]
    assert softened["old_cue"] == "in the strongest terms"
    assert softened["new_cue"] is None
    assert softened["old_rank"] != softened["new_rank"]
    assert softened["sources"]
    assert "strongest terms" in softened["explanation"]


def test_a_row_tells_the_verdict_of_its_group(comparison, softened):
    """That of its first new sentence, else of its first old one."""
    assert softened["verdict"] == comparison.verdict(softened["new_sentence"]) == "softened"
    assert softened["moved"] is False
    dropped = next(row for row in table(comparison) if row["kind"] == "dropped")
    assert dropped["verdict"] == comparison.verdict(dropped["old_sentence"], of_old=True)
    assert dropped["new_quote"] is dropped["new_start"] is dropped["new_paragraph"] is dropped["new_sentence"] is None


def test_every_row_can_be_traced_to_what_made_it(comparison):
    """Both editions and their digests, library, profile and lexicon: tables of many pairs can be put together."""
    for row in table(comparison):
        assert (row["old_date"], row["new_date"]) == ("2024-05-12", "2025-06-03")
        assert (row["old_edition"], row["new_edition"]) == (4, 5)
        assert row["new_title"] == "Joint Statement of the 5th Norvale Talks"
        made = {
            row["old_sha256"],
            row["new_sha256"],
            row["profile"],
            row["lexicon_sha256"],
            f"dtt_diff {row['library_version']}",
        }
        assert made == set(comparison.provenance.values())


def test_rows_are_flat_and_of_the_type_that_is_said():
    """Only plain values, of the type of their column; the same keys in the same order in every row."""
    seen: dict[str, int] = dict.fromkeys(NAMES, 0)
    for old, new in itertools.pairwise(samples()):
        for row in dd.compare(old, new).to_records():
            assert list(row) == NAMES
            for column in COLUMNS:
                value = row[column.name]
                seen[column.name] += value is not None
                assert value is None or type(value) is PLAIN[column.type], column
                assert column.type != "category" or value is None or value in column.values
    assert {name for name, number in seen.items() if not number} == {"decision", "note", "selection"}


def test_the_theme_of_a_change_is_the_first_that_takes_it(comparison):
    """A change of several themes is one row."""
    change, other, *_ = comparison.changes
    themes = (Theme("Missiles", "terms", (change,), ()), Theme("All", "rest", (change, other), ()))
    rows = {row["id"]: row["theme"] for row in to_records(report(comparison, *themes))}
    assert (rows[change.id], rows[other.id]) == ("Missiles", "All")
    assert list(rows.values()).count(None) == len(comparison.changes) - 2


def test_evidence_with_a_scale_speaks_for_several(comparison):
    """The scale and the cues of one row belong together; the rules are all named, each once."""
    (change,) = comparison.softened
    evidence = (Evidence("frame", "why"), *change.evidence, Evidence("frame", "why"))
    (row,) = table(evolve(comparison, changes=(evolve(change, evidence=evidence),)))
    assert row["rules"] == f"frame; {change.evidence[0].rule}"
    assert row["old_cue"] == "in the strongest terms"


def reviewed(comparison: Comparison) -> Comparison:
    """A comparison of which one change was relabelled and one rejected."""
    relabelled, rejected, *rest = comparison.changes
    relabelled = evolve(relabelled, kind="updated", opinion=Opinion("relabelled", relabelled.kind, "same matter"))
    rejected = evolve(rejected, opinion=Opinion("rejected", rejected.kind))
    return evolve(comparison, changes=(relabelled, *rest), rejected=(rejected,), review=Review((), "M. Arden"))


def test_the_original_label_stays_beside_the_reviewed_one(comparison):
    """A relabelled change has both, with the decision and the note; others have the same kind twice."""
    first, *rest = table(reviewed(comparison))
    assert (first["kind"], first["original_kind"]) == ("updated", comparison.changes[0].kind)
    assert (first["decision"], first["note"], first["reviewed"]) == ("relabelled", "same matter", True)
    assert all(row["original_kind"] == row["kind"] and row["decision"] is None and row["note"] is None for row in rest)


def test_rows_agree_with_the_counts_unless_rejected_ones_are_asked_for(comparison):
    """A count of the table is one of the reviewed result; on request rejected changes follow, marked as such."""
    result = reviewed(comparison)
    assert len(table(result)) == sum(result.counts.values())
    rows = to_records(report(result), rejected=True)
    assert [row["decision"] for row in rows].count("rejected") == 1
    assert rows[-1]["id"] == result.rejected[0].id
    assert to_csv(report(result), rejected=True).count("rejected") == 1


def test_a_selection_says_so_in_every_row(comparison):
    """Rows cut out of a table keep saying that there were more."""
    (row,) = table(comparison.filter(kind="softened"))
    assert row["selection"] == "kind softened"


def test_the_page_on_the_table_lists_exactly_these_columns():
    """Name, type and meaning, in order."""
    page = (ROOT / "docs" / "table.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| (\w+) \| (.*) \|$", page, re.MULTILINE)
    said = [(c.name, c.type, f"{c.meaning}{_values(c.values, ordered=c.ordered)}") for c in COLUMNS]
    assert rows == said


def _values(values: tuple[str, ...], *, ordered: bool) -> str:
    return f" {'In rising order:' if ordered else 'One of'} {', '.join(values)}." if values else ""


# CSV

_PAIR = compare(OLD, NEW)


def read(text: str) -> list[dict[str, str]]:
    """What a reader of CSV sees."""
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_csv_reads_back_as_the_records(comparison):
    """Every cell, by the csv module and by pandas; nothing stands for None."""
    pd = pytest.importorskip("pandas")
    rows = table(comparison)
    text = to_csv(report(comparison))
    expected = [
        {name: "" if v is None else str(v).lower() if isinstance(v, bool) else str(v) for name, v in r.items()} for r in rows
    ]
    assert read(text) == expected
    frame = pd.read_csv(io.StringIO(text), dtype=str, keep_default_na=False)
    assert frame.to_dict("records") == expected
    typed = pd.read_csv(io.StringIO(text), keep_default_na=False, na_values=[""])
    assert typed["moved"].tolist() == [row["moved"] for row in rows]
    assert typed["shift"].dropna().tolist() == [row["shift"] for row in rows if row["shift"] is not None]


def test_csv_has_a_header_even_without_rows(comparison):
    """An empty table says what it would hold."""
    assert to_csv(report(comparison.filter(matches="no such words"))) == ",".join(NAMES) + "\n"


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1+1", "\u200b=1", "＝1", '=HYPERLINK("http://x.example","y")'],
    ids=repr,
)
def test_csv_holds_no_formula(comparison, text):
    """An apostrophe in front makes a spreadsheet take it for text; the words stay."""
    (row,) = read(to_csv(report(quoting(text, comparison))))
    assert row["old_quote"] == row["explanation"] == f"'{text}"


@pytest.mark.parametrize("text", ["a=1", "“+”", "'=1", "1-1", "the - dash", "−3"], ids=repr)
def test_csv_leaves_other_text_alone(comparison, text):
    """Only the beginning of a cell can be a formula."""
    (row,) = read(to_csv(report(quoting(text, comparison))))
    assert row["old_quote"] == text


def test_negative_numbers_are_no_formulas(comparison):
    """A shift below 0 stays a number."""
    (row,) = read(to_csv(report(comparison.filter(kind="softened"))))
    assert float(row["shift"]) < 0


@given(st.text(st.characters(codec=None), max_size=40))
def test_csv_of_any_text_is_one_row_that_files_can_hold(text):
    """Quotes, commas, line breaks, NUL, halves of surrogate pairs: the text comes back, less what no file carries."""
    made = to_csv(report(quoting(text, _PAIR)))
    made.encode("utf-8")
    assert "\x00" not in made
    (row,) = read(made)
    kept = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", "", re.sub(r"[\ud800-\udfff]", "\ufffd", text))
    assert row["old_quote"].removeprefix("'") == kept.removeprefix("'")


def test_records_hold_no_half_of_a_surrogate_pair(comparison):
    """Databases and data frames refuse it."""
    (row,) = table(quoting("a\ud800b", comparison))
    assert row["old_quote"] == row["explanation"] == "a\ufffdb"


def test_the_same_comparison_gives_the_same_bytes(comparison):
    """No clock, no hash order."""
    assert to_csv(report(comparison)) == to_csv(report(compare(OLD, NEW)))
