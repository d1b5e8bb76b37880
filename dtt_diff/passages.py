"""What an added or dropped passage concerns: an act, a condition, one more thing promised or condemned, a time or place."""

from __future__ import annotations

from itertools import pairwise

from dtt_diff.findings import Side
from dtt_diff.force import touched
from dtt_diff.model import Analysis, Cue
from dtt_diff.propositions import AUXILIARIES
from dtt_diff.salience import is_leading

#: A condition opens a passage where it stands among so many words from its beginning.
OPENING_WORDS = 1
#: One more thing that is promised, demanded or condemned belongs in the memo.
OBJECT_SALIENCE = 2
#: A clause of purpose is looked for among so many words before a cue.
PURPOSE_REACH = 8
_PURPOSE = frozenset({("so", "that"), ("order", "that")})
#: A condition that comes or goes changes what a promise is worth, however few its words.
CONDITION_SALIENCE = 2
#: A lone verb is a statement of its own where "and" or "but" follows among so many words ("has moved up and ...").
PREDICATE_REACH = 2
_ADDING = frozenset({"and", "but"})
# These open a phrase that says when or where, not what.
_TIME_AND_PLACE = frozenset({"in", "on", "at", "by", "during", "within", "from", "until"})


def concerns(side: Side, item: Analysis, *, alone: bool) -> tuple[tuple[str, ...], int]:
    """Return the dimensions that a passage concerns, and the least salience that this gives it.

    Args:
        side: the words of the passage, with the small words that open it.
        item: the analysis of their sentence.
        alone: whether the passage is a single word, which is no object by itself.

    Returns:
        the dimensions, and 1 or more.
    """
    dimensions = _dimensions(side, item)
    if "condition" in dimensions:
        return dimensions, CONDITION_SALIENCE
    if dimensions or alone or not _is_object(side, item):
        return dimensions, 1
    if item.sentence.tokens[side.tokens[0]].norm in _TIME_AND_PLACE:
        return ("specificity",), 1
    return ("scope",), OBJECT_SALIENCE


def is_predicate(side: Side, item: Analysis) -> bool:
    """Return whether a lone word is a statement of its own beside another: "prices {have risen} and remain high".

    Args:
        side: the word.
        item: the analysis of its sentence.
    """
    tokens = item.sentence.tokens
    first, after = side.tokens[0], side.tokens[-1] + 1
    led = first > 0 and tokens[first - 1].norm in AUXILIARIES
    return led and any(token.norm in _ADDING for token in tokens[after : after + PREDICATE_REACH])


def condition_opened(side: Side, item: Analysis) -> Side | None:
    """Return the clause that a lone "if" opens, whose other words stand on both sides; None where there is none.

    Args:
        side: the words that came or went.
        item: the analysis of their sentence.
    """
    cue = next((c for c in touched(side, item.cues) if c.dimension == "condition"), None)
    if cue is None or any(item.sentence.tokens[t].is_word and not cue.first <= t <= cue.last for t in side.tokens):
        return None
    last = next(p.last for p in item.propositions if p.first <= cue.first <= p.last)
    return Side(side.sentence, tuple(range(side.tokens[0], last + 1)))


def _dimensions(side: Side, item: Analysis) -> tuple[str, ...]:
    """What an added or dropped passage concerns: the act in it, the condition that opens it, the doubt that it voices."""
    cues = touched(side, item.cues)
    found = [cue.dimension for cue in cues if cue.dimension == "act"]
    found += [cue.dimension for cue in cues if cue.dimension == "condition" and cue.first <= side.tokens[0] + OPENING_WORDS]
    found += [cue.dimension for cue in cues if cue.scale == "certainty" and cue.rank != "certain" and not _purpose(cue, item)]
    return tuple(dict.fromkeys(found))


def _purpose(cue: Cue, item: Analysis) -> bool:
    """Whether a cue stands in a clause of purpose: "so that the force may carry on" voices no doubt."""
    words = [token.norm for token in item.sentence.tokens[max(0, cue.first - PURPOSE_REACH) : cue.first]]
    return any(pair in _PURPOSE for pair in pairwise(words))


def _is_object(side: Side, item: Analysis) -> bool:
    """Whether words are part of what an act of weight is about: one more or one less thing promised or condemned."""
    for proposition in item.propositions:
        if proposition.first <= side.tokens[0] <= proposition.last and proposition.act is not None:
            governing = [cue for cue in proposition.cues if cue.dimension == "act" and cue.last < side.tokens[0]]
            return bool(governing) and is_leading(governing[0])
    return False
