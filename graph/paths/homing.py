"""How far it is to one target, grown outwards on demand and kept between searches; imports nothing of ours."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import Protocol

Row = Sequence[tuple[int, int]]
"""The (neighbour, cost) pairs of a node."""


class Rows(Protocol):
    """The row of each node."""

    def __getitem__(self, node: int, /) -> Row:
        """Return the row of a node."""


class Net(Protocol):
    """Numbered nodes with their rows, along the arcs and against them; `bits` of a number are its state."""

    @property
    def bits(self) -> int:
        """How many of the lowest bits of a number say in which state a node is, and not which node."""

    @property
    def out(self) -> Rows:
        """The rows along the arcs."""

    @property
    def into(self) -> Rows:
        """The rows against the arcs."""


FAR = 1 << 62
"""A cost above every other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arcs:
    """A graph of numbered nodes: for each node its (neighbour, cost) rows, along the arcs and against them.

    A node is in a row of another at most once, costs are positive, and `into` says the same as `out`.
    """

    out: Sequence[Row]
    into: Sequence[Row]
    bits: int = 0


class Effort:
    """How many arcs the searches of one question may still look at; a count, not a time, so that answers stay the same.

    `more` is asked once, when none is left, how many there are beside: what is worth knowing only of long searches.

    >>> effort = Effort(10, more=lambda: 5)
    >>> effort.left -= 12
    >>> effort.spent, effort.left
    (False, 3)
    >>> effort.left -= 3
    >>> effort.spent
    True
    """

    __slots__ = ("_more", "left")

    def __init__(self, left: int = FAR, more: Callable[[], int] | None = None) -> None:
        self.left = left
        self._more = more

    @property
    def spent(self) -> bool:
        """Whether none is left."""
        if self.left <= 0 and self._more:
            self.left += self._more()
            self._more = None
        return self.left <= 0


class Homing:
    """Lower bounds of cost and hops from any node to `target`.

    `out` and `into` are the rows of each node, along the arcs and against them; `closed` nodes are left out for good;
    what is looked at is taken off `effort`.
    `distance` holds the exact costs known so far, and every other node is at `radius` or farther.

    >>> line = (((1, 5),), ((0, 5), (2, 1)), ((1, 1),))
    >>> home = Homing(line, line, 2)
    >>> home.grow(), home.grow(), home.radius
    (2, 1, 6)
    >>> home.distance, home.least_hops(0, 1)
    ({2: 0, 1: 1}, 2)
    """

    def __init__(
        self,
        out: Rows,
        into: Rows,
        target: int,
        closed: Collection[int] = (),
        effort: Effort | None = None,
    ) -> None:
        self.out, self.into, self.target = out, into, target
        self.effort = effort or Effort()
        self.distance: dict[int, int] = {}
        self.radius = 0
        self._labels = dict.fromkeys(closed, -FAR)
        self._labels[target] = 0
        self._heap = [(0, target)]
        self._hops = {target: 0}
        self._ring = [target]
        self._rings = 0

    @property
    def width(self) -> int:
        """How many nodes wait to be settled, 0 where all are."""
        return len(self._heap)

    def grow(self) -> int:
        """Settle the next nearest node and return it."""
        reached, here = heappop(self._heap)
        self.distance[here] = reached
        labels, heap, row = self._labels, self._heap, self.into[here]
        self.effort.left -= len(row)
        for node, cost in row:
            total = reached + cost
            if total < labels.get(node, FAR):
                labels[node] = total
                heappush(heap, (total, node))
        while heap and heap[0][0] > labels[heap[0][1]]:
            heappop(heap)
        self.radius = heap[0][0] if heap else 2 * FAR  # nothing beyond
        return here

    def least_hops(self, node: int, rings: int) -> int:
        """Return a number of hops that the way from a node has at least, exact up to `rings`."""
        known, beyond = self.within(rings)
        return known.get(node, beyond)

    def within(self, rings: int) -> tuple[Mapping[int, int], int]:
        """Return the hops of every node that is at most `rings` away, and how many every other one has at least."""
        while self._rings < rings:
            ring = {before for here in self._ring for before, _ in self.into[here]}
            self._ring = [here for here in ring if here not in self._hops and self._labels.get(here, 0) >= 0]
            self._rings += 1
            self.effort.left -= sum(len(self.into[here]) for here in self._ring)
            self._hops.update(dict.fromkeys(self._ring, self._rings))
        return self._hops, self._rings + 1
