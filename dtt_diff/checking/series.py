"""What a series is called, and every place of a sentence that names one of its editions.

The name of the series is what stands behind the number in the title ("Defense Trilateral Talks"); with it, its editions are
found by the full name, a part of it, its acronym ("DTT-14") or a general word ("the 14th meeting").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve, frozen

from dtt_diff.checking.numerals import Ordinal, ordinal_at
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
