"""JSON of the versioned schema -> model. What is derived (counts, places of links, verdicts by sentence) is not read."""

from __future__ import annotations

import hashlib
import itertools
from collections import Counter
from functools import partial
from typing import TypeVar, get_args

from dtt_diff.errors import ReadingError
from dtt_diff.model import (
    KINDS,
    Block,
    BlockKind,
    Change,
    ComparisonResult,
    Confidence,
    Cue,
    Decision,
    Edit,
    EditOp,
    Evidence,
    Group,
    Link,
    Opinion,
    Passage,
    Rank,
    Reason,
    Review,
    ReviewEntry,
    Sentence,
    Shape,
    Span,
    Statement,
    Verdict,
)
from dtt_diff.parsed import Parsed, check_schema, load_document, shown
from dtt_diff.serialization import SCHEMA_VERSION
from dtt_diff.tokens import tokenize

C = TypeVar("C", bound=ComparisonResult)

#: Which sides an edit has, by its operation.
_EDIT_SIDES = {"keep": (True, True), "move": (True, True), "delete": (True, False), "insert": (False, True)}


def from_json(text: str, cls: type[C]) -> C:
    """Return the comparison that ``to_json`` wrote.

    Args:
        text: the JSON text.
        cls: the class that the comparison is to have.

    Returns:
        a comparison that equals the one that was written. Keys that the schema does not know are passed over.

    Raises:
        ReadingError: the text is not JSON of this schema, or its parts do not fit each other: a digest that is not that of
            the text, a quote that is not the text under its place. The message names the place.
    """
    root = Parsed(load_document(text, "a comparison"), "$", _fail)
    check_schema(root, SCHEMA_VERSION, "the JSON")
    old, new = read_statement(root.get("old")), read_statement(root.get("new"))
    groups = root.get("groups").each(partial(_group, old=old, new=new))
    _check_groups(root.get("groups"), groups, old, new)
    return cls(
        old=old,
        new=new,
        links=root.get("links").each(partial(_link, old=old, new=new)),
        groups=groups,
        changes=root.get("changes").each(partial(_change, old=old, new=new)),
        edits=root.get("edits").each(partial(_edit, old=old, new=new)),
        profile=root.get("profile").text(),
        lexicon=root.get("lexicon").get("sha256").text(),
        version=root.get("library").get("version").text(),
        notes=root.get("notes").each(Parsed.text),
        selection=root.get("selection").text(),
        review=root.get("review").maybe(_review),
        rejected=root.get("rejected").each(partial(_change, old=old, new=new)),
    )


def _fail(place: str, problem: str) -> ReadingError:
    return ReadingError(f"{place}: {problem}; write the JSON anew with to_json")


# The statements


def read_statement(node: Parsed) -> Statement:
    """Return the statement that ``statement_to_dict`` wrote.

    Args:
        node: the values, with their place.

    Raises:
        DttDiffError: the values are not those of a statement, or the digest is not that of the text.
    """
    text, digest = node.get("text").text(), node.get("sha256").text()
    if hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() != digest:
        raise node.get("sha256").error("the digest is not that of the text, so one of them was altered")
    return Statement(
        text=text,
        blocks=node.get("blocks").each(partial(_block, text=text)),
        sentences=tuple(_sentence(item, i, text) for i, item in enumerate(node.get("sentences").items())),
        digest=digest,
        title=node.get("title").maybe(Parsed.text),
        date=node.get("date").maybe(Parsed.text),
        edition=node.get("edition").maybe(Parsed.whole),
        parties=node.get("parties").each(Parsed.text),
        source=node.get("source").maybe(Parsed.text),
        notes=node.get("notes").each(Parsed.text),
    )


def _block(node: Parsed, text: str) -> Block:
    kind = node.get("kind").choice(get_args(BlockKind))
    return Block(kind, _spans(node, text), node.get("label").maybe(Parsed.text))


def _sentence(node: Parsed, index: int, text: str) -> Sentence:
    if node.get("index").whole() != index:
        raise node.get("index").error(f"the sentences are numbered in order; {index} is expected here")
    spans = _spans(node, text)
    return Sentence(
        index=index,
        spans=spans,
        paragraph=node.get("paragraph").whole(0),
        label=node.get("label").maybe(Parsed.text),
        kind=node.get("kind").choice(get_args(BlockKind)),
        tokens=tokenize(text, spans),
    )


def _spans(node: Parsed, text: str) -> tuple[Span, ...]:
    """The parts of a place; they follow each other, and the outermost offsets are its start and end."""
    whole = _span(node, text)
    segments = node.find("segments")
    if segments is None:
        return (whole,)
    spans = segments.each(partial(_span, text=text))
    if not spans or (spans[0][0], spans[-1][1]) != whole:
        raise segments.error("the parts do not begin and end where their place does")
    if any(left[1] > right[0] for left, right in itertools.pairwise(spans)):
        raise segments.error("the parts overlap or are out of order")
    return spans


def _span(node: Parsed, text: str) -> Span:
    start, end = node.get("start").whole(), node.get("end").whole()
    if not 0 <= start < end <= len(text):
        raise node.error(f"{shown(start)} to {shown(end)} is no span of a text of {len(text)} characters")
    return start, end


# What ties them


