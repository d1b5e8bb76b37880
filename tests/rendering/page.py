"""An HTML page as tests look at it, read with the parser of the standard library."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from html.parser import HTMLParser

from attrs import Factory, define

import dtt_diff as dd
from dtt_diff.rendering.html import render_html
from dtt_diff.reporting.values import Report
from tests.making import samples

VOID = {"meta", "link", "input", "br", "hr", "img"}


@define(eq=False)
class Element:
    """An element with its attributes and what stands in it."""

    name: str
    attributes: dict[str, str | None]
    children: list[Element | str] = Factory(list)

    def get(self, name: str) -> str:
        """The value of an attribute; empty where it has none."""
        return self.attributes.get(name) or ""

    def all(self, name: str = "", css_class: str = "") -> Iterator[Element]:
        """Every element in it of a name and of a class, in order."""
        for child in self.children:
            if isinstance(child, Element):
                if name in ("", child.name) and (not css_class or css_class in child.get("class").split()):
                    yield child
                yield from child.all(name, css_class)

    def one(self, name: str = "", css_class: str = "") -> Element:
        """The only such element."""
        (found,) = self.all(name, css_class)
        return found

    def text(self, *, without: str = "") -> str:
        """Its text in one line, without elements of a class."""
        return " ".join("".join(self._text(without)).split())

    def _text(self, without: str) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            elif not without or without not in child.get("class").split():
                yield from child._text(without)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs), f"<{tag}> has an attribute twice"
        element = Element(tag, dict(attrs))
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Element(tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].name == tag, f"</{tag}> closes <{self.open[-1].name}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def read_page(html: str) -> Element:
    """The page; an error where its elements do not nest."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert len(reader.open) == 1, f"<{reader.open[-1].name}> is never closed"
    return reader.open[0]


def by_id(page: Element) -> dict[str, Element]:
    """Its elements by their ids; an error where two have the same."""
    out: dict[str, Element] = {}
    for element in page.all():
        if "id" in element.attributes:
            assert element.get("id") not in out, f"two elements have the id {element.get('id')}"
            out[element.get("id")] = element
    return out


@lru_cache
def sample() -> Report:
    """The report on the last two sample statements; a sentence of the older one goes over a page."""
    return dd.compare(*samples()[-2:]).report()


@lru_cache
def sample_page() -> Element:
    """The same as a page."""
    return read_page(render_html(sample()))
