"""The k cheapest simple ways between two numbered nodes, also through required nodes and within a number of hops."""

from __future__ import annotations

from bisect import insort
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import pairwise
from typing import TYPE_CHECKING

from graph.paths.bounded import cheapest_within
from graph.paths.homing import FAR, Homing, Row
from graph.paths.required import Stops, cheapest_through

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from graph.paths.search import Way


@dataclass(frozen=True, slots=True, kw_only=True)
class Arcs:
    """A graph of numbered nodes: for each node its (neighbour, cost) rows, along the arcs and against them.

    A node is in a row of another at most once, costs are positive, and `into` says the same as `out`.
    """

    out: Sequence[Row]
    into: Sequence[Row]


def k_cheapest(
    arcs: Arcs,
    source: int,
    target: int,
    k: int,
    closed: Collection[int] = (),
    hops: int | None = None,
    stops: Stops = (),
) -> list[Way]:
    """Return the k cheapest simple ways from source to target.

    Parameters: `closed` nodes are never entered; `hops` bounds the length of each way, exactly; `stops` are nodes that
    each way passes, a tuple in that order (other nodes may lie between), a frozenset in any order. Returns
    (cost, nodes) by cost, then by nodes; fewer than k where there are no more.

    Method: Yen, "Finding the k shortest loopless paths" (Management Science 17, 1971), with the rule of Lawler
    (Management Science 18, 1972): the ways still unseen are split into disjoint sets, each "begins like this way, then
    leaves it", and only at or after the node where the way itself left its parent. No set is searched beyond the
    (k - found)-th best way already waiting. With stops the search of a set may return a walk that passes a node twice:
    its cost is a lower bound for the set, so it waits its turn and is then split but not returned.

    >>> line = (((1, 1), (2, 9)), ((0, 1), (2, 1)), ((0, 9), (1, 1)))
    >>> k_cheapest(Arcs(out=line, into=line), 0, 2, k=3)
    [(2, (0, 1, 2)), (9, (0, 2))]
    """
    ends = {source, target}
    if (
        source == target
        or not ends.isdisjoint(closed)
        or not ends.isdisjoint(stops)
        or not set(stops).isdisjoint(closed)
    ):
        return []
    queue = _Queue(_Task(arcs, target, closed, hops, stops), k)
    queue.search((source,), 0, frozenset())
    found: list[Way] = []
    while len(found) < k and (entry := queue.pop()):
        way, leaves, cut = entry
        repeat = _first_repeat(way[1])
        if repeat == len(way[1]):
            found.append(way)
        if len(found) < k:
            _split(queue, arcs, way, leaves, cut, repeat)
    return found


class _Task:
    """What all searches of one question have in common."""

    def __init__(self, arcs: Arcs, target: int, closed: Collection[int], hops: int | None, stops: Stops) -> None:
        self._arcs, self._target, self._closed, self._hops, self._stops = arcs, target, frozenset(closed), hops, stops
        self._homes: dict[int, Homing] = {}

    def cheapest(self, start: tuple[int, ...], cut: frozenset[int], limit: int) -> Way | None:
        """Return the cheapest rest of a way that begins with `start` and does not go on to a node of `cut`."""
        hops = None if self._hops is None else self._hops - len(start) + 1
        closed, stops = self._closed.union(start[:-1]), self._left(start)
        if stops:
            return cheapest_through(self._homing, start[-1], self._target, stops, hops, closed, cut, limit)
        return cheapest_within(self._homing(self._target), start[-1], hops, closed, cut, limit)

    def _left(self, start: tuple[int, ...]) -> Stops:
        if isinstance(self._stops, frozenset):
            return self._stops.difference(start)
        return tuple(stop for stop in self._stops if stop not in start)

    def _homing(self, target: int) -> Homing:
        if target not in self._homes:
            self._homes[target] = Homing(self._arcs.out, self._arcs.into, target, self._closed)
        return self._homes[target]


class _Queue:
    """The best way of each set of ways not yet seen, cheapest first."""

    def __init__(self, task: _Task, wanted: int) -> None:
        self._task, self._wanted = task, wanted
        self._ways: list[tuple[Way, int, frozenset[int]]] = []
        self._simple: list[int] = []  # the costs of the simple ones among them, in order

    def search(self, start: tuple[int, ...], spent: int, cut: frozenset[int]) -> None:
        """Enter the best of the ways that begin with `start`, at cost `spent`, and do not go on to a node of `cut`."""
        limit = self._simple[self._wanted - 1] if len(self._simple) >= self._wanted else FAR
        rest = self._task.cheapest(start, cut, limit - spent)
        if rest is None:
            return
        way = spent + rest[0], start + rest[1][1:]
        heappush(self._ways, (way, len(start) - 1, cut))
        if _first_repeat(way[1]) == len(way[1]):
            insort(self._simple, way[0])

    def pop(self) -> tuple[Way, int, frozenset[int]] | None:
        """Take the cheapest way out, with the index where it left its parent and the nodes cut off there."""
        if not self._ways:
            return None
        entry = heappop(self._ways)
        if _first_repeat(entry[0][1]) == len(entry[0][1]):
            self._simple.pop(0)
            self._wanted -= 1
        return entry


def _split(queue: _Queue, arcs: Arcs, way: Way, leaves: int, cut: frozenset[int], repeat: int) -> None:
    """Search the sets that a way leaves behind: those that go along with it for a while and then leave it."""
    nodes, spent = way[1], 0
    for index, (here, after) in enumerate(pairwise(nodes[: repeat + 1])):
        if index >= leaves:
            queue.search(nodes[: index + 1], spent, (cut | {after}) if index == leaves else frozenset({after}))
        spent += next(cost for node, cost in arcs.out[here] if node == after)


def _first_repeat(nodes: tuple[int, ...]) -> int:
    """Return the index of the first node that was passed before, the length where there is none."""
    if len(set(nodes)) == len(nodes):
        return len(nodes)
    return next(index for index, node in enumerate(nodes) if node in nodes[:index])
