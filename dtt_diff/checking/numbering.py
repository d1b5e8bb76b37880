"""Consistency: the numbers of paragraphs and list items.

``numbering`` tells a number that is missing (4, then 6), stands twice, or is out of order, in every row of labels of
one style ("1.", "(a)", "(ii)", "2.1"). A row may begin again at its first number. Bullets have no order. A reference to
a paragraph that the draft has not ("see paragraph 12" where there are 8) is told, too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import frozen

from dtt_diff.checking.material import Check, Material
from dtt_diff.checking.values import Finding, Severity
from dtt_diff.model import Sentence, Statement

_PARTS = re.compile(r"(\(?)((?:\d{1,3}\.)*)(\d{1,3}|[a-z]{1,6})([.)]{0,2})")
_ROMAN = re.compile(r"(?=[ivx])(x{0,3})(ix|iv|v?i{0,3})")
_PLAIN = re.compile(r"\(?1[.)]*")
_LABEL_ROOM = 80
_BEFORE = 2000
_SINGLES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")


@frozen
class Label:
    """A number in front of a paragraph or item.

    Attributes:
        style: how it is written: its punctuation, its upper numbers, and "1", "a" or "i".
        number: its place in the row.
        sentence: the sentence that it stands before.
        text: as it is written.
    """

    style: str
    number: int
    sentence: Sentence
    text: str


def find_labels(sentences: Sequence[Sentence]) -> list[Label]:
    """Return the labels of a statement that have an order.

    Args:
        sentences: its sentences.
    """
    out: list[Label] = []
    last: dict[str, int] = {}
    for sentence in sentences:
        match = _PARTS.fullmatch(sentence.label.casefold()) if sentence.label else None
        if not match or not (match.group(1) or match.group(4) or match.group(2)):
            continue
        opening, upper, own, closing = match.groups()
        frame = f"{opening}{upper}%s{closing}"
        if own.isdecimal():
            style, number = frame % "1", int(own)
        else:
            found = _letters(own, frame, last)
            if found is None:
                continue
            style, number = found
        last[style] = number
        out.append(Label(style, number, sentence, sentence.label or ""))
    return out


def _letters(own: str, frame: str, last: dict[str, int]) -> tuple[str, int] | None:
    """Whether "(i)" is a letter or a Roman number: what goes on with a row that is open."""
    roman = _ROMAN.fullmatch(own)
    number = 10 * len(roman.group(1)) + _SINGLES.index(roman.group(2)) if roman else 0
    letter = ord(own) - 96 if len(own) == 1 else 0
    if letter and not number:
        return frame % "a", letter
    if number and not letter:
        return frame % "i", number
    if not letter:
        return None
    if last.get(frame % "a") == letter - 1 and last.get(frame % "i") != number - 1:
        return frame % "a", letter
    return (frame % "i", number) if number == 1 or frame % "i" in last else (frame % "a", letter)


def check_numbering(material: Material, severities: dict[str, Severity | None]) -> list[Finding]:
    """Return the findings on numbers of paragraphs and items.

    Args:
        material: what is checked.
        severities: how grave each check is; None to leave it out.
    """
    severity = severities.get("numbering")
    if severity is None:
        return []
    check = Check("numbering", "consistency", severity)
    last: dict[str, int] = {}
    out = []
    for label in find_labels(material.draft):
        # A row of a lower level begins anew under every number of a higher one.
        for style in [style for style in last if style != label.style and _is_below(style, label.style)]:
            del last[style]
        problem = _problem(label, last.get(label.style))
        if ("missing" in problem or "begin" in problem) and _runs_in(material.comparison.new, label):
            problem = ""
        if problem:
            out.append(check.found(problem, material.new.place((_span(material.comparison.new, label),))))
        last[label.style] = max(label.number, last.get(label.style, 0)) if problem and "order" in problem else label.number
    return [*out, *_references(material, check)]


def _runs_in(statement: Statement, label: Label) -> bool:
    """Whether the number before a label stands inside the text before it ("Decides: (a) to call ...")."""
    own = label.text.strip("().").rpartition(".")[2]
    before = (
        str(label.number - 1) if own.isdecimal() else chr(label.number + 95) if label.style.strip("().")[-1:] == "a" else ""
    )
    at = label.sentence.start
    written = label.text.replace(own, before)
    return (
        bool(before)
        and label.number > 1
        and f" {written} " in statement.text[max(0, at - _BEFORE) : at].replace("\n", "  ")[1:]
    )


def _references(material: Material, check: Check) -> list[Finding]:
    """References to paragraphs that a numbered draft has not; those of other documents ("paragraph 12 of ...") aside."""
    numbers = {label.number for label in find_labels(material.draft) if _PLAIN.fullmatch(label.style)}
    out = []
    for sentence in material.draft if len(numbers) > 1 else ():
        tokens = sentence.tokens
        for i in range(len(tokens) - 1):
            number = tokens[i + 1].text
            behind = tokens[i + 2].norm if i + 2 < len(tokens) else ""
            named = tokens[i].norm in ("paragraph", "paragraphs") and number.isdecimal() and len(number) <= 3
            if named and int(number) not in numbers and behind not in ("of", "in", "to", "(", "and", "-"):
                place = material.new.tokens(tokens[i : i + 2])
                out.append(check.found(f"“{place.quote}”: the draft has no paragraph of this number", place))
    return out


def _is_below(style: str, upper: str) -> bool:
    """Whether a row stands below another one: letters and Roman numbers below figures, Roman numbers below letters."""
    depth = ["1", "a", "i"]
    kinds = [next(kind for kind in depth if kind in re.sub(r"\d+\.", "", name)) for name in (style, upper)]
    return depth.index(kinds[0]) > depth.index(kinds[1]) or style.count(".") > upper.count(".")


def _problem(label: Label, last: int | None) -> str:
    if last is None:
        return "" if label.number <= 1 or label.style[:1].isdecimal() else f"the numbers begin with “{label.text}”"
    if label.number in (last + 1, 1) and not (label.number == 1 == last):
        return ""
    if label.number == last:
        return f"the number “{label.text}” stands twice"
    if label.number < last:
        return f"the number “{label.text}” is out of order: it stands behind {last}"
    gone = str(last + 1) if label.number == last + 2 else f"{last + 1} to {label.number - 1}"
    return f"the number {gone} is missing before “{label.text}”"


def _span(statement: Statement, label: Label) -> tuple[int, int]:
    """Where a label stands: right before its sentence."""
    at = label.sentence.start
    before = statement.text[max(0, at - _LABEL_ROOM) : at]
    end = at - len(before) + len(before.rstrip())
    start = end - len(label.text)
    return (start, end) if statement.text[start:end] == label.text else label.sentence.spans[0]
