"""A part of the graph as a pyvis network that is safe to show, and what makes large parts of it small enough to see."""

from __future__ import annotations

from graph.draw.canvas import Payload, network, payload, vis_script
from graph.draw.groups import grouped
from graph.draw.lines import Line, edge_id, lines
from graph.draw.styles import DIMMED, NEGATED, STYLES, Style

__all__ = [
    "DIMMED",
    "NEGATED",
    "STYLES",
    "Line",
    "Payload",
    "Style",
    "edge_id",
    "grouped",
    "lines",
    "network",
    "payload",
    "vis_script",
]
