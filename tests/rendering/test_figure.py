from __future__ import annotations

import io
import subprocess
import sys
from itertools import pairwise

import pytest
from attrs import evolve

import dtt_diff as dd
from dtt_diff.model import Opinion, Review, ReviewEntry
from dtt_diff.rendering.figure import plot
from dtt_diff.rendering.figure_panels import MOST_OLD_ROWS, MOST_ROWS, find_rows
from dtt_diff.rendering.signs import COLOURS
from dtt_diff.result import Comparison
from tests.making import compare, samples

matplotlib = pytest.importorskip("matplotlib", reason='matplotlib (extra "notebook") is not installed')

OLD = (
    "Joint Statement of the 4th Norvale Talks\n\nMay 12, 2024\n\n"
    "1. The ministers condemned the missile launch in the strongest terms. Both states agreed to share warning data.\n\n"
    "2. They will stop the exports of arms.\n\n"
    "3. Search crews from both coasts found the lost ferry.\n\n"
    "4. The harbour board met in Sarenia to review the customs code of the islands.\n"
)
NEW = (
    "Joint Statement of the 5th Norvale Talks\n\nJune 3, 2025\n\n"
    "1. The harbour board met in Sarenia to review the customs code of the islands.\n\n"
    "2. The ministers condemned the missile launch. Both states agreed to share warning data.\n\n"
    "3. They will stop the exports of arms.\n\n"
    "4. Grain shipments through the northern strait have grown since spring.\n"
)


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    """Two editions of an invented series: one sentence moved, one dropped, one added, one softened."""
    return compare(OLD, NEW)


@pytest.fixture(scope="module")
def figure(comparison):
    """Their figure."""
    return plot(comparison)


@pytest.fixture(scope="module")
def long() -> Comparison:
    """Editions of three hundred paragraphs, of which every third changed, with much dropped and added."""
    old = [f"{i}. Both states condemned launch {i} in the strongest terms." for i in range(1, 301)]
    made = compare("\n\n".join(old), "\n\n".join(old))
    change = compare(OLD, NEW).softened[0]
    changes = [evolve(change, id=str(i), old_sentences=(i,), new_sentences=(i,)) for i in range(0, 300, 3)]
    changes += [
        evolve(change, id=f"-{i}", kind="dropped", new=None, old_sentences=(i,), new_sentences=()) for i in range(0, 300, 5)
    ]
    gone = tuple(evolve(group, new=(), shape="dropped") if group.old[0] % 5 == 0 else group for group in made.groups)
    return evolve(made, changes=tuple(changes), groups=gone, links=tuple(link for link in made.links if link.old % 5))


def texts(figure) -> list[str]:
    """All words of a figure."""
    return [item.get_text() for item in figure.findobj(matplotlib.text.Text) if item.get_text()]


def bars(axes, kind: str) -> list[tuple[float, float]]:
    """From where to where the bars of a kind reach, in the order of the rows."""
    colour = matplotlib.colors.to_rgba(COLOURS[kind])
    solid = kind in ("softened", "strengthened")
    found = [p for p in axes.patches if (p.get_facecolor() if solid else p.get_edgecolor()) == colour]
    return [tuple(sorted((float(p.get_x()), float(p.get_x() + p.get_width())))) for p in found]


def saved(figure, form: str) -> bytes:
    """The bytes of a figure in a format."""
    out = io.BytesIO()
    figure.savefig(out, format=form)
    return out.getvalue()


def test_the_figure_names_both_editions_and_its_panels(figure):
    """What it is of, and what each panel shows."""
    words = texts(figure)
    assert (
        "Joint Statement of the 4th Norvale Talks (2024-05-12)\n→ Joint Statement of the 5th Norvale Talks (2025-06-03)"
        in words
    )
    assert "Balance of force by paragraph of the new edition" in words
    assert "Where the document moved" in words
    assert {"old edition", "new edition", "¶1", "¶4"} <= set(words)


def test_changes_stand_in_the_paragraph_of_the_new_edition(comparison):
    """Also what was dropped from a sentence that is still there; what went with its sentence stands under its old paragraph."""
    rows = {row.label: [change.kind for change in row.changes] for row in find_rows(comparison)}
    assert rows == {"¶1": [], "¶2": ["softened"], "¶3": [], "¶4": ["added"], "old ¶3": ["dropped"]}
    inside = evolve(comparison.softened[0], kind="dropped", new=None, new_sentences=())
    assert [row.label for row in find_rows(evolve(comparison, changes=(inside,))) if row.changes] == ["¶2"]


def test_no_change_is_lost(long):
    """Every change is in one row, also where paragraphs share rows."""
    for comparison in (long, *(dd.compare(old, new) for old, new in [samples()[-2:]])):
        rows = find_rows(comparison)
        assert sorted(c.id for row in rows for c in row.changes) == sorted(c.id for c in comparison.changes)


