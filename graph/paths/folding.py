"""The links between nodes folded: one weighted arc for all that joins two of them, compiled to plain lists."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache, partial
from math import log
from typing import TYPE_CHECKING

from graph.model import Edge, Evidence, Place, Relation
from graph.paths.homing import Arcs
from graph.paths.rules import PRIOR, Rules, Sense

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.merge import KnowledgeGraph
    from graph.paths.homing import Net, Row

CONDITION_COST = 0.1
"""What a hop costs more where it holds only under a condition."""

SURE, DOUBTFUL = 0.99, 0.01
"""The most and the least that a link is believed."""

UNIT = 1_000_000
"""Whole numbers a nat: sums of whole numbers are the same in any order, so equal costs are equal."""

_KEPT = 8  # compiled forms of one graph, a form for each set of rules that was asked for lately


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """A graph of numbered nodes: `ids` are sorted, so that numbers compare as ids do.

    An arc's cost holds half the toll of either end. A way thus costs its links and the whole toll of its inner nodes;
    `between` frees the two ends. `pairs` are (from, to) as travelled where links go one way, else (lower, higher).
    """

    ids: tuple[str, ...]
    number: dict[str, int]
    arcs: Arcs
    pairs: dict[tuple[int, int], list[Edge]]
    tolls: dict[Relation, Sequence[int]]

    def links(self, here: int, there: int) -> tuple[Edge, ...]:
        """Return the edges folded into an arc, strongest first (ties: by ends and key)."""
        return tuple(sorted(self.edges(here, there), key=_rank))

    def chosen(self, here: int, there: int) -> Edge:
        """Return the strongest of the edges folded into an arc."""
        edges = self.edges(here, there)
        return edges[0] if len(edges) == 1 else min(edges, key=_rank)

    def edges(self, here: int, there: int) -> Sequence[Edge]:
        """Return the edges folded into an arc, in any order."""
        pair = (here, there)
        return self.pairs[pair] if pair in self.pairs else self.pairs[there, here]

    def between(self, *ends: int) -> Net:
        """Return the arcs with the tolls of some nodes taken off: whether a route's ends are hubs does not matter.

        Their rows and those of their neighbours are made anew, all others are shared and looked up when asked for:
        copying the list of all rows takes longer than many a search.
        """
        out = _Shared(self.arcs.out)
        into = out if self.arcs.into is self.arcs.out else _Shared(self.arcs.into)
        for end in dict.fromkeys(ends):
            self._freed(end, out, into)
            if into is not out:
                self._freed(end, into, out, backward=True)
        return _Freed(out=out, into=into)

    def _freed(self, end: int, rows: _Shared, back: _Shared, *, backward: bool = False) -> None:
        """Take the toll of a node off its own row and off what its neighbours' rows say of it."""
        row: list[tuple[int, int]] = []
        for node, cost in rows[end]:
            pair = (node, end) if backward else (end, node)
            less = max(1, cost - self.tolls[self.chosen(*pair).relation][end])
            row.append((node, less))
            theirs = back[node]
            index = bisect_left(theirs, (end,))
            back[node] = (*theirs[:index], (end, less), *theirs[index + 1 :])
        rows[end] = tuple(row)


class _Shared(dict[int, "Row"]):
    """Rows of which some are made anew and all others are those of a graph."""

    def __init__(self, rows: Sequence[Row]) -> None:
        super().__init__()
        self._rows = rows

    def __missing__(self, node: int) -> Row:
        row = self[node] = self._rows[node]
        return row


@dataclass(frozen=True, slots=True, kw_only=True)
class _Freed:
    """The arcs of a graph with some nodes freed of tolls."""

    out: _Shared
    into: _Shared
    bits: int = 0


