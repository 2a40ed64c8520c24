"""The k cheapest simple ways between two numbered nodes, also through required nodes and within a number of hops."""

from __future__ import annotations

from bisect import insort
from heapq import heappop, heappush
from itertools import islice, pairwise, permutations
from typing import TYPE_CHECKING

from graph.paths.bounded import cheapest_within
from graph.paths.homing import FAR, Effort, Homing, Net
from graph.paths.layered import chains, twins
from graph.paths.required import Stops, cheapest_through

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from graph.paths.search import Way


_FEWEST = 2
"""How many ways are wanted at least: each set is searched that far, lest it be searched again for every way."""


def k_cheapest(
    arcs: Net,
    source: int,
    target: int,
    k: int,
    closed: Collection[int] = (),
    hops: int | None = None,
    stops: Stops = (),
    effort: Effort | None = None,
) -> list[Way]:
    """Return the k cheapest simple ways from source to target.

    Parameters: `closed` nodes are never entered; `hops` bounds the length of each way, exactly; `stops` are nodes that
    each way passes, a tuple in that order (other nodes may lie between), a frozenset in any order; `effort` bounds the
    search. Returns (cost, nodes) by cost, then by nodes; fewer than k where there are no more. Where the effort is
    spent, what is known by then: simple ways that hold to all conditions, but cheaper ones may be missing. Where the
    arcs are those of `graph.paths.layered`, all nodes but the stops are states.

    >>> from graph.paths.homing import Arcs
    >>> line = (((1, 1), (2, 9)), ((0, 1), (2, 1)), ((0, 9), (1, 1)))
    >>> k_cheapest(Arcs(out=line, into=line), 0, 2, k=3)
    [(2, (0, 1, 2)), (9, (0, 2))]
    """
    return list(islice(by_cost(arcs, source, target, k, closed, hops, stops, effort), k))


def by_cost(
    arcs: Net,
    source: int,
    target: int,
    wanted: int,
    closed: Collection[int] = (),
    hops: int | None = None,
    stops: Stops = (),
    effort: Effort | None = None,
) -> Iterator[Way]:
    """Yield every simple way from source to target, cheapest first; parameters are those of `k_cheapest`.

    `wanted` says how many will be asked for, as a guess: no set is searched beyond the so-many-th best way waiting.

    Method: Yen, "Finding the k shortest loopless paths" (Management Science 17, 1971), with the rule of Lawler
    (Management Science 18, 1972): the ways still unseen are split into disjoint sets, each "begins like this way, then
    leaves it", and only at or after the node where the way itself left its parent. A set waits under a lower bound, and
    is searched only when nothing cheaper waits. With stops the search of a set may return a walk that passes a node
    twice: its cost is a lower bound for the set, so it waits its turn and is then split but not yielded.
    """
    passed = [source >> arcs.bits, *stops, target >> arcs.bits]
    if len(set(passed)) < len(passed) or not {node >> arcs.bits for node in closed}.isdisjoint(passed):
        return
    task = _Task(arcs, target, closed, hops, stops, effort or Effort())
    queue = _Queue(task, wanted)
    queue.wait((source,), 0, frozenset())
    while entry := queue.pop():
        way, leaves, cut = entry
        repeat = task.first_repeat(way[1])
        if repeat == len(way[1]):
            yield way
        _split(queue, arcs, way, leaves, cut, repeat)


