"""Positions for routes: from left to right, each route in a lane of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.layout.boxes import Point, separated, width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.model import Route

COLUMN, LANE = 230.0, 110.0
"""How far apart the hops and the routes lie, in pixels at zoom 1."""


def route_positions(routes: Sequence[Route]) -> dict[str, Point]:
    """Return a position for each node of the routes, by id: source on the left, target on the right.

    The first route goes straight, the next ones above and below it in turn. A node that several routes pass lies where
    the first of them puts it, so that shared stretches are seen as shared. Shorter routes are stretched to the longest.
    Labels that overlap are moved apart, ends and first route held.
    """
    longest = max((route.hops for route in routes), default=0)
    points: dict[str, Point] = {}
    labels: dict[str, str] = {}
    held: list[str] = []
    for index, route in enumerate(routes):
        offset = (index + 1) // 2 * LANE * (1 if index % 2 else -1)
        nodes = [route.steps[0].source, *(step.target for step in route.steps)] if route.steps else []
        for place, node in enumerate(nodes):
            end = place in {0, route.hops}
            x = round(COLUMN * longest * place / route.hops, 3)
            points.setdefault(node.id, (x, 0.0 if end or not index else offset))
            labels[node.id] = node.label
        held = held or [node.id for node in nodes]
    return separated(points, {id_: width(label) for id_, label in labels.items()}, held)
