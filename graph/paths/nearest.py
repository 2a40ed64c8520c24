"""What lies near a numbered node: the fewest hops to another, and the cheapest so many; imports no other search."""

from __future__ import annotations

from heapq import heappop, heappush
from itertools import pairwise
from typing import TYPE_CHECKING

from graph.paths.homing import Effort
from graph.paths.layered import twins

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from graph.paths.homing import Net, Rows
    from graph.paths.search import Way


def fewest_hops(
    arcs: Net, source: int, target: int, closed: Collection[int], hops: int | None, effort: Effort | None = None
) -> Way | None:
    """Return one simple way of few hops, None where none is found within the bound on hops and the effort.

    It has the fewest hops where nodes have one state each; where they have several, walks that pass one twice are
    passed over.

    Method: breadth first from both ends, the smaller ring going on (Pohl 1971).
    """
    effort = effort or Effort()
    ends, sides = (source, target), (arcs.out, arcs.into)
    before: tuple[dict[int, int], dict[int, int]] = ({source: source}, {target: target})
    rings, depth = [[source], [target]], 0
    barred = set(closed)
    while rings[0] and rings[1] and (hops is None or depth < hops) and not effort.spent:
        side = 0 if len(rings[0]) <= len(rings[1]) else 1
        rings[side] = _ring(sides[side], rings[side], before[side], barred, effort)
        depth += 1
        ways = (_traced(before, node, ends) for node in sorted(rings[side]) if node in before[1 - side])
        simple = next((way for way in ways if len({state >> arcs.bits for state in way}) == len(way)), None)
        if simple:
            return sum(dict(arcs.out[here])[there] for here, there in pairwise(simple)), simple
    return None


def fewest_through(
    arcs: Net, states: Sequence[int], closed: Collection[int], hops: int | None, effort: Effort
) -> Way | None:
    """Return a simple way that passes some states of nodes in their order.

    Each leg has the fewest hops that those before it leave. None where no such way is found within the bound on hops
    and the effort; there may be one all the same.
    """
    total, passed = 0, [states[0]]
    for here, there in pairwise(states):
        barred = {*closed, *twins([*passed, *states], arcs.bits)} - {here, there}
        left = None if hops is None else hops - len(passed) + 1
        leg = fewest_hops(arcs, here, there, barred, left, effort)
        if leg is None:
            return None
        total += leg[0]
        passed += leg[1][1:]
    nodes = {state >> arcs.bits for state in passed}
    return (total, tuple(passed)) if len(nodes) == len(passed) else None


def near(rows: Rows, start: int, most: int, closed: Collection[int] = ()) -> dict[int, int]:
    """Return the costs of the `most` nodes that are cheapest to reach, the node itself first, in that order.

    >>> near((((1, 5),), ((0, 5), (2, 1)), ((1, 1),)), 0, 2)
    {0: 0, 1: 5}
    """
    labels, settled, heap = {start: 0}, dict[int, int](), [(0, start)]
    barred = set(closed)
    while heap and len(settled) < most:
        reached, here = heappop(heap)
        if here in settled:
            continue
        settled[here] = reached
        for node, cost in rows[here]:
            total = reached + cost
            if node not in barred and node not in settled and total < labels.get(node, total + 1):
                labels[node] = total
                heappush(heap, (total, node))
    return settled


def _ring(rows: Rows, ring: list[int], before: dict[int, int], barred: set[int], effort: Effort) -> list[int]:
    """Return the nodes one hop beyond a ring, each with where it was reached from kept in `before`."""
    found: list[int] = []
    for here in ring:
        if effort.spent:
            break
        row = rows[here]
        effort.left -= len(row)
        for node, _ in row:
            if node not in before and node not in barred:
                before[node] = here
                found.append(node)
    return found


def _traced(
    before: tuple[dict[int, int], dict[int, int]], middle: int, ends: tuple[int, int]
) -> tuple[int, ...]:
    """Return the nodes on both sides of one where two searches met."""
    nodes = [middle]
    while nodes[0] != ends[0]:
        nodes.insert(0, before[0][nodes[0]])
    while nodes[-1] != ends[1]:
        nodes.append(before[1][nodes[-1]])
    return tuple(nodes)