class _Task:
    """What all searches of one question have in common."""

    def __init__(
        self, arcs: Net, target: int, closed: Collection[int], hops: int | None, stops: Stops, effort: Effort
    ) -> None:
        self._arcs, self._target, self._closed, self._hops, self._stops = arcs, target, frozenset(closed), hops, stops
        self.effort = effort
        self._homes: dict[int, Homing] = {}

    def cheapest(self, start: tuple[int, ...], cut: frozenset[int], limit: int) -> Way | None:
        """Return the cheapest rest of a way that begins with `start` and does not go on to a node of `cut`."""
        hops = None if self._hops is None else self._hops - len(start) + 1
        bits = self._arcs.bits
        closed, orders = self._closed.union(twins(start[:-1], bits)), self._left(start)
        if orders != [()]:
            closed |= {state for order in orders for state in order}
            return cheapest_through(self._homing, start[-1], self._target, orders, hops, closed, cut, limit)
        return cheapest_within(self._homing(self._target), start[-1], hops, closed, cut, limit)

    def least(self, start: tuple[int, ...], cut: frozenset[int]) -> int:
        """Return what the rest of a way costs at least, FAR where there is none."""
        home = self._homing(self._target)
        distance, radius = home.distance, home.radius
        row = self._arcs.out[start[-1]]
        self.effort.left -= len(row)
        return min((cost + distance.get(node, radius) for node, cost in row if node not in cut), default=FAR)

    def first_repeat(self, states: tuple[int, ...]) -> int:
        """Return the index of the first node that was passed before, the length where there is none."""
        nodes = self._nodes(states)
        if len(set(nodes)) == len(nodes):
            return len(nodes)
        return next(index for index, node in enumerate(nodes) if node in nodes[:index])

    def _nodes(self, states: tuple[int, ...]) -> tuple[int, ...]:
        bits = self._arcs.bits
        return tuple(state >> bits for state in states) if bits else states

    def _left(self, start: tuple[int, ...]) -> list[tuple[int, ...]]:
        """Return the orders in which the stops that are left can be passed, each as states."""
        passed, bits = self._nodes(start), self._arcs.bits
        stops = [stop for stop in self._stops if stop not in passed]
        orders = permutations(sorted(stops)) if isinstance(self._stops, frozenset) else [tuple(stops)]
        return [chain for order in orders for chain in chains(order, start[-1] & (1 << bits) - 1, bits)]

    def _homing(self, target: int) -> Homing:
        if target not in self._homes:
            self._homes[target] = Homing(self._arcs.out, self._arcs.into, target, self._closed, self.effort)
        return self._homes[target]


class _Queue:
    """Sets of ways not yet seen, each by a lower bound or by its best way, cheapest first; bounds before ways."""

    def __init__(self, task: _Task, wanted: int) -> None:
        self._task, self._wanted = task, wanted
        self._waiting: list[tuple[int, bool, tuple[int, ...], int, frozenset[int], int]] = []
        self._simple: list[int] = []  # the costs of the simple ways among them, in order

    def wait(self, start: tuple[int, ...], spent: int, cut: frozenset[int]) -> None:
        """Enter the ways that begin with `start`, at cost `spent`, and do not go on to a node of `cut`."""
        if self._task.effort.spent:
            return
        least = self._task.least(start, cut)
        if least < FAR:
            heappush(self._waiting, (spent + least, False, start, len(start) - 1, cut, spent))

    def pop(self) -> tuple[Way, int, frozenset[int]] | None:
        """Take the cheapest way out, with the index where it left its parent and the nodes cut off there."""
        while self._waiting:
            cost, found, nodes, leaves, cut, spent = heappop(self._waiting)
            if not found:
                self._search(nodes, leaves, cut, spent)
                continue
            if self._task.first_repeat(nodes) == len(nodes):
                self._simple.pop(0)
                self._wanted = max(self._wanted - 1, _FEWEST)
            return (cost, nodes), leaves, cut
        return None

    def _search(self, start: tuple[int, ...], leaves: int, cut: frozenset[int], spent: int) -> None:
        """Enter the best way of a set; where that is dearer than what is wanted, the set waits under a higher bound."""
        if self._task.effort.spent:
            return
        limit = self._simple[self._wanted - 1] if len(self._simple) >= self._wanted else FAR
        rest = self._task.cheapest(start, cut, limit - spent)
        if rest is None:
            if limit < FAR:
                heappush(self._waiting, (limit + 1, False, start, leaves, cut, spent))
            return
        nodes = start + rest[1][1:]
        heappush(self._waiting, (spent + rest[0], True, nodes, leaves, cut, 0))
        if self._task.first_repeat(nodes) == len(nodes):
            insort(self._simple, spent + rest[0])


def _split(queue: _Queue, arcs: Net, way: Way, leaves: int, cut: frozenset[int], repeat: int) -> None:
    """Search the sets that a way leaves behind: those that go along with it for a while and then leave it."""
    nodes, spent = way[1], 0
    for index, (here, after) in enumerate(pairwise(nodes[: repeat + 1])):
        if index >= leaves:
            queue.wait(nodes[: index + 1], spent, (cut | {after}) if index == leaves else frozenset({after}))
        spent += next(cost for node, cost in arcs.out[here] if node == after)
