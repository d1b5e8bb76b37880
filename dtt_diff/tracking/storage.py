"""History <-> JSON in a versioned schema (``docs/history.schema.json``); the texts are in it, so that it stands alone."""

from __future__ import annotations

from functools import partial
from typing import Any, TypeVar, get_args

from dtt_diff.deserialization import read_statement
from dtt_diff.errors import ReadingError
from dtt_diff.model import KINDS, Shape, Statement, Verdict
from dtt_diff.parsed import Parsed, check_schema, load_document, shown
from dtt_diff.serialization import dump_json, statement_to_dict
from dtt_diff.tracking.concordance import in_one_line
from dtt_diff.tracking.ordering import name_editions, tell
from dtt_diff.tracking.values import STEP_KINDS, Edition, HistoryResult, Line, Ordering, Step, Summary, Touch

#: Raised when a key changes its meaning or goes; new keys do not raise it.
SCHEMA_VERSION = "1"
#: What tells a history from other JSON of this library.
DOCUMENT = "history"

H = TypeVar("H", bound=HistoryResult)
Json = dict[str, Any]


def to_json(history: HistoryResult, *, indent: int | None = 2) -> str:
    """Return a history as JSON text.

    Args:
        history: the history.
        indent: spaces a level; None for one line.

    Raises:
        ReportError: a text holds the two halves of one character as two characters, which JSON cannot tell from the one.
    """
    return dump_json(to_dict(history), indent=indent)


def to_dict(history: HistoryResult) -> Json:
    """Return a history as plain values, as the schema has them.

    Args:
        history: the history.
    """
    return {
        "document": DOCUMENT,
        "schema_version": SCHEMA_VERSION,
        "library": {"name": "dtt_diff", "version": history.version},
        "lexicon": {"sha256": history.lexicon},
        "profile": history.profile,
        "ordering": history.ordering,
        "told": list(history.told),
        "notes": list(history.notes),
        "editions": [
            {"label": edition.label, "filed_under": edition.date, **statement_to_dict(statement)}
            for edition, statement in zip(history.editions, history.statements, strict=True)
        ],
        "lines": [{"index": line.index, "steps": [_step(step) for step in line.steps]} for line in history.lines],
        "summaries": [
            {"edition": s.edition, "changes": dict(s.changes), "steps": dict(s.steps), "notes": list(s.notes)}
            for s in history.summaries
        ],
    }


def _step(step: Step) -> Json:
    return {
        "edition": step.edition,
        "kind": step.kind,
        "sentence": step.sentence,
        "base": step.base,
        "verdict": step.verdict,
        "shape": step.shape,
        "moved": step.moved,
        "shift": step.shift,
        "changes": [_touch(touch) for touch in step.changes],
        "others": list(step.others),
        "traces": list(step.traces),
    }


def _touch(touch: Touch) -> Json:
    return {
        "id": touch.id,
        "kind": touch.kind,
        "old": touch.old,
        "new": touch.new,
        "dimensions": list(touch.dimensions),
        "salience": touch.salience,
        "shift": touch.shift,
        "weight": touch.weight,
        "explanation": touch.explanation,
        "last_had": touch.last_had,
    }


# Reading


def from_json(text: str, cls: type[H]) -> H:
    """Return the history that ``to_json`` wrote.

    Args:
        text: the JSON text.
        cls: the class that the history is to have.

    Returns:
        a history that equals the one that was written. Keys that the schema does not know are passed over.

    Raises:
        ReadingError: the text is not JSON of this schema, or its parts do not fit each other: a digest that is not that of
            its text, a sentence in no line or in two. The message names the place.
    """
    root = Parsed(load_document(text, "a history"), "$", _fail)
    _check_document(root)
    statements = root.get("editions").each(read_statement)
    if not statements:
        raise root.get("editions").error("a history has at least one edition")
    editions = name_editions(statements)
    for edition, node in zip(editions, root.get("editions").items(), strict=True):
        if node.get("label").text() != edition.label:
            raise node.get("label").error(f"the label of this edition is {shown(edition.label)}")
    ordering = root.get("ordering").choice(get_args(Ordering))
    lines = tuple(
        Line(node.get("index").whole(i, i), node.get("steps").each(partial(_read_step, statements=statements)))
        for i, node in enumerate(root.get("lines").items())
    )
    _check_lines(root.get("lines"), lines, statements)
    told = root.get("told").each(Parsed.text)
    return cls(
        statements=statements,
        editions=editions,
        lines=lines,
        summaries=_summaries(root.get("summaries"), editions),
        told=told,
        notes=(*told, *tell(editions, statements, ordering)),
        ordering=ordering,
        profile=root.get("profile").text(),
        lexicon=root.get("lexicon").get("sha256").text(),
        version=root.get("library").get("version").text(),
    )