def _link(node: Parsed, old: Statement, new: Statement) -> Link:
    return Link(
        old=node.get("old_sentence").whole(0, len(old.sentences) - 1),
        new=node.get("new_sentence").whole(0, len(new.sentences) - 1),
        rank=node.get("rank").choice(get_args(Rank)),
        score=node.get("score").number(),
    )


def _group(node: Parsed, old: Statement, new: Statement) -> Group:
    return Group(
        old=_indices(node.get("old_sentences"), old),
        new=_indices(node.get("new_sentences"), new),
        shape=node.get("shape").choice(get_args(Shape)),
        moved=node.get("moved").flag(),
        verdict=node.get("verdict").choice(get_args(Verdict)),
        reasons=node.get("reasons").each(_reason),
    )


def _check_groups(node: Parsed, groups: tuple[Group, ...], old: Statement, new: Statement) -> None:
    """Every sentence is in exactly one group."""
    for side, statement in (("old", old), ("new", new)):
        held = Counter(index for group in groups for index in (group.old if side == "old" else group.new))
        for sentence in statement.sentences:
            if held[sentence.index] != 1:
                raise node.error(
                    f"sentence {sentence.index} of the {side} edition is in {held[sentence.index]} groups, not in one"
                )


def _reason(node: Parsed) -> Reason:
    return Reason(
        change=node.get("change").text(),
        kind=node.get("kind").choice(KINDS),
        weight=node.get("weight").number(),
        text=node.get("text").text(),
    )


def _indices(node: Parsed, statement: Statement) -> tuple[int, ...]:
    return node.each(lambda item: item.whole(0, len(statement.sentences) - 1))


def _edit(node: Parsed, old: Statement, new: Statement) -> Edit:
    op = node.get("op").choice(get_args(EditOp))
    left = node.get("old").maybe(partial(_span, text=old.text))
    right = node.get("new").maybe(partial(_span, text=new.text))
    if (left is not None, right is not None) != _EDIT_SIDES[op]:
        raise node.error(f"{op!r} does not go with these sides")
    return Edit(op, left, right)


# What changed


def _change(node: Parsed, old: Statement, new: Statement) -> Change:
    return Change(
        id=node.get("id").text(),
        kind=node.get("kind").choice(KINDS),
        old=node.get("old").maybe(partial(_passage, statement=old)),
        new=node.get("new").maybe(partial(_passage, statement=new)),
        old_sentences=_indices(node.get("old_sentences"), old),
        new_sentences=_indices(node.get("new_sentences"), new),
        dimensions=node.get("dimensions").each(Parsed.text),
        salience=node.get("salience").whole(1, 3),
        shift=node.get("shift").maybe(Parsed.number),
        confidence=node.get("confidence").choice(get_args(Confidence)),
        evidence=node.get("evidence").each(partial(_evidence, old=old, new=new)),
        explanation=node.get("explanation").text(),
        opinion=node.get("opinion").maybe(_opinion),
    )


def _passage(node: Parsed, statement: Statement) -> Passage:
    spans, quote = _spans(node, statement.text), node.get("quote").text()
    if statement.quote(spans) != quote:
        raise node.get("quote").error("the quote is not the text under its place")
    return Passage(spans, quote, node.get("marks").each(partial(_span, text=statement.text)))


def _evidence(node: Parsed, old: Statement, new: Statement) -> Evidence:
    return Evidence(
        rule=node.get("rule").text(),
        why=node.get("why").text(),
        old_cue=node.get("old_cue").maybe(partial(_cue, statement=old)),
        new_cue=node.get("new_cue").maybe(partial(_cue, statement=new)),
        scale=node.get("scale").maybe(Parsed.text),
        old_rank=node.get("old_rank").maybe(Parsed.text),
        new_rank=node.get("new_rank").maybe(Parsed.text),
        sources=node.get("sources").each(Parsed.text),
    )


def _cue(node: Parsed, statement: Statement) -> Cue:
    return Cue(
        entry=node.get("entry").text(),
        scale=node.get("scale").text(),
        dimension=node.get("dimension").text(),
        rank=node.get("rank").text(),
        sources=node.get("sources").each(Parsed.text),
        first=node.get("first").whole(0),
        last=node.get("last").whole(0),
        head=node.get("head").maybe(lambda item: item.whole(0)),
        negated=node.get("negated").flag(),
        text=node.get("quote").text(),
        span=_span(node, statement.text),
    )


# What a reviewer said


def _opinion(node: Parsed) -> Opinion:
    return Opinion(
        decision=node.get("decision").choice(get_args(Decision)),
        original=node.get("original").choice(KINDS),
        note=node.get("note").text(),
        original_shift=node.get("original_shift").maybe(Parsed.number),
    )


def _review(node: Parsed) -> Review:
    return Review(
        entries=node.get("entries").each(_entry),
        reviewer=node.get("reviewer").text(),
        source=node.get("source").maybe(Parsed.text),
        old_digest=node.get("old_sha256").text(),
        new_digest=node.get("new_sha256").text(),
        library=node.get("library").text(),
        profile=node.get("profile").text(),
        lexicon=node.get("lexicon_sha256").text(),
    )


def _entry(node: Parsed) -> ReviewEntry:
    return ReviewEntry(
        change=node.get("change").text(),
        decision=node.get("decision").choice(get_args(Decision)),
        kind=node.get("kind").maybe(lambda item: item.choice(KINDS)),
        note=node.get("note").text(),
        about=node.get("about").text(),
    )
