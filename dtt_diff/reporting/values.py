"""What a report holds beside the comparison itself: themes, emphasis, the order of the parties, aligned rows."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

from dtt_diff.model import KINDS, Change, ComparisonResult, Group, Kind, Span

Origin = Literal["heading", "terms", "table", "rest"]
#: So many themes are named where a report is printed.
_NAMED = 4


@frozen
class Theme:
    """A subject that changes and sentences belong to.

    Attributes:
        name: its name: a heading of the statement, its salient terms, or the name in the user's table.
        origin: where the name comes from: "heading", "terms", "table", or "rest" for what no other theme takes.
        changes: its changes, those of most salience first.
        groups: its sentence groups, in the order of the new edition.
    """

    name: str
    origin: Origin
    changes: tuple[Change, ...]
    groups: tuple[Group, ...]

    def count(self, kind: Kind) -> int:
        """Return how many of its changes are of a kind."""
        return sum(change.kind == kind for change in self.changes)

    def __repr__(self) -> str:
        counts = ", ".join(f"{self.count(kind)} {kind}" for kind in KINDS if self.count(kind))
        return f"<Theme {self.name!r}: {counts or 'no change'}>"


@frozen
class Emphasis:
    """How much room a theme has in each edition, and where.

    Attributes:
        theme: name of the theme.
        old_words: words that the old edition spends on it.
        new_words: words that the new edition spends on it.
        old_share: these words as a share of all words of the old body, 0 to 1.
        new_share: likewise of the new one.
        old_order: 1 for the theme that the old edition comes to first, and so on; None where it does not have it.
        new_order: likewise for the new edition.
        old_position: where its first sentence begins, as a share of the old body, 0 to 1; None where it does not have it.
        new_position: likewise for the new edition.
    """

    theme: str
    old_words: int
    new_words: int
    old_share: float
    new_share: float
    old_order: int | None
    new_order: int | None
    old_position: float | None
    new_position: float | None


@frozen
class Naming:
    """An order in which parties are named together in one sentence, and how often each edition has it.

    Attributes:
        order: the names of the parties, in the order in which they are named.
        old: number of sentences of the old edition that name them in this order.
        new: likewise of the new edition.
    """

    order: tuple[str, ...]
    old: int
    new: int


@frozen
class Row:
    """One group of the two statements side by side.

    Attributes:
        group: the group.
        theme: name of its theme; empty for titles, datelines, headings and signatures.
        changes: the changes that touch it, in the order of the comparison.
        old_marks: words of its old sentences that its new ones have not.
        new_marks: words of its new sentences that its old ones have not.
    """

    group: Group
    theme: str
    changes: tuple[Change, ...]
    old_marks: tuple[Span, ...]
    new_marks: tuple[Span, ...]

    def __repr__(self) -> str:
        sides = f"old {list(self.group.old)}, new {list(self.group.new)}"
        return f"<Row {self.group.verdict}: sentences {sides}, changes {len(self.changes)}>"


@frozen
class Report:
    """All that a report says: the comparison, and what is worked out from it.

    Attributes:
        comparison: the comparison.
        themes: the themes, in the order in which the new edition (then the old one) comes to them; other subjects are last.
        emphasis: room and place of every theme, in the order of the themes.
        parties: order in which the parties are first named, in the old and in the new edition.
        namings: orders in which several parties are named together, those of both editions.
        rows: all groups side by side, in reading order: that of the new edition, with what was dropped where it stood.
    """

    comparison: ComparisonResult
    themes: tuple[Theme, ...]
    emphasis: tuple[Emphasis, ...]
    parties: tuple[tuple[str, ...], tuple[str, ...]]
    namings: tuple[Naming, ...]
    rows: tuple[Row, ...]

    def __repr__(self) -> str:
        names = ", ".join(repr(theme.name) for theme in self.themes[:_NAMED])
        more = ", …" if len(self.themes) > _NAMED else ""
        counts = ", ".join(f"{number} {kind}" for kind, number in self.comparison.counts.items())
        return f"<Report: {counts}; {len(self.themes)} themes{f': {names}{more}' if names else ''}>"
