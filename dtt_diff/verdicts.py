"""Groups + changes -> verdicts: what the changes that touch a group add up to."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from attrs import evolve, frozen

from dtt_diff.bearing import Bearing, bearing_of
from dtt_diff.lexicon import Lexicon
from dtt_diff.model import Analysis, Change, Group, Reason, Verdict
from dtt_diff.tokens import words

#: What a strengthened or softened change weighs, by salience.
DIRECTED_WEIGHT = {3: 1.5, 2: 1.0, 1: 0.5}
#: What a proposition added or dropped inside an aligned sentence weighs, by salience; a neutral fact weighs nothing.
CONTENT_WEIGHT = {3: 0.75, 2: 0.75, 1: 0.0}
#: A caveat, date, figure or rhythm that came or went weighs so much though its salience is 1: the guide counts it as force.
LIGHT_WEIGHT = 0.5
LIGHT_DIMENSIONS = frozenset({"condition", "specificity"})
#: One side outweighs the other when it is at least this many times as heavy; less than that is mixed. Of the values tried on
#: the labelled pairs (1.2 to 3) the one with the fewest opposite directions, at next to no loss of kappa.
OUTWEIGHS = 3.0
#: What came cannot vouch for more force where a passage of this salience, of no known direction, went in its place.
DOUBT_SALIENCE = 2


def judge(
    groups: Sequence[Group], changes: Sequence[Change], old: Sequence[Analysis], new: Sequence[Analysis], lexicon: Lexicon
) -> tuple[Group, ...]:
    """Return the groups with their verdicts and the reasons that were added up.

    Args:
        groups: the groups.
        changes: all changes of the comparison.
        old: analyses of the sentences of the old edition.
        new: analyses of the sentences of the new edition.
        lexicon: for the words that stress a passage.

    Returns:
        the groups in the same order.
    """
    return tuple(_judge(group, changes, old, new, lexicon) for group in groups)


def _judge(
    group: Group, changes: Sequence[Change], old: Sequence[Analysis], new: Sequence[Analysis], lexicon: Lexicon
) -> Group:
    olds, news = [old[i] for i in group.old], [new[j] for j in group.new]
    if any(item.sentence.is_frame for item in (*olds, *news)):
        return group
    touching = [c for c in changes if set(c.old_sentences) & set(group.old) or set(c.new_sentences) & set(group.new)]
    if group.shape in ("dropped", "added"):
        verdict: Verdict = "dropped" if group.shape == "dropped" else "added"
        return evolve(group, verdict=verdict, reasons=tuple(_Weighed(c, Bearing()).reason(0.0) for c in touching))
    weighed = [_Weighed(change, _bearing(change, old, new, lexicon)) for change in touching]
    reasons = tuple(item.reason(item.weight) for item in weighed)
    if not weighed:
        same = [word for item in olds for word in words(item.sentence.tokens)]
        return evolve(group, verdict="unchanged" if same == [w for n in news for w in words(n.sentence.tokens)] else "reworded")
    return evolve(group, verdict=_verdict(weighed), reasons=reasons)


def _bearing(change: Change, old: Sequence[Analysis], new: Sequence[Analysis], lexicon: Lexicon) -> Bearing:
    """What came or went bears on the verdict; changes of other kinds weigh by their direction."""
    if change.kind == "added" and change.new:
        return bearing_of(change.new, [new[j] for j in change.new_sentences], lexicon)
    if change.kind == "dropped" and change.old:
        return bearing_of(change.old, [old[i] for i in change.old_sentences], lexicon)
    return Bearing()


@frozen(slots=False)
class _Weighed:
    """A change with what it bears on the verdict."""

    change: Change
    bearing: Bearing

    @property
    def came(self) -> bool:
        return self.change.kind == "added"

    @property
    def is_content(self) -> bool:
        """Whether something came or went, rather than moved in force."""
        return self.change.kind in ("added", "dropped")

    @property
    def stress(self) -> int:
        """How much more (or, where it went, less) is stressed by it."""
        return len(self.bearing.stresses) if self.came else -len(self.bearing.stresses)

    @cached_property
    def weight(self) -> float:
        """Positive for more force."""
        change = self.change
        if change.kind in ("strengthened", "softened"):
            return (1.0 if change.kind == "strengthened" else -1.0) * DIRECTED_WEIGHT[change.salience]
        if not self.is_content or self.bearing.idle:
            return 0.0
        sign = 1.0 if self.came else -1.0
        if "act" not in change.dimensions:
            # A condition that comes takes force away; a doubt that comes or goes says nothing of the balance.
            sign = -sign if "condition" in change.dimensions else 0.0 if "certainty" in change.dimensions else sign
        least = LIGHT_WEIGHT if LIGHT_DIMENSIONS & set(change.dimensions) else 0.0
        return sign * max(CONTENT_WEIGHT[change.salience], least)

    def reason(self, weight: float) -> Reason:
        """What the change adds to the verdict, in words."""
        text = f"{self.change.kind}: {self.change.explanation}"
        if self.bearing.idle:
            text = f"{text.removesuffix('.')}; {self.bearing.idle} adds no force by itself."
        elif self.bearing.stresses:
            cues = " and ".join(f"“{cue.text}”" for cue in self.bearing.stresses)
            text = f"{text.removesuffix('.')}; stressed by {cues}."
        return Reason(self.change.id, self.change.kind, weight, text)


def _verdict(items: Sequence[_Weighed]) -> Verdict:
    more = sum(item.weight for item in items if item.weight > 0)
    less = -sum(item.weight for item in items if item.weight < 0)
    if not more and not less:
        return "updated"
    if more >= OUTWEIGHS * less or less >= OUTWEIGHS * more:
        return "updated" if _in_doubt(items, more > less) else "strengthened" if more > less else "softened"
    # Near each other: what is stressed more decides.
    stress = sum(item.stress for item in items)
    return "strengthened" if stress > 0 else "softened" if stress < 0 else "mixed"


def _in_doubt(items: Sequence[_Weighed], more: bool) -> bool:
    """Whether what came (or went) alone decides, and something that cannot be weighed went (or came) in return."""
    if any(item.weight and not item.is_content for item in items):
        return False
    unweighed = [item for item in items if item.is_content and not item.weight and not item.bearing.idle]
    return any(item.change.salience >= DOUBT_SALIENCE and item.came != more for item in unweighed)
