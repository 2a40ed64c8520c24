"""The k cheapest simple ways: against brute force with every condition, and against networkx without."""

from __future__ import annotations

from itertools import islice, pairwise, permutations
from typing import TYPE_CHECKING

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.paths.homing import Arcs, Homing
from graph.paths.ksp import k_cheapest
from graph.paths.layered import Layers, Required
from graph.paths.search import Way, cheapest

if TYPE_CHECKING:
    from graph.paths.required import Stops

Weights = dict[tuple[int, int], int]


def arcs(size: int, weights: Weights) -> Arcs:
    out: list[list[tuple[int, int]]] = [[] for _ in range(size)]
    into: list[list[tuple[int, int]]] = [[] for _ in range(size)]
    for (here, there), cost in weights.items():
        out[here].append((there, cost))
        into[there].append((here, cost))
    return Arcs(out=out, into=into)


def both_ways(weights: Weights) -> Weights:
    return {**weights, **{(there, here): cost for (here, there), cost in weights.items()}}


def every_way(size: int, weights: Weights) -> list[Way]:
    """Every simple way from node 0 to node 1, by trying all orders of all nodes."""
    inner = range(2, size)
    ways = [(0, *middle, 1) for length in range(size - 1) for middle in permutations(inner, length)]
    legs = [(way, list(pairwise(way))) for way in ways]
    return sorted((sum(weights[leg] for leg in way), nodes) for nodes, way in legs if weights.keys() >= set(way))


def passes(nodes: tuple[int, ...], stops: Stops) -> bool:
    met = [node for node in nodes if node in set(stops)]
    return set(met) == set(stops) if isinstance(stops, frozenset) else met == list(stops)


@st.composite
def graphs(draw: st.DrawFn) -> tuple[int, Weights]:
    """Up to seven nodes; few different costs, for ties are what is hard."""
    size = draw(st.integers(2, 7))
    pairs = [(here, there) for here in range(size) for there in range(size) if here != there]
    costs = st.integers(1, draw(st.sampled_from([1, 2, 3, 50])))
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=len(pairs)))
    weights = {pair: draw(costs) for pair in chosen}
    return size, both_ways(weights) if draw(st.booleans()) else weights


@settings(max_examples=400)
@given(graphs(), st.integers(1, 12), st.none() | st.integers(1, 6), st.data())
def test_brute_force_finds_the_same_ways_in_the_same_order(
    graph: tuple[int, Weights], k: int, hops: int | None, data: st.DataObject
) -> None:
    size, weights = graph
    inner = data.draw(st.permutations(range(2, size)))
    closed, stops = frozenset(inner[: data.draw(st.integers(0, 1))]), tuple(inner[1 : 1 + data.draw(st.integers(0, 3))])
    required = frozenset(stops) if data.draw(st.booleans()) else stops
    expected = [
        (cost, nodes)
        for cost, nodes in every_way(size, weights)
        if closed.isdisjoint(nodes) and passes(nodes, required) and (hops is None or len(nodes) - 1 <= hops)
    ]
    assert k_cheapest(arcs(size, weights), 0, 1, k, closed, hops, required) == expected[:k]


@settings(max_examples=400)
@given(graphs(), st.integers(1, 12), st.none() | st.integers(1, 6), st.data())
def test_what_must_be_met_is_met_by_the_same_ways_as_brute_force_finds(
    graph: tuple[int, Weights], k: int, hops: int | None, data: st.DataObject
) -> None:
    size, weights = graph
    bits = data.draw(st.integers(1, 3))
    marks = st.sampled_from(range(1 << bits))
    nodes = {node: data.draw(marks) if node > 1 else 0 for node in range(size)}
    hopped = data.draw(st.dictionaries(st.sampled_from(sorted(weights)), marks)) if weights else {}
    inner = data.draw(st.permutations(range(2, size)))
    closed, stops = frozenset(inner[: data.draw(st.integers(0, 1))]), tuple(inner[1 : 1 + data.draw(st.integers(0, 2))])
    passed = frozenset(stops) if data.draw(st.booleans()) else stops

    def gain(here: int, there: int) -> int:
        return nodes[there] | hopped.get((here, there), 0)

    def meets(way: tuple[int, ...]) -> bool:
        got = 0
        for hop in pairwise(way):
            got |= gain(*hop)
        return got == (1 << bits) - 1

    expected = [
        (cost, way)
        for cost, way in every_way(size, weights)
        if closed.isdisjoint(way) and meets(way) and passes(way, passed) and (hops is None or len(way) - 1 <= hops)
    ]
    layers = Layers(arcs(size, weights), 0, 1, Required(bits=bits, gain=gain), closed)
    found = k_cheapest(layers, layers.source, layers.target, k, (), hops, passed)
    assert [(cost, tuple(state >> bits for state in states)) for cost, states in found] == expected[:k]


