"""The cheapest way between two numbered nodes, however many hops it has.

Nodes are whole numbers, costs are positive whole numbers: sums do not depend on the order of adding, so ties are exact
and the smallest sequence of nodes among the cheapest is well defined.
"""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TYPE_CHECKING

from graph.paths.homing import FAR, Homing, Row

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

Way = tuple[int, tuple[int, ...]]
_CLOSED = -FAR  # a label below every other, so that the node is never labelled again
_PATIENCE = 4  # how much wider than the front of one search the kept front may be, since it serves the others too


def cheapest(
    home: Homing, source: int, closed: Collection[int] = (), cut: Collection[int] = (), limit: int = FAR
) -> Way | None:
    """Return the cheapest way from source to the target of `home`, the smallest sequence of nodes among equals.

    Parameters: `closed` nodes may not be entered, `cut` holds nodes that may not come right after the source, and a way
    dearer than `limit` is not looked for. Returns (cost, nodes), or None where there is none within the limit or the
    effort of `home` is spent.

    Method: A* (Hart, Nilsson and Raphael 1968) from the source, led by distances to the target that ignore `closed` and
    `cut` and so never overrate. They are grown from the target on demand, whichever front is smaller going on, as in
    bidirectional Dijkstra (Pohl 1971); but here they outlive the search. It ends when both fronts together pass the
    best way, so that every cheapest way is known and the smallest can be chosen.

    >>> square = (((1, 2), (2, 2)), ((0, 2), (3, 2)), ((0, 2), (3, 2)), ((1, 2), (2, 2)))
    >>> cheapest(Homing(square, square, 3), 0)
    (4, (0, 1, 3))
    """
    search = _Search(home, source, closed, cut, limit)
    while (here := search.next()) is not None:
        search.expand(here)
        if home.effort.spent:
            return None
    return search.result()


class _Search:
    """One search: the nodes that it has labelled, in two queues.

    `charted` ones are those whose distance to the target is known, `unknown` ones are at `home.radius` or farther.
    """

    def __init__(self, home: Homing, source: int, closed: Collection[int], cut: Collection[int], limit: int) -> None:
        self._home, self._source, self._best = home, source, limit
        self._labels = dict.fromkeys(closed, _CLOSED)
        self._labels[source] = 0
        self._first: Row = [arc for arc in home.out[source] if arc[0] not in cut]
        self._charted = [(home.distance[source], source)] if source in home.distance else []
        self._unknown = [] if self._charted else [(0, source)]

    def next(self) -> int | None:
        """Take out the node with the least bound; None where no way within the limit is left to find."""
        home, labels, charted, unknown = self._home, self._labels, self._charted, self._unknown
        while charted or unknown:
            if charted and (not unknown or charted[0][0] <= unknown[0][0] + home.radius):
                bound, here = heappop(charted)
                if bound > self._best:
                    return None
                if bound == labels[here] + home.distance[here]:
                    return here
            elif unknown[0][0] + home.radius > self._best:
                return None
            elif unknown[0][1] in home.distance or labels[unknown[0][1]] < unknown[0][0]:
                heappop(unknown)
            elif home.width > _PATIENCE * len(unknown):
                return heappop(unknown)[1]
            else:
                self._chart(home.grow())
        return None

    def _chart(self, here: int) -> None:
        label = self._labels.get(here, _CLOSED)
        if label >= 0:
            heappush(self._charted, (label + self._home.distance[here], here))

    def expand(self, here: int) -> None:
        """Label the neighbours of a node that can be on a way within the limit."""
        labels, distance, radius, best = self._labels, self._home.distance, self._home.radius, self._best
        reached, row = labels[here], self._first if here == self._source else self._home.out[here]
        self._home.effort.left -= len(row)
        for node, cost in row:
            total = reached + cost
            if total >= labels.get(node, FAR):
                continue
            labels[node] = total
            if node not in distance:
                if total + radius <= best:
                    heappush(self._unknown, (total, node))
            elif total + distance[node] <= best:
                heappush(self._charted, (total + distance[node], node))
        self._best = min(best, labels.get(self._home.target, FAR))

    def result(self) -> Way | None:
        """Return the way found."""
        if self._labels.get(self._home.target, 2 * FAR) > self._best:
            return None
        return self._best, _smallest(self._home, self._source, self._first, self._labels)


def _smallest(home: Homing, source: int, first: Sequence[tuple[int, int]], labels: dict[int, int]) -> tuple[int, ...]:
    """Walk from the source along the cheapest ways, always to the smallest node that is on one."""
    on_way, stack = {home.target}, [home.target]
    while stack:
        here = stack.pop()
        for node, cost in home.into[here]:
            if node not in on_way and labels.get(node, _CLOSED) + cost == labels[here]:
                on_way.add(node)
                stack.append(node)
    way = [source]
    while way[-1] != home.target:
        here = way[-1]
        arcs: Row = first if len(way) == 1 else home.out[here]
        way.append(min(node for node, cost in arcs if node in on_way and labels[here] + cost == labels[node]))
    return tuple(way)
