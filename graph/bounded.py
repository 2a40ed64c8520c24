"""The cheapest way of at most so many hops between two numbered nodes, from both ends at once; imports only graph.search.

A cheap long way must not hide a dear short one, so a node keeps not one cost but one for each number of hops: row[h] is
the least cost known of reaching it in at most h hops.
"""

from __future__ import annotations

from collections.abc import Collection
from heapq import heappop, heappush

from graph.search import FAR, Arcs, Way, cheapest

Costs = dict[int, list[int]]


def cheapest_within(
    arcs: Arcs,
    source: int,
    target: int,
    hops: int | None,
    closed: Collection[int] = (),
    cut: Collection[int] = (),
    limit: int = FAR,
) -> Way | None:
    """Return the cheapest way of at most `hops` hops (None: of any length), the smallest sequence of nodes among equals.

    Parameters and result are those of `graph.search.cheapest`. A walk that returns to a node is dearer and longer than
    the same walk without the loop, so the way found is simple.

    The search without a bound comes first: where its way is short enough, it is the answer.

    >>> line = (((1, 1), (2, 9)), ((0, 1), (2, 1)), ((0, 9), (1, 1)))
    >>> cheapest_within(Arcs(out=line, into=line), 0, 2, hops=2)
    (2, (0, 1, 2))
    >>> cheapest_within(Arcs(out=line, into=line), 0, 2, hops=1)
    (9, (0, 2))
    """
    way = cheapest(arcs, source, target, closed, cut, limit)
    if way is None or hops is None or len(way[1]) - 1 <= hops:
        return way
    return _bounded(arcs, source, target, hops, closed, cut, limit)


def _bounded(
    arcs: Arcs, source: int, target: int, hops: int, closed: Collection[int], cut: Collection[int], limit: int
) -> Way | None:
    """Set labels over (node, hops) with dominance (Desrochers and Soumis 1988, for the resource "hops"), from both ends."""
    ahead: Costs = {node: [-FAR] * (hops + 1) for node in closed}
    back: Costs = {**ahead, source: [-FAR] * (hops + 1), target: [0] * (hops + 1)}
    ahead[source] = [0] * (hops + 1)
    first = tuple(arc for arc in arcs.out[source] if arc[0] not in cut)
    front, rear = [(0, 0, source)], [(0, 0, target)]
    best, met = limit, False
    while front and rear and front[0][0] + rear[0][0] <= best:
        if len(front) <= len(rear):
            mine, other, heap, rest, rows = ahead, back, front, rear[0][0], arcs.out
        else:
            mine, other, heap, rest, rows = back, ahead, rear, front[0][0], arcs.into
        reached, depth, here = heappop(heap)
        if reached > mine[here][depth] or depth == hops:
            continue
        depth += 1
        for node, cost in first if here == source else rows[here]:
            total = reached + cost
            if not _lower(mine, node, depth, total, hops):
                continue
            if total + rest <= best:
                heappush(heap, (total, depth, node))
            if node in other and total + other[node][hops - depth] <= best:
                best, met = total + other[node][hops - depth], True
    return (best, _smallest(arcs, source, target, first, best, ahead, back)) if met else None


def _lower(costs: Costs, node: int, depth: int, total: int, hops: int) -> bool:
    """Enter `total` as the cost of reaching a node in `depth` hops or more; False where it is no better."""
    row = costs.get(node)
    if row is None:
        row = costs[node] = [FAR] * (hops + 1)
    if total >= row[depth]:
        return False
    while depth <= hops and row[depth] > total:
        row[depth] = total
        depth += 1
    return True


def _smallest(
    arcs: Arcs,
    source: int,
    target: int,
    first: tuple[tuple[int, int], ...],
    best: int,
    ahead: Costs,
    back: Costs,
) -> tuple[int, ...]:
    """Walk from the source along ways of cost `best`, always to the smallest node that can still be on one."""
    hops = len(back[target]) - 1
    on_way = _on_way(arcs, best, ahead, back, hops)
    way, spent, depth = [source], 0, 0
    while way[-1] != target:
        depth += 1
        here, cost = min(
            (node, cost)
            for node, cost in (arcs.out[way[-1]] if depth > 1 else first)
            if (node in back and spent + cost + back[node][hops - depth] == best)
            or any((node, later) in on_way and spent + cost == ahead[node][later] for later in range(depth, hops + 1))
        )
        way.append(here)
        spent += cost
    return tuple(way)


def _on_way(arcs: Arcs, best: int, ahead: Costs, back: Costs, hops: int) -> set[tuple[int, int]]:
    """Return (node, depth) wherever reaching the node in at most `depth` hops is part of a way of cost `best`."""
    on_way = {
        (node, depth)
        for node in ahead.keys() & back.keys()
        for depth in range(hops + 1)
        if ahead[node][depth] + back[node][hops - depth] == best
    }
    stack = list(on_way)
    while stack:
        here, depth = stack.pop()
        for node, cost in arcs.into[here] if depth else ():
            before = (node, depth - 1)
            if before not in on_way and node in ahead and ahead[node][depth - 1] + cost == ahead[here][depth]:
                on_way.add(before)
                stack.append(before)
    return on_way
