"""Nodes and edges as flat rows of plain values, the same columns in every format that has attributes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.export.clean import clean, one_line, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.merge import KnowledgeGraph
    from graph.model import Edge, Node

Row = dict[str, str | float | bool]


def node_row(node: Node) -> Row:
    """Return a node's attributes; lists are joined by a line break or "; ", what a kind has not is empty."""
    bound = node.bound
    return {
        "label": one_line(node.label),
        "kind": node.kind.value,
        "aliases": _joined(node.aliases),
        "vendor": one_line(node.vendor),
        "category": one_line(node.category),
        "discovered": node.discovered,
        "mentions": _joined(str(place) for place in node.mentions),
        "constraint": bound.kind.value if bound else "",
        "value": one_line(bound.value) if bound else "",
        "unit": one_line(bound.unit) if bound else "",
        "comparator": one_line(bound.comparator) if bound else "",
        "needs": one_line(bound.needs) if bound else "",
        "what": one_line(bound.what) if bound else "",
        "answers": _joined(node.answers),
        "rejects": _joined(node.rejects),
    }


def edge_row(edge: Edge) -> Row:
    """Return an edge's attributes; evidence is a sentence a line, each after its place."""
    return {
        "relation": edge.relation.value,
        "negated": edge.negated,
        "condition": one_line(edge.condition),
        "confidence": edge.confidence,
        "evidence": quoted(edge.evidence),
    }


def plain_ids(graph: KnowledgeGraph) -> dict[str, str]:
    """Return for each node an id that any format carries; ids that would fall together get a number."""
    taken: set[str] = set()
    plain: dict[str, str] = {}
    for node in graph.nodes():
        base = new = clean(node.id)
        number = 1
        while new in taken:
            number += 1
            new = f"{base} ({number})"
        taken.add(new)
        plain[node.id] = new
    return plain


def _joined(texts: Iterable[str]) -> str:
    return "; ".join(map(one_line, texts))
