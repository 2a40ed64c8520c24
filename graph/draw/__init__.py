"""A subgraph as a pyvis network, as plain values that are safe to send to a browser, and its legend."""

from __future__ import annotations

from graph.draw.canvas import edge_id, network, payload, vis_script
from graph.draw.styles import EDGE_STYLES, NEGATED, NODE_STYLES, STYLES, LegendRow, Style, legend

__all__ = [
    "EDGE_STYLES",
    "NEGATED",
    "NODE_STYLES",
    "STYLES",
    "LegendRow",
    "Style",
    "edge_id",
    "legend",
    "network",
    "payload",
    "vis_script",
]
