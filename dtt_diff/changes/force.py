"""Cues of both sides of a difference -> signed shifts with evidence.

Like is compared with like: cues of the same scale that govern the same proposition or the same head. A modifier that comes
or goes is a shift only where its head stands on both sides. What the scale does not order is no shift.
"""

from __future__ import annotations

from collections.abc import Sequence

from dtt_diff.analysis.cues import NEGATION
from dtt_diff.changes.findings import Difference, Shift, Side
from dtt_diff.changes.heads import head_kept, proposition_kept
from dtt_diff.lexicon import Lexicon, Scale
from dtt_diff.model import Analysis, Cue

#: The dimension whose cues form verb chains: "decided to consider" is as weak as "consider".
CHAIN = "modality"
#: A link of a verb chain follows the one before it over at most this many words ("will continue to seek to").
CHAIN_REACH = 3
#: The dimension whose cues may stand as clauses of their own at the head of a sentence ("At this juncture, ...").
SEPARABLE = "condition"
#: An amplifier stands at least so many steps above the bare head; what stands lower only says that something goes on.
AMPLIFIER_STEPS = 2
#: A cue of the other side stands in the place of one that has no counterpart where it is at most so many words away.
RIVAL_REACH = 8
#: The dimension whose cues name the same act by many words, none of which need stand beside the same head.
NAMING = "characterization"
#: Two modifiers whose heads replaced each other are compared where at most this many words were replaced on either side.
REPLACED_WITH_HEAD = 3


def find_shifts(difference: Difference, old: Analysis, new: Analysis, lexicon: Lexicon) -> tuple[Shift, ...]:
    """Return the shifts of force in a difference, in the order of the cues.

    Args:
        difference: the words that differ.
        old: analysis of the old sentence.
        new: analysis of the new sentence.
        lexicon: the scales.

    Returns:
        shifts on one scale each; none where nothing that the lexicon orders moved.
    """
    olds, news = touched(difference.old, old.cues), touched(difference.new, new.cues)
    moved = (*olds, *news)
    olds, news = (
        _with_answering(olds, news, old.cues, difference, of_old=True),
        _with_answering(news, olds, new.cues, difference, of_old=False),
    )
    olds, news = _without_common(olds, news)
    out: list[Shift] = []
    scales = list(dict.fromkeys(cue.scale for cue in (*olds, *news) if cue.scale != NEGATION))
    for name in scales:
        scale = lexicon.scales[name]
        left = [cue for cue in olds if cue.scale == name]
        right = [cue for cue in news if cue.scale == name]
        if not (left and right) and not any(cue in moved for cue in (*left, *right)):
            continue  # a cue over kept words that has lost its counterpart did not move
        if left and right:
            shift = _both(scale, left, right, difference)
        else:
            shift = _alone(scale, left, right, difference, (old, new), lexicon)
        if shift:
            out.append(shift)
    return tuple(out)


def _with_answering(
    own: list[Cue], others: list[Cue], cues: Sequence[Cue], difference: Difference, *, of_old: bool
) -> list[Cue]:
    """Add the cues of this side that answer to a cue of the other one over kept words ("expressed concern", "grave" put in)."""
    kept = {
        twin
        for cue in others
        for token in range(cue.first, cue.last + 1)
        if (twin := difference.counterpart(token, of_old=not of_old)) is not None
    }
    scales = {cue.scale for cue in others}
    answering = [cue for cue in cues if cue.scale in scales and cue not in own and kept & set(range(cue.first, cue.last + 1))]
    return own + answering


def compare_acts(olds: Sequence[Cue], news: Sequence[Cue], lexicon: Lexicon, dimensions: frozenset[str]) -> Shift | None:
    """Return how the acts of two propositions about one matter stand to each other.

    Args:
        olds: the cues of the old proposition.
        news: the cues of the new proposition.
        lexicon: the scales.
        dimensions: the dimensions that count as acts.

    Returns:
        the shift on the first scale that orders them; None where none does, or where two scales disagree.
    """
    left, right = _without_common(list(olds), list(news))
    shifts = []
    for name in dict.fromkeys(cue.scale for cue in left if cue.dimension in dimensions):
        scale = lexicon.scales[name]
        first, second = [c for c in left if c.scale == name], [c for c in right if c.scale == name]
        shift = _between(scale, _standing(scale, first), _standing(scale, second)) if first and second else None
        if shift:
            shifts.append(shift)
    return shifts[0] if len({shift.steps > 0 for shift in shifts}) == 1 else None


