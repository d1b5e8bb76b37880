"""Scales of force: partial orders of ranks with a source for every edge."""

from __future__ import annotations

from functools import cached_property

from attrs import field, frozen


@frozen
class Order:
    """How two ranks stand to each other.

    Attributes:
        steps: edges between them; positive when the second is stronger, negative when it is weaker, 0 when equal.
        sources: ids of the sources of the edges on the way.
    """

    steps: int
    sources: tuple[str, ...]


@frozen
class Edge:
    """One claim of a source: one rank has more force than another."""

    more: str
    less: str
    sources: tuple[str, ...]
    note: str = ""


@frozen(slots=False)
class Scale:
    """A partial order of ranks.

    Attributes:
        id: its name in the lexicon.
        dimension: the dimension of force it measures.
        title: completes "on the scale of ...".
        governs: "proposition" or "head".
        ranks: all ranks.
        bare: the rank of what carries no cue of the scale, or None where absence says nothing.
        edges: the order, edge by edge.
        disputes: orders that a source claims and that this lexicon does not follow.
    """

    id: str
    dimension: str
    title: str
    governs: str
    ranks: tuple[str, ...]
    bare: str | None
    edges: tuple[Edge, ...] = field(repr=False)
    disputes: tuple[Edge, ...] = field(default=(), repr=False)

    def compare(self, first: str, second: str) -> Order | None:
        """Return how force moves from the first rank to the second, or None where no chain of edges orders them."""
        if first == second:
            return Order(0, ())
        if second in self._above[first]:
            steps, sources = self._above[first][second]
            return Order(steps, sources)
        if first in self._above[second]:
            steps, sources = self._above[second][first]
            return Order(-steps, sources)
        return None

    @cached_property
    def _above(self) -> dict[str, dict[str, tuple[int, tuple[str, ...]]]]:
        """For each rank, the ranks above it with the shortest number of steps and the sources on the way."""
        upward: dict[str, list[Edge]] = {rank: [] for rank in self.ranks}
        for edge in self.edges:
            upward[edge.less].append(edge)
        return {rank: self._climb(rank, upward) for rank in self.ranks}

    @staticmethod
    def _climb(rank: str, upward: dict[str, list[Edge]]) -> dict[str, tuple[int, tuple[str, ...]]]:
        found: dict[str, tuple[int, tuple[str, ...]]] = {}
        frontier: list[tuple[str, int, tuple[str, ...]]] = [(rank, 0, ())]
        while frontier:
            name, steps, sources = frontier.pop(0)
            for edge in upward[name]:
                if edge.more not in found:
                    found[edge.more] = (steps + 1, tuple(dict.fromkeys((*sources, *edge.sources))))
                    frontier.append((edge.more, *found[edge.more]))
        return found

    def has_cycle(self) -> bool:
        """Whether some rank stands above itself."""
        return any(rank in above for rank, above in self._above.items())
