"""One question for routes, resolved to nodes and rules, and its answer as routes."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from graph.model import Route, Step
from graph.paths.folding import Folded, Rules, fold
from graph.paths.ksp import k_cheapest

if TYPE_CHECKING:
    from graph.merge import KnowledgeGraph
    from graph.paths.search import Way


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Which routes are asked for; nodes are ids. `via` is a tuple where their order matters, a frozenset where not."""

    source: str
    target: str
    via: tuple[str, ...] | frozenset[str] = ()
    avoid: frozenset[str] = frozenset()
    max_hops: int | None = None
    rules: Rules = field(default_factory=Rules)

    def routes(self, graph: KnowledgeGraph, k: int) -> tuple[Route, ...]:
        """Return the k best routes, the direct link first, then by cost and by ids."""
        folded = fold(graph, self.rules)
        return tuple(_route(graph, folded, way) for way in self._ways(folded, k))

    def _ways(self, folded: Folded, k: int) -> list[Way]:
        source, target = folded.number[self.source], folded.number[self.target]
        closed = {folded.number[id_] for id_ in self.avoid}
        numbers = [folded.number[id_] for id_ in self.via]
        stops = frozenset(numbers) if isinstance(self.via, frozenset) else tuple(numbers)
        ways = k_cheapest(folded.arcs, source, target, k, closed, self.max_hops, stops)
        direct = next((cost for node, cost in folded.arcs.out[source] if node == target), None)
        if direct is None or stops or not ways:
            return ways
        first = (direct, (source, target))
        return [first, *(way for way in ways if way != first)][:k]


def _route(graph: KnowledgeGraph, folded: Folded, way: Way) -> Route:
    total, nodes = way
    steps = tuple(_step(graph, folded, *pair) for pair in pairwise(nodes))
    return Route(steps=steps, cost=folded.cost(total, nodes[0], nodes[-1]))


def _step(graph: KnowledgeGraph, folded: Folded, here: int, there: int) -> Step:
    link, *others = folded.links(here, there)
    source, target = folded.ids[here], folded.ids[there]
    return Step(
        source=graph.node(source),
        target=graph.node(target),
        link=link,
        forward=link.source == source,
        others=tuple(others),
    )
