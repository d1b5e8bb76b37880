"""Lines of the file for places in a text that was read out of it: a draft in Markdown or HTML has lines to point at, too.

The words of the text are looked for in the file, in order. A place whose first and last word are found gets the lines, columns
and offsets of the file; another one is left as it is, without lines of the file.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from pathlib import Path

from attrs import evolve

from dtt_diff.checking.values import CheckResult, Place
from dtt_diff.edits.word_diff import diff_words
from dtt_diff.errors import ReadingError
from dtt_diff.model import Statement

_WORD = re.compile(r"\w+")
_LINE_END = re.compile(r"\r\n|\n|\r")
#: A file with more words than this is not searched: a page of that size is no statement, and places stay without lines.
MOST_WORDS = 60_000


def with_file_lines(result: CheckResult, draft: Statement, last: Statement) -> CheckResult:
    """Return a result whose places have the lines of their files, where these can be found.

    Args:
        result: the result of a check.
        draft: the draft.
        last: the last edition.
    """
    places = [place for finding in result.findings for place in (finding.place, finding.old_place) if place]
    files = {
        side: _FileLines(statement.text, text)
        for side, statement in (("new", draft), ("old", last))
        if any(place.side == side and not place.in_file for place in places) and (text := _text_of(statement))
    }

    def placed(place: Place | None) -> Place | None:
        lines = files.get(place.side) if place and not place.in_file else None
        return lines.placed(place) if lines and place else place

    findings = tuple(evolve(f, place=placed(f.place), old_place=placed(f.old_place)) for f in result.findings)
    return evolve(result, findings=findings)


def _text_of(statement: Statement) -> str | None:
    """The text of the file itself; None if there is none, or it is no text."""
    from dtt_diff.reading.decoding import decode

    if not statement.source or statement.source == "-":
        return None
    try:
        return decode(Path(statement.source).read_bytes(), statement.source)[0]
    except (OSError, ValueError, ReadingError):
        return None


class _FileLines:
    """The words of a text, and where they stand in its file."""

    def __init__(self, text: str, file: str) -> None:
        self._text, self._file = text, file
        self._lines = [0, *(match.end() for match in _LINE_END.finditer(file))]
        own, theirs = ([(m.group(), m.span()) for m in _WORD.finditer(part)] for part in (text, file))
        self._starts = [span[0] for _, span in own]
        self._spans = [span for _, span in own]
        #: For each word of the text, its place in the file.
        self._found: dict[int, tuple[int, int]] = {}
        if max(len(own), len(theirs)) > MOST_WORDS:
            return
        at = shift = 0
        for hunk in (*diff_words([word for word, _ in own], [word for word, _ in theirs]), None):
            for i in range(at, hunk.old_start if hunk else len(own)):
                self._found[i] = theirs[i + shift][1]
            if hunk:
                at, shift = hunk.old_end, hunk.new_end - hunk.old_end

    def placed(self, place: Place) -> Place:
        """The place in the file, if its first and last word are found there."""
        start, end = place.spans[0][0], place.spans[-1][1]
        first, behind = bisect_left(self._starts, start), bisect_left(self._starts, end)
        if first >= behind or first not in self._found or behind - 1 not in self._found:
            return place
        low, high = self._found[first][0], self._found[behind - 1][1]
        # Marks before the first word and behind the last belong to the place where the file has them, too.
        before, after = self._text[start : self._spans[first][0]], self._text[self._spans[behind - 1][1] : end]
        low -= len(before) if before and self._file[:low].endswith(before) else 0
        high += len(after) if after and self._file.startswith(after, high) else 0
        line, column = self._position(low)
        end_line, end_column = self._position(high - 1)
        return evolve(
            place,
            spans=((low, high),),
            line=line,
            column=column,
            end_line=end_line,
            end_column=end_column + 1,
            in_file=True,
        )

    def _position(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1
