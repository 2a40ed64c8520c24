"""What the notes say of one node, as plain values for the words beside a picture: every statement with its sentence."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from graph.model import LINK_RELATIONS, ConstraintKind, NodeKind, Relation
from graph.query import limits
from panels.picture import Stub, mark
from panels.wording import PLURALS, counted, kind_name, phrase, place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.merge import KnowledgeGraph
    from graph.model import Edge, Evidence, LimitRow, Neighbourhood, Node
    from panels.component import Values

HANGS_ON = {
    NodeKind.FEATURE: "Where it belongs",
    NodeKind.CONSTRAINT: "What it bounds",
    NodeKind.SCENARIO: "Services and features",
}
"""What is said above the edges from which a node hangs."""

PLACES = 40
"""Lines that name a service and are listed one by one; the rest is counted."""


def sections(graph: KnowledgeGraph, node: Node) -> list[Values]:
    """Return all that the notes say of a node, grouped, in the order in which it is read; empty groups are left out."""
    edges = graph.edges_of(node.id)
    rows = [] if node.kind in {NodeKind.CONSTRAINT, NodeKind.SCENARIO} else list(limits(graph, node.id))
    found = [
        _links("Links", graph, node, [edge for edge in edges if edge.relation in LINK_RELATIONS and not edge.negated]),
        _answers(node),
        _links(HANGS_ON.get(node.kind, ""), graph, node, _concerns(node, edges)),
        _table([row for row in rows if _kind(row) is not ConstraintKind.RESTRICTION]),
        _cannot(graph, node, edges, [row for row in rows if _kind(row) is ConstraintKind.RESTRICTION]),
        _list("Needs it answers", graph, node, _of(edges, Relation.ANSWERED_BY, node, forward=False)),
        _list("Features", graph, node, _of(edges, Relation.HAS_FEATURE, node, forward=True)),
        _places(node),
    ]
    return [section for section in found if section["count"]]


def head(node: Node, actions: Sequence[Values]) -> Values:
    """Return a node's name, what it is, its other names, and what can be done with it."""
    return {
        "title": node.label,
        "mark": mark(node.kind),
        "lead": lead(node),
        "aliases": list(node.aliases),
        "actions": list(actions),
    }


def twin(graph: KnowledgeGraph, around: Neighbourhood) -> list[Values]:
    """Return a picture in words: every link drawn, grouped by the node it starts from, in the order of the nodes."""
    starting: dict[str, list[Edge]] = {node.id: [] for node in around.nodes}
    for edge in around.edges:
        starting[edge.source].append(edge)
    groups = [(graph.node(id_), edges) for id_, edges in starting.items() if edges]
    return [
        {
            "title": start.label,
            "count": len(edges),
            "open": start.id == around.centre.id,
            "items": [_without_quotes(statement(graph, edge, start, whole=True)) for edge in edges],
        }
        for start, edges in groups
    ]


def undrawn(graph: KnowledgeGraph, around: Neighbourhood) -> dict[str, list[Stub]]:
    """Return for each node of a picture what of its links is not drawn, counted: triggers 3, features 4."""
    drawn = {(edge.source, edge.target, edge.key) for edge in around.edges}
    counts: dict[str, Counter[str]] = {node.id: Counter() for node in around.nodes}
    for node in around.nodes:
        for edge in graph.edges_of(node.id):
            if (edge.source, edge.target, edge.key) not in drawn:
                counts[node.id][_stub(graph, edge, node)] += 1
    return {
        id_: [Stub(name=words, words=words, count=number) for words, number in said.items()]
        for id_, said in counts.items()
        if said
    }


def statement(graph: KnowledgeGraph, edge: Edge, start: Node, *, whole: bool = False) -> Values:
    """Return an edge as a statement read from `start`: the other end, or the `whole` of it with the relation."""
    forward = edge.source == start.id
    other = graph.node(edge.target if forward else edge.source)
    said: list[Values] = [{"text": phrase(edge, forward=forward)}, named(other)]
    return {
        "words": [named(start), *said] if whole else said if edge.negated else said[1:],
        "negated": edge.negated,
        "condition": edge.condition,
        "quotes": quotes(edge.evidence),
    }


def named(node: Node) -> Values:
    """Return a node as a word that can be chosen."""
    return {"text": node.label, "id": node.id}


