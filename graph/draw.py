"""A part of the graph as a pyvis network that is safe to show: placed, without physics, text as text."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.metadata import files
from math import isfinite, log2
from typing import TYPE_CHECKING

from pyvis.network import Network

from graph.layout.boxes import LONGEST_LABEL
from graph.model import NodeKind, Relation

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from graph.model import Edge, Node

Payload = dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a kind or relation is drawn: colour, shape of the node or of the arrow's head, dashes of the line."""

    colour: str
    shape: str
    dashes: tuple[int, ...] = ()


STYLES: Mapping[NodeKind | Relation, Style] = {
    NodeKind.SERVICE: Style(colour="#2f72b8", shape="dot"),
    NodeKind.FEATURE: Style(colour="#2f8a63", shape="square"),
    NodeKind.CONSTRAINT: Style(colour="#bb5f26", shape="diamond"),
    NodeKind.SCENARIO: Style(colour="#8059bd", shape="hexagon"),
    Relation.TRIGGERS: Style(colour="#c8501e", shape="arrow"),
    Relation.SENDS_TO: Style(colour="#1f77c9", shape="triangle"),
    Relation.READS_FROM: Style(colour="#16889a", shape="vee"),
    Relation.REQUIRES: Style(colour="#9058cf", shape="box"),
    Relation.USES: Style(colour="#76828f", shape="circle"),
    Relation.PROTECTS: Style(colour="#2e8b57", shape="diamond"),
    Relation.MONITORS: Style(colour="#a5760a", shape="arrow", dashes=(3, 4)),
    Relation.MANAGES: Style(colour="#c04a8b", shape="crow"),
    Relation.PART_OF: Style(colour="#5f7f95", shape="diamond", dashes=(9, 5)),
    Relation.ALTERNATIVE_TO: Style(colour="#8a7c6a", shape="curve", dashes=(9, 5)),
    Relation.HAS_FEATURE: Style(colour="#4f9a7c", shape="arrow"),
    Relation.HAS_CONSTRAINT: Style(colour="#b9744a", shape="arrow"),
    Relation.ANSWERED_BY: Style(colour="#9478c4", shape="arrow"),
}
"""Colours and shapes of kinds and relations: no two are told apart by colour alone.

Each colour has a contrast of 3 to 1 at least with the ground of both themes, as WCAG 2.2 asks of graphics.
"""

NEGATED = Style(colour="#d0342c", shape="bar")
"""How a link is drawn that the notes deny."""

DIMMED = 0.22
"""The opacity of what is not highlighted."""

LONGEST_TITLE = 400

_SIZES = {NodeKind.SERVICE: 13.0, NodeKind.FEATURE: 9.0, NodeKind.CONSTRAINT: 10.0, NodeKind.SCENARIO: 11.0}
_LARGEST_GAIN = 9.0
_OWN = frozenset({Relation.HAS_FEATURE, Relation.HAS_CONSTRAINT, Relation.ANSWERED_BY})
_OPTIONS = {
    "physics": {"enabled": False},
    "edges": {"smooth": False, "color": {"inherit": False}},
    "interaction": {"dragNodes": True, "hideEdgesOnDrag": False, "hideNodesOnDrag": False},
}


def network(
    nodes: Sequence[Node],
    edges: Sequence[Edge],
    positions: Mapping[str, tuple[float, float]],
    highlighted: Collection[str] = frozenset(),
) -> Network:
    """Return nodes and edges as a pyvis network that stands still.

    Parameters: `positions` has a place for each node; `highlighted` are the ids of nodes and edges (`edge_id`) that
    stand out from the rest, which is dimmed; nothing is where it is empty.

    Edges with an end that is not among the nodes are left out; what is given twice is drawn once. Raises ValueError for
    a place that is no finite number: a browser would show nothing and say nothing.
    """
    drawn = Network(directed=True)
    drawn.set_options(json.dumps(_OPTIONS))
    for node in nodes:
        x, y = positions[node.id]
        if not (isfinite(x) and isfinite(y)):
            message = f"{node.id!r} has no place but {(x, y)}"
            raise ValueError(message)
        drawn.add_node(node.id, **_node(node), x=float(x), y=float(y), opacity=_opacity(node.id, highlighted))
    shown = {node.id for node in nodes}
    for edge in {edge_id(edge): edge for edge in edges}.values():
        if edge.source in shown and edge.target in shown:
            drawn.add_edge(edge.source, edge.target, **_edge(edge, _opacity(edge_id(edge), highlighted)))
    return drawn


