"""The cheapest way between two numbered nodes, from both ends at once, with or without a bound on hops; imports nothing.

Nodes are whole numbers, costs are positive whole numbers: sums do not depend on the order of adding, so ties are exact
and the smallest sequence of nodes among the cheapest is well defined.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

Row = Sequence[tuple[int, int]]
Way = tuple[int, tuple[int, ...]]

FAR = 1 << 62
_CLOSED = -FAR  # below every label, so that a closed node is never labelled nor met


@dataclass(frozen=True, slots=True, kw_only=True)
class Arcs:
    """A graph of numbered nodes: for each node its (neighbour, cost) rows, along the arcs and against them."""

    out: Sequence[Row]
    into: Sequence[Row]


def cheapest(
    arcs: Arcs,
    source: int,
    target: int,
    closed: Collection[int] = (),
    cut: Collection[int] = (),
    limit: int = FAR,
) -> Way | None:
    """Return the cheapest way from source to target, the smallest sequence of nodes among equals.

    Parameters: `closed` nodes may not be entered, `cut` holds nodes that may not come right after the source, and a way
    dearer than `limit` is not looked for. Returns (cost, nodes), or None where there is none within the limit.

    Method: bidirectional Dijkstra (Pohl 1971) that goes on while the two fronts together do not pass the best way
    found, so that every cheapest way is met and the smallest can be chosen.

    >>> square = (((1, 2), (2, 2)), ((0, 2), (3, 2)), ((0, 2), (3, 2)), ((1, 2), (2, 2)))
    >>> cheapest(Arcs(out=square, into=square), 0, 3)
    (4, (0, 1, 3))
    """
    ahead = dict.fromkeys(closed, _CLOSED)
    back = dict(ahead)
    ahead[source], back[source], back[target] = 0, _CLOSED, 0
    front: list[tuple[int, int]] = []
    rear = [(0, target)]
    best, meets = limit, set[int]()
    for node, cost in arcs.out[source]:
        if node not in cut and cost < ahead.get(node, FAR):
            ahead[node] = cost
            heappush(front, (cost, node))
            if node == target and cost <= best:
                best, meets = cost, {node}
    while front and rear and front[0][0] + rear[0][0] <= best:
        if len(front) <= len(rear):
            mine, other, heap, rest, rows = ahead, back, front, rear[0][0], arcs.out
        else:
            mine, other, heap, rest, rows = back, ahead, rear, front[0][0], arcs.into
        reached, here = heappop(heap)
        if reached > mine[here]:
            continue
        for node, cost in rows[here]:
            total = reached + cost
            if total >= mine.get(node, FAR):
                continue
            mine[node] = total
            if total + rest <= best:
                heappush(heap, (total, node))
            if node in other:
                total += other[node]
                if total < best:
                    best, meets = total, {node}
                elif total == best:
                    meets.add(node)
    return (best, _smallest(arcs, source, target, cut, best, ahead, back, meets)) if meets else None


def _smallest(
    arcs: Arcs,
    source: int,
    target: int,
    cut: Collection[int],
    best: int,
    ahead: dict[int, int],
    back: dict[int, int],
    meets: set[int],
) -> tuple[int, ...]:
    """Walk from the source along ways of cost `best`, always to the smallest node that can still be on one."""
    on_way = set(meets)
    stack = list(meets)
    while stack:
        here = stack.pop()
        for node, cost in arcs.into[here]:
            if node not in on_way and ahead.get(node, FAR) + cost == ahead[here]:
                on_way.add(node)
                stack.append(node)
    way, spent = [source], 0
    while way[-1] != target:
        banned = cut if len(way) == 1 else ()
        here, cost = min(
            (node, cost)
            for node, cost in arcs.out[way[-1]]
            if node not in banned
            and (spent + cost + back.get(node, FAR) == best or (node in on_way and spent + cost == ahead[node]))
        )
        way.append(here)
        spent += cost
    return tuple(way)
