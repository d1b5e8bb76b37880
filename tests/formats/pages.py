"""The edition as web pages, in the layouts in which ministries, central banks and international organizations publish."""

# ruff: noqa: E501 - sentences and tags of the edition stand in one line

from __future__ import annotations

import html
from collections.abc import Callable

from tests.formats.edition import DATELINE, NOTES, PIECES, TITLE

COOKIES = (
    "We use cookies to make this site work. We would also like to set optional cookies to measure how you use it. You can change your "
    "settings at any time."
)
MENU = ("Home", "About the Ministry", "News", "Press Releases", "Speeches", "Documents", "Careers", "Contact")
RELATED = (
    "Ministers open the harbour school in Kesh",
    "Statement on the incident off Velsund",
    "Norvale and Sarenia sign a pilots' agreement. The agreement enters into force in May.",
)
FOOTER = "© 2026 Government of Norvale. All rights reserved. Privacy policy. Accessibility."
SHARE = ("Facebook", "X", "LinkedIn", "E-mail", "Copy link")


def body(*, notes: bool = True, heading: str = "h2") -> str:
    """The paragraphs of the edition in HTML."""
    out: list[str] = []
    open_list = ""
    for i, piece in enumerate(PIECES):
        mark = f'<sup id="fnref{piece.note}"><a href="#fn{piece.note}">[{piece.note}]</a></sup>' if piece.note and notes else ""
        text = html.escape(piece.text, quote=False).replace("strongest", "<em>strongest</em>")
        before, after = PIECES[i - 1].kind, PIECES[i + 1].kind if i + 1 < len(PIECES) else ""
        if piece.kind in {"numbered", "lettered"}:
            open_list = "<ol>" if piece.kind == "numbered" else '<ol type="a">'
            out.append(
                f"{open_list if before != piece.kind else ''}<li>{text}{mark}</li>{'</ol>' if after != piece.kind else ''}"
            )
        elif piece.kind == "row":
            cells = "".join(f"<td>{cell}</td>" for cell in text.split(" | "))
            out.append(
                f"{'<table><tbody>' if before != 'row' else ''}<tr>{cells}</tr>{'</tbody></table>' if after != 'row' else ''}"
            )
        elif piece.kind == "heading":
            out.append(f"<{heading}>{text}</{heading}>")
        elif piece.kind == "quote":
            out.append(f"<blockquote><p>{text}</p></blockquote>")
        else:
            out.append(f"<p>{text}{mark}</p>")
    if notes:
        items = "".join(
            f'<li id="fn{number}">{html.escape(note)} <a href="#fnref{number}" class="back">↩</a></li>'
            for number, note in enumerate(NOTES, 1)
        )
        out.append(f'<section class="footnotes" role="doc-endnotes"><hr><ol>{items}</ol></section>')
    return "\n".join(out)


def _head(site: str, more: str = "") -> str:
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{TITLE} | {site}</title>{more}'
        "<script>var menu = {open: false};</script><style>.x{color:red}</style></head>"
    )


def _links(names: tuple[str, ...], wrap: str = "li") -> str:
    return "".join(f'<{wrap}><a href="/{i}">{html.escape(name)}</a></{wrap}>' for i, name in enumerate(names))


def ministry() -> str:
    """A ministry: skip link, cookie banner, nested menus, crumbs, share bar, related links in an aside, large footer."""
    return f"""{_head("Ministry of Defence of Norvale")}
<body class="page has-sidebar"><a class="skip-link" href="#main">Skip to main content</a>
<div id="cookie-banner" role="region"><h2>Cookies on this site</h2><p>{COOKIES}</p><button>Accept all cookies</button></div>
<header class="site-header"><div class="logo"><h1>Ministry of Defence</h1></div>
<nav><ul>{_links(MENU)}</ul></nav><form action="/search"><label>Search</label><input name="q"></form></header>
<div class="breadcrumbs"><a href="/">Home</a> &gt; <a href="/news">News</a> &gt; Statements</div>
<main id="main"><article><h1>{TITLE}</h1><p class="date">{DATELINE}</p>
<div class="share-bar"><span>Share this page</span><ul>{_links(SHARE)}</ul></div>
{body()}
<div class="social-share"><p>Share:</p>{_links(SHARE, "span")}</div></article>
<aside class="related"><h3>Related content</h3><ul>{_links(RELATED)}</ul></aside></main>
<footer><ul>{_links(MENU)}</ul><p>{FOOTER}</p></footer></body></html>"""


def central_bank() -> str:
    """A central bank: rows and columns of divs, the title in another div than the text, a last update, links after the text."""
    crumbs = "".join(f'<a href="/{i}">{name}</a> ' for i, name in enumerate(("Home", "News & Events", "Press Releases")))
    return f"""{_head("Bank of Norvale", '<meta property="og:title" content="' + TITLE + '">')}
<body><div class="t4_nav navbar">{_links(MENU, "div")}</div><div class="container"><div class="row"><div class="col-12">{crumbs}</div></div>
<div class="row"><div class="heading col-sm-8"><p class="article__time">{DATELINE}</p><h3 class="title">{TITLE}</h3>
<p class="releaseTime">For release at 2:00 p.m.</p></div></div>
<div class="row"><div id="article" class="col-sm-8">{body(heading="h4")}<p><a href="/notes">Implementation Note issued March 14, 2026</a></p></div>
<div class="col-sm-4 sidebar"><h5>Related Information</h5>{_links(RELATED, "p")}</div></div>
<div class="lastUpdate">Last Update: March 14, 2026</div></div>
<div class="footer">{FOOTER} {_links(MENU, "span")}</div></body></html>"""