def says_the_same(difference: Difference, old: Analysis, new: Analysis) -> bool:
    """Return whether both sides consist of acts (or modals) of one rank, so that one way of saying it replaced another.

    Args:
        difference: the words that differ.
        old: analysis of the old sentence.
        new: analysis of the new sentence.
    """
    olds, news = touched(difference.old, old.cues), touched(difference.new, new.cues)
    if not olds or not news or {_says(cue) for cue in olds} != {_says(cue) for cue in news}:
        return False
    in_cues = [{t for cue in cues for t in range(cue.first, cue.last + 1)} for cues in (olds, news)]
    sides = (difference.old, difference.new)
    beside = [sum(t not in inside for t in side.tokens) for inside, side in zip(in_cues, sides, strict=True)]
    return max(beside) <= 1 and all(cue.dimension in ("act", CHAIN) for cue in (*olds, *news))


def turns_round(difference: Difference, old: Analysis, new: Analysis) -> bool:
    """Return whether a modal was exchanged for one that is denied ("may" for "must not"): another demand, not more of it.

    Args:
        difference: the words that differ.
        old: analysis of the old sentence.
        new: analysis of the new sentence.
    """
    sides = ((difference.old, old), (difference.new, new))
    chained = all(any(cue.dimension == CHAIN for cue in touched(side, item.cues)) for side, item in sides)
    return chained and is_denied(*sides[0]) != is_denied(*sides[1])


def is_denied(side: Side, item: Analysis) -> bool:
    """Return whether a negation stands among some words.

    Args:
        side: the words.
        item: the analysis of their sentence.
    """
    return any(cue.scale == NEGATION for cue in touched(side, item.cues))


def touched(side: Side, cues: Sequence[Cue]) -> list[Cue]:
    """The cues that stand, at least in part, in one side of a difference."""
    inside = set(side.tokens)
    return [cue for cue in cues if not inside.isdisjoint(range(cue.first, cue.last + 1))]


def _without_common(olds: list[Cue], news: list[Cue]) -> tuple[list[Cue], list[Cue]]:
    """Leave out cues of equal rank that stand on both sides: they say the same."""
    rest = list(news)
    kept = []
    for cue in olds:
        twin = next((other for other in rest if _says(other) == _says(cue)), None)
        if twin is None:
            kept.append(cue)
        else:
            rest.remove(twin)
    return kept, rest


def _says(cue: Cue) -> tuple[str, str, bool]:
    return cue.scale, cue.rank, cue.negated


def _standing(scale: Scale, cues: list[Cue]) -> Cue:
    """The cue that stands for several of one scale: the strongest, or in a verb chain the weakest, as far as ordered."""
    sign = 1
    if scale.dimension == CHAIN:
        sign, cues = -1, _first_chain(cues)
    best = cues[0]
    for cue in cues[1:]:
        order = scale.compare(best.rank, cue.rank)
        if order and sign * order.steps > 0:
            best = cue
    return best


def _first_chain(cues: Sequence[Cue]) -> list[Cue]:
    """The first cue and those that follow it closely, one after the other: a modal further on belongs to another verb."""
    ordered = sorted(cues, key=lambda cue: cue.first)
    chain = ordered[:1]
    for cue in ordered[1:]:
        if cue.first - chain[-1].last > CHAIN_REACH + 1:
            break
        chain.append(cue)
    return chain


def _between(scale: Scale, left: Cue, right: Cue) -> Shift | None:
    if left.negated or right.negated:
        return None
    order = scale.compare(left.rank, right.rank)
    if order is None or order.steps == 0:
        return None
    return Shift(order.steps, scale, left, right, left.rank, right.rank, order.sources)


def _both(scale: Scale, left: list[Cue], right: list[Cue], difference: Difference) -> Shift | None:
    """Two cues of one scale: a shift where they bear on the same proposition, or on heads that answer to each other."""
    first, second = _standing(scale, left), _standing(scale, right)
    if scale.governs == "head" and first.head is not None and second.head is not None:
        twin = difference.counterpart(first.head, of_old=True)
        replaced = first.head in difference.old.tokens and second.head in difference.new.tokens
        small = max(len(difference.old.tokens), len(difference.new.tokens)) <= REPLACED_WITH_HEAD
        if twin != second.head and not (replaced and small):
            return None
    return _between(scale, first, second)


