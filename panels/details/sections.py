"""All that the notes say of one node, grouped: links, limits, what it cannot do, needs, features, the lines."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from graph.model import LINK_RELATIONS, ConstraintKind, Edge, NodeKind, Relation
from graph.query import limits
from graph.query.stubs import stub_of
from panels.details.statements import capped, named, quotes, statement
from panels.wording import phrase

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from graph.merge import KnowledgeGraph
    from graph.model import LimitRow, Node
    from panels.component import Values

HANGS_ON = {
    NodeKind.FEATURE: "Where it belongs",
    NodeKind.CONSTRAINT: "What it bounds",
    NodeKind.SCENARIO: "Services and features",
}
"""What is said above the edges from which a node hangs."""

OF_GROUP, OF_LIST, PLACES = 8, 15, 40
"""So many statements of a group, entries of a list and lines that name a node are told; the rest when asked for."""


def sections(graph: KnowledgeGraph, node: Node, whole: Collection[str] = ()) -> list[Values]:
    """Return all that the notes say of a node, in the order in which it is read; empty groups are left out.

    Parameters: lists are cut, and their `rest` counted, save those whose `key` is among the `whole`.
    """
    edges = graph.edges_of(node.id)
    rows = [] if node.kind in {NodeKind.CONSTRAINT, NodeKind.SCENARIO} else list(limits(graph, node.id))
    teller = _Teller(graph, node, whole)
    found = [
        teller.links("Links", [edge for edge in edges if edge.relation in LINK_RELATIONS and not edge.negated]),
        _answers(node),
        teller.links(HANGS_ON.get(node.kind, ""), _concerns(node, edges)),
        teller.table([row for row in rows if _kind(row) is not ConstraintKind.RESTRICTION]),
        teller.cannot(edges, [row for row in rows if _kind(row) is ConstraintKind.RESTRICTION]),
        teller.list("Needs it answers", "needs", _of(edges, Relation.ANSWERED_BY, node, forward=False)),
        teller.list("Features", "features", _of(edges, Relation.HAS_FEATURE, node, forward=True)),
        teller.places(),
    ]
    return [section for section in found if section["count"]]


class _Teller:
    """Tells of one node."""

    def __init__(self, graph: KnowledgeGraph, node: Node, whole: Collection[str]) -> None:
        self.graph, self.node, self.whole = graph, node, whole

    def links(self, title: str, edges: Sequence[Edge]) -> Values:
        """Return edges grouped by what they say, outward ones first, the best attested first in each group."""

        def said(edge: Edge) -> tuple[bool, int, bool, str]:
            forward = edge.source == self.node.id
            return edge.negated, tuple(Relation).index(edge.relation), not forward, phrase(edge, forward=forward)

        groups: list[Values] = []
        for (*_, words), together in groupby(sorted(edges, key=said), key=said):
            group = sorted(together, key=_attested)
            shown, rest = capped(group, stub_of(self.graph, group[0], self.node.id), self.whole, OF_GROUP)
            items = [statement(self.graph, edge, self.node) for edge in shown]
            groups.append({"title": words, "count": len(group), "items": items, **rest})
        return {"title": title, "count": len(edges), "open": True, "groups": groups}

    def table(self, rows: Sequence[LimitRow]) -> Values:
        title = "Limits and requirements"
        shown, rest = capped(rows, "limits", self.whole, OF_LIST)
        table = {
            "caption": title,
            "columns": ["Of", "Value", "As the notes say it"],
            "rows": [[_bearer(row), _value(row), {"quotes": quotes(row.edge.evidence)}] for row in shown],
        }
        return {"title": title, "count": len(rows), "open": True, "table": table, **rest}

    def cannot(self, edges: Iterable[Edge], rows: Sequence[LimitRow]) -> Values:
        """Return what is denied of the node and what restricts it."""
        told = self.node.kind in {NodeKind.SERVICE, NodeKind.FEATURE}
        denied: list[Edge | LimitRow] = [edge for edge in edges if edge.negated and told]
        shown, rest = capped([*denied, *rows], "cannot", self.whole, OF_LIST)
        items = [self._denied(one) for one in shown]
        return {"title": "What it cannot do", "count": len(denied) + len(rows), "open": True, "items": items, **rest}

    def _denied(self, one: Edge | LimitRow) -> Values:
        if isinstance(one, Edge):
            return statement(self.graph, one, self.node)
        of = [] if one.of.id == self.node.id else [{"text": "of"}, named(one.of)]
        return {"words": [named(one.constraint), *of], "negated": True, "quotes": quotes(one.edge.evidence)}

    def list(self, title: str, key: str, edges: Sequence[Edge]) -> Values:
        shown, rest = capped(edges, key, self.whole, OF_LIST)
        items = [statement(self.graph, edge, self.node) for edge in shown]
        return {"title": title, "count": len(edges), "open": False, "items": items, **rest}

    def places(self) -> Values:
        shown, rest = capped(self.node.mentions, "lines", self.whole, PLACES)
        words = [{"text": str(mention), "place": str(mention)} for mention in shown]
        items = [{"words": words, "quotes": []}]
        return {"title": "Lines that name it", "count": len(self.node.mentions), "open": False, "items": items, **rest}


def _kind(row: LimitRow) -> ConstraintKind | None:
    return row.constraint.bound.kind if row.constraint.bound else None


def _of(edges: Iterable[Edge], relation: Relation, node: Node, *, forward: bool) -> list[Edge]:
    kept = [edge for edge in edges if edge.relation is relation and not edge.negated]
    return [edge for edge in kept if (edge.source == node.id) is forward]


def _concerns(node: Node, edges: Iterable[Edge]) -> list[Edge]:
    """Return what a feature, constraint or need hangs on: the edges that no other section tells."""
    if node.kind is NodeKind.SERVICE:
        return []
    told = {Relation.HAS_FEATURE, Relation.HAS_CONSTRAINT} if node.kind is NodeKind.FEATURE else set[Relation]()
    upward = [edge for edge in edges if edge.relation not in LINK_RELATIONS]
    return [
        edge
        for edge in upward
        if not (edge.source == node.id and edge.relation in told)
        and not (edge.target == node.id and edge.relation is Relation.ANSWERED_BY)
    ]


def _attested(edge: Edge) -> tuple[int, float, str, str]:
    return -len(edge.evidence), -edge.confidence, edge.source, edge.target


def _answers(node: Node) -> Values:
    """Return the answers to a need and what is ruled out, in the words of the notes."""
    items: list[Values] = [{"words": [{"text": text}], "quotes": []} for text in node.answers]
    items += [{"words": [{"text": text}], "negated": True, "quotes": []} for text in node.rejects]
    return {"title": "Answers", "count": len(items), "open": True, "items": items}


def _bearer(row: LimitRow) -> Values | str:
    return {"words": [named(row.of)]} if row.of.id != row.service.id else "itself"


def _value(row: LimitRow) -> Values:
    kind = _kind(row)
    said = [] if kind is ConstraintKind.LIMIT or kind is None else [{"text": kind.value}]
    return {"words": [named(row.constraint), *said]}
