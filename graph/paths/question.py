"""One question for routes, resolved to nodes and rules, and its answer as routes."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from graph.model import Route, Step
from graph.paths.folding import UNIT, Folded, fold
from graph.paths.homing import Effort
from graph.paths.ksp import by_cost
from graph.paths.nearest import fewest_hops
from graph.paths.rules import Rules
from graph.paths.varied import FEWEST, varied

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graph.merge import KnowledgeGraph
    from graph.model import NodeKind, Relation
    from graph.paths.required import Stops
    from graph.paths.search import Way

EFFORT = 1_500_000
"""How many arcs are looked at for one question before the answer is the best so far."""

LEAST, TIMES = 60_000, 12
"""Once the best way is found, the others may take so many times its effort, and so much in any case."""

LOOK = 6
"""How many ways are looked at for each that is shown, so that those shown can differ."""

DEEP = 200
"""How many ways are looked at where they must meet a kind of node or a relation, which the search cannot aim at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meets:
    """What a route must meet on its way: a service of each of some categories, a node of each kind, each relation."""

    categories: frozenset[str] = frozenset()
    kinds: frozenset[NodeKind] = frozenset()
    relations: frozenset[Relation] = frozenset()

    def __bool__(self) -> bool:
        """Tell whether anything must be met."""
        return bool(self.categories or self.kinds or self.relations)

    def met(self, route: Route) -> bool:
        """Tell whether a route meets all of it."""
        inner = [step.target for step in route.steps[:-1]]
        links = {edge.relation for step in route.steps for edge in (step.link, *step.others)}
        return (
            self.relations <= links
            and self.kinds <= {node.kind for node in inner}
            and self.categories <= {node.category for node in inner}
        )


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
        return self.found(graph, k).routes

    def found(self, graph: KnowledgeGraph, k: int, *, differ: bool = False) -> Found:
        """Return the k best routes and whether they are surely the best; `differ` leaves out what is much alike."""
        folded = fold(graph, self.rules)
        meets = self.meets
        met = (lambda way: meets.met(_route(graph, folded, way))) if meets else None
        ways, complete = self.ways(folded, k, differ=differ, met=met)
        return Found(routes=tuple(_route(graph, folded, way) for way in ways), complete=complete)

    def ways(
        self, folded: Folded, k: int, *, differ: bool = False, met: Callable[[Way], bool] | None = None
    ) -> tuple[list[Way], bool]:
        """Return the same as ways over numbered nodes; `met` tells which of them meet what is to be met."""
        effort = Effort(EFFORT)
        ways = self._ways(folded, k, effort)
        if met:
            ways = filter(met, islice(ways, max(DEEP, k)))
        chosen = varied(folded, islice(ways, max(k, FEWEST) * LOOK), k) if differ else list(islice(ways, k))
        if effort.spent and not chosen:
            chosen = self._fewest(folded)
        return chosen, not effort.spent

    def _ways(self, folded: Folded, k: int, effort: Effort) -> Iterator[Way]:
        """Yield the ways, the direct link first, then by cost and by ids."""
        source, target, closed, stops = self._numbers(folded)
        arcs = folded.between(source, target)
        ways = _paced(by_cost(arcs, source, target, k, closed, self.max_hops, stops, effort), effort)
        direct = next((cost for node, cost in arcs.out[source] if node == target), None)
        if direct is None or stops or closed & {source, target} or source == target:
            yield from ways
            return
        first = (direct, (source, target))
        yield first
        yield from (way for way in ways if way != first)

    def _fewest(self, folded: Folded) -> list[Way]:
        """Return one way of the fewest hops, where there is one and no stop to pass."""
        source, target, closed, stops = self._numbers(folded)
        arcs = folded.between(source, target)
        way = None if stops or self.meets else fewest_hops(arcs, source, target, closed, self.max_hops)
        return [way] if way else []

    def _numbers(self, folded: Folded) -> tuple[int, int, set[int], Stops]:
        closed = {folded.number[id_] for id_ in self.avoid if id_ in folded.number}
        numbers = [folded.number[id_] for id_ in self.via]
        stops = frozenset(numbers) if isinstance(self.via, frozenset) else tuple(numbers)
        return folded.number[self.source], folded.number[self.target], closed, stops


def _paced(ways: Iterator[Way], effort: Effort) -> Iterator[Way]:
    """Yield the ways, and bound the effort for all but the first by what that one took."""
    before = effort.left
    for number, way in enumerate(ways):
        if not number:
            effort.left = min(effort.left, max(LEAST, TIMES * (before - effort.left)))
        yield way


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
