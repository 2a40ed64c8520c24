"""One HTML file that shows a graph offline: picture, list, search, evidence; it asks nothing of any host."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from importlib.resources import files
from typing import TYPE_CHECKING

from graph.export.clean import one_line
from graph.export.rows import plain_ids
from graph.layout import positions
from graph.model import NodeKind, Relation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.merge import KnowledgeGraph
    from graph.model import Edge, Node

SHORT = 32
"""Characters of a label in the picture; the list has all of them."""

FEW = 150
"""A graph of at most so many nodes is drawn whole at first, a larger one with its services only."""

_SLOT = re.compile(r"%%(\w+)%%")


def html(graph: KnowledgeGraph) -> str:
    """Return the page. The text of notes is in it only as JSON in which `<` is escaped, and is shown as text."""
    from graph.draw import NEGATED, STYLES, vis_script  # noqa: PLC0415 - pyvis is slow to import, only this needs it

    styles = {**{str(name): asdict(style) for name, style in STYLES.items()}, "negated": asdict(NEGATED)}
    folder = files(__package__)
    filled = {
        "style": (folder / "page.css").read_text(encoding="utf-8"),
        "data": _json({**_data(graph), "styles": styles}),
        "library": _inline(vis_script()),
        "script": _inline((folder / "page.js").read_text(encoding="utf-8")),
    }
    frame = (folder / "page.html").read_text(encoding="utf-8")
    return _SLOT.sub(lambda slot: filled[slot[1]], frame)


def _json(data: object) -> str:
    """Return JSON that no HTML parser can take for markup."""
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _inline(script: str) -> str:
    """Return a script that cannot end the element it stands in."""
    return re.sub(r"<(?=/script|!--|script)", r"\\x3c", script, flags=re.IGNORECASE)


def _data(graph: KnowledgeGraph) -> dict[str, object]:
    """Return all that the page shows as plain values."""
    nodes, ids, places = graph.nodes(), plain_ids(graph), _places(graph)
    counts = {kind: len(graph.nodes(kind)) for kind in NodeKind}
    return {
        "nodes": [{"id": ids[node.id], **_node(graph, node, places)} for node in nodes],
        "edges": [
            {"id": number, "from": ids[edge.source], "to": ids[edge.target], **_edge(edge)}
            for number, edge in enumerate(graph.edges())
        ],
        "kinds": [{"name": kind, "definition": kind.definition, "count": counts[kind]} for kind in NodeKind],
        "shown": [kind for kind in NodeKind if len(nodes) <= FEW or kind is NodeKind.SERVICE],
    }


def _places(graph: KnowledgeGraph) -> dict[str, tuple[float, float]]:
    """Return where each node stands: the services close together, as they are seen first, the rest around them."""
    labels = {node.id: _short(node) for node in graph.nodes()}
    services = [node.id for node in graph.nodes(NodeKind.SERVICE)]
    ends = [(edge.source, edge.target) for edge in graph.edges()]
    among = set(services)
    first = positions(services, [pair for pair in ends if among.issuperset(pair)], labels=labels)
    return positions(list(labels), ends, known=first, labels=labels)


def _node(graph: KnowledgeGraph, node: Node, places: Mapping[str, tuple[float, float]]) -> dict[str, object]:
    """Return a node as the page shows it."""
    x, y = places[node.id]
    names = [one_line(name) for name in (node.label, *node.aliases)]
    owners = {edge.source for edge in graph.edges_of(node.id) if edge.target == node.id and node.id.count("/")}
    about = [node.kind, node.vendor, node.category, f"in {len(node.mentions)} lines"]
    lists = {"Also written": names[1:], "Answered by": node.answers, "Not by": node.rejects}
    return {
        "kind": node.kind,
        "label": names[0],
        "short": _short(node),
        "owner": ", ".join(sorted(one_line(graph.node(owner).label) for owner in owners)),
        "find": " ".join(names).lower(),
        "about": one_line(" · ".join(filter(None, about))),
        "lines": [one_line(f"{title}: {'; '.join(texts)}") for title, texts in lists.items() if texts],
        "x": round(x, 1),
        "y": round(y, 1),
    }


def _edge(edge: Edge) -> dict[str, object]:
    """Return an edge as the page shows it."""
    condition = f" ({one_line(edge.condition)})" if edge.condition else ""
    return {
        "label": f"{'not ' if edge.negated else ''}{edge.relation.replace('_', ' ')}{condition}",
        "style": "negated" if edge.negated else edge.relation,
        "negated": edge.negated,
        "part": edge.relation in {Relation.HAS_FEATURE, Relation.HAS_CONSTRAINT},
        "evidence": [
            {"place": one_line(f"{piece.source}:{piece.line}"), "text": one_line(piece.text)} for piece in edge.evidence
        ],
    }


def _short(node: Node) -> str:
    """Return a label that fits in the picture."""
    label = one_line(node.label)
    return label if len(label) <= SHORT else label[: SHORT - 1] + "…"
