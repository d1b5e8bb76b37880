from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from attrs import evolve

from dtt_diff.model import KINDS, Change, Evidence, Opinion, Passage, Review, ReviewEntry
from dtt_diff.rendering.notebook import SHOWN, render_change, render_comparison
from dtt_diff.rendering.signs import COLOURS, SIGNS
from dtt_diff.result import Comparison
from tests.making import compare

OLD = (
    "Joint Statement of the 4th Norvale Talks\n\nMay 12, 2024\n\n"
    "1. The ministers condemned the missile launch in the strongest terms. Both states agreed to share warning data.\n\n"
    "2. Search crews from both coasts found the lost ferry.\n"
)
NEW = (
    "Joint Statement of the 5th Norvale Talks\n\nJune 3, 2025\n\n"
    "1. The ministers condemned the missile launch. Both states agreed to share warning data.\n\n"
    "2. Grain shipments through the northern strait have grown since spring.\n"
)
#: What JupyterLab lets through, which takes out most: these elements, attributes and shapes of style among others.
ELEMENTS = {"div", "span", "strong", "code", "ins", "del", "details", "summary"}
ATTRIBUTES = {"style", "title", "open"}
STYLES = {
    "background-color": r"#[0-9a-f]{6}|rgba\(\d{1,3},\d{1,3},\d{1,3},0\.\d+\)",
    "color": r"#[0-9a-f]{6}",
    "border-left": r"\d+px solid #[0-9a-f]{6}",
    "border-radius": r"\d+px",
    "cursor": "pointer",
    "font-size": r"\d+%",
    "font-weight": "bold",
    "line-height": r"[\d.]+",
    "margin": r"(\d+(px)?\s?){1,4}",
    "max-width": r"\d+em",
    "opacity": r"0\.\d+",
    "overflow-wrap": "break-word",
    "padding": r"(\d+(px)?\s?){1,4}",
    "text-align": "left",
    "text-decoration": "none|underline|line-through",
    "white-space": "nowrap",
}


class Reader(HTMLParser):
    """Reads HTML and holds that it is well formed: what it uses, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: set[str] = set()
        self.attributes: set[str] = set()
        self.styles: set[tuple[str, str]] = set()
        self.text = ""
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attrs):
        """An element: note what it uses."""
        self.open.append(tag)
        self.elements.add(tag)
        for name, value in attrs:
            self.attributes.add(name)
            if name == "style":
                self.styles |= {tuple(part.split(":", 1)) for part in value.split(";")}

    def handle_endtag(self, tag):
        """Elements end in the order in which they began."""
        assert self.open.pop() == tag

    def handle_data(self, data):
        """Text between elements."""
        self.text += data


def change(number: int, kind: str = "dropped", salience: int = 1, text: str = "the ferry") -> Change:
    """A change that quotes a text on the old side."""
    return Change(
        str(number),
        kind,
        Passage(((0, len(text)),), text),
        None,
        (2,),
        (),
        (),
        salience,
        None,
        "low",
        (Evidence("content", "why"),),
        "",
    )


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    """Two editions of an invented series."""
    return compare(OLD, NEW)


@pytest.fixture(scope="module")
def everything(comparison) -> Comparison:
    """A comparison of which a view has to say all that it can: selected, reviewed, with notes, and long."""
    first, second, *rest = comparison.changes
    first = evolve(first, opinion=Opinion("relabelled", "strengthened", "see the protocol"))
    second = evolve(second, opinion=Opinion("rejected", second.kind, "a slip of the pen"))
    review = Review((ReviewEntry(first.id, "relabelled", first.kind), ReviewEntry(second.id, "rejected")), "M. Arden")
    more = tuple(change(number, KINDS[number % 5]) for number in range(20))
    return evolve(
        comparison,
        changes=(first, *rest, *more),
        rejected=(second,),
        review=review,
        selection="kind softened",
        notes=("read with care",),
        old=evolve(comparison.old, notes=("page numbers left out",)),
    )


def test_a_comparison_shows_editions_counts_and_leading_changes(comparison):
    """What was compared, how much changed, and the changes with their place, quotes and reason."""
    text = Reader(render_comparison(comparison)).text
    assert (
        "Joint Statement of the 4th Norvale Talks (2024-05-12) → Joint Statement of the 5th Norvale Talks (2025-06-03)" in text
    )
    for kind, number in comparison.counts.items():
        assert f"{SIGNS[kind]} {number} {kind}" in text
    assert "▼ softened degree · ¶1 → ¶1 · salience 2" in text
    assert "why “in the strongest terms” was taken out" in text
    assert "old ¶2" in text


def test_marked_words_are_those_of_one_side(comparison):
    """Deleted words stand in <del>, new ones in <ins>; what both sides have is not marked."""
    html = render_comparison(comparison)
    assert re.findall(r"<del[^>]*line-through[^>]*>(.*?)</del>", html) == ["in the strongest terms"]
    assert "Grain shipments" in re.findall(r"<ins[^>]*>(.*?)</ins>", html)[0]
    softened = re.sub(r" style=.*?>", ">", render_change(comparison.softened[0]))
    assert "<span>old</span> “launch <del>in the strongest terms</del>”" in softened
    assert "<span>new</span> “launch”" in softened


def test_a_quotation_that_is_marked_as_a_whole_is_not_struck_through(comparison):
    """A long passage under a line is hard to read; sign, word and ground say that it went."""
    for html in map(render_change, comparison.dropped):
        assert "line-through" not in html
        assert "− dropped" in Reader(html).text


def test_the_first_ones_are_shown_and_the_rest_is_told(everything, comparison):
    """A notebook is no report: where the rest can be seen is said."""
    html = render_comparison(everything)
    assert html.count("salience") - html.count("min_salience") == SHOWN + len(everything.rejected)
    assert f"… and {len(everything.changes) - SHOWN} more:" in html
    assert ".filter(" in html
    assert ".to_html()" in html
    assert "more:" not in render_comparison(comparison)


def test_those_of_most_salience_come_first(comparison):
    """The order of the text within equals."""
    changes = (change(0, salience=1, text="third"), change(1, salience=3, text="first"), change(2, salience=2, text="second"))
    html = render_comparison(evolve(comparison, changes=changes))
    assert html.index("first") < html.index("second") < html.index("third")


def test_selection_review_and_notes_are_said(everything):
    """And the library's own label stays beside the reviewed one, what was rejected beside what was not."""
    text = Reader(render_comparison(everything.filter(matches="strongest"))).text
    assert "Selection: kind softened; matches “strongest”" in text
    text = Reader(render_comparison(everything)).text
    assert "Reviewed by M. Arden" in text
    assert "relabelled, was strengthened; note: see the protocol" in text
    assert "1 rejected by the review" in text
    assert "a slip of the pen" in text
    assert "note: read with care" in text
    assert "note: old edition: page numbers left out" in text


