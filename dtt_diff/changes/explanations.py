"""Why a change has its label, in one plain sentence that quotes both sides and names the scale."""

from __future__ import annotations

from collections.abc import Iterator

from dtt_diff.changes.bearing import FALL, REASON, REFERENCE, WORDING
from dtt_diff.changes.findings import Finding, Shift
from dtt_diff.changes.rates import RATE_RULE, describe_move
from dtt_diff.lexicon import Lexicon
from dtt_diff.model import Evidence, Passage

#: Rules whose changes are told with how far the rates in them moved.
_MOVES = {"decision": "another decision", RATE_RULE: "one rate for another"}
#: The rule of evidence that names a word which stresses a passage.
STRESS = "stress"
#: Why a passage bears on no verdict.
_IDLE = {
    REASON: "a reason adds no force by itself",
    REFERENCE: "a reference adds no force by itself",
    FALL: "what goes down is by itself neither more force nor less",
    WORDING: "a few words without a cue or a fact say nothing of force by themselves",
}
#: Quotes longer than this are shortened in explanations (the full quote stands beside them).
QUOTE_CHARACTERS = 160


def evidence_of(finding: Finding, old: Passage | None, new: Passage | None, lexicon: Lexicon) -> tuple[Evidence, ...]:
    """Return the evidence of a finding: one item a shift, or the structural rule that fired.

    Args:
        finding: the finding.
        old: its quotation from the old edition.
        new: its quotation from the new edition.
        lexicon: for the titles of sources.

    Returns:
        at least one item.
    """
    if not finding.shifts:
        why = _structural(finding, old, new, lexicon)
        borne = tuple(_borne(finding))
        return (Evidence(finding.rule, why.removesuffix(".") if borne else why), *borne)
    return tuple(_from_shift(finding, shift, lexicon) for shift in finding.shifts)


def explain(finding: Finding, old: Passage | None, new: Passage | None, evidence: tuple[Evidence, ...]) -> str:
    """Return the explanation of a change.

    Args:
        finding: the finding.
        old: its quotation from the old edition.
        new: its quotation from the new edition.
        evidence: its evidence.

    Returns:
        one sentence.
    """
    if len(evidence) > 1 and not finding.shifts:
        return "; ".join(item.why for item in evidence) + "."
    if not finding.shifts:
        return evidence[0].why
    became = f"{_quoted(old)} became {_quoted(new)}"
    reasons = "; ".join(item.why for item in evidence)
    if finding.rule == "cues conflict":
        return f"{became}, and the cues point both ways, so no direction is claimed: {reasons}."
    return f"{became}: {reasons}."


def _borne(finding: Finding) -> Iterator[Evidence]:
    """What the passage bears on the verdict: nothing by itself, or the words that stress it."""
    bearing, came = finding.bearing, finding.kind == "added"
    if bearing.idle:
        yield Evidence(bearing.idle, _IDLE[bearing.idle])
        return
    for cue in bearing.stresses:
        why = f"“{cue.text}” stresses it"
        yield Evidence(STRESS, why, None if came else cue, cue if came else None, sources=cue.sources)


def _from_shift(finding: Finding, shift: Shift, lexicon: Lexicon) -> Evidence:
    more = shift.steps > 0
    scale = f"on the scale of {shift.scale.title}"
    if shift.old_cue and shift.new_cue:
        relation = "above" if more else "below"
        why = f"“{shift.new_cue.text}” stands {relation} “{shift.old_cue.text}” {scale}"
    elif shift.new_cue:
        why = (
            f"“{shift.new_cue.text}” was put in, which adds force {scale}"
            if more
            else f"“{shift.new_cue.text}” was put in, which takes force away {scale}"
        )
    else:
        cue = shift.old_cue.text if shift.old_cue else ""
        why = (
            f"“{cue}” was taken out, which adds force {scale}"
            if more
            else f"“{cue}” was taken out, which takes force away {scale}"
        )
    titles = [lexicon.sources[source].title for source in shift.sources if source in lexicon.sources]
    if titles:
        why += f" ({'; '.join(titles)})"
    return Evidence(
        rule=finding.rule,
        why=why,
        old_cue=shift.old_cue,
        new_cue=shift.new_cue,
        scale=shift.scale.id,
        old_rank=shift.old_rank,
        new_rank=shift.new_rank,
        sources=shift.sources,
    )


#: What each structural rule says of two passages of which one replaced the other.
_REPLACED = {
    "roster": "{old} was replaced by {new}: other names in the same list.",
    "reversal": "{old} was replaced by {new}, which undoes it: a reversal.",
    "negation": "{old} became {new}: a negation came or went, which turns the proposition round.",
    "wording replaced": "{old} was replaced by {new}; the lexicon does not order the two, so no direction is claimed.",
}
#: What each structural rule with a direction says.
_DIRECTED = {
    ("attribution", "strengthened"): "{old} became {new}: all of the issuers now say what one of them said.",
    ("attribution", "softened"): "{old} became {new}: one of the issuers now says what all of them said.",
    ("exactness", "strengthened"): "{old} became {new}: a figure or date stands where words without one stood.",
    ("exactness", "softened"): "{old} became {new}: words without a figure or date stand where one stood.",
}


def _structural(finding: Finding, old: Passage | None, new: Passage | None, lexicon: Lexicon) -> str:
    if finding.rule == "roster" and not (old and new):
        edition = "old" if new else "new"
        return f"In {_quoted(old or new)}, names stand that the list of the {edition} edition has not."
    if finding.kind == "added":
        return f"{_quoted(new)} has no counterpart in the old edition."
    if finding.kind == "dropped":
        return f"{_quoted(old)} has no counterpart in the new edition."
    if finding.rule in _MOVES and old and new:
        moved = describe_move(old.text, new.text, lexicon)
        return f"{_quoted(old)} was replaced by {_quoted(new)}: {_MOVES[finding.rule]}{moved and f' ({moved})'}."
    if (finding.rule, finding.kind) in _DIRECTED:
        form = _DIRECTED[finding.rule, finding.kind]
    elif finding.rule in _REPLACED:
        form = _REPLACED[finding.rule]
    elif finding.rule.endswith(" replaced"):
        form = f"{{old}} was replaced by {{new}}: one {finding.rule.removesuffix(' replaced')} for another."
    else:
        form = _REPLACED["wording replaced"]
    return form.format(old=_quoted(old), new=_quoted(new))


def _quoted(passage: Passage | None) -> str:
    if passage is None:
        return "nothing"
    text = " ".join(passage.text.split())
    if len(text) > QUOTE_CHARACTERS:
        head, tail = text[: QUOTE_CHARACTERS // 2], text[-QUOTE_CHARACTERS // 3 :]
        text = f"{head.rsplit(' ', 1)[0]} … {tail.split(' ', 1)[-1]}"
    return f"“{text}”"
