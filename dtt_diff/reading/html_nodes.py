"""Elements of a page: what they are called, what is in them, and which of them are no part of any text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

#: Elements that hold no words of the text.
SILENT = frozenset(
    {
        *("script", "style", "noscript", "template", "svg", "canvas", "object", "embed", "iframe", "audio", "video", "map"),
        *("head", "button", "select", "option", "input", "textarea", "datalist", "dialog", "menu", "progress", "meter"),
    }
)
#: Elements that begin and end a paragraph.
BLOCKS = frozenset(
    {
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "center",
            "dd",
            "details",
            "div",
            "dl",
            "dt",
            "fieldset",
            "figcaption",
        ),
        *(
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hgroup",
            "hr",
            "html",
            "legend",
            "li",
            "main",
        ),
        *("nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "thead", "tfoot", "td", "th", "tr", "ul", "caption"),
    }
)
HEADINGS = {f"h{level}": level for level in range(1, 7)}
#: Elements and roles that frame a page.
_FRAME_TAGS = frozenset({"nav", "footer", "aside", "form", "figcaption"})
_FRAME_ROLES = frozenset(
    {
        "navigation",
        "banner",
        "contentinfo",
        "complementary",
        "search",
        "dialog",
        "alertdialog",
        "menu",
        "menubar",
        "toolbar",
        "alert",
    }
)
#: Words in a class or id that name what frames a text: menus, share buttons, related links, notices.
_FRAME_WORDS = frozenset(
    {
        *(
            "nav",
            "navbar",
            "navigation",
            "menu",
            "menus",
            "submenu",
            "megamenu",
            "breadcrumb",
            "breadcrumbs",
            "crumbs",
            "skip",
            "skiplink",
        ),
        *(
            "share",
            "sharing",
            "sharebar",
            "sharethis",
            "shares",
            "social",
            "socials",
            "socialmedia",
            "addtoany",
            "addthis",
            "a2a",
        ),
        *(
            "related",
            "cookie",
            "cookies",
            "consent",
            "gdpr",
            "footer",
            "colophon",
            "sidebar",
            "sidenav",
            "newsletter",
            "subscribe",
        ),
        *("subscription", "signup", "pagination", "pager", "toolbar", "comments", "promo", "advert", "advertisement", "ads"),
        *(
            "modal",
            "popup",
            "carousel",
            "trending",
            "recommended",
            "recommendations",
            "feedback",
            "toc",
            "masthead",
            "usa-banner",
        ),
        *(
            "print",
            "printbutton",
            "backtotop",
            "totop",
            "siteheader",
            "sitefooter",
            "searchform",
            "languages",
            "langswitch",
            "taglist",
        ),
    }
)
_FRAME_PAIRS = re.compile(
    r"(?:^|[\s_-])(?:skip-(?:to|link|nav)|see-also|read-more|more-(?:news|stories|articles|from)|latest-(?:news|posts)|you-may|"
    r"site-(?:header|footer|nav)|page-(?:footer|tools|actions)|post-(?:tags|nav\w*)|entry-(?:footer|tags)|back-to-top|language-switch\w*|"
    r"lang-(?:switch\w*|menu)|social-\w+|share-\w+|visually-?hidden|sr-only|screen-reader\S*|element-invisible|search-(?:form|box|bar)|"
    r"sticky-bar|alert-bar|notice-bar|privacy-(?:notice|banner)|global-header|top-bar|quick-links|useful-links|media-gallery)"
)
# A class of the whole page that says what it has or has not, and names nothing: "has-sidebar", "no-share", "menu-open".
_STATE = re.compile(
    r"^(?:has|no|with|without|is|not|hide|show|layout|page|node|template|single|postid)[_-]|[_-](?:open|closed|none|left|right|enabled|disabled)$"
)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def walk(root: Any, leave_out: Callable[[Any], bool]) -> Iterator[tuple[Any, bool]]:
    """Yield every node under a root on the way in (True) and every element on the way out (False), without recursion.

    Args:
        root: the node to begin with.
        leave_out: whether an element, with all that is in it, is passed over.
    """
    stack: list[tuple[Any, bool]] = [(root, True)]
    while stack:
        node, entering = stack.pop()
        if entering and node.is_element_node and leave_out(node):
            continue
        yield node, entering
        if not entering or not node.is_element_node:
            continue
        stack.append((node, False))
        children = []
        child = node.child
        while child is not None:
            children.append(child)
            child = child.next
        stack.extend((child, True) for child in reversed(children))


def frames(node: Any) -> bool:
    """Whether an element is, by its tag, role or names, part of what frames a text: menu, footer, share buttons, notice."""
    if node.tag in SILENT:
        return True
    attributes = node.attributes
    if node.tag in {"html", "body", "main"}:
        return False
    if node.tag in _FRAME_TAGS or (attributes.get("role") or "").casefold() in _FRAME_ROLES:
        return not _is_note(attributes)
    if "hidden" in attributes or _HIDDEN_STYLE.search(attributes.get("style") or ""):
        return True
    if (attributes.get("aria-hidden") or "").casefold() == "true" or "aria-modal" in attributes:
        return True
    return _named_as_frame(attributes)


def _is_note(attributes: dict[str, str | None]) -> bool:
    """Whether an aside or footer holds notes of the text."""
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''} {attributes.get('role') or ''}".casefold()
    return "footnote" in names or "endnote" in names


def _named_as_frame(attributes: dict[str, str | None]) -> bool:
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    if not names.strip() or _is_note(attributes):
        return False
    for name in re.sub(r"(?<=[a-z])(?=[A-Z])", "-", names).casefold().split():
        if _STATE.search(name):
            continue
        if name in _FRAME_WORDS or _FRAME_PAIRS.search(name.replace("_", "-")):
            return True
        words = [word for word in re.split(r"[^a-z0-9]+", name) if word]
        if words and (words[0] in _FRAME_WORDS or words[-1] in _FRAME_WORDS):
            return True
    return False
