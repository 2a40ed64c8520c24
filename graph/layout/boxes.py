"""Room for labels: boxes that do not overlap, found by moving as little as possible."""

from __future__ import annotations

from functools import lru_cache
from math import hypot
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

Point = tuple[float, float]
_Box = tuple[float, float, float]

LETTER_WIDTH = 7.0
"""How wide a letter of a label is drawn, in the units of positions (pixels at zoom 1)."""

BOX_HEIGHT = 56.0
"""How high a node is with its label below it and some room."""

LONGEST_LABEL = 28
"""Letters of a label that are drawn; the rest is clipped."""

_MARGIN, _LEAST_WIDTH = 16.0, 48.0
_STEP, _REACH = 20.0, 24


def width(label: str) -> float:
    """Return how wide the box of a label is.

    >>> width("DLQ"), width("a" * 100) == width("a" * 28)
    (48.0, True)
    """
    return max(_LEAST_WIDTH, LETTER_WIDTH * min(len(label), LONGEST_LABEL) + _MARGIN)


def separated(points: Mapping[str, Point], widths: Mapping[str, float], fixed: Collection[str]) -> dict[str, Point]:
    """Return the points moved as little as needed for no box to overlap another; fixed ones stay where they are.

    Boxes are placed one after the other, the fixed first, then from top to bottom and left to right (ties: by id); one
    that finds its place taken goes to the nearest free one around it, up and down before sideways, for labels are wide.
    Fixed boxes that overlap one another stay so.

    >>> separated({"a": (0.0, 0.0), "b": (5.0, 0.0)}, {"a": 50.0, "b": 50.0}, fixed={"a"})
    {'a': (0.0, 0.0), 'b': (5.0, 60.0)}
    """
    placed = _Boxes()
    result: dict[str, Point] = {}
    for name in sorted(points, key=lambda name: (name not in fixed, points[name][1], points[name][0], name)):
        spot = points[name] if name in fixed else placed.free_spot(points[name], widths[name])
        placed.add(spot, widths[name])
        result[name] = spot
    return {name: result[name] for name in sorted(result)}


class _Boxes:
    """Boxes that are placed, found again by the cells of a grid that they touch."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[_Box]] = {}
        self._bottom = 0.0

    def add(self, spot: Point, wide: float) -> None:
        for cell in _cells(spot, wide):
            self._cells.setdefault(cell, []).append((*spot, wide))
        self._bottom = max(self._bottom, spot[1])

    def free_spot(self, wanted: Point, wide: float) -> Point:
        """Return the nearest place where a box overlaps none: around the wanted one, else below all."""
        x, y = wanted
        taken = self._taken(x, y, wide)
        if taken is None:
            return wanted
        for across, down in _offsets():
            left, top = x + across, y + down
            if _overlap(taken, left, top, wide):
                continue  # what was in the way one step before mostly still is: no need to look it up
            taken = self._taken(left, top, wide)
            if taken is None:
                return round(left, 3), round(top, 3)
        return x, self._bottom + BOX_HEIGHT

    def _taken(self, x: float, y: float, wide: float) -> _Box | None:
        """Return a box that is in the way, None where there is none."""
        for cell in _cells((x, y), wide):
            for box in self._cells.get(cell, ()):
                if _overlap(box, x, y, wide):
                    return box
        return None


def _overlap(box: _Box, x: float, y: float, wide: float) -> bool:
    return abs(box[1] - y) < BOX_HEIGHT and 2 * abs(box[0] - x) < wide + box[2]


def _cells(spot: Point, wide: float) -> Iterator[tuple[int, int]]:
    x, y = spot
    for column in range(int((x - wide / 2) // 100), int((x + wide / 2) // 100) + 1):
        for row in range(int((y - BOX_HEIGHT / 2) // BOX_HEIGHT), int((y + BOX_HEIGHT / 2) // BOX_HEIGHT) + 1):
            yield column, row


@lru_cache(maxsize=1)
def _offsets() -> tuple[Point, ...]:
    """Return the places around a point that are tried, nearest first, below before above."""
    steps = range(-_REACH, _REACH + 1)
    offsets = [(across * _STEP, down * _STEP) for across in steps for down in steps if across or down]
    return tuple(sorted(offsets, key=lambda offset: (hypot(*offset), -offset[1], offset[0])))
