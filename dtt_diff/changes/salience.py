"""How much a change matters to a reader of the memo: 3 leads it, 2 belongs in it, 1 is noted."""

from __future__ import annotations

from collections.abc import Iterable

from dtt_diff.model import Cue, Kind

#: Ranks whose coming or going would lead a memo: the issuers bind themselves, press others, or blame.
LEADING_SCALES = frozenset({"commitment", "direction", "condemnation"})
LEADING_RANKS = frozenset({"commit", "decide", "demand", "urge", "call-on", "condemn", "deplore", "grave-concern", "oppose"})
#: A proposition of at least this many content words belongs in the memo even without an act of its own.
BELONGS_WORDS = 4


def salience_of(kind: Kind, cues: Iterable[Cue], content: int, rule: str) -> int:
    """Return the salience of a change.

    Args:
        kind: its kind.
        cues: the cues among its words.
        content: how many content words its longer side has.
        rule: the rule that named it.

    Returns:
        1, 2 or 3.
    """
    cues = list(cues)
    leading = any(is_leading(cue) for cue in cues)
    acting = any(cue.dimension == "act" for cue in cues)
    if rule in ("reversal", "negation"):
        return 3
    if kind == "updated":
        return 2 if leading or rule == "figure replaced" else 1
    if kind in ("strengthened", "softened"):
        return 3 if leading or acting else 2
    if content < BELONGS_WORDS:
        return 1
    return 3 if leading else 2


def is_leading(cue: Cue) -> bool:
    """Whether an act would lead a memo: a commitment, a demand, a condemnation."""
    return cue.scale in LEADING_SCALES and cue.rank in LEADING_RANKS
