"""Answers that are tables: limits, needs and what meets them, features, links."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from graph.merge import folded
from graph.model import LINK_RELATIONS, LimitRow, NodeKind, Relation, ScenarioRow
from graph.query.names import find
from graph.query.needs import needs

if TYPE_CHECKING:
    from graph.merge import KnowledgeGraph
    from graph.model import Edge, Node

def limits(graph: KnowledgeGraph, name: str | None = None) -> tuple[LimitRow, ...]:
    """Return every constraint of every kind, or those of one service (its features' too) or feature.

    Sorted by service, what is bound (the service itself first), kind, label. Raises UnknownName and AmbiguousName as
    `find`.
    """
    rows = graph.derived(limit_rows)
    if name is None:
        return tuple(row for group in rows.values() for row in group)
    centre = find(graph, name)
    bearers = {centre.id, *_parts(graph, centre.id)}
    return tuple(sorted((row for id_ in bearers for row in rows.get(id_, ())), key=_limit_order))


def scenarios(graph: KnowledgeGraph, words: str = "") -> tuple[ScenarioRow, ...]:
    """Return the needs that share words with `words`, the best first; all, by id, where none is given: see `needs`."""
    return tuple(found.row for found in needs(graph, words))


def features(graph: KnowledgeGraph, name: str) -> tuple[Edge, ...]:
    """Return the edges from a service, or feature, to its features, sorted by their labels. Raises as `find`."""
    centre = find(graph, name).id
    edges = [edge for edge in graph.edges_of(centre) if edge.relation is Relation.HAS_FEATURE and edge.source == centre]
    return tuple(sorted(edges, key=lambda edge: (folded(graph.node(edge.target).label), edge.target)))


def links(graph: KnowledgeGraph, name: str) -> tuple[Edge, ...]:
    """Return the links between a service and others, either way, sorted by (source, target, key). Raises as `find`."""
    return tuple(edge for edge in graph.edges_of(find(graph, name).id) if edge.relation in LINK_RELATIONS)


def limit_rows(graph: KnowledgeGraph) -> dict[str, tuple[LimitRow, ...]]:
    """Return the constraints by the id of what they bind; ask for it with `graph.derived(limit_rows)`."""
    rows = [
        LimitRow(
            service=_owner(graph, edge.source),
            of=graph.node(edge.source),
            constraint=graph.node(edge.target),
            edge=edge,
        )
        for edge in graph.edges(Relation.HAS_CONSTRAINT)
    ]
    grouped: dict[str, list[LimitRow]] = defaultdict(list)
    for row in sorted(rows, key=_limit_order):
        grouped[row.of.id].append(row)
    return {id_: tuple(group) for id_, group in grouped.items()}


def _limit_order(row: LimitRow) -> tuple[str, bool, str, str, str, str]:
    kind = row.constraint.bound.kind if row.constraint.bound else ""
    own, of = row.of.id != row.service.id, folded(row.of.label)
    return folded(row.service.label), own, of, kind, row.constraint.label, row.edge.target


def _owner(graph: KnowledgeGraph, bearer: str) -> Node:
    """Return the service that a feature hangs on; a service, or what hangs on none, is its own."""
    for edge in graph.edges_of(bearer):
        if edge.relation is Relation.HAS_FEATURE and edge.target == bearer:
            node = graph.node(edge.source)
            if node.kind is NodeKind.SERVICE:
                return node
    return graph.node(bearer)


def _parts(graph: KnowledgeGraph, whole: str) -> set[str]:
    """Return the ids of all features of a node and the features of those."""
    found: set[str] = set()
    front = [whole]
    while front:
        here = front.pop()
        for edge in graph.edges_of(here):
            if edge.relation is Relation.HAS_FEATURE and edge.source == here and edge.target not in found:
                found.add(edge.target)
                front.append(edge.target)
    return found
