"""Who says it: the subject of a speech act, and what it means that another one stands there.

"Prime Minister Orla, President Venn and Chancellor Ruhl affirmed" and "We affirmed" are the same issuers under another name.
That one of them affirms what all of them affirmed is less: it is put in one mouth.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from dtt_diff.analysis.propositions import Vocabulary
from dtt_diff.changes.findings import Finding, Side
from dtt_diff.changes.salience import LEADING_SCALES
from dtt_diff.lexicon import Lexicon
from dtt_diff.model import Analysis, Cue, Kind, Token

#: The rule of a change of attribution.
RULE = "attribution"
_COLLECTIVE = frozenset({"we", "they"})
_SINGLE = frozenset({"he", "she", "i"})
_JOINING = frozenset({"and", "of", "the", "both", "also", "further", "all"})


@frozen
class Subject:
    """Who says something.

    Attributes:
        tokens: its token indices, ascending.
        act: the act that it says it with.
        collective: whether it is the issuers together ("we", "the ministers", "A, B and C") and not one of them.
    """

    tokens: tuple[int, ...]
    act: Cue
    collective: bool


def without_subjects(
    findings: Sequence[Finding], sides: tuple[Analysis, Analysis], vocabulary: Vocabulary, lexicon: Lexicon
) -> list[Finding]:
    """Return the findings of one region with those about the name of the issuers told as what they are.

    Args:
        findings: the findings of the region.
        sides: analyses of the old and the new sentence.
        vocabulary: to tell issuers, titles and small words.
        lexicon: for connectives.

    Returns:
        the findings; those that stand in the subjects only are gone, and where all of the issuers stand against one of them,
        a change of attribution is there in their place.
    """
    subjects = [find_subject(item, vocabulary, lexicon) for item in sides]
    old, new = subjects
    if old is None or new is None:
        return list(findings)
    if not (old.collective or new.collective):
        return list(findings)
    if old.collective != new.collective and (old.act.scale, old.act.rank) != (new.act.scale, new.act.rank):
        return list(findings)  # another act of another speaker is another matter
    rest = [f for f in findings if f.shifts or not _stands_in(f, old, new, sides, vocabulary)]
    if old.collective == new.collective:
        return rest
    kind: Kind = "strengthened" if new.collective else "softened"
    quotes = [Side(item.sentence.index, (*s.tokens, s.act.first)) for s, item in zip((old, new), sides, strict=True)]
    return [*rest, Finding(kind, quotes[0], quotes[1], ("attribution",), 1, RULE, (), "medium")]


def find_subject(item: Analysis, vocabulary: Vocabulary, lexicon: Lexicon) -> Subject | None:
    """Return the subject of the first speech act of a sentence; None where something else stands before it.

    Args:
        item: analysis of the sentence.
        vocabulary: to tell issuers, titles and small words.
        lexicon: for connectives.
    """
    # Acts of speech only: who convened or attended is another matter.
    act = next((cue for cue in item.cues if cue.scale in LEADING_SCALES), None)
    if act is None or act.negated:
        return None
    tokens = item.sentence.tokens
    names = [fact for fact in item.facts if fact.kind == "name" and fact.last < act.first]
    named = {t for fact in names for t in range(fact.first, fact.last + 1)}
    inside: list[int] = []
    collective = single = several = False
    connectives = lexicon.vocabulary.get("connectives", frozenset())
    for t in range(act.first):
        token = tokens[t]
        if not token.is_word or token.norm in connectives:
            continue
        roles = vocabulary.issuers if t - 1 in named else vocabulary.issuers | vocabulary.titles
        if token.norm in _COLLECTIVE or _several(token, roles) or (token.norm in vocabulary.issuers and t not in named):
            collective = True
        elif token.norm in _SINGLE:
            single = True
        elif t in named or token.norm in vocabulary.titles:
            several = several or any(tokens[k].norm == "and" for k in inside)
        elif token.norm not in _JOINING and not token.norm.isdigit():
            return None
        inside.append(t)
    if not inside or (single and collective):
        return None
    return Subject(tuple(range(inside[0], inside[-1] + 1)), act, collective or several)


def _several(token: Token, roles: frozenset[str]) -> bool:
    """Whether a word is the plural of a role: "the Leaders", "the two Presidents", "the National Security Advisors"."""
    return token.norm.endswith("s") and token.norm[:-1] in roles


def _stands_in(finding: Finding, old: Subject, new: Subject, sides: tuple[Analysis, Analysis], vocabulary: Vocabulary) -> bool:
    """Whether all that a finding quotes stands in the two subjects."""
    for side, subject, item in zip((finding.old, finding.new), (old, new), sides, strict=True):
        if side and any(t not in subject.tokens and vocabulary.is_content(item.sentence.tokens[t]) for t in side.tokens):
            return False
    return True