def quotes(evidence: Iterable[Evidence]) -> list[Values]:
    """Return sentences with where they stand, each once."""
    found = {(one.text, place(one)): None for one in evidence}
    return [{"text": text, "place": where} for text, where in found]


def lead(node: Node) -> str:
    """Return in a few words what a node is."""
    seen = counted(len(node.mentions), "line") if node.mentions else ""
    named_in = f"in {seen} of the notes" if seen else ""
    own = "found in the notes" if node.discovered else node.vendor
    return " · ".join(filter(None, [kind_name(node), own, node.category, named_in]))


def _without_quotes(told: Values) -> Values:
    return {**told, "quotes": []}


def _stub(graph: KnowledgeGraph, edge: Edge, start: Node) -> str:
    """Return in a word or two what an edge leads to: what hangs on a node by its kind, links by what they say."""
    forward = edge.source == start.id
    if edge.relation in LINK_RELATIONS or edge.negated:
        return phrase(edge, forward=forward)
    return PLURALS[graph.node(edge.target if forward else edge.source).kind]


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


def _links(title: str, graph: KnowledgeGraph, node: Node, edges: Sequence[Edge]) -> Values:
    """Return edges grouped by what they say, outward ones first, the best attested first in each group."""

    def said(edge: Edge) -> tuple[bool, int, bool, str]:
        forward = edge.source == node.id
        return edge.negated, tuple(Relation).index(edge.relation), not forward, phrase(edge, forward=forward)

    groups: list[Values] = []
    for (*_, words), group in groupby(sorted(edges, key=said), key=said):
        items = [statement(graph, edge, node) for edge in sorted(group, key=_attested)]
        groups.append({"title": words, "items": items})
    return {"title": title, "count": len(edges), "open": True, "groups": groups}


def _attested(edge: Edge) -> tuple[int, float, str, str]:
    return -len(edge.evidence), -edge.confidence, edge.source, edge.target


def _answers(node: Node) -> Values:
    """Return the answers to a need and what is ruled out, in the words of the notes."""
    items: list[Values] = [{"words": [{"text": text}], "quotes": []} for text in node.answers]
    items += [{"words": [{"text": text}], "negated": True, "quotes": []} for text in node.rejects]
    return {"title": "Answers", "count": len(items), "open": True, "items": items}


def _table(rows: Sequence[LimitRow]) -> Values:
    cells = [[_bearer(row), _kind(row) or "", named(row.constraint), _sentence(row)] for row in rows]
    body = [[_cell(value) for value in row] for row in cells]
    table = {"caption": "Limits and requirements", "columns": ["Of", "Kind", "Value", "Where"], "rows": body}
    return {"title": "Limits and requirements", "count": len(rows), "open": len(rows) > 0, "table": table}


def _bearer(row: LimitRow) -> Values | str:
    return named(row.of) if row.of.id != row.service.id else "itself"


def _sentence(row: LimitRow) -> str:
    return ", ".join(dict.fromkeys(place(one) for one in row.edge.evidence))


def _cell(value: Values | str) -> Values | str:
    return value if isinstance(value, str) else {"words": [value]}


def _cannot(graph: KnowledgeGraph, node: Node, edges: Iterable[Edge], rows: Sequence[LimitRow]) -> Values:
    """Return what is denied of a node and what restricts it."""
    told = node.kind in {NodeKind.SERVICE, NodeKind.FEATURE}
    items = [statement(graph, edge, node) for edge in edges if edge.negated and told]
    for row in rows:
        of = [] if row.of.id == node.id else [{"text": "of"}, named(row.of)]
        items.append({"words": [named(row.constraint), *of], "negated": True, "quotes": quotes(row.edge.evidence)})
    return {"title": "What it cannot do", "count": len(items), "open": True, "items": items}


def _list(title: str, graph: KnowledgeGraph, node: Node, edges: Sequence[Edge]) -> Values:
    items = [statement(graph, edge, node) for edge in edges]
    return {"title": title, "count": len(items), "open": False, "items": items}


def _places(node: Node) -> Values:
    shown = [str(mention) for mention in node.mentions[:PLACES]]
    rest = len(node.mentions) - len(shown)
    words = " · ".join([*shown, *([f"and {rest} more"] if rest else [])])
    items = [{"words": [{"text": words}], "quotes": []}] if words else []
    return {"title": "Lines that name it", "count": len(node.mentions), "open": False, "items": items}
