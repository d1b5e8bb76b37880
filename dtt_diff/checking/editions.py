"""Stale facts: the number of the edition.

The name of the series is what stands behind the number in the title ("Defense Trilateral Talks"); with it, every place
is found where an edition is named. Four things are told:

- ``stale-edition``: the number of the last edition where the present one is meant, in the title, in the opening, or in
  a sentence that was carried over; and a next edition that is not after the present one ("agreed to hold the 15th
  Talks" in the 15th).
- ``stale-own-edition``: the draft has the number of the last edition throughout.
- ``stale-series``: a number that skips (14, then 16) or goes back, also for the next edition.

A reference back ("since the 14th Talks", "as agreed at the 14th Talks") is as it should be.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve, frozen

from dtt_diff.checking.material import Check, Material
from dtt_diff.checking.numerals import Ordinal, in_digits, ordinal_at
from dtt_diff.checking.values import Finding, Severity
from dtt_diff.checking.words import has_phrase, norms, phrases
from dtt_diff.model import Sentence, Statement, Token

#: An edition names itself in its title and in this many first sentences of its body.
OPENING = 2
#: So many tokens before (or behind) the number of an edition say whether it is a past or a coming one.
_NEAR, _FAR = 6, 12
_SERIES_WORDS = 8
_NAME_ENDS = frozenset({"in", "on", "at", "held", "by", "with", "between", "among", "to", "was", "were", "will"})
_SMALL = frozenset({"of", "the", "and", "for", "on", "a", "an"})
_HYPHENS = frozenset("-‑–/")


@frozen
class Series:
    """What a series is called.

    Attributes:
        words: the words of its name.
        head: the word that says what its editions are ("talks"); empty if unknown.
        acronym: its acronym, as it is written; empty if it has none.
    """

    words: frozenset[str]
    head: str
    acronym: str


@frozen
class Mention:
    """A place that names an edition of the series.

    Attributes:
        sentence: the sentence.
        ordinal: the number.
        ahead: whether the edition is one that is still to come.
        back: whether it is one that is past, as the words before it say.
    """

    sentence: Sentence
    ordinal: Ordinal
    ahead: bool
    back: bool

    @property
    def number(self) -> int:
        """The number of the edition."""
        return self.ordinal.number

    @property
    def tokens(self) -> Sequence[Token]:
        """The tokens of the number."""
        return self.sentence.tokens[self.ordinal.first : self.ordinal.last + 1]


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


def find_series(statements: Iterable[Statement]) -> Series | None:
    """Return what the series is called, after the first place of some editions that says it; None if none does.

    Args:
        statements: editions; an acronym is taken from any of their titles and openings.
    """
    found = list(_names(statements))
    acronym = next((series.acronym for series in found if series.acronym), "")
    return evolve(found[0], acronym=acronym) if found else None


def _names(statements: Iterable[Statement]) -> Iterator[Series]:
    for statement in statements:
        body = [sentence for sentence in statement.sentences if not sentence.is_frame][:OPENING]
        for sentence in (*(s for s in statement.sentences if s.kind == "title"), *body):
            for i in range(len(sentence.tokens)):
                ordinal = ordinal_at(sentence.tokens, i)
                series = _name_behind(sentence.tokens, ordinal.last + 1, in_title=sentence.kind == "title") if ordinal else None
                if series:
                    yield series


def _name_behind(tokens: Sequence[Token], i: int, *, in_title: bool) -> Series | None:
    name: list[Token] = []
    while i < len(tokens) and len(name) < _SERIES_WORDS:
        token = tokens[i]
        if token.norm in _NAME_ENDS or not (token.is_word or token.text in _HYPHENS):
            break
        if token.is_word:
            if not in_title and not token.text[:1].isupper() and token.norm not in _SMALL:
                break
            name.append(token)
        i += 1
    acronym = ""
    if i + 2 < len(tokens) and tokens[i].text == "(" and tokens[i + 2].text == ")" and tokens[i + 1].text.isupper():
        acronym = tokens[i + 1].text
    content = [token.norm for token in name if token.norm not in _SMALL]
    heads = [word for word in content if word in norms("events")]
    if not content or content[0] in norms("other_ordinals") or not (heads or acronym):
        return None
    return Series(frozenset(content), heads[0] if len(heads) == 1 else (heads or [""])[-1], acronym)


def find_mentions(sentence: Sentence, series: Series) -> list[Mention]:
    """Return the places of a sentence that name an edition of a series."""
    tokens = sentence.tokens
    out = []
    for i in range(len(tokens)):
        ordinal = ordinal_at(tokens, i)
        if ordinal and not _names_edition(tokens, ordinal.last + 1, series):
            ordinal = None
        if not ordinal and series.acronym and tokens[i].text == series.acronym:
            ordinal = _numbered_acronym(tokens, i + 1)
        if ordinal:
            out.append(_mention(sentence, ordinal))
    return out


def _numbered_acronym(tokens: Sequence[Token], i: int) -> Ordinal | None:
    """The number in "DTT 14" and "DTT-14"."""
    if i < len(tokens) and tokens[i].text in _HYPHENS:
        i += 1
    if i < len(tokens) and tokens[i].text.isdecimal() and len(tokens[i].text) <= 3:
        return Ordinal(int(tokens[i].text), i, i, "cardinal", False)
    return None


def _names_edition(tokens: Sequence[Token], i: int, series: Series) -> bool:
    """Whether the words behind a number are those of the series, or a general word for an edition of it."""
    name: list[str] = []
    for token in tokens[i : i + 2 * _SERIES_WORDS]:
        if token.is_word:
            if series.acronym and token.text == series.acronym and all(word in series.words for word in name):
                return True
            name.append(token.norm)
            if token.norm == series.head:
                # Less than the full name, or more: "14th Talks", "14th U.S.-ROK-Japan Defense Trilateral Talks".
                if series.words.issuperset(name) or series.words.issubset(name):
                    return True
                break
        elif token.text not in _HYPHENS:
            break
    if (
        not name
        or name[0] not in norms("events")
        or (len(name) > 1 and name[0] not in series.words and tokens[i].text[:1].isupper())
    ):
        return False
    if len(name) > 1 and name[1] == "of":
        what = [word for word in name[2:] if word not in _SMALL]
        return bool(what) and what[0] in series.words
    return True


def _mention(sentence: Sentence, ordinal: Ordinal) -> Mention:
    tokens = sentence.tokens
    before = tokens[max(0, ordinal.first - _FAR) : ordinal.first]
    near = tokens[max(0, ordinal.first - _NEAR) : ordinal.first]
    behind = tokens[ordinal.last + 1 : ordinal.last + 1 + _FAR]
    leads = _last_end(before, "looking_ahead")
    looks_back = max((i for i, token in enumerate(near) if token.norm in norms("looking_back")), default=-1)
    back = looks_back >= 0 and (leads < 0 or leads - (len(before) - len(near)) < looks_back)
    ahead = not back and (leads >= 0 or has_phrase(behind, "looking_ahead_behind"))
    return Mention(sentence, ordinal, ahead, back)


def _last_end(tokens: Sequence[Token], table: str) -> int:
    """The last token of the last phrase of a table that stands in a row of tokens; -1 if none does."""
    return max((end for phrase in phrases(table) for _, end in phrase.find(tokens)), default=-1)


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
