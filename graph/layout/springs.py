"""Positions for any graph by springs, seeded: what is placed stays, what is new comes near what it hangs on."""

from __future__ import annotations

from collections import deque
from math import cos, isfinite, sin, sqrt
from types import MappingProxyType
from typing import TYPE_CHECKING

import rustworkx as rx

from graph.layout.boxes import BOX_HEIGHT, Point, separated, width

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

SPACING = 130.0
"""How far apart linked nodes come to lie, in pixels at zoom 1."""

_GAP = 90.0  # between parts that nothing links
_SEED = 20
_TURN = 2.399963229728653  # the golden angle: newcomers around one node spread evenly, however many come
_ROUNDS, _LARGE = 60, 400
_NONE: Mapping[str, str] = MappingProxyType({})
_NOWHERE: Mapping[str, Point] = MappingProxyType({})


def positions(
    nodes: Sequence[str],
    edges: Sequence[tuple[str, str]],
    known: Mapping[str, Point] = _NOWHERE,
    labels: Mapping[str, str] = _NONE,
) -> dict[str, Point]:
    """Return a position for each node, by id.

    Parameters: `edges` are pairs of nodes (pairs with others are left out); `known` are positions from an earlier view,
    which never move; `labels` are the words drawn at the nodes, for which room is made (default: the end of the id).
    The order of nodes and edges does not matter. All numbers are finite floats.

    Each connected part is laid out by springs (Fruchterman and Reingold 1991, `rustworkx.spring_layout`) with its known
    nodes held; parts without a known node are set side by side to the right of all that is placed; then labels that
    overlap are moved apart.

    >>> places = positions(["a", "b", "c"], [("a", "b"), ("b", "c")])
    >>> again = positions(["d", "c", "b", "a"], [("c", "b"), ("d", "b"), ("a", "b")], known=places)
    >>> all(again[name] == places[name] for name in places)
    True
    """
    names = sorted(set(nodes))
    near = _neighbours(names, edges)
    held = {
        name: (float(x), float(y)) for name, (x, y) in known.items() if name in near and isfinite(x) and isfinite(y)
    }
    widths = {name: width(labels.get(name, name.partition(":")[2].rpartition("/")[2] or name)) for name in names}
    points: dict[str, Point] = {}
    loose: list[dict[str, Point]] = []
    for part in _parts(names, near):
        anchored = {name: held[name] for name in part if name in held}
        placed = _around(part, near, anchored) if anchored else _afresh(part, near)
        points.update(placed if anchored else {})
        loose.extend([] if anchored else [separated(placed, widths, ())])
    points = separated(points, widths, held)
    points.update(_side_by_side(loose, widths, points))
    return {name: points[name] for name in names}


