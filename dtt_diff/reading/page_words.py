"""Lines that belong to a web page and not to the text on it: share buttons, notices, tags, ways back."""

from __future__ import annotations

import re

#: A line of a page that has more words is text.
_LINE_WORDS = 40
_JUNK_HEADING = re.compile(
    r"(?:related|more|other|further|latest|recent|similar|recommended|popular|most read|see also|read (?:more|next|also)|you may)\b.{0,60}|"
    r"(?:useful |quick |external |important )?links?|(?:in|on) this (?:section|page)|contents|table of contents|tags?|topics?|categor(?:y|ies)|"
    r"share\b.{0,40}|follow us\b.{0,40}|stay (?:connected|informed)\b.{0,40}|newsletter.{0,40}|subscribe\b.{0,60}|downloads?|documents|attachments?|comments?|"
    r"search|navigation|menu|main menu|languages?|print\b.{0,20}|cookies?\b.{0,40}|about (?:cookies|this site)|news|press releases|contact(?: us)?",
    re.IGNORECASE,
)
_JUNK_LINE = re.compile(
    r"(?:share|tweet|print|e-?mail|facebook|twitter|x|linkedin|whatsapp|telegram|instagram|youtube|reddit|weibo|line|pinterest|rss|flickr|mastodon|bluesky|threads)"
    r"(?: (?:this|on|to|via|by|page|article|statement|release|link|facebook|twitter|linkedin|x|e-?mail|whatsapp))*:?|"
    r"(?:share|print|save|send|bookmark)(?: (?:this|the|page|article|story|statement|release|on|via|to|by|facebook|twitter|linkedin|x|e-?mail|link|copy))*:?|"
    r"copy(?: the)? link(?: to clipboard)?|link copied.?|listen(?: to this (?:page|article))?|"
    r"(?:back|return|go) to (?:the )?(?:top|start|list|news|all|overview|home|press|previous|main|index)\b.{0,40}|top of page|top|"
    r"skip to .{0,40}|jump to .{0,40}|(?:previous|next)(?: (?:article|post|page|release|statement|item))?:?|"
    r"(?:last )?(?:updated?|modified|reviewed|changed)(?: on| at)?:? .{4,40}|page last .{4,60}|(?:accept|reject|allow|decline|manage)(?: all)?(?: cookies| settings| preferences)?|"
    r"(?:this|our) (?:web ?)?site uses cookies.*|we use (?:\w+ )?cookies.*|by (?:continuing|using) (?:to (?:use|browse) )?(?:this|our) (?:web ?)?site.*|cookie (?:settings|policy|notice|preferences)|"
    r"read (?:more|next|the full .{0,40})|learn more|show (?:more|less)|more information|download(?: (?:the|as|this|a))?(?: \w+){0,3}(?: \(?(?:pdf|docx?|word)\b.{0,30})?|(?:pdf|word|docx?)(?: version| \(.{0,20}\))?|"
    r"home\s*(?:[>›»/|·].*)|you are here:?.*|subscribe(?: .{0,60})?|sign up(?: .{0,60})?|follow us(?: .{0,40})?|©.*|copyright\b.*|all rights reserved.*|"
    r"(?:tags?|topics?|keywords?|categor(?:y|ies)|filed under|posted in)\s*:.*|\d{1,3} ?(?:min(?:ute)?s?)(?:\.| read| reading time)?|(?:estimated )?reading time.{0,20}|"
    r"\d+ (?:views|shares|comments|likes)|advertisement|loading\W*|close|menu|search|toggle .{0,30}|#{2,3}|\[?\s*end\s*\]?|"
    r"(?:photo|image|credit|picture)s?\s*(?:credits?|by)?\s*:.{0,80}",
    re.IGNORECASE,
)


def is_page_heading(text: str) -> bool:
    """Whether a heading heads what belongs to the page: related links, share buttons, tags.

    Args:
        text: the heading.
    """
    return bool(_JUNK_HEADING.fullmatch(text.strip().rstrip(":")))


def is_page_line(text: str) -> bool:
    """Whether a line belongs to the page; one of several words between bars does where each of them does.

    Args:
        text: the line.
    """
    if len(text.split()) > _LINE_WORDS:
        return False
    pieces = [piece.strip() for piece in re.split(r"\s[|·•/]\s", text) if piece.strip()]
    return bool(_JUNK_LINE.fullmatch(text.strip())) or (len(pieces) > 1 and all(_JUNK_LINE.fullmatch(piece) for piece in pieces))
