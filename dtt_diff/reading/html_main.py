"""Which element of a page holds its main text, and which heading is its title."""

from __future__ import annotations

import re
from typing import Any

from attrs import field, frozen

from dtt_diff.reading.html_nodes import SILENT, frames, walk

#: An element that holds at least this share of all prose of a page is never taken for a menu, footer or notice by its name.
PROTECTED_SHARE = 0.4
#: The main element holds at least this share of the prose that is left when menus, footers and notices are out.
MAIN_SHARE = 0.6
#: An element that the page marks as its article needs this share only: teasers may hold the rest.
ARTICLE_SHARE = 0.3
#: Inside it, a smaller element is preferred that holds at least this share of its prose.
NARROWER_SHARE = 0.85
_MAIN_NAMES = re.compile(
    r"(?:^|[\s_-])(?:article|content|main|body|story|press-?release|statement|entry|post|text|release|document|copy|page)(?:$|[\s_-])|"
    r"(?:content|body|text)$"
)
_WORD = re.compile(r"[^\W_]+")


@frozen
class Outline:
    """What is known of a page before its text is taken.

    Attributes:
        main: the element with the main text.
        title: the heading that is the title of the text, if there is one.
        framing: ids of the elements that are menus, footers, share buttons and notices.
    """

    main: Any
    title: Any | None
    framing: frozenset[int] = field(repr=False)


def outline(body: Any, document_title: str) -> Outline:
    """Find the main text of a page.

    Args:
        body: its body element.
        document_title: what the head calls the page.

    Returns:
        the element with the main text, the heading that is the title, and what frames them.
    """
    prose = _prose(body, frozenset())
    total = prose.get(body.mem_id, 0)
    framing = frozenset(
        node.mem_id
        for node, entering in walk(body, lambda node: node.tag in SILENT)
        if entering and node.is_element_node and frames(node) and prose.get(node.mem_id, 0) <= PROTECTED_SHARE * total
    )
    return Outline(_main(body, framing), _title(body, document_title, framing), framing)


def _prose(body: Any, framing: frozenset[int]) -> dict[int, int]:
    """Letters that are no links, for each element with all that is in it."""
    out: dict[int, int] = {}
    open_counts: list[int] = []
    links = 0
    for node, entering in walk(body, lambda node: node.tag in SILENT or node.mem_id in framing):
        if node.is_element_node:
            links += (1 if entering else -1) * (node.tag == "a" and bool(node.attributes.get("href")))
            if entering:
                open_counts.append(0)
            else:
                count = open_counts.pop()
                out[node.mem_id] = count
                if open_counts:
                    open_counts[-1] += count
        elif node.is_text_node and not links and open_counts:
            open_counts[-1] += len((node.text_content or "").strip())
    return out


def _main(body: Any, framing: frozenset[int]) -> Any:
    """The smallest element that is named as the main text and holds most of the prose; else the narrowest with nearly all."""
    prose = _prose(body, framing)
    total = prose.get(body.mem_id, 0)
    named = []
    for node, entering in walk(body, lambda node: node.tag in SILENT or node.mem_id in framing):
        if not entering or not node.is_element_node:
            continue
        share = prose.get(node.mem_id, 0) / max(total, 1)
        if share >= (ARTICLE_SHARE if _is_article(node) else MAIN_SHARE) and _is_named_main(node):
            named.append(node)
    best = max(named, key=lambda node: prose[node.mem_id], default=body)
    for node in named:
        if prose[node.mem_id] >= NARROWER_SHARE * prose[best.mem_id]:
            best = node
    return _narrowed(best, prose)


def _is_article(node: Any) -> bool:
    """Whether the page says outright that an element is its main text."""
    attributes = node.attributes
    return node.tag in {"article", "main"} or attributes.get("role") == "main" or attributes.get("itemprop") == "articleBody"


def _is_named_main(node: Any) -> bool:
    attributes = node.attributes
    if _is_article(node) or attributes.get("role") == "article":
        return True
    if node.tag not in {"div", "section", "td"}:
        return False
    names = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", f"{attributes.get('id') or ''} {attributes.get('class') or ''}").casefold()
    return bool(_MAIN_NAMES.search(names))


def _narrowed(node: Any, prose: dict[int, int]) -> Any:
    """Step into a single container as long as it holds all prose but the crumbs."""
    while True:
        child, inner = node.child, None
        while child is not None:
            if (
                child.is_element_node
                and child.tag in {"div", "section", "article", "main"}
                and prose.get(child.mem_id, 0) >= 0.97 * prose[node.mem_id] > 0
            ):
                inner = child
            child = child.next
        if inner is None:
            return node
        node = inner


def _title(body: Any, document_title: str, framing: frozenset[int]) -> Any | None:
    """The heading that the head of the page names too; else the first of the highest level."""
    wanted = {word.casefold() for word in _WORD.findall(document_title)}
    best, score = None, (0.0, 0, 0)
    for node, entering in walk(body, lambda node: node.tag in SILENT):
        if not (entering and node.is_element_node and node.tag in {"h1", "h2", "h3"}):
            continue
        words = {word.casefold() for word in _WORD.findall(node.text() or "")}
        if not words:
            continue
        shared = len(words & wanted) / len(words) if len(words) > 2 else 0.0
        level = int(node.tag[1])
        outside = _is_inside(node, framing)
        if (level > 1 and shared < 0.8) or (outside and shared < 0.8):
            continue
        mark = (round(shared, 1), len(words & wanted) if shared else 0, 4 - level)
        if best is None or mark > score:
            best, score = node, mark
    return best


def _is_inside(node: Any, framing: frozenset[int]) -> bool:
    while node is not None:
        if node.mem_id in framing:
            return True
        node = node.parent
    return False
