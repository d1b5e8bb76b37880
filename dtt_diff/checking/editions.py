"""Stale facts: the number of the edition.

What is told, wherever the draft names an edition of its series:

- ``stale-edition``: the number of the last edition where the present one is meant, in the title, in the opening, or in
  a sentence that was carried over; and a next edition that is not after the present one ("agreed to hold the 15th
  Talks" in the 15th).
- ``stale-own-edition``: the draft has the number of the last edition throughout.
- ``stale-series``: a number that skips (14, then 16) or goes back, also for the next edition.

A reference back ("since the 14th Talks", "as agreed at the 14th Talks") is as it should be.
"""

from __future__ import annotations

from attrs import frozen

from dtt_diff.checking.material import Check, Material
from dtt_diff.checking.numerals import in_digits
from dtt_diff.checking.series import OPENING, Mention, Series, find_mentions, find_series
from dtt_diff.checking.values import Finding, Severity
from dtt_diff.checking.words import norms
from dtt_diff.model import Statement


@frozen
class Numbering:
    """The editions of a comparison.

    Attributes:
        series: what the series is called.
        last: the number of the last edition.
        draft: the number of the draft.
        own: the places where the draft names itself, or should.
    """

    series: Series
    last: int
    draft: int
    own: tuple[Mention, ...]


def find_numbering(material: Material) -> Numbering | None:
    """Return the editions of a comparison; None where either side does not say which it is.

    Args:
        material: what is checked.
    """
    comparison = material.comparison
    series = find_series((comparison.new, comparison.old))
    if series is None:
        return None
    old, own = _own(comparison.old, series), _own(comparison.new, series)
    if not old or not own:
        return None
    last = old[0].number
    numbers = [mention.number for mention in own]
    return Numbering(series, last, last + 1 if last + 1 in numbers else numbers[0], tuple(own))


def _own(statement: Statement, series: Series) -> list[Mention]:
    """The places where an edition names itself: in its title and its opening."""
    body = [sentence for sentence in statement.sentences if not sentence.is_frame][:OPENING]
    titles = [sentence for sentence in statement.sentences if sentence.kind in ("title", "dateline")]
    found = [mention for sentence in (*titles, *body) for mention in find_mentions(sentence, series)]
    return [mention for mention in found if not mention.ahead and not mention.back]


def check_editions(material: Material, severities: dict[str, Severity | None]) -> list[Finding]:
    """Return the findings on numbers of editions.

    Args:
        material: what is checked.
        severities: how grave each check is; None to leave it out.
    """
    numbering = find_numbering(material)
    if numbering is None:
        return []
    checks = {key: Check(f"stale-{key}", "stale", value) for key, value in severities.items() if value}
    out: list[Finding | None] = []
    if numbering.draft == numbering.last:
        return _unmoved(material, numbering, checks)
    for mention in numbering.own:
        if mention.number != numbering.draft or mention.number != numbering.last + 1:
            out.append(_own_finding(material, numbering, mention, checks))
    places = {(mention.sentence.index, mention.ordinal.first) for mention in numbering.own}
    for sentence in material.draft:
        for mention in find_mentions(sentence, numbering.series):
            if (sentence.index, mention.ordinal.first) not in places:
                out.append(_other_finding(material, numbering, mention, checks))
    return [finding for finding in out if finding]


def _unmoved(material: Material, numbering: Numbering, checks: dict[str, Check]) -> list[Finding]:
    check = checks.get("own-edition")
    if check is None:
        return []
    mention = numbering.own[0]
    message = "is the number of the last edition, here and wherever the draft names itself; it has not moved"
    return [_found(material, check, mention, message, numbering.last + 1)]


def _found(material: Material, check: Check, mention: Mention, message: str, number: int) -> Finding:
    message = f"“{_text(mention)}” {message}"
    return check.found(message, material.new.tokens(mention.tokens), suggestion=mention.ordinal.write(number))


def _own_finding(material: Material, numbering: Numbering, mention: Mention, checks: dict[str, Check]) -> Finding | None:
    expected = numbering.last + 1
    if mention.number == numbering.last and numbering.draft != numbering.last:
        check = checks.get("edition")
        message = f"still the number of the last edition; the draft is the {in_digits(numbering.draft)}"
        return _found(material, check, mention, f"is {message}", numbering.draft) if check else None
    check = checks.get("series")
    if mention.number == expected or check is None:
        return None
    how = "skips" if mention.number > expected else "goes back"
    message = f"{how}: the last edition is the {in_digits(numbering.last)}, so this one is the {in_digits(expected)}"
    return _found(material, check, mention, message, expected)


def _other_finding(material: Material, numbering: Numbering, mention: Mention, checks: dict[str, Check]) -> Finding | None:
    stale, skips = checks.get("edition"), checks.get("series")
    draft, last, number = numbering.draft, numbering.last, mention.number
    # A draft whose own number skips is told once; what follows from it is not told again.
    following = draft + 1
    if number > following:
        message = f"skips: the draft is the {in_digits(draft)}, so the next one is the {in_digits(following)}"
        return _found(material, skips, mention, message, following) if skips and not mention.back else None
    if stale is None:
        return None
    if mention.ahead and number <= draft:
        message = f"is to come, but the draft is the {in_digits(draft)}; the next one is the {in_digits(following)}"
        return _found(material, stale, mention, message, following)
    carried = number in {
        old.number for origin in material.origins(mention.sentence) for old in find_mentions(origin, numbering.series)
    }
    if number == last and not mention.back and (carried or _is_held(mention)):
        message = f"is still the number of the last edition; the draft is the {in_digits(draft)}"
        return _found(material, stale, mention, message, draft)
    if number == last - 1 and carried and _is_since(mention):
        message = f"was the edition before the last one; since then there has been the {in_digits(last)}"
        return _found(material, stale, mention, message, last)
    return None


def _text(mention: Mention) -> str:
    return "".join(token.text for token in mention.tokens)


def _is_held(mention: Mention) -> bool:
    """Whether the words right before a number say that it is the present edition, or that it is held."""
    first = mention.ordinal.first
    if first and mention.sentence.tokens[first - 1].norm in ("this", "these", "present"):
        return True
    return any(token.norm in norms("meeting_verbs") for token in mention.sentence.tokens[max(0, first - 3) : first])


def _is_since(mention: Mention) -> bool:
    first = mention.ordinal.first
    return any(token.norm == "since" for token in mention.sentence.tokens[max(0, first - 2) : first])