def test_no_change_is_said(comparison):
    """An empty view would leave the reader in doubt: of the comparison, or of the selection."""
    assert "No change." in render_comparison(compare(OLD, OLD))
    assert "both sides are the same text" in render_comparison(compare(OLD, OLD))
    assert "No change in this selection." in render_comparison(comparison.filter(matches="no such words"))


def test_what_made_the_result_is_said(comparison):
    """In a small last line; digests by their first digits, the whole in the title."""
    html = render_comparison(comparison)
    last = html[html.rindex("<div") :]
    for name, value in comparison.provenance.items():
        assert value in last
        assert (value if name == "library" else value[:12]) in Reader(
            "<div>" + last.partition(">")[2].removesuffix("</div>")
        ).text


def test_a_change_shows_its_evidence(comparison):
    """Rule, scale, both sides on it, sources, confidence and id: open, as it was asked for."""
    (softened,) = comparison.softened
    html = softened._repr_html_()
    assert html == render_change(softened)
    assert "<details open>" in html
    text = Reader(html).text
    item = softened.evidence[0]
    for word in (
        item.rule,
        item.scale,
        item.old_rank,
        item.new_rank,
        *item.sources,
        softened.confidence,
        softened.id,
        "shift -",
    ):
        assert word in text
    assert "¶" not in text


def test_the_notebook_asks_the_value_itself(comparison):
    """A comparison as the last line of a cell; its plain form names the counts."""
    assert comparison._repr_html_() == render_comparison(comparison)
    assert "1 softened" in repr(comparison)


def test_what_page_furniture_interrupts_is_marked_rightly():
    """Offsets of the statement are no offsets of the quotation."""
    text = "They agreed\n\n- 2 -\n\nto share data."
    old = Passage(((0, 11), (20, 33)), "They agreed to share data", ((5, 11), (23, 28)))
    assert old.text == f"{text[0:11]} {text[20:33]}"
    item = Change("1", "softened", old, Passage(((0, 4),), "They"), (0,), (0,), (), 1, None, "low", (), "")
    assert re.findall(r"<del[^>]*>(.*?)</del>", render_change(item)) == ["agreed", "share"]
    assert "They agreed to share data" in Reader(render_change(item)).text


def test_a_long_quotation_is_cut_in_a_comparison_only(comparison):
    """At a word, with a sign; the change alone shows all."""
    item = change(1, text="word " * 400 + "end")
    html = render_comparison(evolve(comparison, changes=(item,)))
    assert re.search(r"word word \[…\]”", html)
    assert len(html) < 5000
    assert "word end”" in render_change(item)


# Where it is shown


def test_the_strictest_notebook_lets_it_through(everything):
    """No style sheet, script, class or link; every style is of a shape that JupyterLab keeps."""
    for html in (render_comparison(everything), *map(render_change, everything.changes)):
        seen = Reader(html)
        assert seen.elements <= ELEMENTS
        assert seen.attributes <= ATTRIBUTES
        assert {name for name, _ in seen.styles} <= set(STYLES)
        assert not [(name, value) for name, value in seen.styles if not re.fullmatch(STYLES[name], value)]


