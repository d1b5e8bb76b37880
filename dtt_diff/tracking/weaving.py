"""Editions one after the other -> lines of descent. What is woven so far is all that the next edition needs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import fsum

from attrs import define, frozen

from dtt_diff.comparison import Analysed, analyse, compare_analysed
from dtt_diff.lexicon import Lexicon
from dtt_diff.model import Change, Group, Sentence, Statement
from dtt_diff.result import Comparison
from dtt_diff.tracking.chaining import Succession, find_succession, name_step, touching
from dtt_diff.tracking.concordance import Concordance, in_one_line, norms_of
from dtt_diff.tracking.lookback import Memory
from dtt_diff.tracking.values import STEP_KINDS, Line, Step, StepKind, Summary, Touch

#: So many words that stood in any sentence before are said to be back; fewer are, where they stood in the same line.
TELLING_WORDS = 4


@frozen
class _Return:
    """A line that is gone, found again in a new sentence."""

    line: int
    base: int
    old: int
    succession: Succession
    comparison: Comparison


@frozen
class _Seat:
    """The old and the new sentence of a line, either of which may be missing; ``line`` is None for one that begins."""

    line: int | None
    old: int | None
    new: int | None
    base: int


@define
class _Plan:
    """Who holds which sentence of the new edition: lines that go on, that return, and new ones."""

    going: dict[int, int]
    returning: dict[int, _Return]
    fresh: dict[int, int]

    def line(self, sentence: int) -> int:
        if sentence in self.going:
            return self.going[sentence]
        return self.returning[sentence].line if sentence in self.returning else self.fresh[sentence]


class Loom:
    """The lines of the editions taken in so far."""

    def __init__(
        self,
        lexicon: Lexicon,
        statements: Sequence[Statement] = (),
        lines: Sequence[Line] = (),
        summaries: Sequence[Summary] = (),
    ) -> None:
        self._lexicon = lexicon
        self._statements = list(statements)
        self._threads = [list(line.steps) for line in lines]
        self._summaries = list(summaries)
        self._analysed: dict[int, Analysed] = {}
        self._words = Concordance(statements)
        self._memory = Memory(lexicon)
        for number, steps in enumerate(self._threads):
            self._memory.note(self._sentence(steps[0]))
            if steps[-1].sentence is None:
                self._memory.put(number, self._sentence(self._last_wording(number)))

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The editions taken in."""
        return tuple(self._statements)

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines so far."""
        return tuple(Line(number, tuple(steps)) for number, steps in enumerate(self._threads))

    @property
    def summaries(self) -> tuple[Summary, ...]:
        """The figures so far."""
        return tuple(self._summaries)

    def add(self, statement: Statement) -> None:
        """Take in the next edition.

        Args:
            statement: the edition. If anything fails, what was woven before is as it was.
        """
        number = len(self._statements)
        analysed = (statement, analyse(statement, self._lexicon))
        if not number:
            self._analysed[0] = analysed
            self._statements.append(statement)
            self._words.add(statement)
            for sentence in statement.sentences:
                if not sentence.is_frame:
                    self._begin(Step(0, "appeared", sentence.index, _text(statement, sentence.index)))
            return
        comparison = compare_analysed(self._analysis(number - 1), analysed, self._lexicon, with_script=False)
        succession = find_succession(comparison)
        returning = self._look_back(analysed, succession)
        # From here on nothing can fail any more.
        self._analysed[number] = analysed
        self._statements.append(statement)
        self._words.add(statement)
        self._weave(comparison, succession, returning)

    # Looking back

    def _look_back(self, analysed: Analysed, succession: Succession) -> dict[int, _Return]:
        """The lines that are gone and that sentences without a forebear continue, by sentence: the closest ties first."""
        statement = analysed[0]
        free = sorted([*succession.added, *(j for _, j in succession.split)])
        wanted: dict[int, list[tuple[int, int]]] = {}
        for j in free:
            for line in self._memory.candidates(statement.sentences[j]):
                wanted.setdefault(self._last_wording(line).edition, []).append((line, j))
        found: list[tuple[float, int, int, _Return]] = []
        for base, ties in sorted(wanted.items()):
            comparison = compare_analysed(self._analysis(base), analysed, self._lexicon, with_script=False)
            scores = {(link.old, link.new): link.score for link in comparison.links if link.rank == "primary"}
            back = find_succession(comparison)
            for line, j in ties:
                i = self._last_wording(line).sentence or 0
                if (i, j) in scores:
                    found.append((-scores[i, j], -base, j, _Return(line, base, i, back, comparison)))
        out: dict[int, _Return] = {}
        taken: set[int] = set()
        for *_, j, item in sorted(found, key=lambda row: (*row[:3], row[3].line)):
            if j not in out and item.line not in taken:
                out[j] = item
                taken.add(item.line)
        return out

    # Weaving

    def _weave(self, comparison: Comparison, succession: Succession, returning: dict[int, _Return]) -> None:
        number = len(self._statements) - 1
        holders = {steps[-1].sentence: line for line, steps in enumerate(self._threads) if steps[-1].edition == number - 1}
        parents = {j: holders[i] for i, j in succession.split}
        fresh = sorted(j for j in (*succession.added, *parents) if j not in returning)
        plan = _Plan(
            {j: holders[i] for i, j in succession.heirs},
            returning,
            {j: len(self._threads) + place for place, j in enumerate(fresh)},
        )
        beside: dict[int, list[int]] = {}
        for i, j in succession.merged:
            beside.setdefault(plan.line(j), []).append(holders[i])
        for j, parent in parents.items():
            beside.setdefault(parent, []).append(plan.line(j))

        base = number - 1
        made: dict[int, Step] = {}
        for i, j in succession.heirs:
            group, line = succession.groups[1, j], holders[i]
            others = tuple(sorted(beside.get(line, ())))
            made[line] = self._step(comparison, group, name_step(group), _Seat(line, i, j, base), others=others)
        for i, j in succession.merged:
            group, line = succession.groups[0, i], holders[i]
            made[line] = self._step(comparison, group, "merged", _Seat(line, i, None, base), others=(plan.line(j),))
        for i in succession.dropped:
            group, line = succession.groups[0, i], holders[i]
            traces = succession.traces.get(i, ())
            made[line] = self._step(comparison, group, "dropped", _Seat(line, i, None, base), traces=traces)
        for j, item in returning.items():
            group, seat = item.succession.groups[1, j], _Seat(item.line, item.old, j, item.base)
            others = (parents[j],) if j in parents else ()
            made[item.line] = self._step(item.comparison, group, "returned", seat, others=others)
        for line, step in made.items():
            if step.kind == "returned":
                self._memory.take(line)
            elif step.sentence is None:
                self._memory.put(line, self._sentence(self._last_wording(line)))
            self._threads[line].append(step)
        for j in fresh:
            group = succession.groups[1, j]
            kind: StepKind = "split" if j in parents else "appeared"
            others = (parents[j],) if j in parents else ()
            self._begin(self._step(comparison, group, kind, _Seat(None, None, j, base), others=others))
        steps = Counter(steps[-1].kind for steps in self._threads if steps[-1].edition == number)
        self._summaries.append(Summary(number, comparison.counts, {kind: steps[kind] for kind in STEP_KINDS}, comparison.notes))

    def _step(self, comparison: Comparison, group: Group, kind: StepKind, seat: _Seat, **links: tuple[int, ...]) -> Step:
        """What the newest edition did with a line, from its group and the changes that touch its sentences."""
        old, new = ([] if sentence is None else [sentence] for sentence in (seat.old, seat.new))
        if group.shape == "1-1":
            old, new = list(group.old), list(group.new)
        touches = tuple(self._touch(change, weight, seat) for change, weight in touching(comparison, group, old, new))
        return Step(
            edition=len(self._statements) - 1,
            kind=kind,
            sentence=seat.new,
            text="" if seat.new is None else _text(comparison.new, seat.new),
            base=seat.base,
            verdict=group.verdict,
            shape=group.shape,
            moved=group.moved,
            # A line that begins here has no force to gain or lose yet.
            shift=0.0 if seat.line is None else round(fsum(touch.weight for touch in touches), 4),
            changes=touches,
            **links,
        )

    def _touch(self, change: Change, weight: float, seat: _Seat) -> Touch:
        return Touch(
            id=change.id,
            kind=change.kind,
            old=in_one_line(change.old.text) if change.old else None,
            new=in_one_line(change.new.text) if change.new else None,
            dimensions=change.dimensions,
            salience=change.salience,
            shift=change.shift,
            weight=weight,
            explanation=change.explanation,
            last_had=self._last_had(norms_of(change.new.text), seat) if change.new else None,
        )

    def _last_had(self, words: Sequence[str], seat: _Seat) -> int | None:
        """The last edition that had words which the base has not: in this line, or several words together anywhere."""
        if not words:
            return None
        for step in reversed([] if seat.line is None else self._threads[seat.line]):
            if step.sentence is not None and self._words.has(step.edition, words, step.sentence):
                return step.edition if step.edition != seat.base else None
        if len(words) < TELLING_WORDS or self._words.has(seat.base, words):
            return None
        return self._words.last_before(len(self._statements) - 1, words)

    def _begin(self, step: Step) -> None:
        self._threads.append([step])
        self._memory.note(self._sentence(step))

    # Looking up

    def _analysis(self, edition: int) -> Analysed:
        if edition not in self._analysed:
            statement = self._statements[edition]
            self._analysed[edition] = (statement, analyse(statement, self._lexicon))
        return self._analysed[edition]

    def _last_wording(self, line: int) -> Step:
        return next(step for step in reversed(self._threads[line]) if step.sentence is not None)

    def _sentence(self, step: Step) -> Sentence:
        return self._statements[step.edition].sentences[step.sentence or 0]


def _text(statement: Statement, sentence: int) -> str:
    return in_one_line(statement.quote(statement.sentences[sentence].spans))