def _neighbours(names: Iterable[str], edges: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    near: dict[str, set[str]] = {name: set() for name in names}
    for one, other in edges:
        if one in near and other in near and one != other:
            near[one].add(other)
            near[other].add(one)
    return {name: sorted(others) for name, others in near.items()}


def _parts(names: Sequence[str], near: Mapping[str, Sequence[str]]) -> list[list[str]]:
    """Return the connected parts, the largest first, then by first id; each sorted."""
    parts, seen = [], set[str]()
    for name in names:
        if name not in seen:
            part = list(_outwards([name], near))
            seen.update(part)
            parts.append(sorted(part))
    return sorted(parts, key=lambda part: (-len(part), part[0]))


def _outwards(start: Iterable[str], near: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return what can be reached, nearest first, each with the node it was reached from."""
    reached = {name: name for name in start}
    queue = deque(reached)
    while queue:
        here = queue.popleft()
        for name in near[here]:
            if name not in reached:
                reached[name] = here
                queue.append(name)
    return reached


def _afresh(part: Sequence[str], near: Mapping[str, Sequence[str]]) -> dict[str, Point]:
    """Return positions around the origin for a part of which nothing is placed yet."""
    if len(part) == 1:
        return {part[0]: (0.0, 0.0)}
    reach = round(SPACING * sqrt(len(part)) * 0.7)
    found = rx.spring_layout(_graph(part, near), num_iter=_rounds(part), scale=reach, seed=_SEED)
    return _finite(part, found, {name: _ring(index, reach) for index, name in enumerate(part)})


def _around(part: Sequence[str], near: Mapping[str, Sequence[str]], anchored: Mapping[str, Point]) -> dict[str, Point]:
    """Return positions for a part with some nodes placed: those stay, the others start beside what they hang on."""
    start = dict(anchored)
    for index, (name, parent) in enumerate(_outwards(sorted(anchored), near).items()):
        if name not in start:
            placed = [start[other] for other in near[name] if other in start] or [start[parent]]
            x, y = (sum(axis) / len(placed) for axis in zip(*placed, strict=True))
            across, down = _ring(index, SPACING)
            start[name] = x + across, y + down
    if len(start) == len(anchored):
        return start
    found = rx.spring_layout(
        _graph(part, near),
        pos={index: (start[name][0] / SPACING, start[name][1] / SPACING) for index, name in enumerate(part)},
        fixed={index for index, name in enumerate(part) if name in anchored},
        k=1.0,
        num_iter=_rounds(part),
        seed=_SEED,
    )
    scaled = {index: (x * SPACING, y * SPACING) for index, (x, y) in found.items()}
    return {**_finite(part, scaled, start), **anchored}


def _ring(index: int, radius: float) -> Point:
    return radius * cos(index * _TURN), radius * sin(index * _TURN)


def _graph(part: Sequence[str], near: Mapping[str, Sequence[str]]) -> rx.PyGraph[None, None]:
    number = {name: index for index, name in enumerate(part)}
    graph: rx.PyGraph[None, None] = rx.PyGraph(multigraph=False)
    graph.add_nodes_from([None] * len(part))
    graph.add_edges_from_no_data([(number[one], number[other]) for one in part for other in near[one] if one < other])
    return graph


def _rounds(part: Sequence[str]) -> int:
    """Return how many rounds the springs get: fewer where there are many, for each round costs the square of them."""
    return max(10, round(_ROUNDS * min(1.0, (_LARGE / len(part)) ** 2)))


def _finite(
    part: Sequence[str], found: Mapping[int, Sequence[float]], otherwise: Mapping[str, Point]
) -> dict[str, Point]:
    """Return plain rounded floats; where a spring ran away, the position it started from."""
    points = {}
    for index, name in enumerate(part):
        x, y = found[index]
        points[name] = (x, y) if isfinite(x) and isfinite(y) else otherwise[name]
    return {name: (round(float(x), 3), round(float(y), 3)) for name, (x, y) in points.items()}


def _side_by_side(
    parts: Sequence[Mapping[str, Point]], widths: Mapping[str, float], placed: Mapping[str, Point]
) -> dict[str, Point]:
    """Return loose parts on shelves, right of what is placed."""
    right = max((x + widths[name] / 2 + _GAP for name, (x, _) in placed.items()), default=0.0)
    top = min((y - BOX_HEIGHT / 2 for _, y in placed.values()), default=0.0)
    frames = [_frame(part, widths) for part in parts]
    area = sum((wide + _GAP) * (high + _GAP) for _, _, wide, high in frames)
    room = max([1.4 * sqrt(area), *(wide for _, _, wide, _ in frames)], default=0.0)
    points: dict[str, Point] = {}
    x, y, shelf = 0.0, top, 0.0
    for part, (left, upper, wide, high) in zip(parts, frames, strict=True):
        if x and x + wide > room:
            x, y, shelf = 0.0, y + shelf + _GAP, 0.0
        for name, (px, py) in part.items():
            points[name] = round(right + x + px - left, 3), round(y + py - upper, 3)
        x, shelf = x + wide + _GAP, max(shelf, high)
    return points


def _frame(part: Mapping[str, Point], widths: Mapping[str, float]) -> tuple[float, float, float, float]:
    """Return left, top, width and height of a part with its labels."""
    left = min(x - widths[name] / 2 for name, (x, _) in part.items())
    right = max(x + widths[name] / 2 for name, (x, _) in part.items())
    top = min(y for _, y in part.values()) - BOX_HEIGHT / 2
    return left, top, right - left, max(y for _, y in part.values()) + BOX_HEIGHT / 2 - top
