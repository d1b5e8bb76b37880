"""What an added or dropped passage bears on the verdict, beside its being there: words that stress it, or that it binds nobody.

Where a clause was rewritten from end to end, one passage went and another came, and that says nothing of the balance. How they
are worded does: "fully", "unwavering", "all" are put in by issuers who mean to say more.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from dtt_diff.analysis.propositions import Vocabulary
from dtt_diff.changes.findings import Bearing, Finding, Side
from dtt_diff.changes.passages import TIME_AND_PLACE, is_undertaken
from dtt_diff.lexicon import FormIndex, Lexicon
from dtt_diff.model import Analysis, Cue, Fact

#: Words stress a passage where they stand so many steps above what carries no such word: "strong" does, "further" does not.
STRESS_STEPS = {"degree": 2, "scope": 1}
#: So many figures and dates and nothing else are a reference to documents ("501 (1982) and 508 (1982)"); one alone is a figure.
REFERENCE_FACTS = 2
#: The word list of what opens a reason or a background.
REASONS = "reason_openers"
#: A reason may stand after one small word ("and in light of ...").
OPENING_WORDS = 2
#: Scales of what goes down: whether that is more or less depends on what is described.
FALLS = frozenset({"decline"})
#: A passage of at most so many words without a cue or a fact is a matter of wording.
FEW_WORDS = 3
#: Facts that are told, however few their words.
TOLD = frozenset({"figure", "date", "edition", "name"})
#: Why a passage adds no force by itself; also the rules of the evidence that says so.
REASON, REFERENCE, FALL, WORDING = "reason", "reference", "fall", "wording"

_REFERENCE = frozenset({"figure", "date", "edition"})


def with_bearing(
    finding: Finding, analyses: tuple[Sequence[Analysis], ...], tied: tuple[set[int], ...], lexicon: Lexicon
) -> Finding:
    """Return a finding; what came into or went out of a sentence that is tied, with what it bears on the verdict.

    Args:
        finding: the finding.
        analyses: analyses of the sentences of the old and of the new side.
        tied: the sentences of either side that have a primary link.
        lexicon: as for ``bearing_of``.
    """
    side = finding.new if finding.kind == "added" else finding.old
    of = 1 if finding.kind == "added" else 0
    if finding.kind not in ("added", "dropped") or side is None or side.sentence not in tied[of]:
        return finding
    bearing = bearing_of(side, analyses[of][side.sentence], lexicon)
    if bearing.idle in (FALL, WORDING) and finding.dimensions:
        bearing = evolve(bearing, idle=None)  # what it concerns tells how it bears: a condition, one more thing promised
    return evolve(finding, bearing=bearing)


def bearing_of(side: Side, item: Analysis, lexicon: Lexicon) -> Bearing:
    """Return what a passage that came or went bears on the verdict.

    Args:
        side: the passage.
        item: analysis of its sentence.
        lexicon: for the scales and the openers of reasons.
    """
    span = range(side.tokens[0], side.tokens[-1] + 1)
    stresses = tuple(
        cue for cue in item.cues if cue.first in span and stresses_it(cue, lexicon) and not _names_it(cue, item.facts)
    )
    return Bearing(stresses, _idle(span, item, lexicon))


def stresses_it(cue: Cue, lexicon: Lexicon) -> bool:
    """Return whether a cue stresses what it stands in.

    Args:
        cue: the cue.
        lexicon: for its scale.
    """
    scale = lexicon.scales[cue.scale]
    if cue.negated or scale.bare is None or cue.dimension not in STRESS_STEPS:
        return False
    order = scale.compare(scale.bare, cue.rank)
    return order is not None and order.steps >= STRESS_STEPS[cue.dimension]


def _names_it(cue: Cue, facts: Sequence[Fact]) -> bool:
    """Whether a cue is part of a longer name ("the Global Harbour Fund"), which stresses nothing."""
    here = (cue.first, cue.last)
    names = ((fact.first, fact.last) for fact in facts if fact.kind == "name")
    return any(first <= cue.first and cue.last <= last and (first, last) != here for first, last in names)


def _idle(span: range, item: Analysis, lexicon: Lexicon) -> str | None:
    tokens = item.sentence.tokens
    openers = lexicon.phrases.get(REASONS)
    if openers and _in_reason(span, item, openers):
        return REASON
    if _is_reference(span, item, lexicon):
        return REFERENCE
    inside = [cue for cue in item.cues if cue.first in span]
    falls = any(cue.scale in FALLS for cue in inside) and not any(cue.dimension == "act" for cue in inside)
    if falls:
        return FALL
    told = inside or tokens[span.start].norm in TIME_AND_PLACE or is_undertaken(span.start, span.stop - 1, item)
    # A figure in the passage is told, and so is what stands right before one: "up to 500".
    told = told or any(fact.kind in TOLD and (fact.first in span or fact.first == span.stop) for fact in item.facts)
    return WORDING if not told and sum(tokens[t].is_word for t in span) <= FEW_WORDS else None


def _in_reason(span: range, item: Analysis, openers: FormIndex[str]) -> bool:
    """Whether a passage opens a reason, or stands in one: no mark lies between the words that open it and the passage."""
    norms = [token.norm for token in item.sentence.tokens]
    start, least = span.start, next(p.first for p in item.propositions if p.first <= span.start <= p.last)
    while start > least and item.sentence.tokens[start - 1].is_word:
        start -= 1
    return any(list(openers.at(norms, k)) for k in range(start, min(span.start + OPENING_WORDS, span.stop)))


def _is_reference(span: range, item: Analysis, lexicon: Lexicon) -> bool:
    """Whether all matter of a passage is figures and dates, and several of them."""
    facts = [fact for fact in item.facts if fact.first in span]
    covered = {t for fact in facts if fact.kind in _REFERENCE for t in range(fact.first, fact.last + 1)}
    vocabulary = Vocabulary.of(lexicon)
    rest = [t for t in span if t not in covered and vocabulary.is_content(item.sentence.tokens[t])]
    return not rest and len(facts) >= REFERENCE_FACTS and all(fact.kind in _REFERENCE for fact in facts)
