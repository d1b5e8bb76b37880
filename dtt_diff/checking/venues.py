"""Stale facts: the place where the edition is held.

The venue is where the opening says that the edition is held, and what the dateline says before the date; where the
last edition was issued at another place than it was held, datelines count for nothing. ``stale-venue`` tells the venue of
the last edition in one of these where the other has moved; in the opening without a date ("Meeting in Port Amsel,"); in
thanks that were carried over ("thanked the people of Port Amsel for hosting"); and a next edition that is to be held
where the draft is held, in words that were carried over.

All else of the same name is as it should be: a blockade of Port Amsel is one wherever the talks are, talks of two
parties go back to where they were the last time, and a party may have the name of a venue.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from attrs import frozen

from dtt_diff.checking.dates import own_dates
from dtt_diff.checking.material import Check, Material
from dtt_diff.checking.numerals import ordinal_at
from dtt_diff.checking.series import OPENING, find_mentions, find_series
from dtt_diff.checking.times import find_times
from dtt_diff.checking.values import Finding, Severity
from dtt_diff.checking.words import bare, has_phrase, has_word, is_name, norms
from dtt_diff.model import Sentence, Statement, Token

_NEAR = 4
_WITHIN = 40
#: Thanks and the place are not further apart than this many tokens.
_AROUND = 10
_PREPOSITIONS = frozenset({"in", "at"})
_JOINTS = frozenset({",", "and", "or", "&", "/", "-", "–"})
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
    out: list[Venue] = []
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
        elif not item.sentence.is_frame and all(venue.sentence.is_frame for venue in out):
            # The first place alone: what is held elsewhere in the sentences behind it is no venue of this edition.
            window = range(time.first - 1, max(0, time.first - _WITHIN), -1)
            found = next((v for i in window if (v := _after(item.sentence, i)) is not None and v.last < time.first), None)
            if found and time.first - found.last <= _NEAR and not _is_elsewhen(found):
                out.append(found)
    return out


def _is_elsewhen(venue: Venue) -> bool:
    """Whether a sentence speaks of what was held, or is still to be held, at a place."""
    before, behind = venue.sentence.tokens[: venue.first], venue.sentence.tokens[venue.last + 1 :]
    ahead = has_phrase(before, "looking_ahead") or has_phrase(behind, "looking_ahead_behind")
    return ahead or has_word(before[-_NEAR:], "looking_back")


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


@frozen
class _Venues:
    """Where the last edition was held, where the draft is, and what of the draft still says the former."""

    last: tuple[str, ...]
    present: Venue
    stale: tuple[Venue, ...]


def _venues(old: Sequence[Venue], new: Sequence[Venue]) -> _Venues | None:
    """Return the venues of both editions; None where the draft is held where the last edition was, or does not say where."""
    line = next((venue for venue in old if venue.sentence.is_frame), None)
    opening = next((venue for venue in old if not venue.sentence.is_frame), None)
    held = opening or line
    if held is None:
        return None
    # A dateline is the venue where the last edition used it so; else it may say where the text was issued.
    if not (line and (opening is None or _same(line.name, opening.name))):
        new = [venue for venue in new if not venue.sentence.is_frame]
    present = next((venue for venue in new if not _same(venue.name, held.name)), None)
    if present is None:
        return None
    stale = [venue for venue in new if opening and _same(venue.name, held.name)]
    return _Venues(held.name, present, tuple(stale))


def _same(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two names may be those of one place: "Port Amsel" and "Port Amsel, Norvale"."""
    short, long = sorted((a, b), key=len)
    return any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1))


def check_venues(material: Material, severities: dict[str, Severity | None]) -> list[Finding]:
    """Return the findings on places where the edition is held.

    Args:
        material: what is checked.
        severities: how grave each check is; None to leave it out.
    """
    severity = severities.get("venue")
    if severity is None:
        return []
    own = own_venues(material.comparison.new)
    venues = _venues(own_venues(material.comparison.old), own)
    if venues is None:
        return []
    check = Check("stale-venue", "stale", severity)
    present = venues.present.text
    stays = f"is still the place of the last edition; the draft is of {present}"
    out = []
    for venue in venues.stale:
        # What to write is sure in "met in Port Amsel on June 9" alone.
        suggestion = "" if venue.sentence.is_frame else present
        out.append(check.found(f"“{venue.text}” {stays}", material.new.tokens(venue.tokens), suggestion=suggestion))
    places = {(venue.sentence.index, venue.first) for venue in own}
    for venue in _left(material, venues):
        if (venue.sentence.index, venue.first) not in places:
            out.append(check.found(f"“{venue.text}” {stays}", material.new.tokens(venue.tokens)))
    return [*out, *_next(material, check, venues.present)]


