"""What an added or dropped passage bears on the verdict, beside its being there: words that stress it, or that it binds nobody.

Where a clause was rewritten from end to end, one passage went and another came, and that says nothing of the balance. How they
are worded does: "fully", "unwavering", "all" are put in by issuers who mean to say more.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from dtt_diff.lexicon import Lexicon
from dtt_diff.model import Analysis, Cue, Passage
from dtt_diff.propositions import Vocabulary

#: Words stress a passage where they stand so many steps above what carries no such word: "strong" does, "further" does not.
STRESS_STEPS = {"degree": 2, "scope": 1}
#: So many figures and dates and nothing else are a reference to documents ("501 (1982) and 508 (1982)"); one alone is a figure.
REFERENCE_FACTS = 2
#: The word list of what opens a reason or a background.
REASONS = "reason_openers"
#: A reason may stand after one small word ("and in light of ...").
OPENING_WORDS = 2

_REFERENCE = frozenset({"figure", "date", "edition"})


@frozen
class Bearing:
    """What a passage bears on a verdict.

    Attributes:
        stresses: the cues in it that stress what it says, in order.
        idle: why it adds no force by itself ("a reason", "a reference"); None where it may.
    """

    stresses: tuple[Cue, ...] = ()
    idle: str | None = None


def bearing_of(passage: Passage, sentences: Sequence[Analysis], lexicon: Lexicon) -> Bearing:
    """Return what a passage that came or went bears on the verdict.

    Args:
        passage: the quotation.
        sentences: analyses of the sentences that it stands in.
        lexicon: for the scales and the openers of reasons.
    """
    stresses = [cue for item in sentences for cue in item.cues if _inside(passage, cue.span[0]) and stresses_it(cue, lexicon)]
    return Bearing(tuple(stresses), _idle(passage, sentences, lexicon))


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


def _idle(passage: Passage, sentences: Sequence[Analysis], lexicon: Lexicon) -> str | None:
    words = [t.norm for item in sentences for t in item.sentence.tokens if t.is_word and _inside(passage, t.start)]
    openers = lexicon.phrases.get(REASONS)
    if openers and any(list(openers.at(words, k)) for k in range(min(OPENING_WORDS, len(words)))):
        return "a reason"
    return "a reference" if all(_is_reference(passage, item, lexicon) for item in sentences) else None


def _is_reference(passage: Passage, item: Analysis, lexicon: Lexicon) -> bool:
    """Whether all matter of a passage is figures and dates, and several of them."""
    tokens = item.sentence.tokens
    facts = [fact for fact in item.facts if _inside(passage, tokens[fact.first].start)]
    covered = {t for fact in facts if fact.kind in _REFERENCE for t in range(fact.first, fact.last + 1)}
    vocabulary = Vocabulary.of(lexicon)
    rest = [k for k, t in enumerate(tokens) if _inside(passage, t.start) and k not in covered and vocabulary.is_content(t)]
    return not rest and len(facts) >= REFERENCE_FACTS and all(fact.kind in _REFERENCE for fact in facts)


def _inside(passage: Passage, place: int) -> bool:
    return any(start <= place < end for start, end in passage.spans)
