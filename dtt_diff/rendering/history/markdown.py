"""A history as Markdown: what the newest edition did and since when it had been otherwise, for a memo."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dtt_diff.rendering.history.curve import number
from dtt_diff.rendering.history.words import ALONE, around, plural, span_of
from dtt_diff.rendering.markdown import escaped, pipe_table
from dtt_diff.rendering.pieces import one_line
from dtt_diff.tracking.answers import Occurrence
from dtt_diff.tracking.survey import Survey
from dtt_diff.tracking.values import HistoryResult, Line

#: The table of editions has so many rows, of the latest.
MOST_EDITIONS = 24


def render_markdown(survey: Survey) -> str:
    """Return the memo.

    Args:
        survey: the history with the answers to show.

    Returns:
        Markdown text that ends with a newline.
    """
    return "\n\n".join(_blocks(survey)) + "\n"


def _blocks(survey: Survey) -> Iterator[str]:
    history = survey.history
    first, last = history.editions[0], history.editions[-1]
    title = next((edition.title for edition in reversed(history.editions) if edition.title), "a series of statements")
    yield f"# History of {escaped(title)}"
    standing = sum(line.standing for line in history.lines)
    span = escaped(first.label) + (f" to {escaped(last.label)}" if last is not first else "")
    lines = plural(len(history.lines), "line")
    yield f"{plural(len(history.editions), 'edition')}, {span}: {lines} of descent, {standing} standing in the latest edition."
    if history.notes:
        yield "\n".join(f"- Note: {escaped(note)}" for note in history.notes)
    if len(history.editions) == 1:
        yield ALONE
    else:
        yield f"## The latest edition, {escaped(last.label)}"
        yield from _occurrences("Gone", survey.dropped, history)
        yield from _occurrences("Back", survey.returned, history)
        yield from _occurrences("New", survey.appeared, history)
        if not (survey.dropped or survey.returned or survey.appeared):
            yield "Nothing went, nothing came back, nothing is new."
    yield from _asked(survey)
    yield "## Standing longest"
    yield "\n".join(f"- {_quoted(line)} ({escaped(span_of(line, history))})" for line in survey.longest) or "No line stands."
    if survey.eroded:
        yield "## Steady erosion"
        yield "\n".join(
            f"- {_quoted(line)} ({escaped(span_of(line, history))}; force {number(line.force[line.last])})"
            for line in survey.eroded
        )
    yield from _editions(survey)
    yield "## Provenance"
    made = (f"dtt_diff {history.version}", f"profile {history.profile}", f"lexicon sha256 {history.lexicon}")
    digests = (f"{edition.label} sha256 {edition.digest}" for edition in (first, last))
    yield "\n".join(f"- {escaped(item)}" for item in dict.fromkeys((*made, *digests)))


def _occurrences(title: str, found: Sequence[Occurrence], history: HistoryResult) -> Iterator[str]:
    if found:
        yield f"### {title} ({len(found)})"
        yield "\n".join(f"- {escaped(item.sentence)}{_sentence_of(item, history)}" for item in found)


def _sentence_of(item: Occurrence, history: HistoryResult) -> str:
    """What stands round words that came or went inside a sentence: alone they may say nothing."""
    before, after = around(item, history)
    if not before and not after:
        return ""
    joints = " " * before.endswith(" "), " " * after.startswith(" ")
    marked = f"{escaped(before)}{joints[0]}**{escaped(one_line(item.text))}**{joints[1]}{escaped(after)}"
    return f". The sentence: “{marked}”"


def _asked(survey: Survey) -> Iterator[str]:
    if survey.ledgers:
        yield "## Phrases"
        yield "\n".join(f"- {escaped(ledger.use.sentence)} {escaped(ledger.news)}" for ledger in survey.ledgers)
    for timeline in survey.timelines:
        yield f"## Timeline of “{escaped(timeline.matter)}”"
        told = [moment for moment in timeline.moments if moment.mentions or moment.gone]
        yield "\n".join(f"- {escaped(moment.sentence)}" for moment in told) or "No edition mentions it."


def _editions(survey: Survey) -> Iterator[str]:
    history = survey.history
    if not history.summaries:
        return
    yield "## Edition by edition"
    kinds = ("strengthened", "softened", "mixed", "updated", "appeared", "returned", "dropped")
    rows = [
        (escaped(history.editions[summary.edition].label), *(str(summary.steps[kind]) for kind in kinds))  # type: ignore[index]
        for summary in history.summaries[::-1][:MOST_EDITIONS]
    ]
    yield pipe_table(("Edition", *kinds), rows, "l" + "r" * len(kinds))
    if len(history.summaries) > MOST_EDITIONS:
        yield f"{plural(len(history.summaries) - MOST_EDITIONS, 'earlier edition')}: see the page or the table."


def _quoted(line: Line) -> str:
    return f"“{escaped(line.text)}”"