def _left(material: Material, venues: _Venues) -> list[Venue]:
    """Where the opening, or thanks that were carried over, name the place of the last edition as that of the draft."""
    name = venues.last
    body = [sentence for sentence in material.draft if not sentence.is_frame]
    opening = {sentence.index for sentence in body[:OPENING]}
    series = find_series((material.comparison.new, material.comparison.old))
    out = []
    for sentence in body:
        named = [venue for venue in _named(sentence, name) if not _is_elsewhen(venue)]
        if not named or _named(sentence, venues.present.name):
            continue
        if any(mention.back for mention in (find_mentions(sentence, series) if series else ())):
            continue
        if sentence.index in opening and not find_times(sentence):
            out += [venue for venue in named if _is_meeting(venue)]
        if any(_is_thanks(venue) for origin in material.origins(sentence) for venue in _named(origin, name)):
            out += [venue for venue in named if _is_thanks(venue) and venue not in out]
    found = [venue for venue in out if not _is_listed(venue)]
    return found if found and not _is_party(material, name) else [venue for venue in found if _is_meeting(venue)]


def _is_meeting(venue: Venue) -> bool:
    """Whether a sentence begins with those who issue it, or with nobody, meeting at a place: "The ministers met in"."""
    tokens = venue.sentence.tokens
    at = venue.first - 1 if venue.first and tokens[venue.first - 1].norm != "the" else venue.first - 2
    if at < 1 or tokens[at].norm not in _PREPOSITIONS or tokens[at - 1].norm not in norms("gatherings"):
        return False
    front = [token for token in tokens[: at - 1] if token.is_word]
    if not front:
        return True
    # No verb stands between "ministers" and "met" where all words are names, or words that join them.
    issuers = next((i for i, token in enumerate(front) if token.norm in norms("issuers")), None)
    return issuers is not None and all(is_name(t) or t.norm in _INNER or t.norm == "from" for t in front[issuers + 1 :])


def _is_thanks(venue: Venue) -> bool:
    """Whether those at a place are thanked for hosting the edition; those who host something else are thanked for that."""
    tokens = venue.sentence.tokens
    if has_phrase(tokens, "looking_ahead") or has_word(tokens, "looking_back") or not has_word(tokens, "thanks"):
        return False
    near = tokens[max(0, venue.first - _AROUND) : venue.last + _AROUND]
    if has_phrase(near, "hospitality"):
        return True
    what = next((tokens[i + 1 :] for i in range(venue.last, len(tokens)) if tokens[i].norm in norms("hosting")), None)
    if what is None:
        return False
    hosted = [token for token in what if token.is_word][:2]
    if not hosted or hosted[0].norm in norms("present_ones"):
        return True
    return has_word(hosted[1:], "events") or has_word(hosted[1:], "issuers") or ordinal_at(what, 1) is not None


def _is_listed(venue: Venue) -> bool:
    """Whether a name stands in a list of names ("Norvale, Sarenia and Oskara"); "in Port Amsel, Norvale" is no list."""
    tokens, i, j = venue.sentence.tokens, venue.first - 1, venue.last + 1
    while i >= 0 and tokens[i].norm in _JOINTS:
        i -= 1
    while j < len(tokens) and tokens[j].norm in _JOINTS:
        j += 1
    behind = j > venue.last + 1 and j < len(tokens) and is_name(tokens[j])
    before = 0 <= i < venue.first - 1 and is_name(tokens[i])
    return before or (behind and tokens[venue.first - 1].norm not in _PREPOSITIONS)


def _is_party(material: Material, name: tuple[str, ...]) -> bool:
    """Whether a name stands in one of the editions as that of a party: in a list, with an office, or as who acts."""
    for sentence in (*material.draft, *material.last):
        for venue in _named(sentence, name) if sentence.kind != "dateline" else ():
            tokens, first = sentence.tokens, venue.first
            behind = tokens[venue.last + 1 : venue.last + 5]
            of = (
                first > 1
                and tokens[first - 1].norm in ("of", "from")
                and has_word(tokens[max(0, first - 4) : first - 1], "parties")
            )
            office = bool(behind) and behind[0].is_word and (is_name(behind[0]) and has_word(behind, "offices"))
            acts = first == 0 or bare(tokens[venue.last]) != tokens[venue.last].norm
            if of or office or acts or _is_listed(venue):
                return True
    return False


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
        ahead = [mention.ordinal.first for mention in find_mentions(sentence, series) if mention.ahead]
        carried = {venue.name for origin in material.origins(sentence) for venue in _held_in(origin)}
        for venue in _held_in(sentence) if ahead else ():
            back = has_word(sentence.tokens[max(0, venue.first - _NEAR) : venue.first], "looking_back")
            if venue.name == present.name and venue.name in carried and venue.first > ahead[0] and not back:
                message = f"“{venue.text}” is where the draft is held; say where the next edition will be"
                out.append(check.found(message, material.new.tokens(venue.tokens)))
    return out


def _held_in(sentence: Sentence) -> list[Venue]:
    """The places behind "in" and "at" in a sentence, but for months and the like."""
    found = [venue for i in range(len(sentence.tokens)) if (venue := _after(sentence, i)) is not None]
    return [venue for venue in found if venue.name[0] not in norms("months")]