def test_softened_points_left_and_strengthened_right():
    """Each change as wide as its salience, one beside the other."""
    comparison = compare(OLD, NEW)
    (change,) = comparison.softened
    twice = (evolve(change, salience=1), evolve(change, salience=3), evolve(change, kind="strengthened", salience=2))
    axes = plot(evolve(comparison, changes=twice)).axes[0]
    assert sorted(bars(axes, "softened")) == [(-4, -3), (-3, 0)]
    assert bars(axes, "strengthened") == [(0, 2)]
    assert {"▼ 2", "▲ 1", "▼ 2 softened", "▲ 1 strengthened"} <= set(texts(axes.figure))


def test_what_came_and_went_is_set_off_from_what_moved_force(comparison, figure):
    """Hatched, thinner, and said to claim no direction; what was updated is told as not drawn."""
    axes = figure.axes[0]
    hatched = {p.get_edgecolor(): p.get_hatch() for p in axes.patches if p.get_hatch()}
    assert hatched == {
        matplotlib.colors.to_rgba(COLOURS["dropped"]): "////",
        matplotlib.colors.to_rgba(COLOURS["added"]): "....",
    }
    assert any("no direction claimed" in text for text in texts(figure))
    updated = evolve(comparison.softened[0], kind="updated")
    assert any("~ 1 updated" in text for text in texts(plot(evolve(comparison, changes=(updated,)))))


def test_lines_lead_from_the_old_order_to_the_new_one(comparison, figure):
    """One a primary link of the body; a moved sentence has a thick line with dots."""
    lines = [line for line in figure.axes[1].lines if list(line.get_xdata()) == [0, 1]]
    assert len(lines) == 4
    (moved,) = [line for line in lines if line.get_marker() == "o"]
    assert moved.get_linewidth() > 2
    old, new = moved.get_ydata()
    assert old > 0.8
    assert new < 0.2
    assert {"in order (3)", "moved (1)", "dropped (1)", "added (1)"} <= set(texts(figure))


def test_dropped_and_added_sentences_are_marked_at_the_margins(figure):
    """Left of the old edition, right of the new one, by a minus and a plus."""
    found = {line.get_marker(): line.get_xdata()[0] for line in figure.axes[1].lines if line.get_linestyle() == "None"}
    assert found["_"] < 0
    assert found["+"] > 1


@pytest.mark.parametrize("name", ["short", "sample", "long"])
def test_every_word_is_in_the_picture_and_large_enough(request, name):
    """Whatever the length of the statements: nothing is cut off at an edge, no paragraph label touches the next."""
    made = {
        "short": lambda: compare(OLD, NEW),
        "sample": lambda: dd.compare(*samples()[-2:]),
        "long": lambda: request.getfixturevalue("long"),
    }[name]()
    figure = plot(made)
    frame = figure.bbox.padded(1)
    boxes = [(t, t.get_window_extent()) for t in figure.findobj(matplotlib.text.Text) if t.get_text() and t.get_visible()]
    assert not [t.get_text() for t, box in boxes if not (frame.contains(box.x0, box.y0) and frame.contains(box.x1, box.y1))]
    assert min(t.get_fontsize() for t, _ in boxes) >= 8.5
    for labels in (list(figure.axes[0].get_yticklabels()), _labels(figure, "right"), _labels(figure, "left")):
        edges = sorted((t.get_window_extent().y0, t.get_window_extent().y1) for t in labels)
        assert len(edges) > 1
        assert all(high <= low for (_, high), (low, _) in pairwise(edges))


def _labels(figure, side: str) -> list:
    return [t for t in figure.axes[1].texts if t.get_text().startswith("¶") and t.get_ha() == side]


def test_many_paragraphs_share_rows(long):
    """A figure of three hundred sentences has a height that a page can show."""
    rows = find_rows(long)
    assert sum(row.of_new for row in rows) <= MOST_ROWS
    assert 0 < sum(not row.of_new for row in rows) <= MOST_OLD_ROWS
    assert rows[0].label == "¶1–11"
    assert plot(long).get_size_inches()[1] < 21


def test_no_change_is_a_figure_too(comparison):
    """Of equal editions, and of a selection that leaves nothing."""
    for empty in (compare(OLD, OLD), comparison.filter(matches="no such words")):
        assert not bars(plot(empty).axes[0], "softened")
    assert any("both sides are the same text" in text for text in texts(plot(compare(OLD, OLD))))


def test_a_statement_of_headings_alone_is_a_figure_too():
    """No sentence of the body on one side."""
    comparison = compare(OLD, NEW)
    frame = tuple(sentence for sentence in comparison.old.sentences if sentence.is_frame)
    empty = evolve(comparison, old=evolve(comparison.old, sentences=frame), links=(), groups=(), changes=())
    assert len(plot(evolve(empty, new=empty.old)).axes) == 2


def test_selection_review_notes_and_provenance_are_said(comparison):
    """Below the panels; long lists of notes are cut and say so."""
    first, *rest = comparison.changes
    out = evolve(first, opinion=Opinion("rejected", first.kind))
    review = Review((ReviewEntry(first.id, "rejected"),), "M. Arden")
    notes = tuple(f"remark {number}" for number in range(9))
    made = evolve(comparison, changes=tuple(rest), rejected=(out,), review=review, new=evolve(comparison.new, notes=notes))
    words = "\n".join(texts(plot(made.filter(min_salience=2))))
    assert "Selection: salience 2 or more" in words
    assert "Reviewed by M. Arden: 1 rejected, 2 open. Left out as rejected: 1." in words
    assert "note: new edition: remark 0" in words
    assert "more notes" in words
    for name, value in comparison.provenance.items():
        assert (value if name == "library" else value[:12]) in words


