from __future__ import annotations

import re

import pytest

import dtt_diff as dd
from dtt_diff.analysis.cues import find_cues
from dtt_diff.changes.differences import canonical
from dtt_diff.lexicon import load_lexicon, profile_names
from dtt_diff.tokens import tokenize
from tests.making import PACKAGE, sentence

#: The shipped lexicon under every profile: what holds of its words holds under each.
LEXICONS = {name: load_lexicon(profile=name) for name in profile_names()}
_BRACES = re.compile(r"\{([^{}]*)\}")


def of(table: str, key: str, kind: str | None = None) -> list[object]:
    """One parameter for every example of a kind: (profile, id, sentence)."""
    return [
        pytest.param(profile, item.id, text, id=f"{profile}-{item.id}-{n}")
        for profile, lexicon in LEXICONS.items()
        for item in getattr(lexicon, table).values()
        if kind is None or item.kind == kind
        for n, text in enumerate(getattr(item, key))
    ]


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


@pytest.mark.parametrize(("profile", "entry", "text"), of("entries", "fires"))
def test_a_cue_is_found_where_its_example_says(profile, entry, text):
    """The braced words, no more and no less, are a cue of the entry."""
    plain, span = unbraced(text)
    assert span in [cue.span for cue in find_cues(sentence(plain), LEXICONS[profile]) if cue.entry == entry]


@pytest.mark.parametrize(("profile", "entry", "text"), of("entries", "silent"))
def test_a_cue_is_not_found_where_its_example_says(profile, entry, text):
    """The sentence holds no cue of the entry."""
    assert not _BRACES.search(text)
    assert entry not in [cue.entry for cue in find_cues(sentence(text), LEXICONS[profile])]


def reversals(text: str, profile: str) -> list[dd.Change]:
    """The reversals that the comparison of the two clauses of an example finds."""
    old, new = (f"The Committee {clause}." for clause in halves(text))
    changes = dd.compare(old, new, profile=profile).changes
    return [change for change in changes if change.kind == "updated" and "polarity" in change.dimensions]


@pytest.mark.parametrize(("profile", "rule", "text"), of("examples", "fires", "reversal"))
def test_a_reversal_is_an_update_of_polarity(profile, rule, text):
    """Acts that undo each other are told as such."""
    assert reversals(text, profile), rule


@pytest.mark.parametrize(("profile", "rule", "text"), of("examples", "silent", "reversal"))
def test_what_undoes_nothing_is_no_reversal(profile, rule, text):
    """Forms of the same side, and other things, undo nothing."""
    assert not reversals(text, profile), rule


def key(text: str, profile: str) -> tuple[str, ...]:
    """A clause as a careful reader takes it."""
    return canonical(tokenize(text, ((0, len(text)),)), LEXICONS[profile])


@pytest.mark.parametrize(("profile", "rule", "text"), of("examples", "fires", "equivalent"))
def test_equivalents_are_the_same_to_a_careful_reader(profile, rule, text):
    """Both clauses have one key."""
    left, right = (key(half, profile) for half in halves(text))
    assert left == right, rule


@pytest.mark.parametrize(("profile", "rule", "text"), of("examples", "silent", "equivalent"))
def test_what_is_not_equivalent_stays_different(profile, rule, text):
    """The two clauses have different keys."""
    left, right = (key(half, profile) for half in halves(text))
    assert left != right, rule


@pytest.mark.parametrize("lexicon", LEXICONS.values(), ids=LEXICONS)
def test_every_rule_has_an_example_of_both_kinds(lexicon):
    """What no example shows nobody can review."""
    items = (*lexicon.entries.values(), *lexicon.examples.values())
    assert not [item.id for item in items if not (item.fires and item.silent)]


@pytest.mark.parametrize("lexicon", LEXICONS.values(), ids=LEXICONS)
def test_everything_has_a_source(lexicon):
    """Every entry, rule and edge names a source that is known."""
    claims = {name: item.sources for name, item in {**lexicon.entries, **lexicon.examples}.items()}
    for scale in lexicon.scales.values():
        claims |= {f"{scale.id}: {edge.more} > {edge.less}": edge.sources for edge in (*scale.edges, *scale.disputes)}
    assert not [name for name, sources in claims.items() if not sources or set(sources) - set(lexicon.sources)]


@pytest.mark.parametrize("lexicon", LEXICONS.values(), ids=LEXICONS)
def test_disputes_are_not_in_the_order(lexicon):
    """What a source claims and the lexicon does not follow moves no comparison that way."""
    for scale in lexicon.scales.values():
        for dispute in scale.disputes:
            order = scale.compare(dispute.less, dispute.more)
            assert order is None or order.steps <= 0, scale.id


@pytest.mark.parametrize("lexicon", LEXICONS.values(), ids=LEXICONS)
def test_every_rank_has_words(lexicon):
    """A rank that no entry stands at, and that is not the bare one, is a slip."""
    for scale in lexicon.scales.values():
        used = {entry.rank for entry in lexicon.entries.values() if entry.scale == scale.id}
        assert set(scale.ranks) - used <= {scale.bare}, scale.id


@pytest.mark.parametrize("lexicon", LEXICONS.values(), ids=LEXICONS)
def test_no_form_stands_at_two_ranks_of_one_scale(lexicon):
    """One form says one thing on a scale, unless case or neighbours tell two entries apart."""
    seen: dict[tuple[object, ...], str] = {}
    for entry in lexicon.entries.values():
        if entry.lower_case or entry.not_after or entry.not_before:
            continue
        for form in entry.forms:
            assert seen.setdefault((entry.scale, form), entry.rank) == entry.rank, (entry.id, form)


def test_the_stopgap_is_gone():
    """The shipped lexicon is complete: its sources have a file of their own."""
    folder = PACKAGE / "lexicon" / "en"
    if not (folder / "sources.toml").is_file():
        pytest.skip("dtt_diff/lexicon/en/sources.toml is not there yet")
    assert not list(folder.glob("zz_*"))
