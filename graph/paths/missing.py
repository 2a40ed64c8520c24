"""The one link, not in the notes, that would connect two services most cheaply."""

from __future__ import annotations

from collections import Counter
from math import log
from typing import TYPE_CHECKING

from graph.paths.folding import UNIT, fold
from graph.paths.nearest import near

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.merge import KnowledgeGraph
    from graph.model import Node, Place
    from graph.paths.question import Question

AROUND = 200
"""How many services on either side are looked at."""

OF_ITSELF, BY_LINE = 0.02, 0.2
"""How likely a link is of itself, and how likely each line of the notes that names both its ends makes it."""


def missing_link(graph: KnowledgeGraph, asked: Question) -> tuple[Node, Node] | None:
    """Return the ends of the link that would connect source and target most cheaply, None where the two are one.

    Its cost is the way from the source to the one end, the way from the other end to the target, and -log of how likely
    the link itself is, each line of the notes that names both its ends counting for it. Where no line names services of
    the two sides together, it is the link between the two themselves.
    """
    folded = fold(graph, asked.rules)
    source, target = folded.number[asked.source], folded.number[asked.target]
    if source == target:
        return None
    closed = {folded.number[id_] for id_ in asked.avoid if id_ in folded.number} - {source, target}
    arcs = folded.between(source, target)
    left, right = near(arcs.out, source, AROUND, closed), near(arcs.into, target, AROUND, closed)
    together = _together(graph, folded.ids, left, right)
    linked = {(one, other) for one in left for other, _ in arcs.out[one] if other in right}
    costs = {
        (one, other): (left[one] + right[other]) / UNIT - log(_likely(together[one, other]))
        for one, other in {*together, (source, target)} - linked
        if one != other
    }
    if not costs:
        return None
    one, other = min(costs, key=lambda pair: (costs[pair], pair))
    return graph.node(folded.ids[one]), graph.node(folded.ids[other])


def _likely(lines: int) -> float:
    """Return how likely a link is that so many lines suggest."""
    return 1 - (1 - OF_ITSELF) * (1 - BY_LINE) ** lines


def _together(
    graph: KnowledgeGraph, ids: tuple[str, ...], left: Mapping[int, int], right: Mapping[int, int]
) -> Counter[tuple[int, int]]:
    """Return how many lines name both of two services, one of either side."""
    places: dict[Place, list[int]] = {}
    for one in left:
        for place in graph.node(ids[one]).mentions:
            places.setdefault(place, []).append(one)
    return Counter(
        (one, other)
        for other in right
        for place in graph.node(ids[other]).mentions
        for one in places.get(place, ())
        if one != other
    )
