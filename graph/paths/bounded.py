"""The cheapest way of at most so many hops between two numbered nodes.

A cheap long way must not hide a dear short one, so a node keeps not one cost but one for each number of hops: row[h] is
the least cost known of reaching it in at most h hops.
"""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TYPE_CHECKING

from graph.paths.homing import FAR, Homing, Row
from graph.paths.search import Way, cheapest

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

Rows = dict[int, list[int]]

TIGHT = 6
"""Up to so many hops the bounded search is the quicker one, once distances to the target are known."""


def cheapest_within(
    home: Homing,
    source: int,
    hops: int | None,
    closed: Collection[int] = (),
    cut: Collection[int] = (),
    limit: int = FAR,
) -> Way | None:
    """Return the cheapest way of at most `hops` hops (None: any number), the smallest in nodes among equals.

    Other parameters and the result are those of `graph.paths.search.cheapest`. A walk that returns to a node is dearer
    and longer than the same walk without the loop, so the way found is simple. The search without a bound comes first,
    and where its way is short enough, it is the answer; where the bound is tight, it only comes for the first.

    >>> line = (((1, 1), (2, 9)), ((0, 1), (2, 1)), ((0, 9), (1, 1)))
    >>> cheapest_within(Homing(line, line, 2), 0, hops=2)
    (2, (0, 1, 2))
    >>> cheapest_within(Homing(line, line, 2), 0, hops=1)
    (9, (0, 2))
    """
    if hops is None or hops > TIGHT or not home.distance:
        way = cheapest(home, source, closed, cut, limit)
        if way is None or hops is None or len(way[1]) - 1 <= hops:
            return way
    return _bounded(home, source, hops, closed, cut, limit)


def _bounded(
    home: Homing, source: int, hops: int, closed: Collection[int], cut: Collection[int], limit: int
) -> Way | None:
    """Set labels over (node, hops) with dominance (Desrochers and Soumis 1988, the resource is hops), led by `home`."""
    target, distance = home.target, home.distance
    near, beyond = home.within((hops + 1) // 2)
    first = [arc for arc in home.out[source] if arc[0] not in cut]
    labels: Rows = {node: [-FAR] * (hops + 1) for node in closed}
    labels[source] = [0] * (hops + 1)
    heap = [(0, 0, 0, source)]
    best = limit
    while heap and heap[0][0] <= best:
        _, reached, depth, here = heappop(heap)
        if reached > labels[here][depth]:
            continue
        depth += 1
        row: Row = first if here == source else home.out[here]
        home.effort.left -= len(row)
        if home.effort.spent:
            return None
        for node, cost in row:
            if depth + near.get(node, beyond) > hops:
                continue
            total = reached + cost
            bound = total + distance.get(node, home.radius)
            if bound <= best and _lower(labels, node, depth, total, hops):
                heappush(heap, (bound, total, depth, node))
                if node == target:
                    best = total
    reached = labels[target][hops] if target in labels else FAR
    return (best, _smallest(home, source, first, labels, hops)) if reached <= best < FAR else None


def _lower(labels: Rows, node: int, depth: int, total: int, hops: int) -> bool:
    """Enter `total` as the cost of reaching a node in `depth` hops or more; False where it is no better."""
    row = labels.get(node)
    if row is None:
        row = labels[node] = [FAR] * (hops + 1)
    if total >= row[depth]:
        return False
    while depth <= hops and row[depth] > total:
        row[depth] = total
        depth += 1
    return True


def _smallest(home: Homing, source: int, first: Sequence[tuple[int, int]], labels: Rows, hops: int) -> tuple[int, ...]:
    """Walk from the source along the cheapest ways, always to the smallest node that is on one."""
    on_way = _on_way(home, labels, hops)
    way, spent, depth = [source], 0, 0
    while way[-1] != home.target:
        depth += 1
        here, cost = min(
            (node, cost)
            for node, cost in (home.out[way[-1]] if depth > 1 else first)
            if any((node, most) in on_way and spent + cost == labels[node][most] for most in range(depth, hops + 1))
        )
        way.append(here)
        spent += cost
    return tuple(way)


def _on_way(home: Homing, labels: Rows, hops: int) -> set[tuple[int, int]]:
    """Return (node, hops) wherever reaching the node in at most so many hops is part of a cheapest way."""
    stack = [(home.target, hops)]
    on_way = set(stack)
    while stack:
        here, most = stack.pop()
        for node, cost in home.into[here] if most else ():
            before = (node, most - 1)
            if before not in on_way and node in labels and labels[node][most - 1] + cost == labels[here][most]:
                on_way.add(before)
                stack.append(before)
    return on_way
