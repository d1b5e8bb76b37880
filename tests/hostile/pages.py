"""Hostile HTML pages."""

# ruff: noqa: E501 - a file stands in one line

from __future__ import annotations

from collections.abc import Callable

from tests.hostile.case import PLAIN, Case

_BODY = f"<p>{PLAIN}</p><p>{PLAIN}</p>"


def page(body: str, head: str = "<title>Joint Statement</title>") -> Callable[[], bytes]:
    """Return what makes a page.

    Args:
        body: what stands in its body.
        head: what stands in its head.
    """
    return lambda: f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode("utf-8", "surrogatepass")


def _charset(name: str) -> Callable[[], bytes]:
    return page(_BODY.replace("Norvale", "Norvåle \\q \\xe9 +AGE-"), f'<meta charset="{name}"><title>Joint Statement</title>')


_DEEP = "elements inside one another"
CASES = tuple(
    Case(name, make, told, suffix=".html")
    for name, make, told in (
        ("100,000 elements inside one another", page("<div>" * 100_000 + _BODY), _DEEP),
        ("100,000 marks of bold inside one another", page("<b>" * 100_000 + _BODY), _DEEP),
        ("900 elements inside one another", page("<div>" * 900 + _BODY + "</div>" * 900), ""),
        ("900 tables inside one another", page("<table><tr><td>" * 900 + _BODY), ""),
        ("20,000 lists inside one another, without ends", page("<li>" * 20_000 + _BODY), ""),
        ("marks of emphasis that end in another order", page("<a><b><i><u>" * 200 + _BODY + "</a></b>" * 3000 + _BODY), ""),
        ("30,000 empty paragraphs", page("<p></p>" * 30_000 + _BODY), ""),
        ("50,000 cells outside a table", page("<td>a" * 50_000 + _BODY), ""),
        ("50,000 links without end", page(_BODY + "<a href=x>" * 900 + "a " * 500), ""),
        ("50,000 attributes", page(f"<p {' '.join(f'a{n}=1' for n in range(50_000))}>{PLAIN}</p>{_BODY}"), ""),
        ("an attribute of 5 MB", page(f'<p class="{"a-" * 2_500_000}">{PLAIN}</p>{_BODY}'), ""),
        ("a title of a megabyte", page(_BODY, f"<title>{'a ' * 500_000}</title>"), ""),
        ("a comment without end", page(f"{_BODY}<!-- {'<p>' * 9000}"), ""),
        ("20,000 entities", page(_BODY + "<p>" + "&amp;&lt;&#x200b;&nosuch;" * 5_000 + "</p>"), ""),
        ("characters that are none", page(f"{_BODY}<p>{PLAIN} &#0;&#xD800;&#x110000;&#x1b;&#x202e;&#127; they met.</p>"), ""),
        ("zero bytes", page(_BODY.replace("met", "m\x00et")), ""),
        ("text without end", page(f"{_BODY}<plaintext>{'<p>' * 3000}"), ""),
        ("nothing but frames", lambda: b"<html><frameset><frame src=a></frameset></html>", "no"),
        ("nothing but scripts", page("<script>document.write('They met.')</script>"), "no text was found"),
        ("scripts and styles in the text", page(_BODY + "<script>alert(1)</script><style>*{display:none}</style><svg><script>alert(2)"), ""),
        ("a title that is an element", page(_BODY, "<title>&lt;img src=x onerror=alert(1)&gt;</title>"), ""),
        ("addresses that are programs", page(f'<base href="javascript:alert(1)//">{_BODY}<p><a href="javascript:alert(1)">They</a> met.</p>'), ""),
        ("a page in a page in a page", page(_BODY + "<iframe srcdoc='<p>a'></iframe><object data=x><embed src=y>" * 400), ""),
        ("a picture of 100,000 paths", page("<svg>" + "<path d='M0 0'/>" * 100_000 + "</svg>" + _BODY), ""),
        *((f"an encoding called {name}", _charset(name), "") for name in (
            "punycode", "unicode_escape", "raw_unicode_escape", "idna", "zip", "rot13", "utf-7", "undefined", "utf-16", "hex", "mbcs", "nonsense",
        )),
        ("2,000,000 letters in an encoding that takes long", lambda: b"<meta charset=punycode><p>" + b"They met-" * 220_000, "no statement is that long"),
    )
)  # fmt: skip
