"""Positions for drawing: seeded, finite, and stable from one view to the next."""

from __future__ import annotations

from graph.layout.lanes import route_positions
from graph.layout.springs import positions

__all__ = ["positions", "route_positions"]
