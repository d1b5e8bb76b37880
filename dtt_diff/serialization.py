"""Model -> JSON in the versioned schema (``docs/comparison.schema.json``); nothing is lost on the way."""

from __future__ import annotations

import json
import re
from typing import Any

from dtt_diff.errors import ReportError
from dtt_diff.model import (
    Block,
    Change,
    ComparisonResult,
    Cue,
    Evidence,
    Group,
    Link,
    Opinion,
    Passage,
    Review,
    Sentence,
    Span,
    Statement,
)

#: Raised when a key changes its meaning or goes; new keys do not raise it.
SCHEMA_VERSION = "1"

Json = dict[str, Any]

_SURROGATE = re.compile("[\ud800-\udfff]")
_SURROGATE_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")


def to_json(comparison: ComparisonResult, *, indent: int | None = 2) -> str:
    """Return a comparison as JSON text.

    Args:
        comparison: the comparison.
        indent: spaces a level; None for one line.

    Returns:
        the text. It can be encoded in UTF-8 whatever the statements hold: a lone surrogate is written as an escape.

    Raises:
        ReportError: a statement holds the two halves of one character as two characters, which JSON cannot tell from the one.
    """
    return dump_json(to_dict(comparison), indent=indent)


def dump_json(data: Json, *, indent: int | None = 2) -> str:
    """Return plain values as JSON text: keys in the order given, letters as they are, lone surrogates escaped.

    Args:
        data: the values.
        indent: spaces a level; None for one line.

    Raises:
        ReportError: a text has a high surrogate directly before a low one; every reader would take them for one character.
    """
    text = json.dumps(data, indent=indent, ensure_ascii=False, allow_nan=False)
    if _SURROGATE_PAIR.search(text):
        raise ReportError(
            "JSON cannot hold a high surrogate and a low one side by side as two characters; make one of them before "
            "comparing: text.encode('utf-16', 'surrogatepass').decode('utf-16')"
        )
    return _SURROGATE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def to_dict(comparison: ComparisonResult) -> Json:
    """Return a comparison as plain values, as the schema has them.

    Args:
        comparison: the comparison.
    """
    old, new = comparison.old, comparison.new
    return {
        "schema_version": SCHEMA_VERSION,
        "library": {"name": "dtt_diff", "version": comparison.version},
        "lexicon": {"sha256": comparison.lexicon},
        "profile": comparison.profile,
        "old": statement_to_dict(old),
        "new": statement_to_dict(new),
        "counts": comparison.counts,
        "links": [_link(link, old, new) for link in comparison.links],
        "groups": [_group(group) for group in comparison.groups],
        "verdicts": {
            "old": _verdicts(old, {i: g.verdict for g in comparison.groups for i in g.old}),
            "new": _verdicts(new, {j: g.verdict for g in comparison.groups for j in g.new}),
        },
        "changes": [_change(change) for change in comparison.changes],
        "edits": [{"op": edit.op, "old": _pair(edit.old), "new": _pair(edit.new)} for edit in comparison.edits],
        "notes": list(comparison.notes),
        "selection": comparison.selection,
        "review": _review(comparison.review),
        "rejected": [_change(change) for change in comparison.rejected],
    }


def statement_to_dict(statement: Statement) -> Json:
    """Return a statement as plain values, as the schema has them: its text, its blocks and its sentences.

    Args:
        statement: the statement.
    """
    return {
        "source": statement.source,
        "sha256": statement.digest,
        "title": statement.title,
        "date": statement.date,
        "edition": statement.edition,
        "parties": list(statement.parties),
        "characters": len(statement.text),
        "notes": list(statement.notes),
        "sentences": [_sentence(sentence) for sentence in statement.sentences],
        "blocks": [_block(block) for block in statement.blocks],
        "text": statement.text,
    }


def _block(block: Block) -> Json:
    return {"kind": block.kind, **_place(block.spans), "label": block.label}


