"""Who voted for a decision: the list of names is one roster, and a name that came or went in it is no gain and no loss."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from dtt_diff.changes.findings import Finding, Side
from dtt_diff.lexicon import Lexicon
from dtt_diff.model import Analysis, Kind

#: The rule of a list of names that changed.
ROSTER = "roster"
#: The word list of what opens the names of those who voted for.
VOTES_FOR = "votes_for"


def places_of(name: str, item: Analysis, lexicon: Lexicon) -> Iterator[int]:
    """Yield where the phrases of a word list begin in a sentence.

    Args:
        name: the name of the word list.
        item: analysis of the sentence.
        lexicon: the lexicon.
    """
    return iter(_places(name, tuple([token.norm for token in item.sentence.tokens]), lexicon))


@lru_cache(maxsize=4096)
def _places(name: str, norms: tuple[str, ...], lexicon: Lexicon) -> tuple[int, ...]:
    """The same for normal words: a sentence is asked for with every partner that it may have."""
    index = lexicon.phrases.get(name)
    return tuple(index.longest(norms)) if index else ()


def gather_voters(
    findings: Sequence[Finding], old: Sequence[Analysis], new: Sequence[Analysis], lexicon: Lexicon
) -> list[Finding]:
    """Return the findings with all that was found among the names of those who voted for told as one change of the list.

    Args:
        findings: what was found.
        old: analyses of the old sentences.
        new: analyses of the new sentences.
        lexicon: for the words of votes.
    """
    out: list[Finding] = []
    at: int | None = None
    for finding in findings:
        if not _among_voters(finding, old, new, lexicon):
            out.append(finding)
        elif at is None:
            at = len(out)
            out.append(_roster(finding.old, finding.new))
        else:
            out[at] = _roster(_cover(out[at].old, finding.old), _cover(out[at].new, finding.new))
    return out


def _roster(old: Side | None, new: Side | None) -> Finding:
    kind: Kind = "updated" if old and new else "dropped" if old else "added"
    return Finding(kind, old, new, (), 1, ROSTER, (), "high")


def _among_voters(finding: Finding, old: Sequence[Analysis], new: Sequence[Analysis], lexicon: Lexicon) -> bool:
    """Whether all words of a finding are names after the words that open the list."""
    if finding.shifts:
        return False
    for side, items in ((finding.old, old), (finding.new, new)):
        if side is None:
            continue
        item = items[side.sentence]
        opened = next(places_of(VOTES_FOR, item, lexicon), side.tokens[0])
        named = {t for fact in item.facts if fact.kind == "name" for t in range(fact.first, fact.last + 1)}
        titles = lexicon.vocabulary.get("titles", frozenset()) | lexicon.vocabulary.get("function_words", frozenset())
        words = [t for t in side.tokens if item.sentence.tokens[t].is_word and len(item.sentence.tokens[t].norm) > 1]
        if opened >= side.tokens[0] or any(t not in named and item.sentence.tokens[t].norm not in titles for t in words):
            return False
    return True


def _cover(first: Side | None, second: Side | None) -> Side | None:
    """The words of two sides and all between them; of two sentences those of the first."""
    if first is None or second is None:
        return first or second
    if first.sentence != second.sentence:
        return first
    tokens = (*first.tokens, *second.tokens)
    return Side(first.sentence, tuple(range(min(tokens), max(tokens) + 1)))
