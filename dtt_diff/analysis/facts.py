"""Dates, figures, editions and names in a sentence: what can be replaced by another of its kind without a change of force."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dtt_diff.lexicon import Lexicon
from dtt_diff.model import Fact, Sentence, Token

_NUMBER = re.compile(r"(?<![\d.,:/-])\d[\d.,:/-]*+(?:st|nd|rd|th)?$")
_ORDINAL = re.compile(r"(?<!\d)\d++(?:st|nd|rd|th)$")
_YEAR = re.compile(r"(?:19|20)\d\d$")
#: Words that may stand inside a proper name, between capitalized words.
_LINKS = frozenset({"of", "the", "and", "for", "de", "la", "al", "bin", "van", "von"})
#: Words that make a measure of a number before them.
_UNITS = frozenset(
    {"percent", "percentage", "point", "points", "basis", "million", "billion", "trillion", "dollars", "euros", "per", "cent"}
)
#: Words of time that make a date of a number beside them, or are one by themselves.
_RELATIVE = frozenset({"today", "yesterday", "tomorrow", "tonight"})


def find_facts(sentence: Sentence, lexicon: Lexicon) -> tuple[Fact, ...]:
    """Return the facts of a sentence in order; they do not overlap.

    Args:
        sentence: the sentence.
        lexicon: for the names of months and weekdays.

    Returns:
        facts of the kinds "date", "figure", "edition" and "name".
    """
    months = lexicon.vocabulary.get("months", frozenset()) | lexicon.vocabulary.get("weekdays", frozenset())
    tokens = sentence.tokens
    facts: list[Fact] = []
    i = 0
    while i < len(tokens):
        norm = tokens[i].norm
        end, kind = None, "date"
        if norm[:1].isdigit() or norm in months or norm in _RELATIVE:  # nothing else begins a date or a figure
            end = _date_end(tokens, i, months)
            if end is None:
                end, kind = _figure_end(tokens, i)
        if end is None:
            end, kind = _name_end(tokens, i, lexicon), "name"
        if end is None:
            i += 1
            continue
        value = " ".join(token.norm for token in tokens[i : end + 1] if token.is_word)
        facts.append(Fact(kind, i, end, value))
        i = end + 1
    return tuple(facts)


def _date_end(tokens: Sequence[Token], i: int, months: frozenset[str]) -> int | None:
    """The last token of a date that begins at i: days, months, years and weekdays in any usual order."""
    if tokens[i].norm in _RELATIVE:
        return i
    end, has_month, j = None, False, i
    while j < len(tokens):
        token = tokens[j]
        is_month = token.norm in months and token.text[:1].isupper()
        is_part = (
            _YEAR.fullmatch(token.norm) or (token.norm.isdigit() and len(token.norm) <= 2) or _ORDINAL.fullmatch(token.norm)
        )
        if is_month:
            has_month, end = True, j
        elif is_part and (has_month or _month_follows(tokens, j, months) or (j == i and _YEAR.fullmatch(token.norm))):
            end = j
        elif token.text == "," and end == j - 1 and j + 1 < len(tokens) and _YEAR.fullmatch(tokens[j + 1].norm):
            pass
        else:
            break
        j += 1
    return end


def _month_follows(tokens: Sequence[Token], j: int, months: frozenset[str]) -> bool:
    return j + 1 < len(tokens) and tokens[j + 1].norm in months and tokens[j + 1].text[:1].isupper()


def _figure_end(tokens: Sequence[Token], i: int) -> tuple[int | None, str]:
    token = tokens[i]
    if not _NUMBER.fullmatch(token.norm):
        return None, "figure"
    if _ORDINAL.fullmatch(token.norm):
        return i, "edition"
    end = i
    while end + 1 < len(tokens) and (
        tokens[end + 1].norm in _UNITS or (tokens[end + 1].text in "-‑%" and end + 2 < len(tokens))
    ):
        if tokens[end + 1].text in "-‑" and tokens[end + 2].norm not in _UNITS:
            break
        end += 1
    return end, "figure"


def _name_end(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> int | None:
    """The last token of a proper name: capitalized words, with small words and stops of initials between them."""
    function_words = lexicon.vocabulary.get("function_words", frozenset())
    key_words = lexicon.vocabulary.get("key_words", frozenset())
    if not _capital(tokens[i]) or tokens[i].norm in key_words or (tokens[i].norm in function_words and i == 0):
        return None
    end, j = i, i + 1
    while j < len(tokens):
        token = tokens[j]
        if (_capital(token) and token.norm not in key_words) or _hyphenated(tokens, j, end):
            end = j
        elif not (token.norm in _LINKS or token.text in ".-‑–'’") or j - end > 2:
            break
        j += 1
    # A single capitalized word that opens a sentence is a name only if it is written in capitals throughout.
    return None if i == 0 and end == 0 and not tokens[0].text.isupper() else end


def _hyphenated(tokens: Sequence[Token], j: int, end: int) -> bool:
    """Whether a word is joined by a hyphen to the name before it ("Tae-keun")."""
    return tokens[j].is_word and j - end == 2 and tokens[j - 1].text in "-‑" and tokens[j - 1].end == tokens[j].start


def _capital(token: Token) -> bool:
    return token.is_word and token.text[:1].isupper()
