"""The links between services folded: one weighted arc for all that joins two of them, compiled to plain lists."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache, partial
from math import log
from typing import TYPE_CHECKING

from graph.model import Edge, Evidence, NodeKind, Place, Relation
from graph.paths.ksp import Arcs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.merge import KnowledgeGraph
    from graph.paths.homing import Row

PRIOR: dict[Relation, float] = {
    Relation.TRIGGERS: 0.1,
    Relation.SENDS_TO: 0.1,
    Relation.READS_FROM: 0.1,
    Relation.REQUIRES: 0.15,
    Relation.PROTECTS: 0.2,
    Relation.MANAGES: 0.2,
    Relation.PART_OF: 0.2,
    Relation.MONITORS: 0.25,
    Relation.USES: 0.3,
    Relation.ALTERNATIVE_TO: 1.0,
}
"""What a hop costs by its relation, in nats: what moves data tells more than what merely goes together."""

CONDITION_COST = 0.1
"""What a hop costs more where it holds only under a condition."""

HUB_WEIGHT = 0.3
"""What each nat of log(degree) of an inner node costs; 0 asks for short routes, more for telling ones."""

SURE, DOUBTFUL = 0.99, 0.01
"""The most and the least that a link is believed."""

UNIT = 1_000_000
"""Whole numbers a nat: sums of whole numbers are the same in any order, so equal costs are equal."""

_KEPT = 8  # compiled forms of one graph, a form for each set of rules that was asked for lately


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """Which links may be travelled, and how much hubs cost.

    `directed` links go from source to target only; `contrast` lets `alternative_to` in; `without` holds relations left
    out; `denied` lets negated links in, to tell what a denial blocks.
    """

    directed: bool = False
    contrast: bool = False
    without: frozenset[Relation] = frozenset()
    denied: bool = False
    hub_weight: float = HUB_WEIGHT

    def allows(self, edge: Edge) -> bool:
        """Tell whether an edge may be travelled."""
        contrast = self.contrast or edge.relation is not Relation.ALTERNATIVE_TO
        return contrast and edge.relation in PRIOR and edge.relation not in self.without and edge.negated <= self.denied


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """A graph of numbered services: `ids` are sorted, so that numbers compare as ids do.

    An arc's cost holds half the toll of either end. A way thus costs its links and the whole toll of its inner nodes,
    and half the toll of its two ends, which is the same for every way between them and taken off in the answer.
    """

    ids: tuple[str, ...]
    number: dict[str, int]
    arcs: Arcs
    tolls: tuple[int, ...]
    pairs: dict[tuple[int, int], list[Edge]]

    def links(self, here: int, there: int) -> tuple[Edge, ...]:
        """Return the edges folded into an arc, strongest first (ties: by ends and key)."""
        pair = (here, there) if (here, there) in self.pairs else (there, here)
        return tuple(sorted(self.pairs[pair], key=_rank))

    def cost(self, total: int, source: int, target: int) -> float:
        """Return what a way of this total costs, its ends free of toll."""
        return (total - self.tolls[source] - self.tolls[target]) / UNIT


def fold(graph: KnowledgeGraph, rules: Rules) -> Folded:
    """Return the services of a graph with the links that the rules allow; compiled once for a graph and its rules.

    The cost of an arc is -log of the belief in it, a prior by relation, and a surcharge for a condition. Parallel links
    add up: belief is 1 - Π(1 - bᵢ) over the lines they were read from (as INDRA does), each line once. An inner node
    costs `hub_weight` · log(degree): Ciampaglia et al., "Computational fact checking from knowledge networks" (PLoS
    ONE 2015); degree counts the services it is linked with, cf. Himmelstein et al. (GigaScience 2023).
    """
    return graph.derived(_Folds).under(rules)


class _Folds:
    """The folded forms of one graph, each compiled when it is first asked for."""

    def __init__(self, graph: KnowledgeGraph) -> None:
        self.under = lru_cache(maxsize=_KEPT)(partial(_compile, graph))


def _compile(graph: KnowledgeGraph, rules: Rules) -> Folded:
    ids = tuple(sorted(node.id for node in graph.nodes(NodeKind.SERVICE)))
    number = {id_: index for index, id_ in enumerate(ids)}
    pairs = _pairs(graph, rules, number)
    tolls = tuple(_tolls(len(ids), pairs, rules.hub_weight))
    out: list[list[tuple[int, int]]] = [[] for _ in ids]
    into: list[list[tuple[int, int]]] = [[] for _ in ids] if rules.directed else out
    for (here, there), edges in pairs.items():
        cost = max(1, round(UNIT * _cost(edges))) + tolls[here] + tolls[there]
        out[here].append((there, cost))
        into[there].append((here, cost))
    rows = _packed(out)
    arcs = Arcs(out=rows, into=_packed(into) if rules.directed else rows)
    return Folded(ids=ids, number=number, arcs=arcs, tolls=tolls, pairs=pairs)


def _packed(rows: list[list[tuple[int, int]]]) -> tuple[Row, ...]:
    """Return the rows sorted and made anew, so that what is read together lies together in memory."""
    return tuple(tuple([(node, cost + 0) for node, cost in sorted(row)]) for row in rows)


def _pairs(graph: KnowledgeGraph, rules: Rules, number: dict[str, int]) -> dict[tuple[int, int], list[Edge]]:
    """Return the edges by the numbers of their ends: (source, target) where directed, else (lower, higher)."""
    pairs: dict[tuple[int, int], list[Edge]] = {}
    for edge in filter(rules.allows, graph.edges()):
        here, there = number.get(edge.source), number.get(edge.target)
        if here is None or there is None or here == there:
            continue
        pair = (here, there) if rules.directed or here < there else (there, here)
        pairs.setdefault(pair, []).append(edge)
    return pairs


def _tolls(size: int, pairs: Iterable[tuple[int, int]], weight: float) -> list[int]:
    """Return half of what passing through each node costs."""
    degrees = [0] * size
    for here, there in {(min(pair), max(pair)) for pair in pairs}:
        degrees[here] += 1
        degrees[there] += 1
    return [round(UNIT * weight * log(degree) / 2) if degree else 0 for degree in degrees]


def _cost(edges: list[Edge]) -> float:
    """Return what a hop costs in nats."""
    if len(edges) == 1:
        return _strength(edges[0])
    chosen = min(edges, key=_rank)
    return _strength(chosen) + log(max(DOUBTFUL, min(chosen.confidence, SURE))) - log(_belief(edges))


def _rank(edge: Edge) -> tuple[float, str, str, str]:
    return _strength(edge), edge.source, edge.target, edge.key


def _strength(edge: Edge) -> float:
    """Return what a hop along this edge alone costs: the strongest edge is the cheapest."""
    belief = max(DOUBTFUL, min(edge.confidence, SURE))
    return PRIOR[edge.relation] - log(belief) + (CONDITION_COST if edge.condition else 0.0)


def _belief(edges: list[Edge]) -> float:
    """Return the belief that parallel links earn together, no less than the best of them."""
    lines: dict[Place, float] = {}
    for place, confidence in (_read(evidence) for edge in edges for evidence in edge.evidence):
        lines[place] = max(confidence, lines.get(place, 0.0))
    doubt = 1.0
    for confidence in sorted(lines.values()):
        doubt *= 1 - confidence
    return max(DOUBTFUL, min(SURE, max(1 - doubt, *(edge.confidence for edge in edges))))


def _read(evidence: Evidence) -> tuple[Place, float]:
    return Place(source=evidence.source, line=evidence.line), evidence.confidence
