"""Groups + changes -> verdicts: what the changes that touch a group add up to."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from dtt_diff.changes.bearing import FALL, REASON, REFERENCE, WORDING
from dtt_diff.changes.explanations import STRESS
from dtt_diff.model import Change, Group, Kind, Reason, Statement, Verdict
from dtt_diff.tokens import words

CONTENT = frozenset({"added", "dropped"})
#: Rules of evidence that a passage adds no force by itself.
IDLE = frozenset({REASON, REFERENCE, FALL})
#: What a strengthened or softened change weighs, by salience.
DIRECTED_WEIGHT = {3: 1.5, 2: 1.0, 1: 0.5}
#: What a proposition added or dropped inside an aligned sentence weighs, by salience; a neutral fact weighs nothing.
CONTENT_WEIGHT = {3: 0.75, 2: 0.75, 1: 0.0}
#: A caveat, date, figure or rhythm that came or went weighs so much though its salience is 1: the guide counts it as force.
LIGHT_WEIGHT = 0.5
#: One more thing, or one less, in a row of what is promised weighs so much: it decides where nothing else does.
ITEM_WEIGHT = 0.25
ITEM = ("scope",)
LIGHT_DIMENSIONS = frozenset({"condition", "specificity"})
#: One side outweighs the other when it is at least this many times as heavy; less than that is mixed. Of the values tried on
#: the labelled pairs (1.2 to 3) the one with the fewest opposite directions, at next to no loss of kappa.
OUTWEIGHS = 3.0
#: One side is stressed clearly more where it has at least this many times as many words of stress as the other.
STRESS_OUTWEIGHS = 2
#: What came cannot vouch for more force where a passage of this salience, of no known direction, went in its place.
DOUBT_SALIENCE = 2


def judge(groups: Sequence[Group], changes: Sequence[Change], old: Statement, new: Statement) -> tuple[Group, ...]:
    """Return the groups with their verdicts and the reasons that were added up.

    Args:
        groups: the groups.
        changes: all changes of the comparison.
        old: the old edition.
        new: the new edition.

    Returns:
        the groups in the same order.
    """
    touched: dict[tuple[int, int], list[int]] = {}
    for place, change in enumerate(changes):
        for side, sentences in enumerate((change.old_sentences, change.new_sentences)):
            for index in sentences:
                touched.setdefault((side, index), []).append(place)
    out = []
    for group in groups:
        places = {k for side, own in enumerate((group.old, group.new)) for index in own for k in touched.get((side, index), ())}
        out.append(_judge(group, [changes[k] for k in sorted(places)], old, new))
    return tuple(out)


def _judge(group: Group, touching: Sequence[Change], old: Statement, new: Statement) -> Group:
    sentences = [*(old.sentences[i] for i in group.old), *(new.sentences[j] for j in group.new)]
    if any(sentence.is_frame for sentence in sentences):
        return group
    if group.shape in ("dropped", "added"):
        verdict: Verdict = "dropped" if group.shape == "dropped" else "added"
        return evolve(group, verdict=verdict, reasons=tuple(_reason(c, 0.0) for c in touching))
    reasons = tuple(_reason(change, _weight(change)) for change in touching)
    return evolve(group, verdict=sum_up(group, reasons, old, new, touching), reasons=reasons)


def _reason(change: Change, weight: float) -> Reason:
    return Reason(change.id, change.kind, weight, f"{change.kind}: {change.explanation}")


def _weight(change: Change) -> float:
    if change.kind in ("strengthened", "softened"):
        sign = 1.0 if change.kind == "strengthened" else -1.0
        return sign * DIRECTED_WEIGHT[change.salience]
    if change.kind in CONTENT and not _is_idle(change):
        sign = 1.0 if change.kind == "added" else -1.0
        if "act" not in change.dimensions:
            # A condition that comes takes force away; a doubt that comes or goes says nothing of the balance.
            sign = -sign if "condition" in change.dimensions else 0.0 if "certainty" in change.dimensions else sign
        least = ITEM_WEIGHT if change.dimensions == ITEM else 0.0
        least = LIGHT_WEIGHT if LIGHT_DIMENSIONS & set(change.dimensions) else least
        return sign * max(CONTENT_WEIGHT[change.salience], least)
    return 0.0


def sum_up(group: Group, reasons: Sequence[Reason], old: Statement, new: Statement, changes: Sequence[Change] = ()) -> Verdict:
    """Return the verdict on a group of the body that has sentences on both sides.

    Args:
        group: the group.
        reasons: what its changes weigh.
        old: the old edition.
        new: the new edition.
        changes: the changes behind the reasons, for what stresses them; reasons without a change go by their weight.
    """
    more = sum(reason.weight for reason in reasons if reason.weight > 0)
    less = -sum(reason.weight for reason in reasons if reason.weight < 0)
    if min(more, less) >= LIGHT_WEIGHT and not any(reason.weight and reason.kind not in CONTENT for reason in reasons):
        return _by_stress(changes, more, less)  # passages that came and went cannot be counted against each other
    if more >= OUTWEIGHS * less and more:
        return "updated" if _in_doubt(reasons, changes, "dropped") else "strengthened"
    if less >= OUTWEIGHS * more and less:
        return "updated" if _in_doubt(reasons, changes, "added") else "softened"
    if more or less:
        return _by_stress(changes, more, less)
    wording = {change.id for change in changes if _is_wording(change)}
    if any(reason.change not in wording for reason in reasons):
        return "updated"
    before = [word for i in group.old for word in words(old.sentences[i].tokens)]
    after = [word for j in group.new for word in words(new.sentences[j].tokens)]
    return "unchanged" if before == after and not reasons else "reworded"


def _by_stress(changes: Sequence[Change], more: float, less: float) -> Verdict:
    """Return what the stress says where what came and what went are near each other: the side that has clearly more of it."""
    marks = [_stress(change) for change in changes]
    came, went = sum(mark for mark in marks if mark > 0), -sum(mark for mark in marks if mark < 0)
    if came >= STRESS_OUTWEIGHS * went and came and more >= less:
        return "strengthened"
    return "softened" if went >= STRESS_OUTWEIGHS * came and went and less >= more else "mixed"


def _stress(change: Change) -> int:
    """How much more (or, where it went, less) is stressed by a change."""
    count = sum(item.rule == STRESS for item in change.evidence)
    return {"added": count, "dropped": -count}.get(change.kind, 0)


def _is_wording(change: Change) -> bool:
    """Whether a few words came or went that say nothing of weight."""
    noted = change.kind in CONTENT and change.salience == 1 and not change.dimensions
    return noted and any(item.rule == WORDING for item in change.evidence)


def _is_idle(change: Change) -> bool:
    """Whether what came or went adds no force by itself."""
    return any(item.rule in IDLE for item in change.evidence)


def _in_doubt(reasons: Sequence[Reason], changes: Sequence[Change], opposite: Kind) -> bool:
    """Whether what came (or went) alone decides, and something that cannot be weighed went (or came) in return."""
    if any(reason.weight and reason.kind not in CONTENT for reason in reasons):
        return False
    counter = [c for c in changes if c.kind == opposite and (c.salience >= DOUBT_SALIENCE or _stress(c)) and not _is_idle(c)]
    return any(not _weight(change) for change in counter)
