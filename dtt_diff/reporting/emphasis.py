"""Themes -> emphasis: how much room each theme has in both editions, in which order they come, and where."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from dtt_diff.model import Statement
from dtt_diff.reporting.values import Emphasis, Theme


def find_emphasis(themes: Sequence[Theme], old: Statement, new: Statement) -> tuple[Emphasis, ...]:
    """Return the emphasis of each theme, in their order.

    Args:
        themes: the themes.
        old: the old edition.
        new: the new edition.
    """
    before = _Side(old, [[i for group in theme.groups for i in group.old] for theme in themes])
    after = _Side(new, [[j for group in theme.groups for j in group.new] for theme in themes])
    return tuple(
        Emphasis(
            theme=theme.name,
            old_words=before.words[k],
            new_words=after.words[k],
            old_share=before.share(k),
            new_share=after.share(k),
            old_order=before.order(k),
            new_order=after.order(k),
            old_position=before.position(k),
            new_position=after.position(k),
        )
        for k, theme in enumerate(themes)
    )


class _Side:
    """One edition, measured in words of its body."""

    def __init__(self, statement: Statement, members: Sequence[Sequence[int]]) -> None:
        sizes = [0 if s.is_frame else sum(token.is_word for token in s.tokens) for s in statement.sentences]
        self.before = list(accumulate(sizes, initial=0))
        self.total = sum(sizes)
        self.words = [sum(sizes[i] for i in sentences) for sentences in members]
        self.firsts = [min(sentences, default=None) for sentences in members]

    def share(self, k: int) -> float:
        return self.words[k] / self.total if self.total else 0.0

    def order(self, k: int) -> int | None:
        first = self.firsts[k]
        return None if first is None else 1 + sum(other is not None and other < first for other in self.firsts)

    def position(self, k: int) -> float | None:
        first = self.firsts[k]
        return None if first is None or not self.total else self.before[first] / self.total
