"""One difference -> the changes that a careful reader sees in it.

The order of the questions is the order of certainty: a reversal, a fact replaced by a fact, a shift on a scale, a proposition
that came or went. What changed without a direction that can be vouched for is ``updated``. Only a lone word of a rewritten
sentence that moves no cue and is no figure, date, name or item of a list, and a word replaced by one taken for the same, are a
matter of wording and no change.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from attrs import evolve

from dtt_diff.analysis.cues import NEGATION
from dtt_diff.analysis.propositions import Vocabulary
from dtt_diff.changes.differences import COMMON_SHARE, COMMON_WORDS, canonical
from dtt_diff.changes.extents import whole_facts, widen, with_opener
from dtt_diff.changes.findings import Difference, Finding, Shift, Side
from dtt_diff.changes.force import SEPARABLE, find_shifts, says_the_same, touched, turns_round
from dtt_diff.changes.passages import concerns, condition_opened, is_predicate
from dtt_diff.changes.reunion import ACTS
from dtt_diff.changes.salience import salience_of
from dtt_diff.changes.substitutions import exactness, exactness_of_time, fact_kind, has_same_letters, is_reversal
from dtt_diff.lexicon import Lexicon
from dtt_diff.model import Analysis, Confidence, Cue, Kind, Token

#: Two runs of at least this many content words each that replace one another are two matters: one dropped, one added.
SEPARATE_WORDS = 4
#: ... and so are two runs of which one has at least this many.
UNEQUAL_WORDS = 9
#: A one-sided difference of so many content words that is no cue, fact or item is a matter of wording.
TRIFLE_WORDS = 1
#: ... unless the sentence was only lightly edited, so that at least this share of it is kept: there a lone word was chosen.
LIGHT_EDIT = 0.85
#: ... or all but so many of its words, which in a short sentence are a larger share.
LIGHT_WORDS = 1
#: A shift explains a one-sided difference that brings at most this many content words beside the cue and its head.
BESIDE_WORDS = 2


class Namer:
    """Names differences. Holds what every question needs, so that no question carries it along.

    Args:
        old: analyses of the old sentences.
        new: analyses of the new sentences.
        lexicon: the lexicon.
    """

    def __init__(self, old: Sequence[Analysis], new: Sequence[Analysis], lexicon: Lexicon) -> None:
        self.old = old
        self.new = new
        self.lexicon = lexicon
        self.vocabulary = Vocabulary.of(lexicon)

    def name(self, difference: Difference) -> list[Finding]:
        """Return the findings of a difference; none where a careful reader would not act on it.

        Args:
            difference: the difference.
        """
        old, new = self.old[difference.region.old.sentence], self.new[difference.region.new.sentence]
        of_old, of_new = touched(difference.old, old.cues), touched(difference.new, new.cues)
        if not {cue.scale for cue in of_old} & {cue.scale for cue in of_new}:
            left = self._without_remnant(difference.old, old, of_old)
            right = self._without_remnant(difference.new, new, of_new)
            difference = evolve(difference, old=left, new=right)
        if difference.old and difference.new:
            return self._replaced(difference, old, new)
        if not difference.old and not difference.new:
            return []
        return self._came_or_went(difference, old, new)

    def _replaced(self, difference: Difference, old: Analysis, new: Analysis) -> list[Finding]:
        left, right = difference.old, difference.new
        before, after = canonical(_tokens(left, old), self.lexicon), canonical(_tokens(right, new), self.lexicon)
        if (before and before == after) or says_the_same(difference, old, new) or has_same_letters((left, right), (old, new)):
            return []
        settled = self._settled(left, right, (old, new))
        if settled:
            return [self._weighed(settled, difference)]
        shifts = find_shifts(difference, old, new, self.lexicon)
        if turns_round(difference, old, new):
            return [evolve(self._with_heads("updated", difference, ("polarity",), "negation", shifts), shifts=())]
        sizes = [self.content(left, old), self.content(right, new)]
        signs = {shift.steps > 0 for shift in shifts}
        if len(signs) == 1 and min(sizes) <= SEPARATE_WORDS + len(shifts):
            return [self._directed(difference, shifts)]
        acts = tuple(shift for shift in shifts if shift.scale.dimension in ACTS and _opens(shift, difference, old, new))
        agreed = len({shift.steps > 0 for shift in acts}) == 1
        spoken = any(shift.scale.dimension == "act" for shift in acts)
        conflict = len(signs) == 2 and min(sizes) <= SEPARATE_WORDS + len(shifts)
        common = (Counter(before) & Counter(after)).total()
        one_matter = common >= max(COMMON_WORDS, COMMON_SHARE * min(len(before), len(after)))
        if agreed and (one_matter or (conflict and spoken)):  # what is done outweighs how it is put
            return [evolve(self._directed(difference, acts), confidence="medium")]
        if conflict:
            dimensions = tuple(dict.fromkeys(shift.scale.dimension for shift in shifts))
            return [self._weighed(Finding("updated", left, right, dimensions, 1, "cues conflict", shifts, "low"), difference)]
        if min(sizes) >= SEPARATE_WORDS or max(sizes) >= UNEQUAL_WORDS:
            return [self.one_sided(left, old, added=False), self.one_sided(right, new, added=True)]
        kind = exactness((left, right), (old, new), self.vocabulary, self.lexicon)
        found = (
            Finding(kind, left, right, ("specificity",), 1, "exactness", (), "medium")
            if kind
            else Finding("updated", left, right, (), 1, "wording replaced", (), "low")
        )
        return [self._weighed(found, difference)]

    def _settled(self, left: Side, right: Side, analyses: tuple[Analysis, Analysis]) -> Finding | None:
        """What no cue need be asked for: a reversal, a fact for a fact, a date for words that leave it open."""
        if is_reversal((left, right), analyses, self.lexicon):
            return Finding("updated", left, right, ("polarity",), 1, "reversal", (), "high")
        facts = fact_kind(left, analyses[0], self.vocabulary)
        if facts and facts == fact_kind(right, analyses[1], self.vocabulary):
            sides = whole_facts(left, analyses[0]), whole_facts(right, analyses[1])
            return Finding("updated", *sides, (), 1, f"{facts} replaced", (), "high")
        # "Soon" is more than nothing, which its scale would tell, and less than a date.
        dated = exactness_of_time((left, right), analyses, self.vocabulary, self.lexicon)
        return Finding(dated, left, right, ("specificity",), 1, "exactness", (), "medium") if dated else None

    def _came_or_went(self, difference: Difference, old: Analysis, new: Analysis) -> list[Finding]:
        of_old = bool(difference.old)
        side, item = (difference.old, old) if of_old else (difference.new, new)
        shifts = find_shifts(difference, old, new, self.lexicon)
        cues = touched(side, item.cues)
        negations = [cue for cue in cues if cue.scale == NEGATION]
        beside = self._beside(side, item, shifts, of_old=of_old)
        if negations and not beside:
            return [self._with_heads("updated", difference, ("polarity",), "negation", shifts)]
        clause = beside > 1 and all(shift.scale.dimension == SEPARABLE for shift in shifts)
        if len({shift.steps > 0 for shift in shifts}) == 1 and beside <= BESIDE_WORDS and not clause:
            return [self._directed(difference, shifts)]
        clause_side = condition_opened(side, item)
        if clause_side is None and self._is_trifle(difference, side, item):
            return []
        return [self.one_sided(clause_side or side, item, added=not of_old)]

    def _is_trifle(self, difference: Difference, side: Side, item: Analysis) -> bool:
        """A single word of a rewritten sentence that is no figure, date, name or item of a list: nobody would act on it."""
        if self.content(side, item) > TRIFLE_WORDS or difference.is_item or self._is_light(difference):
            return False
        inside = set(side.tokens)
        facts = [fact for fact in item.facts if inside & set(range(fact.first, fact.last + 1))]
        return not is_predicate(side, item) and not any(fact.kind in ("figure", "date", "name") for fact in facts)

    def _without_remnant(self, side: Side, item: Analysis, cues: Sequence[Cue]) -> Side:
        """A side without words that are but a part of a cue, whose words of matter stand on both sides: "support {for}"."""
        spans = [{*range(cue.first, cue.last + 1)} for cue in cues]
        inside = set(side.tokens)
        part = any(inside < span for span in spans) and not any(inside >= span for span in spans)
        return Side(side.sentence, ()) if part and not self.content(side, item) else side

    def _is_light(self, difference: Difference) -> bool:
        """Whether the region was edited lightly: nearly all its words of matter stand on both sides, or all but very few."""
        region = difference.region
        kept = self._matter(difference.counterparts, self.old[region.old.sentence])
        sides = ((region.old.tokens, self.old[region.old.sentence]), (region.new.tokens, self.new[region.new.sentence]))
        most = max(self._matter(tokens, item) for tokens, item in sides)
        return most - kept <= LIGHT_WORDS or kept >= LIGHT_EDIT * most

    def _matter(self, tokens: Iterable[int], item: Analysis) -> int:
        """How many of some tokens carry matter; how the issuers name themselves does not."""
        found = (item.sentence.tokens[t] for t in tokens)
        return sum(self.vocabulary.is_content(token) and token.norm not in self.vocabulary.issuers for token in found)

    # Parts of the answers

    def _directed(self, difference: Difference, shifts: tuple[Shift, ...]) -> Finding:
        kind: Kind = "strengthened" if shifts[0].steps > 0 else "softened"
        dimensions = tuple(dict.fromkeys(shift.scale.dimension for shift in shifts))
        return self._with_heads(kind, difference, dimensions, "scale", shifts)

    def _with_heads(
        self, kind: Kind, difference: Difference, dimensions: tuple[str, ...], rule: str, shifts: tuple[Shift, ...]
    ) -> Finding:
        """A change that quotes both sides: the words that differ with their head, or the kept words around them."""
        old, new = self.old[difference.region.old.sentence], self.new[difference.region.new.sentence]
        left, right = widen(difference, shifts, old, new, self.vocabulary)
        if not left or not right:
            side, item = (left, old) if left else (right, new)
            return self.one_sided(side, item, added=not left)
        both = all(shift.old_cue and shift.new_cue for shift in shifts)
        confidence: Confidence = "high" if both or rule == "negation" else "medium"
        return self._weighed(Finding(kind, left or None, right or None, dimensions, 1, rule, shifts, confidence), difference)

    def one_sided(self, side: Side, item: Analysis, added: bool) -> Finding:
        """Return the finding that a passage was added or dropped.

        Args:
            side: the passage.
            item: the analysis of its sentence.
            added: whether it was added.
        """
        cues = touched(side, item.cues)
        content = self.content(side, item)
        kind: Kind = "added" if added else "dropped"
        side = with_opener(side, item, self.vocabulary)
        dimensions, least = concerns(side, item, self.vocabulary.function_words, alone=content <= TRIFLE_WORDS)
        salience = max(salience_of(kind, cues, content, "proposition"), least)
        place = (None, side) if added else (side, None)
        return Finding(kind, place[0], place[1], dimensions, salience, "proposition", (), "medium")

    def _weighed(self, finding: Finding, difference: Difference) -> Finding:
        """A finding with its salience."""
        old, new = self.old[difference.region.old.sentence], self.new[difference.region.new.sentence]
        cues = [*touched(difference.old, old.cues), *touched(difference.new, new.cues)]
        cues += _governed_acts([shift.old_cue for shift in finding.shifts], old)
        cues += _governed_acts([shift.new_cue for shift in finding.shifts], new)
        content = max(self.content(difference.old, old), self.content(difference.new, new))
        return evolve(finding, salience=salience_of(finding.kind, cues, content, finding.rule))

    def content(self, side: Side, item: Analysis) -> int:
        """Return how many words of a passage carry matter.

        Args:
            side: the passage.
            item: the analysis of its sentence.
        """
        return sum(self.vocabulary.is_content(token) for token in _tokens(side, item))

    def _beside(self, side: Side, item: Analysis, shifts: tuple[Shift, ...], *, of_old: bool) -> int:
        """Content words beside the cues (and their heads) that moved."""
        explained: set[int] = set()
        for cue in self._cues(shifts, of_old=of_old) or touched(side, item.cues):
            explained |= set(range(cue.first, cue.last + 1))
            if cue.head is not None:
                explained.add(cue.head)
        tokens = item.sentence.tokens
        return sum(t not in explained and self.vocabulary.is_content(tokens[t]) for t in side.tokens)

    @staticmethod
    def _cues(shifts: tuple[Shift, ...], *, of_old: bool) -> list[Cue]:
        return [cue for shift in shifts if (cue := shift.old_cue if of_old else shift.new_cue) is not None]


def _tokens(side: Side, item: Analysis) -> list[Token]:
    return [item.sentence.tokens[t] for t in side.tokens]


def _opens(shift: Shift, difference: Difference, old: Analysis, new: Analysis) -> bool:
    """Whether the cues of a shift are the first acts of the two sides: what the propositions do, not what stands in them."""
    firsts = []
    for side, item in ((difference.old, old), (difference.new, new)):
        firsts.append(next((cue for cue in touched(side, item.cues) if cue.dimension in ACTS), None))
    return firsts == [shift.old_cue, shift.new_cue]


def _governed_acts(cues: Sequence[Cue | None], item: Analysis) -> list[Cue]:
    """The acts whose verb a modifier strengthens or weakens: "condemned" for "in the strongest terms"."""
    heads = {cue.head for cue in cues if cue is not None}
    return [
        cue for cue in item.cues if cue.dimension == "act" and any(cue.first <= h <= cue.last for h in heads if h is not None)
    ]
