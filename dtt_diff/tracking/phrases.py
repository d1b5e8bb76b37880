"""Questions about words: which editions have a phrase, since when, and is its absence news."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from dtt_diff.errors import ReportError
from dtt_diff.model import Sentence
from dtt_diff.tracking.answers import PhraseUse
from dtt_diff.tracking.concordance import norms_of, stems_of
from dtt_diff.tracking.values import Edition, HistoryResult

#: So many runs are named in the sentence of a ledger; where there are more, the last of them.
NAMED_RUNS = 4

Run = tuple[Edition, Edition]


def find_places(sentence: Sentence, stems: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield the words, in their normal forms, of every place of a sentence where words of these stems follow each other.

    Args:
        sentence: the sentence.
        stems: the stems, at least one.
    """
    words = [token for token in sentence.tokens if token.is_word]
    first, length = stems[0], len(stems)
    for at, token in enumerate(words):
        if token.stem == first and [word.stem for word in words[at : at + length]] == list(stems):
            yield tuple(word.norm for word in words[at : at + length])


def asked_for(phrase: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the normal forms and the stems of the words of a phrase.

    Raises:
        ReportError: it has no word.
    """
    norms, stems = norms_of(phrase), stems_of(phrase)
    if not norms:
        raise ReportError(f"{phrase!r} holds no word to look for; give a word or a phrase")
    return norms, stems


def find_phrase(history: HistoryResult, phrase: str) -> PhraseUse:
    """Return the ledger of a phrase.

    Args:
        history: the editions.
        phrase: a word or some words that follow each other.

    Raises:
        ReportError: there is no word in it.
    """
    norms, stems = asked_for(phrase)
    found = [[p for sentence in s.sentences for p in find_places(sentence, stems)] for s in history.statements]
    having = [bool(places) for places in found]
    exact = tuple(e for e, places in zip(history.editions, found, strict=True) if norms in places)
    runs, gaps = _runs(history.editions, having)
    return PhraseUse(
        phrase=phrase,
        exact=exact,
        inflected=tuple(e for e, has in zip(history.editions, having, strict=True) if has),
        counts=tuple(len(places) for places in found),
        forms=tuple(sorted({" ".join(place) for places in found for place in places})),
        runs=runs,
        gaps=gaps,
        sentence=_tell_use(phrase, history.editions, runs, having, len(exact)),
    )


def tell_news(history: HistoryResult, phrase: str, edition: Edition) -> str:
    """Return one sentence that says whether an edition mentions a phrase, and for how long it has been so.

    Args:
        history: the editions.
        phrase: a word or some words; other forms of the words count.
        edition: the edition.
    """
    have = {e.index for e in find_phrase(history, phrase).inflected}
    here, name = edition.index, f"“{phrase}”"
    mentioned = here in have
    same = here
    while same and (same - 1 in have) == mentioned:
        same -= 1
    editions = history.editions
    whole = f"in this series (from {editions[0].label} on)"
    if same == here and here:  # the edition before was otherwise
        other = here - 1
        while other >= 0 and (other in have) != mentioned:
            other -= 1
        verb = "is not mentioned" if not mentioned else "is mentioned again" if other >= 0 else "is mentioned"
        since = f"since {editions[other].label}" if other >= 0 else whole
        return (
            f"{name} {verb} in {edition.label}, for the first time {since}{_between(here - other - 1, other >= 0, mentioned)}."
        )
    if not here:
        return f"{name} is {'' if mentioned else 'not '}mentioned in {edition.label}, the first edition of this series."
    if mentioned:
        since = f"every edition since {editions[same].label}" if same else f"every edition {whole}"
        return f"{name} is mentioned in {edition.label}, as in {since}."
    if not same:
        return f"{name} is not mentioned in {edition.label}, nor in any edition before it {whole}."
    last = editions[same - 1].label
    return f"{name} is not mentioned in {edition.label}; it was last mentioned in {last}, {_ago(here - same + 1)}."


def _between(count: int, is_gap: bool, mentioned: bool) -> str:
    """What several editions between two others, or before one, did; of a single one the first half of the sentence says it."""
    if count < 2 or (mentioned and not is_gap):
        return ""
    where = "between" if is_gap else "before"
    if count == 2:
        return f"; {'neither' if mentioned else 'both'} of the editions {where} mentioned it"
    return f"; {'none of the' if mentioned else 'all'} {count} editions {where} mentioned it"


def _ago(editions: int) -> str:
    return "the edition before" if editions == 1 else f"{editions} editions before"


def _runs(editions: Sequence[Edition], having: Sequence[bool]) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """The unbroken runs of editions that have it, and the gaps between two of them."""
    stretches = []
    for has, group in groupby(zip(editions, having, strict=True), key=lambda pair: pair[1]):
        members = [edition for edition, _ in group]
        stretches.append((has, (members[0], members[-1])))
    runs = tuple(run for has, run in stretches if has)
    gaps = tuple(run for place, (has, run) in enumerate(stretches) if not has and 0 < place < len(stretches) - 1)
    return runs, gaps


def _tell_use(phrase: str, editions: Sequence[Edition], runs: Sequence[Run], having: Sequence[bool], exact: int) -> str:
    count, number = sum(having), len(having)
    series = (
        f"{number} editions ({editions[0].label} to {editions[-1].label})" if number > 1 else f"edition {editions[0].label}"
    )
    if not count:
        return f"“{phrase}” stands in none of the {series}." if number > 1 else f"“{phrase}” does not stand in the {series}."
    if count == number:
        told = f"“{phrase}” stands in all of the {series}" if number > 1 else f"“{phrase}” stands in the {series}"
    else:
        spans = [a.label if a == b else f"{a.label} to {b.label}" for a, b in runs]
        many = len(spans) > NAMED_RUNS
        named = f"{len(spans)} runs, the first {spans[0]}, the last {spans[-1]}" if many else ", ".join(spans)
        told = f"“{phrase}” stands in {count} of the {series}: {named}"
        told += "" if having[-1] else f"; not in the latest, {editions[-1].label}"
    if exact < count:
        told += f"; in {count - exact} of them in another form" if exact else "; each time in another form"
    return f"{told}."