def _fail(place: str, problem: str) -> ReadingError:
    return ReadingError(f"{place}: {problem}; write the JSON anew with to_json, or track the editions anew")


def _check_document(root: Parsed) -> None:
    kind = root.find("document")
    if kind is None or kind.text() != DOCUMENT:
        raise root.error('this is no history: "document" is not "history"')
    check_schema(root, SCHEMA_VERSION, "the history")


def _read_step(node: Parsed, statements: tuple[Statement, ...]) -> Step:
    edition = node.get("edition").whole(0, len(statements) - 1)
    statement = statements[edition]
    sentence = node.get("sentence").maybe(lambda item: item.whole(0, len(statement.sentences) - 1))
    kind = node.get("kind").choice(STEP_KINDS)
    if kind != "merged" and (sentence is None) != (kind == "dropped"):
        raise node.get("sentence").error(f"a line that is {kind} has {'no' if kind == 'dropped' else 'a'} sentence")
    return Step(
        edition=edition,
        kind=kind,
        sentence=sentence,
        text="" if sentence is None else in_one_line(statement.quote(statement.sentences[sentence].spans)),
        base=node.get("base").maybe(lambda item: item.whole(0, edition - 1)),
        verdict=node.get("verdict").maybe(lambda item: item.choice(get_args(Verdict))),
        shape=node.get("shape").maybe(lambda item: item.choice(get_args(Shape))),
        moved=node.get("moved").flag(),
        shift=node.get("shift").number(),
        changes=node.get("changes").each(partial(_read_touch, edition=edition)),
        others=node.get("others").each(lambda item: item.whole(0)),
        traces=node.get("traces").each(lambda item: item.whole(0, len(statement.sentences) - 1)),
    )


def _read_touch(node: Parsed, edition: int) -> Touch:
    return Touch(
        id=node.get("id").text(),
        kind=node.get("kind").choice(KINDS),
        old=node.get("old").maybe(Parsed.text),
        new=node.get("new").maybe(Parsed.text),
        dimensions=node.get("dimensions").each(Parsed.text),
        salience=node.get("salience").whole(1, 3),
        shift=node.get("shift").maybe(Parsed.number),
        weight=node.get("weight").number(),
        explanation=node.get("explanation").text(),
        last_had=node.get("last_had").maybe(lambda item: item.whole(0, edition - 1)),
    )


def _summaries(node: Parsed, editions: tuple[Edition, ...]) -> tuple[Summary, ...]:
    if len(node.items()) != len(editions) - 1:
        raise node.error(f"{len(editions) - 1} summaries are expected for {len(editions)} editions")
    return tuple(
        Summary(
            edition=item.get("edition").whole(i, i),
            changes={kind: item.get("changes").get(kind).whole(0) for kind in KINDS},
            steps={kind: item.get("steps").get(kind).whole(0) for kind in STEP_KINDS},
            notes=item.get("notes").each(Parsed.text),
        )
        for i, item in enumerate(node.items(), 1)
    )


def _check_lines(node: Parsed, lines: tuple[Line, ...], statements: tuple[Statement, ...]) -> None:
    """Every sentence of the body is in one line; the steps of a line go on without a hole while it stands."""
    open_places = {
        (edition, sentence.index)
        for edition, statement in enumerate(statements)
        for sentence in statement.sentences
        if not sentence.is_frame
    }
    for line, place in zip(lines, node.items(), strict=True):
        if not line.steps or line.steps[0].sentence is None:
            raise place.get("steps").error("a line begins with a sentence")
        for k, (step, item) in enumerate(zip(line.steps, place.get("steps").items(), strict=True)):
            before = line.steps[k - 1] if k else None
            follows = (
                not before or step.edition == before.edition + 1 or (step.edition > before.edition and before.sentence is None)
            )
            if not follows:
                raise item.get("edition").error("the editions of a line rise, one by one while it stands")
            if any(other >= len(lines) for other in step.others):
                raise item.get("others").error(f"there are only {len(lines)} lines")
            if step.sentence is not None and (step.edition, step.sentence) not in open_places:
                raise item.get("sentence").error("this sentence is in another line too, or is none of the body")
            open_places.discard((step.edition, -1 if step.sentence is None else step.sentence))
        if line.steps[-1].sentence is not None and line.steps[-1].edition != len(statements) - 1:
            raise place.get("steps").error("a line that still stands goes on to the last edition")
    if open_places:
        edition, sentence = min(open_places)
        raise node.error(f"sentence {sentence} of edition {edition} is in no line")
