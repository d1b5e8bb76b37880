"""Spans of a statement -> places: line and column in the file, paragraph, quote.

Lines end at a line feed, a carriage return, or both together, as editors and code hosts count them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Literal

from dtt_diff.checking.values import Place
from dtt_diff.model import Sentence, Span, Statement, Token

_LINE_END = re.compile(r"\r\n|\n|\r")


class Locator:
    """Finds places in one statement."""

    def __init__(self, statement: Statement, side: Literal["old", "new"]) -> None:
        """Prepare the lines and sentences of a statement.

        Args:
            statement: the statement.
            side: which edition it is.
        """
        self.statement = statement
        self._side: Literal["old", "new"] = side
        # What was read out of a format has the lines of its text and not those of the file; the reader notes what it read.
        self._in_file = not any(note.startswith("read as ") for note in statement.notes)
        self._lines = [0, *(match.end() for match in _LINE_END.finditer(statement.text))]
        self._parts = sorted((span, sentence) for sentence in statement.sentences for span in sentence.spans)
        self._starts = [span[0] for span, _ in self._parts]

    def place(self, spans: Sequence[Span]) -> Place:
        """Return the place of spans of the text."""
        spans = tuple(spans)
        start, end = spans[0][0], spans[-1][1]
        line, column = self._position(start)
        end_line, end_column = self._position(max(start, end - 1))
        sentence = self.sentence_at(start)
        return Place(
            side=self._side,
            source=self.statement.source,
            paragraph=sentence.paragraph if sentence else 0,
            spans=spans,
            line=line,
            column=column,
            end_line=end_line,
            end_column=end_column + 1,
            quote=self.statement.quote(spans),
            in_file=self._in_file,
        )

    def tokens(self, tokens: Sequence[Token]) -> Place:
        """Return the place of a row of tokens; where page furniture interrupts it, it has several spans."""
        start, end = tokens[0].start, tokens[-1].end
        return self.place(self.cut((start, end)))

    def sentence(self, sentence: Sentence) -> Place:
        """Return the place of a sentence."""
        return self.place(sentence.spans)

    def cut(self, span: Span) -> tuple[Span, ...]:
        """Return the parts of a span that are sentences, or the span where none is; parts with only space between are one."""
        out: list[Span] = []
        for (start, end), _ in self._parts[max(0, bisect_right(self._starts, span[0]) - 1) :]:
            if start >= span[1]:
                break
            if end > span[0]:
                part = (max(start, span[0]), min(end, span[1]))
                if out and not self.statement.text[out[-1][1] : part[0]].strip():
                    out[-1] = (out[-1][0], part[1])
                else:
                    out.append(part)
        return tuple(out) or (span,)

    def sentence_at(self, offset: int) -> Sentence | None:
        """Return the sentence in which an offset lies; where none does, the next one before."""
        i = bisect_right(self._starts, offset) - 1
        return self._parts[i][1] if i >= 0 else None

    def _position(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1