def test_it_reads_without_any_style(everything):
    """Signs, words and elements say what colours say."""
    html = re.sub(r' style="[^"]*"', "", render_comparison(everything))
    text = Reader(html).text
    assert all(f"{SIGNS[kind]} {everything.counts[kind]} {kind}" in text for kind in KINDS)
    assert "<del>" in html
    assert "old “" in text


def test_it_is_compact(everything):
    """A notebook with many of them stays small."""
    assert len(render_comparison(everything).encode()) < 20_000


Rgb = tuple[float, float, float]
WHITE, BLACK = (255.0, 255.0, 255.0), (17.0, 17.0, 17.0)
#: The pages and their letters: JupyterLab light and dark, and VS Code dark.
PAGES = [(WHITE, (33.0, 33.0, 33.0)), (BLACK, (224.0, 224.0, 224.0)), ((31.0, 31.0, 31.0), (204.0, 204.0, 204.0))]


def rgb(colour: str) -> Rgb:
    """Red, green and blue of "#rrggbb"."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def over(colour: Rgb, share: float, ground: Rgb) -> Rgb:
    """A colour laid on a ground so thickly."""
    return tuple(share * c + (1 - share) * g for c, g in zip(colour, ground, strict=True))


def contrast(one: Rgb, other: Rgb) -> float:
    """Contrast ratio as WCAG 2 defines it."""

    def luminance(colour: Rgb) -> float:
        parts = [c / 255 / 12.92 if c / 255 <= 0.04045 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_can_be_read_and_seen_on_every_page(kind):
    """White letters on its colour reach level AA; its colour stands out from a light page and from a dark one."""
    assert contrast(WHITE, rgb(COLOURS[kind])) >= 4.5
    assert all(contrast(rgb(COLOURS[kind]), page) >= 3 for page in (WHITE, BLACK))


@pytest.mark.parametrize(("page", "letters"), PAGES)
def test_text_reaches_level_aa_on_light_and_dark_pages(everything, page, letters):
    """The letters keep the colour of the page: on the grounds of marked words, and where they are held back."""
    styles = Reader(render_comparison(everything)).styles
    grounds = [re.findall(r"[\d.]+", value) for name, value in styles if name == "background-color" and "rgba" in value]
    shares = [float(value) for name, value in styles if name == "opacity"]
    assert len(grounds) == 2
    assert shares
    for red, green, blue, share in grounds:
        ground = over((float(red), float(green), float(blue)), float(share), page)
        assert contrast(letters, ground) >= 4.5
        assert contrast(ground, page) > 1.1
    assert min(contrast(over(letters, share, page), page) for share in shares) >= 4.5
    assert {value for name, value in styles if name == "color"} == {"#ffffff"}


# What a statement may carry

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "]]></div></del>",
    "&lt;b&gt; &amp;",
    "a\x00b\x1b[31m\x07",
    "\u202eevil\u202c",
    "\ud800",
    "\U0001f6a2" * 5,
    "w" * 300,
    "line\u2028break\r\n\r\n\ttab",
]


@pytest.mark.parametrize("evil", HOSTILE, ids=ascii)
def test_whatever_a_statement_carries_is_text(everything, evil):
    """In quotes, titles, dates, sources, notes, reasons, reviews and selections: nothing but text, nothing that steers."""
    first = everything.changes[0]
    cue = evolve(first.evidence[0].old_cue, text=evil) if first.evidence[0].old_cue else None
    evidence = (evolve(first.evidence[0], why=evil, rule=evil, scale=evil, old_rank=evil, sources=(evil,), old_cue=cue),)
    made = evolve(
        first,
        id=evil,
        old=Passage(((0, len(evil)),), evil, ((0, 1),)),
        new=Passage(((0, len(evil)),), evil),
        dimensions=(evil,),
        evidence=evidence,
        opinion=Opinion("open", "added", evil),
    )
    side = evolve(everything.old, title=evil, date=evil, source=evil, notes=(evil,))
    odd = evolve(
        everything,
        changes=(made, *everything.changes),
        rejected=(made,),
        old=side,
        new=evolve(side, title=None),
        notes=(evil,),
        selection=evil,
        profile=evil,
        review=Review((), evil, evil),
    )
    for html in (render_comparison(odd), render_change(made)):
        html.encode("utf-8")
        seen = Reader(html)
        assert seen.elements <= ELEMENTS
        assert seen.attributes <= ATTRIBUTES
        assert not [sign for sign in unescape(html) if not sign.isprintable()]
    if evil.isprintable():
        assert evil in Reader(render_comparison(odd)).text


def test_the_same_comparison_gives_the_same_bytes(comparison):
    """No clock, no hash order, no random name."""
    assert render_comparison(comparison) == render_comparison(compare(OLD, NEW))
