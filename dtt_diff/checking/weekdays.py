"""Consistency: a weekday that its date does not have ("Tuesday, May 7, 2025" is a Wednesday)."""

from __future__ import annotations

from dtt_diff.checking.material import Check, Material
from dtt_diff.checking.times import find_times
from dtt_diff.checking.values import Finding, Severity
from dtt_diff.checking.words import in_order


def check_weekdays(material: Material, severities: dict[str, Severity | None]) -> list[Finding]:
    """Return the findings on weekdays.

    Args:
        material: what is checked.
        severities: how grave each check is; None to leave it out.
    """
    severity = severities.get("weekday")
    if severity is None:
        return []
    check, names = Check("weekday", "consistency", severity), in_order("weekdays")
    out = []
    for sentence in material.draft:
        for time in find_times(sentence):
            words = [i for i in range(max(0, time.first - 3), time.first) if sentence.tokens[i].is_word]
            if time.kind != "day" or not words or sentence.tokens[words[-1]].norm not in names:
                continue
            right = names[time.opens.weekday()].capitalize()
            token = sentence.tokens[words[-1]]
            if token.norm != right.casefold():
                message = f"{time.text} is a {right}, not a {token.text}; correct the day or the date"
                out.append(check.found(message, material.new.tokens([token]), suggestion=right))
    return out
