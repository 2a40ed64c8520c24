"""One question for routes, resolved to nodes and rules, and its answer as routes."""

from __future__ import annotations

from dataclasses import dataclass, field
from heapq import merge
from itertools import islice, pairwise, permutations
from typing import TYPE_CHECKING

from graph.model import Route, Step
from graph.paths.folding import UNIT, Folded, fold
from graph.paths.homing import FAR, Effort, Homing
from graph.paths.ksp import by_cost
from graph.paths.layered import Layers
from graph.paths.meeting import Meets
from graph.paths.nearest import fewest_hops, fewest_through
from graph.paths.rules import Rules
from graph.paths.search import cheapest
from graph.paths.varied import DIRECT, FEWEST, varied

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.merge import KnowledgeGraph
    from graph.paths.ksp import Arcs
    from graph.paths.layered import Required
    from graph.paths.required import Stops
    from graph.paths.search import Way

LEAST, TIMES = 60_000, 12
"""How many arcs may be looked at for one question in any case, and how many times those of one shortest path between
its two ends, before the answer is the best so far."""

LOOK = 6
"""How many ways are looked at for each that is shown, so that those shown can differ."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Routes, the best first; `complete` where no better one can be missing, False where the search was cut short."""

    routes: tuple[Route, ...]
    complete: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Which routes are asked for; nodes are ids. `via` is a tuple where their order matters, a frozenset where not."""

    source: str
    target: str
    via: tuple[str, ...] | frozenset[str] = ()
    avoid: frozenset[str] = frozenset()
    meets: Meets = field(default_factory=Meets)
    max_hops: int | None = None
    rules: Rules = field(default_factory=Rules)

    def routes(self, graph: KnowledgeGraph, k: int) -> tuple[Route, ...]:
        """Return the k best routes, the direct link first, then by cost and by ids."""
        return found(graph, [self], k).routes

    def ranked(self, folded: Folded, arcs: Arcs, k: int, effort: Effort, required: Required | None) -> Iterator[Way]:
        """Yield the ways, the direct link first, then by cost and by ids; `k` is how many may be wanted."""
        source, target, closed, stops = self.numbers(folded)
        ways = by_cost(arcs, source, target, k, closed, self.max_hops, required or stops, effort)
        direct = next((cost for node, cost in arcs.out[source] if node == target), None)
        if direct is None or required or stops or closed & {source, target} or source == target:
            yield from ways
            return
        first = (direct, (source, target))
        yield first
        yield from (way for way in ways if way != first)

    def fewest(self, folded: Folded, arcs: Arcs, effort: Effort, required: Required | None) -> Iterator[Way]:
        """Yield ways of few hops, where some are found."""
        source, target, closed, stops = self.numbers(folded)
        if required:
            layers = Layers(arcs.out, arcs.into, source, target, required, closed)
            walk = fewest_hops(layers, layers.source, layers.target, (), self.max_hops, effort)
            tried = [walk and (walk[0], tuple(state >> required.bits for state in walk[1]))]
        else:
            orders = islice(permutations(sorted(stops)), LOOK) if isinstance(stops, frozenset) else [stops]
            tried = [
                fewest_through(arcs, (source, *order, target), closed, self.max_hops, effort) for order in orders
            ]
        yield from (way for way in tried if way and len(set(way[1])) == len(way[1]))

    def effort(self, folded: Folded, arcs: Arcs, share: int) -> Effort:
        """Return how many arcs may be looked at, the share of one question of so many."""
        source, target, _, _ = self.numbers(folded)

        def more() -> int:
            one_path = Effort()
            cheapest(Homing(arcs.out, arcs.into, target, effort=one_path), source)
            return TIMES * (FAR - one_path.left) // share - LEAST

        return Effort(LEAST, more)

    def required(self, graph: KnowledgeGraph | None, folded: Folded) -> Required | None:
        """Return what must be met and passed, None where nothing must be met. Raises ValueError without a graph."""
        _, target, _, stops = self.numbers(folded)
        return self.meets.required(graph, folded, stops, target) if self.meets else None

    def numbers(self, folded: Folded) -> tuple[int, int, set[int], Stops]:
        """Return source, target, what is avoided, and what is passed."""
        closed = {folded.number[id_] for id_ in self.avoid if id_ in folded.number}
        numbers = [folded.number[id_] for id_ in self.via]
        stops = frozenset(numbers) if isinstance(self.via, frozenset) else tuple(numbers)
        return folded.number[self.source], folded.number[self.target], closed, stops


def found(graph: KnowledgeGraph, asked: Sequence[Question], k: int, *, differ: bool = False) -> Found:
    """Return the k best routes that answer any of some questions, which have the same rules.

    `differ` leaves out what is much alike; `complete` tells whether they are surely the best.
    """
    folded = fold(graph, asked[0].rules)
    chosen, complete = ways(folded, asked, k, differ=differ, graph=graph)
    return Found(routes=tuple(_route(graph, folded, way) for way in chosen), complete=complete)


def ways(
    folded: Folded, asked: Sequence[Question], k: int, *, differ: bool = False, graph: KnowledgeGraph | None = None
) -> tuple[list[Way], bool]:
    """Return the same as ways over numbered nodes; `graph` tells what nodes are, where kinds of them must be met.

    All questions are ranked as one list: each yields its ways best first, and the best of those goes first.
    """
    arcs = folded.between(*(folded.number[end] for one in asked for end in (one.source, one.target)))
    searches = [(one, one.effort(folded, arcs, len(asked)), one.required(graph, folded)) for one in asked]
    ranked = merge(*(one.ranked(folded, arcs, k, effort, required) for one, effort, required in searches), key=_rank)
    chosen = varied(folded, islice(ranked, max(k, FEWEST) * LOOK), k) if differ else list(islice(ranked, k))
    complete = not any(effort.spent for _, effort, _ in searches)
    if not (chosen or complete):
        again = [(one, one.effort(folded, arcs, 2 * len(asked)), required) for one, _, required in searches]
        chosen = sorted(way for one, effort, required in again for way in one.fewest(folded, arcs, effort, required))
    return chosen[:k], complete


def _rank(way: Way) -> tuple[bool, Way]:
    return len(way[1]) > DIRECT, way


def _route(graph: KnowledgeGraph, folded: Folded, way: Way) -> Route:
    total, nodes = way
    steps = tuple(step(graph, folded, *pair) for pair in pairwise(nodes))
    return Route(steps=steps, cost=total / UNIT)


def step(graph: KnowledgeGraph, folded: Folded, here: int, there: int) -> Step:
    """Return the hop from one numbered node to the next."""
    link, *others = folded.links(here, there)
    source, target = folded.ids[here], folded.ids[there]
    return Step(
        source=graph.node(source),
        target=graph.node(target),
        link=link,
        forward=link.source == source,
        others=tuple(others),
    )
