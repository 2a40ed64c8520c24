"""A picture in words: every node drawn with its links, what of it is not drawn, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.draw import edge_id
from panels.details.statements import named
from panels.picture import mark
from panels.wording import counted, kind_name, phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.merge import KnowledgeGraph
    from graph.model import Edge, Node
    from panels.component import Values
    from panels.sight import Sight


def twin(graph: KnowledgeGraph, sight: Sight, summary: str) -> Values:
    """Return what is drawn as a list of nodes in the order of the picture; each link stands at its source.

    It stays the same while nodes are merely selected.
    """
    starting: dict[str, list[Edge]] = {id_: [] for id_ in sight.view.ids}
    for edge in sight.view.edges:
        starting[edge.source].append(edge)
    return {
        "summary": summary,
        "nodes": [_row(graph, sight, node, starting[node.id]) for node in sight.view.nodes],
        "hidden": [named(node) for node in sight.hidden],
    }


def standing(sight: Sight, *, undo: bool = False, redo: bool = False) -> Values:
    """Return what is selected of it, and which steps can be taken back."""
    return {
        "undo": undo,
        "redo": redo,
        "changed": sight.address != sight.address.plain,
        "selected": [node.id for node in sight.selected],
    }


def _row(graph: KnowledgeGraph, sight: Sight, node: Node, edges: Sequence[Edge]) -> Values:
    """Return one node of the list."""
    far = sight.view.depths[node.id]
    return {
        **named(node),
        "mark": mark(node.kind),
        "lead": f"{kind_name(node)} · {counted(far, 'step')} away" if far else kind_name(node),
        "centre": node == sight.view.centre,
        "pinned": node.id in sight.pinned,
        "collapses": collapses(sight, node),
        "stubs": stubs(sight, node),
        "links": [_link(graph, edge) for edge in edges],
    }


def stubs(sight: Sight, node: Node) -> list[Values]:
    """Return what of a node is not drawn, each with the word that expands it."""
    return [{"name": one.name, "count": one.count} for one in sight.view.stubs.get(node.id, ())]


def collapses(sight: Sight, node: Node) -> bool:
    """Return whether anything may hang on a node: it was expanded, or the neighbourhood goes on from it."""
    return node.id in sight.expanded or (
        sight.view.depths.get(node.id, sight.address.depth) < sight.address.depth
        and node.id not in sight.asked.closed
    )


def _link(graph: KnowledgeGraph, edge: Edge) -> Values:
    other = graph.node(edge.target)
    return {
        "id": edge_id(edge),
        "phrase": phrase(edge),
        "other": named(other),
        "negated": edge.negated,
        "condition": edge.condition,
    }
