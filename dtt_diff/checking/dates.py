"""Stale facts: dates, years, and times that have passed.

- ``stale-own-date``: the draft has the date of the last edition, or one before it.
- ``stale-date``: the date of the last edition in the dateline, in the opening, or in a sentence that was carried over,
  where the draft has another one elsewhere.
- ``stale-year``: the year of the last edition in a sentence that was carried over. Resolutions, treaties and
  declarations with their years, years in parentheses, spans of years, and "since 2024" are as they should be.
- ``stale-time``: a time that was still to come when the last edition was issued, and has passed now ("by March 2024");
  "next year" and the like in a sentence that was carried over from another year; "this year marks the 40th
  anniversary", a year later.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from attrs import frozen

from dtt_diff.checking.material import Check, Material
from dtt_diff.checking.numerals import ordinal_at
from dtt_diff.checking.series import OPENING, find_mentions, find_series
from dtt_diff.checking.times import Time, find_times, month_of
from dtt_diff.checking.values import Finding, Severity
from dtt_diff.checking.words import has_phrase, has_word, norms, phrases
from dtt_diff.model import Sentence, Statement, Token
from dtt_diff.tokens import words

#: Dateline and opening of one edition are not further apart than this many days.
APART = 31
_NEAR = 5
#: Behind a time, and before another one, they make it the beginning of a span.
_ONWARDS = frozenset({"through", "to", "until"})
_SMALL = frozenset({"the", "of", "a", "on", "in", "at"})


@frozen
class OwnDate:
    """A day that an edition gives as its own."""

    sentence: Sentence
    time: Time

    @property
    def day(self) -> date:
        """The day."""
        return self.time.opens

    @property
    def tokens(self) -> Sequence[Token]:
        """Its tokens."""
        return self.sentence.tokens[self.time.first : self.time.last + 1]


@frozen
class Dates:
    """The dates of both editions.

    Attributes:
        last: the day of the last edition.
        draft: the day of the draft.
        own: where the draft gives its own date.
    """

    last: date | None
    draft: date
    own: tuple[OwnDate, ...]


def find_dates(material: Material) -> Dates | None:
    """Return the dates of both editions; None where the draft does not say its own.

    Args:
        material: what is checked.
    """
    old, own = own_dates(material.comparison.old), own_dates(material.comparison.new)
    if not own:
        return None
    last = old[0].day if old else None
    moved = [item.day for item in own if last is None or item.day > last]
    return Dates(last, max(moved[:1], default=own[0].day), tuple(own))


def own_dates(statement: Statement) -> list[OwnDate]:
    """Return where an edition gives its own date: in title, dateline and opening."""
    frame = [sentence for sentence in statement.sentences if sentence.kind in ("title", "dateline")]
    body = [sentence for sentence in statement.sentences if not sentence.is_frame][:OPENING]
    meeting = [sentence for sentence in body if has_word(sentence.tokens, "meeting_verbs")]
    found = [OwnDate(s, time) for s in (*frame, *meeting) for time in find_times(s) if time.kind == "day"]
    return [item for item in found if not _looks_back(item.sentence.tokens, item.time) or _is_alone(item, found)]


def _is_alone(item: OwnDate, found: Sequence[OwnDate]) -> bool:
    """Whether a date is the only one of a dateline ("Issued May 6, 2025")."""
    return item.sentence.is_frame and sum(other.sentence is item.sentence for other in found) == 1


def check_dates(material: Material, severities: dict[str, Severity | None]) -> tuple[list[Finding], list[str]]:
    """Return the findings on dates, years and times, and notes on what could not be checked.

    Args:
        material: what is checked.
        severities: how grave each check is; None to leave it out.
    """
    checks = {key: Check(f"stale-{key}", "stale", value) for key, value in severities.items() if value}
    dates = find_dates(material)
    if dates is None:
        note = "the draft has no date of its own in title, dateline or opening: dates, years and deadlines were not checked"
        return [], [note] if {"date", "own-date", "year", "time"} & set(checks) else []
    out = _own(material, dates, checks)
    own = {(item.sentence.index, item.time.first) for item in dates.own}
    series = find_series((material.comparison.new, material.comparison.old))
    for sentence in material.draft:
        carried = [time for origin in material.origins(sentence) for time in find_times(origin)]
        for time in find_times(sentence):
            if (sentence.index, time.first) not in own:
                out += _carried(material, dates, (sentence, time, carried), checks)
        if "time" in checks and not (series and (series.head in words(sentence.tokens) or find_mentions(sentence, series))):
            out += _relative(material, dates, sentence, checks["time"])  # "the next talks next year" is so in every edition
    return out, []


def _own(material: Material, dates: Dates, checks: dict[str, Check]) -> list[Finding]:
    if dates.last is None:
        return []
    if dates.draft <= dates.last:
        first = dates.own[0]
        how = (
            "is that of the last edition"
            if dates.draft == dates.last
            else f"lies before that of the last edition, {dates.last}"
        )
        check = checks.get("own-date")
        message = f"the date of the draft, “{first.time.text}”, {how}; give the day of this edition"
        return [check.found(message, material.new.tokens(first.tokens))] if check else []
    check = checks.get("date")
    right = next(item for item in dates.own if item.day == dates.draft)
    out = []
    for item in dates.own if check else ():
        if item.day == dates.last or abs((item.day - dates.draft).days) > APART:
            whose = "is still the date of the last edition" if item.day == dates.last else "is far from it"
            message = f"the draft is of “{right.time.text}”; “{item.time.text}” {whose}"
            assert check is not None
            out.append(check.found(message, material.new.tokens(item.tokens), suggestion=right.time.text))
    return out


def _carried(
    material: Material, dates: Dates, found: tuple[Sentence, Time, list[Time]], checks: dict[str, Check]
) -> list[Finding]:
    """The finding on a time that is not the date of the draft itself, if there is one."""
    sentence, time, carried = found
    place = material.new.tokens(sentence.tokens[time.first : time.last + 1])
    same = [other for other in carried if (other.kind, other.opens) == (time.kind, time.opens)]
    last = dates.last
    if time.kind in ("month", "year", "day") and "time" in checks and _has_passed(material, dates, sentence, time, bool(same)):
        first = _deadline(sentence.tokens, time)
        place = material.new.tokens(sentence.tokens[time.first if first is None else first : time.last + 1])
        quote = " ".join(place.quote.split())
        message = f"“{quote}” was to come, and has passed on {dates.draft}, the day of the draft; say what has become of it"
        return [checks["time"].found(message, place)]
    if last is None or dates.draft <= last or not same or _looks_back(sentence.tokens, time):
        return []
    is_last_day = time.opens == last or (
        time.kind == "month day" and (time.opens.month, time.opens.day) == (last.month, last.day)
    )
    if "date" in checks and time.kind in ("day", "month day") and is_last_day:
        message = f"“{time.text}” is still the date of the last edition; the draft is of {dates.draft}"
        return [checks["date"].found(message, place)]
    if "year" in checks and time.kind == "year" and time.opens.year == last.year < dates.draft.year:
        named = sentence.kind != "title" and _is_a_name(sentence.tokens, time)
        if not named and not _is_done(sentence.tokens, time) and not _is_told_as_done(material, sentence):
            message = f"“{time.text}” is still the year of the last edition; the draft is of {dates.draft.year}"
            return [checks["year"].found(message, place, suggestion=str(dates.draft.year))]
    return []


def _looks_back(tokens: Sequence[Token], time: Time) -> bool:
    """Whether the words before a time make it a reference to what is past."""
    return has_word(tokens[max(0, time.first - _NEAR) : time.first], "looking_back")


def _is_done(tokens: Sequence[Token], time: Time) -> bool:
    """Whether the words behind a year tell what was done in it."""
    return has_word(tokens[time.last + 1 : time.last + 1 + _NEAR], "looking_back")


def _is_a_name(tokens: Sequence[Token], time: Time) -> bool:
    """Whether a year belongs to a document or event: in parentheses, or beside "resolution", "Declaration", "Summit"."""
    first, last = time.first, time.last
    if first and last + 1 < len(tokens) and tokens[first - 1].text in "([" and tokens[last + 1].text in ")],":
        return True
    before = [token for token in tokens[max(0, first - 4) : first] if token.is_word and token.norm not in _SMALL]
    behind: list[Token] = []
    for token in tokens[last + 1 : last + 6]:
        if not token.is_word or not token.text[:1].isupper():
            break
        behind.append(token)
    return has_word(before[-2:], "document_words") or has_word(behind, "document_words")


# Times that have passed


def _has_passed(material: Material, dates: Dates, sentence: Sentence, time: Time, is_carried: bool) -> bool:
    """Whether a time was still to come when the sentence was written, and lies before the draft."""
    tokens = sentence.tokens
    if time.closes >= dates.draft or sentence.is_frame or _goes_on(tokens, time.last + 1) or _is_a_name(tokens, time):
        return False
    intended = has_word(tokens[: time.first], "intentions")
    by_then = _deadline(tokens, time) is not None
    if not is_carried or dates.last is None:
        return by_then and intended and not has_word(tokens[: time.first], "accomplished")
    if time.closes < dates.last:
        return False
    if time.opens <= dates.last and not (by_then or intended):
        return False
    if _looks_back(tokens, time) and not (by_then or intended):
        return False
    return not _is_told_as_done(material, sentence)


def _goes_on(tokens: Sequence[Token], i: int) -> bool:
    """Whether a span of time goes on: "2020 through to 2025"."""
    if i + 1 >= len(tokens) or tokens[i].norm not in _ONWARDS:
        return False
    return tokens[i + 1].norm == "to" or tokens[i + 1].text[:1].isdigit() or month_of(tokens[i + 1]) is not None


def _is_told_as_done(material: Material, sentence: Sentence) -> bool:
    """Whether what was to be done is told as done now: the sentence has moved although its time has not."""
    before = {word for origin in material.origins(sentence) for word in words(origin.tokens)}
    done = {token.norm for token in sentence.tokens if token.norm in norms("accomplished")}
    return bool(done - before) and not material.is_kept(sentence)


def _deadline(tokens: Sequence[Token], time: Time) -> int | None:
    """The first token of "by", "before the end of" and the like where they stand right before a time."""
    near = range(max(0, time.first - 7), time.first)
    lead = [i for i in near if tokens[i].is_word]
    while lead and tokens[lead[-1]].norm in norms("parts_of_time"):
        lead.pop()
    row = [tokens[i] for i in lead]
    begins = [lead[first] for phrase in phrases("deadlines") for first, end in phrase.find(row) if end == len(lead) - 1]
    return min(begins, default=None)


def _relative(material: Material, dates: Dates, sentence: Sentence, check: Check) -> list[Finding]:
    last = dates.last
    if last is None or sentence.is_frame or not material.is_kept(sentence) or dates.draft <= last:
        return []
    out = _jubilees(material, dates, sentence, check)
    for phrase in phrases("relative_times"):
        unit = phrase.text.split()[-1]
        if unit != "month" and last.year == dates.draft.year and unit not in ("tomorrow", "yesterday", "week", "weeks", "days"):
            continue
        if unit == "month" and (last.year, last.month) == (dates.draft.year, dates.draft.month):
            continue
        for first, end in phrase.find(sentence.tokens):
            message = f"“{phrase.text}” was written on {last}, in the last edition; on {dates.draft} it is another time"
            out.append(check.found(message, material.new.tokens(sentence.tokens[first : end + 1])))
    return out


def _jubilees(material: Material, dates: Dates, sentence: Sentence, check: Check) -> list[Finding]:
    """Anniversaries of the year of the last edition, in a sentence on "this year"."""
    tokens = sentence.tokens
    years = dates.draft.year - dates.last.year if dates.last else 0
    if not years or not has_phrase(tokens, "present_year"):
        return []
    out = []
    for i in range(len(tokens) - 1):
        ordinal = ordinal_at(tokens, i)
        if ordinal and ordinal.last + 1 < len(tokens) and tokens[ordinal.last + 1].norm in norms("jubilees"):
            right = ordinal.write(ordinal.number + years)
            place = material.new.tokens(tokens[i : ordinal.last + 1])
            message = f"“{place.quote}” was that of {dates.draft.year - years}; in {dates.draft.year} it is the {right}"
            out.append(check.found(message, place, suggestion=right))
    return out