def payload(drawn: Network) -> Payload:
    """Return a network as plain values that a browser can be sent: nodes, edges, options.

    Raises ValueError for a number that is not finite and for an id that occurs twice, TypeError for a value that JSON
    has not: of any of these a browser would show nothing and say nothing.

    >>> payload(network([], [], {}))["nodes"]
    []
    """
    for parts in (drawn.nodes, drawn.edges):
        if len({part["id"] for part in parts}) < len(parts):
            message = "two nodes or two edges have the same id"
            raise ValueError(message)
    plain = {"nodes": drawn.nodes, "edges": drawn.edges, "options": drawn.options}
    made: Payload = json.loads(json.dumps(plain, allow_nan=False))
    return made


def edge_id(edge: Edge) -> str:
    """Return what tells an edge from all others."""
    return json.dumps([edge.source, edge.target, edge.key], ensure_ascii=False)


def vis_script() -> str:
    """Return the text of vis-network's script, from the installed pyvis."""
    found = [path for path in files("pyvis") or [] if path.match("pyvis/lib/vis-9*/vis-network.min.js")]
    return max(found).read_text(encoding="utf-8")


def _node(node: Node) -> Payload:
    style = STYLES[node.kind]
    gain = min(_LARGEST_GAIN, 1.8 * log2(1 + len(node.mentions))) if node.kind is NodeKind.SERVICE else 0.0
    fill = {"background": style.colour, "border": style.colour}
    return {
        "label": _clipped(node.label, LONGEST_LABEL),
        "title": _clipped(node.label, LONGEST_TITLE),
        "shape": style.shape,
        "size": round(_SIZES[node.kind] + gain, 1),
        "color": {**fill, "highlight": fill, "hover": fill},
    }


def _edge(edge: Edge, opacity: float) -> Payload:
    """Return how an edge is drawn: surer is wider, and what merely hangs on its node is thin and has no label."""
    style = NEGATED if edge.negated else STYLES[edge.relation]
    own = edge.relation in _OWN and not edge.negated
    words = f"{'not: ' if edge.negated else ''}{edge.relation.replace('_', ' ')}"
    head = {"enabled": True, "type": style.shape, "scaleFactor": 0.4 if own else 0.6}
    return {
        "id": edge_id(edge),
        "label": "" if own else words,
        "title": _title(edge, words),
        "color": {"color": style.colour, "highlight": style.colour, "hover": style.colour, "opacity": opacity},
        "width": 1.0 if own else round(0.8 + 1.6 * edge.confidence**2, 2),
        "arrows": {"to": head},
        "dashes": list(style.dashes) or False,
    }


def _title(edge: Edge, words: str) -> str:
    """Return what is shown when an edge is pointed at: the relation and the first sentence behind it."""
    condition = f", {edge.condition}" if edge.condition else ""
    lines = [f"{words}{condition}"]
    if edge.evidence:
        first = edge.evidence[0]
        more = f" (and {len(edge.evidence) - 1} more)" if len(edge.evidence) > 1 else ""
        lines.append(f"“{_clipped(first.text, LONGEST_TITLE)}” {first.source}:{first.line}{more}")
    return "\n".join(lines)


def _opacity(name: str, highlighted: Collection[str]) -> float:
    return DIMMED if highlighted and name not in highlighted else 1.0


def _clipped(text: str, most: int) -> str:
    """Return text on one line, without signs that are not seen but turn or break what stands beside them."""
    seen = "".join(sign if sign.isprintable() else " " for sign in text)
    line = " ".join(seen.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
