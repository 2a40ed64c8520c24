"""A part of the graph as a pyvis network that is safe to show: placed, without physics, text as text."""

from __future__ import annotations

import json
from importlib.metadata import files
from math import isfinite, log2
from typing import TYPE_CHECKING

from pyvis.edge import Edge as DrawnEdge
from pyvis.network import Network
from pyvis.node import Node as DrawnNode

from graph.draw.lines import edge_id, lines
from graph.draw.styles import DIMMED, STYLES
from graph.draw.text import LONGEST_TITLE, clipped
from graph.layout.boxes import LONGEST_LABEL
from graph.model import NodeKind

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from graph.draw.lines import Line
    from graph.model import Edge, Node

Payload = dict[str, object]

MANY = 500
"""Nodes from which lines are not drawn while the picture is dragged, so that it follows the hand."""

_SIZES = {NodeKind.SERVICE: 11.0, NodeKind.FEATURE: 8.0, NodeKind.CONSTRAINT: 9.0, NodeKind.SCENARIO: 9.5}
_LARGEST_GAIN = 7.0
_OPTIONS = {"physics": {"enabled": False}, "edges": {"smooth": False, "color": {"inherit": False}}}


def network(
    nodes: Sequence[Node],
    edges: Sequence[Edge],
    positions: Mapping[str, tuple[float, float]],
    highlighted: Collection[str] = frozenset(),
) -> Network:
    """Return nodes and edges as a pyvis network that stands still.

    Parameters: `positions` has a place for each node; `highlighted` are the ids of nodes and edges (`edge_id`) that
    stand out from the rest, which is dimmed; nothing is where it is empty.

    Parallel edges are folded into one line (`lines`). Edges with an end that is not among the nodes are left out; what
    is given twice is drawn once. Raises ValueError for a place that is no finite number: a browser would show nothing
    and say nothing.
    """
    drawn = Network(directed=True)
    interaction = {"dragNodes": True, "hideEdgesOnDrag": len(nodes) >= MANY, "hideNodesOnDrag": False}
    drawn.set_options(json.dumps({**_OPTIONS, "interaction": interaction}))
    shown = {node.id: node for node in nodes}
    for node in shown.values():
        x, y = positions[node.id]
        if not (isfinite(x) and isfinite(y)):
            message = f"{node.id!r} has no place but {(x, y)}"
            raise ValueError(message)
        _add(drawn, node, {"x": float(x), "y": float(y), "opacity": _opacity([node.id], highlighted)})
    within = [edge for edge in edges if edge.source in shown and edge.target in shown]
    drawn.edges.extend(_edge(line, highlighted) for line in lines(within, highlighted))
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


def vis_script() -> str:
    """Return the text of vis-network's script, from the installed pyvis."""
    found = [path for path in files("pyvis") or [] if path.match("pyvis/lib/vis-9*/vis-network.min.js")]
    return max(found).read_text(encoding="utf-8")


def _add(drawn: Network, node: Node, place: Payload) -> None:
    """Put a node into a network; pyvis' own `add_node` and `add_edge` search all nodes each time."""
    made = DrawnNode(node.id, STYLES[node.kind].shape, clipped(node.label, LONGEST_LABEL), **_node(node), **place)
    drawn.nodes.append(made.options)
    drawn.node_ids.append(node.id)
    drawn.node_map[node.id] = made.options


def _node(node: Node) -> Payload:
    gain = min(_LARGEST_GAIN, 1.4 * log2(1 + len(node.mentions))) if node.kind is NodeKind.SERVICE else 0.0
    return {
        "kind": str(node.kind),
        "title": clipped(node.label, LONGEST_TITLE),
        "size": round(_SIZES[node.kind] + gain, 1),
        "color": _one_colour(STYLES[node.kind].colour, "background", "border"),
    }


def _edge(line: Line, highlighted: Collection[str]) -> Payload:
    """Return how a line is drawn: surer is wider, denied is barred, and what merely hangs on its node is thin."""
    colour, denied, ids = line.style.colour, line.first.negated, [edge_id(edge) for edge in line.edges]
    head = {"enabled": True, "type": line.style.shape, "scaleFactor": 0.4 if line.own else 0.6}
    drawn = {
        "id": ids[0],
        "ids": ids,
        "label": line.words,
        "title": line.title,
        "color": {"color": colour, "highlight": colour, "hover": colour, "opacity": _opacity(ids, highlighted)},
        "width": 1.0 if line.own else round(0.8 + 1.6 * line.first.confidence**2, 2),
        "arrows": {"to": head, **({"middle": head} if denied else {})},
        "dashes": list(line.style.dashes) or False,
    }
    made: Payload = DrawnEdge(line.first.source, line.first.target, directed=True, **drawn).options
    return made


def _one_colour(colour: str, *parts: str) -> Payload:
    fill = dict.fromkeys(parts, colour)
    return {**fill, "highlight": fill, "hover": fill}


def _opacity(names: Collection[str], highlighted: Collection[str]) -> float:
    return DIMMED if highlighted and not any(name in highlighted for name in names) else 1.0
