"""Services side by side: what they share, what only one has, opposite answers, and when to take which."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.merge import fold
from graph.model import LINK_RELATIONS, NodeKind, Relation
from graph.query.names import find
from graph.query.side_by_side import Aligned, aligned
from graph.query.tables import features, limits

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.merge import KnowledgeGraph
    from graph.model import Edge, Node

MOST = 4
"""How many services are set side by side at most."""

Cells = tuple[tuple["Edge", ...], ...]
"""For each service, in the order asked for, the edges that say so; none where it says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What services have in common or not: a feature, a neighbour or a need, and what the notes say of each service."""

    node: Node
    cells: Cells

    @property
    def holders(self) -> tuple[int, ...]:
        """Which services it holds for, counted from 0; what the notes deny does not count."""
        return tuple(place for place, cell in enumerate(self.cells) if any(not edge.negated for edge in cell))


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrast:
    """Services beside each other, in the order asked for; rows are sorted by what they are about.

    `between` are the links among them; `shared` the features that all have, `partly` those that some have, `only` those
    of one alone; `neighbours` the services that two or more are linked with, `own_neighbours` those of one alone;
    `opposed` is what the notes affirm of one and deny of another; `chosen` are the needs that choose between them: some
    of them answer it and the others do not; `limits` are what bounds them, in one unit a row.
    """

    services: tuple[Node, ...]
    between: tuple[Edge, ...]
    shared: tuple[Row, ...]
    partly: tuple[Row, ...]
    only: tuple[Row, ...]
    neighbours: tuple[Row, ...]
    own_neighbours: tuple[Row, ...]
    opposed: tuple[Row, ...]
    chosen: tuple[Row, ...]
    limits: tuple[Aligned, ...]


def contrast(graph: KnowledgeGraph, *names: str) -> Contrast:
    """Return two to four services side by side. Features are the same where their names fold alike.

    Raises as `find`, and ValueError for fewer than two services or more than `MOST`.
    """
    kinds = frozenset({NodeKind.SERVICE})
    services = tuple(dict.fromkeys(find(graph, name, kinds) for name in names))
    if not 1 < len(services) <= MOST:
        message = f"{len(services)} cannot be set side by side, only two to {MOST} different services"
        raise ValueError(message)
    have, linked, needed = (_table(graph, services, of) for of in (_features, _linked, _needs))
    return Contrast(
        services=services,
        between=_between(graph, services),
        shared=tuple(row for row in have if len(row.holders) == len(services)),
        partly=tuple(row for row in have if 1 < len(row.holders) < len(services)),
        only=tuple(row for row in have if len(row.holders) == 1),
        neighbours=tuple(row for row in linked if len(row.holders) > 1),
        own_neighbours=tuple(row for row in linked if len(row.holders) == 1),
        opposed=tuple(row for row in (*have, *linked, *needed) if _opposite(row)),
        chosen=tuple(row for row in needed if 0 < len(row.holders) < len(services)),
        limits=aligned([limits(graph, service.id) for service in services]),
    )


def _table(graph: KnowledgeGraph, services: tuple[Node, ...], of: _Said) -> tuple[Row, ...]:
    """Return what is said of each service by what it is about, sorted by label."""
    cells: dict[str, list[list[Edge]]] = defaultdict(lambda: [[] for _ in services])
    about: dict[str, Node] = {}
    for place, service in enumerate(services):
        for key, node, edge in of(graph, service):
            about.setdefault(key, node)
            cells[key][place].append(edge)
    rows = [Row(node=about[key], cells=tuple(map(tuple, cell))) for key, cell in cells.items()]
    ids = {service.id for service in services}
    return tuple(sorted((row for row in rows if row.node.id not in ids), key=lambda row: (row.node.label, row.node.id)))


def _features(graph: KnowledgeGraph, service: Node) -> Iterable[tuple[str, Node, Edge]]:
    for edge in features(graph, service.id):
        node = graph.node(edge.target)
        yield fold(node.label), node, edge


def _linked(graph: KnowledgeGraph, service: Node) -> Iterable[tuple[str, Node, Edge]]:
    for edge in graph.edges_of(service.id):
        if edge.relation in LINK_RELATIONS:
            other = edge.target if edge.source == service.id else edge.source
            yield other, graph.node(other), edge


def _needs(graph: KnowledgeGraph, service: Node) -> Iterable[tuple[str, Node, Edge]]:
    """Yield the needs that a service, or a feature of it, answers or is ruled out for."""
    parts = [service.id, *(edge.target for edge in features(graph, service.id) if not edge.negated)]
    for part in parts:
        for edge in graph.edges_of(part):
            if edge.relation is Relation.ANSWERED_BY:
                yield edge.source, graph.node(edge.source), edge


def _opposite(row: Row) -> bool:
    """Tell whether the notes affirm of one service what they deny of another."""
    affirmed = {(place, edge.relation) for place, cell in enumerate(row.cells) for edge in cell if not edge.negated}
    denied = {(place, edge.relation) for place, cell in enumerate(row.cells) for edge in cell if edge.negated}
    return any(one[1] is other[1] and one[0] != other[0] for one in affirmed for other in denied)


def _between(graph: KnowledgeGraph, services: tuple[Node, ...]) -> tuple[Edge, ...]:
    pairs = [(one.id, other.id) for place, one in enumerate(services) for other in services[place + 1 :]]
    return tuple(edge for pair in pairs for edge in graph.between(*pair))


if TYPE_CHECKING:
    from collections.abc import Callable

    _Said = Callable[[KnowledgeGraph, Node], Iterable[tuple[str, Node, Edge]]]
