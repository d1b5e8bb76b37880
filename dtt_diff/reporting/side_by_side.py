"""Groups -> rows: the two statements side by side, with the words marked that one side has and the other has not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from dtt_diff.edits.word_diff import diff_words
from dtt_diff.model import Change, ComparisonResult, Group, Sentence, Span, Token
from dtt_diff.reporting.values import Row


def side_by_side(comparison: ComparisonResult, themes: Mapping[Group, str]) -> tuple[Row, ...]:
    """Return all groups as rows, in the order of the comparison.

    Args:
        comparison: the comparison.
        themes: the name of the theme of each group of the body.
    """
    touching = Touching(comparison.changes)
    return tuple(_row(group, comparison, themes.get(group, ""), touching) for group in comparison.groups)


def _row(group: Group, comparison: ComparisonResult, theme: str, touching: Touching) -> Row:
    old = _words([comparison.old.sentences[i] for i in group.old])
    new = _words([comparison.new.sentences[j] for j in group.new])
    hunks = diff_words([token.norm for _, token in old], [token.norm for _, token in new])
    return Row(
        group=group,
        theme=theme,
        changes=touching.group(group),
        old_marks=_marks(old, [range(hunk.old_start, hunk.old_end) for hunk in hunks]),
        new_marks=_marks(new, [range(hunk.new_start, hunk.new_end) for hunk in hunks]),
    )


class Touching:
    """Knows which changes touch a group."""

    def __init__(self, changes: Sequence[Change]) -> None:
        self.changes = changes
        self.at: dict[tuple[int, int], list[int]] = {}
        for number, change in enumerate(changes):
            for side, sentences in enumerate((change.old_sentences, change.new_sentences)):
                for sentence in sentences:
                    self.at.setdefault((side, sentence), []).append(number)

    def group(self, group: Group) -> tuple[Change, ...]:
        """Return the changes that touch a group, in their order.

        Args:
            group: the group.
        """
        places = [(side, i) for side, members in enumerate((group.old, group.new)) for i in members]
        return tuple(self.changes[number] for number in sorted({n for place in places for n in self.at.get(place, ())}))


def _words(sentences: Sequence[Sentence]) -> list[tuple[Span, Token]]:
    """The words of sentences in order, each with the span of its sentence that it stands in."""
    return [
        (span, token)
        for sentence in sentences
        for token in sentence.tokens
        if token.is_word
        for span in sentence.spans
        if span[0] <= token.start < span[1]
    ]


def _marks(words: Sequence[tuple[Span, Token]], runs: Sequence[range]) -> tuple[Span, ...]:
    """A mark for each run of words; one that goes on in another sentence, or beyond page furniture, is two."""
    out: list[Span] = []
    for run in runs:
        for _, part in groupby((words[k] for k in run), key=lambda word: word[0]):
            tokens = [token for _, token in part]
            out.append((tokens[0].start, tokens[-1].end))
    return tuple(out)