def organization() -> str:
    """An international organization: everything in one form and in tables, list of languages, print buttons, tags, more news."""
    return f"""{_head("Assembly of Coastal States")}
<body><form id="aspnetForm" method="post"><table width="100%"><tr><td class="menu" valign="top"><ul>{_links(MENU)}</ul></td>
<td valign="top"><div class="languages">{_links(("Français", "Español", "English"), "span")}</div>
<h1>{TITLE}</h1><div class="toolbar"><a href="#">Print</a> <a href="#">PDF</a></div>
<div class="field-date">{DATELINE}</div><div class="field-body">{body(heading="h3")}</div>
<p>Tags: <a href="/t/1">Strait</a>, <a href="/t/2">Security</a></p>
<h3>More news</h3><div><h4><a href="/n/1">{RELATED[0]}</a></h4><p>The ministers opened the school on Monday. Pilots came from all three states.</p></div>
<h3>Follow us</h3><ul>{_links(SHARE)}</ul><p><a href="#top">Back to top</a></p></td></tr></table>
<div>{FOOTER}</div></form></body></html>"""


def state_department() -> str:
    """A foreign office on a widespread publishing system: named blocks, media note, share links with icons, notice in a dialog."""
    return f"""{_head("Foreign Office of Sarenia", '<meta property="article:published_time" content="2026-03-14T10:00:00+00:00">')}
<body class="single single-post no-sidebar"><div class="modal" aria-modal="true"><p>{COOKIES}</p></div>
<div class="alert-bar" role="alert">The office is closed on Friday. Visas are issued on Monday.</div>
<div id="page" class="site"><header id="masthead"><div class="site-branding">Foreign Office</div><ul id="primary-menu">{_links(MENU)}</ul></header>
<div id="content" class="site-content"><div class="featured-content"><h1 class="featured-content__headline">{TITLE}</h1>
<p class="article-meta__doctype">Media Note</p><p class="article-meta__author">Office of the Spokesperson</p>
<p class="article-meta__publish-date">{DATELINE}</p></div>
<div class="entry-content">{body(heading="h3")}</div>
<div class="entry-tags"><h2>Tags</h2>{_links(("Strait", "Defence"), "a")}</div>
<div class="addtoany_share_save_container">{_links(SHARE, "span")}</div>
<section class="related-posts"><h2>Recent Statements</h2>{_links(RELATED, "p")}</section></div>
<footer id="colophon"><p>{FOOTER}</p></footer></div></body></html>"""


def bare() -> str:
    """A page of long ago: no sections, line breaks for paragraphs of the menu, unclosed tags, a font tag."""
    return f"""<html><head><title>{TITLE}</title></head><body bgcolor=white>
<a href=/>Home</a> | <a href=/news>News</a> | <a href=/contact>Contact</a><hr>
<font size=5><h1>{TITLE}</h1></font><i>{DATELINE}</i><br><br>{body(heading="h3").replace("</p>", "").replace("</li>", "")}
<hr><a href=/news>Back to news</a></body></html>"""


def government() -> str:
    """A government portal: parts named after what they show, list of contents, data of the page, teasers as long as the text."""
    teasers = "".join(
        f'<li class="card"><h3><a href="/n/{i}">{name}</a></h3><p>{name}. Ministers said that the step was the right one, that it had '
        "been prepared for a long time, and that more steps of its kind would follow before the end of the year.</p></li>"
        for i, name in enumerate(RELATED * 4)
    )
    contents = "".join(f'<li><a href="#{i}">{piece.text}</a></li>' for i, piece in enumerate(PIECES) if piece.kind == "heading")
    return f"""{_head("GOV.NV")}<body class="gem-layout"><div id="global-cookie-message" class="gem-c-cookie-banner"><p>{COOKIES}</p></div>
<div id="global-header-bar"></div><div id="wrapper"><div class="gem-c-breadcrumbs"><ol><li><a href="/">Home</a></li></ol></div>
<main id="content"><div class="heading"><span class="gem-c-title__context">Press release</span><h1 class="gem-c-title__text">{TITLE}</h1></div>
<dl class="gem-c-metadata"><dt>From:</dt><dd><a href="/mod">Ministry of Defence</a></dd><dt>Published</dt><dd>{DATELINE}</dd></dl>
<p>Contents</p><ol>{contents}</ol>
<div class="govspeak">{body()}</div><h2>Share this page</h2><ul>{_links(SHARE)}</ul>
<p>Is this page useful?</p><ul><li><a href="/yes">Yes</a></li><li><a href="/no">No</a></li></ul>
<h2>Latest from the ministry</h2><ul class="cards">{teasers}</ul></main></div>
<div class="gem-c-layout-footer">{FOOTER}</div></body></html>"""


LAYOUTS: dict[str, Callable[[], str]] = {
    "ministry": ministry,
    "central bank": central_bank,
    "organization": organization,
    "foreign office": state_department,
    "government portal": government,
    "bare": bare,
}
