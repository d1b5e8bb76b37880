"""Consistency: figures that cannot be right.

- ``calendar``: a weekday that its date does not have ("Tuesday, May 7, 2025" is a Wednesday), a day that its month does
  not have.
- ``ordinal``: an ordinal number with the ending of another ("22th").
"""

from __future__ import annotations

from dtt_diff.checking.material import Check, Material
from dtt_diff.checking.numerals import in_digits, ordinal_at
from dtt_diff.checking.times import find_times
from dtt_diff.checking.values import Finding, Severity
from dtt_diff.checking.words import in_order
from dtt_diff.model import Sentence


def check_figures(material: Material, severities: dict[str, Severity | None]) -> list[Finding]:
    """Return the findings on dates and ordinal numbers.

    Args:
        material: what is checked.
        severities: how grave each check is; None to leave it out.
    """
    out: list[Finding] = []
    calendar, ordinal = severities.get("calendar"), severities.get("ordinal")
    for sentence in material.draft:
        if calendar:
            out += _calendar(material, sentence, Check("calendar", "consistency", calendar))
        if ordinal:
            out += _ordinals(material, sentence, Check("ordinal", "consistency", ordinal))
    return out


def _calendar(material: Material, sentence: Sentence, check: Check) -> list[Finding]:
    names = in_order("weekdays")
    out = []
    for time in find_times(sentence):
        if time.kind == "none":
            place = material.new.tokens(sentence.tokens[time.first : time.last + 1])
            out.append(check.found(f"“{time.text}” is no day of the calendar", place))
        words = [i for i in range(max(0, time.first - 3), time.first) if sentence.tokens[i].is_word]
        if time.kind != "day" or not words or sentence.tokens[words[-1]].norm not in names:
            continue
        token, right = sentence.tokens[words[-1]], names[time.opens.weekday()].capitalize()
        if token.norm != right.casefold():
            message = f"{time.text} is a {right}, not a {token.text}; correct the day or the date"
            out.append(check.found(message, material.new.tokens([token]), suggestion=right))
    return out


def _ordinals(material: Material, sentence: Sentence, check: Check) -> list[Finding]:
    out = []
    for i, token in enumerate(sentence.tokens):
        found = ordinal_at(sentence.tokens, i)
        right = in_digits(found.number) if found and found.form == "digits" else token.norm
        if token.norm != right:
            out.append(check.found(f"“{token.text}” is written “{right}”", material.new.tokens([token]), suggestion=right))
    return out
