from __future__ import annotations

from io import BytesIO

import pytest

from dtt_diff.errors import MissingExtraError, ReportError
from tests.rendering.history.making import hostile, long_series
from tests.tracking.making import council, line_of, tidewater

pytest.importorskip("matplotlib")


@pytest.mark.parametrize("series", [tidewater, long_series, hostile])
def test_the_figures_are_drawn_and_the_same_each_time(series):
    """Heat map and curve, with five editions and with two hundred, whatever the statements carry."""
    history = series()
    for line in (None, history.lines[0]):
        first, second = BytesIO(), BytesIO()
        history.plot(line).savefig(first, format="svg")
        history.plot(line).savefig(second, format="svg")
        assert first.getvalue() == second.getvalue()
        assert len(first.getvalue()) > 10_000


def test_the_figure_names_the_lines():
    """One label a line, those that stand first."""
    history = council()
    (axes,) = history.plot().axes
    labels = [label.get_text() for label in axes.get_yticklabels()]
    assert len(labels) == len(history.lines)
    assert labels[0].startswith("The Council condemns")
    assert [label.get_text() for label in axes.get_xticklabels()] == [e.label for e in history.editions]


def test_the_curve_is_the_force_of_the_line():
    """By the line or by its index."""
    history = council()
    line = line_of(history, "The Council condemns")
    for figure in (history.plot(line), history.plot(line.index)):
        (axes,) = figure.axes
        levels = [drawn.get_ydata()[0] for drawn in axes.lines if list(drawn.get_ydata()) == [drawn.get_ydata()[0]] * 2]
        assert levels[1:] == list(line.force.values())
    with pytest.raises(ReportError, match="no line 99"):
        history.plot(99)


def test_a_missing_extra_is_named(monkeypatch):
    """The error says what to install."""
    import dtt_diff.rendering.history.figure as module

    def missing():
        raise MissingExtraError("install it with: pip install 'dtt_diff[notebook]'")

    monkeypatch.setattr(module, "figure_class", missing)
    with pytest.raises(MissingExtraError, match="notebook"):
        council().plot()
