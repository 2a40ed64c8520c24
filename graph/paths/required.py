"""The cheapest walk between two numbered nodes that passes required nodes; imports only the searches below it."""

from __future__ import annotations

from itertools import pairwise, product
from typing import TYPE_CHECKING

from graph.paths.bounded import cheapest_within
from graph.paths.homing import FAR, Homing

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from graph.paths.search import Way

Stops = tuple[int, ...] | frozenset[int]


def cheapest_through(
    homing: Callable[[int], Homing],
    source: int,
    target: int,
    orders: Iterable[tuple[int, ...]],
    hops: int | None = None,
    closed: Collection[int] = (),
    cut: Collection[int] = (),
    limit: int = FAR,
) -> Way | None:
    """Return the cheapest walk that passes some nodes in one of some orders.

    The way between one stop and the next is simple and keeps off the other stops, but two such legs may share a node:
    whether a *simple* way through given nodes exists is NP-hard in general (Fortune, Hopcroft and Wyllie 1980). The
    cost is thus a lower bound for simple ways, and exact where the walk is simple. `homing` gives the bounds for each
    target, `closed` holds the stops too; the other parameters are those of `graph.paths.bounded.cheapest_within`.

    >>> line = (((1, 1), (2, 9)), ((0, 1), (2, 1)), ((0, 9), (1, 1)))
    >>> cheapest_through(lambda target: Homing(line, line, target), 0, 1, orders=[(2,)])
    (10, (0, 2, 1))
    """
    legs = _Legs(homing, frozenset({source, target, *closed}), source, cut, limit)
    walks = (legs.walk((source, *order, target), hops) for order in orders)
    return min((walk for walk in walks if walk and walk[0] <= limit), default=None)


class _Legs:
    """The cheapest ways from one stop to the next, each searched once."""

    def __init__(
        self,
        homing: Callable[[int], Homing],
        closed: frozenset[int],
        source: int,
        cut: Collection[int],
        limit: int,
    ) -> None:
        self._homing, self._closed, self._source, self._cut, self._limit = homing, closed, source, cut, limit
        self._known: dict[tuple[int, int, int | None], Way | None] = {}

    def walk(self, order: tuple[int, ...], hops: int | None) -> Way | None:
        """Return the cheapest walk that passes `order`, of at most `hops` hops."""
        pairs = list(pairwise(order))
        free = _joined([self._leg(*pair, None) for pair in pairs])
        if free is None or hops is None or len(free[1]) - 1 <= hops:
            return free
        shares = product(range(1, hops - len(pairs) + 2), repeat=len(pairs))
        full = (share for share in shares if sum(share) == hops)
        walks = (_joined([self._leg(*pair, most) for pair, most in zip(pairs, share, strict=True)]) for share in full)
        return min((walk for walk in walks if walk), default=None)

    def _leg(self, start: int, end: int, hops: int | None) -> Way | None:
        key = (start, end, hops)
        if key not in self._known:
            cut = self._cut if start == self._source else ()
            closed = self._closed - {start, end}
            self._known[key] = cheapest_within(self._homing(end), start, hops, closed, cut, self._limit)
        return self._known[key]


def _joined(legs: list[Way | None]) -> Way | None:
    ways = [leg for leg in legs if leg]
    if len(ways) < len(legs):
        return None
    nodes = ways[0][1][:1] + tuple(node for _, way in ways for node in way[1:])
    return sum(cost for cost, _ in ways), nodes
