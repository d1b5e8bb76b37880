"""Votes on a decision: the count, who dissents, and which way; a dissent is compared with a dissent and with nothing else.

What stands under "voting against" is said by the dissenters, not by the issuers: it is told as a fact of the vote.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import evolve, frozen

from dtt_diff.changes.findings import Finding, Side
from dtt_diff.changes.rates import find_rates
from dtt_diff.changes.voters import gather_voters, places_of
from dtt_diff.lexicon import Lexicon
from dtt_diff.model import Analysis, Change, Link, Token

#: The rule of a dissent that came or went, and of one that was replaced by another.
CAME_OR_WENT, REPLACED = "vote", "vote replaced"
#: What is wished stands within this many words of the word of wishing ("preferred at this meeting to raise").
WISH_REACH = 6
#: A sentence of its own that gives the reason of a dissent stands within this many sentences of the vote.
REASON_SENTENCES = 3

_WISHES = {"wished_higher": "for a higher rate", "wished_lower": "for a lower rate", "wished_no_change": "for no change"}


@frozen
class Dissent:
    """One member who voted against, and what was wished instead ("" where the statement does not say in a known way)."""

    name: str
    wish: str

    @property
    def key(self) -> tuple[str, str]:
        """First and last name: a middle initial comes and goes."""
        words = self.name.casefold().split()
        return words[0], words[-1]


@frozen
class Ballot:
    """The vote of one edition.

    Attributes:
        sentences: the sentences that name dissenters, in order.
        voted_for: how many voted for the decision; None where the statement does not say.
        voted_against: how many voted against it; None where it does not say.
        dissents: who voted against, in order.
        counted: where a count given in figures or as unanimous stands: sentence, first token, last token. None where the
            names are counted.
    """

    sentences: tuple[int, ...]
    voted_for: int | None
    voted_against: int | None
    dissents: tuple[Dissent, ...]
    counted: tuple[int, int, int] | None = None


def find_ballot(items: Sequence[Analysis], lexicon: Lexicon) -> Ballot:
    """Return the vote that a statement reports.

    Args:
        items: its sentences.
        lexicon: for the words of votes.
    """
    named = [name for item in items for at in places_of("votes_for", item, lexicon) for name in _names(item, at, None, lexicon)]
    sentences = tuple(index for index, item in enumerate(items) if any(_dissents(item, lexicon)))
    dissents = tuple(
        _explained(dissent, items[index + 1 : index + 1 + REASON_SENTENCES], lexicon)
        for index in sentences
        for dissent in _dissents(items[index], lexicon)
    )
    if named or dissents:
        return Ballot(sentences, len(named) or None, len(dissents), dissents)
    counts = ((index, count) for index, item in enumerate(items) if (count := _count(item, lexicon)))
    index, (voted_for, voted_against, first, last) = next(counts, (0, (None, None, 0, 0)))
    place = None if voted_against is None else (index, first, last)
    return Ballot(sentences, voted_for, voted_against, dissents, place)


def tie_dissents(links: Sequence[Link], old: Ballot, new: Ballot) -> tuple[Link, ...]:
    """Return the links with dissents tied to each other in order; primary ties lead to nothing else.

    Args:
        links: the links.
        old: the vote of the old edition.
        new: the vote of the new edition.
    """
    pairs = list(zip(old.sentences, new.sentences, strict=False))
    kept = [x for x in links if x.rank == "partial" or not (x.old in old.sentences or x.new in new.sentences)]
    kept = [link for link in kept if (link.old, link.new) not in pairs]
    tied = [Link(i, j, "primary", 1.0) for i, j in pairs]
    return tuple(sorted((*kept, *tied), key=lambda link: (link.old, link.new)))


def compared_links(links: Sequence[Link], old: Ballot, new: Ballot) -> tuple[Link, ...]:
    """Return the links over which words are compared: a name that voted for is not one that votes against.

    Args:
        links: the links.
        old: the vote of the old edition.
        new: the vote of the new edition.
    """
    return tuple(x for x in links if x.rank == "primary" or not (x.old in old.sentences or x.new in new.sentences))


def gather_votes(
    findings: Sequence[Finding],
    ballots: tuple[Ballot, Ballot],
    old: Sequence[Analysis],
    new: Sequence[Analysis],
    lexicon: Lexicon,
) -> tuple[Finding, ...]:
    """Make one finding of all that was found in a dissent that came, went or was replaced; names of voters are a roster.

    Args:
        findings: what was found.
        ballots: the votes of the old and of the new edition.
        old: analyses of the old sentences.
        new: analyses of the new sentences.
        lexicon: for the words of votes.
    """
    first, second = ballots
    findings = gather_voters([_of_count(finding, first, second) for finding in findings], old, new, lexicon)
    if first.dissents == second.dissents:
        return tuple(findings)
    pairs = list(zip(first.sentences, second.sentences, strict=False))
    rest = [f for f in findings if not _within(f, set(first.sentences), set(second.sentences))]
    unanimous = not (first.dissents and second.dissents)
    for i, j in pairs:
        rest.append(Finding("updated", _whole(old[i]), _whole(new[j]), ("attribution",), 2, REPLACED, (), "high"))
    for i in first.sentences[len(pairs) :]:
        rest.append(Finding("dropped", _whole(old[i]), None, (), 3 if unanimous else 2, CAME_OR_WENT, (), "high"))
    for j in second.sentences[len(pairs) :]:
        rest.append(Finding("added", None, _whole(new[j]), (), 3 if unanimous else 2, CAME_OR_WENT, (), "high"))
    return tuple(rest)


def tell_votes(changes: Sequence[Change], old: Ballot, new: Ballot) -> tuple[Change, ...]:
    """Return the changes; those of a vote say how the count moved and who dissents which way.

    Args:
        changes: the changes.
        old: the vote of the old edition.
        new: the vote of the new edition.
    """
    words = "; ".join(_told(old, new))
    return tuple(
        _retold(change, words) if words and change.evidence[0].rule in (CAME_OR_WENT, REPLACED) else change
        for change in changes
    )


def _of_count(finding: Finding, old: Ballot, new: Ballot) -> Finding:
    """A finding in which the count of one edition was replaced by that of the other, told as one about the vote."""
    if finding.kind != "updated" or not finding.old or not finding.new or not old.counted or not new.counted:
        return finding
    for side, (sentence, first, last) in ((finding.old, old.counted), (finding.new, new.counted)):
        if side.sentence != sentence or not set(range(first, last + 1)) & set(side.tokens):
            return finding
    return evolve(finding, rule=REPLACED, salience=2, confidence="high")


def _retold(change: Change, words: str) -> Change:
    why = f"{change.explanation.removesuffix('.')}: {words}."
    return evolve(change, explanation=why, evidence=(evolve(change.evidence[0], why=why), *change.evidence[1:]))


def _told(old: Ballot, new: Ballot) -> Iterator[str]:
    """What moved between two votes, in words."""
    counts = [(ballot.voted_for, ballot.voted_against) for ballot in (old, new)]
    if counts[0] != counts[1] and all(None not in count for count in counts):
        yield f"the vote was {counts[0][0]} to {counts[0][1]} and is {counts[1][0]} to {counts[1][1]}"
    if (old.counted is None) == (new.counted is None):
        if old.voted_against == 0 and new.voted_against:
            yield "unanimity is lost"
        if new.voted_against == 0 and old.voted_against:
            yield "unanimity is gained"
    before, after = ({dissent.key: dissent for dissent in ballot.dissents} for ballot in (old, new))
    for key, dissent in after.items():
        if key not in before:
            yield f"{dissent.name} now dissents{dissent.wish and f', {dissent.wish}'}"
        elif before[key].wish != dissent.wish:
            now, then = (wish or "for other reasons" for wish in (dissent.wish, before[key].wish))
            yield f"{dissent.name} dissents {now}, before {then}"
    for key, dissent in before.items():
        if key not in after:
            yield f"{dissent.name} no longer dissents{dissent.wish and f' {dissent.wish}'}"


def _within(finding: Finding, old: set[int], new: set[int]) -> bool:
    """Whether a finding stands in dissents only."""
    return (finding.old is None or finding.old.sentence in old) and (finding.new is None or finding.new.sentence in new)


def _whole(item: Analysis) -> Side:
    tokens = item.sentence.tokens
    return Side(item.sentence.index, tuple(range(len(tokens) - (not tokens[-1].is_word))))


def _dissents(item: Analysis, lexicon: Lexicon) -> Iterator[Dissent]:
    """The dissents that a sentence names: names up to the reason, name by name where each has a reason of its own."""
    opened = next(places_of("votes_against", item, lexicon), None)
    if opened is None:
        return
    tokens = item.sentence.tokens
    bounds = [opened, *(i for i in range(opened, len(tokens)) if tokens[i].text == ";"), len(tokens)]
    for start, end in pairwise(bounds):
        reason = next((i for i in places_of("dissent_reasons", item, lexicon) if start < i < end), end)
        wish = _wish(item, reason, end, lexicon)
        yield from (Dissent(name, wish) for name in _names(item, start, reason, lexicon))


def _explained(dissent: Dissent, following: Sequence[Analysis], lexicon: Lexicon) -> Dissent:
    """A dissent with the wish that a sentence of its own tells ("Governor Lund preferred ...")."""
    if dissent.wish:
        return dissent
    surname = dissent.name.split()[-1].casefold()
    own = (item for item in following if any(token.norm == surname for token in item.sentence.tokens))
    wishes = (_wish(item, 0, len(item.sentence.tokens), lexicon) for item in own)
    return evolve(dissent, wish=next((wish for wish in wishes if wish), ""))


def _wish(item: Analysis, start: int, end: int, lexicon: Lexicon) -> str:
    """What is wished between two places: the direction, and by how much."""
    for at in places_of("dissent_wishes", item, lexicon):
        if not start <= at < end:
            continue
        found = [
            (place, words)
            for name, words in _WISHES.items()
            for place in places_of(name, item, lexicon)
            if at < place <= min(at + WISH_REACH, end)
        ]
        if found:
            steps = [rate.step for rate in find_rates(item.sentence.tokens, lexicon) if rate.step and at < rate.first < end]
            return min(found)[1] + (f" by {float(steps[0]):g} basis points" if steps else "")
    return ""


def _names(item: Analysis, start: int, end: int | None, lexicon: Lexicon) -> Iterator[str]:
    """The names between two places of a sentence; titles and the names of bodies are none."""
    others = lexicon.vocabulary.get("titles", frozenset()) | lexicon.vocabulary.get("issuers", frozenset())
    tokens = item.sentence.tokens
    last = len(tokens) if end is None else end

    for fact in item.facts:
        if fact.kind != "name" or not start < fact.first < last:
            continue
        for run in _parted([tokens[t] for t in range(fact.first, fact.last + 1)]):
            words = [token.norm for token in run if token.is_word]
            if len(words) > 1 and not all(word in others for word in words):
                yield " ".join(token.text for token in run).replace(" .", ".")


def _parted(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """The names in a run of words that "and" joins."""
    run: list[Token] = []
    for token in tokens:
        if token.norm == "and":
            yield run
            run = []
        else:
            run.append(token)
    yield run


def _count(item: Analysis, lexicon: Lexicon) -> tuple[int | None, int, int, int] | None:
    """The count that a sentence gives ("by a majority of 7-2", or "unanimously"), and where it stands."""
    unanimous = next(places_of("votes_unanimous", item, lexicon), None)
    if unanimous is not None:
        return None, 0, unanimous, unanimous
    norms = [token.norm for token in item.sentence.tokens]
    if any(True for _ in places_of("votes_counted", item, lexicon)):
        for i, (one, mark, other) in enumerate(zip(norms, norms[1:], norms[2:], strict=False)):
            if one.isdigit() and mark in ("-", "to") and other.isdigit():
                return int(one), int(other), i, i + 2
    return None