def _sentence(sentence: Sentence) -> Json:
    return {
        "index": sentence.index,
        **_place(sentence.spans),
        "paragraph": sentence.paragraph,
        "label": sentence.label,
        "kind": sentence.kind,
    }


def _place(spans: tuple[Span, ...]) -> Json:
    """Outermost start and end; the parts too, where the place is interrupted."""
    place: Json = {"start": spans[0][0], "end": spans[-1][1]}
    if len(spans) > 1:
        place["segments"] = [{"start": start, "end": end} for start, end in spans]
    return place


def _link(link: Link, old: Statement, new: Statement) -> Json:
    return {
        "old": _place(old.sentences[link.old].spans),
        "new": _place(new.sentences[link.new].spans),
        "old_sentence": link.old,
        "new_sentence": link.new,
        "rank": link.rank,
        "score": link.score,
    }


def _group(group: Group) -> Json:
    return {
        "old_sentences": list(group.old),
        "new_sentences": list(group.new),
        "shape": group.shape,
        "moved": group.moved,
        "verdict": group.verdict,
        "reasons": [{"change": r.change, "weight": r.weight, "kind": r.kind, "text": r.text} for r in group.reasons],
    }


def _verdicts(statement: Statement, verdicts: dict[int, str]) -> list[Json]:
    """A verdict for every sentence of the body; titles, datelines and headings carry none."""
    return [
        {**_place(sentence.spans), "verdict": verdicts[sentence.index]}
        for sentence in statement.sentences
        if verdicts[sentence.index] != "not compared"
    ]


def _change(change: Change) -> Json:
    return {
        "id": change.id,
        "kind": change.kind,
        "old": _passage(change.old),
        "new": _passage(change.new),
        "old_sentences": list(change.old_sentences),
        "new_sentences": list(change.new_sentences),
        "dimensions": list(change.dimensions),
        "salience": change.salience,
        "shift": change.shift,
        "confidence": change.confidence,
        "evidence": [_evidence(item) for item in change.evidence],
        "explanation": change.explanation,
        "opinion": _opinion(change.opinion),
    }


def _passage(passage: Passage | None) -> Json | None:
    if passage is None:
        return None
    return {**_place(passage.spans), "quote": passage.text, "marks": [_pair(mark) for mark in passage.marks]}


def _opinion(opinion: Opinion | None) -> Json | None:
    if opinion is None:
        return None
    return {
        "decision": opinion.decision,
        "original": opinion.original,
        "note": opinion.note,
        "original_shift": opinion.original_shift,
    }


def _review(review: Review | None) -> Json | None:
    if review is None:
        return None
    return {
        "reviewer": review.reviewer,
        "source": review.source,
        "library": review.library,
        "profile": review.profile,
        "lexicon_sha256": review.lexicon,
        "old_sha256": review.old_digest,
        "new_sha256": review.new_digest,
        "entries": [
            {"change": e.change, "decision": e.decision, "kind": e.kind, "note": e.note, "about": e.about}
            for e in review.entries
        ],
    }


def _evidence(item: Evidence) -> Json:
    return {
        "rule": item.rule,
        "why": item.why,
        "old_cue": _cue(item.old_cue),
        "new_cue": _cue(item.new_cue),
        "scale": item.scale,
        "old_rank": item.old_rank,
        "new_rank": item.new_rank,
        "sources": list(item.sources),
    }


def _cue(cue: Cue | None) -> Json | None:
    if cue is None:
        return None
    return {
        "entry": cue.entry,
        "scale": cue.scale,
        "dimension": cue.dimension,
        "rank": cue.rank,
        "start": cue.span[0],
        "end": cue.span[1],
        "quote": cue.text,
        "sources": list(cue.sources),
        "first": cue.first,
        "last": cue.last,
        "head": cue.head,
        "negated": cue.negated,
    }


def _pair(span: Span | None) -> Json | None:
    return None if span is None else {"start": span[0], "end": span[1]}