def fold(graph: KnowledgeGraph, rules: Rules) -> Folded:
    """Return the nodes of a graph with the links that the rules allow; compiled once for a graph and its rules.

    The cost of an arc is -log of the belief in it, a prior by relation, and a surcharge for a condition. Parallel links
    add up: belief is 1 - Π(1 - bᵢ) over the lines they were read from (as INDRA does), each line once. Passing a node
    costs `hub_weight` · log(degree), half of it for the link that leads in and half for the one that leads on:
    Ciampaglia et al., "Computational fact checking from knowledge networks" (PLoS ONE 2015); that such weights belong
    into the search is shown by Tartari and Hogan, "WiSP: Weighted Shortest Paths for RDF Graphs" (2018). Degrees count
    the neighbours by the relation of that link alone, as the degree-weighted path count of Himmelstein et al. does
    ("Hetnet connectivity search", GigaScience 2023).
    """
    return graph.derived(_Folds).under(rules)


class _Folds:
    """The folded forms of one graph, each compiled when it is first asked for."""

    def __init__(self, graph: KnowledgeGraph) -> None:
        self.under = lru_cache(maxsize=_KEPT)(partial(_compile, graph))


def _compile(graph: KnowledgeGraph, rules: Rules) -> Folded:
    ids = tuple(sorted(node.id for node in graph.nodes() if node.kind in rules.kinds))
    return compiled(ids, _pairs(graph, rules, {id_: index for index, id_ in enumerate(ids)}), rules)


def compiled(ids: tuple[str, ...], pairs: dict[tuple[int, int], list[Edge]], rules: Rules) -> Folded:
    """Return numbered nodes with the edges between them, by the numbers of their ends, as one weighted graph."""
    chosen = {pair: edges[0] if len(edges) == 1 else min(edges, key=_rank) for pair, edges in pairs.items()}
    tolls = _tolls(len(ids), chosen, rules.hub_weight)
    out: list[list[tuple[int, int]]] = [[] for _ in ids]
    into: list[list[tuple[int, int]]] = [[] for _ in ids] if rules.one_way else out
    for (here, there), edges in pairs.items():
        toll = tolls[chosen[here, there].relation]
        cost = max(1, round(UNIT * _cost(edges))) + toll[here] + toll[there]
        out[here].append((there, cost))
        into[there].append((here, cost))
    rows = _packed(out)
    arcs = Arcs(out=rows, into=_packed(into) if rules.one_way else rows)
    number = {id_: index for index, id_ in enumerate(ids)}
    return Folded(ids=ids, number=number, arcs=arcs, pairs=pairs, tolls=tolls)


def _packed(rows: list[list[tuple[int, int]]]) -> tuple[Row, ...]:
    """Return the rows sorted and made anew, so that what is read together lies together in memory."""
    return tuple(tuple([(node, cost + 0) for node, cost in sorted(row)]) for row in rows)


def _pairs(graph: KnowledgeGraph, rules: Rules, number: dict[str, int]) -> dict[tuple[int, int], list[Edge]]:
    """Return the edges by the numbers of their ends: (from, to) where links go one way, else (lower, higher)."""
    pairs: dict[tuple[int, int], list[Edge]] = {}
    one_way = rules.one_way
    for edge in filter(rules.allows, graph.edges()):
        here, there = number.get(edge.source), number.get(edge.target)
        if here is None or there is None or here == there:
            continue
        if not one_way:
            pairs.setdefault((here, there) if here < there else (there, here), []).append(edge)
            continue
        sense = rules.sense(edge.relation)
        if sense is not Sense.AGAINST:
            pairs.setdefault((here, there), []).append(edge)
        if sense is not Sense.ALONG:
            pairs.setdefault((there, here), []).append(edge)
    return pairs


def _tolls(size: int, chosen: Mapping[tuple[int, int], Edge], weight: float) -> dict[Relation, Sequence[int]]:
    """Return, by relation, half of what passing through each node along a link of it costs."""
    degrees: defaultdict[Relation, list[int]] = defaultdict(lambda: [0] * size)
    for (here, there), edge in chosen.items():
        if here > there and (there, here) in chosen and chosen[there, here].relation is edge.relation:
            continue  # the same neighbour once more, the other way round
        degree = degrees[edge.relation]
        degree[here] += 1
        degree[there] += 1
    most = max(map(max, degrees.values()), default=0)
    halves = [0, *(round(UNIT * weight * log(count) / 2) for count in range(1, most + 1))]
    return {relation: [halves[count] for count in degree] for relation, degree in degrees.items()}


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
