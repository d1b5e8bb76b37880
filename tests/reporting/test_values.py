from __future__ import annotations

from dtt_diff.comparison import compare
from tests.making import samples


def test_a_printed_report_is_a_line():
    """A report at the end of a cell of a notebook says what it is, and does not unroll the comparison."""
    report = compare(*samples()[-2:]).report()
    told = repr(report)
    assert told.startswith(f"<Report: {report.comparison.counts['added']} added, ")
    assert f"{len(report.themes)} themes: {report.themes[0].name!r}, " in told
    assert len(told) < 400
    assert len(repr(report.rows[3])) < 100


def test_a_printed_theme_has_its_name_and_its_counts():
    """Kinds without a change are left out."""
    for theme in compare(*samples()[-2:]).report().themes:
        told = repr(theme)
        assert told.startswith(f"<Theme {theme.name!r}: ")
        for kind in ("added", "dropped", "strengthened", "softened", "updated"):
            assert (f"{theme.count(kind)} {kind}" in told) == bool(theme.count(kind))
