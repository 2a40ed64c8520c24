"""A cheap tree that connects some numbered nodes; imports nothing of ours but the words for rows."""

from __future__ import annotations

from heapq import heappop, heappush
from itertools import pairwise
from typing import TYPE_CHECKING

from graph.paths.homing import FAR

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from graph.paths.homing import Rows

Links = frozenset[tuple[int, int]]
"""The links of a tree, each as (lower, higher)."""

Bridge = tuple[int, int, int, int, int]
"""A link by which the surroundings of two ends meet: what the way along it costs, its nodes, the two ends."""

TRIES = 8
"""How many of the nodes passed are tried to do without."""


def tree(rows: Rows, ends: Collection[int]) -> Links:
    """Return the links of a cheap tree that connects some nodes, or of one for each part that is connected.

    Parameters: `rows` hold the (neighbour, cost) pairs of each node, the same both ways.

    Method: Mehlhorn, "A faster approximation algorithm for the Steiner problem in graphs" (Information Processing
    Letters 27, 1988): each node belongs to the end that is nearest, the cheapest links between such surroundings make a
    spanning tree (Kruskal 1956), and what ends in no end is cut off. At most twice as dear as the best tree (Kou,
    Markowsky and Berman 1981). Then each node passed is tried as an end, with one of the others left out, while that
    makes the tree cheaper. Ties go by numbers.

    >>> star = (((3, 2),), ((3, 2),), ((3, 2),), ((0, 2), (1, 2), (2, 2)))
    >>> sorted(tree(star, [0, 1, 2]))
    [(0, 3), (1, 3), (2, 3)]
    """
    links = _spanned(rows, ends, ends)
    for node in sorted(passed(links, ends), reverse=True)[:TRIES]:
        others = passed(links, ends) - {node}
        tried = _spanned(rows, {*ends, *others}, ends)
        links = min(links, tried, key=lambda one: (cost(rows, one), sorted(one)))
    return links


def passed(links: Links, ends: Iterable[int]) -> set[int]:
    """Return the nodes of a tree that are no ends."""
    return {node for link in links for node in link} - set(ends)


def cost(rows: Rows, links: Links) -> int:
    """Return what the links of a tree cost together."""
    return sum(dict(rows[here])[there] for here, there in links)


def groups(links: Links, ends: Sequence[int]) -> list[list[int]]:
    """Return the ends that are connected with each other, in their order, the largest group first."""
    roots = _joined({node: node for node in (*ends, *passed(links, ends))}, links)
    found: dict[int, list[int]] = {}
    for end in ends:
        found.setdefault(_root(roots, end), []).append(end)
    return sorted(found.values(), key=lambda group: -len(group))


def _spanned(rows: Rows, nodes: Collection[int], ends: Collection[int]) -> Links:
    """Return a tree over some nodes, without what ends in no end."""
    towards, bridges = _surroundings(rows, nodes)
    links: set[tuple[int, int]] = set()
    for _, one, other, _, _ in _joins(nodes, bridges):
        ways = [_home(towards, end) for end in (one, other)]
        hops = [(one, other), *(pair for way in ways for pair in pairwise(way))]
        links |= {(min(pair), max(pair)) for pair in hops}
    return _cut_back(links, set(ends))


def _surroundings(rows: Rows, ends: Collection[int]) -> tuple[dict[int, int], list[Bridge]]:
    """Return for each node reached the next on its way to the nearest end, and what links surroundings.

    It stops where no link can be found any more that is cheaper than those that already join all.
    """
    labels = dict.fromkeys(ends, 0)
    towards, owner = {end: end for end in ends}, {end: end for end in ends}
    heap, settled = [(0, end) for end in sorted(labels)], set[int]()
    bridges: dict[tuple[int, int], Bridge] = {}
    enough = FAR
    while heap and heap[0][0] <= enough:
        reached, here = heappop(heap)
        if here in settled:
            continue
        settled.add(here)
        for node, step in rows[here]:
            total = reached + step
            if node in settled:
                pair = (min(owner[here], owner[node]), max(owner[here], owner[node]))
                bridge = (total + labels[node], min(here, node), max(here, node), *pair)
                if pair[0] != pair[1] and (pair not in bridges or bridge < bridges[pair]):
                    bridges[pair] = bridge
                    joins = _joins(ends, sorted(bridges.values()))
                    enough = joins[-1][0] if len(joins) == len(labels) - 1 else FAR
            elif (total, here) < (labels.get(node, FAR), towards.get(node, 0)):
                labels[node], towards[node], owner[node] = total, here, owner[here]
                heappush(heap, (total, node))
    return towards, sorted(bridges.values())


def _joins(ends: Iterable[int], bridges: Iterable[Bridge]) -> list[Bridge]:
    """Return the cheapest bridges that join the ends, cheapest first."""
    roots = {end: end for end in ends}
    chosen = []
    for bridge in bridges:
        left, right = _root(roots, bridge[3]), _root(roots, bridge[4])
        if left != right:
            roots[right] = left
            chosen.append(bridge)
    return chosen


def _home(towards: dict[int, int], node: int) -> list[int]:
    """Return the way from a node to the end that it belongs to."""
    way = [node]
    while towards[way[-1]] != way[-1]:
        way.append(towards[way[-1]])
    return way


def _joined(roots: dict[int, int], links: Iterable[tuple[int, int]]) -> dict[int, int]:
    for one, other in links:
        roots[_root(roots, other)] = _root(roots, one)
    return roots


def _root(roots: dict[int, int], node: int) -> int:
    while roots[node] != node:
        node = roots[node]
    return node


def _cut_back(links: set[tuple[int, int]], ends: set[int]) -> Links:
    """Return the links without what ends in no end."""
    while True:
        nodes = [node for link in links for node in link]
        loose = {node for node in nodes if node not in ends and nodes.count(node) == 1}
        if not loose:
            return frozenset(links)
        links = {link for link in links if not loose.intersection(link)}
