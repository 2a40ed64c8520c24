"""Two services side by side: what they share, what only one has, and which needs tell them apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.merge import fold
from graph.model import LINK_RELATIONS, Relation
from graph.query.names import find
from graph.query.tables import features, limits

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.merge import KnowledgeGraph
    from graph.model import Edge, LimitRow, Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrast:
    """Two services beside each other; pairs hold what each of the two has, sorted by name.

    `between` are the links of the one with the other, `neighbours` the services that both are linked with, `opposed`
    the needs that one answers where the other is ruled out.
    """

    one: Node
    other: Node
    between: tuple[Edge, ...]
    shared: tuple[tuple[Edge, Edge], ...]
    only_one: tuple[Edge, ...]
    only_other: tuple[Edge, ...]
    neighbours: tuple[Node, ...]
    opposed: tuple[Node, ...]
    limits: tuple[tuple[LimitRow, ...], tuple[LimitRow, ...]]


def contrast(graph: KnowledgeGraph, one: str, other: str) -> Contrast:
    """Return two services side by side. Features are the same where their names fold alike. Raises as `find`."""
    left, right = find(graph, one), find(graph, other)
    mine, theirs = _features(graph, left), _features(graph, right)
    both = sorted(mine.keys() & theirs.keys())
    return Contrast(
        one=left,
        other=right,
        between=graph.between(left.id, right.id),
        shared=tuple((mine[key], theirs[key]) for key in both),
        only_one=tuple(edge for key, edge in mine.items() if key not in theirs),
        only_other=tuple(edge for key, edge in theirs.items() if key not in mine),
        neighbours=_nodes(graph, _linked(graph, left) & _linked(graph, right)),
        opposed=_nodes(graph, _opposed(graph, left, right) | _opposed(graph, right, left)),
        limits=(limits(graph, left.id), limits(graph, right.id)),
    )


def _features(graph: KnowledgeGraph, service: Node) -> dict[str, Edge]:
    """Return the edges to a service's features by what their names share with other spellings."""
    return {fold(graph.node(edge.target).label): edge for edge in features(graph, service.id)}


def _linked(graph: KnowledgeGraph, service: Node) -> set[str]:
    edges = [edge for edge in graph.edges_of(service.id) if edge.relation in LINK_RELATIONS and not edge.negated]
    return {end for edge in edges for end in (edge.source, edge.target)} - {service.id}


def _opposed(graph: KnowledgeGraph, answer: Node, ruled_out: Node) -> set[str]:
    """Return the needs that the one answers and for which the other is ruled out."""
    return _needs(graph, answer, negated=False) & _needs(graph, ruled_out, negated=True)


def _needs(graph: KnowledgeGraph, service: Node, *, negated: bool) -> set[str]:
    edges = graph.edges_of(service.id)
    return {edge.source for edge in edges if edge.relation is Relation.ANSWERED_BY and edge.negated is negated}


def _nodes(graph: KnowledgeGraph, ids: Iterable[str]) -> tuple[Node, ...]:
    return tuple(map(graph.node, sorted(ids)))