@settings(max_examples=100)
@given(st.integers(0, 10**6), st.integers(8, 40), st.booleans())
def test_networkx_finds_ways_of_the_same_cost(seed: int, size: int, directed: bool) -> None:
    plain = nx.gnm_random_graph(size, 3 * size, seed=seed, directed=directed)
    weights = {(here, there): (here * 7 + there * 13) % 10 + 1 for here, there in plain.edges}
    nx.set_edge_attributes(plain, weights, "weight")
    found = k_cheapest(arcs(size, weights if directed else both_ways(weights)), 0, 1, 6)
    theirs = islice(nx.shortest_simple_paths(plain, 0, 1, "weight"), 6) if nx.has_path(plain, 0, 1) else ()
    assert [cost for cost, _ in found] == [nx.path_weight(plain, path, "weight") for path in theirs]
    assert all(cost == nx.path_weight(plain, nodes, "weight") for cost, nodes in found)
    assert len({nodes for _, nodes in found}) == len(found)


def test_node_costs_split_over_edges_leave_the_ends_free() -> None:
    """Half of a node's cost on each of its edges adds the same to every way at the ends, whatever way it is."""
    tolls = {0: 10, 1: 20, 2: 6, 3: 0}
    edges = {(0, 2): 1, (2, 1): 1, (0, 3): 3, (3, 1): 3}
    folded = both_ways({(a, b): 2 * cost + tolls[a] + tolls[b] for (a, b), cost in edges.items()})
    found = k_cheapest(arcs(4, folded), 0, 1, 2)
    assert [((cost - tolls[0] - tolls[1]) / 2, nodes) for cost, nodes in found] == [(6, (0, 3, 1)), (8, (0, 2, 1))]


LADDER = both_ways({(0, 2): 1, (2, 3): 1, (3, 4): 1, (4, 1): 1, (2, 4): 9, (0, 1): 40})
"""From 0 to 1: a cheap way of four hops, a dearer one of three, a dear one of one."""


@pytest.mark.parametrize(
    ("hops", "expected"),
    [
        (4, [(4, (0, 2, 3, 4, 1)), (11, (0, 2, 4, 1)), (40, (0, 1))]),
        (3, [(11, (0, 2, 4, 1)), (40, (0, 1))]),
        (2, [(40, (0, 1))]),
        (1, [(40, (0, 1))]),
        (0, []),
    ],
)
def test_a_cheap_long_way_does_not_hide_a_dear_short_one(hops: int, expected: list[Way]) -> None:
    assert k_cheapest(arcs(5, LADDER), 0, 1, 9, hops=hops) == expected


@pytest.mark.parametrize(
    ("stops", "expected"),
    [
        ((3, 4), [(4, (0, 2, 3, 4, 1))]),
        ((4, 3), []),
        (frozenset({4, 3}), [(4, (0, 2, 3, 4, 1))]),
        ((4,), [(4, (0, 2, 3, 4, 1)), (11, (0, 2, 4, 1))]),
        ((), [(4, (0, 2, 3, 4, 1)), (11, (0, 2, 4, 1)), (40, (0, 1))]),
    ],
)
def test_stops_are_passed_in_their_order_or_in_any(stops: Stops, expected: list[Way]) -> None:
    assert k_cheapest(arcs(5, LADDER), 0, 1, 9, stops=stops) == expected


def test_a_stop_in_a_dead_end_has_no_simple_way() -> None:
    dead_end = both_ways({(0, 2): 1, (2, 3): 1, (2, 1): 1})
    assert k_cheapest(arcs(4, dead_end), 0, 1, 3, stops=(3,)) == []
    assert k_cheapest(arcs(4, dead_end), 0, 1, 3, stops=(2,)) == [(2, (0, 2, 1))]


@pytest.mark.parametrize(
    ("source", "target", "closed", "stops"),
    [(0, 0, (), ()), (0, 1, (0,), ()), (0, 1, (1,), ()), (0, 1, (2,), (2,)), (0, 1, (), (0,)), (0, 1, (), (1,))],
)
def test_a_question_that_contradicts_itself_has_no_answer(
    source: int, target: int, closed: tuple[int, ...], stops: tuple[int, ...]
) -> None:
    assert k_cheapest(arcs(5, LADDER), source, target, 3, closed, stops=stops) == []


def test_arcs_go_one_way() -> None:
    one_way = arcs(2, {(0, 1): 5})
    assert k_cheapest(one_way, 0, 1, 1) == [(5, (0, 1))]
    assert k_cheapest(one_way, 1, 0, 1) == []


@pytest.mark.parametrize(("limit", "expected"), [(3, None), (4, (4, (0, 2, 3, 4, 1))), (5, (4, (0, 2, 3, 4, 1)))])
def test_a_limit_lets_in_what_costs_as_much(limit: int, expected: Way | None) -> None:
    graph = arcs(5, LADDER)
    assert cheapest(Homing(graph.out, graph.into, 1), 0, limit=limit) == expected


@given(graphs())
def test_bounds_never_overrate(graph: tuple[int, Weights]) -> None:
    size, weights = graph
    home = Homing(arcs(size, weights).out, arcs(size, weights).into, 1)
    plain = nx.DiGraph([(there, here, {"weight": cost}) for (here, there), cost in weights.items()])
    plain.add_nodes_from(range(size))
    exact, hops = nx.single_source_dijkstra_path_length(plain, 1), nx.single_source_shortest_path_length(plain, 1)
    while home.width:
        assert all(home.distance[node] == exact[node] for node in home.distance)
        assert all(cost >= home.radius for node, cost in exact.items() if node not in home.distance)
        home.grow()
    assert home.distance == exact
    for rings in range(3):
        assert all(home.least_hops(node, rings) <= far for node, far in hops.items())
