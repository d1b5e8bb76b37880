"""Groups -> the headings that they stand under; what only the old edition has goes where its heading went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from dtt_diff.model import ComparisonResult, Group, Statement
from dtt_diff.reporting.clustering import cosine
from dtt_diff.reporting.subjects import Subjects

#: Fewer headings are no division of a statement.
FEWEST_HEADINGS = 2
#: A heading of the old edition is that of the new one under which at least this share of its sentences went on.
WENT_ON = 0.5
#: ... or with which it shares at least this share of the words of both.
SAME_WORDS = 0.5
#: What an edition without headings says belongs to the section that it is most like, from this cosine on.
LIKE_A_SECTION = 0.1

#: A heading as it is compared: the normal forms of its words; empty for what stands before the first one.
Heading = tuple[str, ...]


class Headings:
    """The headings of both editions."""

    def __init__(self, comparison: ComparisonResult) -> None:
        self.comparison = comparison
        self.texts: dict[Heading, str] = {}
        self.new = self._of(comparison.new)
        self.old = self._of(comparison.old)

    @property
    def divide(self) -> bool:
        """Whether the new edition has enough of them."""
        return len(set(self.new) - {()}) >= FEWEST_HEADINGS

    def sections(self, body: Sequence[Group], subjects: Subjects) -> dict[Heading | None, list[Group]]:
        """Return the groups by heading; ``()`` has what stands before the first one, None what belongs to none.

        Args:
            body: the groups.
            subjects: tells what an edition without headings is like.
        """
        went = self._went(body)
        homeless = not any(self.old)
        out: dict[Heading | None, list[Group]] = {}
        for group in body:
            if group.new:
                out.setdefault(self.new[group.new[0]], []).append(group)
            elif not homeless:
                heading = self.old[group.old[0]]
                out.setdefault(went.get(heading, heading), []).append(group)
        if homeless:
            for section, groups in self._likened([group for group in body if not group.new], out, subjects):
                out.setdefault(section, []).extend(groups)
        place = {group: number for number, group in enumerate(body)}
        return {heading: sorted(groups, key=place.__getitem__) for heading, groups in out.items()}

    def _likened(
        self, dropped: Sequence[Group], sections: dict[Heading | None, list[Group]], subjects: Subjects
    ) -> Iterable[tuple[Heading | None, list[Group]]]:
        """The paragraphs that were dropped, each with the heading of the section that it is most like."""
        vectors = {heading: subjects.vector(groups) for heading, groups in sections.items()}
        paragraphs: dict[int, list[Group]] = {}
        for group in dropped:
            paragraphs.setdefault(self.comparison.old.sentences[group.old[0]].paragraph, []).append(group)
        for groups in paragraphs.values():
            vector = subjects.vector(groups)
            likeness = [(round(cosine(vector, other), 9), heading) for heading, other in vectors.items()]
            most = max((value for value, _ in likeness), default=0.0)
            yield next((heading for value, heading in likeness if value == most >= LIKE_A_SECTION), None), groups

    def _went(self, body: Iterable[Group]) -> dict[Heading, Heading]:
        """For headings of the old edition those of the new one that took their place."""
        known = dict.fromkeys(heading for heading in self.new if heading)
        links: dict[Heading, Counter[Heading]] = {}
        for group in body:
            for i in group.old if group.new else ():
                links.setdefault(self.old[i], Counter())[self.new[group.new[0]]] += 1
        out = {}
        for heading in dict.fromkeys(self.old):
            if heading in known or not heading:
                continue
            counts = links.get(heading, Counter())
            best = max(counts, key=lambda other: counts[other], default=None)
            alike = max(known, key=lambda other: _shared(heading, other))
            if best and counts[best] >= max(FEWEST_HEADINGS, WENT_ON * counts.total()):
                out[heading] = best
            elif _shared(heading, alike) >= SAME_WORDS:
                out[heading] = alike
        return out

    def _of(self, statement: Statement) -> list[Heading]:
        """For every sentence the heading that it stands under."""
        out: list[Heading] = []
        heading: Heading = ()
        for sentence in statement.sentences:
            if sentence.kind == "heading":
                heading = tuple(token.norm for token in sentence.tokens if token.is_word)
                self.texts.setdefault(heading, " ".join(statement.quote(sentence.spans).split()))
            out.append(heading)
        return out


def _shared(a: Heading, b: Heading) -> float:
    """The share of the words of two headings that both have; short words do not count."""
    left, right = ({word for word in heading if len(word) > 3} for heading in (a, b))
    return len(left & right) / len(left | right) if left & right else 0.0
