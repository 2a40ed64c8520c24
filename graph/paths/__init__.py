"""Ranked routes between services, each step with its evidence."""

from __future__ import annotations

from graph.paths.folding import HUB_WEIGHT, PRIOR
from graph.paths.routing import routes

__all__ = ["HUB_WEIGHT", "PRIOR", "routes"]
