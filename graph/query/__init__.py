"""Questions to the graph: what a name means, what surrounds it, its limits, and which need it meets."""

from __future__ import annotations

from graph.query.contrast import Contrast, contrast
from graph.query.names import find, search, suggestions
from graph.query.nearby import neighbourhood, traffic_of
from graph.query.tables import features, limits, links, scenarios

__all__ = [
    "Contrast",
    "contrast",
    "features",
    "find",
    "limits",
    "links",
    "neighbourhood",
    "scenarios",
    "search",
    "suggestions",
    "traffic_of",
]
