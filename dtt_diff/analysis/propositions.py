"""Sentence + cues -> propositions: the speech acts, subordinate statements and qualifiers that it bundles.

No tagger is at work: a clause opens where the lexicon knows a clause opener, or where a coordination or comma is followed by
(a short subject and) a verb that the lexicon knows.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from attrs import frozen

from dtt_diff.lexicon import Lexicon
from dtt_diff.model import Cue, Fact, Proposition, Sentence, Token

Role = Literal["main", "clause", "item"]

#: A subject between a coordination and its verb has at most this many words ("and the three officials called on").
SUBJECT_WORDS = 6
#: A proposition holds at least this many content words; smaller pieces stay with the one before.
CONTENT_WORDS = 2
#: Scales whose verbs open a speech act of the issuers.
ACT_DIMENSIONS = frozenset({"act", "modality"})
_COORDINATORS = frozenset({"and", "but", "or", "yet", "nor"})
_BREAKS = frozenset(",;:–—")
#: Verbs that open a finite predicate.
AUXILIARIES = frozenset(
    [
        *("is", "are", "was", "were", "has", "have", "had", "do", "does", "did"),
        *("will", "would", "shall", "should", "may", "might", "can", "could", "must"),
    ]
)
# These open a clause only after a comma or at the start: elsewhere they are prepositions of a phrase.
_NEEDS_COMMA = frozenset(
    {"following", "noting", "given", "based", "recognizing", "with", "as", "by", "for", "after", "before", "when", "to", "like"}
)


@frozen
class Vocabulary:
    """The word lists of the lexicon that clause splitting asks for."""

    function_words: frozenset[str]
    issuers: frozenset[str]
    connectives: frozenset[str]
    titles: frozenset[str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> Vocabulary:
        """Collect the lists of a lexicon."""
        return cls(
            *(lexicon.vocabulary.get(name, frozenset()) for name in ("function_words", "issuers", "connectives", "titles"))
        )

    def is_content(self, token: Token) -> bool:
        """Whether a token carries matter of its own: a word that is neither a function word nor a connective."""
        return token.is_word and token.norm not in self.function_words and token.norm not in self.connectives


def find_propositions(
    sentence: Sentence, cues: Sequence[Cue], facts: Sequence[Fact], lexicon: Lexicon
) -> tuple[Proposition, ...]:
    """Return the propositions of a sentence in order; together they hold every token once.

    Args:
        sentence: the sentence.
        cues: its cues.
        facts: its facts.
        lexicon: for clause openers and function words.

    Returns:
        at least one proposition.
    """
    vocabulary = Vocabulary.of(lexicon)
    verbs = {cue.first for cue in cues if cue.dimension in ACT_DIMENSIONS}
    # A date is one thing, also with a comma in it.
    whole = {t for fact in facts if fact.kind == "date" for t in range(fact.first + 1, fact.last + 1)}
    cuts = [cut for cut in _cuts(sentence.tokens, verbs, lexicon, vocabulary) if cut[0] not in whole]
    pieces = _join_small(sentence.tokens, cuts, vocabulary)
    out = []
    for first, last, role in pieces:
        inside = tuple(cue for cue in cues if first <= cue.first <= last)
        act = next((cue.first for cue in inside if cue.dimension == "act"), None)
        held = tuple(fact for fact in facts if first <= fact.first <= last)
        out.append(Proposition(sentence.index, first, last, role, act, inside, held))
    return tuple(out)


def _cuts(tokens: Sequence[Token], verbs: set[int], lexicon: Lexicon, vocabulary: Vocabulary) -> list[tuple[int, Role]]:
    cuts: list[tuple[int, Role]] = [(0, "main")]
    words = [token.norm for token in tokens]
    index = lexicon.phrases.get("clause_openers")
    openers = index.longest(words) if index else {}
    subordinate = 0 in openers
    for i in range(1, len(tokens)):
        before = tokens[i - 1]
        after_break = before.text in _BREAKS
        if before.text == ";":
            cuts.append((i, "main" if _verb_ahead(tokens, i, verbs, vocabulary, SUBJECT_WORDS) else "item"))
            continue
        if i in openers and (after_break or words[i] not in _NEEDS_COMMA) and before.norm not in _COORDINATORS:
            cuts.append((i, "clause"))
            subordinate = False
        elif after_break and _opens_act(tokens, i, verbs, vocabulary, subordinate=subordinate):
            cuts.append((i, "main" if _is_finite(tokens, i) else "clause"))
            subordinate = False
        elif words[i] in _COORDINATORS and not after_break and _coordinated_act(tokens, i, verbs, vocabulary):
            cuts.append((i, "main"))
    return cuts


def _opens_act(tokens: Sequence[Token], i: int, verbs: set[int], vocabulary: Vocabulary, *, subordinate: bool) -> bool:
    """Whether a new act begins after a break: "and they affirmed", "recognizing that", the main clause after "Although"."""
    at = i
    while at < len(tokens) and tokens[at].norm in _COORDINATORS:
        at += 1
    if at < len(tokens) and at in verbs:
        return True
    reach = 2 * SUBJECT_WORDS if subordinate else SUBJECT_WORDS
    return _verb_ahead(tokens, at, verbs, vocabulary, reach, any_subject=subordinate)


def _coordinated_act(tokens: Sequence[Token], i: int, verbs: set[int], vocabulary: Vocabulary) -> bool:
    """Whether "and" without a comma joins two acts rather than two things."""
    at = i + 1
    if at >= len(tokens):
        return False
    if at in verbs or tokens[at].norm in AUXILIARIES:
        return True
    return _verb_ahead(tokens, at, verbs, vocabulary, SUBJECT_WORDS - 1)


def _verb_ahead(
    tokens: Sequence[Token], at: int, verbs: set[int], vocabulary: Vocabulary, reach: int, *, any_subject: bool = False
) -> bool:
    """Whether a subject and a verb follow: pronouns, issuers or names, then a known verb or an auxiliary."""
    for k in range(at, min(len(tokens), at + reach + 1)):
        token = tokens[k]
        if token.text in _BREAKS:
            return False
        if (k in verbs or token.norm in AUXILIARIES) and k > at:
            return True
        subject = token.norm in vocabulary.function_words or token.norm in vocabulary.issuers or token.text[:1].isupper()
        if not any_subject and not subject and not token.norm.isdigit():
            return False
    return False


def _is_finite(tokens: Sequence[Token], i: int) -> bool:
    return not tokens[i].norm.endswith("ing")


def _join_small(tokens: Sequence[Token], cuts: list[tuple[int, Role]], vocabulary: Vocabulary) -> list[tuple[int, int, Role]]:
    """Give pieces without matter of their own to their neighbour."""
    ends = [start - 1 for start, _ in cuts[1:]] + [len(tokens) - 1]
    out: list[tuple[int, int, Role]] = []
    for (start, role), end in zip(cuts, ends, strict=True):
        content = sum(vocabulary.is_content(token) for token in tokens[start : end + 1])
        if out and content < CONTENT_WORDS:
            out[-1] = (out[-1][0], end, out[-1][2])
        elif out and _content(tokens, out[-1], vocabulary) < CONTENT_WORDS:
            out[-1] = (out[-1][0], end, role)
        else:
            out.append((start, end, role))
    return out


def _content(tokens: Sequence[Token], piece: tuple[int, int, Role], vocabulary: Vocabulary) -> int:
    return sum(vocabulary.is_content(token) for token in tokens[piece[0] : piece[1] + 1])
