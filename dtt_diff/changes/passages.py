"""What an added or dropped passage concerns: an act, a condition, one more thing promised or condemned, a time or place."""

from __future__ import annotations

from itertools import pairwise

from dtt_diff.analysis.propositions import AUXILIARIES
from dtt_diff.changes.findings import Side
from dtt_diff.changes.force import touched
from dtt_diff.changes.salience import is_leading
from dtt_diff.model import Analysis, Cue, Proposition

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
# These join one more thing to what an act is about.
_GOING_ON = (("as", "well", "as"), ("along", "with"), ("together", "with"), ("in", "addition", "to"))
_MARKS = frozenset({",", ";"})
_COORDINATING = _MARKS | {"and", "or"}
#: Ranks of modality by which the issuers undertake or require something.
PROMISED_RANKS = frozenset({"must", "bound", "will", "resolve", "ready"})
#: These open a phrase that says when or where, not what.
TIME_AND_PLACE = frozenset({"in", "on", "at", "by", "during", "within", "from", "until"})


def concerns(side: Side, item: Analysis, small: frozenset[str] = frozenset(), *, alone: bool) -> tuple[tuple[str, ...], int]:
    """Return the dimensions that a passage concerns, and the least salience that this gives it.

    Args:
        side: the words of the passage, with the small words that open it.
        item: the analysis of their sentence.
        small: function words, between which a thing in a row stands.
        alone: whether the passage is a single word, which is no object by itself.

    Returns:
        the dimensions, and 1 or more.
    """
    dimensions = _dimensions(side, item)
    if "condition" in dimensions:
        return dimensions, CONDITION_SALIENCE
    governed = _is_object(side, item)
    if not dimensions and (alone or not governed) and (governed or _is_promised(side, item)) and _is_item(side, item, small):
        return ("scope",), 1
    if dimensions or alone or not governed:
        return dimensions, 1
    if item.sentence.tokens[side.tokens[0]].norm in TIME_AND_PLACE:
        return ("specificity",), 1
    return ("scope",), OBJECT_SALIENCE


def is_undertaken(first: int, last: int, item: Analysis) -> bool:
    """Return whether a passage is joined to others after an act or a modal: "they will send {tents} and food".

    Args:
        first: its first token.
        last: its last token.
        item: the analysis of its sentence.
    """
    tokens = item.sentence.tokens
    home = next(p for p in item.propositions if p.first <= first <= p.last)
    edges = [tokens[k].norm for k in (first - 1, last + 1) if 0 <= k < len(tokens)]
    governed = any(cue.dimension in ("act", "modality") and cue.last < first for cue in home.cues)
    return governed and any(edge in _COORDINATING for edge in edges)


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
    found += ["condition"] if _concedes(side, item) else []
    found += [cue.dimension for cue in cues if cue.scale == "certainty" and cue.rank != "certain" and not _purpose(cue, item)]
    return tuple(dict.fromkeys(found))


def _concedes(side: Side, item: Analysis) -> bool:
    """Whether a passage is conceded to what follows: "prices {have eased} but remain high"."""
    tokens = item.sentence.tokens
    after = [token.norm for token in tokens[side.tokens[-1] + 1 : side.tokens[-1] + 3] if token.is_word][:1]
    return after == ["but"] and not any(tokens[t].norm == "only" for t in side.tokens)


def _purpose(cue: Cue, item: Analysis) -> bool:
    """Whether a cue stands in a clause of purpose: "so that the force may carry on" voices no doubt."""
    words = [token.norm for token in item.sentence.tokens[max(0, cue.first - PURPOSE_REACH) : cue.first]]
    return any(pair in _PURPOSE for pair in pairwise(words))


def _is_object(side: Side, item: Analysis) -> bool:
    """Whether words are part of what an act of weight is about: one more or one less thing promised or condemned."""
    at = next((k for k, p in enumerate(item.propositions) if p.first <= side.tokens[0] <= p.last), -1)
    if at > 0 and item.propositions[at].act is None and _goes_on(item.propositions[at], item):
        at -= 1
    if at < 0 or item.propositions[at].act is None:
        return False
    governing = [cue for cue in item.propositions[at].cues if cue.dimension == "act" and cue.last < side.tokens[0]]
    return bool(governing) and is_leading(governing[0])


def _is_item(side: Side, item: Analysis, small: frozenset[str]) -> bool:
    """Whether a passage is the whole of one of several things in a row: "mines, {tripwires} and bombs"."""
    tokens = item.sentence.tokens
    first, after = side.tokens[0], side.tokens[-1] + 1
    edges = [tokens[first - 1] if first else None, tokens[after] if after < len(tokens) else None]
    dated = any(fact.kind == "date" and fact.first <= side.tokens[0] <= fact.last for fact in item.facts)
    joining = _MARKS if len(side.tokens) == 1 else _COORDINATING
    joined = any(token is not None and token.norm in joining for token in edges)
    return joined and not dated and all(token is None or not token.is_word or token.norm in small for token in edges)


def _is_promised(side: Side, item: Analysis) -> bool:
    """Whether the proposition of a passage is undertaken or required: "they {will} supply ..."."""
    home = next(p for p in item.propositions if p.first <= side.tokens[0] <= p.last)
    return any(cue.scale == "modality" and cue.rank in PROMISED_RANKS and cue.last < side.tokens[0] for cue in home.cues)


def _goes_on(proposition: Proposition, item: Analysis) -> bool:
    """Whether a proposition is one more thing that the one before it is about: ", as well as {boats}"."""
    opening = [token.norm for token in item.sentence.tokens[proposition.first : proposition.last + 1] if token.is_word]
    return any(tuple(opening[: len(words)]) == words for words in _GOING_ON)
