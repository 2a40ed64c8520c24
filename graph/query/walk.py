"""A walk around a node: what may be passed, how telling each neighbour is, and which edges lie among those kept."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from math import log, log2
from statistics import median
from typing import TYPE_CHECKING

from graph.model import Edge, NodeKind, Relation

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


class Way(StrEnum):
    """Which way along the links a walk goes, seen from its centre."""

    ANY = "any"
    OUTWARD = "outward"
    INWARD = "inward"


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
class Walk:
    """One walk around a node, with what it may pass: kinds of neighbours, relations, hubs, and which way it goes."""

    graph: KnowledgeGraph
    traffic: Traffic
    kinds: frozenset[NodeKind]
    relations: frozenset[Relation]
    through_hubs: bool = False
    way: Way = Way.ANY

    def ranked(self, centre: str, depth: int) -> dict[str, int]:
        """Return how far each node within `depth` is: the centre, then by depth, the most telling first, then by id."""
        scores, depths = self._scores(centre, depth)
        return {id_: depths[id_] for id_ in sorted(scores, key=lambda id_: (depths[id_], -scores[id_], id_))}

    def onward(self, front: Mapping[str, float], found: Collection[str], centre: str) -> dict[str, float]:
        """Return what one step leads to from the front (nodes with how telling they are), but for what was found."""
        reached: dict[str, float] = {}
        for id_, so_far in front.items():
            if self.passes(id_, centre):
                for other, telling in self.around(id_):
                    if other not in found:
                        reached[other] = max(reached.get(other, 0.0), so_far * telling)
        return reached

    def passes(self, id_: str, centre: str) -> bool:
        """Return whether a walk goes on from a node: not from a hub, unless it is the centre or hubs are passed."""
        return id_ == centre or self.through_hubs or id_ not in self.traffic.hubs

    def around(self, id_: str) -> Iterator[tuple[str, float]]:
        """Yield each neighbour that may be walked to, once, with how telling it is from here."""
        sentences: dict[str, int] = defaultdict(int)
        for edge in self.graph.edges_of(id_):
            if edge.relation in self.relations and self.leads(edge, id_):
                sentences[edge.target if edge.source == id_ else edge.source] += len(edge.evidence)
        for other, seen in sentences.items():
            node = self.graph.node(other)
            if node.kind in self.kinds:
                yield other, self._telling(node, seen)

    def leads(self, edge: Edge, id_: str) -> bool:
        """Return whether an edge of a node may be followed from there; alternatives are so both ways."""
        if self.way is Way.ANY or edge.relation is Relation.ALTERNATIVE_TO:
            return True
        return (edge.source if self.way is Way.OUTWARD else edge.target) == id_

    def edges(self, kept: Collection[str], depths: Mapping[str, int]) -> tuple[Edge, ...]:
        """Return the edges among the nodes kept, in the order in which their later end comes.

        Where the walk goes one way, an edge that leads back towards the centre is left out.
        """
        rank = {id_: number for number, id_ in enumerate(kept)}
        found: dict[int, Edge] = {}
        for id_ in kept:
            for edge in self._near(id_, rank):
                if edge.source in rank and edge.target in rank and edge.relation in self.relations:
                    found[id(edge)] = edge
        onward = {number: edge for number, edge in found.items() if self._onward(edge, depths)}
        ends = {number: sorted((rank[edge.source], rank[edge.target])) for number, edge in onward.items()}
        order = sorted(onward, key=lambda number: (*reversed(ends[number]), found[number].source, found[number].key))
        return tuple(found[number] for number in order)

    def _onward(self, edge: Edge, depths: Mapping[str, int]) -> bool:
        if self.way is Way.ANY or edge.relation is Relation.ALTERNATIVE_TO:
            return True
        near, far = (edge.source, edge.target) if self.way is Way.OUTWARD else (edge.target, edge.source)
        return depths.get(near, 0) <= depths.get(far, 0)

    def _near(self, id_: str, rank: Mapping[str, int]) -> Iterable[Edge]:
        """Return the edges to look through at a node; a hub's others are met at their other ends."""
        hub = id_ in self.traffic.hubs and rank[id_] > 0
        return self.traffic.between_hubs[id_] if hub else self.graph.edges_of(id_)

    def _scores(self, centre: str, depth: int) -> tuple[dict[str, float], dict[str, int]]:
        """Return how telling each node reached is, and how far it is."""
        scores, depths, front = {centre: 1.0}, {centre: 0}, {centre: 1.0}
        for far in range(1, depth + 1):
            front = self.onward(front, scores, centre)
            scores |= front
            depths |= dict.fromkeys(front, far)
        return scores, depths

    def _telling(self, node: Node, sentences: int) -> float:
        """Return how telling a neighbour is."""
        common = self.traffic.common.get(node.id, 0)
        return WEIGHTS[node.kind] * (1 + log(max(sentences, 1))) / log2(2 + common)
