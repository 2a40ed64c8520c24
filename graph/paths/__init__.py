"""Ranked routes between services, each step with its evidence; what they carry, and what lies between several."""

from __future__ import annotations

from graph.paths.carrying import Carried, Carries, Load, carries
from graph.paths.joining import Joined, between
from graph.paths.question import Found
from graph.paths.routing import answer, routes
from graph.paths.rules import HUB_WEIGHT, PRIOR, Direction, Sense
from graph.paths.steering import Steering
from graph.paths.telling import Parts, parts, summed_up

__all__ = [
    "HUB_WEIGHT",
    "PRIOR",
    "Carried",
    "Carries",
    "Direction",
    "Found",
    "Joined",
    "Load",
    "Parts",
    "Sense",
    "Steering",
    "answer",
    "between",
    "carries",
    "parts",
    "routes",
    "summed_up",
]
