"""The map of everything: what belongs together as one region each, regions packed, linked ones side by side."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot, sqrt
from random import Random
from typing import TYPE_CHECKING

import rustworkx as rx

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

Point = tuple[float, float]
Pair = tuple[str, str]

GAP = 34.0
"""Room between two regions."""

SHAPE = 1.8
"""How much wider than high a region is."""

_TRIES = 6
_SEED = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What is placed: its id, how wide it is, and how far it reaches above its centre and, label included, below."""

    id: str
    wide: float
    above: float
    below: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A group with its items in place: offsets from the region's centre, its outline, and its size."""

    name: str
    places: Mapping[str, Point]
    outline: tuple[Point, ...]
    wide: float
    high: float


def region(name: str, items: Sequence[Item], head: Point) -> Region:
    """Return items in rows around a middle row, the first in the middle; above them there is room for a heading.

    Parameters: `items` come with the weightiest first; `head` is how wide and high the heading is.

    >>> made = region("compute", [Item(id=name, wide=60, above=10, below=30) for name in "abc"], head=(80, 20))
    >>> made.places
    {'a': (-30.0, -20.0), 'b': (30.0, -20.0), 'c': (0.0, 20.0)}
    >>> made.wide, made.high
    (120.0, 100)
    """
    rows = _rows(items)
    high = head[1] + sum(_height(row) for row in rows)
    top = head[1] - high / 2
    places: dict[str, Point] = {}
    corners = [(side * head[0] / 2, -high / 2) for side in (-1, 1)]
    for row in rows:
        x, tall, line = -sum(item.wide for item in row) / 2, _height(row), top + max(item.above for item in row)
        corners += [(side, level) for side in (x, -x) for level in (top + tall * 0.12, top + tall * 0.88)]
        for item in row:
            places[item.id] = (round(x + item.wide / 2, 1), round(line, 1))
            x += item.wide
        top += tall
    half = sum(item.wide for item in rows[-1]) * 0.4
    corners += [(-half, top), (half, top)]
    wide = 2 * max(abs(x) for x, _ in corners)
    return Region(name=name, places=places, outline=_hull(corners), wide=wide, high=high)


def packed(regions: Sequence[Region], pull: Mapping[Pair, float], aspect: float) -> dict[str, Point]:
    """Return centres of regions that do not overlap, close together in a frame of this aspect, and as near as may be.

    Regions are set one after the other, each where it touches those that stand already, at the place that makes the
    frame grow least and lies nearest to what it is linked with; of a few orders the best is kept.

    Parameters: `pull` tells how strongly two regions (their names in order) belong side by side.
    """
    names = {one.name for one in regions}
    tied = {pair: weight for pair, weight in pull.items() if weight > 0 and names.issuperset(pair)}
    most = max(tied.values(), default=1.0)
    near = {frozenset(pair): weight / most for pair, weight in tied.items()}
    tries = [_placed(order, near, aspect) for order in _orders(regions)]
    best = min(tries, key=lambda found: _cost(found, near, aspect), default={})
    left, right, top, bottom = _frame(best.values())
    across, down = (left + right) / 2, (top + bottom) / 2
    return {name: (round(box.x - across, 1), round(box.y - down, 1)) for name, box in best.items()}


def layers(strengths: Mapping[Pair, float], each: int) -> tuple[tuple[Pair, ...], tuple[Pair, ...], tuple[Pair, ...]]:
    """Return pairs in three layers, each with the strongest first: what to draw first, more of it, and the rest.

    The first keep together what is linked: a maximum spanning forest (Kruskal 1956), so of every ring of links its
    weakest is left to later. The second are among the strongest `each` of one of their ends.

    >>> layers({("a", "b"): 3, ("b", "c"): 2, ("a", "c"): 1}, 1)
    ((('a', 'b'), ('b', 'c')), (), (('a', 'c'),))
    """
    order = sorted(strengths, key=lambda pair: (-strengths[pair], pair))
    spine = _forest(order)
    had: dict[str, int] = {}
    more = set()
    for pair in order:
        if any(had.get(name, 0) < each for name in pair):
            more.add(pair)
        for name in pair:
            had[name] = had.get(name, 0) + 1
    first = tuple(pair for pair in order if pair in spine)
    second = tuple(pair for pair in order if pair in more and pair not in spine)
    return first, second, tuple(pair for pair in order if pair not in spine and pair not in more)


def _forest(order: Sequence[Pair]) -> set[Pair]:
    """Return the pairs of an order that close no ring with earlier ones."""
    names = sorted({name for pair in order for name in pair})
    number = {name: index for index, name in enumerate(names)}
    graph: rx.PyGraph[None, int] = rx.PyGraph()
    graph.add_nodes_from([None] * len(names))
    graph.add_edges_from([(number[one], number[other], rank) for rank, (one, other) in enumerate(order)])
    return {order[rank] for _, _, rank in rx.minimum_spanning_edges(graph, weight_fn=float)}


def _rows(items: Sequence[Item]) -> list[list[Item]]:
    """Return the rows from top to bottom: the middle one is filled first, in each the first stands in the middle."""
    area = sum(item.wide * (item.above + item.below) for item in items)
    room = max(sqrt(area * SHAPE), *(item.wide for item in items))
    filled: list[list[Item]] = [[]]
    for item in items:
        if filled[-1] and sum(one.wide for one in filled[-1]) + item.wide > room * 1.1:
            filled.append([])
        filled[-1].append(item)
    above, below = filled[2::2], filled[1::2]
    return [_centred(row) for row in (*reversed(above), filled[0], *below)]


