from __future__ import annotations

import re

import pytest

import dtt_diff as dd
from dtt_diff.cues import find_cues
from dtt_diff.differences import canonical
from dtt_diff.lexicon import load_lexicon
from dtt_diff.tokens import tokenize
from tests.making import DATA, sentence

SHIPPED = load_lexicon()
_BRACES = re.compile(r"\{([^{}]*)\}")


def of(items: dict, key: str) -> list[object]:
    """One parameter for every example of a kind: (entry id, sentence)."""
    return [
        pytest.param(item.id, text, id=f"{item.id}-{n}") for item in items.values() for n, text in enumerate(getattr(item, key))
    ]


def rules(kind: str) -> dict:
    """The reversals or the equivalents by id."""
    return {name: rule for name, rule in SHIPPED.examples.items() if rule.kind == kind}


def unbraced(text: str) -> tuple[str, tuple[int, int]]:
    """A sentence without its braces, and where the braced words stand in it."""
    match = _BRACES.search(text)
    assert match, f"no braces in {text!r}"
    assert len(_BRACES.findall(text)) == 1, f"more than one pair of braces in {text!r}"
    return _BRACES.sub(r"\1", text), (match.start(), match.end() - 2)


def halves(text: str) -> tuple[str, str]:
    """The two clauses of an example "a -> b", braces taken out."""
    left, arrow, right = _BRACES.sub(r"\1", text).partition(" -> ")
    assert arrow, f"no arrow in {text!r}"
    return left, right


@pytest.mark.parametrize(("entry", "text"), of(SHIPPED.entries, "fires"))
def test_a_cue_is_found_where_its_example_says(entry, text):
    """The braced words, no more and no less, are a cue of the entry."""
    plain, span = unbraced(text)
    assert span in [cue.span for cue in find_cues(sentence(plain), SHIPPED) if cue.entry == entry]


@pytest.mark.parametrize(("entry", "text"), of(SHIPPED.entries, "silent"))
def test_a_cue_is_not_found_where_its_example_says(entry, text):
    """The sentence holds no cue of the entry."""
    assert not _BRACES.search(text)
    assert entry not in [cue.entry for cue in find_cues(sentence(text), SHIPPED)]


def reversals(text: str) -> list[dd.Change]:
    """The reversals that the comparison of the two clauses of an example finds."""
    old, new = (f"The Committee {clause}." for clause in halves(text))
    return [change for change in dd.compare(old, new).changes if change.kind == "updated" and "polarity" in change.dimensions]


@pytest.mark.parametrize(("rule", "text"), of(rules("reversal"), "fires"))
def test_a_reversal_is_an_update_of_polarity(rule, text):
    """Acts that undo each other are told as such."""
    assert reversals(text), rule


@pytest.mark.parametrize(("rule", "text"), of(rules("reversal"), "silent"))
def test_what_undoes_nothing_is_no_reversal(rule, text):
    """Forms of the same side, and other things, undo nothing."""
    assert not reversals(text), rule


def key(text: str) -> tuple[str, ...]:
    """A clause as a careful reader takes it."""
    return canonical(tokenize(text, ((0, len(text)),)), SHIPPED)


@pytest.mark.parametrize(("rule", "text"), of(rules("equivalent"), "fires"))
def test_equivalents_are_the_same_to_a_careful_reader(rule, text):
    """Both clauses have one key."""
    left, right = map(key, halves(text))
    assert left == right, rule


@pytest.mark.parametrize(("rule", "text"), of(rules("equivalent"), "silent"))
def test_what_is_not_equivalent_stays_different(rule, text):
    """The two clauses have different keys."""
    left, right = map(key, halves(text))
    assert left != right, rule


@pytest.mark.parametrize("name", [*SHIPPED.entries, *SHIPPED.examples])
def test_every_rule_has_an_example_of_both_kinds(name):
    """What no example shows nobody can review."""
    item = SHIPPED.entries.get(name) or SHIPPED.examples[name]
    assert item.fires
    assert item.silent


def test_everything_has_a_source():
    """Every entry, rule and edge names a source that is known."""
    claims = {name: item.sources for name, item in {**SHIPPED.entries, **SHIPPED.examples}.items()}
    for scale in SHIPPED.scales.values():
        claims |= {f"{scale.id}: {edge.more} > {edge.less}": edge.sources for edge in (*scale.edges, *scale.disputes)}
    assert not [name for name, sources in claims.items() if not sources or set(sources) - set(SHIPPED.sources)]


@pytest.mark.parametrize("scale", SHIPPED.scales.values(), ids=lambda scale: scale.id)
def test_disputes_are_not_in_the_order(scale):
    """What a source claims and the lexicon does not follow moves no comparison that way."""
    for dispute in scale.disputes:
        order = scale.compare(dispute.less, dispute.more)
        assert order is None or order.steps <= 0


@pytest.mark.parametrize("scale", SHIPPED.scales.values(), ids=lambda scale: scale.id)
def test_every_rank_has_words(scale):
    """A rank that no entry stands at, and that is not the bare one, is a slip."""
    used = {entry.rank for entry in SHIPPED.entries.values() if entry.scale == scale.id}
    assert set(scale.ranks) - used <= {scale.bare}


def test_no_form_stands_at_two_ranks_of_one_scale():
    """One form says one thing on a scale, unless case or neighbours tell two entries apart."""
    seen: dict[tuple[object, ...], str] = {}
    for entry in SHIPPED.entries.values():
        if entry.lower_case or entry.not_after or entry.not_before:
            continue
        for form in entry.forms:
            assert seen.setdefault((entry.scale, form), entry.rank) == entry.rank, (entry.id, form)


def test_the_stopgap_is_gone():
    """The shipped lexicon is complete: its sources have a file of their own."""
    folder = DATA.parents[1] / "dtt_diff" / "lexicon" / "en"
    if not (folder / "sources.toml").is_file():
        pytest.skip("dtt_diff/lexicon/en/sources.toml is not there yet")
    assert not list(folder.glob("zz_*"))