@pytest.mark.parametrize("form", ["png", "svg", "pdf"])
def test_the_same_comparison_gives_the_same_bytes(comparison, figure, form):
    """Saved twice, made twice, and whatever the user has set for other figures: no clock, no random name."""
    first = saved(figure, form)
    assert saved(figure, form) == first
    with matplotlib.rc_context({"font.size": 30, "axes.facecolor": "black", "text.usetex": True, "font.family": ["serif"]}):
        again = plot(comparison)
    assert saved(again, form) == first


def test_the_state_of_pyplot_is_left_alone():
    """It is not even loaded, and settings are as they were."""
    # The backend is left aside: to ask for it loads pyplot.
    code = (
        "import sys, dtt_diff as dd, matplotlib\n"
        "state = lambda: {key: matplotlib.rcParams[key] for key in matplotlib.rcParams if key != 'backend'}\n"
        f"before = state()\nfigure = dd.compare({OLD!r}, {NEW!r}).plot()\nfigure._repr_png_()\n"
        "assert state() == before\nsys.exit('matplotlib.pyplot' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


HOSTILE = [
    ("$\\frac{1}{0}$ and $", "<script>&amp;", "a\x00b\ud800\x1b"),
    ("\u202e\u200f", "\U0001f6a2" * 3, "共同声明"),
    ("W" * 300, "%s {} \\n", "\ufdd0"),
]


@pytest.mark.parametrize("evil", HOSTILE, ids=ascii)
def test_whatever_a_statement_carries_is_text(comparison, evil):
    """No formula is read, no letter that the font has not makes a warning, no edge is passed."""
    for one, two, three in (evil, evil[::-1]):
        old = evolve(comparison.old, title=one, date=two, notes=(three,))
        new = evolve(comparison.new, title=None, date=three, source=two, notes=(two,))
        figure = plot(evolve(comparison, old=old, new=new, notes=(one,), selection=two, profile=three))
        assert saved(figure, "png")
        words = [item for item in figure.findobj(matplotlib.text.Text) if item.get_text()]
        assert all(item.get_window_extent().x1 <= figure.bbox.x1 for item in words)


def test_a_long_title_is_cut_and_keeps_its_date(comparison):
    """With a sign that it goes on."""
    odd = evolve(comparison, old=evolve(comparison.old, title="JOINT " + "W" * 300))
    assert "W… (2024-05-12)\n" in "\n".join(texts(plot(odd)))


def test_a_title_that_the_font_cannot_write_gives_way(comparison):
    """The words "old edition" and the date say more than a row of replacement signs; a single sign is borne."""
    odd = evolve(
        comparison, old=evolve(comparison.old, title="共同声明 5"), new=evolve(comparison.new, title="Talks of 東 Norvale")
    )
    words = "\n".join(texts(plot(odd)))
    assert "old edition (2024-05-12)\n→ Talks of \ufffd Norvale (2025-06-03)" in words


def test_a_dollar_is_a_dollar(comparison):
    """Sums of money are no formulas."""
    odd = evolve(comparison, old=evolve(comparison.old, title="Aid of $5m and $6m"))
    assert "Aid of $5m and $6m (2024-05-12)" in "\n".join(texts(plot(odd)))


@pytest.mark.parametrize("before", ["", "%matplotlib inline\nimport matplotlib.pyplot as plt"], ids=["bare", "inline"])
def test_a_notebook_shows_it_as_the_last_line_of_a_cell(before):
    """One image, with pyplot set up or without it."""
    nbclient = pytest.importorskip("nbclient")
    nbformat = pytest.importorskip("nbformat")
    pytest.importorskip("ipykernel")
    cell = f"{before}\nimport dtt_diff as dd\ndd.compare({OLD!r}, {NEW!r}).plot()"
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell)])
    nbclient.NotebookClient(notebook, timeout=120).execute()
    images = [out.data["image/png"] for out in notebook.cells[0].outputs if "image/png" in out.get("data", {})]
    assert len(images) == len(notebook.cells[0].outputs) == 1


def test_the_image_of_a_notebook_is_sharp_and_of_a_size_to_read(figure):
    """More dots than it is shown at; about as wide as a cell."""
    image, size = figure._repr_png_()
    width = int.from_bytes(image[16:20], "big")
    assert image.startswith(b"\x89PNG")
    assert width >= 1.5 * size["width"]
    assert 800 <= size["width"] <= 1000


def test_without_matplotlib_the_error_names_the_remedy(comparison, monkeypatch):
    """The command to install it."""
    from dtt_diff.rendering import figure as module

    module.figure_class.cache_clear()
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    with pytest.raises(dd.MissingExtraError, match=r"pip install 'dtt_diff\[notebook\]'"):
        plot(comparison)
