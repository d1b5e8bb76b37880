from __future__ import annotations

import pytest

from dtt_diff.lexicon.scales import Edge, Order, Scale


def scale(*edges: tuple[str, str], disputes: tuple[Edge, ...] = ()) -> Scale:
    """A scale of edges (more, less), each with a source of its own name."""
    made = tuple(Edge(more, less, (f"{more}>{less}",)) for more, less in edges)
    ranks = tuple(dict.fromkeys(rank for edge in (*made, *disputes) for rank in (edge.more, edge.less)))
    return Scale("s", "act", "force", "proposition", ranks, None, made, disputes)


def test_an_edge_orders_two_ranks():
    """One step up, one step down, with the source that says so."""
    order = scale(("urge", "invite"))
    assert order.compare("invite", "urge") == Order(1, ("urge>invite",))
    assert order.compare("urge", "invite") == Order(-1, ("urge>invite",))


def test_edges_make_chains():
    """Steps are counted along the chain, and every source on the way is named."""
    order = scale(("demand", "urge"), ("urge", "invite")).compare("invite", "demand")
    assert order is not None
    assert (order.steps, set(order.sources)) == (2, {"demand>urge", "urge>invite"})


def test_the_shortest_chain_counts():
    """A direct edge is one step although a longer way exists."""
    order = scale(("demand", "urge"), ("urge", "invite"), ("demand", "invite")).compare("invite", "demand")
    assert order == Order(1, ("demand>invite",))
    long_way_last = scale(("x", "a"), ("b", "a"), ("c", "b"), ("d", "c"), ("d", "x"))
    assert long_way_last.compare("a", "d") == Order(2, ("x>a", "d>x"))


def test_a_rank_equals_itself():
    """No step, and nobody needs to say so."""
    assert scale(("urge", "invite")).compare("urge", "urge") == Order(0, ())


def test_what_no_chain_orders_stays_unordered():
    """Two ranks below the same rank are not ordered by it."""
    assert scale(("demand", "urge"), ("demand", "appeal")).compare("urge", "appeal") is None


def test_a_dispute_is_no_order():
    """An order that the lexicon does not follow orders nothing."""
    assert scale(("demand", "urge"), disputes=(Edge("lament", "demand", ("x",)),)).compare("demand", "lament") is None


@pytest.mark.parametrize(
    ("edges", "circle"),
    [([("a", "b"), ("b", "c")], False), ([("a", "b"), ("b", "c"), ("c", "a")], True), ([("a", "a")], True)],
)
def test_a_circle_is_seen(edges, circle):
    """A rank cannot stand above itself."""
    assert scale(*edges).has_cycle() is circle
