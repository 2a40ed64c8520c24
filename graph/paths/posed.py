"""A question posed to a folded graph: its ways over numbered nodes, best first, and what finding them may take."""

from __future__ import annotations

from itertools import islice, permutations
from typing import TYPE_CHECKING

from graph.paths.homing import FAR, Effort, Homing
from graph.paths.ksp import by_cost
from graph.paths.layered import Layers, chains
from graph.paths.nearest import fewest_through
from graph.paths.search import cheapest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.merge import KnowledgeGraph
    from graph.paths.folding import Folded
    from graph.paths.homing import Net
    from graph.paths.question import Question
    from graph.paths.required import Stops
    from graph.paths.search import Way

LEAST, FLOOR, TIMES = 60_000, 10_000, 12
"""How many arcs may be looked at for one answer in any case, for each of its pairs of ends or on a large graph in any
case, and how many times those of one shortest path between the two, before the answer is the best so far."""

LARGE = 200_000
"""How many nodes a graph has from which on looking at the least takes long beside one shortest path."""

TRIED = 6
"""How many orders of what is to be passed are tried for ways of few hops."""


class Posed:
    """A question over numbered nodes, one of so many that share what may be looked at for one answer.

    `arcs` are those of the folded graph with the ends of all of them freed of tolls; `graph` tells what nodes are.
    """

    def __init__(
        self, question: Question, folded: Folded, arcs: Net, share: int = 1, graph: KnowledgeGraph | None = None
    ) -> None:
        self._arcs, self._share, self._hops = arcs, share, question.max_hops
        self._ends = folded.number[question.source], folded.number[question.target]
        self._closed = {folded.number[id_] for id_ in question.avoid if id_ in folded.number}
        numbers = [folded.number[id_] for id_ in question.via]
        self._stops: Stops = frozenset(numbers) if isinstance(question.via, frozenset) else tuple(numbers)
        required = question.meets.required(graph, folded, self._ends[1]) if question.meets else None
        self._required = required
        self._large = len(folded.ids) > LARGE
        self._effort = self._bound(TIMES)

    @property
    def complete(self) -> bool:
        """Whether all has been looked at that had to be."""
        return not self._effort.spent

    def ranked(self, k: int) -> Iterator[Way]:
        """Yield the ways, the direct link first, then by cost and by ids; `k` is how many may be wanted."""
        if not self._closed.isdisjoint({*self._ends, *self._stops}):
            return
        net, ends = self._net(self._effort)
        first = None if self._required or self._stops else self._direct()  # a node is not linked with itself
        if first:
            yield first
        for cost, states in by_cost(net, *ends, k, self._barred, self._hops, self._stops, self._effort):
            way = cost, tuple(state >> net.bits for state in states)
            if way != first:
                yield way

    def few_hops(self) -> Iterator[Way]:
        """Yield ways of few hops that hold to all conditions, where some are found soon."""
        effort = self._bound(TIMES // 3)
        net, (source, target) = self._net(effort)
        orders = permutations(sorted(self._stops)) if isinstance(self._stops, frozenset) else iter([self._stops])
        for order in islice(orders, TRIED):
            for chain in chains(order, 0, net.bits):
                way = fewest_through(net, (source, *chain, target), self._barred, self._hops, effort)
                if way:
                    yield way[0], tuple(state >> net.bits for state in way[1])

    @property
    def _barred(self) -> set[int]:
        """What the searches may not enter; layers leave it out of themselves."""
        return set() if self._required else self._closed

    def _net(self, effort: Effort) -> tuple[Net, tuple[int, int]]:
        """Return the arcs to search on, and the two ends in them."""
        if self._required is None:
            return self._arcs, self._ends
        layers = Layers(self._arcs, *self._ends, self._required, self._closed, effort)
        return layers, (layers.source, layers.target)

    def _direct(self) -> Way | None:
        return next(((cost, self._ends) for node, cost in self._arcs.out[self._ends[0]] if node == self._ends[1]), None)

    def _bound(self, times: int) -> Effort:
        def more() -> int:
            one_path = Effort()
            cheapest(Homing(self._arcs.out, self._arcs.into, self._ends[1], effort=one_path), self._ends[0])
            return times * (FAR - one_path.left) // self._share - least

        least = FLOOR // self._share if self._large else max(LEAST // self._share, FLOOR)
        return Effort(least, more)
