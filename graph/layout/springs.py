"""Positions for any graph by springs, seeded: what is placed stays, what is new comes near what it hangs on."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
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
_ROUNDS, _LARGE = 200, 220
_ROUNDS_AROUND = 60  # where much is held already
_FILLED = 0.4  # the share of a picture that nodes with their labels fill: more is crowded, less is small
_EVENED, _MANY = 0.6, 100  # how far many nodes (of fewer, less) are spread from where they crowd
_ASPECT = 1.2  # wider than high, as screens and labels are
_MUTED = 0.7  # how much weaker each link of a well-linked node pulls: with 0 hubs draw all into one lump
_NONE: Mapping[str, str] = MappingProxyType({})
_NOWHERE: Mapping[str, Point] = MappingProxyType({})
_ALIKE: Mapping[tuple[str, str], float] = MappingProxyType({})


def positions(
    nodes: Sequence[str],
    edges: Sequence[tuple[str, str]],
    known: Mapping[str, Point] = _NOWHERE,
    labels: Mapping[str, str] = _NONE,
    pulls: Mapping[tuple[str, str], float] = _ALIKE,
) -> dict[str, Point]:
    """Return a position for each node, by id.

    Parameters: `edges` are pairs of nodes (pairs with others are left out); `known` are positions from an earlier view,
    which never move; `labels` are the words drawn at the nodes, for which room is made (default: the end of the id);
    `pulls` says which edges pull stronger or weaker than the rest (1.0), as pairs in either order. The order of nodes
    and edges does not matter. All numbers are finite floats.

    Each connected part is laid out by springs (Fruchterman and Reingold 1991, `rustworkx.spring_layout`) with its known
    nodes held; edges pull weaker the more edges both ends have, so that hubs do not draw all into one lump (as the
    "dissuade hubs" of ForceAtlas2, Jacomy et al. 2014); parts without a known node are set side by side to the right of
    all that is placed; then labels that overlap are moved apart.

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
    springs = _Springs(near=near, pulls={frozenset(pair): pull for pair, pull in pulls.items()})
    points: dict[str, Point] = {}
    loose: list[dict[str, Point]] = []
    for part in _parts(names, near):
        anchored = {name: held[name] for name in part if name in held}
        placed = _around(part, springs, anchored) if anchored else _afresh(part, springs, widths)
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


def _afresh(part: Sequence[str], springs: _Springs, widths: Mapping[str, float]) -> dict[str, Point]:
    """Return positions around the origin for a part of which nothing is placed yet, spread to the room it needs."""
    if len(part) == 1:
        return {part[0]: (0.0, 0.0)}
    found = rx.spring_layout(
        springs.graph(part), num_iter=_rounds(part, _ROUNDS), seed=_SEED, scale=1000, weight_fn=float
    )
    points = _evened(_finite(part, found, {name: _ring(index, 1000.0) for index, name in enumerate(part)}))
    wide, high = (max(axis) - min(axis) for axis in zip(*points.values(), strict=True))
    needed = sum(widths[name] * BOX_HEIGHT for name in part) / (_FILLED * min(1.0, _LARGE / len(part)))
    factor = min(sqrt(needed / max(wide * high, 1.0)), SPACING * sqrt(len(part)) / max(wide, high, 1.0))
    across, down = factor * sqrt(_ASPECT), factor / sqrt(_ASPECT)
    return {name: (round(x * across, 3), round(y * down, 3)) for name, (x, y) in points.items()}


def _evened(points: Mapping[str, Point]) -> dict[str, Point]:
    """Return points spread more evenly along both axes, their order kept: half way to where ranks would put them."""
    share = _EVENED * min(1.0, len(points) / _MANY)
    axes = []
    for axis in (0, 1):
        ordered = sorted(points, key=lambda name: (points[name][axis], name))
        low, high = points[ordered[0]][axis], points[ordered[-1]][axis]
        step = (high - low) / max(1, len(ordered) - 1)
        ranked = {name: low + step * rank for rank, name in enumerate(ordered)}
        axes.append({name: (1 - share) * points[name][axis] + share * ranked[name] for name in ordered})
    return {name: (axes[0][name], axes[1][name]) for name in points}


def _around(part: Sequence[str], springs: _Springs, anchored: Mapping[str, Point]) -> dict[str, Point]:
    """Return positions for a part with some nodes placed: those stay, the others start beside what they hang on."""
    near, start = springs.near, dict(anchored)
    for index, (name, parent) in enumerate(_outwards(sorted(anchored), near).items()):
        if name not in start:
            placed = [start[other] for other in near[name] if other in start] or [start[parent]]
            x, y = (sum(axis) / len(placed) for axis in zip(*placed, strict=True))
            across, down = _ring(index, SPACING)
            start[name] = x + across, y + down
    if len(start) == len(anchored):
        return start
    found = rx.spring_layout(
        springs.graph(part),
        pos={index: (start[name][0] / SPACING, start[name][1] / SPACING) for index, name in enumerate(part)},
        fixed={index for index, name in enumerate(part) if name in anchored},
        k=1.0,
        num_iter=_rounds(part, _ROUNDS_AROUND),
        seed=_SEED,
        weight_fn=float,
    )
    scaled = {index: (x * SPACING, y * SPACING) for index, (x, y) in found.items()}
    return {**_finite(part, scaled, start), **anchored}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Springs:
    """Which nodes are linked, and which links pull otherwise than the rest."""

    near: Mapping[str, Sequence[str]]
    pulls: Mapping[frozenset[str], float]

    def graph(self, part: Sequence[str]) -> rx.PyGraph[None, float]:
        """Return a part as rustworkx takes it, its edges weighted by how strongly they pull."""
        number = {name: index for index, name in enumerate(part)}
        graph: rx.PyGraph[None, float] = rx.PyGraph(multigraph=False)
        graph.add_nodes_from([None] * len(part))
        pairs = [(one, other) for one in part for other in self.near[one] if one < other]
        graph.add_edges_from([(number[one], number[other], self._pull(one, other)) for one, other in pairs])
        return graph

    def _pull(self, one: str, other: str) -> float:
        least = min(len(self.near[one]), len(self.near[other]))
        return self.pulls.get(frozenset((one, other)), 1.0) / float(least**_MUTED)


def _ring(index: int, radius: float) -> Point:
    return radius * cos(index * _TURN), radius * sin(index * _TURN)


def _rounds(part: Sequence[str], most: int) -> int:
    """Return how many rounds the springs get: fewer where there are many, for each round costs the square of them."""
    return max(10, round(most * min(1.0, (_LARGE / len(part)) ** 2)))


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
