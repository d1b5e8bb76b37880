"""What every check looks at: both editions with their places, and which old sentence a sentence of the draft comes from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import field, frozen

from dtt_diff.checking.places import Locator
from dtt_diff.checking.values import Finding, Place, Policy, RuleKind, Severity
from dtt_diff.model import ComparisonResult, Sentence
from dtt_diff.tokens import words


@frozen
class Material:
    """The two editions of a comparison, ready to be checked.

    Attributes:
        comparison: the comparison.
        policy: the policy.
        old: finds places in the last edition.
        new: finds places in the draft.
    """

    comparison: ComparisonResult
    policy: Policy
    old: Locator = field(repr=False)
    new: Locator = field(repr=False)
    _origins: Mapping[int, tuple[int, ...]] = field(repr=False)
    _heirs: Mapping[int, tuple[int, ...]] = field(repr=False)

    @property
    def draft(self) -> tuple[Sentence, ...]:
        """The sentences of the draft."""
        return self.comparison.new.sentences

    @property
    def last(self) -> tuple[Sentence, ...]:
        """The sentences of the last edition."""
        return self.comparison.old.sentences

    def origins(self, sentence: Sentence) -> tuple[Sentence, ...]:
        """Return the sentences of the last edition that a sentence of the draft comes from."""
        return tuple(self.last[i] for i in self._origins.get(sentence.index, ()))

    def is_kept(self, sentence: Sentence) -> bool:
        """Return whether the last edition has a sentence of the draft in the same words."""
        return any(words(origin.tokens) == words(sentence.tokens) for origin in self.origins(sentence))

    def standing_for(self, indices: Sequence[int]) -> Place | None:
        """Return where in the draft old sentences would stand: their heir, or else that of the nearest sentence before them."""
        if not indices:
            return None
        for index in range(min(indices), -1, -1):
            heirs = self._heirs.get(index)
            if heirs:
                return self.new.sentence(self.draft[heirs[-1] if index < min(indices) else heirs[0]])
        return None


def prepare(comparison: ComparisonResult, policy: Policy) -> Material:
    """Return the material of a check.

    Args:
        comparison: the last edition and the draft, compared.
        policy: the policy.
    """
    origins: dict[int, list[int]] = {}
    heirs: dict[int, list[int]] = {}
    for link in comparison.links:
        origins.setdefault(link.new, []).append(link.old)
        if link.rank == "primary":
            heirs.setdefault(link.old, []).append(link.new)
    same: dict[tuple[str, ...], list[int]] = {}
    for sentence in comparison.old.sentences:
        same.setdefault(words(sentence.tokens), []).append(sentence.index)
    for sentence in comparison.new.sentences:
        # The same words are the same sentence, also where the alignment gave its place to another.
        if sentence.index not in origins and words(sentence.tokens) in same:
            origins[sentence.index] = list(same[words(sentence.tokens)])
    return Material(
        comparison=comparison,
        policy=policy,
        old=Locator(comparison.old, "old"),
        new=Locator(comparison.new, "new"),
        origins={key: tuple(sorted(value)) for key, value in origins.items()},
        heirs={key: tuple(sorted(value)) for key, value in heirs.items()},
    )


@frozen
class Check:
    """Makes the findings of one check that is built in.

    Attributes:
        rule: id of its rule.
        kind: its kind.
        severity: how grave its findings are.
    """

    rule: str
    kind: RuleKind
    severity: Severity

    def found(self, message: str, place: Place | None, *, old_place: Place | None = None, suggestion: str = "") -> Finding:
        """Return a finding.

        Args:
            message: what is wrong and what to do.
            place: where it stands in the draft.
            old_place: where the matter stands in the last edition.
            suggestion: what to write in the stead of the quote of the place.
        """
        return Finding(self.rule, self.kind, self.severity, message, place, old_place, suggestion=suggestion)
