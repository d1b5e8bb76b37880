"""Interest rates in their own measure: a quarter of a percentage point is 25 basis points, however it is written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache

from attrs import evolve, frozen

from dtt_diff.changes.findings import Finding, Side
from dtt_diff.lexicon import Lexicon
from dtt_diff.model import Analysis, Token
from dtt_diff.tokens import tokenize

#: Basis points in one percentage point.
BASIS_POINTS = 100
#: No phrase of the word lists takes more tokens than this, hyphens included ("of a percentage point").
PHRASE_TOKENS = 8
#: The rule of a change of rates.
RATE_RULE = "rate replaced"

#: The rule of an act replaced by another one together with its figures.
DECISION = "decision"

_FIGURES = frozenset({"figure replaced", DECISION})
_UNITS = ("basis_point_units", "percentage_point_units", "percent_units")
#: Characters of the longest figure that can be a rate.
LONGEST_RATE = 20
_MIXED = re.compile(r"(?<![\d/-])(?:(\d++)-)?(\d++)/(\d++)$")
_DECIMAL = re.compile(r"(?<![\d.])\d++(?:\.\d++)?$")
_RANGE_WORDS = frozenset({"to", "-"})


@frozen
class Rate:
    """One rate as it is written: tokens of a sentence, and what they say in basis points.

    Attributes:
        first: first token.
        last: last token, the unit included.
        step: by how much a rate is moved; None for a level.
        level: where it stands, as the ends of its range (equal where it is no range); None for a step.
    """

    first: int
    last: int
    step: Fraction | None
    level: tuple[Fraction, Fraction] | None


def find_rates(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[Rate, ...]:
    """Return the steps and levels in a row of tokens, in order.

    Args:
        tokens: the tokens.
        lexicon: for the names of units.
    """
    return _rates(tuple([token.norm for token in tokens]), lexicon)


@lru_cache(maxsize=2048)
def _rates(norms: tuple[str, ...], lexicon: Lexicon) -> tuple[Rate, ...]:
    """The same for normal words: a sentence is asked for with every change in it."""
    out = []
    i = 0
    while i < len(norms):
        rate = _range_at(norms, i, lexicon) or _single_at(norms, i, lexicon)
        if rate:
            out.append(rate)
        i = rate.last + 1 if rate else i + 1
    return tuple(out)


def settle_rates(
    findings: Sequence[Finding], old: Sequence[Analysis], new: Sequence[Analysis], lexicon: Lexicon
) -> tuple[Finding, ...]:
    """Tell replaced rates from other replaced figures, quote them whole, and leave out what is only written in another way.

    Args:
        findings: what was found.
        old: analyses of the old sentences.
        new: analyses of the new sentences.
        lexicon: for the names of rates and units.

    Returns:
        as many findings or fewer, in the same order.
    """
    settled = (_settled(finding, old, new, lexicon) for finding in findings)
    return tuple(finding for finding in settled if finding is not None)


def describe_move(old: str, new: str, lexicon: Lexicon) -> str:
    """Return how far rates moved between two quotes, in words; empty where they do not say.

    Args:
        old: the old quote.
        new: the new quote.
        lexicon: for the names of units.
    """
    left, right = (find_rates(tokenize(text, ((0, len(text)),)), lexicon) for text in (old, new))
    parts = []
    levels = [next((rate.level for rate in rates if rate.level), None) for rates in (left, right)]
    if levels[0] and levels[1] and levels[0] != levels[1]:
        low, high = (after - before for before, after in zip(levels[0], levels[1], strict=True))
        way = "higher" if low > 0 else "lower"
        parts.append(f"{_number(abs(low))} basis points {way}" if low == high else "a range of another width")
    steps = [next((rate.step for rate in rates if rate.step is not None), None) for rates in (left, right)]
    if steps[0] is not None and steps[1] is not None and steps[0] != steps[1]:
        parts.append(f"a step of {_number(steps[1])} basis points against one of {_number(steps[0])}")
    return ", ".join(parts)


def _settled(finding: Finding, old: Sequence[Analysis], new: Sequence[Analysis], lexicon: Lexicon) -> Finding | None:
    """A finding about rates as it is to be told, None where both sides say the same; any other finding as it is."""
    if finding.rule not in _FIGURES or not finding.old or not finding.new:
        return finding
    left, before = _with_rates(finding.old, old[finding.old.sentence], lexicon)
    right, after = _with_rates(finding.new, new[finding.new.sentence], lexicon)
    if finding.rule == DECISION:
        return evolve(finding, old=left, new=right)
    both = (old[finding.old.sentence], new[finding.new.sentence])
    if not _only_rates(finding.old, both[0], before) or not _only_rates(finding.new, both[1], after):
        return finding
    if _said(before) == _said(after):
        return None
    if not all(_names_a_rate(item, lexicon) for item in both):
        return finding
    return evolve(finding, old=left, new=right, rule=RATE_RULE)


def _with_rates(side: Side, item: Analysis, lexicon: Lexicon) -> tuple[Side, tuple[Rate, ...]]:
    """One side with the rates that it touches as wholes, and these rates."""
    inside = set(side.tokens)
    rates = tuple(
        rate for rate in find_rates(item.sentence.tokens, lexicon) if not inside.isdisjoint(range(rate.first, rate.last + 1))
    )
    whole = inside.union(*(range(rate.first, rate.last + 1) for rate in rates))
    return evolve(side, tokens=tuple(sorted(whole))), rates


def _only_rates(side: Side, item: Analysis, rates: Sequence[Rate]) -> bool:
    """Whether every figure of one side belongs to a rate."""
    covered = {t for rate in rates for t in range(rate.first, rate.last + 1)}
    figures = {t for t in side.tokens if any(c.isdigit() for c in item.sentence.tokens[t].norm)}
    return bool(rates) and figures <= covered


def _said(rates: Sequence[Rate]) -> list[tuple[Fraction | None, tuple[Fraction, Fraction] | None]]:
    return [(rate.step, rate.level) for rate in rates]


def _names_a_rate(item: Analysis, lexicon: Lexicon) -> bool:
    norms = [token.norm for token in item.sentence.tokens]
    return any(_length("rate_names", norms, i, lexicon) for i in range(len(norms)))


def _range_at(norms: Sequence[str], at: int, lexicon: Lexicon) -> Rate | None:
    """A range that begins at a place: "4-1/4 to 4-1/2 percent"; the unit may stand twice."""
    low = _value(norms[at])
    if low is None:
        return None
    middle = at + 1 + _unit(norms, at + 1, lexicon)[1]
    if middle + 1 >= len(norms) or norms[middle] not in _RANGE_WORDS:
        return None
    high = _value(norms[middle + 1])
    unit, length = _unit(norms, middle + 2, lexicon)
    if high is None or unit != "percent_units":
        return None
    return Rate(at, middle + 1 + length, None, (low * BASIS_POINTS, high * BASIS_POINTS))


def _single_at(norms: Sequence[str], at: int, lexicon: Lexicon) -> Rate | None:
    """A step or a level that begins at a place."""
    value = _value(norms[at])
    unit, length = _unit(norms, at + 1, lexicon)
    if value is None or not unit:
        return None
    last = at + length
    if unit == "percent_units":
        return Rate(at, last, None, (value * BASIS_POINTS, value * BASIS_POINTS))
    return Rate(at, last, value if unit == "basis_point_units" else value * BASIS_POINTS, None)


def _unit(norms: Sequence[str], at: int, lexicon: Lexicon) -> tuple[str, int]:
    """The unit that stands at a place, by the name of its word list, and how many tokens it takes; ("", 0) for none."""
    if at < len(norms) and norms[at] == "%":
        return "percent_units", 1
    lengths = ((name, _length(name, norms, at, lexicon)) for name in _UNITS)
    return next(((name, length) for name, length in lengths if length), ("", 0))


def _length(name: str, norms: Sequence[str], at: int, lexicon: Lexicon) -> int:
    """How many tokens the longest phrase of a word list takes at a place, hyphens between its words included; 0 for none."""
    index = lexicon.phrases.get(name)
    places = [i for i in range(at, min(at + PHRASE_TOKENS, len(norms))) if norms[i] != "-"]
    if index is None or not places:
        return 0
    longest = max((length for length, _ in index.at([norms[i] for i in places], 0)), default=0)
    return places[longest - 1] - at + 1 if longest else 0


def _value(norm: str) -> Fraction | None:
    if len(norm) > LONGEST_RATE:
        return None
    mixed = _MIXED.fullmatch(norm)
    if mixed:
        whole, over, under = (int(part or 0) for part in mixed.groups())
        return whole + Fraction(over, under) if under else None
    return Fraction(norm) if _DECIMAL.fullmatch(norm) else None


def _number(value: Fraction) -> str:
    return f"{float(value):g}"
