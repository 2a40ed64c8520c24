"""Ranked routes between services, each step with its evidence."""

from __future__ import annotations

from graph.paths.question import Found
from graph.paths.routing import answer, routes
from graph.paths.rules import HUB_WEIGHT, PRIOR, Direction, Sense
from graph.paths.steering import Steering

__all__ = ["HUB_WEIGHT", "PRIOR", "Direction", "Found", "Sense", "Steering", "answer", "routes"]
