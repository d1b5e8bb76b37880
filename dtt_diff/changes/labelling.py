"""Two analysed statements -> changes: what was added, dropped, strengthened, softened or updated, with its evidence."""

from __future__ import annotations

from collections.abc import Sequence

from dtt_diff.alignment.similarity import Weighting
from dtt_diff.changes.bearing import with_bearing
from dtt_diff.changes.consolidation import consolidate, told_once
from dtt_diff.changes.differences import find_differences
from dtt_diff.changes.findings import Finding, Region, Side
from dtt_diff.changes.merging import merge
from dtt_diff.changes.naming import Namer
from dtt_diff.changes.opposites import find_opposites
from dtt_diff.changes.pairing import pair_regions
from dtt_diff.changes.reunion import reunite
from dtt_diff.changes.subjects import without_subjects
from dtt_diff.lexicon import Lexicon
from dtt_diff.model import Analysis, Link


def find_changes(
    old: Sequence[Analysis], new: Sequence[Analysis], links: Sequence[Link], weighting: Weighting, lexicon: Lexicon
) -> tuple[Finding, ...]:
    """Return all changes between two statements, in no particular order.

    Args:
        old: analyses of the old sentences.
        new: analyses of the new sentences.
        links: the links between them.
        weighting: rarity weights over both statements.
        lexicon: the lexicon.

    Returns:
        the changes, without quotes and explanations.
    """
    namer = Namer(old, new, lexicon)
    regions = pair_regions(old, new, links, weighting)
    out = [finding for region in regions for finding in _in_region(region, namer)]
    out = told_once(out) + _left_over(regions, namer)
    tied = ({x.old for x in links if x.rank == "primary"}, {x.new for x in links if x.rank == "primary"})
    return tuple(with_bearing(f, (old, new), tied, lexicon) for f in reunite(out, old, new, weighting, lexicon))


def in_order(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return findings in the order of the old text; what was added follows, in the order of the new one.

    Args:
        findings: the findings, in any order.
    """
    return tuple(sorted(findings, key=_place))


def _place(finding: Finding) -> tuple[int, int, int, int]:
    old, new = finding.old, finding.new
    return (
        old.sentence if old else 1_000_000,
        old.tokens[0] if old else 0,
        new.sentence if new else 1_000_000,
        new.tokens[0] if new else 0,
    )


def _in_region(region: Region, namer: Namer) -> list[Finding]:
    """The changes of one region."""
    old, new = namer.old[region.old.sentence], namer.new[region.new.sentence]
    if old.sentence.is_frame or new.sentence.is_frame:
        return []
    differences = find_differences(region, old, new, namer.lexicon)
    named = [finding for difference in differences for finding in namer.name(difference)]
    owned = [finding for finding in named if _is_owned(finding, region)]
    merged = merge(without_subjects(owned, (old, new), namer.vocabulary, namer.lexicon), old, new, namer.vocabulary)
    counterparts = differences[0].counterparts if differences else {}
    turned = [finding for finding in find_opposites(region, old, new, namer.lexicon) if _is_owned(finding, region)]
    return [*consolidate(merged, (old, new), counterparts, namer.vocabulary, namer.one_sided), *turned]


def _left_over(regions: Sequence[Region], namer: Namer) -> list[Finding]:
    """Propositions that no region holds: sentences without a link, and what a partly linked sentence has beside it."""
    out: list[Finding] = []
    for analyses, kind, held in (
        (namer.old, "dropped", {(r.old.sentence, t) for r in regions for t in r.old.owned}),
        (namer.new, "added", {(r.new.sentence, t) for r in regions for t in r.new.owned}),
    ):
        for item in analyses:
            if item.sentence.is_frame:
                continue
            loose = [i for i in range(len(item.sentence.tokens)) if (item.sentence.index, i) not in held]
            for run in _runs(loose):
                side = Side(item.sentence.index, run)
                if namer.content(side, item):
                    out.append(namer.one_sided(side, item, kind == "added"))
    return out


def _is_owned(finding: Finding, region: Region) -> bool:
    """Whether a region answers for a finding; what is only in words lent by another region is told there."""
    sides = ((finding.old, region.old.owned), (finding.new, region.new.owned))
    return any(side is not None and not owned.isdisjoint(side.tokens) for side, owned in sides)


def _runs(indices: Sequence[int]) -> list[tuple[int, ...]]:
    """Runs of consecutive indices."""
    out: list[list[int]] = []
    for i in indices:
        if out and out[-1][-1] == i - 1:
            out[-1].append(i)
        else:
            out.append([i])
    return [tuple(run) for run in out]
