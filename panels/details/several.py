"""What the notes say of several nodes together, and of one link: how sure each statement is and by which rule."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from panels.details.statements import capped, explained, named
from panels.picture import mark
from panels.wording import counted, kind_name, phrase

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from graph.merge import KnowledgeGraph
    from graph.model import Edge, Node
    from panels.component import Values

MOST = 12
"""So many nodes are compared with each other; what links a greater number the picture tells."""

TOLD = 15
"""Statements and common neighbours that are told before the rest is asked for."""


def several_head(nodes: Sequence[Node], **more: object) -> Values:
    """Return what stands above the details of several nodes; `more` is what can be done with them."""
    kinds = dict.fromkeys(kind_name(node) for node in nodes)
    return {
        "title": _listed(nodes),
        "marks": [mark(node.kind) for node in nodes[:MOST]],
        "lead": f"{len(nodes)} selected · {', '.join(kinds)}",
        "aliases": [],
        **more,
    }


def several_sections(graph: KnowledgeGraph, nodes: Sequence[Node], whole: Collection[str] = ()) -> list[Values]:
    """Return what links several nodes directly, what all of them are linked with, and each of them by name."""
    edges = [
        edge for one, other in combinations(nodes[:MOST], 2) for edge in graph.between(one.id, other.id)
    ]
    shown, rest = capped(edges, "between", whole, TOLD)
    items = [explained(graph, edge) for edge in shown] or [_nothing(nodes)]
    direct: Values = {"title": "What links them", "count": len(edges), "open": True, "items": items, **rest}
    return [direct, *_shared(graph, nodes, whole), _each(nodes)]


def links_head(graph: KnowledgeGraph, edges: Sequence[Edge], **more: object) -> Values:
    """Return what stands above the statements of one link, or of several that are drawn as one."""
    first = edges[0]
    source, target = graph.node(first.source), graph.node(first.target)
    return {
        "title": f"{source.label} {phrase(first)} {target.label}",
        "marks": [mark(first.relation)],
        "lead": counted(sum(len(edge.evidence) for edge in edges), "sentence"),
        "aliases": [],
        **more,
    }


def links_sections(graph: KnowledgeGraph, edges: Sequence[Edge]) -> list[Values]:
    """Return the statements of links with every sentence, its rule, how sure it is, and its condition."""
    title = "Statement" if len(edges) == 1 else "Statements"
    items = [explained(graph, edge) for edge in edges]
    return [{"key": "statements", "title": title, "count": len(edges), "open": True, "items": items, "rest": 0}]


def _shared(graph: KnowledgeGraph, nodes: Sequence[Node], whole: Collection[str]) -> list[Values]:
    """Return what all of the nodes are linked with, each with how."""
    near = [_near(graph, node) for node in nodes[:MOST]]
    common = sorted(set(near[0]).intersection(*near[1:]) - {node.id for node in nodes})
    shown, rest = capped(common, "shared", whole, TOLD)
    items = [_ways(graph, graph.node(id_), [edges[id_] for edges in near]) for id_ in shown]
    title = "What both are linked with" if len(nodes) < 3 else "What all are linked with"  # noqa: PLR2004 - both: two
    return [{"title": title, "count": len(common), "open": True, "items": items, **rest}] if common else []


def _near(graph: KnowledgeGraph, node: Node) -> dict[str, Edge]:
    """Return the first edge to each neighbour of a node."""
    found: dict[str, Edge] = {}
    for edge in graph.edges_of(node.id):
        found.setdefault(edge.target if edge.source == node.id else edge.source, edge)
    return found


def _ways(graph: KnowledgeGraph, common: Node, edges: Sequence[Edge]) -> Values:
    """Return how a common neighbour is linked with each: its name, then phrase and name in turn."""
    words: list[Values] = [named(common)]
    for edge in edges:
        forward = edge.source == common.id
        other = graph.node(edge.target if forward else edge.source)
        words += [{"text": phrase(edge, forward=forward)}, {"text": other.label}]
    return {"words": words, "quotes": []}


def _each(nodes: Sequence[Node]) -> Values:
    items: list[Values] = [{"words": [named(node), {"text": kind_name(node)}], "quotes": []} for node in nodes]
    return {"key": "each", "title": "Selected", "count": len(nodes), "open": False, "items": items, "rest": 0}


def _nothing(nodes: Sequence[Node]) -> Values:
    return {"words": [{"text": f"No sentence links {_listed(nodes)} directly."}], "quotes": []}


def _listed(nodes: Sequence[Node]) -> str:
    labels = [node.label for node in nodes]
    shown = labels[:3] + ([f"{len(labels) - 3} more"] if len(labels) > 3 else [])  # noqa: PLR2004 - as many as are read
    return " and ".join([", ".join(shown[:-1]), shown[-1]]) if len(shown) > 1 else shown[0]