def _alone(
    scale: Scale,
    left: list[Cue],
    right: list[Cue],
    difference: Difference,
    analyses: tuple[Analysis, Analysis],
    lexicon: Lexicon,
) -> Shift | None:
    """A cue that came or went: a shift from or to the bare rank, where what it governs is on both sides."""
    old, new = analyses
    if scale.dimension == CHAIN:
        return _link(scale, left, right, difference, old, new)
    if scale.bare is None:
        return None
    of_old = bool(left)
    cue = _standing(scale, left or right)
    kept = head_kept if scale.governs == "head" else proposition_kept
    if cue.negated or not kept(cue, difference, analyses, lexicon, of_old=of_old):
        return None
    if scale.dimension == SEPARABLE and (cue.first == 0 or cue.text.casefold() in lexicon.vocabulary.get("clause_openers", ())):
        return None  # set off at the head of the sentence, or opening a clause, it comes or goes with what it governs
    rivals = [
        c
        for c in (new if of_old else old).cues
        if c.scale == scale.id and not _stands_elsewhere(c, old, new, of_old=not of_old)
    ]
    if scale.governs == "proposition" and rivals:
        # The other side says it with another cue near by; told once, from the old side. Far off it governs another statement.
        near = [c for c in rivals if _is_near(cue, c, difference, of_old=of_old)]
        return _between(scale, cue, _standing(scale, near)) if near and of_old else None
    if _stands_elsewhere(cue, old, new, of_old=of_old) or _is_outweighed(scale, cue, difference, analyses, of_old=of_old):
        return None
    ranks = (cue.rank, scale.bare) if of_old else (scale.bare, cue.rank)
    order = scale.compare(*ranks)
    if order is None or not order.steps:
        return None
    steps = -order.steps if _amplifies_a_downtoner(scale, cue, old if of_old else new) else order.steps
    return Shift(steps, scale, cue if of_old else None, None if of_old else cue, *ranks, order.sources)


def _link(
    scale: Scale, left: list[Cue], right: list[Cue], difference: Difference, old: Analysis, new: Analysis
) -> Shift | None:
    """A link that came into or went out of a verb chain whose first link is kept ("will" against "will seek to")."""
    of_old = bool(left)
    cue = min(left or right, key=lambda cue: cue.first)
    item, other = (old, new) if of_old else (new, old)
    before = [c for c in item.cues if c.scale == scale.id and c.last < cue.first]
    if not before or len(_first_chain([before[-1], cue])) == 1:
        return None
    twin = difference.counterpart(before[-1].first, of_old=of_old)
    kept = next((c for c in other.cues if c.scale == scale.id and c.first == twin), None)
    if kept is None:
        return None
    weakest = _standing(scale, [before[-1], *(left or right)])
    return _between(scale, weakest, kept) if of_old else _between(scale, kept, weakest)


def _amplifies_a_downtoner(scale: Scale, cue: Cue, item: Analysis) -> bool:
    """Whether an amplifier stands before a cue that takes force away ("very gradually"): then it takes away more of it."""
    beside = next((c for c in item.cues if c.scale == scale.id and c.first == cue.last + 1), None)
    if beside is None or scale.bare is None:
        return False
    own, order = (scale.compare(scale.bare, rank) for rank in (cue.rank, beside.rank))
    return own is not None and own.steps >= AMPLIFIER_STEPS and order is not None and order.steps < 0


def _stands_elsewhere(cue: Cue, old: Analysis, new: Analysis, *, of_old: bool) -> bool:
    """Whether both sentences carry the same words equally often: then they only moved within the sentence."""
    own, other = (old, new) if of_old else (new, old)
    text = cue.text.casefold()
    return sum(c.text.casefold() == text for c in own.cues) <= sum(c.text.casefold() == text for c in other.cues)


def _is_near(cue: Cue, rival: Cue, difference: Difference, *, of_old: bool) -> bool:
    """Whether a cue of the other side stands near the word that answers to the kept word before this one."""
    before = (difference.counterpart(token, of_old=of_old) for token in range(cue.first - 1, cue.first - 1 - RIVAL_REACH, -1))
    twin = next((token for token in before if token is not None), None)
    return twin is not None and abs(rival.first - twin) <= RIVAL_REACH


def _is_outweighed(
    scale: Scale, cue: Cue, difference: Difference, analyses: tuple[Analysis, Analysis], *, of_old: bool
) -> bool:
    """Whether the same head carries as many cues of the scale on the other side.

    What names an act need not stand beside the same head: "unjust and brutal war" blames no less than "illegal aggression".
    """
    item, other = analyses if of_old else analyses[::-1]
    if scale.dimension == NAMING:
        return sum(c.scale == scale.id for c in item.cues) <= sum(c.scale == scale.id for c in other.cues)
    if scale.governs != "head" or cue.head is None:
        return False
    twin = difference.counterpart(cue.head, of_old=of_old)
    if twin is None:
        return False
    own = sum(c.scale == scale.id and c.head == cue.head for c in item.cues)
    return own <= sum(c.scale == scale.id and c.head == twin for c in other.cues)
