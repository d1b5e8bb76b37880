"""Signs and words that the views of histories share."""

from __future__ import annotations

from dtt_diff.rendering.pieces import one_line
from dtt_diff.rendering.signs import SIGNS
from dtt_diff.tracking.answers import Occurrence
from dtt_diff.tracking.values import HistoryResult, Line, StepKind

#: Said where there is one edition only.
ALONE = "One edition alone: there is none before it, so nothing was compared."
#: So many characters of a sentence are quoted on each side of the words in it that came or went.
AROUND = 70

#: The sign of what an edition did with a line.
STEP_SIGNS: dict[StepKind, str] = {
    "appeared": SIGNS["added"],
    "kept": "=",
    "reworded": "≈",
    "moved": "↷",
    "updated": SIGNS["updated"],
    "strengthened": SIGNS["strengthened"],
    "softened": SIGNS["softened"],
    "mixed": "±",
    "split": "⊢",
    "merged": "⊣",
    "dropped": "×",
    "returned": "↩",
}
#: The same for outputs that carry ASCII only.
ASCII_STEP_SIGNS: dict[StepKind, str] = {
    **STEP_SIGNS,
    "reworded": "=",
    "moved": "=",
    "strengthened": "^",
    "softened": "v",
    "mixed": "%",
    "split": "+",
    "merged": ">",
    "dropped": "x",
    "returned": "<",
}
#: The kind of change that lends a step its colour; the others are grey.
NAMES: dict[StepKind, str] = {
    **dict.fromkeys(STEP_SIGNS, "quiet"),
    "appeared": "added",
    "returned": "added",
    "dropped": "dropped",
    "strengthened": "strengthened",
    "softened": "softened",
    "updated": "updated",
}


def plural(number: int, noun: str) -> str:
    """Return a number with its noun: "1 edition", "12 editions".

    Args:
        number: the number.
        noun: the noun in its singular.
    """
    return f"{number} {noun}{'s' * (number != 1)}"


def words_for(line: Line, history: HistoryResult) -> str:
    """Return in words what the strip of a line shows: when it stood, and how often it moved.

    Args:
        line: the line.
        history: its history.
    """
    labels = [edition.label for edition in history.editions]
    parts = [f"in {plural(len(line.editions), 'edition')}, {one_line(labels[line.first])}"]
    if line.last != line.first:
        parts[0] += f" to {one_line(labels[line.last])}"
    kinds = [step.kind for step in line.steps]
    for kind in ("strengthened", "softened", "mixed", "updated", "returned"):
        if kind in kinds:
            parts.append(f"{kinds.count(kind)} {kind}")
    parts.append("standing" if line.standing else "gone")
    return "; ".join(parts)


def span_of(line: Line, history: HistoryResult) -> str:
    """Return from when to when a line stood, and in how many editions, in few words.

    Args:
        line: the line.
        history: its history.
    """
    first, last = (one_line(history.editions[k].label) for k in (line.first, line.last))
    count = plural(len(line.editions), "edition")
    if line.standing:
        return f"{count}, since {first}" if line.standing_since == line.first else f"{count}, first {first}, standing"
    return f"{count}, {first} to {last}" if first != last else f"{count}, {first}"


def around(item: Occurrence, history: HistoryResult) -> tuple[str, str]:
    """Return what stands before and after words that came or went inside a sentence; both empty for whole sentences.

    Args:
        item: what came or went.
        history: its history.

    Returns:
        the beginning and the end of the sentence, of long ones what stands next to the words.
    """
    words = one_line(item.text)
    if item.whole or not words:
        return "", ""
    own = history.lines[item.line]
    for line in (own, *history.lines):
        step = line.step(item.edition.index)
        if step and item.kind == "dropped":
            # What went stands in the edition that the step was compared with.
            step = None if step.base is None else line.step(step.base)
        before, found, after = one_line(step.text).partition(words) if step else ("", "", "")
        if found:
            return _end_of(before), _beginning_of(after)
    return "", ""


def _beginning_of(text: str) -> str:
    if len(text) <= AROUND:
        return text
    cut = text[:AROUND].rpartition(" ")[0]
    return f"{cut} …" if cut else "…"


def _end_of(text: str) -> str:
    if len(text) <= AROUND:
        return text
    cut = text[-AROUND:].partition(" ")[2]
    return f"… {cut}" if cut else "…"
