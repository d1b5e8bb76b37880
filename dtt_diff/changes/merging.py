"""Findings of one region -> fewer findings: what one sentence of a memo would name together is one change.

A decision is named with its figures, a roster as a whole, a row of facts that were replaced side by side in one go.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attrs import evolve

from dtt_diff.analysis.propositions import Vocabulary
from dtt_diff.changes.findings import Finding, Side
from dtt_diff.changes.salience import salience_of
from dtt_diff.changes.substitutions import fact_kind
from dtt_diff.model import Analysis, Kind, Token

#: Facts that were replaced at most this many words apart are named together.
FACT_GAP = 8
#: A decision reaches to the figures that follow its verb within this many words.
DECISION_REACH = 14
#: A roster changed where at least this many of its names did; one name is told for itself.
ROSTER_NAMES = 2

# Of these facts one stands for another wherever in the sentence it stands; names may be told apart by their place only.
_REPLACEABLE = frozenset({"figure", "date", "edition"})
_LIST_WORDS = frozenset({"and", "or"})
_FACT_RULES = frozenset({"date replaced", "figure replaced", "edition replaced", "name replaced", "fact replaced"})


def merge(findings: Sequence[Finding], old: Analysis, new: Analysis, vocabulary: Vocabulary) -> list[Finding]:
    """Return the findings of one region with those joined that belong together.

    Args:
        findings: the findings in the order of the text.
        old: analysis of the old sentence.
        new: analysis of the new sentence.
        vocabulary: to tell names and titles from other words.

    Returns:
        as many findings or fewer.
    """
    merged = _decisions(list(findings), old, new)
    merged = _rosters(merged, old, new, vocabulary)
    return _moved_facts(_facts(merged), old, new, vocabulary)


def _decisions(findings: list[Finding], old: Analysis, new: Analysis) -> list[Finding]:
    """Join a reversed or replaced act with the figures that it decides on."""
    out: list[Finding] = []
    for finding in findings:
        last = out[-1] if out else None
        if (
            last
            and last.rule in ("reversal", "decision")
            and _has_figure(finding, old, new)
            and _gap(last, finding) <= DECISION_REACH
        ):
            out[-1] = evolve(_joined(last, finding), rule="decision", shifts=(), confidence="high", salience=3)
        else:
            out.append(finding)
    return out


def _has_figure(finding: Finding, old: Analysis, new: Analysis) -> bool:
    """Whether every side of a finding holds a figure."""
    sides = [(side, item) for side, item in ((finding.old, old), (finding.new, new)) if side]
    return all(any(_inside(f.first, f.last, side) for f in item.facts if f.kind == "figure") for side, item in sides)


def _inside(first: int, last: int, side: Side) -> bool:
    return bool(set(range(first, last + 1)) & set(side.tokens))


def _rosters(findings: list[Finding], old: Analysis, new: Analysis, vocabulary: Vocabulary) -> list[Finding]:
    """Join names that came and went side by side in one list into one change of the list."""
    out: list[Finding] = []
    run: list[Finding] = []
    for finding in findings:
        if _is_names(finding, old, new, vocabulary):
            if run and not _in_one_list(run, finding, old, new, vocabulary):
                out += _close(run)
                run = []
            run.append(finding)
        else:
            out += _close(run)
            run = []
            out.append(finding)
    return out + _close(run)


def _close(run: list[Finding]) -> list[Finding]:
    if len(run) < ROSTER_NAMES:
        return run
    joined = run[0]
    for finding in run[1:]:
        joined = _joined(joined, finding)
    kind: Kind = "updated" if joined.old and joined.new else "dropped" if joined.old else "added"
    return [evolve(joined, kind=kind, dimensions=(), salience=1, rule="roster", confidence="high")]


def _in_one_list(run: list[Finding], finding: Finding, old: Analysis, new: Analysis, vocabulary: Vocabulary) -> bool:
    """Whether only names, titles and marks stand between a row of names and the next one, on a side that has both."""
    for side, item in (("old", old), ("new", new)):
        before = [t for f in run if (s := getattr(f, side)) for t in s.tokens]
        here = getattr(finding, side)
        if not before or not here:
            continue
        between = [(t, item.sentence.tokens[t]) for t in range(max(before) + 1, here.tokens[0])]
        named = _named(item, vocabulary)
        others = [token.norm for t, token in between if token.is_word and (t not in named or _is_role(token, vocabulary))]
        if any(norm not in _LIST_WORDS for norm in others):
            return False
    return True


def _is_role(token: Token, vocabulary: Vocabulary) -> bool:
    """Whether a small word shows that what stands between two names is a role: "Director for Policy"."""
    return token.norm in vocabulary.function_words


def _named(item: Analysis, vocabulary: Vocabulary) -> set[int]:
    """Tokens of names and titles."""
    names = {t for f in item.facts if f.kind == "name" for t in range(f.first, f.last + 1)}
    return names | {t for t, token in enumerate(item.sentence.tokens) if token.norm in vocabulary.titles}


def _is_names(finding: Finding, old: Analysis, new: Analysis, vocabulary: Vocabulary) -> bool:
    """Whether a finding is about names only, with the titles beside them."""
    if finding.shifts:
        return False
    for side, item in ((finding.old, old), (finding.new, new)):
        if side is None:
            continue
        named = _named(item, vocabulary)
        content = [t for t in side.tokens if vocabulary.is_content(item.sentence.tokens[t])]
        if not content or not all(t in named for t in content):
            return False
    return True


def _facts(findings: list[Finding]) -> list[Finding]:
    """Join facts that were replaced side by side."""
    return _join_while(findings, lambda a, b: a.rule in _FACT_RULES and b.rule in _FACT_RULES and _gap(a, b) <= FACT_GAP)


def _moved_facts(findings: list[Finding], old: Analysis, new: Analysis, vocabulary: Vocabulary) -> list[Finding]:
    """Tell a bare figure or date that went, and one that came elsewhere in the sentence, as one for another."""
    gone, come = _bare_facts(findings, "dropped", old, vocabulary), _bare_facts(findings, "added", new, vocabulary)
    out = list(findings)
    for kind in gone:
        if len(gone[kind]) != len(come.get(kind, ())):
            continue
        for first, second in zip(gone[kind], come[kind], strict=True):
            rule = f"{kind} replaced"
            salience = salience_of("updated", (), 0, rule)
            one = Finding("updated", first.old, second.new, (), salience, rule, (), "high")
            out = [one if finding is first else finding for finding in out if finding is not second]
    return out


def _bare_facts(findings: Sequence[Finding], kind: Kind, item: Analysis, vocabulary: Vocabulary) -> dict[str, list[Finding]]:
    """The findings that came (or went) and quote a figure or a date only, by the kind of fact."""
    out: dict[str, list[Finding]] = {}
    for finding in findings:
        side = finding.old or finding.new
        if finding.kind == kind and finding.rule == "proposition" and side:
            fact = fact_kind(side, item, vocabulary)
            if fact in _REPLACEABLE:
                out.setdefault(fact, []).append(finding)
    return out


def _join_while(findings: list[Finding], belong: Callable[[Finding, Finding], bool]) -> list[Finding]:
    out: list[Finding] = []
    for finding in findings:
        if out and belong(out[-1], finding):
            last = out[-1]
            rule = last.rule if last.rule == finding.rule else "fact replaced"
            out[-1] = evolve(_joined(last, finding), rule=rule)
        else:
            out.append(finding)
    return out


def _gap(first: Finding, second: Finding) -> int:
    """How many words lie between two findings, on the side where they lie farther apart."""
    gaps = [b.tokens[0] - a.tokens[-1] for a, b in ((first.old, second.old), (first.new, second.new)) if a and b]
    return max((abs(gap) for gap in gaps), default=10_000)


def _joined(first: Finding, second: Finding) -> Finding:
    return evolve(
        first,
        old=_both(first.old, second.old),
        new=_both(first.new, second.new),
        salience=max(first.salience, second.salience),
    )


def _both(first: Side | None, second: Side | None) -> Side | None:
    if first is None or second is None:
        return first or second
    return Side(first.sentence, tuple(sorted({*first.tokens, *second.tokens})))
