"""Answers that are tables: limits, needs and what meets them, features, links."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

from graph.merge import fold, folded
from graph.model import LINK_RELATIONS, LimitRow, NodeKind, Relation, ScenarioRow
from graph.query.names import find
from graph.query.spelling import words as split

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from graph.merge import KnowledgeGraph
    from graph.model import Edge, Node

STOP: frozenset[str] = frozenset(
    "a an and are as at be by can do does for from how i if in is it its my need of on or should that the their there "
    "this to use we what when where which who why with without you your".split()
)
"""Words that say nothing of a need."""

ANSWER_WEIGHT = 0.5
"""What a word in an answer counts beside one in the need itself."""


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
    """Return the needs that share words with `words`, the best first; all of them, sorted, where no word is given.

    Order: the sum of the inverse document frequencies (Spärck Jones, 1972) of the words shared with the need, or, at
    half weight, with its answers and their services; then by id. Capitals and plurals do not count.
    """
    index = graph.derived(need_index)
    asked = sorted(set(_terms(words)))
    if not asked:
        return tuple(_scenario(graph, node) for node in (graph.nodes(NodeKind.SCENARIO) if not words.strip() else ()))
    scores: dict[str, float] = defaultdict(float)
    for word in asked:
        for id_, weight in index.postings.get(word, {}).items():
            scores[id_] += weight * log(1 + index.needs / len(index.postings[word]))
    return tuple(_scenario(graph, graph.node(id_)) for id_ in sorted(scores, key=lambda id_: (-scores[id_], id_)))


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


def _scenario(graph: KnowledgeGraph, need: Node) -> ScenarioRow:
    """Return the row of one need."""
    edges = [edge for edge in graph.edges_of(need.id) if edge.relation is Relation.ANSWERED_BY]
    return ScenarioRow(
        need=need,
        answers=tuple(edge for edge in edges if not edge.negated),
        rejects=tuple(edge for edge in edges if edge.negated),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedIndex:
    """How many needs there are, and for each word the needs that have it, with its weight there."""

    needs: int
    postings: Mapping[str, Mapping[str, float]]


def need_index(graph: KnowledgeGraph) -> NeedIndex:
    """Return the words of all needs; ask for it with `graph.derived(need_index)`."""
    nodes = graph.nodes(NodeKind.SCENARIO)
    postings: dict[str, dict[str, float]] = defaultdict(dict)
    for node in nodes:
        for text in _answer_texts(graph, node):
            for word in _terms(text):
                postings[word][node.id] = ANSWER_WEIGHT
        for word in _terms(node.label):
            postings[word][node.id] = 1.0
    return NeedIndex(needs=len(nodes), postings=dict(postings))


def _answer_texts(graph: KnowledgeGraph, need: Node) -> Iterator[str]:
    """Yield the words of a need's answers and all names of what they point to."""
    yield from (*need.answers, *need.rejects)
    for edge in graph.edges_of(need.id):
        target = graph.node(edge.target)
        yield from (target.label, *target.aliases)


def _terms(text: str) -> Iterable[str]:
    """Return the words of a text that say something, in the form that plurals share."""
    return (fold(word) for word in split(text) if word not in STOP)
