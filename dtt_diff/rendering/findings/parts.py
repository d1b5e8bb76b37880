"""What the views of findings share: their signs, how a message is split, quotes with what differs marked, counts in words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from attrs import frozen

from dtt_diff.checking.values import SEVERITIES, CheckResult, Finding, Place, Severity, Waiver
from dtt_diff.model import Passage
from dtt_diff.rendering.pieces import capitalized, one_line, pieces

#: The sign of each severity, so that no view needs colour to be read; and the same in ASCII.
SIGNS: dict[Severity, str] = {"error": "✗", "warning": "!", "info": "·"}
ASCII_SIGNS: dict[Severity, str] = {"error": "x", "warning": "!", "info": "."}
#: A quote that only helps to find the place is cut after so many characters.
LONGEST_HINT = 60
_SURROGATE = re.compile("[\ud800-\udfff]")


@frozen
class Message:
    """The message of a finding in parts, so that a view that shows the quotes need not say them twice.

    Attributes:
        lead: what the rule says; empty if it says nothing of its own.
        reasons: why the change has its label; empty for a finding that is on no change.
        rest: what stands in neither, such as the note of a reviewer.
    """

    lead: str
    reasons: tuple[str, ...] = ()
    rest: str = ""


def split_message(finding: Finding) -> Message:
    """Return the message of a finding in parts.

    Args:
        finding: the finding.
    """
    change = finding.change
    if change is None:
        return Message(one_line(finding.message))
    lead, found, rest = finding.message.partition(change.explanation)
    if not found:
        return Message(one_line(finding.message))
    if lead.endswith(" ("):
        lead, rest = lead.removesuffix(" ("), rest.removesuffix(")")
    reasons: tuple[str, ...] = ()
    if change.old is not None and change.new is not None:
        said = f"“{one_line(change.old.text)}” was replaced by “{one_line(change.new.text)}”"
        reasons = tuple(one_line(item.why).removeprefix(said).lstrip(":; ") for item in change.evidence)
    return Message(one_line(lead), reasons, one_line(rest).strip(" ;"))


def quote_pieces(passage: Passage) -> Iterator[tuple[str, bool]]:
    """Yield a quote in one line, as pieces, each with whether its words differ; the statement itself is not needed.

    Args:
        passage: the quotation.
    """
    marks = []
    at = 0
    for start, end in passage.spans:
        for mark in passage.marks:
            low, high = max(mark[0], start), min(mark[1], end)
            if low < high:
                marks.append((low - start + at, high - start + at))
        at += end - start + 1
    yield from pieces(Passage(((0, len(passage.text)),), passage.text, tuple(marks)), passage.text)


def shortened(text: str, most: int = LONGEST_HINT) -> str:
    """Return a text in one line, cut at a word if it is long, with "..." for what was cut.

    Args:
        text: the text.
        most: so many characters at most.
    """
    line = one_line(text)
    if len(line) <= most:
        return line
    cut = line[: most - 3]
    return f"{cut[: cut.rfind(' ')] if ' ' in cut[most // 2 :] else cut}..."


def sentence(text: str) -> str:
    """Return a message as a sentence in one line, with a full stop, and with a capital if it begins with a plain word.

    Args:
        text: the message.
    """
    line = one_line(text)
    # A file or a rule at the beginning keeps its name.
    line = capitalized(line) if line.partition(" ")[0].isalpha() else line
    return line if line.endswith((".", "!", "?", ".”", ")")) else f"{line}."


def waiver_of(finding: Finding, result: CheckResult) -> Waiver | None:
    """Return the waiver that covers a finding.

    Args:
        finding: the finding.
        result: the result it belongs to.
    """
    return None if finding.waiver is None else result.policy.waivers[finding.waiver]


def waiver_words(waiver: Waiver) -> str:
    """Return a waiver in one line: reason, owner and last day.

    Args:
        waiver: the waiver.
    """
    parts = [one_line(waiver.reason)]
    if waiver.owner:
        parts.append(f"owner: {one_line(waiver.owner)}")
    if waiver.until:
        parts.append(f"until {waiver.until.isoformat()}")
    return "; ".join(parts)


def accepted(result: CheckResult) -> tuple[int, int]:
    """Return how many findings a waiver covers, and how many others the baseline has.

    Args:
        result: the result.
    """
    waived = sum(finding.waiver is not None for finding in result.findings)
    return waived, sum(finding.known and finding.waiver is None for finding in result.findings)


def count_words(result: CheckResult) -> str:
    """Return the numbers of findings in words: "2 errors, 1 warning, 0 info; 1 waived, 3 in the baseline".

    Args:
        result: the result.
    """
    words = []
    for severity in SEVERITIES:
        number = result.count(severity)
        words.append(f"{number} {severity}{'s' if number != 1 and severity != 'info' else ''}")
    waived, known = accepted(result)
    covered = [f"{waived} waived"] * bool(waived) + [f"{known} in the baseline"] * bool(known)
    return "; ".join(part for part in (", ".join(words), ", ".join(covered)) if part)


def verdict_words(result: CheckResult) -> str:
    """Return whether the check fails and from which severity on it would, in words.

    Args:
        result: the result.
    """
    threshold = result.policy.fail_on
    if threshold == "never":
        return "never fails"
    return f"{'failed' if result.fails() else 'passed'} (fails on {threshold})"


def reaches(finding: Finding, result: CheckResult) -> bool:
    """Return whether a finding makes the check fail: it counts, and reaches the threshold.

    Args:
        finding: the finding.
        result: the result it belongs to.
    """
    threshold = result.policy.fail_on
    if threshold == "never" or not finding.counts:
        return False
    return SEVERITIES.index(finding.severity) <= SEVERITIES.index(threshold)


def listed(result: CheckResult, *, everything: bool) -> Sequence[Finding]:
    """Return the findings that a view lists.

    Args:
        result: the result.
        everything: also those that are waived or in the baseline.
    """
    return [finding for finding in result.findings if everything or finding.counts]


def draft_source(result: CheckResult) -> str | None:
    """Return the file of the draft, from the provenance or from a place; None if it came from no file.

    Args:
        result: the result.
    """
    places = (finding.place for finding in result.findings)
    named = result.provenance.get("draft") or next((place.source for place in places if place and place.source), None)
    return named if named and named != "-" else None


def own_place(finding: Finding) -> Place | None:
    """Return where a finding stands in the draft, if it stands in a file.

    Args:
        finding: the finding.
    """
    place = finding.place
    return place if place and place.source and place.source != "-" else None


def json_text(data: object, indent: int | None = 2) -> str:
    """Return plain values as JSON text that ends with a newline.

    Args:
        data: the values.
        indent: spaces a level; None for one line.

    Returns:
        the text. It can be encoded in UTF-8; "##", with which a line is a command to some runners of workflows that print it,
        is written with an escape.
    """
    text = json.dumps(data, indent=indent, ensure_ascii=False, allow_nan=False)
    return well_formed(text).replace("##", "#\\u0023") + "\n"


def well_formed(text: str) -> str:
    """Return a text in which every character can be written as UTF-8: lone halves of a character become U+FFFD.

    Args:
        text: the text.
    """
    return _SURROGATE.sub("\ufffd", text)
