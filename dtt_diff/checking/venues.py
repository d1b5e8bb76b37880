"""Stale facts: the place where the edition is held.

The venue is what the dateline says before the date, and where the opening says that the edition is held.
``stale-venue`` tells the venue of the last edition in one of these where the other has moved; in a sentence on
hospitality that was carried over ("thanked the people of Port Amsel for hosting"); and a next edition that is to be
held where the draft is held, in words that were carried over. Other places of the same name stay as they are: a
blockade of Port Amsel is one wherever the talks are.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from attrs import frozen

from dtt_diff.checking.dates import own_dates
from dtt_diff.checking.editions import find_mentions, find_series
from dtt_diff.checking.material import Check, Material
from dtt_diff.checking.values import Finding, Severity
from dtt_diff.checking.words import has_word, norms
from dtt_diff.model import Sentence, Statement, Token

_NEAR = 4
_WITHIN = 40
_PREPOSITIONS = frozenset({"in", "at"})
_INNER = frozenset({"of", "the", "de", "la", "al", "el", "on", "upon", "and"})


@frozen
class Venue:
    """A place where an edition is held, and where it says so."""

    sentence: Sentence
    first: int
    last: int

    @property
    def tokens(self) -> Sequence[Token]:
        """The tokens of its name."""
        return self.sentence.tokens[self.first : self.last + 1]

    @property
    def name(self) -> tuple[str, ...]:
        """The words of its name, as they are compared."""
        return tuple(token.norm for token in self.tokens if token.is_word)

    @property
    def text(self) -> str:
        """Its name, in one line."""
        out = self.tokens[0].text
        for before, token in pairwise(self.tokens):
            out += ("" if before.end == token.start else " ") + token.text
        return out


def own_venues(statement: Statement) -> list[Venue]:
    """Return where an edition says that it is held: before the date of its dateline, and in its opening."""
    out = []
    for item in own_dates(statement):
        tokens, time = item.sentence.tokens, item.time
        if item.sentence.kind == "dateline":
            end = time.first - 1
            while end >= 0 and not tokens[end].is_word:
                end -= 1
            first = end
            while first > 0 and (tokens[first - 1].is_word or tokens[first - 1].text in "-–,'"):
                first -= 1
            if first <= end and tokens[first].text[:1].isupper() and not has_word(tokens[first : end + 1], "weekdays"):
                out.append(Venue(item.sentence, first, end))
        elif not item.sentence.is_frame:
            window = range(time.first - 1, max(0, time.first - _WITHIN), -1)
            found = next((v for i in window if (v := _after(item.sentence, i)) is not None and v.last < time.first), None)
            if found and time.first - found.last <= 4:
                out.append(found)
    return out


def _after(sentence: Sentence, i: int) -> Venue | None:
    """The place whose name stands behind "in" or "at"."""
    tokens = sentence.tokens
    if tokens[i].norm not in _PREPOSITIONS or i + 1 >= len(tokens):
        return None
    first = i + 2 if tokens[i + 1].norm == "the" and i + 2 < len(tokens) else i + 1
    if not tokens[first].text[:1].isupper():
        return None
    last = j = first
    while j < len(tokens) and (tokens[j].text[:1].isupper() or tokens[j].norm in _INNER or tokens[j].text in "-–"):
        if tokens[j].text[:1].isupper():
            if tokens[j].norm in norms("months") or tokens[j].norm in norms("weekdays"):
                break
            last = j
        j += 1
    return Venue(sentence, first, last)


def check_venues(material: Material, severities: dict[str, Severity | None]) -> list[Finding]:
    """Return the findings on places where the edition is held.

    Args:
        material: what is checked.
        severities: how grave each check is; None to leave it out.
    """
    severity = severities.get("venue")
    old, new = own_venues(material.comparison.old), own_venues(material.comparison.new)
    if severity is None or not old or not new:
        return []
    last = old[0].name
    present = next((venue for venue in new if venue.name != last), None)
    if present is None:
        return []
    check = Check("stale-venue", "stale", severity)
    stays = f"is still the place of the last edition; the draft is of {present.text}"
    own = [venue for venue in new if venue.name == last]
    out = [check.found(f"“{v.text}” {stays}", material.new.tokens(v.tokens), suggestion=present.text) for v in own]
    series = find_series((material.comparison.new, material.comparison.old))
    mentions = {s.index: find_mentions(s, series) if series else [] for s in material.draft}
    places = {(venue.sentence.index, venue.first) for venue in new}
    for sentence in material.draft:
        hosted = has_word(sentence.tokens, "hospitality") and _carries(material, sentence, last)
        for venue in _named(sentence, last) if not sentence.is_frame else ():
            if not hosted and not has_word(sentence.tokens[max(0, venue.first - 2) : venue.first], "meeting_verbs"):
                continue
            back = has_word(sentence.tokens[max(0, venue.first - _NEAR) : venue.first], "looking_back")
            back = back or any(mention.back and mention.ordinal.first < venue.first for mention in mentions[sentence.index])
            if not back and (sentence.index, venue.first) not in places:
                out.append(check.found(f"“{venue.text}” {stays}", material.new.tokens(venue.tokens), suggestion=present.text))
    return [*out, *_next(material, check, present)]


def _carries(material: Material, sentence: Sentence, name: tuple[str, ...]) -> bool:
    """Whether an old sentence that a sentence comes from says the same of the place."""
    return any(_named(origin, name) and has_word(origin.tokens, "hospitality") for origin in material.origins(sentence))


def _named(sentence: Sentence, name: tuple[str, ...]) -> list[Venue]:
    """Where a sentence names a place."""
    positions = [i for i, token in enumerate(sentence.tokens) if token.is_word]
    out = []
    for at in range(len(positions) - len(name) + 1):
        row = positions[at : at + len(name)]
        if all(sentence.tokens[i].norm.removesuffix("'s") == word for i, word in zip(row, name, strict=True)):
            out.append(Venue(sentence, row[0], row[-1]))
    return out


def _next(material: Material, check: Check, present: Venue) -> list[Finding]:
    """A next edition that is still to be held where the draft is held."""
    series = find_series((material.comparison.new, material.comparison.old))
    out = []
    for sentence in material.draft if series else ():
        assert series is not None
        if not any(mention.ahead for mention in find_mentions(sentence, series)):
            continue
        carried = {venue.name for origin in material.origins(sentence) for venue in _held_in(origin)}
        for venue in _held_in(sentence):
            if venue.name == present.name and venue.name in carried:
                message = f"“{venue.text}” is where the draft is held; say where the next edition will be"
                out.append(check.found(message, material.new.tokens(venue.tokens)))
    return out


def _held_in(sentence: Sentence) -> list[Venue]:
    """The places behind "in" and "at" in a sentence, but for months and the like."""
    found = [venue for i in range(len(sentence.tokens)) if (venue := _after(sentence, i)) is not None]
    return [venue for venue in found if venue.name[0] not in norms("months")]
