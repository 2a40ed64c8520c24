"""What surrounds a node: breadth-first on the adjacency, the most telling first, hubs muted."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import log, log2
from statistics import median
from typing import TYPE_CHECKING

from graph.model import Edge, Neighbourhood, NodeKind, Relation
from graph.query.names import find

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from graph.merge import KnowledgeGraph
    from graph.model import Node

WEIGHTS: dict[NodeKind, float] = {
    NodeKind.SERVICE: 3.0,
    NodeKind.SCENARIO: 1.5,
    NodeKind.FEATURE: 1.25,
    NodeKind.CONSTRAINT: 1.0,
}
"""What a neighbour of each kind tells before anything else is known of it."""

HUB_LEAST, HUB_TIMES = 12, 4
"""A hub is linked with at least so many services, and with so many times what is usual (the median)."""


def neighbourhood(
    graph: KnowledgeGraph,
    name: str,
    depth: int = 1,
    kinds: Collection[NodeKind] | None = None,
    relations: Collection[Relation] | None = None,
    top: int | None = None,
    *,
    through_hubs: bool = False,
) -> Neighbourhood:
    """Return the nodes within `depth` edges of a node, either way along, and the edges among them.

    Parameters: only neighbours of `kinds` are walked to and only along `relations` (all where none are given); `top`
    keeps the so many most telling neighbours and counts the others in `cut`. A hub is shown but not walked through,
    save as the centre or with `through_hubs`.

    Order: the centre, then by depth, the most telling first: kind (`WEIGHTS`), evidence (1 + ln of its sentences), and
    specific before common (1 / log2 of 2 + the services linked with it, as document frequency is used in retrieval;
    Spärck Jones, 1972), multiplied along the way; then by id. Edges follow the order of the nodes they bring in.

    Raises UnknownName and AmbiguousName as `find`.
    """
    centre = find(graph, name)
    traffic = graph.derived(traffic_of)
    walk = _Walk(graph, traffic, frozenset(kinds or NodeKind), frozenset(relations or Relation), through_hubs)
    scores, depths = walk.scores(centre.id, depth)
    ordered = sorted(scores, key=lambda id_: (depths[id_], -scores[id_], id_))
    kept = ordered if top is None else ordered[: 1 + max(top, 0)]
    return Neighbourhood(
        centre=centre,
        nodes=tuple(map(graph.node, kept)),
        edges=walk.edges(kept),
        depths={id_: depths[id_] for id_ in kept},
        cut=len(ordered) - len(kept),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Traffic:
    """How many services each node is linked with, which nodes are hubs, and the edges between two hubs."""

    common: Mapping[str, int]
    hubs: frozenset[str]
    between_hubs: Mapping[str, tuple[Edge, ...]]


def traffic_of(graph: KnowledgeGraph) -> Traffic:
    """Return the traffic of a graph; ask for it with `graph.derived(traffic_of)`."""
    linked: dict[str, set[str]] = defaultdict(set)
    for edge in graph.edges():
        for one, other in ((edge.source, edge.target), (edge.target, edge.source)):
            if graph.node(other).kind is NodeKind.SERVICE and one != other:
                linked[one].add(other)
    common = {id_: len(others) for id_, others in linked.items()}
    services = [common[node.id] for node in graph.nodes(NodeKind.SERVICE) if node.id in common]
    least = max(HUB_LEAST, HUB_TIMES * median(services or [0]))
    hubs = frozenset(node.id for node in graph.nodes(NodeKind.SERVICE) if common.get(node.id, 0) >= least)
    between: dict[str, tuple[Edge, ...]] = {
        hub: tuple(edge for edge in graph.edges_of(hub) if edge.source in hubs and edge.target in hubs) for hub in hubs
    }
    return Traffic(common=common, hubs=hubs, between_hubs=between)


@dataclass(frozen=True, slots=True)
class _Walk:
    """One walk around a node, with what it may pass."""

    graph: KnowledgeGraph
    traffic: Traffic
    kinds: frozenset[NodeKind]
    relations: frozenset[Relation]
    through_hubs: bool

    def scores(self, centre: str, depth: int) -> tuple[dict[str, float], dict[str, int]]:
        """Return how telling each node reached is, and how far it is."""
        scores, depths, front = {centre: 1.0}, {centre: 0}, [centre]
        for far in range(1, depth + 1):
            reached: dict[str, float] = {}
            for id_ in front:
                if id_ == centre or self.through_hubs or id_ not in self.traffic.hubs:
                    for other, telling in self._around(id_):
                        if other not in depths:
                            reached[other] = max(reached.get(other, 0.0), scores[id_] * telling)
            scores |= reached
            depths |= dict.fromkeys(reached, far)
            front = list(reached)
        return scores, depths

    def edges(self, kept: Collection[str]) -> tuple[Edge, ...]:
        """Return the edges among the nodes kept, in the order in which their later end comes."""
        rank = {id_: number for number, id_ in enumerate(kept)}
        found: dict[int, Edge] = {}
        for id_ in kept:
            for edge in self._near(id_, rank):
                if edge.source in rank and edge.target in rank and edge.relation in self.relations:
                    found[id(edge)] = edge
        ends = {number: sorted((rank[edge.source], rank[edge.target])) for number, edge in found.items()}
        order = sorted(found, key=lambda number: (*reversed(ends[number]), found[number].source, found[number].key))
        return tuple(found[number] for number in order)

    def _near(self, id_: str, rank: Mapping[str, int]) -> Iterable[Edge]:
        """Return the edges to look through at a node; a hub's others are met at their other ends."""
        hub = id_ in self.traffic.hubs and rank[id_] > 0
        return self.traffic.between_hubs[id_] if hub else self.graph.edges_of(id_)

    def _around(self, id_: str) -> Iterator[tuple[str, float]]:
        """Yield each neighbour that may be walked to, with how telling it is from here."""
        sentences: dict[str, int] = defaultdict(int)
        for edge in self.graph.edges_of(id_):
            if edge.relation in self.relations:
                sentences[edge.target if edge.source == id_ else edge.source] += len(edge.evidence)
        for other, seen in sentences.items():
            node = self.graph.node(other)
            if node.kind in self.kinds:
                yield other, self._telling(node, seen)

    def _telling(self, node: Node, sentences: int) -> float:
        """Return how telling a neighbour is."""
        common = self.traffic.common.get(node.id, 0)
        return WEIGHTS[node.kind] * (1 + log(max(sentences, 1))) / log2(2 + common)
