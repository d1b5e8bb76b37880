"""``build_report()``: what the written reports hold, worked out from a comparison."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dtt_diff.lexicon import DEFAULT_PROFILE
from dtt_diff.model import ComparisonResult
from dtt_diff.profiles import PROFILES, resolve_lexicon
from dtt_diff.reporting.emphasis import find_emphasis
from dtt_diff.reporting.parties import Parties
from dtt_diff.reporting.side_by_side import side_by_side
from dtt_diff.reporting.tables import load_themes
from dtt_diff.reporting.themes import find_themes
from dtt_diff.reporting.values import Report


def build_report(comparison: ComparisonResult, *, themes: Path | None = None, parties: Sequence[str] = ()) -> Report:
    """Return the report on a comparison.

    Args:
        comparison: the comparison.
        themes: a TOML table of the user's own, theme to patterns; None to take headings or salient terms.
        parties: the names of the parties; empty to take them from the statements.

    Raises:
        ReportError: the table is not usable.
    """
    table = load_themes(themes) if themes is not None else None
    # Only plain word lists are needed here; a profile that is not shipped does not change them.
    lexicon = resolve_lexicon(comparison.profile if comparison.profile in PROFILES else DEFAULT_PROFILE, None)
    old, new = comparison.old, comparison.new
    named = Parties(old, new, lexicon, parties)
    titles = [side.title for side in (old, new) if side.title]
    found = find_themes(comparison, table, lexicon, [*named.names, *named.framing(), *titles])
    return Report(
        comparison=comparison,
        themes=found,
        emphasis=find_emphasis(found, old, new),
        parties=named.first_named(),
        namings=named.named_together(),
        rows=side_by_side(comparison, {group: theme.name for theme in found for group in theme.groups}),
    )
