from __future__ import annotations

import re
import subprocess
import sys
from base64 import b64encode
from hashlib import sha256
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest
from attrs import evolve

import dtt_diff as dd
from dtt_diff.model import KINDS
from dtt_diff.rendering.html import LEADING, render_html
from dtt_diff.rendering.signs import SIGNS
from dtt_diff.reporting.values import Emphasis, Naming
from tests.making import PAIRS, needs_shared, samples
from tests.rendering.page import Element, by_id, read_page, sample, sample_page

#: What the report of the founding pair may weigh, in bytes.
WEIGHT = 150_000


def words(text: str) -> str:
    """A text in one line."""
    return " ".join(text.split())


# One file that needs nothing else


def test_the_page_loads_nothing():
    """No script, style, font or image from elsewhere; not even the icon that browsers ask for by themselves."""
    html = render_html(sample())
    page = read_page(html)
    assert not [element for element in page.all() if {"src", "srcset", "action", "data", "poster"} & set(element.attributes)]
    assert [(link.get("rel"), link.get("href")) for link in page.all("link")] == [("icon", "data:,")]
    assert not re.search(r"url\(|@import|https?:|fetch\(|XMLHttp|import\(", html)
    assert all(link.get("href").startswith("#") for link in page.all("a"))


def test_the_page_forbids_what_it_does_not_bring():
    """Its policy allows its own style and script by their digests: what gets in otherwise is not run."""
    page = sample_page()
    (policy,) = (meta.get("content") for meta in page.all("meta") if meta.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'; ")
    for name in ("style", "script"):
        content = "".join(page.one(name).children)
        assert f"{name}-src 'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'" in policy
    assert not [element for element in page.all() if "style" in element.attributes]
    assert not [name for element in page.all() for name in element.attributes if name.startswith("on")]


def test_templates_ship_with_the_package():
    """An installed library has them, too."""
    folder = files("dtt_diff.rendering").joinpath("templates")
    assert {"report.html.jinja", "report.css", "print.css", "report.js"} <= {item.name for item in folder.iterdir()}


@needs_shared
def test_the_report_of_the_founding_pair_is_small():
    """It goes by mail."""
    folder = PAIRS / "dtt-13-14"
    assert len(dd.compare(folder / "old.txt", folder / "new.txt").to_html().encode()) < WEIGHT


def test_the_same_report_gives_the_same_bytes():
    """Twice in one process, and whatever the hash seed."""
    program = (
        "import sys, hashlib, pathlib, dtt_diff as dd\n"
        "html = dd.compare(*map(pathlib.Path, sys.argv[1:])).to_html()\n"
        "print(hashlib.sha256(html.encode()).hexdigest())"
    )
    here = sha256(render_html(sample()).encode()).hexdigest()
    assert here == sha256(render_html(sample()).encode()).hexdigest()
    done = subprocess.run(
        [sys.executable, "-c", program, *map(str, samples()[-2:])],
        env={"PYTHONHASHSEED": "7"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == here


# Structure


def test_elements_nest_ids_are_unique_and_links_lead_somewhere():
    """``read_page`` and ``by_id`` see to the first two."""
    ids = by_id(sample_page())
    assert [link.get("href") for link in sample_page().all("a") if link.get("href")[1:] not in ids] == []
    for name in ("aria-labelledby", "for"):
        assert {element.get(name) for element in sample_page().all() if name in element.attributes} <= set(ids)


def test_headings_go_down_one_step_at_a_time():
    """One of the first level, no level left out."""
    levels = [int(element.name[1]) for element in sample_page().all() if re.fullmatch("h[1-6]", element.name)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert not [(a, b) for a, b in pairwise(levels) if b > a + 1]


def test_a_screen_reader_finds_its_way():
    """Language, landmarks, a link to skip the head, and table cells that know their headers."""
    page = sample_page()
    assert page.one("html").get("lang") == "en"
    for name in ("main", "nav", "footer"):
        page.one(name)
    assert next(page.all("a")).get("href") == "#" + page.one("main").get("id")
    assert {"row", "col"} == {header.get("scope") for header in page.all("th")}
    assert all(pair.get("lang") == "en" for pair in page.all("div", "pair") if "note" not in pair.get("class"))


def test_nothing_of_the_content_waits_for_the_script():
    """Only filters and keys do, and they are hidden without it."""
    page = sample_page()
    assert [element.get("id") for element in page.all() if "hidden" in element.attributes] == ["tools"]
    tools = page.one("form")
    assert [box.get("value") for box in tools.all("input") if box.get("name") == "kind"] == list(KINDS)
    dimensions = {option.text() for option in list(tools.all("select"))[1].all("option")}
    assert {d for change in sample().comparison.changes for d in change.dimensions} <= dimensions
    assert {key.text() for key in tools.all("kbd")} == {"n", "p"}


def test_the_style_knows_paper_darkness_phones_and_calm():
    """And long words break."""
    style = "".join(sample_page().one("style").children)
    for rule in (
        "@media print",
        "prefers-color-scheme: dark",
        "prefers-reduced-motion",
        "max-width",
        "overflow-wrap: anywhere",
    ):
        assert rule in style
    assert "/*" not in style


def _colours(style: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6});", style))


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_stand_out_from_every_ground(scheme):
    """Contrast of 4.5 to 1 or more (WCAG 2.2, level AA), in both schemes."""
    light, _, rest = "".join(sample_page().one("style").children).partition("@media screen and (prefers-color-scheme: dark)")
    colours = _colours(light) if scheme == "light" else _colours(rest.partition("*, ::before")[0])
    grounds = [colours[name] for name in ("paper", "panel", "added-tint", "dropped-tint")]
    for name in (*KINDS, "ink", "faint", "link"):
        for ground in grounds if name in ("ink", "faint") else grounds[:2]:
            high, low = sorted((_luminance(colours[name]), _luminance(ground)), reverse=True)
            assert (high + 0.05) / (low + 0.05) >= 4.5, (name, ground)


# Head and summary


def test_the_head_names_both_editions():
    """Title, date in words, source (the file, not the folders of the machine) and notes."""
    head = sample_page().one("header", "top")
    comparison = sample().comparison
    assert head.one("h1").text() == f"What changed {comparison.new.title}"
    assert [time.text() for time in head.all("time")] == ["17 April 2024", "6 May 2025"]
    for statement in (comparison.old, comparison.new):
        assert Path(statement.source).name in head.text()
        assert statement.source not in head.text()
        assert all(note in head.text() for note in statement.notes)
    assert comparison.old.notes


def test_the_summary_counts_the_kinds_by_sign_word_and_number():
    """No colour is needed to read them."""
    counts = [item.text() for item in sample_page().one("ul", "counts").all("li")]
    assert counts == [f"{SIGNS[kind]} {number} {kind}" for kind, number in sample().comparison.counts.items()]


def test_the_leading_changes_are_told_as_sentences():
    """Those of most salience, each with a link to its place."""
    items = list(sample_page().one("ol", "leading").all("li"))
    leading = sample().comparison.leading[:LEADING]
    assert [item.text() for item in items] == [f"{SIGNS[c.kind]} {c.kind} {words(c.explanation)}" for c in leading]
    assert [item.one("a").get("href") for item in items] == [f"#c-{change.id}" for change in leading]


def test_the_balance_has_a_number_beside_each_bar():
    """Softened to the left, strengthened to the right, as long as the numbers say."""
    rows = list(next(sample_page().one("table", "balance").all("tbody")).all("tr"))
    themes = [theme for theme in sample().themes if theme.changes]
    for row, theme in zip(rows, themes, strict=True):
        order = ("softened", "strengthened", "added", "dropped", "updated")
        assert row.one("th").text() == theme.name
        assert [int(cell.text()) for cell in row.all("td")] == [theme.count(kind) for kind in order]
        for cell in row.all("td", "b"):
            assert (cell.one("svg").get("width") == "0.0em") == (cell.text() == "0")
            assert cell.one("svg").get("aria-hidden") == "true"


def test_emphasis_is_told():
    """Shares, their difference, words, order and place; a dash where an edition has the theme not."""
    emphasis = (
        Emphasis("Halden Strait", 30, 60, 0.1, 0.15, 2, 1, 0.25, 0.0),
        Emphasis("Ferries", 0, 5, 0.0, 0.0125, None, 2, None, 0.5),
        Emphasis("Pilots", 9, 9, 0.03, 0.03, 3, 3, 0.5, 0.75),
    )
    table = read_page(render_html(evolve(sample(), emphasis=emphasis))).one("table", "emphasis")
    rows = [[cell.text() for cell in row.children if isinstance(cell, Element)] for row in table.one("tbody").all("tr")]
    assert rows == [
        ["Halden Strait", "10.0 → 15.0", "+5.0", "30 → 60", "2 → 1", "25 → 0"],
        ["Ferries", "0.0 → 1.2", "+1.2", "0 → 5", "– → 2", "– → 50"],
        ["Pilots", "3.0 → 3.0", "0.0", "9 → 9", "3 → 3", "50 → 75"],
    ]


def test_the_order_of_the_parties_is_told():
    """As they are first named, then each order with how often it is used."""
    parties, namings = (("Norvale", "Oskara"), ("Oskara", "Norvale")), (Naming(("Norvale", "Oskara"), 2, 1),)
    table = read_page(render_html(evolve(sample(), parties=parties, namings=namings))).one("table", "parties")
    rows = [[cell.text() for cell in row.children if isinstance(cell, Element)] for row in table.one("tbody").all("tr")]
    assert rows == [
        ["First named", "Norvale, Oskara", "Oskara, Norvale"],
        ["Norvale, Oskara", "2 sentences", "1 sentence"],
    ]


def test_empty_tables_are_left_out():
    """A statement may name no parties, and have no themes to weigh."""
    page = read_page(render_html(evolve(sample(), emphasis=(), parties=((), ()), namings=())))
    assert not list(page.all("table", "emphasis"))
    assert not list(page.all("table", "parties"))
