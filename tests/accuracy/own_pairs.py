"""Score the library on the labelled pairs of our own, which cover every dimension of force in both directions.

    python -m tests.accuracy.own_pairs

Prints the figures and, by dimension, the pairs of which a labelled change is missed. The pairs stand in ``pairs.toml``; every
sentence in it is invented.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from attrs import frozen

import dtt_diff as dd
from dtt_diff.model import Span
from tests.accuracy.labelled_pairs import LabelledChange
from tests.accuracy.scoring import DIRECTED, Share, match_changes

PAIRS = Path(__file__).with_name("pairs.toml")
#: Verdicts of pairs in which nothing but wording differs.
NEUTRAL = ("reworded", "unchanged")


@frozen
class OwnChange:
    """A labelled change, with the dimensions of force that it concerns."""

    label: LabelledChange
    dimensions: tuple[str, ...]

    @property
    def heads(self) -> tuple[str, ...]:
        """Where it is counted: each of its dimensions with its kind."""
        return tuple(f"{dimension} {self.label.kind}" for dimension in self.dimensions)


@frozen
class OwnPair:
    """Two versions of a short passage, the verdict on it and the changes in it."""

    name: str
    old: str
    new: str
    verdict: str
    changes: tuple[OwnChange, ...]

    @property
    def is_directed(self) -> bool:
        """Whether its verdict is a direction."""
        return self.verdict in DIRECTED

    @property
    def is_neutral(self) -> bool:
        """Whether nothing but wording differs."""
        return self.verdict in NEUTRAL and not self.changes


@frozen
class Outcome:
    """What the library says of a pair.

    Attributes:
        pair: the pair.
        said: the changes it tells.
        verdicts: its verdicts, one a group of sentences.
        found: which labelled changes it tells with their kind at their place, by index.
        placed: which it tells at their place, with any kind.
        opposite: which it tells with the opposite direction.
    """

    pair: OwnPair
    said: tuple[LabelledChange, ...]
    verdicts: frozenset[str]
    found: frozenset[int]
    placed: frozenset[int]
    opposite: frozenset[int]

    @property
    def has_verdict(self) -> bool:
        """Whether a group of the pair has its verdict."""
        return self.pair.verdict in self.verdicts

    @property
    def has_opposite_verdict(self) -> bool:
        """Whether a group of the pair has the opposite direction, and none the right one."""
        return self.pair.is_directed and not self.has_verdict and not self.verdicts.isdisjoint(DIRECTED)

    @property
    def says_direction(self) -> bool:
        """Whether it tells any directed change."""
        return any(change.kind in DIRECTED for change in self.said)


@frozen
class Count:
    """A share of what was looked at, and the names of the pairs that miss it (or, for mistakes, that make it)."""

    share: Share
    names: tuple[str, ...]

    @property
    def value(self) -> float:
        """The share; an empty one is 0."""
        return self.share.value or 0.0


# Reading


@lru_cache
def load() -> tuple[OwnPair, ...]:
    """Return the pairs, in the order of their file."""
    rows = tomllib.loads(PAIRS.read_text(encoding="utf-8"))["pair"]
    return tuple(_pair(row) for row in rows)


def _pair(row: dict[str, Any]) -> OwnPair:
    changes = tuple(_change(row, change) for change in row.get("change", ()))
    return OwnPair(row["id"], row["old"], row["new"], row["verdict"], changes)


def _change(row: dict[str, Any], change: dict[str, Any]) -> OwnChange:
    old, new = (_place(row["id"], row[side], change.get(side)) for side in ("old", "new"))
    return OwnChange(LabelledChange(change["kind"], old, new, change["salience"]), tuple(change["dims"]))


def _place(name: str, text: str, quote: str | None) -> Span | None:
    """Where a quote stands."""
    if not quote:
        return None
    if text.count(quote) != 1:
        raise ValueError(f"{name}: the quote {quote!r} does not stand exactly once in its text")
    start = text.index(quote)
    return start, start + len(quote)


# Comparing


@lru_cache
def outcomes() -> tuple[Outcome, ...]:
    """Return what the library says of every pair, compared once."""
    return tuple(judge(pair) for pair in load())


def judge(pair: OwnPair) -> Outcome:
    """Compare the two sides of a pair and hold the result against its labels.

    Args:
        pair: the pair.
    """
    result = dd.compare(pair.old, pair.new)
    said = tuple(_said(change) for change in result.changes)
    labels = [change.label for change in pair.changes]
    return Outcome(
        pair,
        said,
        frozenset(group.verdict for group in result.groups),
        frozenset(i for i, _ in match_changes(labels, said, same_kind=True)),
        frozenset(i for i, _ in match_changes(labels, said, same_kind=False)),
        _opposite(labels, said),
    )


def _said(change: dd.Change) -> LabelledChange:
    old, new = ((side.start, side.end) if side else None for side in (change.old, change.new))
    return LabelledChange(change.kind, old, new, change.salience, change.confidence)


def _opposite(labels: Sequence[LabelledChange], said: Sequence[LabelledChange]) -> frozenset[int]:
    """Labelled directions at the place of which the opposite is told."""
    asked = [i for i, label in enumerate(labels) if label.kind in DIRECTED]
    theirs, mine = [labels[i] for i in asked], [change for change in said if change.kind in DIRECTED]
    couples = match_changes(theirs, mine, same_kind=False)
    return frozenset(asked[i] for i, j in couples if theirs[i].kind != mine[j].kind)


# Counting


def changes_found() -> Count:
    """Labelled changes told with their kind at their place."""
    return _count((o.pair.name, i in o.found) for o in outcomes() for i in range(len(o.pair.changes)))


def changes_placed() -> Count:
    """Labelled changes told at their place, with any kind."""
    return _count((o.pair.name, i in o.placed) for o in outcomes() for i in range(len(o.pair.changes)))


def changes_opposite() -> Count:
    """Labelled directions told as the opposite; names those where that is so."""
    labels = ((o, i) for o in outcomes() for i, change in enumerate(o.pair.changes) if change.label.kind in DIRECTED)
    return _count(((o.pair.name, i in o.opposite) for o, i in labels), name_when=True)


def verdicts_right() -> Count:
    """Pairs with a direction that have it as their verdict."""
    return _count((o.pair.name, o.has_verdict) for o in outcomes() if o.pair.is_directed)


def verdicts_opposite() -> Count:
    """Pairs with a direction that have the opposite as their verdict; names those where that is so."""
    return _count(((o.pair.name, o.has_opposite_verdict) for o in outcomes() if o.pair.is_directed), name_when=True)


def neutral_without_direction() -> Count:
    """Pairs that differ in nothing but wording and for which no direction is told."""
    return _count((o.pair.name, not o.says_direction) for o in outcomes() if o.pair.is_neutral)


def neutral_without_change() -> Count:
    """Pairs that differ in nothing but wording and for which no change is told."""
    return _count((o.pair.name, not o.said) for o in outcomes() if o.pair.is_neutral)


def by_head() -> dict[str, Count]:
    """Labelled changes found with their kind, for every dimension with every kind that is labelled."""
    heads: dict[str, list[tuple[str, bool]]] = {}
    for outcome in outcomes():
        for i, change in enumerate(outcome.pair.changes):
            for head in change.heads:
                heads.setdefault(head, []).append((outcome.pair.name, i in outcome.found))
    return {head: _count(heads[head]) for head in sorted(heads)}


#: Every figure by its name.
FIGURES = {
    "changes found, kind and place": changes_found,
    "changes found, place only": changes_placed,
    "changes opposite (less is better)": changes_opposite,
    "verdicts right, of directed pairs": verdicts_right,
    "verdicts opposite (less is better)": verdicts_opposite,
    "neutral pairs without a direction": neutral_without_direction,
    "neutral pairs without any change": neutral_without_change,
}


def _count(cases: Iterable[tuple[str, bool]], *, name_when: bool = False) -> Count:
    """Count the cases that are so, and name those that are (or are not)."""
    known = list(cases)
    names = dict.fromkeys(name for name, is_so in known if is_so is name_when)
    return Count(Share(sum(is_so for _, is_so in known), len(known)), tuple(names))


def main() -> None:
    """Print the figures, then what is missed by dimension and what is wrong."""
    print(f"{len(load())} pairs")
    for name, figure in FIGURES.items():
        count = figure()
        print(f"{name:40}{count.value:6.3f}  ({count.share.part} of {count.share.whole})")
    print("\nfound with kind and place, by dimension and kind; missed:")
    for head, count in by_head().items():
        print(f"{head:32}{count.share.part:3} of {count.share.whole:3}  {' '.join(count.names)}")
    for name in ("changes opposite (less is better)", "neutral pairs without a direction", "neutral pairs without any change"):
        print(f"\n{name}; wrong:\n  {' '.join(FIGURES[name]().names) or 'none'}")
    for name in ("verdicts right, of directed pairs", "verdicts opposite (less is better)"):
        print(f"\n{name}; wrong:\n  {' '.join(FIGURES[name]().names) or 'none'}")


if __name__ == "__main__":
    main()
