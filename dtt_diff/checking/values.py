"""What a check works with and what it finds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from attrs import evolve, field, frozen

from dtt_diff.model import Change, Kind, Span

Severity = Literal["error", "warning", "info"]
#: Severities, the gravest first.
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
#: From which severity on a check fails; "never" for a check that only tells.
Threshold = Literal["error", "warning", "info", "never"]
RuleKind = Literal["change", "agreed", "stale", "consistency", "must-mention", "waiver"]
Tolerance = Literal["case", "inflection", "order"]


@frozen
class Place:
    """Where a finding stands.

    Attributes:
        side: "new" for the draft, "old" for the last edition (what was dropped stands only there).
        source: the file, as it was given; None for text given directly.
        paragraph: number of the paragraph, from 1; 0 for titles, datelines and headings.
        spans: where the words stand, in code points of the text.
        line: line of the first character, from 1.
        column: column of the first character, from 1, in code points.
        end_line: line of the last character.
        end_column: column after the last character.
        quote: the words, to the letter.
        in_file: whether lines, columns and spans are those of the file; false where the text was read out of a format that has
            none, such as a Word file.
    """

    side: Literal["old", "new"]
    source: str | None
    paragraph: int
    spans: tuple[Span, ...]
    line: int
    column: int
    end_line: int
    end_column: int
    quote: str
    in_file: bool = True


@frozen
class Finding:
    """One result of a check.

    Attributes:
        rule: id of the rule, as the policy names it ("deterrence", "stale-edition", "placeholder").
        kind: the kind of the rule.
        severity: error, warning or info.
        message: what is wrong and what to do, in one sentence.
        place: where it stands in the draft; for what was dropped, the passage of the draft where it would have stood, or None.
        old_place: where the matter stands in the last edition, if it does.
        change: the change that is judged, for rules on changes.
        suggestion: words that would mend it where these are obvious, such as the old wording; empty if none are. They go in the
            stead of the quote of ``place`` if ``replaces``, else they are missing from the draft.
        fingerprint: 16 hexadecimal digits that stay as they are when the draft is reflowed or renumbered.
        waiver: index of the waiver of the policy that covers it; None if none does.
        known: whether a baseline has it already.
        replaces: whether the suggestion goes in the stead of the quote of ``place``.
    """

    rule: str
    kind: RuleKind
    severity: Severity
    message: str
    place: Place | None
    old_place: Place | None = None
    change: Change | None = field(default=None, repr=False)
    suggestion: str = ""
    fingerprint: str = ""
    waiver: int | None = None
    known: bool = False
    replaces: bool = True

    @property
    def counts(self) -> bool:
        """Whether it counts against the threshold: neither waived nor known from the baseline."""
        return self.waiver is None and not self.known


@frozen
class ChangeRule:
    """Which changes a rule is about, all conditions together; an empty condition holds of every change.

    Attributes:
        id: its name.
        severity: how grave a match is.
        message: what to say; empty for the explanation of the change.
        kinds: kinds of change.
        dimensions: dimensions of force.
        min_salience: least salience, 1 to 3.
        themes: names of themes of the policy.
        old: phrases of which one must stand in the old sentence of the change.
        new: likewise in the new sentence.
        either: likewise in either.
        paragraphs: numbers of paragraphs of the draft (of the last edition, for what was dropped).
    """

    id: str
    severity: Severity
    message: str = ""
    kinds: tuple[Kind, ...] = ()
    dimensions: tuple[str, ...] = ()
    min_salience: int = 1
    themes: tuple[str, ...] = ()
    old: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    either: tuple[str, ...] = ()
    paragraphs: tuple[int, ...] = ()


@frozen
class AgreedPhrase:
    """Words that the draft must have, or must not have.

    Attributes:
        id: its name.
        severity: how grave it is if they are missing or altered (or there).
        phrase: the words.
        forbidden: whether they must not appear.
        tolerances: what may differ: "case", "inflection" and "order" (of a list).
        message: what to say; empty for a message made from the phrase.
    """

    id: str
    severity: Severity
    phrase: str
    forbidden: bool = False
    tolerances: tuple[Tolerance, ...] = ()
    message: str = ""


@frozen
class MustMention:
    """A matter that the draft must mention if each of the last editions did.

    Attributes:
        id: its name.
        severity: how grave it is if the draft does not.
        phrases: phrases of which one is a mention, those of its themes included.
        editions: so many editions before the draft must all have it.
        themes: names of the themes that it was given by.
        message: what to say; empty for a message made from the phrases.
    """

    id: str
    severity: Severity
    phrases: tuple[str, ...]
    editions: int = 2
    message: str = ""
    themes: tuple[str, ...] = ()


@frozen
class Waiver:
    """A finding that is accepted, with the reason.

    Attributes:
        reason: why; never empty.
        fingerprint: the finding's fingerprint; empty if ``rule`` and ``pattern`` say which.
        rule: id of the rule; empty for any.
        pattern: a phrase that must stand in a quote of the finding; empty for any.
        owner: who answers for it; may be empty.
        until: the last day on which it holds; None for no end.
        source: the file and entry it stands in, for messages.
    """

    reason: str
    fingerprint: str = ""
    rule: str = ""
    pattern: str = ""
    owner: str = ""
    until: date | None = None
    source: str = ""


@frozen
class Policy:
    """What a check looks for, and how grave each thing is.

    Attributes:
        name: what the policy is called.
        source: the file; None for the default policy.
        fail_on: from which severity on a check fails.
        directed: severity of added, dropped, strengthened and softened changes that no rule takes; None to leave them out.
        undirected: severity of updated changes that no rule takes; they are never left out.
        changes: rules on changes; the gravest that matches counts, the first of equals.
        fallbacks: rules of the default policy for changes that none of these takes.
        agreed: agreed phrases.
        must_mention: matters that must be mentioned.
        stale: severity of each check for stale facts by its id; what is None is not looked for.
        consistency: severity of each check of the draft in itself by its id; what is None is not looked for.
        themes: themes by name with their phrases.
        waivers: findings that are accepted.
        known_acronyms: acronyms that need no definition.
        digest: SHA-256 of the file; empty for a policy made in code.
    """

    name: str = "default"
    source: str | None = None
    fail_on: Threshold = "error"
    directed: Severity | None = "warning"
    undirected: Severity = "info"
    changes: tuple[ChangeRule, ...] = ()
    agreed: tuple[AgreedPhrase, ...] = ()
    must_mention: tuple[MustMention, ...] = ()
    stale: tuple[tuple[str, Severity | None], ...] = ()
    consistency: tuple[tuple[str, Severity | None], ...] = ()
    themes: tuple[tuple[str, tuple[str, ...]], ...] = ()
    waivers: tuple[Waiver, ...] = ()
    known_acronyms: tuple[str, ...] = ()
    digest: str = ""
    fallbacks: tuple[ChangeRule, ...] = ()

    def with_waivers(self, waivers: Sequence[Waiver]) -> Policy:
        """Return the policy with more waivers behind its own, such as those of a side file."""
        return evolve(self, waivers=(*self.waivers, *waivers))


@frozen
class Baseline:
    """Findings that were accepted at one time.

    Attributes:
        fingerprints: their fingerprints.
        source: the file, if it was read from one.
    """

    fingerprints: frozenset[str]
    source: str | None = None


@frozen
class CheckResult:
    """All findings of one check, in the order of the draft.

    Attributes:
        findings: the findings, those that are waived or known included.
        policy: the policy.
        provenance: what is needed to make the result again: library, profile, digests of lexicon, policy and texts.
        notes: what a reader of the result should know.
    """

    findings: tuple[Finding, ...]
    policy: Policy = field(repr=False)
    provenance: dict[str, str] = field(repr=False)
    notes: tuple[str, ...] = ()

    def count(self, severity: Severity) -> int:
        """Return how many findings of a severity count (neither waived nor known)."""
        return sum(finding.severity == severity and finding.counts for finding in self.findings)

    def fails(self, threshold: Threshold | None = None) -> bool:
        """Return whether a finding that counts reaches the threshold.

        Args:
            threshold: from which severity on; None for the policy's own.
        """
        least = threshold or self.policy.fail_on
        if least == "never":
            return False
        return any(self.count(severity) for severity in SEVERITIES[: SEVERITIES.index(least) + 1])
