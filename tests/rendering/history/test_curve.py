from __future__ import annotations

from dtt_diff.rendering.history.curve import curve, number
from tests.rendering.page import read_page
from tests.tracking.making import council, line_of


def test_the_curve_is_a_stair():
    """Up where an edition was stronger, down where it was softer, level where it kept."""
    history = council()
    line = line_of(history, "The Council condemns")
    page = read_page(curve(line, history))
    assert len(page.one("path", "rise").get("d").split("M")) - 1 == 2
    assert len(page.one("path", "fall").get("d").split("M")) - 1 == 1
    assert page.one("path", "stair").get("d").count("M") == 1


#: A condemnation that softens, is gone for an edition, and is back.
BROKEN = tuple(
    f"January 1, 20{20 + k}\n\nThe members will rebuild the burnt lighthouse at Kesh. {text}\n"
    for k, text in enumerate(
        (
            "The Council condemns the blockade of the northern strait in the strongest terms.",
            "The Council condemns the blockade of the northern strait.",
            "",
            "The Council condemns the blockade of the northern strait.",
        )
    )
)


def test_the_curve_breaks_where_the_line_is_gone():
    """No stair leads through editions that do not have it."""
    history = council(*BROKEN)
    stair = read_page(curve(line_of(history, "The Council condemns"), history)).one("path", "stair").get("d")
    assert [run[0] for run in stair.split("M")[1:]] == ["0", "3"]


def test_a_line_that_never_moved_has_no_curve():
    """A level line would say nothing."""
    history = council()
    assert curve(line_of(history, "The Council calls on Oskara"), history) == ""


def test_forces_have_their_sign():
    """A minus that is one, and no sign for nothing."""
    assert [number(value) for value in (1.5, -2.0, 0.0)] == ["+1.5", "−2", "0"]
