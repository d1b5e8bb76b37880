"""What is known of two sentences that may belong together: named features of a pair.

``link_model.py`` weighs them. Every feature is the same when the two sides are exchanged.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from heapq import nsmallest

from attrs import frozen

from dtt_diff.alignment.matters import share_matters
from dtt_diff.alignment.similarity import Profile, Term, Weighting
from dtt_diff.model import Analysis

#: Shared weight at which one more shared word says nothing new.
FULL_SHARE = 40.0
#: A term that would propose more pairs than this proposes none: it is in too many sentences to tell them apart.
COMMON_TERM = 900
#: So many candidates a sentence are looked at closely.
CANDIDATES = 16
#: So many words shared by no other pair say all that exclusive words can say.
FULL_EXCLUSIVE = 4.0
#: A pair of propositions that shares less than this weight is taken down in proportion: short formulas are alike by chance.
PROPOSITION_SHARE = 8.0

Pair = tuple[int, int]


@frozen
class Features:
    """What is known of a pair of sentences.

    Attributes:
        dice: Dice overlap of their weighted terms.
        coverage: the share of the one that is least found in the other.
        proposition: Dice overlap of their two most alike propositions.
        act: the same for propositions with the same act.
        shared: the weight of what they share, up to a ceiling.
        exclusive: how far the words that they share stand in no other sentence of either statement, up to a ceiling.
        exclusive_lead: by how much they are ahead of the best rival pair in that.
        lead: by how much the pair is ahead of the best rival pair of either sentence (negative where it is behind).
        best_lead: the same for the sentence that it leads by more.
        place: how far apart they stand, as a share of the statement.
        neighbours: how alike the sentences before them and after them are.
        edge: whether both open or both close the body of their statement.
        best: whether it is the best pair of either sentence.
        matter_coverage: the share of the matters of the one that names fewer found in the other.
        matter_exclusive: how far the matters that they share stand in no other sentence, up to a ceiling.
        matter_rarest: the rarity of the rarest matter that they share.
        matter_proposition: Dice overlap of their two propositions that are most alike in matter.
        matter_lead: by how much the pair is ahead in matter of the best rival pair of either sentence.
    """

    dice: float
    coverage: float
    proposition: float
    act: float
    shared: float
    exclusive: float
    exclusive_lead: float
    lead: float
    best_lead: float
    place: float
    neighbours: float
    edge: float
    best: float
    matter_coverage: float
    matter_exclusive: float
    matter_rarest: float
    matter_proposition: float
    matter_lead: float


def find_features(old: Sequence[Analysis], new: Sequence[Analysis], weighting: Weighting) -> dict[Pair, Features]:
    """Return the features of the pairs of sentences that share most; titles and headings pair with each other only.

    Args:
        old: analyses of the old sentences.
        new: analyses of the new sentences.
        weighting: rarity weights over both statements.

    Returns:
        features by (old index, new index).
    """
    first, second = _profiles(old, weighting), _profiles(new, weighting)
    raw = {(i, j): _overlap(first[i], second[j]) for i, j in _candidates(old, new, first, second)}
    alike = {pair: 0.5 * r.dice + 0.3 * r.proposition + 0.2 * r.containment for pair, r in raw.items()}
    by_old, by_new = _ranked(alike, 0), _ranked(alike, 1)
    own = _exclusive(raw, first, second)
    own_old, own_new = _ranked(own, 0), _ranked(own, 1)
    edges = _edges(old, new)
    matters = share_matters(raw, old, new, weighting)
    matter = {pair: shared.dice for pair, shared in matters.items()}
    matter_old, matter_new = _ranked(matter, 0), _ranked(matter, 1)
    out = {}
    for (i, j), overlap in raw.items():
        value = alike[i, j]
        leads = sorted((value - _rival(by_old[i], value), value - _rival(by_new[j], value)))
        out[i, j] = Features(
            dice=overlap.dice,
            coverage=overlap.coverage,
            proposition=overlap.proposition,
            act=overlap.act,
            shared=min(overlap.shared, FULL_SHARE) / FULL_SHARE,
            exclusive=own[i, j],
            exclusive_lead=own[i, j] - max(_rival(own_old[i], own[i, j]), _rival(own_new[j], own[i, j])),
            lead=leads[0],
            best_lead=leads[1],
            place=abs(i / max(1, len(old) - 1) - j / max(1, len(new) - 1)),
            neighbours=alike.get((i - 1, j - 1), 0.0) + alike.get((i + 1, j + 1), 0.0),
            edge=float((i, j) in edges),
            best=float(value in (by_old[i][0], by_new[j][0])),
            matter_coverage=matters[i, j].coverage,
            matter_exclusive=matters[i, j].exclusive,
            matter_rarest=matters[i, j].rarest,
            matter_proposition=matters[i, j].proposition,
            matter_lead=matter[i, j] - max(_rival(matter_old[i], matter[i, j]), _rival(matter_new[j], matter[i, j])),
        )
    return out


@frozen
class _Profiled:
    whole: Profile
    propositions: tuple[Profile, ...]
    acts: tuple[tuple[str, str] | None, ...]


@frozen
class _Overlap:
    dice: float
    containment: float
    coverage: float
    proposition: float
    act: float
    shared: float


def _profiles(analyses: Sequence[Analysis], weighting: Weighting) -> list[_Profiled]:
    out = []
    for item in analyses:
        whole = weighting.profile(item.sentence)
        parts = (
            whole
            if p.last - p.first + 1 == len(item.sentence.tokens)
            else weighting.profile(item.sentence, p.first, p.last + 1)
            for p in item.propositions
        )
        acts = (next(((c.scale, c.rank) for c in p.cues if c.first == p.act), None) for p in item.propositions)
        out.append(_Profiled(whole, tuple(parts), tuple(acts)))
    return out


def _candidates(
    old: Sequence[Analysis], new: Sequence[Analysis], first: list[_Profiled], second: list[_Profiled]
) -> list[Pair]:
    """The pairs worth a closer look: for each sentence those that share most with it, found through an index of terms."""
    postings: tuple[dict[Term, list[int]], dict[Term, list[int]]] = (defaultdict(list), defaultdict(list))
    for side, items in zip(postings, (first, second), strict=True):
        for k, item in enumerate(items):
            for term in item.whole.terms:
                side[term].append(k)
    frames = [[item.sentence.is_frame for item in side] for side in (old, new)]
    shared: list[dict[int, float]] = [{} for _ in first]
    for term, olds in postings[0].items():
        news = postings[1].get(term, ())
        if not news or len(olds) * len(news) > COMMON_TERM:
            continue
        theirs = [(j, frames[1][j], second[j].whole.terms[term]) for j in news]
        for i in olds:
            weight, is_frame, row = first[i].whole.terms[term], frames[0][i], shared[i]
            for j, other_is_frame, other in theirs:
                if is_frame == other_is_frame:
                    row[j] = row.get(j, 0.0) + (weight if weight < other else other)
    by_old = [[(-weight, (i, j)) for j, weight in row.items()] for i, row in enumerate(shared)]
    by_new: list[list[tuple[float, Pair]]] = [[] for _ in second]
    for rows in by_old:
        for row_of_new in rows:
            by_new[row_of_new[1][1]].append(row_of_new)
    return sorted({pair for rows in (*by_old, *by_new) for _, pair in nsmallest(CANDIDATES, rows)})


def _overlap(left: _Profiled, right: _Profiled) -> _Overlap:
    shared = left.whole.shared(right.whole)
    totals = sorted((left.whole.total, right.whole.total))
    best = best_act = 0.0
    for a, first_act in zip(left.propositions, left.acts, strict=True):
        for b, second_act in zip(right.propositions, right.acts, strict=True):
            common = shared if a is left.whole and b is right.whole else a.shared(b)
            if not common:
                continue
            alike = 2 * common / (a.total + b.total) * min(1.0, common / PROPOSITION_SHARE)
            best = max(best, alike)
            if first_act is not None and first_act == second_act:
                best_act = max(best_act, alike)
    return _Overlap(2 * shared / sum(totals), shared / totals[0], shared / totals[1], best, best_act, shared)


def _edges(old: Sequence[Analysis], new: Sequence[Analysis]) -> set[Pair]:
    """The pair of first sentences and the pair of last sentences, titles and headings apart."""
    bodies = [[k for k, item in enumerate(side) if not item.sentence.is_frame] for side in (old, new)]
    if not all(bodies):
        return set()
    return {(bodies[0][0], bodies[1][0]), (bodies[0][-1], bodies[1][-1])}


def _exclusive(pairs: Iterable[Pair], first: list[_Profiled], second: list[_Profiled]) -> dict[Pair, float]:
    """For each pair, how much of its shared words is shared by no other pair: the sum of 1 / (sentences with it, old x new)."""
    words = [[sorted(term for term in item.whole.terms if isinstance(term, str)) for item in side] for side in (first, second)]
    counts = [Counter(word for item in side for word in item) for side in words]
    out = {}
    for i, j in pairs:
        other = second[j].whole.terms
        total = sum([1 / (counts[0][word] * counts[1][word]) for word in words[0][i] if word in other])
        out[i, j] = min(total, FULL_EXCLUSIVE) / FULL_EXCLUSIVE
    return out


def _ranked(alike: dict[Pair, float], side: int) -> dict[int, list[float]]:
    out: dict[int, list[float]] = {}
    for pair, value in alike.items():
        out.setdefault(pair[side], []).append(value)
    return {index: sorted(values, reverse=True)[:2] for index, values in out.items()}


def _rival(best: list[float], value: float) -> float:
    """The best value of another pair of the same sentence."""
    if best[0] != value:
        return best[0]
    return best[1] if len(best) > 1 else 0.0
