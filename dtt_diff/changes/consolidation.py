"""Findings of one region -> fewer findings: pieces of one passage are told together, crumbs with the change beside them.

Where a clause was rewritten, word edits leave many small pieces, and a chance word kept between them cuts what a reader sees as
one change. Two passages that came (or went) in one place are one passage. A few words without a cue or a fact of their own
belong to the change that stands next to them in the same clause; they are quoted with it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

from attrs import evolve, frozen

from dtt_diff.analysis.propositions import Vocabulary
from dtt_diff.changes.findings import Finding, Side
from dtt_diff.edits.ordering import longest_rise
from dtt_diff.model import Analysis

#: Two passages of at least so many words of matter together are one though a kept word stands between them.
LONG_WORDS = 6
#: A crumb has at most so many words of matter on both sides together ...
CRUMB_WORDS = 6
#: ... stands at most so many kept words from the change that it goes with ...
CRUMB_REACH = 5
#: ... or next to it where that change has a direction, so that its quotes stay the smallest that show it;
DIRECTED_REACH = 0
#: ... and, of what that change does not quote because it stands on the other side, has at most so many words and no figure.
REPLACED_CRUMB = 1
# They were set where the F1 of changes by kind and place was high on all labelled pairs at hand (docs/accuracy.md).

#: Rules that name a structure of their own: nothing is joined to them.
_WHOLE = frozenset(
    {"date replaced", "edition replaced", "figure replaced", "roster", "decision", "reversal", "negation", "attribution"}
)
_CRUMB_RULES = frozenset({"proposition", "wording replaced"})

Remake = Callable[[Side, Analysis, bool], Finding]
Interval = tuple[int, int]


def consolidate(
    findings: Sequence[Finding],
    sides: tuple[Analysis, Analysis],
    counterparts: dict[int, int],
    vocabulary: Vocabulary,
    remake: Remake,
) -> list[Finding]:
    """Return the findings of one region with those joined that a reader would name together.

    Args:
        findings: the findings, in any order.
        sides: analyses of the old and the new sentence.
        counterparts: for kept words of the region, old token index -> new token index.
        vocabulary: to tell words of matter.
        remake: makes the finding of a joined passage that came (third argument true) or went.

    Returns:
        as many findings or fewer, in the order of the text.
    """
    if len(findings) < 2:
        return list(findings)
    work = _Consolidator(sides, counterparts, vocabulary, remake)
    return work.without_crumbs(work.joined(work.placed(findings)))


def told_once(findings: Sequence[Finding]) -> list[Finding]:
    """Return findings without those whose shift between two cues another region of the two sentences tells too.

    Args:
        findings: the findings of all regions; of two that rest on the same cues the one with the longer quotes stays.
    """
    best: dict[tuple[object, ...], Finding] = {}
    for finding in findings:
        if key := _cue_pairs(finding):
            best[key] = max(best.get(key, finding), finding, key=_quoted)
    return [f for f in findings if not (key := _cue_pairs(f)) or best[key] is f]


def _cue_pairs(finding: Finding) -> tuple[object, ...]:
    """The cues that a finding rests on, where all of them have a counterpart; empty where some have not."""
    pairs = [(s.old_cue, s.new_cue) for s in finding.shifts]
    if not pairs or any(a is None or b is None for a, b in pairs) or not finding.old or not finding.new:
        return ()
    return finding.old.sentence, finding.new.sentence, *pairs


def _quoted(finding: Finding) -> int:
    return sum(len(side.tokens) for side in (finding.old, finding.new) if side)


@frozen
class _Placed:
    """A finding with the stretch of kept words that it spans; None where its two sides stand in different places."""

    finding: Finding
    place: Interval | None

    def gap(self, other: _Placed) -> int | None:
        """How many kept words lie between two findings."""
        if self.place is None or other.place is None:
            return None
        return max(0, max(self.place[0], other.place[0]) - min(self.place[1], other.place[1]))


class _Consolidator:
    """Knows where in the order of the kept words each finding stands."""

    def __init__(
        self, sides: tuple[Analysis, Analysis], counterparts: dict[int, int], vocabulary: Vocabulary, remake: Remake
    ) -> None:
        self.sides = sides
        self.vocabulary = vocabulary
        self.remake = remake
        pairs = sorted((o, n) for o, n in counterparts.items() if vocabulary.is_content(sides[0].sentence.tokens[o]))
        rising = sorted(longest_rise([n for _, n in pairs]))
        kept = [pairs[k] for k in rising]
        self.kept = [o for o, _ in kept], [n for _, n in kept]

    def placed(self, findings: Sequence[Finding]) -> list[_Placed]:
        """The findings in the order of the kept words around them; those that moved stand last."""
        out = [_Placed(finding, self._place(finding)) for finding in findings]
        return sorted(out, key=lambda p: (p.place or (len(self.kept[0]) + 1, 0), _tokens(p.finding, 0), _tokens(p.finding, 1)))

    def _place(self, finding: Finding) -> Interval | None:
        spans = []
        for side, row in zip((finding.old, finding.new), self.kept, strict=True):
            if side:
                spans.append((bisect_left(row, side.tokens[0]), bisect_left(row, side.tokens[-1])))
        low, high = min(a for a, _ in spans), max(b for _, b in spans)
        # The two sides of what moved within the sentence share no place.
        apart = len(spans) == 2 and max(a for a, _ in spans) > min(b for _, b in spans) + 1
        return None if apart else (low, high)

    def joined(self, items: list[_Placed]) -> list[_Placed]:
        """Join passages that came, or went, in one place."""
        out: list[_Placed] = []
        for item in items:
            last = out[-1] if out else None
            if last and self._one_passage(last, item):
                out[-1] = self._joined(last, item)
            else:
                out.append(item)
        return out

    def _one_passage(self, first: _Placed, second: _Placed) -> bool:
        a, b = first.finding, second.finding
        if a.kind != b.kind or a.kind not in ("added", "dropped") or {a.rule, b.rule} & _WHOLE:
            return False
        gap = first.gap(second)
        reach = 1 if self._size(a) + self._size(b) >= LONG_WORDS else 0
        return gap is not None and gap <= reach and self._in_one_clause(a, b)

    def _joined(self, first: _Placed, second: _Placed) -> _Placed:
        a, b = first.finding, second.finding
        added = a.kind == "added"
        side = _cover(a.new, b.new) if added else _cover(a.old, b.old)
        if side is None:
            raise ValueError("a passage that came or went has a side")
        finding = evolve(self.remake(side, self.sides[added], added), salience=max(a.salience, b.salience))
        return _Placed(finding, _hull(first, second))

    def without_crumbs(self, items: list[_Placed]) -> list[Finding]:
        """Let every crumb go with the nearest change of its clause, the one before it where two are as near."""
        at = 0
        while at < len(items):
            host = self._host(items, at)
            if host is None:
                at += 1
                continue
            items[host] = _Placed(self._with(items[host].finding, items[at].finding), _hull(items[host], items[at]))
            del items[at]
            at = 0
        return [item.finding for item in items]

    def _host(self, items: list[_Placed], at: int) -> int | None:
        crumb = items[at].finding
        if crumb.rule not in _CRUMB_RULES or crumb.shifts or crumb.salience > 1 or self._size(crumb) > CRUMB_WORDS:
            return None
        found = []
        for k in (at - 1, at + 1):
            if 0 <= k < len(items) and items[k].finding.rule not in _WHOLE:
                gap = items[at].gap(items[k])
                reach = DIRECTED_REACH if items[k].finding.shifts else CRUMB_REACH
                if gap is not None and gap <= reach and self._takes(items[k].finding, crumb):
                    found.append((gap, k))
        return min(found)[1] if found else None

    def _takes(self, host: Finding, crumb: Finding) -> bool:
        """Whether the crumb can be told with the host: of what the host would not quote, a word without a figure at most."""
        if not self._in_one_clause(host, crumb):
            return False
        unquoted = evolve(crumb, old=None if host.old else crumb.old, new=None if host.new else crumb.new)
        return self._size(unquoted) <= REPLACED_CRUMB and not self._has_figure(unquoted)

    @staticmethod
    def _with(host: Finding, crumb: Finding) -> Finding:
        """The host, quoting the crumb too; what came or went quotes one side only."""
        old = _cover(host.old, crumb.old) if host.kind != "added" else None
        new = _cover(host.new, crumb.new) if host.kind != "dropped" else None
        return evolve(host, old=old, new=new)

    def _size(self, finding: Finding) -> int:
        return sum(
            self.vocabulary.is_content(item.sentence.tokens[t])
            for side, item in zip((finding.old, finding.new), self.sides, strict=True)
            if side
            for t in side.tokens
        )

    def _has_figure(self, finding: Finding) -> bool:
        return any(
            fact.kind in ("figure", "date", "edition") and not set(range(fact.first, fact.last + 1)).isdisjoint(side.tokens)
            for side, item in zip((finding.old, finding.new), self.sides, strict=True)
            if side
            for fact in item.facts
        )

    def _in_one_clause(self, first: Finding, second: Finding) -> bool:
        """Whether two findings stand in one proposition on every side that both quote."""
        for a, b, item in ((first.old, second.old, self.sides[0]), (first.new, second.new, self.sides[1])):
            if a and b and _clause(a, item) != _clause(b, item):
                return False
        return True


def _clause(side: Side, item: Analysis) -> int:
    return next(k for k, p in enumerate(item.propositions) if p.first <= side.tokens[0] <= p.last)


def _cover(first: Side | None, second: Side | None) -> Side | None:
    """The words of two sides and all between them."""
    if first is None or second is None:
        return first or second
    tokens = (*first.tokens, *second.tokens)
    return Side(first.sentence, tuple(range(min(tokens), max(tokens) + 1)))


def _hull(first: _Placed, second: _Placed) -> Interval | None:
    if first.place is None or second.place is None:
        return None
    return min(first.place[0], second.place[0]), max(first.place[1], second.place[1])


def _tokens(finding: Finding, side: int) -> tuple[int, ...]:
    found = (finding.old, finding.new)[side]
    return found.tokens if found else ()