def _centred(row: Sequence[Item]) -> list[Item]:
    return [*reversed(row[2::2]), row[0], *row[1::2]]


def _height(row: Sequence[Item]) -> float:
    return max(item.above for item in row) + max(item.below for item in row)


def _hull(points: Iterable[Point]) -> tuple[Point, ...]:
    """Return the convex hull, clockwise on a screen (Andrew's monotone chain, 1979)."""
    ordered = sorted(set(points))
    halves: list[list[Point]] = []
    for run in (ordered, ordered[::-1]):
        half: list[Point] = []
        for point in run:
            while len(half) > 1 and _turn(half[-2], half[-1], point) <= 0:
                half.pop()
            half.append(point)
        halves.append(half[:-1])
    return tuple((round(x, 1), round(y, 1)) for half in halves for x, y in half)


def _turn(one: Point, two: Point, three: Point) -> float:
    return (two[0] - one[0]) * (three[1] - one[1]) - (two[1] - one[1]) * (three[0] - one[0])


@dataclass(frozen=True, slots=True)
class _Box:
    """A region in its place: centre and half its size."""

    x: float
    y: float
    across: float
    down: float


def _orders(regions: Sequence[Region]) -> Iterator[list[Region]]:
    """Yield orders to place regions in: the largest first, then with some disorder, the same at every run."""
    disorder = Random(_SEED)  # noqa: S311 - no secret, only variety
    by_size = sorted(regions, key=lambda one: (-one.wide * one.high, one.name))
    for attempt in range(_TRIES if regions else 0):
        blur = [index + (disorder.random() * attempt * 1.5) for index in range(len(by_size))]
        yield [one for _, one in sorted(zip(blur, by_size, strict=True), key=lambda found: found[0])]


def _placed(order: Sequence[Region], near: Mapping[frozenset[str], float], aspect: float) -> dict[str, _Box]:
    placed: dict[str, _Box] = {}
    for one in order:
        across, down = one.wide / 2 + GAP / 2, one.high / 2 + GAP / 2
        spots = [box for box in _spots(placed.values(), across, down) if _free(box, placed.values())]
        frame = _frame(placed.values())
        ties = [(placed[other], weight) for other in placed if (weight := near.get(frozenset((one.name, other)), 0.0))]
        placed[one.name] = min(spots, key=lambda box: (_grown(frame, box, aspect) + _far(box, ties), box.y, box.x))
    return placed


def _spots(placed: Iterable[_Box], across: float, down: float) -> Iterator[_Box]:
    """Yield where a box would touch one that stands already, on each side: flush with it or in its middle."""
    standing = list(placed)
    if not standing:
        yield _Box(0.0, 0.0, across, down)
    for box in standing:
        wide, high = box.across + across, box.down + down
        for slide in (box.across - across, 0.0, across - box.across):
            yield _Box(box.x + slide, box.y - high, across, down)
            yield _Box(box.x + slide, box.y + high, across, down)
        for slide in (box.down - down, 0.0, down - box.down):
            yield _Box(box.x - wide, box.y + slide, across, down)
            yield _Box(box.x + wide, box.y + slide, across, down)


def _free(box: _Box, placed: Iterable[_Box]) -> bool:
    return not any(
        abs(box.x - other.x) < box.across + other.across - 0.01 and abs(box.y - other.y) < box.down + other.down - 0.01
        for other in placed
    )


def _frame(boxes: Iterable[_Box]) -> tuple[float, float, float, float]:
    """Return left, right, top and bottom of all boxes."""
    sides = [(box.x - box.across, box.x + box.across, box.y - box.down, box.y + box.down) for box in boxes]
    if not sides:
        return 0.0, 0.0, 0.0, 0.0
    lefts, rights, tops, bottoms = zip(*sides, strict=True)
    return min(lefts), max(rights), min(tops), max(bottoms)


def _grown(frame: tuple[float, float, float, float], box: _Box, aspect: float) -> float:
    """Return how large a frame of the aspect must be to hold a frame and a box, with some weight on its middle."""
    left, right = min(frame[0], box.x - box.across), max(frame[1], box.x + box.across)
    top, bottom = min(frame[2], box.y - box.down), max(frame[3], box.y + box.down)
    middle = hypot((box.x - (frame[0] + frame[1]) / 2) / aspect, box.y - (frame[2] + frame[3]) / 2)
    return 2 * max((right - left) / aspect, bottom - top) + 0.5 * middle


def _far(box: _Box, ties: Sequence[tuple[_Box, float]]) -> float:
    return 0.5 * sum(weight * hypot(box.x - other.x, box.y - other.y) for other, weight in ties)


def _cost(placed: Mapping[str, _Box], near: Mapping[frozenset[str], float], aspect: float) -> float:
    """Return how large the frame is and how long the ties are."""
    left, right, top, bottom = _frame(placed.values())
    ties = 0.0
    for pair, weight in near.items():
        ends = [placed[name] for name in pair]
        ties += weight * hypot(ends[0].x - ends[-1].x, ends[0].y - ends[-1].y)
    return 4 * max((right - left) / aspect, bottom - top) + ties / max(1, len(near))
