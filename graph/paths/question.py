"""One question for routes, resolved to nodes and rules, and its answer as routes."""

from __future__ import annotations

from dataclasses import dataclass, field
from heapq import merge
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from graph.model import Route, Step
from graph.paths.folding import UNIT, Folded, fold
from graph.paths.meeting import Meets
from graph.paths.posed import Posed
from graph.paths.rules import Rules
from graph.paths.varied import DIRECT, FEWEST, varied

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.merge import KnowledgeGraph
    from graph.paths.search import Way

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
    posed = [Posed(one, folded, arcs, len(asked), graph) for one in asked]
    ranked = merge(*(one.ranked(k) for one in posed), key=_rank)
    chosen = varied(folded, islice(ranked, max(k, FEWEST) * LOOK), k) if differ else list(islice(ranked, k))
    complete = all(one.complete for one in posed)
    if not (chosen or complete):
        chosen = sorted(way for one in posed for way in one.few_hops())
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
